"""Korean: Check my run."""

TEXTS = {
    "view.check": "내 실행 점검",
    "input.run.empty": (
        "{field}에 숫자가 없습니다: w, b, loss, gradient 가운데 하나는 있어야 합니다"
    ),
    "input.run.lengths": (
        "{field}에서 열의 길이가 서로 다릅니다: 열마다 행 하나에 숫자가 하나씩 있어야 "
        "합니다"
    ),
    "input.run.too_long": "{field}의 행은 {most}개 이하여야 합니다(현재 {rows}개)",
    "input.run.not_numbers": (
        "{field}의 {quantity} 열에 숫자가 아닌 것이 있습니다: 숫자만 있어야 합니다"
    ),
    "input.run.rows": (
        "{field}의 행과 행 번호는 개수가 같아야 합니다(행 {count}개, 행 번호 {rows}개)"
    ),
    "input.run.row_numbers": (
        "{field}에 행 번호가 될 수 없는 값이 있습니다: 0부터 {most}까지의 정수여야 "
        "합니다"
    ),
    "input.run.digits": (
        "{field}의 {quantity} 열에서 자릿수를 적은 개수가 숫자의 개수와 다릅니다: "
        "{count}개여야 합니다"
    ),
    "page.check.text": "내 프로그램의 출력",
    "page.check.text.help": (
        "“epoch 1: w = 0.3, loss = 30.0” 같은 줄, 리스트, 텐서, 표, CSV를 "
        "붙여넣으세요. 한 줄에 숫자가 하나씩만 있어도 됩니다. 행 번호와 이름이 있으면 "
        "함께 읽습니다. 숫자는 마지막 자리까지 살펴봅니다."
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
        "출력을 붙여넣으세요. 몇 행이면 충분합니다. 올바른 프로그램의 출력, 알려진 "
        "실수가 있는 프로그램의 출력과 한 자리씩 비교하여, 모든 행을 설명하는 것이 "
        "있으면 알려 줍니다."
    ),
    "check.title.right": "맞음",
    "check.title.slip": "알려진 실수: {slip}",
    "check.title.convention": "다른 관례: {slip}",
    "check.title.middle": "처음에는 맞다가 중간부터 실수: {slip}",
    "check.title.other_setting": "맞음, {setting}만 다름",
    "check.title.ambiguous": "이렇게 출력되는 실수가 여럿 있음",
    "check.title.ambiguous.right": "이 수치로 보아서는 맞음",
    "check.title.unknown": "알려진 프로그램으로는 설명되지 않음",
    "check.right": "출력된 {rows}개 행이 모두 올바른 프로그램과 {exactly} 같습니다.",
    "check.right.one": "출력된 한 행이 올바른 프로그램과 {exactly} 같습니다.",
    "check.exactly.digits": "마지막 자리까지",
    "check.exactly.rounding": "{precision} 반올림 오차 안에서",
    "check.same": (
        "이 설정에서는 다음 경우에도 모든 수가 똑같이 출력되므로 차이가 없습니다: "
        "{names}."
    ),
    "check.it": "내 프로그램",
    "check.opposite": "{line}에서 기울기의 부호가 반대입니다.",
    "check.explains": "이것으로 모든 행이 {exactly} 설명됩니다.",
    "check.first": (
        "{row}행에서 처음 달라집니다. {column} 값은 {yours}인데 올바른 값은 "
        "{right}입니다."
    ),
    "check.middle": "반복 {k}까지는 모두 맞지만, 그 뒤로는 다음과 같습니다. {does}",
    "check.as_if": "출력된 행은 {setting} 올바른 프로그램의 결과와 같습니다.",
    "check.as_if.learning_rate": "학습률이 {said} 대신 {value}인",
    "check.as_if.w0": "w = {said} 대신 w = {value}에서 시작하는",
    "check.as_if.b0": "b = {said} 대신 b = {value}에서 시작하는",
    "check.as_if.start": "w = {w}, b = {b}에서 시작하는",
    "check.as_if.points": "점 {said}개 가운데 처음 {value}개만 쓰는",
    "check.as_if.points.one": "점 {said}개 가운데 첫 점만 쓰는",
    "check.as_if.update.each": "모든 점 후가 아니라 점마다 업데이트하는",
    "check.as_if.update.all": "점마다가 아니라 모든 점 후에 업데이트하는",
    "check.as_if.standardize.on": "x를 표준화하는",
    "check.as_if.standardize.off": "x를 표준화하지 않는",
    "check.as_if.optimizer": "옵티마이저가 {said} 대신 {optimizer}인",
    "check.as_if.model": "편향이 있는",
    "check.setting.learning_rate": "학습률",
    "check.setting.w0": "시작점",
    "check.setting.b0": "시작점",
    "check.setting.points": "점의 수",
    "check.setting.update": "업데이트 시점",
    "check.setting.standardize": "x 표준화",
    "check.setting.optimizer": "옵티마이저",
    "check.setting.model": "모델",
    "check.ambiguous": (
        "다음 가운데 어느 것으로도 모든 행이 {exactly} 설명됩니다: {names}."
    ),
    "check.ambiguous.right": (
        "모든 행이 올바른 프로그램과 {exactly} 같습니다. 그러나 다음 경우에도 똑같이 "
        "출력됩니다: {names}."
    ),
    "check.advice.column": "구별하려면 {column} 값도 출력하세요.",
    "check.advice.digits": (
        "구별하려면 {column} 값을 유효 숫자 {amount}자리로 출력하세요."
    ),
    "check.advice.rows": "구별하려면 {column} 값을 반복 {amount}까지 출력하세요.",
    "check.advice.none": "어떤 값을 더 출력해도 구별되지 않습니다. 코드를 살펴보세요.",
    "check.unknown": (
        "올바른 프로그램과 모든 옵티마이저의 알려진 실수, 다른 학습률과 시작점, 더 "
        "적은 점, 점마다 업데이트하는 경우, 중간부터 시작되는 실수까지 프로그램 "
        "{tried}개와 비교했습니다."
    ),
    "check.unknown.nearest": (
        "가장 비슷한 경우는 {name}입니다. 이 경우로 {rows}개 행 중 {explained}개가 "
        "설명됩니다. {row}행의 {column} 값은 {yours}인데, 이 경우라면 {found}입니다."
    ),
    "check.unknown.none": "첫 행조차 설명하는 프로그램이 없습니다.",
    "check.title.rows_off": "한 행만 올바른 프로그램과 다름: {off}",
    "check.title.rows_off.several": "몇 행만 올바른 프로그램과 다름: {off}",
    "check.unknown.rows_off": (
        "{off}에서 {column} 값은 {yours}인데 올바른 값은 {right}입니다. 나머지 행은 "
        "모두 맞으므로, 잘못 출력했거나 잘못 옮겼거나 나중에 바꾼 값입니다."
    ),
    "check.counted": "행은 0부터 셉니다.",
    "check.unknown.steps_off": (
        "스텝을 하나씩 따로 보면 {off}에 이르는 스텝만 틀리고 나머지는 모두 맞습니다. "
        "그 스텝에서 무언가가 매개변수를 바꾸었습니다."
    ),
    "check.unknown.settings": (
        "사이드바의 데이터, 시작점, 학습률, 옵티마이저가 내 프로그램과 같습니까?"
    ),
    "check.fix": "고치려면: {fix}.",
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
    "check.row": "{row}행",
    "check.rows": "행 {rows}",
    "check.right.name": "올바른 프로그램",
    "check.another": "{setting}만 다른 프로그램",
    "check.opposite.name": "반대 부호",
    "check.quoted": "“{name}”",
    "check.column.w": "w",
    "check.column.b": "b",
    "check.column.loss": "손실",
    "check.column.gradient": "기울기",
    "check.column.gradient_b": "b의 기울기",
    "check.convention.loss_before": (
        "행마다 업데이트한 매개변수 옆에 업데이트 전의 손실이 있습니다. 실수가 아니라 "
        "관례의 차이지만, 한 행에 두 상태가 섞입니다."
    ),
    "check.convention.loss.half_mean": (
        "출력된 손실은 평균제곱오차의 절반이며, 그 기울기에는 2가 없습니다. 실수가 "
        "아니라 관례의 차이입니다. “손실”에서 평균의 절반을 고르세요."
    ),
    "check.convention.loss.sum": (
        "출력된 손실은 평균제곱오차가 아니라 오차 제곱합입니다. 실수가 아니라 관례의 "
        "차이입니다. “손실”에서 합을 고르세요."
    ),
    "check.convention.loss.half_sum": (
        "출력된 손실은 오차 제곱합의 절반입니다. 실수가 아니라 관례의 차이입니다. "
        "“손실”에서 합의 절반을 고르세요."
    ),
    "check.convention.loss.mean": (
        "출력된 손실은 평균제곱오차입니다. 실수가 아니라 관례의 차이입니다. “손실”에서 "
        "평균을 고르세요."
    ),
    "check.convention.printed": (
        "손실로 출력된 값은 {loss}인데, 업데이트에 쓰인 손실은 {own}입니다."
    ),
    "check.convention.momentum_averaged": (
        "모멘텀을 이렇게 평균으로 쓰고 η를 그에 맞춰 정하는 강의도 있습니다. 실수는 "
        "아니지만 PyTorch의 규칙과 다릅니다."
    ),
    "check.convention.eps_inside": (
        "규칙을 이렇게 쓰는 책도 있습니다. 실수는 아니지만 PyTorch의 규칙과 다릅니다."
    ),
    "check.precision": "출력된 수의 정밀도는 설정한 float64가 아니라 float32입니다.",
    "check.series.yours": "내 값",
    "check.series.right": "올바른 값",
    "check.series.found.mistake": "실수가 있을 때",
    "check.series.found.setting": "그 설정일 때",
    "check.series.found.convention": "그 규칙일 때",
    "check.table.row": "행",
    "check.table.yours": "{column}, 내 값",
    "check.table.right": "{column}, 올바른 값",
    "check.table.found": "{column}, 실수가 있을 때",
    "check.table.found.setting": "{column}, 그 설정일 때",
    "check.table.found.convention": "{column}, 그 규칙일 때",
    "check.table.key": "빨간색은 올바른 값과 다른 자리입니다.",
    "check.table.from": "처음 {count}개 행은 일치하며, “모든 행”에서 볼 수 있습니다.",
    "check.table.alt": "출력된 행을 올바른 프로그램의 행과 나란히 놓은 표",
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
