"""Korean: what the mathematics says will happen."""

TEXTS = {
    "pass.none": (
        "기울기를 초기화하지 않으면 한 에폭의 결과를 알려 주는 공식이 없습니다."
    ),
    "pass.shrinks": "에폭마다 수렴점 w = {settles}까지의 거리가 {closes} 줄어듭니다.",
    "pass.shrinks.other_side": (
        "에폭마다 수렴점 w = {settles}의 반대편으로 건너가며 거리가 {closes} "
        "줄어듭니다."
    ),
    "pass.grows": (
        "에폭마다 w = {settles}까지의 거리가 {factor}배가 되어 점점 멀어집니다."
    ),
    "pass.grows.other_side": (
        "에폭마다 w = {settles}의 반대편으로 건너가며 거리가 {factor}배가 되어 점점 "
        "멀어집니다."
    ),
    "pass.flips": (
        "에폭마다 w = {settles}의 반대편 같은 거리로 건너가, 가중치가 두 값 사이를 "
        "계속 오갑니다."
    ),
    "pass.rate_zero": "학습률이 0이면 가중치는 시작점에 머뭅니다.",
    "pass.even": "에폭이 지나도 가중치 사이의 거리는 그대로입니다.",
    "pass.off_optimum": (
        "모든 점에 대한 최적의 w는 {optimum}입니다. 업데이트마다 점 하나에 맞는 값 "
        "쪽으로 당겨지므로 수렴점은 여기서 벗어납니다."
    ),
    "pass.edge": "경계 {edge}까지는 에폭을 거듭하면 수렴합니다.",
    "pass.safe.origin": (
        "학습률 {rate}까지는 어떤 업데이트에서도 w가 그 점에 맞는 값에서 더 멀어지지 "
        "않습니다. 경계 {edge}까지는 에폭을 거듭하면 수렴합니다."
    ),
    "pass.safe.line": (
        "학습률 {rate}까지는 어떤 업데이트에서도 w와 b가 그 점에 맞는 값에서 더 "
        "멀어지지 않습니다. 경계 {edge}까지는 에폭을 거듭하면 수렴합니다."
    ),
    "pass.none.line": (
        "에폭을 거듭하면 어디로 가는지 알려 주는 공식은 없습니다. 실행해 보아야 압니다."
    ),
    "pass.line.still": (
        "시작점 w = {w}, b = {b} 자체가 수렴점입니다. 에폭마다 시작한 자리에서 "
        "끝납니다."
    ),
    "pass.line.shrinks": (
        "결국에는 에폭마다 수렴점 w = {w}, b = {b}까지의 거리가 {closes} 줄어듭니다."
    ),
    "pass.line.shrinks.other_side": (
        "결국에는 에폭마다 수렴점 w = {w}, b = {b}의 반대편으로 건너가며 거리가 "
        "{closes} 줄어듭니다."
    ),
    "pass.line.shrinks.turns": (
        "결국에는 에폭마다 수렴점 w = {w}, b = {b}의 둘레를 돌며 거리가 {closes} "
        "줄어듭니다."
    ),
    "pass.line.grows": (
        "결국에는 에폭마다 w = {w}, b = {b}까지의 거리가 {factor}배가 되어 점점 "
        "멀어집니다."
    ),
    "pass.line.flips": (
        "결국에는 에폭이 지나도 w = {w}, b = {b}까지의 거리는 그대로입니다. 수렴하지도 "
        "멀어지지도 않습니다."
    ),
    "pass.line.off_optimum": (
        "모든 점에 대한 최적 직선은 w = {w}, b = {b}입니다. 업데이트마다 점 하나에 "
        "맞는 직선 쪽으로 당겨지므로 수렴점은 여기서 벗어납니다."
    ),
    "pass.manual": "손 계산: {passes}",
    "pass.autograd": "자동 미분: {passes}",
    "outcome.lands": (
        "한 스텝에 최적의 w = {optimum}에 도달합니다. 가장 빠른 학습률이 바로 "
        "{fastest}입니다."
    ),
    "outcome.converges": (
        "스텝마다 최적의 w = {optimum}까지의 거리가 {closes} 줄어듭니다. {steps} 뒤 "
        "남은 거리는 {left}입니다."
    ),
    "outcome.overshoots": (
        "스텝마다 최적의 w = {optimum}의 반대편으로 건너가며 거리가 {closes} "
        "줄어듭니다. {steps} 뒤 남은 거리는 {left}입니다."
    ),
    "outcome.flips": (
        "w가 두 값 {w0}, {mirror} 사이를 끝없이 오갑니다. 학습률이 정확히 수렴과 "
        "발산의 경계인 {edge_is}입니다."
    ),
    "outcome.diverges": (
        "스텝마다 최적의 w = {optimum}의 반대편으로 건너가며 거리가 {factor}배가 "
        "됩니다. 학습률이 경계 {edge_is}보다 큽니다."
    ),
    "outcome.diverges.accumulates": (
        "기울기가 누적되어 최적의 w = {optimum} 주위의 진동이 커지고, 결국에는 "
        "스텝마다 {factor}배가 됩니다. 학습률이 경계 {edge_is}보다 큽니다."
    ),
    "outcome.diverges.accumulates.edge": (
        "학습률이 정확히 경계인 {edge_is}입니다. 기울기가 누적되어 최적의 w = "
        "{optimum} 주위의 진동이 스텝마다 처음 거리의 두 배만큼 커집니다."
    ),
    "outcome.swings": (
        "기울기가 누적되므로 w가 최적의 w = {optimum} 주위에서 끝없이 진동합니다. 처음 "
        "거리의 최대 {swing}배까지 멀어지고 진동 주기는 {period}스텝이며, 한곳에 "
        "멈추지 않습니다."
    ),
    "outcome.climbs": (
        "스텝마다 오르막으로 가서 최적의 w = {optimum}까지의 거리가 {factor}배가 "
        "됩니다. 학습률을 아무리 줄여도 마찬가지입니다."
    ),
    "outcome.spirals": (
        "w가 최적의 w = {optimum} 주위에서 {period}스텝 주기로 진동하며, 최적점을 지나 "
        "최대 처음 거리의 {swing}배까지 갑니다. 스텝마다 진폭이 {closes} 줄고, {steps} "
        "뒤 남은 거리는 {left}입니다."
    ),
    "outcome.lands_in_two": (
        "첫 스텝에서 최적의 w = {optimum}보다 더 멀리 가고, 두 번째 스텝에서 정확히 "
        "도달합니다. 가장 빠른 학습률이 바로 {fastest}입니다."
    ),
    "outcome.drifts": (
        "속도 v가 기울기를 거스릅니다. 결국에는 스텝마다 최적의 w = {optimum}까지의 "
        "거리가 {factor}배가 되며, 학습률을 아무리 줄여도 마찬가지입니다."
    ),
    "outcome.strands": (
        "w가 최적의 w = {optimum}에 이르지 못하고 멈춥니다. {steps} 뒤 남은 거리는 "
        "{left}입니다."
    ),
    "outcome.nothing_to_learn": (
        "모든 x가 0이므로 어떤 w에서도 예측값과 손실이 같습니다."
    ),
    "outcome.nothing_to_learn.rounded": (
        "{precision}에서는 모든 x가 0이 되므로 어떤 w에서도 예측값과 손실이 같습니다."
    ),
    "outcome.already_there": (
        "시작점 w = {w0} 자체가 최적의 w입니다. 기울기가 0이므로 아무것도 움직이지 "
        "않습니다."
    ),
    "outcome.already_there.rounded": (
        "시작점 w = {w0} 자체가 {precision} 반올림 오차 안에서 최적의 w입니다. w를 "
        "움직일 만큼 큰 업데이트가 없습니다."
    ),
    "outcome.rate_zero": "학습률이 0이므로 w는 {w0} 그대로입니다.",
    "outcome.rate_zero.rounded": (
        "학습률 {rate}도 {precision}에서는 0이 되므로 w는 {w0} 그대로입니다."
    ),
    "outcome.rounded_away": (
        "업데이트가 모두 너무 작아 w = {w0} 값이 {precision}에서 바뀌지 않습니다. w는 "
        "최적의 w = {optimum}에 이르지 못하고 그 자리에 머뭅니다."
    ),
    "outcome.overflowed": "반복 {k}에서 {precision} 오버플로가 일어났습니다.",
    "outcome.ran": "{steps} 동안 손실이 {first}에서 {last}까지 변합니다.",
    "outcome.none": "이 실행의 결과를 알려 주는 공식은 없습니다. 실행해 보아야 압니다.",
    "both.optimum": "최적의 w는 {optimum}입니다.",
    "both.manual.lands": "손 계산에서는 한 스텝에 최적점에 닿습니다.",
    "both.manual.converges": (
        "손 계산에서는 스텝마다 거리가 {closes} 줄어, 마지막에 남은 거리는 "
        "{left}입니다."
    ),
    "both.manual.overshoots": (
        "손 계산에서는 스텝마다 최적점을 지나치며 거리가 {closes} 줄어, 마지막에 남은 "
        "거리는 {left}입니다."
    ),
    "both.manual.flips": (
        "손 계산에서는 w가 두 값 {w0}, {mirror} 사이를 끝없이 오갑니다."
    ),
    "both.manual.diverges": (
        "손 계산에서는 스텝마다 최적점을 지나쳐 거리가 {factor}배가 됩니다."
    ),
    "both.manual.slip.lands": (
        "손 계산에서는 실수({what}) 때문에 학습률이 사실상 {effective}({times})입니다. "
        "한 스텝에 최적점에 닿습니다."
    ),
    "both.manual.slip.converges": (
        "손 계산에서는 실수({what}) 때문에 학습률이 사실상 {effective}({times})입니다. "
        "스텝마다 거리가 {closes} 줄어, 마지막에 남은 거리는 {left}입니다."
    ),
    "both.manual.slip.overshoots": (
        "손 계산에서는 실수({what}) 때문에 학습률이 사실상 {effective}({times})입니다. "
        "스텝마다 최적점을 지나치며 거리가 {closes} 줄어, 마지막에 남은 거리는 "
        "{left}입니다."
    ),
    "both.manual.slip.flips": (
        "손 계산에서는 실수({what}) 때문에 학습률이 사실상 {effective}({times})입니다. "
        "w가 두 값 {w0}, {mirror} 사이를 끝없이 오갑니다."
    ),
    "both.manual.slip.diverges": (
        "손 계산에서는 실수({what}) 때문에 학습률이 사실상 {effective}({times})입니다. "
        "스텝마다 최적점을 지나쳐 거리가 {factor}배가 됩니다."
    ),
    "both.manual.climbs": (
        "손 계산에서는 스텝마다 오르막으로 가서 거리가 {factor}배가 됩니다."
    ),
    "both.manual.already_there": (
        "손 계산에서 w는 {w0} 그대로이며, {precision} 반올림 오차 안에서 최적의 "
        "w입니다."
    ),
    "both.manual.rounded_away": (
        "손 계산에서는 업데이트가 모두 너무 작아 w = {w0} 값이 {precision}에서 바뀌지 "
        "않습니다."
    ),
    "both.manual.overflowed": (
        "손 계산 실행은 반복 {k}에서 {precision} 오버플로로 끝났습니다."
    ),
    "both.manual.ran": (
        "손 계산에서는 {steps} 동안 손실이 {first}에서 {last}까지 변합니다."
    ),
    "both.autograd.lands": "자동 미분에서는 한 스텝에 최적점에 닿습니다.",
    "both.autograd.converges": (
        "자동 미분에서는 스텝마다 거리가 {closes} 줄어, 마지막에 남은 거리는 "
        "{left}입니다."
    ),
    "both.autograd.overshoots": (
        "자동 미분에서는 스텝마다 최적점을 지나치며 거리가 {closes} 줄어, 마지막에 "
        "남은 거리는 {left}입니다."
    ),
    "both.autograd.flips": (
        "자동 미분에서는 w가 두 값 {w0}, {mirror} 사이를 끝없이 오갑니다."
    ),
    "both.autograd.diverges": (
        "자동 미분에서는 스텝마다 최적점을 지나쳐 거리가 {factor}배가 됩니다."
    ),
    "both.autograd.diverges.accumulates": (
        "자동 미분에서는 기울기가 누적되어 진동이 커지고, 결국에는 스텝마다 "
        "{factor}배가 됩니다."
    ),
    "both.autograd.diverges.accumulates.edge": (
        "자동 미분에서는 기울기가 누적되어 진동이 스텝마다 처음 거리의 두 배만큼 "
        "커집니다."
    ),
    "both.autograd.swings": (
        "자동 미분에서는 기울기가 누적되어 w가 최적점 주위에서 끝없이 진동하고, 처음 "
        "거리의 최대 {swing}배까지 멀어집니다."
    ),
    "both.autograd.already_there": (
        "자동 미분에서 w는 {w0} 그대로이며, {precision} 반올림 오차 안에서 최적의 "
        "w입니다."
    ),
    "both.autograd.rounded_away": (
        "자동 미분에서는 업데이트가 모두 너무 작아 w = {w0} 값이 {precision}에서 "
        "바뀌지 않습니다."
    ),
    "both.autograd.overflowed": (
        "자동 미분 실행은 반복 {k}에서 {precision} 오버플로로 끝났습니다."
    ),
    "both.autograd.ran": (
        "자동 미분에서는 {steps} 동안 손실이 {first}에서 {last}까지 변합니다."
    ),
    "edge.is": "{formula} = {value}",
    "edge.with": "{edge_is}(a = {a}, {of})",
    "edge.of.mean": "x²의 평균",
    "edge.of.half_mean": "x² 평균의 절반",
    "edge.of.sum": "x²의 합",
    "edge.of.half_sum": "x² 합의 절반",
    "edge.of.pairs": "손실 곡률의 절반",
    "edge.of.line": "손실의 최대 곡률",
    "edge.origin.descent": "1/a",
    "edge.origin.never_reset": "2/a",
    "edge.origin.momentum": "(1 + μ)/a",
    "edge.origin.nesterov": "(1 + μ)/((1 + 2μ)·a)",
    "edge.origin.dampened": "(1 + μ)/((1 − μ)·a)",
    "edge.origin.looks_back": "(1 + μ)/a",
    "edge.line.descent": "2/λ₁",
    "edge.line.never_reset": "4/λ₁",
    "edge.line.momentum": "2·(1 + μ)/λ₁",
    "edge.line.nesterov": "2·(1 + μ)/((1 + 2μ)·λ₁)",
    "edge.line.dampened": "2·(1 + μ)/((1 − μ)·λ₁)",
    "edge.line.looks_back": "2·(1 + μ)/λ₁",
    "fastest.origin.descent": "1/(2a)",
    "fastest.origin.nesterov": "1/(2a)",
    "outcome.broadcast": (
        "여기서 최적의 w는 모든 쌍에 대한 값이며, 그 손실은 {floor}보다 작아지지 "
        "않습니다. 점들에 대한 최적의 w는 w = {w}, 그 손실은 {least}입니다."
    ),
    "fit.title.best.origin": "원점을 지나는 직선으로는 최선",
    "fit.title.best.line": "직선으로는 최선",
    "fit.title.far": "아직 최적 직선이 아님",
    "fit.title.left": "시작할 때보다 데이터에 가까워지지 않음",
    "fit.title.differ": "두 실행의 최종 직선이 서로 다름",
    "fit.far": (
        "직선이 데이터에서 {error}만큼 벗어납니다(평균제곱근오차, y의 단위, R² = "
        "{r_squared}). 손실은 {loss}, 최소 손실은 {least}입니다."
    ),
    "fit.far.constant": (
        "직선이 데이터에서 {error}만큼 벗어납니다(평균제곱근오차, y의 단위, y가 모두 "
        "같아 R² 없음). 손실은 {loss}, 최소 손실은 {least}입니다."
    ),
    "fit.best.origin": (
        "직선이 데이터에서 {error}만큼 벗어납니다(평균제곱근오차, y의 단위, R² = "
        "{r_squared}). 손실은 원점을 지나는 직선이 가질 수 있는 최솟값인 {loss}입니다."
    ),
    "fit.best.origin.constant": (
        "직선이 데이터에서 {error}만큼 벗어납니다(평균제곱근오차, y의 단위, y가 모두 "
        "같아 R² 없음). 손실은 원점을 지나는 직선이 가질 수 있는 최솟값인 {loss}입니다."
    ),
    "fit.best.line": (
        "직선이 데이터에서 {error}만큼 벗어납니다(평균제곱근오차, y의 단위, R² = "
        "{r_squared}). 손실은 직선이 가질 수 있는 최솟값인 {loss}입니다."
    ),
    "fit.best.line.constant": (
        "직선이 데이터에서 {error}만큼 벗어납니다(평균제곱근오차, y의 단위, y가 모두 "
        "같아 R² 없음). 손실은 직선이 가질 수 있는 최솟값인 {loss}입니다."
    ),
    "fit.helps": (
        "원점을 지나는 직선의 최소 손실은 {origin}, 편향이 있으면 {line}입니다."
    ),
    "fit.add_bias": "편향 추가",
    "fit.add_bias.help": "같은 설정에서 모델을 ŷ = w·x + b로 바꿉니다.",
    "fit.add_bias.help.rate": (
        "모델을 ŷ = w·x + b로 바꿉니다. 경계가 더 낮으므로 새 학습률은 {rate}입니다."
    ),
    "fit.standardise": "x 표준화",
    "fit.standardise.help": (
        "두 실행이 (x − 평균)/σ로 계산하게 되어 조건수가 1이 됩니다."
    ),
    "fit.standardise.help.rate": (
        "두 실행이 (x − 평균)/σ로 계산하게 되어 조건수가 1이 됩니다. 새 학습률은 "
        "{rate}입니다."
    ),
}
