"""Korean: one step, written out."""

TEXTS = {
    "steps.all": "{count}스텝",
    "steps.all.one": "1스텝",
    "steps.each": "{count}에폭",
    "steps.each.one": "1에폭",
    "line.rate": (
        "학습률 {rate}의 크기는 가장 빠른 학습률 2/(λ₁ + λ₂) = {fastest}의 "
        "{of_fastest}, 경계 2/λ₁ = {edge}의 {of_edge}입니다."
    ),
    "line.rate.valley": (
        "학습률 {rate}의 크기는 가장 빠른 학습률 1/λ₁ = {fastest}의 {of_fastest}, 경계 "
        "2/λ₁ = {edge}의 {of_edge}입니다."
    ),
    "line.rate.slip": (
        "{subject}에서는 학습률이 사실상 {effective}({times})입니다. 이는 가장 빠른 "
        "학습률 2/(λ₁ + λ₂) = {fastest}의 {of_fastest}, 경계 2/λ₁ = {edge}의 "
        "{of_edge}입니다."
    ),
    "line.rate.slip.valley": (
        "{subject}에서는 학습률이 사실상 {effective}({times})입니다. 이는 가장 빠른 "
        "학습률 1/λ₁ = {fastest}의 {of_fastest}, 경계 2/λ₁ = {edge}의 {of_edge}입니다."
    ),
    "line.rate.near": (
        "학습률 {rate}의 크기는 경계 2/λ₁ = {edge}의 {of_edge}입니다. 가장 빠른 학습률 "
        "2/(λ₁ + λ₂)의 값은 경계 바로 아래에 있습니다."
    ),
    "line.rate.slip.near": (
        "{subject}에서는 학습률이 사실상 {effective}({times})입니다. 이는 경계 2/λ₁ = "
        "{edge}의 {of_edge}입니다. 가장 빠른 학습률 2/(λ₁ + λ₂)의 값은 경계 바로 "
        "아래에 있습니다."
    ),
    "line.rate.no_zero_grad": (
        "기울기를 초기화하지 않아 누적됩니다. 학습률 {rate}의 크기는 이때의 경계 4/λ₁ "
        "= {edge}의 {of_edge}입니다."
    ),
    "line.acts": "{subject}에서는 학습률이 사실상 {effective}({times})입니다.",
    "line.valley": (
        "모든 x의 값이 {x}이므로 ({x}, {mean}) 점을 지나는 직선은 모두 똑같이 "
        "좋습니다. 이 직선은 그중 시작점에서 가장 가까운 것이며, 골짜기 방향(λ₂ = "
        "0)으로는 아무것도 움직이지 않습니다."
    ),
    "line.until.valley": (
        "남은 거리는 {first_share}스텝 뒤에 1 %, {second_share}스텝 뒤에 0.01 %입니다."
    ),
    "line.converges.valley": (
        "스텝마다 최적 직선 w = {w}, b = {b}까지의 거리가 {closes} 줄어듭니다(곡률 λ₁ "
        "= {first}). {steps} 뒤 남은 거리는 {left}입니다."
    ),
    "line.overshoots.valley": (
        "스텝마다 최적 직선 w = {w}, b = {b}의 반대편으로 건너가며 거리가 {closes} "
        "줄어듭니다(곡률 λ₁ = {first}). {steps} 뒤 남은 거리는 {left}입니다."
    ),
    "line.until": (
        "두 방향 모두 남은 거리는 {first_share}스텝 뒤에 1 %, {second_share}스텝 뒤에 "
        "0.01 %입니다."
    ),
    "line.converges": (
        "스텝마다 가파른 방향(곡률 λ₁ = {first})의 거리는 {closes}, 완만한 방향(λ₂ = "
        "{second})의 거리는 {closes_flat} 줄어듭니다. {steps} 뒤 최적 직선 w = {w}, b "
        "= {b}까지 남은 거리는 {left}입니다."
    ),
    "line.overshoots": (
        "스텝마다 골짜기 건너편으로 넘어가며, 가파른 방향(곡률 λ₁ = {first})의 거리는 "
        "{closes}, 완만한 방향(λ₂ = {second})의 거리는 {closes_flat} 줄어듭니다. "
        "{steps} 뒤 최적 직선 w = {w}, b = {b}까지 남은 거리는 {left}입니다."
    ),
    "line.lands": "한 스텝 만에 최적 직선 w = {w}, b = {b}에 도달합니다.",
    "line.flips": (
        "학습률이 경계와 똑같습니다. w와 b가 가파른 방향(곡률 λ₁ = {first})으로 최적 "
        "직선 w = {w}, b = {b}의 양쪽을 끝없이 오갑니다."
    ),
    "line.diverges": (
        "학습률 {rate}의 크기가 경계 2/λ₁ = {edge}보다 큽니다(λ₁ = {first}, 가파른 "
        "방향의 곡률). 스텝마다 최적 직선 w = {w}, b = {b}에서 더 멀어집니다."
    ),
    "line.swings": (
        "기울기가 누적되므로 w와 b는 최적 직선 w = {w}, b = {b} 주위에서 끝없이 "
        "진동하며 수렴하지 않습니다."
    ),
    "line.spirals": (
        "w와 b는 최적 직선 w = {w}, b = {b} 주위에서 진동합니다. 결국에는 스텝마다 "
        "가파른 방향(곡률 λ₁ = {first})의 거리는 {closes}, 완만한 방향(λ₂ = "
        "{second})의 거리는 {closes_flat} 줄어듭니다. {steps} 뒤 남은 거리는 "
        "{left}입니다."
    ),
    "line.lands_in_two": (
        "첫 스텝에서는 최적 직선 w = {w}, b = {b}보다 더 멀리 나아가고, 두 번째 "
        "스텝에서 정확히 도달합니다."
    ),
    "line.drifts": (
        "속도 v가 기울기를 거스르므로, 어떤 학습률에서도 w와 b는 최적 직선 w = {w}, b "
        "= {b}에서 점점 멀리 흘러갑니다."
    ),
    "line.strands": (
        "w와 b가 최적 직선 w = {w}, b = {b}에 이르지 못하고 멈춥니다. {steps} 뒤 남은 "
        "거리는 {left}입니다."
    ),
    "line.climbs": (
        "어떤 학습률에서도 업데이트는 오르막을 올라 최적 직선 w = {w}, b = {b}에서 "
        "멀어집니다."
    ),
    "line.already_there": (
        "시작점이 이미 최적 직선 w = {w}, b = {b}입니다. 기울기가 0이므로 아무것도 "
        "움직이지 않습니다."
    ),
    "line.rate_zero": "학습률이 0이므로 아무것도 움직이지 않습니다.",
    "line.rounded_away": (
        "모든 업데이트가 {precision}에서 w나 b를 바꾸기에는 너무 작아 아무것도 "
        "움직이지 않습니다."
    ),
    "line.condition": (
        "조건수 λ₁/λ₂ = {condition} 때문에 느립니다. x를 표준화하면 1이 됩니다."
    ),
    "line.broadcast": (
        "여기서 최적 직선은 모든 쌍에 대한 직선이며, 그 손실은 {floor}보다 작아지지 "
        "않습니다. 점들에 대한 최적 직선은 w = {w}, b = {b}, 그 손실은 {least}입니다."
    ),
    "line.broadcast.same": (
        "이 점들에서는 모든 쌍에 대한 손실도 같은 곳에서 가장 작습니다. 최소 손실은 "
        "모든 쌍에서 {floor}, 점들에서 {least}입니다."
    ),
    "line.by.manual": "손 계산: {said}",
    "line.by.autograd": "자동 미분: {said}",
    "player.previous": "이전 스텝",
    "player.next": "다음 스텝",
    "player.play": "모든 스텝 재생",
    "player.stop": "정지",
    "player.slider": "상태 k",
    "player.state.all": "상태 k\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{k} / {last}",
    "player.state.each": (
        "업데이트 k\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{k} / {last}: 점 {point}"
    ),
    "readout.curve": "{run}: w {w} · 기울기 {gradient} · 스텝 {step}",
    "readout.losses": "{run}: 손실 {loss}",
    "readout.line": "{run}: w {w}",
    "readout.line.bias": "{run}: w {w} · b {b}",
    "readout.contour": "{run}: w {w} · b {b} · 손실 {loss}",
    "line.diverges.other": (
        "학습률 {rate}의 크기가 경계 {edge}보다 큽니다. 스텝마다 최적 직선 w = {w}, b "
        "= {b}에서 더 멀어집니다."
    ),
}
