"""Korean: Check my run."""

TEXTS = {
    "view.check": "내 실행 점검",
    "input.run.empty": "{field} has no numbers: give w, b, loss or gradient",
    "input.run.lengths": (
        "{field} has columns of different lengths: each must have one number a row"
    ),
    "input.run.too_long": "{field} has {rows} rows: it must have at most {most}",
    "input.run.not_numbers": (
        "{field} has something else than a number in {quantity}: it must have numbers"
    ),
    "input.run.rows": (
        "{field} has {rows} row numbers for {count} rows: they must be as many"
    ),
    "input.run.row_numbers": (
        "{field} has row numbers that are none: they must be whole numbers from 0 to "
        "{most}"
    ),
    "input.run.digits": (
        "{field} has another number of digits than numbers in {quantity}: there must "
        "be {count}"
    ),
    "page.check.text": "내 프로그램의 출력",
    "page.check.text.help": (
        "“epoch 1: w = 0.3, loss = 30.0” 같은 줄, 리스트, 텐서, 표, CSV, 또는 한 줄에 "
        "숫자 하나씩도 됩니다. 행 번호와 이름이 있으면 함께 읽습니다. 숫자는 마지막 "
        "자리까지 살펴봅니다."
    ),
    "page.check.placeholder": (
        "epoch 1: w = 1.200, loss = 30.00000000\nepoch 2: w = 1.680, loss = 4.80000000"
    ),
    "page.check.private": (
        "붙여넣은 내용은 읽기만 하고 실행하지 않으며, 주소나 링크에 담지 않습니다."
    ),
    "page.check.example": "예시 보기",
    "page.check.example.help": (
        "이 설정으로 실행한 흔한 튜토리얼의 출력입니다. 기울기가 합이고, 업데이트 전의 "
        "손실을 업데이트한 w와 나란히 출력합니다."
    ),
    "page.check.clear": "지우기",
    "page.check.which.run": (
        "어느 실행을 점검합니까? 첫 번째 실행은 “{first}”에서 시작합니다."
    ),
    "page.check.which.column": "행 “{first}”의 숫자는 각각 무엇입니까?",
    "page.check.understood": "읽은 내용",
    "page.check.compare": "비교에서 열기",
    "page.check.compare.help": (
        "두 실행을 나란히 엽니다. 한쪽은 점검에서 찾아낸 대로 실행합니다."
    ),
    "page.check.button": "내 실행 점검",
    "page.check.button.help": (
        "내 프로그램의 출력을 붙여넣으세요. 맞는지, 틀렸다면 어떤 실수 때문인지 알려 "
        "줍니다. 데이터, 학습률, 옵티마이저는 사이드바의 설정을 씁니다."
    ),
    "page.check.column": "차트에 표시할 값",
    "page.check.all_rows": "모든 행",
    "page.check.empty.title": "내 프로그램이 맞는지 점검하기",
    "page.check.empty": (
        "사이드바에서 데이터, 초기 w, 학습률, 옵티마이저를 내 프로그램과 똑같이 맞추고 "
        "출력을 붙여넣으세요. 몇 행이면 충분합니다. 출력을 올바른 프로그램, 그리고 "
        "알려진 실수들과 한 자리씩 비교하여, 모든 행을 설명하는 것이 있으면 알려 "
        "줍니다."
    ),
    "check.title.right": "Right",
    "check.title.slip": "A mistake that is known: {slip}",
    "check.title.convention": "Another convention: {slip}",
    "check.title.middle": "Right at first, then a mistake: {slip}",
    "check.title.other_setting": "Right, with another {setting}",
    "check.title.ambiguous": "Several mistakes would print this",
    "check.title.ambiguous.right": "Right, as far as these numbers tell",
    "check.title.unknown": "No known program prints this",
    "check.right": "Your {rows} rows are those of the right program, {exactly}.",
    "check.right.one": "Your row is that of the right program, {exactly}.",
    "check.exactly.digits": "to the last digit printed",
    "check.exactly.rounding": "to the digits that {precision} rounding leaves",
    "check.same": (
        "With these settings {names} would print the same numbers in everything: that "
        "makes no difference here."
    ),
    "check.it": "Your program",
    "check.opposite": "{line} has a gradient of the opposite sign.",
    "check.explains": "That explains every row, {exactly}.",
    "check.first": (
        "Row {row} is the first that shows it: {column} is {yours}, the right program "
        "has {right}."
    ),
    "check.middle": "Up to iteration {k} all is right; from there on: {does}",
    "check.as_if": "Your rows are those of a right program {setting}.",
    "check.as_if.learning_rate": "whose learning rate is {value}, not {said}",
    "check.as_if.w0": "that starts at w = {value}, not {said}",
    "check.as_if.b0": "that starts at b = {value}, not {said}",
    "check.as_if.start": "that starts at w = {w}, b = {b}",
    "check.as_if.points": "that has the first {value} of your {said} points alone",
    "check.as_if.points.one": "that has the first of your {said} points alone",
    "check.as_if.update.each": "that updates after every point, not after all of them",
    "check.as_if.update.all": "that updates after all points, not after every one",
    "check.as_if.standardize.on": "that standardises x",
    "check.as_if.standardize.off": "that does not standardise x",
    "check.as_if.optimizer": "that runs {optimizer}, not {said}",
    "check.as_if.model": "that has a bias",
    "check.setting.learning_rate": "learning rate",
    "check.setting.w0": "start",
    "check.setting.b0": "start",
    "check.setting.points": "number of points",
    "check.setting.update": "update",
    "check.setting.standardize": "scaling of x",
    "check.setting.optimizer": "optimiser",
    "check.setting.model": "model",
    "check.ambiguous": "Each of these explains every row, {exactly}: {names}.",
    "check.ambiguous.right": (
        "Every row is the right program’s, {exactly}. But {names} would print the same."
    ),
    "check.advice.column": "Print {column} as well: that tells them apart.",
    "check.advice.digits": (
        "Print {column} with {amount} significant digits: that tells them apart."
    ),
    "check.advice.rows": (
        "Print {column} up to iteration {amount}: that tells them apart."
    ),
    "check.advice.none": (
        "No number that could be printed would tell them apart: look at the code."
    ),
    "check.unknown": (
        "{tried} programs were tried: the right one and each known mistake of every "
        "optimiser, other rates, other starts, fewer points, updates after each point, "
        "mistakes that begin later."
    ),
    "check.unknown.nearest": (
        "The nearest, {name}, explains {explained} of {rows} rows. In row {row}, where "
        "{column} is {yours}, it has {found}."
    ),
    "check.unknown.none": "None explains even the first row.",
    "check.title.rows_off": "Only {off} differs from the right program",
    "check.title.rows_off.several": "Only {off} differ from the right program",
    "check.unknown.rows_off": (
        "In {off} {column} is {yours}, the right program has {right}. All other rows "
        "are right, so that was printed or copied wrongly, or changed afterwards."
    ),
    "check.counted": "Rows are counted from 0.",
    "check.unknown.steps_off": (
        "Taken alone, every step is right but the one that leads to {off}: something "
        "moved the parameters there."
    ),
    "check.unknown.settings": (
        "Are data, start, rate and optimiser in the sidebar those of your program?"
    ),
    "check.fix": "To mend it: {fix}.",
    "fix.sum": "기울기를 N(여기서는 {n})으로 나누세요",
    "fix.sum.again": "합 앞의 N을 없애세요",
    "fix.no2": "기울기에 2를 곱하세요",
    "fix.sum_no2": "기울기를 N(여기서는 {n})으로 나누고 2를 곱하세요",
    "fix.sum_no2.again": "N을 없애고 기울기에 2를 곱하세요",
    "fix.averaged": "N으로 나누지 말고 합을 쓰세요",
    "fix.averaged.again": "N으로 한 번만 나누세요",
    "fix.twice": "남아 있는 2를 없애세요",
    "fix.twice.again": "2를 한 번만 곱하세요",
    "fix.opposite": "기울기의 부호를 바꾸세요",
    "fix.uphill": "기울기에 η를 곱해 빼세요",
    "fix.no_zero_grad": (
        "backward()를 부르기 전마다 zero_grad()로 기울기를 초기화하세요"
    ),
    "fix.broadcast": "y.reshape(-1)로 y의 모양을 예측값과 같게 하세요",
    "fix.forgets": "옵티마이저를 반복문 앞에서 한 번만 만드세요",
    "fix.momentum_averaged": "PyTorch의 규칙을 따르려면 v ← μ·v + g로 바꾸세요",
    "fix.momentum_dampened": "모든 업데이트에서 v ← μ·v + g를 쓰세요",
    "fix.lookahead_sign": "부호를 더하기로 바꿔 w ← w − η·(g + μ·v)로 쓰세요",
    "fix.adagrad_averaged": "평균을 내지 말고 S ← S + g²으로 쓰세요",
    "fix.no_root": "제곱근으로 나누세요",
    "fix.eps_inside": "PyTorch의 규칙을 따르려면 ε을 제곱근 밖에서 더하세요(√v + ε)",
    "fix.no_correction": "m은 1 − β₁ᵗ로, v는 1 − β₂ᵗ로 나누세요",
    "fix.t_frozen": "업데이트마다 t에 1을 더하세요",
    "fix.bracket": "나누는 수를 괄호로 묶으세요(m/(√v + ε))",
    "check.row": "row {row}",
    "check.rows": "rows {rows}",
    "check.right.name": "the right program",
    "check.another": "another {setting}",
    "check.opposite.name": "the opposite sign",
    "check.quoted": "“{name}”",
    "check.column.w": "w",
    "check.column.b": "b",
    "check.column.loss": "the loss",
    "check.column.gradient": "the gradient",
    "check.column.gradient_b": "the gradient by b",
    "check.convention.loss_before": (
        "Each row has the loss before the update beside the updated parameters. That "
        "is a convention, no mistake, but a row then mixes two states."
    ),
    "check.convention.loss.half_mean": (
        "The loss printed is half the mean of the squared errors, whose gradient has "
        "no 2. A convention, no mistake: choose it under Loss."
    ),
    "check.convention.loss.sum": (
        "The loss printed is the sum of the squared errors, not their mean. A "
        "convention, no mistake: choose it under Loss."
    ),
    "check.convention.loss.half_sum": (
        "The loss printed is half the sum of the squared errors. A convention, no "
        "mistake: choose it under Loss."
    ),
    "check.convention.loss.mean": (
        "The loss printed is the mean of the squared errors. A convention, no mistake: "
        "choose it under Loss."
    ),
    "check.convention.printed": (
        "What is printed as the loss is {loss}; the updates are those of {own}."
    ),
    "check.convention.momentum_averaged": (
        "Some courses write momentum so, as an average, and choose η for it: no "
        "mistake, but not PyTorch’s rule."
    ),
    "check.convention.eps_inside": (
        "Some texts write the rule so: no mistake, but not PyTorch’s rule."
    ),
    "check.precision": (
        "Your numbers are as exact as float32, not as float64, which is set."
    ),
    "check.series.yours": "yours",
    "check.series.right": "right",
    "check.series.found.mistake": "with the mistake",
    "check.series.found.setting": "with that setting",
    "check.series.found.convention": "by that rule",
    "check.table.row": "row",
    "check.table.yours": "{column}, yours",
    "check.table.right": "{column}, right",
    "check.table.found": "{column}, with the mistake",
    "check.table.found.setting": "{column}, with that setting",
    "check.table.found.convention": "{column}, by that rule",
    "check.table.key": "Red: the digits that differ from the right program’s.",
    "check.table.from": "The first {count} rows, which agree, are under All rows.",
    "check.table.alt": "The rows as printed, beside those of the right program",
    "chart.check.row": "행",
    "chart.check.y": "값",
    "chart.check.begins": "처음 달라지는 행",
    "chart.check.alt": (
        "{title}: 출력된 {rows}개 행의 {column} 값은 {first}에서 시작해 {last}에서 "
        "끝나고, 올바른 프로그램은 {right}에서 끝납니다."
    ),
    "chart.check.alt.found": "찾아낸 원인대로 실행하면 {found}에서 끝납니다.",
    "chart.check.name": "출력된 실행 결과와 올바른 실행",
}
