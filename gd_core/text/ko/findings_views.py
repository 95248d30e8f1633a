"""Korean: races, checks, programs and questions, as the title of a picture."""

TEXTS = {
    "finding.race.first": "{name}: {after} 만에 최적점 근처에 1위로 도착",
    "finding.race.only": "{name} 실행만 {after} 만에 최적점 근처에 도착",
    "finding.race.first.short": "{name}: {after} 만에 1위",
    "finding.race.tie": "{count}개 실행이 {after} 만에 최적점 근처에 공동 1위로 도착",
    "finding.race.none": "최적점 근처 도착 없음, 손실이 가장 낮은 실행: {name}({loss})",
    "finding.race.alone": "{name}: {after} 뒤에도 최적점 근처에 이르지 못함",
    "finding.race.quoted": "{name}",
    "finding.race.later": "{name}: {after}.",
    "finding.race.far": "{name}: 미도착, 손실 {loss}.",
    "finding.race.gone": "{name}: 반복 {k}에서 오버플로.",
    "finding.race.counted": (
        "근처 도착 {near}개, 미도착 {far}개, 오버플로 {gone}개입니다."
    ),
    "finding.race.scaled": (
        "원래 x는 η = {raw}보다 크면 발산하지만, 표준화한 x는 η = {scaled}까지 "
        "괜찮습니다."
    ),
    "finding.race.kappa": (
        "원래 x에서는 방향에 따라 곡률이 {raw_kappa}배까지 차이 납니다."
    ),
    "finding.race.near_is": (
        "“근처”는 그때부터 남은 거리가 1 % 이하, 곧 손실에서 최소 손실을 뺀 값이 "
        "처음의 1/10,000 이하라는 뜻입니다."
    ),
    "finding.check.right": "내 프로그램이 출력된 {rows}개 행 모두에서 맞음",
    "finding.check.right.one": "내 프로그램이 출력된 한 행에서 맞음",
    "finding.check.program": "내 프로그램",
    "finding.take": "기울기를 구하는 방법만 다름: 손으로 유도한 식과 backward()",
    "finding.take.optim": "기울기와 업데이트의 계산만 다름: 직접 작성한 코드와 PyTorch",
    "finding.take.who": (
        "손 계산은 손실의 도함수를 식으로 쓰고, 자동 미분은 backward()가 손실에서 "
        "w까지 계산 그래프를 거슬러 갑니다."
    ),
    "finding.take.who.optim": (
        "손 계산에서는 도함수와 업데이트를 직접 쓰고, 자동 미분에서는 backward()와 "
        "optimizer.step()이 대신합니다."
    ),
    "finding.take.reset": (
        "backward()는 새 기울기를 이미 있는 기울기에 더하므로 업데이트할 때마다 "
        "기울기를 초기화합니다."
    ),
    "finding.take.reset.optim": (
        "backward()는 새 기울기를 이미 있는 기울기에 더하므로 업데이트할 때마다 "
        "zero_grad()로 초기화합니다."
    ),
    "finding.question": "{start}에서 시작해 {after}하며, 최적점은 {best}입니다.",
    "finding.question.flat": "{start}에서 시작해 {after}합니다.",
    "finding.question.gradient.origin": "모델은 ŷ = w·x, 첫 기울기는 {gradient}입니다.",
    "finding.question.gradient.line": (
        "모델은 ŷ = w·x + b, 첫 기울기는 {gradient}, {gradient_b}입니다."
    ),
    "finding.question.gradient.slip.origin": (
        "모델은 ŷ = w·x, 올바른 첫 기울기는 {gradient}입니다."
    ),
    "finding.question.gradient.slip.line": (
        "모델은 ŷ = w·x + b, 올바른 첫 기울기는 {gradient}, {gradient_b}입니다."
    ),
    "finding.question.rule.sgd": "업데이트 식은 w ← w − η · 기울기입니다(η는 학습률).",
    "finding.question.rule.momentum": (
        "업데이트 식은 v ← μ · v + 기울기, w ← w − η · v입니다(η는 학습률)."
    ),
    "finding.question.rule.nesterov": (
        "업데이트 식은 v ← μ · v + 기울기, w ← w − η · (기울기 + μ · v)입니다(η는 "
        "학습률)."
    ),
    "finding.question.rule.adagrad": "AdaGrad 방식으로 업데이트합니다.",
    "finding.question.rule.rmsprop": "RMSProp 방식으로 업데이트합니다.",
    "finding.question.rule.adam": "Adam 방식으로 업데이트합니다.",
}
