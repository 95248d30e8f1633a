"""Korean: what a slip does, as the title of a picture."""

TEXTS = {
    "finding.size.half": "올바른 값의 절반",
    "finding.size.part": "올바른 값의 1/{n}",
    "finding.size.times": "올바른 값의 {times}배",
    "finding.wrong.unknown": "{side}에서 의도와 다른 계산이 실행됨",
    "finding.wrong.sum": "{side}에서 기울기가 {size}: 손실은 평균인데 기울기는 합",
    "finding.wrong.sum.again": "{side}에서 기울기가 {size}: N을 곱함",
    "finding.wrong.no2": "{side}에서 기울기가 {size}: 2가 빠짐",
    "finding.wrong.sum_no2": "{side}에서 기울기가 {size}: 평균을 내지 않고 2도 빠짐",
    "finding.wrong.sum_no2.again": "{side}에서 기울기가 {size}: N을 곱하고 2가 빠짐",
    "finding.wrong.averaged": "{side}에서 기울기가 {size}: 손실은 합인데 기울기는 평균",
    "finding.wrong.averaged.again": "{side}에서 기울기가 {size}: N으로 한 번 더 나눔",
    "finding.wrong.twice": "{side}에서 기울기가 {size}: 1/2과 약분될 2가 남음",
    "finding.wrong.twice.again": "{side}에서 기울기가 {size}: 2가 두 번 들어감",
    "finding.wrong.uphill": (
        "{side}에서 기울기를 빼지 않고 더함: {it} {best}에서 멀어지며 올라감"
    ),
    "finding.wrong.uphill.short": "{side}에서 기울기를 빼지 않고 더함: 오르막",
    "finding.wrong.no_zero_grad": (
        "{side}에서 기울기를 초기화하지 않음: 이전 기울기가 모두 남아 있음"
    ),
    "finding.wrong.no_zero_grad.swings": (
        "초기화하지 않아 기울기가 누적됨: {it} {goal} 주위에서 끝없이 진동"
    ),
    "finding.wrong.no_zero_grad.diverges.accumulates": (
        "초기화하지 않아 기울기가 누적됨: {it} 스텝마다 더 크게 진동"
    ),
    "finding.wrong.broadcast": (
        "{side}에서 모든 예측값이 모든 목푯값과 짝지어짐: {it} {right} 대신 {goal}에 "
        "접근"
    ),
    "finding.wrong.broadcast.line": (
        "{side}에서 모든 예측값이 모든 목푯값과 짝지어짐: 직선이 {line}에 접근"
    ),
    "finding.wrong.broadcast.short": "{side}에서 모든 예측값이 모든 목푯값과 짝지어짐",
    "finding.wrong.broadcast.same": (
        "{side}에서 모든 예측값이 모든 목푯값과 짝지어짐: {it} 같아도 손실은 다름"
    ),
    "finding.wrong.momentum_averaged": (
        "{side}에서 v가 평균임: (1 − μ)·g 때문에 모든 스텝의 길이가 {rest}배"
    ),
    "finding.wrong.momentum_dampened": (
        "{side}에서 첫 기울기만 그대로, 이후는 {rest}배만 반영됨"
    ),
    "finding.wrong.lookahead_sign": (
        "{side}에서 Nesterov가 뒤를 봄: g − μ·v (앞을 보려면 + μ·v)"
    ),
    "finding.wrong.adagrad_averaged": (
        "{side}에서 S가 제곱의 평균임: AdaGrad라면 제곱의 합"
    ),
    "finding.wrong.no_root": "{side}에서 제곱근 없이 제곱값으로 기울기를 나눔",
    "finding.wrong.eps_inside": "{side}에서 ε이 제곱근 안에 있어 영향이 더 커짐",
    "finding.wrong.forgets": "{side}에서 업데이트 직전마다 내부 상태를 버림",
    "finding.wrong.forgets.autograd": (
        "{side}에서 업데이트마다 옵티마이저를 새로 만들어 내부 상태를 잃음"
    ),
    "finding.wrong.no_correction": (
        "{side}에서 m, v의 편향 보정이 빠짐: 첫 스텝의 길이가 {correction}배"
    ),
    "finding.wrong.t_frozen": "{side}에서 t가 1에 머묾: 사라져야 할 편향 보정이 계속됨",
    "finding.wrong.bracket": (
        "{side}에서 ε이 괄호 밖에 있음: m/(√v + ε)이 아니라 m/√v + ε"
    ),
    "finding.wrong.opposite": "{side}에서 기울기의 부호가 반대",
    "finding.wrong.unnoticed": (
        "{side}에서 기울기가 {size}이지만 {optimizer}에서는 드러나지 않음"
    ),
    "finding.unnoticed": (
        "기울기의 크기로 나누므로 배수가 상쇄됩니다. w의 최대 차이는 {w}입니다."
    ),
    "finding.about.no_correction": (
        "기울기의 평균 m, 그 제곱의 평균 v는 0에서 시작합니다."
    ),
}
