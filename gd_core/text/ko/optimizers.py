"""Korean: optimisers and their slips."""

TEXTS = {
    "field.optimizer": "옵티마이저",
    "field.momentum": "μ",
    "field.alpha": "α",
    "field.beta1": "β₁",
    "field.beta2": "β₂",
    "field.eps": "ε",
    "field.memory": "내부 상태",
    "input.not_between": (
        "{field} 값은 {least}보다 크고 {most}보다 작은 수여야 합니다(입력한 값: "
        "{value})"
    ),
    "input.not_below_one": (
        "{field} 값은 {least} 이상 {most} 미만의 수여야 합니다(입력한 값: {value})"
    ),
    "optimizer.sgd": "경사 하강법",
    "optimizer.momentum": "모멘텀",
    "optimizer.nesterov": "Nesterov",
    "optimizer.adagrad": "AdaGrad",
    "optimizer.rmsprop": "RMSProp",
    "optimizer.adam": "Adam",
    "setting.momentum": "μ = {value}",
    "setting.alpha": "α = {value}",
    "setting.beta1": "β₁ = {value}",
    "setting.beta2": "β₂ = {value}",
    "setting.eps": "ε = {value}",
    "preset.momentum": "모멘텀",
    "preset.momentum.story": (
        "기본 예제에 모멘텀 μ = 0.9를 썼습니다. 쌓인 속도가 가중치를 계속 밀어 "
        "최적점을 지나칩니다. 학습률과 μ를 두 축으로 한 평면은 학습률 화면에서 볼 수 "
        "있습니다."
    ),
    "preset.correction": "보정 없는 Adam",
    "preset.correction.story": (
        "손 계산의 Adam에 편향 보정이 빠져 첫 스텝이 3.16배로 길어집니다. 손실이 더 "
        "낮게 끝난다고 해서 코드가 맞는 것은 아닙니다."
    ),
    "preset.unnoticed": "Adam과 합",
    "preset.unnoticed.story": (
        "튜토리얼의 합 기울기를 Adam에 씁니다. 기울기는 4배가 되지만 가중치에는 "
        "드러나지 않습니다."
    ),
    "preset.recreated": "매번 새 옵티마이저",
    "preset.recreated.story": (
        "torch.optim.Adam을 반복문 안에서 만들었습니다. 업데이트마다 내부 상태를 잃어 "
        "모든 스텝의 길이가 η이고, 가중치는 끝내 멈추지 않습니다."
    ),
    "page.optimizer": "옵티마이저",
    "page.optimizer.help": (
        "옵티마이저(optimizer)는 기울기를 업데이트로 바꾸는 방법이며, 양쪽에 똑같이 "
        "적용됩니다. 손 계산은 NumPy 코드 몇 줄, 자동 미분은 torch.optim을 그대로 "
        "씁니다. **경사 하강법**은 아무것도 기억하지 않고, **모멘텀**과 **Nesterov**는 "
        "이전 기울기를 쌓아 가며, **AdaGrad**, **RMSProp**, **Adam**은 기울기의 크기로 "
        "나눕니다."
    ),
    "page.momentum": "μ",
    "page.momentum.help": (
        "v ← μ·v + g에서 업데이트할 때 v를 남기는 비율입니다. {least} 초과 {most} "
        "미만의 값을 씁니다."
    ),
    "page.alpha": "α",
    "page.alpha.help": (
        "v ← α·v + (1 − α)·g²에서 업데이트할 때 v를 남기는 비율입니다. {least} 이상 "
        "{most} 미만의 값을 씁니다."
    ),
    "page.beta1": "β₁",
    "page.beta1.help": (
        "m ← β₁·m + (1 − β₁)·g에서 업데이트할 때 m을 남기는 비율입니다. {least} 이상 "
        "{most} 미만의 값을 씁니다."
    ),
    "page.beta2": "β₂",
    "page.beta2.help": (
        "v ← β₂·v + (1 − β₂)·g²에서 업데이트할 때 v를 남기는 비율입니다. {least} 이상 "
        "{most} 미만의 값을 씁니다."
    ),
    "page.eps": "ε",
    "page.eps.help": (
        "0으로 나누지 않도록 제곱근에 더하는 값입니다. {least}부터 {most}까지의 값을 "
        "씁니다."
    ),
    "page.slips.momentum": (
        " 모멘텀의 실수: **v 평균**은 g 대신 (1 − μ)·g를 더하고, **v 감쇠**는 두 번째 "
        "업데이트부터 그렇게 합니다."
    ),
    "page.slips.nesterov": (
        " Nesterov의 실수: **뒤를 봄**은 g + μ·v 대신 g − μ·v를 씁니다."
    ),
    "page.slips.adagrad": (
        " AdaGrad의 실수: **S 평균**은 합 대신 평균을 내고, **제곱근 없음**은 S로 바로 "
        "나눕니다."
    ),
    "page.slips.rmsprop": (
        " RMSProp의 실수: **내부 상태 버림**은 업데이트마다 v를 버리고, **√ 안의 ε**은 "
        "ε을 제곱근 안에 넣으며, **제곱근 없음**은 v로 바로 나눕니다."
    ),
    "page.slips.adam": (
        " Adam의 실수: **1−βᵗ 없음**은 편향을 보정하지 않고, **t = 1**은 t를 끝까지 "
        "1로 두며, **m/√v + ε**은 괄호를 빠뜨립니다. **√ 안의 ε**은 ε을 제곱근 안에 "
        "넣고, **제곱근 없음**은 v로 바로 나눕니다."
    ),
    "page.slips.autograd": (
        " 옵티마이저를 쓸 때의 실수: **옵티마이저 재생성**은 반복문 안에서 "
        "옵티마이저를 매번 새로 만들어 내부 상태를 잃습니다."
    ),
    "page.rules": "여섯 가지 규칙",
    "page.rules.help": (
        "모든 옵티마이저를 한 줄씩 살펴봅니다. PyTorch의 식과 다른 문헌의 식, 처음 세 "
        "스텝, 그리고 실수마다 무엇이 달라지는지 보여 줍니다."
    ),
    "page.memory": "내부 상태",
    "page.memory.help": "옵티마이저의 내부 상태를 표에 넣고 따로 차트로도 그립니다.",
    "table.v": "v",
    "table.v_b": "b의 v",
    "table.m": "m",
    "table.m_b": "b의 m",
    "table.S": "S",
    "table.S_b": "b의 S",
    "pick.fastest.plateau": "진동",
    "chart.map.fastest.plateau": "{rate}부터 진동",
    "chart.map.fastest.near": "가장 빠름: 경계 직전",
    "chart.fate.slow.plateau": "진동 시작 학습률의 1/10: η = {rate}",
    "chart.fate.fastest.plateau": "진동이 시작되는 학습률: η = {rate}",
    "chart.fate.line.slow.plateau": "두 방향 진동 시작 학습률의 1/10: η = {rate}",
    "chart.fate.line.fastest.plateau": "두 방향 모두 진동하기 시작: η = {rate}",
    "chart.map.range": "{first}부터 {last}까지",
    "fate.line.spirals": (
        "진동, 거리 감소: 가파른 방향 {closes}, 완만한 방향 {closes_flat}"
    ),
    "outcome.converges.velocity": (
        "결국에는 스텝마다 최적의 w = {optimum}까지의 거리가 {closes} 줄어듭니다. "
        "{steps} 뒤 남은 거리는 {left}입니다."
    ),
    "outcome.overshoots.velocity": (
        "결국에는 스텝마다 최적의 w = {optimum}의 반대편으로 건너가며 거리가 {closes} "
        "줄어듭니다. {steps} 뒤 남은 거리는 {left}입니다."
    ),
    "outcome.flips.velocity": (
        "w는 결국 최적의 w = {optimum}의 양쪽을 끝없이 오갑니다. 학습률이 정확히 "
        "수렴과 발산의 경계인 {edge_is}입니다."
    ),
    "outcome.diverges.velocity": (
        "결국에는 스텝마다 최적의 w = {optimum}까지의 거리가 {factor}배가 됩니다. "
        "학습률이 경계 {edge_is}보다 큽니다."
    ),
    "rate.where.plateau": (
        "학습률 {rate}의 크기는 경계 {edge_is}의 {of_edge}입니다{made_of}. "
        "{fastest}부터 {until}까지는 어느 학습률에서든 스텝마다 거리가 √μ배가 되며, "
        "이보다 더 많이 줄이는 학습률은 없습니다."
    ),
    "rate.where.slip.plateau": (
        "{first}에서는 학습률이 사실상 {effective}({times})입니다. 이는 경계 "
        "{edge_is}의 {of_edge}입니다{made_of}. {fastest}부터 {until}까지는 어느 "
        "학습률에서든 스텝마다 거리가 √μ배가 되며, 이보다 더 많이 줄이는 학습률은 "
        "없습니다."
    ),
    "rate.where.edge": (
        "학습률 {rate}의 크기는 경계 {edge_is}의 {of_edge}입니다{made_of}."
    ),
    "rate.rho.momentum": (
        "결국에는 스텝마다 거리가 ρ = {rho}배가 됩니다. ρ는 다항식 r² − (1 + μ − s)·r "
        "+ μ의 두 근의 절댓값 중 큰 값이고, s = 2·a·η = {step}입니다. w가 진동할 때는 "
        "학습률과 상관없이 ρ = √μ입니다."
    ),
    "rate.rho.nesterov": (
        "결국에는 스텝마다 거리가 ρ = {rho}배가 됩니다. ρ는 다항식 r² − (1 + μ)·(1 − "
        "s)·r + μ·(1 − s)의 두 근의 절댓값 중 큰 값이고, s = 2·a·η = {step}입니다."
    ),
    "line.rate.velocity": (
        "학습률 {rate}의 크기는 가장 빠른 학습률 {fastest}의 {of_fastest}, 경계 "
        "{edge}의 {of_edge}입니다."
    ),
    "line.rate.velocity.plateau": (
        "학습률 {rate}의 크기는 경계 {edge}의 {of_edge}입니다. {fastest}부터 "
        "{until}까지는 어느 학습률에서든 스텝마다 거리가 √μ배가 되며, 이보다 더 많이 "
        "줄이는 학습률은 없습니다."
    ),
    "line.rate.velocity.near": (
        "학습률 {rate}의 크기는 경계 {edge}의 {of_edge}입니다. 가장 빠른 학습률은 경계 "
        "바로 아래에 있습니다."
    ),
    "line.rate.slip.velocity.plateau": (
        "{subject}에서는 학습률이 사실상 {effective}({times})입니다. 이는 경계 "
        "{edge}의 {of_edge}입니다. {fastest}부터 {until}까지는 어느 학습률에서든 "
        "스텝마다 거리가 √μ배가 되며, 이보다 더 많이 줄이는 학습률은 없습니다."
    ),
    "line.rate.slip.velocity.near": (
        "{subject}에서는 학습률이 사실상 {effective}({times})입니다. 이는 경계 "
        "{edge}의 {of_edge}입니다. 가장 빠른 학습률은 경계 바로 아래에 있습니다."
    ),
    "line.rate.slip.velocity": (
        "{subject}에서는 학습률이 사실상 {effective}({times})입니다. 이는 가장 빠른 "
        "학습률 {fastest}의 {of_fastest}, 경계 {edge}의 {of_edge}입니다."
    ),
    "exact.adagrad": (
        "정확히 말할 수 있는 것: 올바른 AdaGrad의 첫 스텝 길이는 기울기가 얼마이든 η = "
        "{rate}입니다. 기울기에 어떤 수를 곱해도 그 영향은 ε을 통해서만 나타납니다."
    ),
    "exact.rmsprop": (
        "정확히 말할 수 있는 것: 올바른 RMSProp의 첫 스텝 길이는 기울기가 얼마이든 "
        "η/√(1 − α) = {length}입니다. 기울기에 어떤 수를 곱해도 그 영향은 ε을 통해서만 "
        "나타납니다. RMSProp은 한곳에 멈추지 않습니다. 최적의 w에 정확히 닿지 않는 한, "
        "결국 그 양쪽으로 약 η/2 = {half}만큼씩 진동합니다."
    ),
    "exact.adam": (
        "정확히 말할 수 있는 것: 올바른 Adam의 첫 스텝 길이는 기울기가 얼마이든 η = "
        "{rate}입니다. 기울기에 어떤 수를 곱해도 그 영향은 ε을 통해서만 나타납니다."
    ),
    "exact.never_reset": (
        "기울기를 초기화하지 않으면 이전 기울기가 모두 더해지고, 속도 v에서 한 번 더 "
        "더해집니다."
    ),
    "chart.curve.memory": "스텝 아래는 기울기의 몫, 위의 점선은 내부 상태의 몫",
    "chart.contour.memory": "점선: 내부 상태의 몫",
    "chart.memory.name": "옵티마이저의 내부 상태",
    "chart.memory.title": "반복별 {part}",
    "chart.memory.title.of": "{name}의 반복별 {part}",
    "chart.memory.y": "내부 상태",
    "chart.memory.momentum.v": "v는 기울기의 누적: 업데이트마다 이전 기울기에 μ를 곱함",
    "chart.memory.nesterov.v": "v는 기울기의 누적: 업데이트마다 이전 기울기에 μ를 곱함",
    "chart.memory.adagrad.S": "S는 기울기 제곱의 누적",
    "chart.memory.rmsprop.v": "v는 기울기 제곱의 평균",
    "chart.memory.adam.m": "m은 기울기의 평균, 처음에는 너무 작음",
    "chart.memory.adam.v": "v는 기울기 제곱의 평균, 처음에는 너무 작음",
    "chart.memory.alt": (
        "{side}: 첫 업데이트 후 {first}, {last}회 업데이트 후 {end}입니다."
    ),
    "slip.momentum_averaged": (
        "{line}에서 g 대신 (1 − μ)·g를 더해 평균을 냅니다. 학습률이 η(1 − μ)인 "
        "모멘텀과 같습니다."
    ),
    "slip.momentum_dampened": (
        "{line}에서 첫 기울기를 제외하고 g 대신 (1 − μ)·g를 더합니다. 그만큼 기울기가 "
        "약해집니다."
    ),
    "slip.lookahead_sign": (
        "{line}에서 g + μ·v 대신 g − μ·v를 씁니다. 속도 v의 방향으로 앞이 아니라 뒤를 "
        "봅니다."
    ),
    "slip.adagrad_averaged": (
        "AdaGrad에서는 제곱을 더하는데 {line}에서는 평균을 냅니다. S가 α = 0.9인 "
        "RMSProp의 v처럼 과거를 잊습니다."
    ),
    "slip.no_root": "{line}에서 제곱근을 취하지 않고 제곱한 값으로 바로 나눕니다.",
    "slip.eps_inside": (
        "{line}에서 ε을 제곱근 안에 더합니다. 그러면 ε의 영향이 더 커집니다."
    ),
    "slip.forgets": (
        "{line}에서 내부 상태를 잃습니다. 모든 업데이트가 첫 업데이트처럼 계산됩니다."
    ),
    "slip.no_correction": (
        "{line}에 편향 보정이 없습니다. m과 v는 0에서 시작하므로 처음에는 너무 "
        "작습니다."
    ),
    "slip.t_frozen": (
        "{line}에서 업데이트 횟수를 세지 않습니다. 모든 업데이트가 첫 업데이트처럼 "
        "보정됩니다."
    ),
    "slip.bracket": (
        "{line}에서 ε을 나누는 수가 아니라 몫에 더합니다. 매번 η·ε을 더 빼게 됩니다."
    ),
    "choice.momentum_averaged": "v 평균",
    "choice.momentum_dampened": "v 감쇠",
    "choice.lookahead_sign": "뒤를 봄",
    "choice.adagrad_averaged": "S 평균",
    "choice.no_root": "제곱근 없음",
    "choice.eps_inside": "√ 안의 ε",
    "choice.forgets": "내부 상태 버림",
    "choice.autograd.forgets": "재생성",
    "choice.no_correction": "1−βᵗ 없음",
    "choice.t_frozen": "t = 1",
    "choice.bracket": "m/√v + ε",
    "gradient.momentum_averaged": "v 평균",
    "gradient.momentum_dampened": "v 감쇠",
    "gradient.lookahead_sign": "뒤를 봄",
    "gradient.adagrad_averaged": "S 평균",
    "gradient.no_root": "제곱근 없음",
    "gradient.eps_inside": "√ 안의 ε",
    "gradient.forgets": "내부 상태를 잃음",
    "gradient.no_correction": "편향 보정 없음",
    "gradient.t_frozen": "t = 1 고정",
    "gradient.bracket": "괄호 없음",
    "does.momentum_averaged": (
        "v가 평균이므로(v ← μ·v + (1 − μ)·g) 모든 스텝의 길이가 {rest}배가 됩니다"
    ),
    "does.momentum_dampened": (
        "첫 기울기만 그대로 쓰이고, 그 뒤로는 PyTorch의 dampening = μ처럼 (1 − μ) = "
        "{rest}배만 반영됩니다"
    ),
    "does.lookahead_sign": (
        "업데이트가 η·(g − μ·v)여서 v 방향의 뒤쪽을 봅니다(+ μ·v라야 앞을 내다봅니다)"
    ),
    "does.adagrad_averaged": (
        "AdaGrad라면 합이어야 할 S가 평균이어서(S ← 0.9·S + 0.1·g²) α = 0.9인 "
        "RMSProp처럼 과거를 잊고, 첫 스텝의 길이는 η/√0.1 = {averaged}입니다"
    ),
    "does.no_root": "기울기를 제곱 평균의 제곱근이 아니라 제곱 평균으로 나눕니다",
    "does.no_root.adagrad": "기울기를 제곱 합의 제곱근이 아니라 제곱 합으로 나눕니다",
    "does.eps_inside": "ε을 제곱근 밖이 아니라 안에서 더합니다(√(v + ε))",
    "does.forgets": "업데이트 직전마다 내부 상태를 버리므로 {as_if}",
    "does.forgets.by_autograd": (
        "업데이트 직전마다 옵티마이저를 새로 만들어 내부 상태를 잃으므로 {as_if}"
    ),
    "does.no_correction": (
        "편향 보정이 없어 첫 스텝의 길이가 (1 − β₁)/√(1 − β₂) = {first}배가 됩니다"
    ),
    "does.t_frozen": "편향 보정의 t가 1에 머물러, 점차 사라져야 할 보정이 계속됩니다",
    "does.bracket": (
        "ε이 괄호 밖에 있어(m/√v + ε) 매번 {where} 값이 η·ε만큼 더 움직입니다"
    ),
    "forgets.momentum": "모든 업데이트가 모멘텀 없는 경사 하강법과 같습니다",
    "forgets.nesterov": (
        "모든 업데이트가 학습률 (1 + μ)·η = {length}의 경사 하강법과 같습니다"
    ),
    "forgets.adagrad": "|g|가 ε보다 훨씬 큰 동안 모든 스텝의 길이가 η = {length}입니다",
    "forgets.rmsprop": (
        "|g|가 ε보다 훨씬 큰 동안 모든 스텝의 길이가 η/√(1 − α) = {length}입니다"
    ),
    "forgets.adam": "|g|가 ε보다 훨씬 큰 동안 모든 스텝의 길이가 η = {length}입니다",
    "note.momentum_averaged": "(1 − μ)·g가 아니라 g여야 합니다.",
    "note.momentum_dampened": "(1 − μ)·g가 아니라 g여야 합니다.",
    "note.lookahead_sign": "− μ·v가 아니라 + μ·v여야 합니다.",
    "note.adagrad_averaged": "평균이 아니라 합이어야 합니다.",
    "note.no_root": "제곱근이 빠졌습니다.",
    "note.eps_inside": "ε을 제곱근 안이 아니라 밖에서 더해야 합니다.",
    "note.forgets": "내부 상태를 버렸습니다.",
    "note.no_correction": "편향 보정이 빠졌습니다.",
    "note.t_frozen": "t가 늘지 않고 1에 머뭅니다.",
    "note.bracket": "√v + ε을 묶는 괄호가 빠졌습니다.",
    "agreement.because.memory": (
        "{Side}에서 옵티마이저가 틀렸습니다. {does}. 반복 {k}에서 {part} 값은 "
        "{Side}에서 {wrong}, {other}에서 {right}입니다."
    ),
    "agreement.because.memory.of": (
        "{Side}에서 옵티마이저가 틀렸습니다. {does}. 반복 {k}에서 {name}의 {part} 값은 "
        "{Side}에서 {wrong}, {other}에서 {right}입니다."
    ),
    "agreement.because.moved": (
        "{Side}에서 업데이트가 틀렸습니다. {does}. 반복 {k}에서 {name} 값의 변화량은 "
        "{Side}에서 {wrong}, {other}에서 {right}입니다."
    ),
    "agreement.because.moved.each": (
        "{Side}에서 업데이트가 틀렸습니다. {does}. 반복 {k}에서 {name} 값의 변화량은 "
        "{Side}에서 {wrong}, {other}에서 {right}입니다."
    ),
    "agreement.besides.optimizer": "또한 {side}에서는 {does}.",
    "agreement.unknown.memory": (
        "반복 {k}에서 {part} 값은 손 계산이 {manual}, 자동 미분이 {autograd}입니다. "
        "반올림 오차로는 설명되지 않는 차이입니다."
    ),
    "agreement.memory": "내부 상태의 최대 차이: {parts}.",
    "agreement.memory.part": "{part} {largest}",
    "agreement.same.momentum_averaged": (
        "가중치만 보아서는 학습률이 (1 − μ)·η = {times}인 모멘텀과 구별할 수 없습니다. "
        "v를 보면 드러납니다."
    ),
    "agreement.same.momentum": (
        "Sutskever나 Keras처럼 v ← μ·v − η·g, w ← w + v로 써도, η가 일정하면 가중치는 "
        "반올림 오차 안에서 같습니다. 값이 −η배인 v를 보아야만 구별됩니다."
    ),
    "agreement.hidden.eps_inside": (
        "손 계산에서 ε이 제곱근 안에 있지만, ε = {eps} 값이 v에 비해 너무 작아 "
        "{precision}에서는 드러나지 않습니다. ε이 더 크면 드러납니다."
    ),
    "agreement.hidden.bracket": (
        "손 계산에서 ε이 괄호 밖에 있지만, ε = {eps} 값이 너무 작아 {precision}에서는 "
        "드러나지 않습니다. ε이 더 크면 드러납니다."
    ),
    "agreement.hidden": (
        "{side}에서는 {does}. 이 수치만으로는 올바른 업데이트와 구별할 수 없습니다. "
        "반복을 늘리거나 시작점을 바꾸면 드러납니다."
    ),
    "agreement.title.unnoticed": "기울기는 다르고 가중치는 일치",
    "agreement.right_for.sum.meant": (
        "합을 최소화하려던 것이라면 “손실”에서 합을 고르세요."
    ),
    "agreement.unnoticed": (
        "그래도 가중치에는 거의 드러나지 않습니다. {optimizer}에서는 기울기를 그 "
        "크기로 나누므로, 기울기에 곱한 수가 ε의 영향만 남기고 약분됩니다. 가중치의 "
        "최대 차이는 {w}입니다."
    ),
    "agreement.unnoticed.equal": (
        "그래도 가중치에는 드러나지 않습니다. {optimizer}에서는 기울기를 그 크기로 "
        "나누므로, 기울기에 곱한 수가 ε의 영향만 남기고 약분됩니다. 가중치는 마지막 "
        "비트까지 같습니다."
    ),
    "agreement.amplified.adaptive": (
        "반올림 오차가 커졌습니다. 최적의 w 근처에서는 기울기의 부호가 스텝 전체를 "
        "결정하는데, 그 부호를 반올림이 좌우합니다."
    ),
}
