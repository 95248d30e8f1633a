"""Korean: the page: its frame, its sidebar, its views."""

TEXTS = {
    "language": "한국어",
    "page.language.help": "이 페이지의 언어를 고릅니다. 링크에 함께 담깁니다.",
    "page.title": "경사 하강법: 손 계산과 자동 미분",
    "page.share": "공유",
    "page.lecture": "강의 모드",
    "page.lecture.help": (
        "지금 보는 화면을 슬라이드로 보여 줍니다. 사이드바 없이 더 크게, 한눈에 "
        "들어오게 맞춥니다. 화살표 키로 넘깁니다. 링크에도 담깁니다."
    ),
    "page.running": "실행 중…",
    "page.loading": "PyTorch 불러오는 중…",
    "page.lesson": "예제",
    "page.lesson.placeholder": "직접 정한 설정",
    "page.lesson.help": (
        "바로 시작할 수 있는 짧은 예제입니다. 고르면 아래 설정이 모두 채워지고, 그다음 "
        "무엇이든 바꿀 수 있습니다."
    ),
    "page.x": "x, 입력값",
    "page.x.help": (
        "숫자를 쉼표, 공백, 줄바꿈으로 구분해 쓰거나 Python 리스트를 통째로 "
        "붙여넣으세요. x와 y는 순서대로 짝을 이룹니다."
    ),
    "page.y": "y, 목푯값",
    "page.y.help": (
        "숫자를 쉼표, 공백, 줄바꿈으로 구분해 쓰거나 Python 리스트를 통째로 "
        "붙여넣으세요. x와 y는 순서대로 짝을 이룹니다."
    ),
    "page.old_y": (
        "x만 바꾸었습니다. 목푯값 y는 아직 이전의 {y}입니다. 새 목푯값을 입력하거나, "
        "지금 목푯값이 새 x에 맞는 것이면 그대로 유지하세요."
    ),
    "page.old_y.preset": (
        "x만 바꾸었습니다. 목푯값 y는 아직 “{preset}” 예제의 {y}입니다. 새 목푯값을 "
        "입력하거나, 지금 목푯값이 새 x에 맞는 것이면 그대로 유지하세요."
    ),
    "page.old_y.field": "이 목푯값은 이전 x의 것입니다.",
    "page.old_y.confirm": "이 목푯값 유지",
    "page.file": "파일에서 x와 y 읽기",
    "page.file.upload": "열이 있는 파일",
    "page.file.upload.help": (
        "x 열과 y 열이 있는 CSV, TSV 또는 텍스트 파일을 올리세요. 머리글은 있어도 "
        "없어도 되며, {megabytes} MB까지 올릴 수 있습니다."
    ),
    "page.file.header": "첫 행은 열 이름",
    "page.file.header.help": (
        "첫 행이 열 이름인지 정합니다. 처음에는 모든 행을 보고 자동으로 정하므로, "
        "틀렸으면 바꾸세요."
    ),
    "page.file.preview": "파일의 처음 몇 행입니다. 열: {columns}.",
    "page.file.unusable": "“{column}” 열은 고를 수 없습니다: {why}.",
    "page.file.unusable.more": "다른 열 {count}개도 마찬가지입니다.",
    "page.question": "“{text}”의 뜻은 무엇입니까?",
    "page.pairs.take": "x와 y로 쓰기",
    "page.file.x": "x의 열",
    "page.file.y": "y의 열",
    "page.file.points": (
        "파일의 점 {count}개, ({first_x}, {first_y})부터 ({last_x}, "
        "{last_y})까지입니다. x는 “{x_column}” 열, y는 “{y_column}” 열입니다. 직접 "
        "입력한 숫자를 쓰려면 파일을 제거하세요."
    ),
    "page.file.point": (
        "파일의 점 1개, ({first_x}, {first_y})입니다. x는 “{x_column}” 열, y는 "
        "“{y_column}” 열입니다. 직접 입력한 숫자를 쓰려면 파일을 제거하세요."
    ),
    "page.w0": "초기 w",
    "page.w0.less": "초기 w 줄이기",
    "page.w0.more": "초기 w 키우기",
    "page.w0.help": (
        "첫 업데이트 전의 가중치(weight) w₀입니다. {least}부터 {most}까지 입력할 수 "
        "있습니다."
    ),
    "page.b0": "초기 b",
    "page.b0.less": "초기 b 줄이기",
    "page.b0.more": "초기 b 키우기",
    "page.b0.help": (
        "첫 업데이트 전의 편향(bias) b₀입니다. {least}부터 {most}까지 입력할 수 "
        "있습니다."
    ),
    "page.model": "모델",
    "page.model.help": (
        "**w·x**는 원점을 지나는 직선이고, **w·x + b**에는 편향(bias)이 있습니다. "
        "편향이 있으면 매개변수가 둘이 되고, 기울기도 매개변수마다 따로 있습니다."
    ),
    "page.standardize": "x",
    "page.standardize.help": (
        "**그대로** 쓰거나 **표준화**합니다. 표준화하면 두 실행이 (x − 평균)/σ로 "
        "계산하고(σ는 모표준편차), 손실의 곡률이 모든 방향에서 같아집니다."
    ),
    "page.learning_rate": "학습률",
    "page.learning_rate.less": "학습률 줄이기",
    "page.learning_rate.more": "학습률 키우기",
    "page.learning_rate.help": (
        "학습률(learning rate)은 업데이트 식 w ← w − η · 기울기에 나오는 η로, "
        "업데이트마다 얼마나 움직일지 정합니다. {least}부터 {most}까지 입력할 수 "
        "있습니다. 1e-3은 0.001입니다."
    ),
    "page.pick": "빠른 선택",
    "page.pick.help": (
        "이 데이터에서 계산한 학습률입니다: 가장 빠른 학습률의 1/10, 가장 빠른 학습률, "
        "경계의 {near}배와 {over}배."
    ),
    "page.iterations": "반복 횟수",
    "page.iterations.less": "반복 줄이기",
    "page.iterations.more": "반복 늘리기",
    "page.iterations.help": (
        "업데이트를 몇 번 할지 정합니다. 점마다 업데이트할 때는 모든 점을 한 번씩 "
        "지나는 에폭(epoch)의 수입니다. {least}부터 {most}까지의 정수를 입력할 수 "
        "있습니다."
    ),
    "page.manual_gradient": "손 계산",
    "page.manual_gradient.help.mean": (
        "**평균**이 평균제곱오차의 올바른 도함수입니다. 실수: **합**은 튜토리얼에 실린 "
        "대로 N배이고, **2 빠짐**은 인수 2를 빠뜨려 절반이며, **합, 2 빠짐**은 둘 "
        "다입니다. **오르막**은 w에서 빼지 않고 더합니다."
    ),
    "page.manual_gradient.help.half_mean": (
        "**평균의 절반**이 평균제곱오차 절반의 올바른 도함수입니다. 실수: **합**은 "
        "N배이고, **2 남음**은 1/2과 약분되어야 할 2가 남아 두 배입니다. **오르막**은 "
        "w에서 빼지 않고 더합니다."
    ),
    "page.manual_gradient.help.sum": (
        "**합**이 오차 제곱합의 올바른 도함수입니다. 실수: **2 빠짐**은 인수 2를 "
        "빠뜨려 절반이고, **평균**은 1/N입니다. **오르막**은 w에서 빼지 않고 더합니다."
    ),
    "page.manual_gradient.help.half_sum": (
        "**합의 절반**이 오차 제곱합 절반의 올바른 도함수입니다. 실수: **평균**은 "
        "1/N이고, **2 남음**은 1/2과 약분되어야 할 2가 남아 두 배입니다. **오르막**은 "
        "w에서 빼지 않고 더합니다."
    ),
    "page.update": "업데이트",
    "page.update.help": (
        "**모든 점 후**는 반복마다 한 번 업데이트합니다. **점마다**는 점 하나를 지날 "
        "때마다 업데이트하므로, 반복 하나가 점들을 순서대로 지나는 에폭(epoch)이 되고, "
        "각 업데이트의 기울기는 그 점 하나의 손실에서 나옵니다."
    ),
    "page.rows": "표의 행",
    "page.rows.help": (
        "점들을 한 번 지나는 에폭(epoch)마다 한 행, 또는 업데이트마다 한 행을 씁니다."
    ),
    "page.rows.passes": "에폭",
    "page.rows.updates": "업데이트",
    "page.loss": "손실",
    "page.loss.help": (
        "손실(loss)은 두 실행이 최소화하는 값입니다. 오차 제곱의 **평균**, **평균의 "
        "절반**, **합**, **합의 절반** 가운데 고릅니다. 강의나 책마다 다르며, 절반을 "
        "쓰면 도함수의 2가 약분됩니다."
    ),
    "page.autograd_gradient": "자동 미분",
    "page.autograd_gradient.help": (
        "**올바름**은 업데이트마다 w.grad를 초기화합니다. 실수: **기울기 초기화 안 "
        "함**은 zero_grad를 빠뜨려 기울기가 이전 기울기에 계속 더해지고, **열 벡터 "
        "y**는 y의 모양이 (N, 1)이라 모든 예측값이 모든 목푯값과 짝지어집니다."
    ),
    "page.precision": "정밀도",
    "page.precision.help": (
        "두 실행에 쓰는 모든 수의 정밀도입니다. 32비트는 약 7자리, 64비트는 약 "
        "16자리를 담습니다."
    ),
    "page.source": "실행된 코드 보기",
    "page.source.help": "이 결과를 낸 두 반복문을 실행된 그대로 나란히 보여 줍니다.",
    "page.predict": "먼저 예측하기",
    "page.predict.help": (
        "이 학습률에서 어떻게 될지 답할 때까지 실행과 결과를 숨깁니다. 링크에도 "
        "담깁니다."
    ),
    "page.ask_again": "다시 묻기",
    "page.run": "스텝을 볼 실행",
    "page.scale": "손실 축",
    "page.scale.linear": "선형 축",
    "page.scale.log": "로그 축",
    "page.final_w": "최종 w",
    "page.own_units": "데이터의 단위로는 w = {w}, b = {b}입니다.",
    "page.final_b": "최종 b",
    "page.final_loss": "최종 손실",
    "page.take.link": "링크",
    "page.take.numbers": "수치",
    "page.take.code": "코드",
}
