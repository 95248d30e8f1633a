"""Korean: learning rates, and what becomes of them."""

TEXTS = {
    "rate.title": "공식의 예측",
    "rate.title.manual": "공식의 예측: 손 계산",
    "rate.title.autograd": "공식의 예측: 자동 미분",
    "rate.where": (
        "학습률 {rate}의 크기는 가장 빠른 학습률 {fastest_is}의 {of_fastest}, 경계 "
        "{edge_is}의 {of_edge}입니다{made_of}."
    ),
    "rate.where.slip": (
        "{first}에서는 학습률이 사실상 {effective}({times})입니다. 이는 가장 빠른 "
        "학습률 {fastest_is}의 {of_fastest}, 경계 {edge_is}의 {of_edge}입니다{made_of}."
    ),
    "rate.times.sum": "{n} × {rate}",
    "rate.times.no2": "{rate} / 2",
    "rate.times.sum_no2": "{n} / 2 × {rate}",
    "rate.times.averaged": "{rate} / {n}",
    "rate.times.twice": "2 × {rate}",
    "rate.where.uphill": "기울기를 w에 더하면 오르막으로 갑니다.",
    "rate.where.no_zero_grad": (
        "기울기가 초기화되지 않고 누적됩니다. 최적의 w까지의 거리 e는 e(k+1) = (2 − "
        "s)·e(k) − e(k−1), s = 2·a·η = {step}에 따라 변하고, 특성방정식의 두 근을 "
        "곱하면 1입니다{made_of}."
    ),
    "rate.where.broadcast": (
        "모든 쌍의 손실을 기준으로 학습률 {rate}의 크기는 가장 빠른 학습률 "
        "{fastest_is}의 {of_fastest}, 경계 {edge_is}의 {of_edge}입니다{made_of}."
    ),
    "rate.rho": "스텝마다 거리에 곱해지는 수는 ρ = 1 − 2·a·η = {rho}입니다.",
    "rate.rho.sum": (
        "스텝마다 거리에 곱해지는 수는 ρ = 1 − 2·a·N·η = {rho}입니다(점의 수 N = {n})."
    ),
    "rate.rho.no2": "스텝마다 거리에 곱해지는 수는 ρ = 1 − a·η = {rho}입니다.",
    "rate.rho.sum_no2": (
        "스텝마다 거리에 곱해지는 수는 ρ = 1 − a·N·η = {rho}입니다(점의 수 N = {n})."
    ),
    "rate.rho.averaged": (
        "스텝마다 거리에 곱해지는 수는 ρ = 1 − 2·a·η/N = {rho}입니다(점의 수 N = {n})."
    ),
    "rate.rho.twice": "스텝마다 거리에 곱해지는 수는 ρ = 1 − 4·a·η = {rho}입니다.",
    "rate.rho.uphill": "스텝마다 거리에 곱해지는 수는 ρ = 1 + 2·a·η = {rho}입니다.",
    "rate.rho.no_zero_grad.swings": (
        "s가 0과 4 사이이므로 두 근의 절댓값은 모두 1입니다. 진동이 줄어들지 않아 w가 "
        "최적의 w = {optimum} 주위에서 끝없이 진동합니다. 처음 거리의 최대 "
        "{swing}배까지 멀어지며, 진동 주기는 {period}스텝입니다."
    ),
    "rate.rho.no_zero_grad.diverges": (
        "s가 4 이상이므로 두 근 가운데 하나는 {rho}입니다. 최적의 w = {optimum} 주위의 "
        "진동이 끝없이 커집니다."
    ),
    "rate.none": "이 실행에서 학습률이 어떤 결과를 내는지는 실행해 보아야 압니다.",
    "rate.until": "남은 거리는 {first}스텝 뒤에 1 %, {second}스텝 뒤에 0.01 %입니다.",
    "rate.no_map": "여기서는 모든 학습률의 결과가 같아 학습률 차트를 그리지 않습니다.",
    "rate.no_map.limit": (
        "설정할 수 있는 가장 큰 학습률 {most}도 이 데이터에서 가장 빠른 학습률의 "
        "{of_fastest}에 지나지 않아 학습률 차트를 그리지 않습니다."
    ),
    "rate.no_map.limit.each": (
        "설정할 수 있는 가장 큰 학습률 {most}도 이 데이터의 경계의 20분의 1보다 작아 "
        "학습률 차트를 그리지 않습니다."
    ),
    "rate.no_map.none": (
        "여기서 어떤 학습률을 살펴볼지 알려 주는 공식이 없어 학습률 차트를 그리지 "
        "않습니다."
    ),
    "fate.lands": "한 스텝에 최적의 w 도달",
    "fate.converges": "스텝마다 거리 {closes} 감소",
    "fate.overshoots": "스텝마다 최적점을 지나치며 거리 {closes} 감소",
    "fate.flips": "가중치가 두 값을 끝없이 오감",
    "fate.diverges": "최적점을 지나쳐 더 멀어짐: 이전 거리의 {kept}",
    "fate.swings": "끝없이 진동: 처음 거리의 최대 {swing}배",
    "fate.climbs": "스텝마다 오르막으로 멀어짐: 이전 거리의 {kept}",
    "fate.spirals": "최적의 w 주위에서 진동, 스텝마다 진폭 {closes} 감소",
    "fate.lands_in_two": "두 스텝에 최적의 w 도달",
    "fate.drifts": "최적의 w에서 멀리 흘러감: 스텝마다 이전 거리의 {kept}",
    "fate.strands": "최적의 w가 아닌 곳에서 멈춤",
    "fate.nothing_to_learn": "학습할 것이 없음",
    "fate.already_there": "시작점이 이미 최적의 w",
    "fate.rate_zero": "움직이지 않음",
    "fate.rounded_away": "모든 업데이트가 반올림으로 사라짐",
    "fate.none": "공식 없음",
    "fate.line.lands": "한 스텝에 최적 직선 도달",
    "fate.line.converges": "거리 감소: 가파른 방향 {closes}, 완만한 방향 {closes_flat}",
    "fate.line.converges.round": "스텝마다 거리 {closes} 감소",
    "fate.line.converges.valley": "스텝마다 거리 {closes} 감소",
    "fate.line.overshoots": (
        "골짜기 건너뜀, 거리 감소: 가파른 방향 {closes}, 완만한 방향 {closes_flat}"
    ),
    "fate.line.overshoots.round": "스텝마다 최적점을 지나치며 거리 {closes} 감소",
    "fate.line.overshoots.valley": "스텝마다 골짜기를 건너뛰며 거리 {closes} 감소",
    "fate.line.flips.round": "최적 직선의 양쪽을 끝없이 오감",
    "fate.line.diverges.round": "최적점을 지나쳐 더 멀어짐: 이전 거리의 {kept}",
    "fate.line.broadcast": "{does} · 향하는 곳: 모든 쌍의 최적 직선, w = {w}, b = {b}",
    "fate.line.flips": "골짜기의 양쪽을 끝없이 오감",
    "fate.line.diverges": "골짜기를 건너뛰며 더 멀어짐: 이전 거리의 {kept}",
    "fate.line.swings": "최적 직선 주위에서 끝없이 진동",
    "fate.line.climbs": "스텝마다 오르막으로 멀어짐: 이전 거리의 {kept}",
    "rate.title.none": "공식으로 예측할 수 없음",
    "rate.title.none.manual": "공식으로 예측할 수 없음: 손 계산",
    "rate.title.none.autograd": "공식으로 예측할 수 없음: 자동 미분",
    "rate.made_of": "(a = {a}, {of})",
}
