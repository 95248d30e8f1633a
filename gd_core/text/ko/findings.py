"""Korean: what becomes of a run, as the title of a picture."""

TEXTS = {
    "finding.iteration": "1회 반복",
    "finding.iterations": "{count}회 반복",
    "finding.step.all": "스텝",
    "finding.step.each": "에폭",
    "finding.param": "{name} = {value}",
    "finding.it.origin": "w가",
    "finding.it.line": "직선이",
    "finding.goal.origin": "최적의 w",
    "finding.goal.line": "최적 직선",
    "finding.best.origin": "최적의 w = {w}",
    "finding.best.line": "최적 직선",
    "finding.goal.pairs.origin": "모든 쌍의 최적점 w = {w}",
    "finding.goal.pairs.line": "모든 쌍의 최적 직선",
    "finding.goal.passes.origin": "수렴점 w = {w}",
    "finding.goal.passes.line": "수렴할 직선",
    "finding.run.reached": "수렴: {it} {after} 안에 {best}에 도달",
    "finding.run.reached.at": "수렴: 반복 {near}부터 {best}까지 남은 거리 1 % 이하",
    "finding.run.converges.near": "수렴 중: {after} 뒤 {best}까지 남은 거리 {left}",
    "finding.run.converges.near.mid": "수렴 중: {after} 뒤 남은 거리 {left}",
    "finding.run.converges.near.short": "수렴 중: 남은 거리 {left}",
    "finding.run.converges.far": "느리게 수렴 중: {after} 뒤 남은 거리 {left}",
    "finding.run.converges.far.short": "느리게 수렴 중: 남은 거리 {left}",
    "finding.run.converges.grown": (
        "아직 수렴하지 않음: {after} 뒤 거리가 처음의 {left}"
    ),
    "finding.run.overshoots.near": (
        "최적점을 지나치며 수렴: {after} 뒤 남은 거리 {left}"
    ),
    "finding.run.overshoots.near.short": "최적점을 지나침: 남은 거리 {left}",
    "finding.run.overshoots.far": (
        "최적점을 지나치며 느리게 접근: {after} 뒤 남은 거리 {left}"
    ),
    "finding.run.overshoots.far.short": "최적점을 지나침: 남은 거리 {left}",
    "finding.run.overshoots.grown": "최적점을 지나침: {after} 뒤 거리가 처음의 {left}",
    "finding.run.velocity.near": (
        "{optimizer}, 진동 없이 수렴: {after} 뒤 남은 거리 {left}"
    ),
    "finding.run.velocity.far": "{optimizer}, 진동 없음: {after} 뒤 남은 거리 {left}",
    "finding.run.spirals.near": (
        "{optimizer}, 진동하며 수렴: 마지막 진동에서 남은 거리 최대 {left}"
    ),
    "finding.run.spirals.near.short": "{optimizer}, 진동하며 수렴",
    "finding.run.spirals.far": (
        "{optimizer}, 진동하며 느리게 접근: 마지막 진동에서 남은 거리 최대 {left}"
    ),
    "finding.run.spirals.far.short": "{optimizer}, 진동하며 느리게 접근",
    "finding.run.spirals.grown": "{optimizer}, 진동: {after} 뒤 거리가 처음의 {left}",
    "finding.run.turns.near": "안쪽으로 돌며 수렴: {after} 뒤 남은 거리 {left}",
    "finding.run.turns.far": "안쪽으로 돌며 느리게 접근: {after} 뒤 남은 거리 {left}",
    "finding.run.turns.grown": "수렴점 둘레를 돎: {after} 뒤 거리가 처음의 {left}",
    "finding.run.measured.near": "{optimizer}: {after} 뒤 {best}까지 남은 거리 {left}",
    "finding.run.measured.near.mid": "{optimizer}: {after} 뒤 남은 거리 {left}",
    "finding.run.measured.near.short": "{optimizer}: 남은 거리 {left}",
    "finding.run.measured.far": (
        "{optimizer}, 아직 가는 중: {after} 뒤 남은 거리 {left}"
    ),
    "finding.run.measured.far.short": "{optimizer}: 남은 거리 {left}",
    "finding.run.measured.grown": "{optimizer}: {after} 뒤 거리가 처음의 {left}",
    "finding.run.unknown": "공식으로는 알 수 없음: {it} 어떻게 될지는 실행해 봐야 함",
    "finding.run.lands": "한 {step} 만에 {best}에 도달",
    "finding.run.lands_in_two": "두 스텝 만에 {best}에 도달: 지나쳤다가 되돌아옴",
    "finding.run.flips": "정확히 경계: {it} {best}의 양쪽을 끝없이 오감",
    "finding.run.flips.short": "정확히 경계: {it} 양쪽을 끝없이 오감",
    "finding.run.diverges": (
        "η = {rate}, 경계 {edge} 초과: 스텝마다 반대쪽으로 넘어가며 거리가 {factor}배로"
    ),
    "finding.run.diverges.mid": (
        "η = {rate}: 스텝마다 반대쪽으로 넘어가며 최적의 w까지 거리가 {factor}배로 "
        "늘어남"
    ),
    "finding.run.diverges.short": "스텝마다 최적의 w까지 거리가 {factor}배로 늘어남",
    "finding.run.diverges.line": (
        "η = {rate}: 스텝마다 골짜기를 건너며 거리가 {factor}배로 늘어남"
    ),
    "finding.run.diverges.each": "η = {rate}: 에폭마다 거리가 {factor}배로 늘어남",
    "finding.run.diverges.accumulates": (
        "초기화하지 않아 기울기가 누적됨: {it} 스텝마다 더 크게 진동"
    ),
    "finding.run.diverges.velocity": (
        "η = {rate}, 경계 초과: {it} 점점 더 크게 진동하며 멀어짐"
    ),
    "finding.run.swings": (
        "초기화하지 않아 기울기가 누적됨: {it} {goal} 주위에서 끝없이 진동"
    ),
    "finding.run.climbs": "오르막: {step}마다 {best}까지 거리가 {factor}배로 늘어남",
    "finding.run.drifts": "속도의 방향이 뒤집힘: {it} {best}에서 점점 멀리 흘러감",
    "finding.run.strands": "{it} {best}에서 떨어진 곳에 멈춤",
    "finding.run.nothing_to_learn": "모든 x가 0: 어떤 w도 다른 w보다 낫지 않음",
    "finding.run.already_there": "{best}에서 시작: {it} 움직이지 않음",
    "finding.run.rate_zero": "학습률 0: 아무것도 움직이지 않음",
    "finding.run.rounded_away": (
        "모든 업데이트가 {precision} 반올림으로 사라짐: 아무것도 움직이지 않음"
    ),
    "finding.run.still": "아무것도 움직이지 않음",
    "finding.moved.origin": (
        "가중치 w는 {first_w} → {last}, 손실은 {first_loss} → {last_loss}입니다."
    ),
    "finding.moved.line": (
        "{first} → w = {last}, b = {last_b}, 손실은 {first_loss} → {last_loss}입니다."
    ),
    "finding.moved.flips": "가중치는 w = {first_w}, w = {mirror} 두 값을 오갑니다.",
    "finding.gone": "반복 {k}에서 {precision} 오버플로가 일어납니다.",
    "finding.gone.at": "반복 {k}에서 오버플로",
    "finding.closes.converges": "{step}마다 {best}까지의 거리가 {closes} 줄어듭니다.",
    "finding.closes.overshoots": (
        "{step}마다 최적점을 지나치며 거리가 {closes} 줄어듭니다."
    ),
    "finding.closes.line": (
        "가장 완만한 방향에서는 스텝마다 거리가 {closes} 줄어듭니다."
    ),
    "finding.agree.not_in_w": "가중치는 모두 같음",
    "finding.identical": "손 계산과 자동 미분의 모든 수가 마지막 비트까지 같습니다.",
    "finding.agree": (
        "손 계산과 자동 미분은 {precision} 반올림 오차 안에서 일치합니다({apart})."
    ),
    "finding.agree.origin": "w의 최대 차이 {w}",
    "finding.agree.line": "w, b의 최대 차이 {w}",
    "finding.differ.at": (
        "반복 {k}에서 {what} 값은 손 계산이 {manual}, 자동 미분이 {autograd}입니다."
    ),
    "finding.the_step": "{name}의 스텝",
    "finding.the_loss": "손실",
    "finding.differ.adds": (
        "반복 {k}에서 기울기는 손 계산 {right}, 자동 미분은 이전 값이 더해진 {wrong}(= "
        "{right} {before})입니다."
    ),
    "finding.acts": (
        "사실상 학습률 {effective}({times})인 셈이며, 원래 경계 {right}보다 낮은 "
        "{edge}만 넘어도 발산합니다."
    ),
    "finding.acts.helps": (
        "사실상 학습률 {effective}({times})인 셈입니다. 여기서는 빨라 보이지만, 올바른 "
        "경계 {right}보다 낮은 {edge}만 넘어도 발산합니다."
    ),
    "finding.acts.farther": "사실상 학습률 {effective}({times})인 셈입니다.",
    "finding.ends.origin": (
        "{after} 뒤 w는 손 계산 {manual}, 자동 미분 {autograd}, 최적값 {best_w}입니다."
    ),
    "finding.ends.no_best.origin": (
        "{after} 뒤 w는 손 계산 {manual}, 자동 미분 {autograd}입니다."
    ),
    "finding.ends.line": "마지막에 손 계산은 {manual}, 자동 미분은 {autograd}입니다.",
    "finding.ends.no_best.line": (
        "마지막에 손 계산은 {manual}, 자동 미분은 {autograd}입니다."
    ),
    "finding.ends.loss": (
        "마지막 손실은 손 계산이 {manual}, 자동 미분이 {autograd}입니다."
    ),
    "finding.ends.gone": "손 계산: {manual}. 자동 미분: {autograd}.",
    "finding.past": (
        "w는 최적점을 지나 손 계산에서 {manual}까지, 자동 미분에서 {autograd}까지 "
        "갑니다."
    ),
    "finding.past.one": "{side}에서는 w가 최적점을 지나 {w}까지 갑니다.",
    "finding.alone.converges.spirals": (
        "모멘텀이 없다면 남은 거리는 {left}이고 진동은 없습니다."
    ),
    "finding.alone.converges": "모멘텀이 없다면 남은 거리는 {left}입니다.",
    "finding.alone.overshoots": "모멘텀이 없다면 남은 거리는 {left}입니다.",
    "finding.alone.diverges": "모멘텀이 없다면 이 학습률에서 발산합니다.",
    "finding.becomes": "손 계산: {manual}. 자동 미분: {autograd}.",
    "finding.becomes.closes": (
        "{step}마다 최적점까지의 거리가 손 계산에서는 {manual}, 자동 미분에서는 "
        "{autograd} 줄어듭니다."
    ),
    "finding.differ.unknown": "반복 {k}부터 서로 다르며, 알려진 실수로는 설명되지 않음",
    "finding.differ.both": "둘 다 실수가 있고 서로 다름",
    "finding.differ.both_named": (
        "둘 다 실수: 손 계산은 {manual}, 자동 미분은 {autograd}"
    ),
}
