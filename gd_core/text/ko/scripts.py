"""Korean: what is taken away: scripts, notebook, tables."""

TEXTS = {
    "take.manual": "손 계산, .py",
    "take.manual.mime": "text/x-python",
    "take.manual.help": (
        "손 계산 실행을 교과서식 반복문으로 쓴 프로그램입니다. NumPy가 필요합니다."
    ),
    "take.autograd": "자동 미분, .py",
    "take.autograd.mime": "text/x-python",
    "take.autograd.help": (
        "자동 미분 실행을 교과서식 반복문으로 쓴 프로그램입니다. PyTorch가 필요합니다."
    ),
    "take.both": "두 실행 비교, .py",
    "take.both.mime": "text/x-python",
    "take.both.help": "두 실행과 그 차이를 담습니다. NumPy와 PyTorch가 필요합니다.",
    "take.notebook": "노트북, .ipynb",
    "take.notebook.mime": "application/x-ipynb+json",
    "take.notebook.help": (
        "두 실행을 설명, 차트와 함께 Jupyter 노트북에 담습니다. 차트를 그리려면 "
        "matplotlib이 필요합니다."
    ),
    "take.states": "모든 상태, .csv",
    "take.states.mime": "text/csv",
    "take.states.help": "두 실행의 상태를 한 행에 하나씩, 설정과 함께 담습니다.",
    "take.updates": "모든 업데이트, .csv",
    "take.updates.mime": "text/csv",
    "take.updates.help": (
        "두 실행의 업데이트(반복, 점, w, 기울기)를 한 행에 하나씩 담습니다."
    ),
    "take.data": "데이터, .csv",
    "take.data.mime": "text/csv",
    "take.data.help": "x 열과 y 열을 이 페이지에서 올릴 수 있는 형식으로 담습니다.",
    "take.numbers": (
        "상태의 각 행에는 그 값을 만든 설정이 들어 있습니다. 모든 차트와 표는 각각의 "
        "도구 모음에서도 내려받을 수 있으며, 차트는 두 배 해상도로 저장됩니다."
    ),
    "take.too_long_for_a_cell": "숫자 {count}개",
    "file_name.manual": "손_계산_점_{count}개",
    "file_name.autograd": "자동_미분_점_{count}개",
    "file_name.both": "둘_비교_점_{count}개",
    "file_name.notebook": "둘_비교_점_{count}개",
    "file_name.states": "상태_점_{count}개",
    "file_name.updates": "업데이트_점_{count}개",
    "file_name.data": "데이터_점_{count}개",
    "file_name.race": "레이스_점_{count}개",
    "file_name.iterations": "반복_{count}회",
    "file_name.sgd": "경사_하강법",
    "file_name.each": "점마다_업데이트",
    "file_name.line": "직선_b0_{b0}",
    "file_name.standardized": "표준화",
    "script.manual.title": "{optimizer}: NumPy 손 계산",
    "script.autograd.title": "{optimizer}: PyTorch 자동 미분",
    "script.both.title": "{optimizer}: 손 계산과 자동 미분 비교",
    "script.optimizer.sgd": "경사 하강법",
    "script.optimizer.momentum": "모멘텀 경사 하강법",
    "script.optimizer.nesterov": "Nesterov 모멘텀 경사 하강법",
    "script.optimizer.adagrad": "AdaGrad",
    "script.optimizer.rmsprop": "RMSProp",
    "script.optimizer.adam": "Adam",
    "script.loss": "최소화하는 손실: {loss} J(w) = {factor}Σ (w * x_i - y_i)^2",
    "script.left_out": "{count}개 더 있음",
    "script.initial_w": "초기 w",
    "script.loss.line": (
        "최소화하는 손실: {loss} J(w, b) = {factor}Σ (w * x_i + b - y_i)^2"
    ),
    "script.initial_b": "초기 b",
    "script.population": "N으로 나눔",
    "script.standardized": "표준화: 평균 0, 표준편차 1",
    "script.as_learned": "표준화한 x로 학습한 값",
    "script.own_units": "데이터의 단위로: w = {w}, b = {b}",
    "script.learning_rate": "학습률",
    "script.rounded": "손 계산처럼 반올림",
    "script.silenced": "유한하지 않은 값은 아래에서 알림",
    "script.iteration": "iteration",
    "script.quantity.w": "w",
    "script.quantity.loss": "loss",
    "script.quantity.gradient": "gradient",
    "script.quantity.b": "b",
    "script.quantity.gradient_b": "gradient_b",
    "script.quantity.m": "m",
    "script.quantity.m_b": "m_b",
    "script.quantity.v": "v",
    "script.quantity.v_b": "v_b",
    "script.quantity.S": "S",
    "script.quantity.S_b": "S_b",
    "script.remembered": "옵티마이저의 내부 상태, 첫 스텝 전에는 0",
    "script.overflowed": "반복 {k}에서 {precision} 오버플로",
    "script.differ": (
        "{quantity}: 최대 차이 {most}, 이웃한 {precision} 수의 간격 {step}"
    ),
    "script.equal": "{quantity}: 상태 {states}개에서 모두 같음",
    "script.first_gradient": "첫 기울기: 손 계산 {by_hand}, 자동 미분 {by_autograd}",
    "script.first_gradient.b": (
        "b에 대한 첫 기울기: 손 계산 {by_hand}, 자동 미분 {by_autograd}"
    ),
    "notebook.about.line": (
        "같은 실행을 두 번 합니다. 한 번은 손으로 유도한 기울기를 NumPy로 계산하고, 한 "
        "번은 PyTorch의 `backward()`가 구한 기울기를 씁니다. 둘 다 예측값 $\\hat y = w "
        "\\cdot x + b$의 다음 손실({loss})을 최소화합니다.\n\n"
        "$$J(w, b) = {factor}\\sum_i (w \\cdot x_i + b - y_i)^2$$"
    ),
    "notebook.standardized": (
        "둘 다 $x$ 대신 $(x - \\bar x) / \\sigma$를 씁니다. $\\bar x$는 평균, "
        "$\\sigma$는 $N$으로 나누어 구한 모표준편차입니다. 각 표 아래의 $w / "
        "\\sigma$와 $b - w \\cdot \\bar x / \\sigma$는 데이터의 단위로 나타낸 직선의 "
        "기울기와 절편입니다."
    ),
    "notebook.manual.line": (
        "연필과 종이로 구한 {loss}의 도함수는 다음과 같습니다.\n\n"
        "$$\\partial J / \\partial w = {factor}\\sum_i {twice}x_i \\cdot (w \\cdot x_i "
        "+ b - y_i) , \\qquad \\partial J / \\partial b = {factor}\\sum_i {twice}(w "
        "\\cdot x_i + b - y_i)$$\n\n"
        "{update}"
    ),
    "notebook.autograd.line": (
        "같은 반복문이지만 도함수를 직접 유도하지 않습니다. `loss.backward()`가 손실의 "
        "계산 그래프를 가중치와 편향까지 거슬러 올라가며, 구한 값을 `w.grad`와 "
        "`b.grad`에 더합니다. 그래서 업데이트할 때마다 둘을 초기화합니다."
    ),
    "notebook.about": (
        "같은 실행을 두 번 합니다. 한 번은 손으로 유도한 기울기를 NumPy로 계산하고, 한 "
        "번은 PyTorch의 `backward()`가 구한 기울기를 씁니다. 둘 다 예측값 $\\hat y = w "
        "\\cdot x$의 다음 손실({loss})을 최소화합니다.\n\n"
        "$$J(w) = {factor}\\sum_i (w \\cdot x_i - y_i)^2$$"
    ),
    "notebook.manual": (
        "연필과 종이로 구한 {loss}의 도함수는 다음과 같습니다.\n\n"
        "$$J'(w) = {factor}\\sum_i {twice}x_i \\cdot (w \\cdot x_i - y_i)$$\n\n"
        "{update}"
    ),
    "notebook.update.sgd": (
        "반복마다 학습률 $\\eta$로 조금씩 내려갑니다: $w \\leftarrow w - \\eta \\cdot "
        "J'(w)$."
    ),
    "notebook.update.sgd.line": (
        "반복마다 학습률 $\\eta$로 조금씩 내려갑니다: $w \\leftarrow w - \\eta \\cdot "
        "\\partial J / \\partial w$, $b \\leftarrow b - \\eta \\cdot \\partial J / "
        "\\partial b$."
    ),
    "notebook.update.remembering": (
        "업데이트는 이 기울기 $g$와 옵티마이저의 내부 상태, 학습률 $\\eta$로 "
        "계산합니다.\n\n"
        "$${formula}$$"
    ),
    "notebook.update.remembering.line": (
        "업데이트는 이 기울기 $g$와 옵티마이저의 내부 상태, 학습률 $\\eta$로 "
        "계산합니다. $b$도 $w$와 같은 방식으로 업데이트합니다.\n\n"
        "$${formula}$$"
    ),
    "notebook.optim": (
        "업데이트 규칙은 `{optimizer}`입니다. `optimizer.step()`이 업데이트하고, "
        "`optimizer.zero_grad()`가 기울기를 초기화합니다."
    ),
    "notebook.autograd": (
        "같은 반복문이지만 도함수를 직접 유도하지 않습니다. `loss.backward()`가 손실의 "
        "계산 그래프를 가중치까지 거슬러 올라가며, 구한 값을 `w.grad`에 더합니다. "
        "그래서 업데이트할 때마다 `w.grad`를 초기화합니다."
    ),
    "notebook.compare": (
        "## 비교\n\n"
        "두 실행에 모두 있는 상태 전체에서 두 실행의 차이가 얼마나 되는지, 이 "
        "정밀도에서 이웃한 두 수의 간격과 나란히 보여 줍니다. 같은 일을 하는 "
        "실행끼리도 반올림 순서가 달라 그 간격의 몇 배쯤 차이가 납니다. 차이가 그보다 "
        "크다면 다른 이유가 있습니다."
    ),
    "notebook.chart": (
        "## 차트\n\n"
        "반복별 손실입니다. 두 실행이 같은 일을 하는 곳에서는 두 선이 겹칩니다."
    ),
    "code.prediction": "예측",
    "code.loss.all": "손실: 오차들을 수 하나로",
    "code.loss.one": "손실: 점 하나에 오차 하나",
    "code.loss.alone": "손실: 이 점의 손실만",
    "code.gradient.manual": "기울기: 손으로 유도한 식",
    "code.gradient.manual.line": "기울기: 손으로 유도한 식, b에서는 x 대신 1",
    "code.gradient.autograd": "기울기: 손실의 계산 그래프를 거꾸로 따라감",
    "code.gradient": "기울기",
    "code.loss": "손실",
    "code.update": "업데이트",
    "code.update.reset": "업데이트 후 초기화: backward()는 grad에 더함",
    "code.before_pass": "에폭 전, 모든 점의 J",
    "code.averaged": "업데이트마다 남기는 평균의 비율(실수)",
    "code.doc.averages": "v <- mu * v + (1 - mu) * g, 기울기의 평균.",
    "code.doc.first": "처음에는 v <- g, 그다음에는 v <- mu * v + (1 - mu) * g.",
    "code.doc.forgets": "S <- 0.9 * S + 0.1 * g^2, 옛값을 잊는 평균: 0.9인 RMSProp.",
    "code.doc.length": (
        "v <- (1 - alpha) * g^2: |g|가 eps보다 훨씬 크면 모든 스텝의 길이는"
    ),
    "code.doc.no_correction": "w <- w - eta * m / (sqrt(v) + eps): 편향 보정 없음.",
    "code.doc.frozen": "모든 업데이트에 첫 업데이트의 보정을 씀.",
    "code.wrong.column": "WRONG: y의 모양이 (n, 1)",
    "code.wrong.anew": "WRONG: 새로 만들어 내부 상태가 없음",
    "code.wrong.minus": "WRONG: 빼지 않음",
    "code.wrong.lookahead": "WRONG: 더하지 않고 뺌",
    "code.wrong.average": "WRONG: 합이 아니라 평균",
    "code.wrong.eps": "WRONG: eps가 제곱근 안에 있음",
    "code.wrong.brackets": "WRONG: root + eps에 괄호 없음",
    "code.wrong.not": "WRONG: {code} 아님",
    "code.wrong.no_two": "WRONG: {code}, {other} 없음",
    "code.wrong.no_and_no": "WRONG: {code}, {other} 없음",
    "code.wrong.no_and": "WRONG: {code} 없음, {other} 있음",
    "code.wrong.and_no": "WRONG: {code} 있음, {other} 없음",
    "code.wrong.and": "WRONG: {code} 있음, {other} 있음",
    "code.wrong.again": "WRONG: {code} 두 번",
    "code.wrong.second": "WRONG: 두 번째 업데이트부터 {code}",
    "code.wrong.no": "WRONG: {code} 없음",
}
