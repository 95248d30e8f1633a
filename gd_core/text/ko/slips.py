"""Korean: what slips do, as what they act, and how they are mended."""

TEXTS = {
    "why.it": "여기",
    "why.gradient": "기울기",
    "why.sum": "{loss}에서는 평균을 내는데 {it}에서는 합을 냅니다",
    "why.sum.again": "{loss}에서 이미 합을 내는데 {it}에 N을 또 곱합니다",
    "why.no2": "제곱을 미분하면 나오는 2가 빠져 있습니다",
    "why.sum_no2": (
        "{loss}에서는 평균을 내는데 {it}에서는 합을 내고, 제곱을 미분하면 나오는 2도 "
        "빠져 있습니다"
    ),
    "why.sum_no2.again": "{it}에 N을 곱하고, 제곱을 미분하면 나오는 2가 빠져 있습니다",
    "why.averaged": "{loss}에서는 합을 내는데 {it}에서는 평균을 냅니다",
    "why.averaged.again": "{it}에서 N으로 한 번 더 나눕니다",
    "why.twice": "손실의 1/2과 약분되어야 할 2가 {it}에 남아 있습니다",
    "why.twice.again": "제곱을 미분하면 나오는 2가 두 번 들어 있습니다",
    "why.opposite": "{it}에서 부호가 뒤집혀 있습니다",
    "slip.line": "{line}번째 줄",
    "slip.marked": "WRONG으로 표시된 줄",
    "slip.sum": (
        "{loss}에서는 평균을 내야 하는데 {line}에서는 합을 냅니다. 기울기가 N배가 "
        "됩니다."
    ),
    "slip.sum.again": (
        "{loss}에서 이미 합을 내는데 {line}에서 N을 또 곱합니다. 기울기가 N배가 됩니다."
    ),
    "slip.no2": (
        "제곱을 미분하면 나오는 2가 {line}에서 빠졌습니다. 기울기가 절반이 됩니다."
    ),
    "slip.sum_no2": (
        "{loss}에서는 평균을 내야 하는데 {line}에서는 합을 내고, 제곱을 미분하면 "
        "나오는 2도 빠졌습니다. 기울기가 N/2배가 됩니다."
    ),
    "slip.sum_no2.again": (
        "{line}에서 N을 곱하고, 제곱을 미분하면 나오는 2가 빠졌습니다. 기울기가 "
        "N/2배가 됩니다."
    ),
    "slip.averaged": (
        "{loss}에서는 합을 내야 하는데 {line}에서는 평균을 냅니다. 기울기가 1/N이 "
        "됩니다."
    ),
    "slip.averaged.again": "{line}에서 N으로 한 번 더 나눕니다. 기울기가 1/N이 됩니다.",
    "slip.twice": (
        "손실의 1/2과 약분되어야 할 2가 {line}에 남아 있습니다. 기울기가 두 배가 "
        "됩니다."
    ),
    "slip.twice.again": (
        "제곱을 미분하면 나오는 2가 {line}에 두 번 들어 있습니다. 기울기가 두 배가 "
        "됩니다."
    ),
    "slip.no_difference": "다만 N = {n}에서는 차이가 없습니다.",
    "slip.uphill": (
        "{line}에서 기울기를 w에 더합니다. 빼면 내리막인데, 더하므로 오르막으로 갑니다."
    ),
    "slip.no_zero_grad": (
        "{line}에서 w.grad를 초기화해야 합니다. backward()는 이미 있는 값에 기울기를 "
        "더하므로 기울기가 누적됩니다."
    ),
    "slip.broadcast": (
        "{line}에서 y가 열 벡터가 됩니다. 그러면 prediction - y는 모든 예측값과 모든 "
        "목푯값을 짝지은 N × N개의 오차가 됩니다."
    ),
    "fault.item": "“{text}”({item}번째 항목)",
    "fault.cell": "“{text}”({row}행, “{column}” 열)",
    "acts.sum": "합 기울기",
    "acts.sum.again": "N배 기울기",
    "acts.no2": "절반 기울기",
    "acts.sum_no2": "2가 빠진 합 기울기",
    "acts.sum_no2.again": "N/2배 기울기",
    "acts.averaged": "평균 기울기",
    "acts.averaged.again": "N으로 나눈 기울기",
    "acts.twice": "2배 기울기",
    "acts.first.sum": "합 기울기",
    "acts.first.sum.again": "N배 기울기",
    "acts.first.no2": "절반 기울기",
    "acts.first.sum_no2": "2가 빠진 합 기울기",
    "acts.first.sum_no2.again": "N/2배 기울기",
    "acts.first.averaged": "평균 기울기",
    "acts.first.averaged.again": "N으로 나눈 기울기",
    "acts.first.twice": "2배 기울기",
    "note.sum": "평균({mean})의 {n}배입니다.",
    "note.sum.again": "올바른 값({mean})의 {n}배입니다.",
    "note.no2": "올바른 값({mean})의 절반입니다.",
    "note.sum_no2": "올바른 값({mean})의 {n}/2배입니다.",
    "note.averaged": "올바른 값({mean})의 1/{n}입니다.",
    "note.twice": "올바른 값({mean})의 두 배입니다.",
    "note.no_zero_grad": "초기화하지 않아 직전 스텝의 값({before})이 더해져 있습니다.",
    "note.broadcast": "모든 예측값이 모든 목푯값과 짝지어집니다.",
    "note.uphill": "오르막: 더하지 말고 빼야 합니다.",
    "note.last": "실행이 여기서 끝납니다.",
    "note.diverged": "다음 상태에서 {precision} 오버플로가 일어납니다.",
    "step.k_beyond": (
        "{side} 실행에는 상태 {k}의 값이 없습니다. {precision} 오버플로가 일어나 상태 "
        "{last}에서 끝났으므로 k={last} 상태를 보여 줍니다."
    ),
}
