"""Korean: titles, axes and descriptions of charts, headers of tables."""

TEXTS = {
    "chart.start.title": "w에 따른 손실과 시작점",
    "chart.start.here": "시작점: w = {w0}",
    "chart.start.alt": (
        "w에 따른 손실입니다. 실행은 w = {w0}, 손실 {loss}에서 시작하고 최적점은 w* = "
        "{w}입니다."
    ),
    "chart.start.alt.flat": (
        "손실은 모든 w에서 {loss}입니다. 실행은 w = {w0}에서 시작합니다."
    ),
    "chart.start.alt.far": (
        "w에 따른 손실입니다. 실행은 w = {w0}, 손실 {loss}에서 시작하고 최적점은 너무 "
        "멀어 그릴 수 없습니다."
    ),
    "chart.map.name": "학습률별 최종 손실.",
    "chart.map.title": "학습률별 {iterations}회 반복 후 손실",
    "chart.map.x": "학습률 η",
    "chart.map.ends": "최종 손실",
    "chart.map.how": (
        "표식: 학습률 {count}개에서 실제 실행 · 느림: 거리가 1 % 넘게 남음"
    ),
    "chart.map.how.tried": "표식: 학습률 {count}개에서 실제 실행",
    "chart.map.how.line": "표식: 학습률 {count}개에서 실제 실행",
    "chart.map.how.each": (
        "표식: 학습률 {count}개에서 실제 실행 · 경계까지는 에폭을 거듭하면 수렴"
    ),
    "chart.map.right": "느림, 적당, 가장 빠름, 경계: 올바른 기울기 기준",
    "chart.map.right.line": "가장 빠름, 경계: 올바른 기울기 기준",
    "chart.map.flat_edge": "경계: 가파른 쪽 2/λ₁ = {edge}, 완만한 쪽 2/λ₂ = {flat}",
    "chart.map.right.each": "경계: 올바른 기울기 기준",
    "chart.map.swings": "자동 미분의 선: 진동의 최고 높이",
    "chart.map.swings.both": "선: 진동의 최고 높이",
    "chart.map.below": "▽ {low} 미만",
    "chart.map.zero": "학습률 0은 표시하지 않음: 아무것도 움직이지 않음",
    "chart.map.above": "▲ 너무 큼: {high} 초과\n또는 {precision} 오버플로",
    "chart.map.beyond.edge": "경계 {edge}: 시험한 가장 큰 학습률 {largest}보다 큼",
    "chart.map.beyond.both": (
        "가장 빠른 학습률 {fastest}, 경계 {edge}: 시험한 가장 큰 학습률 {largest}보다 "
        "큼"
    ),
    "chart.map.fastest": "가장 빠름 {rate}",
    "chart.map.edge": "경계 {rate}",
    "chart.map.own": "η = {rate}",
    "chart.map.alt": (
        "학습률 {count}개에서 {iterations}회 반복한 뒤의 손실입니다. 손실이 가장 작은 "
        "학습률은 {best}, 가장 빠른 학습률은 {fastest}, 경계는 {edge}, 선택한 학습률은 "
        "{rate}입니다. 자동 미분 실행 중 {overflowed}개에서 {precision} 오버플로가 "
        "일어났습니다."
    ),
    "chart.map.alt.each": (
        "학습률 {count}개에서 {iterations}회 반복한 뒤의 손실입니다. 손실이 가장 작은 "
        "학습률은 {best}입니다. 경계 {edge}까지는 에폭을 거듭하면 수렴합니다. 선택한 "
        "학습률은 {rate}입니다. 자동 미분 실행 중 {overflowed}개에서 {precision} "
        "오버플로가 일어났습니다."
    ),
    "chart.map.alt.tried": (
        "학습률 {count}개에서 {iterations}회 반복한 뒤의 손실입니다. 손실이 가장 작은 "
        "학습률은 {best}, 선택한 학습률은 {rate}입니다. 자동 미분 실행 중 "
        "{overflowed}개에서 {precision} 오버플로가 일어났습니다."
    ),
    "chart.fate.name": "한 학습률에서 본 반복별 가중치.",
    "chart.fate.slow": "가장 빠른 학습률의 1/10: η = {rate}",
    "chart.fate.fastest": "가장 빠른 학습률: η = {rate}",
    "chart.fate.near": "경계의 0.95배: η = {rate}",
    "chart.fate.over": "경계의 1.05배: η = {rate}",
    "chart.fate.line.name": "한 학습률에서 본 등고선 위의 경로.",
    "chart.fate.line.slow": "경계의 1/20: η = {rate}",
    "chart.fate.line.fastest": "가장 빠른 학습률: η = {rate}",
    "chart.fate.line.near": "경계의 0.95배: η = {rate}",
    "chart.fate.line.over": "경계의 1.05배: η = {rate}",
    "chart.fate.line.alt": "{title}. 손실의 등고선 위에 경로를 그렸습니다. {does}.",
    "chart.fate.does.manual": "손 계산: {does}",
    "chart.fate.does.autograd": "자동 미분: {does}",
    "chart.plane.name": "학습률과 모멘텀에 따른 수렴 속도.",
    "chart.plane.title.momentum": (
        "모멘텀은 η = {rate}, μ = {mu}에서 가장 빠름: {count}회 반복 후 1 %"
    ),
    "chart.plane.title.nesterov": (
        "Nesterov는 η = {rate}, μ = {mu}에서 가장 빠름: {count}회 반복 후 1 %"
    ),
    "chart.plane.title.momentum.none": (
        "곡률이 하나면 μ = {mu}에서 가장 빠름: η = {rate}에서 한 스텝에 최적점 도달"
    ),
    "chart.plane.title.nesterov.none": (
        "곡률이 하나면 μ = {mu}에서 가장 빠름: η = {rate}에서 한 스텝에 최적점 도달"
    ),
    "chart.plane.y": "모멘텀 μ",
    "chart.plane.speed": "1 %까지 반복 횟수",
    "chart.plane.never": "수렴하지 않음, 경계 밖",
    "chart.plane.lands": "한 스텝에 최적점 도달",
    "chart.plane.left": (
        "{iterations}회 반복 후 남은 거리: 손 계산 {manual}, 자동 미분 {autograd}"
    ),
    "chart.plane.overflowed": "{precision} 오버플로",
    "chart.plane.best": "최선: η = {rate}, μ = {mu}",
    "chart.plane.own": "내 값: η = {rate}, μ = {mu}",
    "chart.plane.marks": (
        "음영: 닫힌 식 · 선: 경계 · 표식: 조합 {count}개에서 실제 실행 · 채운 표식: "
        "{iterations}회 반복 후 거리가 1 % 이하 · ▲ {iterations}회 반복 후 처음보다 "
        "멀어짐"
    ),
    "chart.plane.own.inside": "내 값: {count}회 반복 후 남은 거리 1 %",
    "chart.plane.own.past": "내 값: 경계 밖, μ = {mu}에서 경계는 {edge}",
    "chart.plane.zero": "학습률 0은 표시하지 않음: 아무것도 움직이지 않음",
    "chart.plane.right": "평면: 올바른 기울기 기준",
    "chart.plane.alt": (
        "μ = {own_mu}에서 경계는 {edge}입니다. 가장 빠른 조합은 η = {rate}, μ = "
        "{mu}입니다. 자동 미분으로 {iterations}회 반복 실행한 학습률과 모멘텀의 조합 "
        "{count}개 중 {near}개는 남은 거리가 1 % 이하이고, {away}개는 처음보다 "
        "멀어졌습니다."
    ),
    "chart.plane.alt.inside": (
        "선택한 조합(η = {rate}, μ = {mu})에서는 {count}회 반복 후 남은 거리가 1 "
        "%입니다."
    ),
    "chart.plane.alt.past": "선택한 조합(η = {rate}, μ = {mu})은 경계 밖입니다.",
    "chart.fate.leaves.manual": "손 계산: 반복 {k}에서 차트를 벗어남",
    "chart.fate.leaves.autograd": "자동 미분: 반복 {k}에서 차트를 벗어남",
    "chart.fate.alt": (
        "{title}. 가중치는 {first}에서 시작해, 반복 {k}에서 자동 미분은 {last}, 손 "
        "계산은 {by_hand}에 이릅니다."
    ),
    "chart.loss.title": "반복별 손실: {side}",
    "chart.loss.x.all": "반복",
    "chart.loss.x.each": "업데이트",
    "chart.loss.y": "손실",
    "chart.loss.is": "손실은 {loss}입니다.",
    "chart.loss.zero": "▽ 손실이 정확히 0",
    "chart.loss.zero.tiny": "▽ 손실 {low} 미만",
    "chart.loss.thinned": "표시: 반복 {bucket}회마다 최솟값과 최댓값",
    "chart.loss.span": "손실이 {powers}자릿수에 걸쳐 변함: 로그 축에서 더 잘 보임",
    "chart.loss.diverged.both": "두 실행 모두 반복 {k}에서 {precision} 오버플로",
    "chart.loss.diverged": "{side}: 반복 {k}에서 {precision} 오버플로",
    "chart.loss.alt": (
        "{side} 실행의 손실은 {iterations}회 반복하는 동안 {first}에서 {last}까지, "
        "다른 실행의 손실은 {other_first}에서 {other_last}까지 변합니다."
    ),
    "chart.loss.alt_alone": (
        "{side} 실행의 손실은 {iterations}회 반복하는 동안 {first}에서 {last}까지 "
        "변합니다."
    ),
    "chart.tooltip.run": "실행",
    "chart.tooltip.iteration": "반복",
    "chart.tooltip.loss": "손실 ({run})",
    "chart.curve.title": "w에 따른 손실과 이번 스텝",
    "chart.curve.alt": "w에 따른 손실과 이번 스텝입니다.",
    "chart.curve.x": "가중치 w",
    "chart.curve.optimum": "w* = {w}",
    "chart.curve.of_point": "표시된 상태의 접선은 점 하나의 손실을 기준으로 함",
    "chart.curve.window": "보이는 범위가 상태를 따라 이동",
    "chart.losses.title.all": "반복별 손실",
    "chart.losses.title.each": "업데이트별 전체 점의 손실",
    "chart.losses.alt": "반복별 손실입니다.",
    "chart.losses.alt.each": "업데이트마다 계산한 전체 점의 손실입니다.",
    "chart.line.title.origin": "데이터와 직선 ŷ = w·x",
    "chart.line.title.line": "데이터와 직선 ŷ = w·x + b",
    "chart.line.alt": "데이터와 표시된 상태의 직선입니다.",
    "chart.line.x": "x",
    "chart.line.y": "y",
    "chart.line.residuals": "점선: {side}의 오차",
    "chart.line.thinned": "표시: 점 {n}개 중 {count}개",
    "chart.step.alt": (
        "{side}: w = {first_w}(손실 {first_loss}, 기울기 {first_gradient})에서 시작해 "
        "상태 {last}에서 w = {last_w}(손실 {last_loss}, 기울기 {last_gradient})에 "
        "이릅니다."
    ),
    "chart.fit.title": "데이터와 각 실행의 최종 직선",
    "chart.fit.own_units": "데이터의 원래 단위로 표시",
    "chart.fit.best": "회색: 최소제곱 직선, w = {w}, b = {b}",
    "chart.fit.best.origin": "회색: 최소제곱 직선, w = {w}",
    "chart.fit.alt": "데이터의 점과 각 실행의 최종 직선입니다.",
    "chart.fit.alt.run": "{side}: w = {w}, b = {b}.",
    "chart.fit.alt.best": "최소제곱 직선: w = {w}, b = {b}.",
    "chart.contour.title": "w와 b에 따른 손실과 이번 스텝",
    "chart.contour.x": "가중치 w",
    "chart.contour.y": "편향 b",
    "chart.contour.optimum": "w* = {w}, b* = {b}",
    "chart.contour.optimum.valley": "가까운 최적점",
    "chart.contour.equal": "w와 b의 축척이 같음",
    "chart.contour.own": "w와 b의 축척이 다름: 각도는 실제와 다름",
    "chart.contour.outside": "최적점 w* = {w}, b* = {b}: 차트 밖",
    "chart.contour.valley": "모든 x가 같음: 골짜기의 모든 점이 최적점",
    "chart.contour.alt": (
        "w와 b에 따른 손실의 등고선은 타원입니다. 그 중심 w = {w}, b = {b}에서 손실은 "
        "{least}입니다. 이계도함수 값은 짧은 축 방향으로 {first}, 긴 축 방향으로 "
        "{second}입니다."
    ),
    "chart.contour.alt.valley": (
        "w와 b에 따른 손실의 등고선은 최적점이 늘어선 골짜기와 나란한 직선입니다. 가장 "
        "가까운 최적점 w = {w}, b = {b}에서 손실은 {least}입니다. 이계도함수 값은 "
        "골짜기를 가로질러 {first}, 골짜기를 따라 {second}입니다."
    ),
    "chart.contour.alt.run": (
        "{side}: {last}회 업데이트로 w = {first_w}, b = {first_b}에서 w = {last_w}, b "
        "= {last_b}까지 갑니다."
    ),
    "chart.graph.title": "backward()가 거쳐 간 계산 그래프",
    "chart.graph.at.manual": "손 계산의 상태 k = {k} 가중치 기준",
    "chart.graph.at.autograd": "자동 미분의 상태 k = {k} 가중치 기준",
    "chart.graph.w": "리프: w",
    "chart.graph.b": "리프: b",
    "chart.graph.product": "곱셈: w · x",
    "chart.graph.prediction": "곱셈: ŷ = w · x",
    "chart.graph.prediction.line": "덧셈: ŷ = w · x + b",
    "chart.graph.error": "뺄셈: e = ŷ − y",
    "chart.graph.squared": "곱셈: e · e",
    "chart.graph.mean_squared": "평균: mean(e²)",
    "chart.graph.sum_squared": "합: sum(e²)",
    "chart.graph.loss.mean": "평균: J = mean(e²)",
    "chart.graph.loss.half_mean": "나눗셈: J = mean(e²) / 2",
    "chart.graph.loss.sum": "합: J = sum(e²)",
    "chart.graph.loss.half_sum": "나눗셈: J = sum(e²) / 2",
    "chart.graph.forward": "▲ 순전파: 값",
    "chart.graph.backward": "▼ 역전파: 기울기",
    "chart.graph.piled_up": (
        "{name}.grad = {before} {gradient} = {grad}: 초기화하지 않음"
    ),
    "chart.graph.value.w": "w = {value}",
    "chart.graph.value.x": "x = {value}",
    "chart.graph.value.y": "y = {value}",
    "chart.graph.value.b": "b = {value}",
    "chart.graph.value.product": "w·x = {value}",
    "chart.graph.value.prediction": "ŷ = {value}",
    "chart.graph.value.error": "e = {value}",
    "chart.graph.value.squared": "e² = {value}",
    "chart.graph.value.mean_squared": "mean(e²) = {value}",
    "chart.graph.value.sum_squared": "sum(e²) = {value}",
    "chart.graph.value.two": "{value}",
    "chart.graph.value.loss": "J = {value}",
    "chart.graph.gradient.w": "∂J/∂w = {value}",
    "chart.graph.gradient.b": "∂J/∂b = {value}",
    "chart.graph.gradient.product": "∂J/∂(w·x) = {value}",
    "chart.graph.gradient.prediction": "∂J/∂ŷ = {value}",
    "chart.graph.gradient.error": "∂J/∂e = {value}",
    "chart.graph.gradient.squared": "∂J/∂e² = {value}",
    "chart.graph.gradient.mean_squared": "∂J/∂mean(e²) = {value}",
    "chart.graph.gradient.sum_squared": "∂J/∂sum(e²) = {value}",
    "chart.graph.gradient.loss": "∂J/∂J = {value}",
    "chart.graph.vector": "[{values}]",
    "chart.graph.many": "모양 {shape}, 평균 {mean}",
    "chart.graph.shape": "모양 {shape}",
    "chart.graph.mean": "평균 {mean}",
    "chart.graph.alt": (
        "상태 {k}에서 PyTorch가 만든 손실의 계산 그래프: {names}. 올라가며 계산한 값: "
        "{values}. 내려오며 구한 기울기: {gradients}."
    ),
    "chart.graph.alt.piled_up": (
        "상태 {k}에서 PyTorch가 만든 손실의 계산 그래프: {names}. 올라가며 계산한 값: "
        "{values}. 내려오며 구한 기울기: {gradients}. 그 결과: {grad}."
    ),
    "table.alt": (
        "{side}: 상태 {states}개의 표(반복, w, 손실, 기울기)입니다. 마지막 w는 "
        "{final_w}, 마지막 손실은 {final_loss}입니다."
    ),
    "table.alt.line": (
        "{side}: 상태 {states}개의 표(반복, w, b, 손실, 두 기울기)입니다. 마지막 w는 "
        "{final_w}, 마지막 b는 {final_b}, 마지막 손실은 {final_loss}입니다."
    ),
    "table.iteration": "반복",
    "table.point": "점",
    "table.gradient.first": "첫 점의 기울기",
    "table.w": "w",
    "table.loss": "손실",
    "table.gradient": "기울기",
    "table.b": "b",
    "table.gradient_b": "b의 기울기",
    "table.list": "숫자 {count}개",
    "chart.ends.run": "{run}: {end}",
    "chart.ends.slip": "{run}, {slip}",
    "chart.ends.no_zero_grad": "초기화 안 함",
    "chart.ends.no_correction": "보정 안 함",
    "chart.ends.alike": "손 계산과 자동 미분",
    "chart.ends.loss": "{last}회 후 손실 {value}",
    "chart.ends.w": "{last}회 후 w = {value}",
    "chart.ends.gone": "반복 {k}에서 오버플로",
    "chart.loss.axis.log": "{loss} (로그)",
    "chart.loss.axis.above": "{loss}\n− 최소 손실 {least} (로그)",
    "chart.loss.near": "▽ 반올림: {precision}에서는 최소 손실과 구별 불가",
    "chart.loss.near.lines": "▽ 반올림: {precision}에서는\n최소 손실과 구별 불가",
    "chart.curve.k": "k = {k}",
    "chart.curve.slope": "기울기",
    "chart.curve.slope.own": "이 기울기는\n접선 아님",
    "chart.curve.outside": "일부 상태는 차트 밖",
    "chart.contour.lambda.steep": "가파름: λ1 = {value}",
    "chart.contour.lambda.flat": "완만함: λ2 = {value}",
    "chart.map.manual": "손 계산",
    "chart.map.autograd": "자동 미분",
    "chart.map.manual.swings": "손 계산: 진동의 최고점",
    "chart.map.autograd.swings": "자동 미분: 진동의 최고점",
    "chart.map.line": "선: 닫힌 식",
    "chart.map.own_edge": "누적 시 경계 {rate}",
    "chart.map.own_edge.of_a": "경계 2/a = {rate}",
    "chart.map.swings.forever": (
        "기울기를 초기화하지 않으면 끝없이 진동: 반복 후반부의 최고 높이를 표시"
    ),
    "chart.check.title": "내 실행과 올바른 실행의 모든 행: {column}",
    "chart.check.title.difference": "행마다 올바른 값과의 차이: {column}",
    "chart.check.difference": "{column}: 내 값 − 올바른 값",
    "readout.curve.short": "{run}: w {w} · 기울기 {gradient} · 스텝 {step}",
    "readout.curve.narrow": "{run}: w {w} · 스텝 {step}",
    "readout.contour.short": "{run}: w {w} · b {b} · 손실 {loss}",
    "readout.contour.narrow": "{run}: w {w} · b {b}",
    "chart.both.title": "반복별 손실",
    "chart.both.title.above": "손실이 최솟값보다 얼마나 큰지",
    "chart.both.alt": "두 실행의 반복별 손실입니다.",
    "chart.both.alt.run": "{run}: {first}에서 시작해 {last}회 반복 후 {end}입니다.",
    "chart.weights.title": "반복별 w",
    "chart.weights.title.b": "반복별 w와 b",
    "chart.weights.alt": "두 실행의 반복별 가중치입니다.",
    "chart.weights.alt.b": "두 실행의 반복별 가중치와 편향입니다.",
    "chart.weights.alt.run": (
        "{run}: {name} 값은 {first}에서 시작해 {last}회 반복 후 {end}입니다."
    ),
    "chart.weights.alt.best": "최적의 {name} 값은 {best}입니다.",
    "chart.weights.best": "최적의 {name} = {best}",
    "chart.weights.w": "가중치 w",
    "chart.weights.b": "편향 b",
}
