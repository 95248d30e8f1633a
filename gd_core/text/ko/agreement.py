"""Korean: whether two runs agree, and why not."""

TEXTS = {
    "pair.optimum": "{w}, b* = {b}",
    "pair.settles": "{w}, b = {b}",
    "verdict.reach.origin": (
        "둘 다 {steps} 뒤 w = {w}에 이릅니다. 최적의 w는 {best_w}입니다."
    ),
    "verdict.reach.origin.best": "둘 다 {steps} 뒤 최적의 w = {w}에 도달합니다.",
    "verdict.reach.origin.no_best": "둘 다 {steps} 뒤 w = {w}입니다.",
    "verdict.reach.line": (
        "둘 다 {steps} 뒤 w = {w}, b = {b}에 이릅니다. 최적 직선은 w = {best_w}, b = "
        "{best_b}입니다."
    ),
    "verdict.reach.line.best": (
        "둘 다 {steps} 뒤 최적 직선 w = {w}, b = {b}에 도달합니다."
    ),
    "verdict.reach.line.no_best": "둘 다 {steps} 뒤 w = {w}, b = {b}입니다.",
    "verdict.overflow": "둘 다 반복 {k}에서 {precision} 오버플로가 일어납니다.",
    "verdict.left": "{title}: 남은 거리 {left}",
    "verdict.left.slowly": "느리게 {title}: 남은 거리 {left}",
    "agreement.title.identical": "완전히 같음",
    "agreement.title.agree": "일치",
    "agreement.title.differ": "서로 다름",
    "agreement.identical": (
        "가중치, 손실, 기울기가 상태 {states}개 모두에서 마지막 비트까지 같습니다."
    ),
    "agreement.agree": (
        "두 실행은 {precision} 반올림 오차 안에서 일치합니다. 최대 차이: w {w}, 손실 "
        "{loss}, 기울기 {gradient} (상대 차이: {relative})."
    ),
    "agreement.identical.line": (
        "w, b, 손실, 두 기울기가 상태 {states}개 모두에서 마지막 비트까지 같습니다."
    ),
    "agreement.agree.line": (
        "두 실행은 {precision} 반올림 오차 안에서 일치합니다. 최대 차이: w와 b {w}, "
        "손실 {loss}, 기울기 {gradient} (상대 차이: {relative})."
    ),
    "agreement.equal": "0",
    "agreement.but_sign": "0 (부호만 다름)",
    "agreement.amplified": "업데이트마다 반올림으로 생긴 차이가 {factor}배가 됩니다.",
    "agreement.amplified.accumulates": (
        "기울기를 초기화하지 않아 기울기가 누적되고, 반올림으로 생긴 차이도 함께 "
        "누적됩니다."
    ),
    "agreement.because.ratio": (
        "{Side}에서 {gradient} 값이 틀렸습니다. {why}. 그래서 {other} 쪽의 "
        "{ratio}배입니다. 반복 {k}에서 {Side} 값은 {wrong}, {other} 값은 {right}입니다."
    ),
    "agreement.because.ratio.n": (
        "{Side}에서 {gradient} 값이 틀렸습니다. {why}. 그래서 {other} 쪽의 "
        "{ratio}배입니다(N = {n}). 반복 {k}에서 {Side} 값은 {wrong}, {other} 값은 "
        "{right}입니다."
    ),
    "agreement.because.uphill": (
        "{Side}에서 업데이트가 틀렸습니다. 기울기를 {where}에 더하므로 오르막으로 "
        "갑니다. 반복 {k}에서 {name} 값의 변화량은 {Side}에서 {wrong}, {other}에서 "
        "{right}입니다."
    ),
    "agreement.because.no_zero_grad": (
        "{Side}에서 {gradient} 값이 틀렸습니다. 한 번도 초기화하지 않아 직전 스텝의 "
        "값({before})이 그대로 남아 있습니다. 반복 {k}에서 {Side} 값은 {wrong}, "
        "{other} 값은 {right}입니다."
    ),
    "agreement.because.broadcast": (
        "{Side}에서 y가 틀렸습니다. 예측값의 모양은 (N,)인데 y의 모양이 (N, 1)이어서 "
        "모든 쌍의 오차가 생깁니다. 반복 {k}에서 {gradient} 값은 {Side}에서 {wrong}, "
        "{other}에서 {right}입니다."
    ),
    "agreement.gradient": "기울기",
    "agreement.gradient.of": "{name}에 대한 기울기",
    "agreement.weights": "가중치",
    "agreement.weights.of": "{name}",
    "agreement.where": "w",
    "agreement.where.line": "w와 b",
    "agreement.at_point": "{k}, 점 {point}",
    "agreement.because.uphill.each": (
        "{Side}에서 업데이트가 틀렸습니다. 기울기를 {where}에 더하므로 오르막으로 "
        "갑니다. 반복 {k}에서 {name} 값의 변화량은 {Side}에서 {wrong}, {other}에서 "
        "{right}입니다."
    ),
    "agreement.unknown.update.each": (
        "반복 {k}에서 {name} 값의 변화량은 손 계산이 {manual}, 자동 미분이 "
        "{autograd}입니다. 반올림 오차로는 설명되지 않는 차이입니다."
    ),
    "agreement.besides.ratio": "{side}에도 실수가 있습니다. {why}.",
    "agreement.besides.uphill": (
        "{side}에도 실수가 있습니다. 기울기를 {where}에 더하므로 업데이트가 오르막으로 "
        "갑니다."
    ),
    "agreement.besides.no_zero_grad": (
        "{side}에도 실수가 있습니다. 기울기를 초기화하지 않아 이전 기울기가 모두 남은 "
        "채 누적됩니다."
    ),
    "agreement.besides.broadcast": (
        "{side}에도 실수가 있습니다. y가 열 벡터여서 예측값이 모두 목푯값 전체의 평균 "
        "쪽으로 끌려갑니다."
    ),
    "agreement.right_for.mean": "손 계산의 기울기는 손실이 평균일 때 맞는 식입니다.",
    "agreement.right_for.half_mean": (
        "손 계산의 기울기는 손실이 평균의 절반일 때 맞는 식입니다."
    ),
    "agreement.right_for.sum": "손 계산의 기울기는 손실이 합일 때 맞는 식입니다.",
    "agreement.right_for.half_sum": (
        "손 계산의 기울기는 손실이 합의 절반일 때 맞는 식입니다."
    ),
    "agreement.unknown.gradient": (
        "반복 {k}에서 {gradient} 값은 손 계산이 {manual}, 자동 미분이 "
        "{autograd}입니다. 손 계산이 자동 미분의 {ratio}배이며, 반올림 오차로는 "
        "설명되지 않는 차이입니다."
    ),
    "agreement.unknown.gradient.no_ratio": (
        "반복 {k}에서 {gradient} 값은 손 계산이 {manual}, 자동 미분이 "
        "{autograd}입니다. 비율은 구할 수 없지만, 반올림 오차로는 설명되지 않는 "
        "차이입니다."
    ),
    "agreement.unknown.loss": (
        "반복 {k}에서 손실은 손 계산이 {manual}, 자동 미분이 {autograd}입니다. 반올림 "
        "오차로는 설명되지 않는 차이입니다."
    ),
    "agreement.unknown.update": (
        "반복 {k}에서 {what} 값이 서로 다릅니다. 직전 업데이트에서 {name} 값의 "
        "변화량은 손 계산이 {manual}, 자동 미분이 {autograd}입니다. 반올림 오차로는 "
        "설명되지 않는 차이입니다."
    ),
    "agreement.unknown.start": (
        "시작 가중치가 서로 다릅니다. w는 손 계산이 {manual}, 자동 미분이 "
        "{autograd}입니다."
    ),
    "agreement.unknown.start.line": (
        "시작할 때의 {name} 값이 서로 다릅니다. 손 계산은 {manual}, 자동 미분은 "
        "{autograd}입니다."
    ),
    "agreement.unknown.length": (
        "유한한 상태가 손 계산은 {manual}개, 자동 미분은 {autograd}개입니다. 반올림 "
        "오차로는 설명되지 않는 차이입니다."
    ),
    "points.title": "상태 k = {k}의 점",
    "points.title.each": "업데이트 k = {k}: 반복 {iteration}, 점 {point}",
    "points.x": "x",
    "points.y": "y",
    "points.prediction": "ŷ = w·x",
    "points.prediction.line": "ŷ = w·x + b",
    "points.error": "오차 = ŷ − y",
    "points.squared": "오차²",
    "points.terms": "2·x·오차",
    "points.mean": "**평균**",
    "points.sum": "**합**",
    "points.half": "{whole} / 2 = **{loss}**",
    "points.left_out": "그 밖의 점 {count}개",
    "points.terms_b": "2·오차",
    "points.terms_b.1": "오차",
    "points.terms_b.4": "4·오차",
    "points.terms.1": "x·오차",
    "points.terms.4": "4·x·오차",
    "points.wrong": (
        ":red-badge[:material/close: **{wrong}**] · 올바른 값: "
        ":green-badge[:material/check: **{right}**]"
    ),
    "points.is.mean": "평균 {value}",
    "points.is.sum": "합 {value}",
    "points.is.double": "두 배 {value}",
    "points.is.double_mean": "평균의 두 배 {value}",
    "points.is.half": "절반 {value}",
    "points.is.accumulated": "누적 {value}",
    "points.is.pairs": "모든 쌍에서 {value}",
    "points.is.gradient": "기울기 {value}",
    "points.alt": (
        "상태 {k}의 점 {n}개: {name} 값은 {loss}, 그 도함수 값은 {mean}입니다. 이 "
        "실행에서 기울기로 쓰는 값은 {gradient}입니다."
    ),
    "points.alt.line": (
        "상태 {k}의 점 {n}개: {name} 값은 {loss}, 그 도함수 값은 w에 대해 {mean}, b에 "
        "대해 {mean_b}입니다. 이 실행에서 기울기로 쓰는 값은 {gradient}, "
        "{gradient_b}입니다."
    ),
    "witnesses.title": "상태 k = {k}의 기울기",
    "witnesses.witness": "구한 방법",
    "witnesses.gradient": "기울기",
    "witnesses.apart": "자동 미분과의 차",
    "witnesses.manual": "손 계산, {precision}",
    "witnesses.autograd": "자동 미분, {precision}",
    "witnesses.difference": "중앙 차분, float64",
    "witnesses.overflow": "float64에는 너무 큼",
    "witnesses.identical": "세 값이 완전히 같습니다: {by_autograd}.",
    "witnesses.agree": (
        "세 값이 {precision} 반올림 오차 안에서 일치합니다. 최대 차이는 {most}입니다."
    ),
    "witnesses.agree_two": (
        "손 계산과 자동 미분은 {precision} 반올림 오차 안에서 일치합니다(차이 {most}). "
        "중앙 차분에서는 float64 오버플로가 일어납니다."
    ),
    "witnesses.manual.ratio": (
        "자동 미분과 중앙 차분은 일치합니다. 손 계산의 기울기는 올바른 값의 "
        "{ratio}배입니다. {why}."
    ),
    "witnesses.manual.ratio.n": (
        "자동 미분과 중앙 차분은 일치합니다. 손 계산의 기울기는 올바른 값의 "
        "{ratio}배입니다(N = {n}). {why}."
    ),
    "witnesses.manual.opposite": (
        "자동 미분과 중앙 차분은 일치합니다. 손 계산의 기울기는 부호가 반대입니다."
    ),
    "witnesses.autograd.no_zero_grad": (
        "손 계산과 중앙 차분은 일치합니다. 자동 미분에서는 기울기를 초기화하지 않아 "
        "이전 값({before})이 그대로 남아 있습니다."
    ),
    "witnesses.autograd.broadcast": (
        "손 계산과 중앙 차분은 일치합니다. 자동 미분에서는 y가 열 벡터여서 기울기가 "
        "모든 쌍의 오차에서 나옵니다."
    ),
    "witnesses.both.ratio": (
        "중앙 차분만 맞습니다. 손 계산의 기울기는 올바른 값의 {ratio}배입니다. {why}. "
        "자동 미분에서는 {other}."
    ),
    "witnesses.both.ratio.n": (
        "중앙 차분만 맞습니다. 손 계산의 기울기는 올바른 값의 {ratio}배입니다(N = "
        "{n}). {why}. 자동 미분에서는 {other}."
    ),
    "witnesses.both.opposite": (
        "중앙 차분만 맞습니다. 손 계산의 기울기는 부호가 반대입니다. 자동 미분에서는 "
        "{other}."
    ),
    "witnesses.other.no_zero_grad": (
        "기울기를 초기화하지 않아 이전 값({before})이 그대로 남아 있습니다"
    ),
    "witnesses.other.broadcast": "y가 열 벡터여서 기울기가 모든 쌍의 오차에서 나옵니다",
    "witnesses.overflowed.manual.ratio": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 손 계산의 기울기는 올바른 값의 "
        "{ratio}배입니다. {why}."
    ),
    "witnesses.overflowed.manual.ratio.n": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 손 계산의 기울기는 올바른 값의 "
        "{ratio}배입니다(N = {n}). {why}."
    ),
    "witnesses.overflowed.manual.opposite": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 손 계산의 기울기는 부호가 "
        "반대입니다."
    ),
    "witnesses.overflowed.autograd.no_zero_grad": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 자동 미분에서는 기울기를 "
        "초기화하지 않아 이전 값({before})이 그대로 남아 있습니다."
    ),
    "witnesses.overflowed.autograd.broadcast": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 자동 미분에서는 y가 열 "
        "벡터여서 기울기가 모든 쌍의 오차에서 나옵니다."
    ),
    "witnesses.overflowed.both.ratio": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 손 계산의 기울기는 올바른 값의 "
        "{ratio}배입니다. {why}. 자동 미분에서는 {other}."
    ),
    "witnesses.overflowed.both.ratio.n": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 손 계산의 기울기는 올바른 값의 "
        "{ratio}배입니다(N = {n}). {why}. 자동 미분에서는 {other}."
    ),
    "witnesses.overflowed.both.opposite": (
        "중앙 차분에서는 float64 오버플로가 일어납니다. 손 계산의 기울기는 부호가 "
        "반대입니다. 자동 미분에서는 {other}."
    ),
    "witnesses.uphill": (
        "손 계산의 기울기는 맞습니다. 실수는 그 기울기를 w에 더하는 업데이트에 "
        "있습니다."
    ),
    "witnesses.afresh": (
        "자동 미분 값은 이 가중치에서 새로 구한 것이라, 자동 미분 실행에서 누적되는 "
        "값은 들어 있지 않습니다."
    ),
    "witnesses.by": "{name}에 대한 기울기",
    "witnesses.unknown": (
        "세 값이 서로 다릅니다. 손 계산 {by_hand}, 자동 미분 {by_autograd}, 중앙 차분 "
        "{by_difference}입니다. 반올림 오차로는 설명되지 않는 차이입니다."
    ),
    "witnesses.unknown_two": (
        "두 값이 서로 다릅니다. 손 계산 {by_hand}, 자동 미분 {by_autograd}입니다. "
        "반올림 오차로는 설명되지 않는 차이입니다. 중앙 차분에서는 float64 오버플로가 "
        "일어납니다."
    ),
    "witnesses.step.loss": (
        "h = {h}: 손실을 두 배로 만드는 간격을 2의 거듭제곱으로 올림한 값입니다. J는 "
        "포물선이므로 중앙 차분은 반올림 오차만 빼면 어떤 h에서도 정확하고, 그 오차는 "
        "이 근처에서 가장 작습니다."
    ),
    "witnesses.step.weight": (
        "h = {h}: w의 백만분의 1을 2의 거듭제곱으로 올림한 값입니다. 손실이 거의 0이라 "
        "간격이 더 작아야 하지만, 그러면 w ± h에서 h가 반올림으로 사라집니다. J는 "
        "포물선이므로 중앙 차분은 반올림 오차만 빼면 어떤 h에서도 정확합니다."
    ),
    "witnesses.step.one": (
        "h = 1: 어떤 값이든 상관없습니다. J는 포물선이므로 중앙 차분은 반올림 오차만 "
        "빼면 어떤 h에서도 정확합니다."
    ),
}
