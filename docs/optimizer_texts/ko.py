"""Korean: the page about the optimisers, in the forms and terms of gd_core.text.ko."""

INTRODUCTION = """\
# 옵티마이저

기울기(gradient)로 어떻게 업데이트하는지, 여기서 실행할 수 있는 여섯 가지 규칙을
하나씩 살펴봅니다. 규칙마다 PyTorch의 식과 다른 문헌의 식, 그리고 실수가 있을 때
달라지는 점을 실었습니다.

직접 작성한 옵티마이저가 맞는지 확인하려면 처음 두 번 업데이트한 뒤의 가중치를 출력해
아래 표와 비교해 보세요. 실수는 대부분 여기서 드러나고, 실행이 끝난 뒤의 값만 보아서는
잘 드러나지 않습니다. AdaGrad, RMSProp, Adam에서 기울기에 어떤 수가 곱해졌거나 ε의
위치가 다르면 이 표의 숫자에는 전혀 나타나지 않으므로, 기울기 자체와 내부 상태를
보아야 알 수 있습니다.

w는 매개변수(θ는 w 또는 b), g는 그 기울기, η는 학습률(learning rate), t는 1부터 세는
업데이트 번호이고, ε은 0으로 나누지 않게 하는 값입니다. 내부 상태의 기호는 논문을
따르므로 v는 두 가지를 뜻합니다. 모멘텀과 Nesterov에서는 속도, 곧 기울기의 합이고,
RMSProp과 Adam에서는 기울기 제곱의 평균입니다. Adam의 m은 기울기의 평균, AdaGrad의 S는
기울기 제곱의 합입니다. 표기 방식이 둘이면 torch.optim을 따릅니다. 기준은 CPU에서
실행되는 torch {torch}의 코드이며, `torch/optim` 폴더의 `sgd.py`, `adagrad.py`,
`rmsprop.py`, `adam.py`에 있습니다. Keras의 식은 Keras 3의 `keras/src/optimizers`에서
가져왔습니다. 논문은 규칙마다 밝혔습니다.

수치는 기본 예제에서 구했습니다. x = 1, 2, 3, 4와 y = 2, 4, 6, 8을 쓰고, w = 0에서
시작해 float64로 계산합니다. 기울기는 평균제곱오차의 기울기이고 시작점에서 −30입니다.
손실은 w = 2에서 최소가 됩니다. “최대 차이”는 torch의 규칙으로 구한 가중치와 가장 크게
벌어진 값입니다.
"""
FOOT = """
이 문서는 모두 `.venv/bin/python -m docs.optimizers` 명령으로 코드와 그 실행 결과에서
만듭니다.
"""
TEXTS = {
    "introduction": INTRODUCTION,
    "foot": FOOT,
    # what a rule does, and where it is from
    "about.sgd": "스텝마다 기울기의 반대 방향으로 갑니다. 내부 상태는 없습니다.",
    "about.momentum": (
        "이전 기울기도 계속 반영하되, 업데이트할 때마다 그 비중을 μ배로 줄입니다. "
        "출처: {paper}. torch.optim.SGD의 식을 따릅니다."
    ),
    "about.nesterov": (
        "속도 v만큼 앞선 점에서 스텝을 정합니다. torch.optim.SGD처럼 그 앞선 점을 "
        "가중치로 저장합니다. 출처: {paper}. 식의 형태: {form}."
    ),
    "about.adagrad": (
        "매 스텝을 지금까지의 기울기 제곱 합의 제곱근으로 나눕니다. 출처: "
        "{paper}. torch.optim.Adagrad의 식을 따릅니다."
    ),
    "about.rmsprop": (
        "매 스텝을 기울기 제곱 평균의 제곱근으로 나눕니다. 출처: {paper}. "
        "torch.optim.RMSprop의 식을 따릅니다."
    ),
    "about.adam": (
        "기울기의 평균을 기울기 제곱 평균의 제곱근으로 나눕니다. 두 평균은 0에서 "
        "시작해 처음에는 너무 작으므로 1 − βᵗ로 보정합니다. 출처: {paper}. "
        "torch.optim.Adam의 식을 따릅니다."
    ),
    # its code
    "code.manual": "NumPy로 쓴 손 계산 코드입니다.",
    "code.autograd": (
        "torch.optim을 쓰는 코드입니다. 내부 상태는 state에 다음 이름으로 저장됩니다: "
        "{names}"
    ),
    "code.name": "{ours} → `{theirs}`",
    # its first steps
    "steps": "{settings}일 때의 값입니다. {exact}",
    "steps.manual": "{column}, 손 계산",
    "steps.autograd": "{column}, torch",
    "steps.sgd": "모든 스텝의 길이는 η·|g|입니다.",
    "steps.momentum": "첫 스텝은 경사 하강법과 같고, 다음 스텝부터 길어집니다.",
    "steps.nesterov": "첫 스텝의 길이는 경사 하강법의 1 + μ배입니다.",
    "steps.adagrad": ("첫 스텝의 길이는 ε의 영향을 빼면 기울기가 얼마이든 η입니다."),
    "steps.rmsprop": (
        "첫 스텝의 길이는 ε의 영향을 빼면 기울기가 얼마이든 η/√(1 − α) = 10·η입니다."
    ),
    "steps.adam": "첫 스텝의 길이는 ε의 영향을 빼면 기울기가 얼마이든 η입니다.",
    "edge": (
        "이 손실에서는 k회 업데이트 후의 w를 닫힌 식으로 쓸 수 있습니다. 학습률 η = "
        "{rate}까지는 발산하지 않습니다."
    ),
    "edge.none": "k회 업데이트 후의 w를 나타내는 닫힌 식은 없습니다.",
    # the tables of other forms and of slips
    "apart": "최대 차이",
    "apart.rounding": "반올림 오차",
    "others": "다른 문헌의 식",
    "others.who": "출처",
    "others.formula": "식",
    "others.differs": "차이점",
    "slips": "실수",
    "slips.slip": "실수",
    "slips.link": "링크의 값",
    "slips.does": "달라지는 점",
    "slips.manual": "{slip}",
    "slips.autograd": "{slip}(자동 미분)",
    # what a slip does; of those that have none here, the formula says all
    "slip.formula": "{formula}",
    "slip.uphill": "θ ← θ + η·g: 오르막으로 갑니다.",
    "slip.momentum_averaged": "{formula}: v가 기울기의 평균이 됩니다.",
    "slip.momentum_dampened": (
        "{formula}: 두 번째 업데이트부터 g 대신 (1 − μ)·g를 더합니다."
    ),
    "slip.adagrad_averaged": (
        "{formula}: 과거를 잊는 평균이어서 α = 0.9인 RMSProp이 됩니다."
    ),
    "slip.forgets": (
        "v ← (1 − α)·g²: |g|가 ε보다 훨씬 큰 동안에는 모든 스텝의 길이가 "
        "η/√(1 − α)입니다."
    ),
    "slip.no_correction": "{formula}: 편향 보정이 없습니다.",
    "slip.t_frozen": "{formula}: 모든 업데이트에서 첫 업데이트의 보정을 씁니다.",
    "slip.sum": "튜토리얼에 나온 대로 합 기울기를 써서 N배가 됩니다.",
    "slip.no_zero_grad": "`backward()`가 새 기울기를 이전 기울기에 더합니다.",
    "slip.autograd.forgets": "업데이트마다 옵티마이저를 새로 만듭니다.",
    # who writes a rule in another form, and what is another number for it
    "form.momentum.sutskever": "Sutskever 외 2013, Keras",
    "form.momentum.sutskever.differs": (
        "η가 그대로이면 w에는 차이가 없습니다. v는 torch의 −η배입니다. 중간에 학습률을 "
        "바꾸면, 이 식에서는 이전 스텝들에 예전 학습률이 남습니다."
    ),
    "form.momentum.averaged": "여러 강의",
    "form.momentum.averaged.differs": (
        "v가 평균입니다. 모든 스텝의 길이가 torch의 1 − μ배이므로 학습률이 "
        "(1 − μ)·η인 것과 같습니다. w만 보아서는 둘을 구별할 수 없고, v를 보면 알 수 "
        "있습니다."
    ),
    "form.momentum.dampened": "torch에서 dampening = μ일 때",
    "form.momentum.dampened.differs": (
        "첫 스텝은 그대로이고, 그 뒤의 기울기는 1 − μ배로 반영됩니다."
    ),
    "form.nesterov.sutskever": "Nesterov 1983(Sutskever 외 2013의 표기)",
    "form.nesterov.sutskever.differs": (
        "앞선 점에서 기울기를 구하지만 w는 그 점이 아닙니다. torch는 앞선 점 w + μ·v를 "
        "가중치로 저장합니다. 둘 다 같은 최적점에 이릅니다."
    ),
    "form.nesterov.keras": "Keras",
    "form.nesterov.keras.differs": (
        "η가 그대로이면 w에는 차이가 없습니다. v는 torch의 −η배입니다."
    ),
    "form.adagrad.keras": "Keras",
    "form.adagrad.keras.differs": (
        "합이 0.1에서 시작하고 ε이 제곱근 안에 있습니다. 기울기가 작으면 처음 스텝들이 "
        "더 짧습니다."
    ),
    "form.rmsprop.tieleman": "Tieleman과 Hinton 2012",
    "form.rmsprop.tieleman.differs": (
        "α가 0.9이므로 첫 스텝의 길이는 η/√0.1 = 3.16·η입니다. torch에서는 10·η입니다."
    ),
    "form.rmsprop.keras": "Keras",
    "form.rmsprop.keras.differs": (
        "α가 0.9이고(Keras에서는 ρ라고 부릅니다) ε이 제곱근 안에 있습니다."
    ),
    "form.rmsprop.eps_inside": "torch의 α와 ε, 다만 ε이 제곱근 안",
    "form.rmsprop.eps_inside.differs": (
        "기울기가 큰 동안에는 차이가 거의 없습니다. 기울기가 0에 가까워지면 나누는 "
        "수는 √ε = 1e−4이며, ε = 1e−8이 아닙니다."
    ),
    "form.adam.hats": "Kingma와 Ba 2015, 알고리즘 1; 대부분의 강의",
    "form.adam.hats.differs": "반올림 오차를 빼면 차이가 없습니다.",
    "form.adam.eps_hat": "Kingma와 Ba 2015, 2절 끝; 2019년 8월 이전의 torch",
    "form.adam.eps_hat.differs": (
        "ε도 √(1 − β₂ᵗ)로 나누는 셈이어서, 첫 스텝에서 ε의 영향이 1/√(1 − β₂) = "
        "32배가 됩니다."
    ),
    "form.adam.keras": "Keras",
    "form.adam.keras.differs": "식은 같고, ε 자체가 10배입니다.",
}
