"""Korean: learning rates and steps, as the title of a picture."""

TEXTS = {
    "finding.rate": "학습률 {rate} = 경계 {edge}의 {of_edge}: {does}",
    "finding.rate.short": "학습률 {rate} = 경계 {edge}의 {of_edge}: {short}",
    "finding.rate.shortest": "학습률 {rate} = 경계 {edge}의 {of_edge}",
    "finding.rate.lands": "가장 빠른 학습률 {rate}: 한 {step} 만에 {best}에 도달",
    "finding.rate.flips": "학습률 {rate}, 정확히 경계: {it} 양쪽을 끝없이 오감",
    "finding.rate.slip": (
        "{side}의 {what}: 사실상 학습률 {effective}(경계 {edge}의 {of_edge}), {short}"
    ),
    "finding.rate.slip.short": (
        "{side}의 {what}: 사실상 학습률 {effective}(경계 {edge}의 {of_edge})"
    ),
    "finding.rate.slip.shortest": "{side}의 {what}: 사실상 학습률 {effective}",
    "finding.rate.broadcast": (
        "{side}, 모든 쌍: 학습률 {rate} = 경계 {edge}의 {of_edge}, {short}"
    ),
    "finding.rate.broadcast.short": "모든 쌍: 학습률 {rate} = 경계 {edge}의 {of_edge}",
    "finding.rate.no_zero_grad": (
        "기울기 초기화 없음: 학습률 {rate} = 경계 {edge}의 {of_edge}, {it} {short}"
    ),
    "finding.rate.no_zero_grad.short": (
        "기울기 초기화 없음: 학습률 {rate} = 경계 {edge}의 {of_edge}"
    ),
    "finding.rate.unknown": (
        "{optimizer}에서 학습률 {rate}의 결과는 실행해 봐야 알 수 있음"
    ),
    "finding.does.converges": "{step}마다 거리가 {closes} 줄어듦",
    "finding.exact.adam": (
        "{optimizer}, 학습률 {rate}: 기울기와 상관없이 첫 스텝의 길이가 {length}"
    ),
    "finding.exact.rmsprop": (
        "{optimizer}, 학습률 {rate}: 기울기와 상관없이 첫 스텝의 길이가 {length}"
    ),
    "finding.exact.adagrad": (
        "{optimizer}, 학습률 {rate}: 기울기와 상관없이 첫 스텝의 길이가 {length}"
    ),
    "finding.exact.after": (
        "그 뒤는 실행해 봐야 알 수 있습니다. 기울기가 몇 배가 되어도 ε을 통해서만 "
        "차이가 납니다."
    ),
    "finding.exact.swings": (
        "최적점에 정확히 닿지 않는 한 결국 η/2 = {half} 정도로 진동합니다."
    ),
    "finding.never_reset": (
        "기울기마다 이전 기울기가 모두 들어 있고, 내부 상태에서 한 번 더 더해집니다."
    ),
    "finding.edge": (
        "경계 {edge_is}보다 크면 발산합니다. 가장 빠른 학습률은 {fastest_is}, {letter} "
        "= {a}({of})입니다."
    ),
    "finding.edge.alone": (
        "경계 {edge_is}보다 크면 발산합니다. {letter} = {a}({of})입니다."
    ),
    "finding.edge.own": "이 실행은 학습률이 경계 {edge_is}보다 크면 발산합니다.",
    "finding.edge.plateau": (
        "경계 {edge_is}보다 크면 발산합니다. 가장 빠른 구간은 {fastest_is}부터이고, "
        "{letter} = {a}({of})입니다."
    ),
    "finding.letter.origin": "a",
    "finding.letter.line": "λ",
    "finding.edge.passes": "경계 {edge}까지는 에폭을 거듭하면 수렴합니다.",
    "finding.rho": "스텝마다 거리의 배율은 ρ = 1 − 2aη = {rho}입니다.",
    "finding.rho.slip": (
        "스텝마다 거리의 배율은 ρ = 1 − 2aη = {rho}입니다(η = {effective})."
    ),
    "finding.left": "{after} 뒤 {best}까지 남은 거리는 {left}입니다.",
    "finding.other": "{side}: {does}.",
    "finding.at.all": "반복 {k}",
    "finding.at.each": "반복 {k}의 점 {point}",
    "finding.step": "{where}, {side}: 기울기 {gradient}에 따라 w {w} → {to}",
    "finding.step.short": "{where}, {side}: w {w} → {to}",
    "finding.step.still": "{where}, {side}: 기울기 {gradient}에도 w = {w} 그대로",
    "finding.step.still.short": "{where}, {side}: w = {w} 그대로",
    "finding.step.line": (
        "{where}, {side}: 기울기 {gradient}, {gradient_b}에 따라 w = {to}, b = "
        "{b_to}에 도착"
    ),
    "finding.step.line.short": "{where}, {side}: w = {to}, b = {b_to}에 도착",
    "finding.step.end": "{where}, {side}: 실행이 w = {w}에서 끝남",
    "finding.step.gone": "{where}, {side}: 다음 업데이트에서 {precision} 오버플로",
    "finding.step.slipped": (
        "{where}, {side}: 기울기 {gradient}({size})에 따라 w {w} → {to}"
    ),
    "finding.step.slipped.short": (
        "{where}, {side}: 기울기 {gradient}({size}), w {w} → {to}"
    ),
    "finding.step.never_reset": (
        "{where}, {side}, 초기화하지 않음: 기울기 {gradient} = {own} {added}, w → {to}"
    ),
    "finding.step.never_reset.short": (
        "{where}, {side}: 초기화하지 않은 기울기 {gradient}에 {before} 포함"
    ),
    "finding.step.size": "올바른 값 {right}의 {times}배",
    "finding.step.at_edge": (
        "{where}, 경계 {edge}에서: w {w} → {to}, 손실은 {loss} 그대로"
    ),
    "finding.step.past_edge": (
        "{where}, {side}: η = {rate}, 경계 {edge} 초과, w {w} → {to}"
    ),
    "finding.step.past_edge.short": "{where}: η = {rate}, 경계 {edge} 초과, w → {to}",
    "finding.step.here": "손실은 {loss}, 기울기는 {gradient}입니다.",
    "finding.step.farther": (
        "{where}, {side}: 기울기 {gradient}에 따라 w {w} → {to}, 더 멀어짐"
    ),
    "finding.loss.all": "손실은 {loss}, ",
    "finding.loss.each": "이 점의 손실은 {loss}, ",
    "finding.step.by.sgd": "스텝은 −η · 기울기 = {step}입니다(η = {rate}).",
    "finding.step.by.uphill": "스텝은 +η · 기울기 = {step}입니다(η = {rate}).",
    "finding.step.by.momentum": "스텝은 −η · v = {step}입니다(η = {rate}).",
    "finding.step.by.nesterov": (
        "스텝은 −η · (기울기 + μ · v) = {step}입니다(η = {rate})."
    ),
    "finding.step.by.other": "w의 스텝은 {step}입니다(η = {rate}).",
    "finding.gradient.one.mean": "한 점의 {it}: 2·x·오차(오차 = ŷ − y).",
    "finding.gradient.one.half_mean": "한 점의 {it}: x·오차(오차 = ŷ − y).",
    "finding.gradient.one.sum": "한 점의 {it}: 2·x·오차(오차 = ŷ − y).",
    "finding.gradient.one.half_sum": "한 점의 {it}: x·오차(오차 = ŷ − y).",
    "finding.gradient.mean": "{it}: N = {n}개 점에 대한 2·x·오차의 평균(오차 = ŷ − y).",
    "finding.gradient.half_mean": (
        "{it}: N = {n}개 점에 대한 x·오차의 평균(오차 = ŷ − y)."
    ),
    "finding.gradient.sum": "{it}: N = {n}개 점에 대한 2·x·오차의 합(오차 = ŷ − y).",
    "finding.gradient.half_sum": "{it}: N = {n}개 점에 대한 x·오차의 합(오차 = ŷ − y).",
    "finding.gradient.mean.line": (
        "{it}: N = {n}개 점에 대해 w는 2·x·오차의 평균, b는 2·오차의 평균(오차 = ŷ − "
        "y)."
    ),
    "finding.gradient.half_mean.line": (
        "{it}: N = {n}개 점에 대해 w는 x·오차의 평균, b는 오차의 평균(오차 = ŷ − y)."
    ),
    "finding.gradient.sum.line": (
        "{it}: N = {n}개 점에 대해 w는 2·x·오차의 합, b는 2·오차의 합(오차 = ŷ − y)."
    ),
    "finding.gradient.half_sum.line": (
        "{it}: N = {n}개 점에 대해 w는 x·오차의 합, b는 오차의 합(오차 = ŷ − y)."
    ),
    "finding.gradient.one.mean.line": (
        "한 점의 {it}: w는 2·x·오차, b는 2·오차(오차 = ŷ − y)."
    ),
    "finding.gradient.one.half_mean.line": (
        "한 점의 {it}: w는 x·오차, b는 오차(오차 = ŷ − y)."
    ),
    "finding.gradient.one.sum.line": (
        "한 점의 {it}: w는 2·x·오차, b는 2·오차(오차 = ŷ − y)."
    ),
    "finding.gradient.one.half_sum.line": (
        "한 점의 {it}: w는 x·오차, b는 오차(오차 = ŷ − y)."
    ),
    "finding.gradient_is": "기울기",
    "finding.gradient_is.slip": "올바른 기울기",
}
