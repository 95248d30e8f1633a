"""Korean: races of several runs."""

TEXTS = {
    "field.pins": "고정한 실행",
    "field.axis": "레이스의 손실 축",
    "input.no_pin": "설정 목록이 아닙니다(입력한 값: {value})",
    "link.pin_not_used": (
        "링크에 담긴 고정한 실행 중 “{value}” 항목을 쓸 수 없어 나머지만 불러왔습니다. "
        "이유: {why}."
    ),
    "link.pins_too_many": (
        "링크에 담긴 고정한 실행은 {count}개이지만 {most}개까지만 고정할 수 있어, 처음 "
        "{most}개만 불러왔습니다."
    ),
    "link.pins_too_long": (
        "고정한 실행 {count}개는 데이터가 너무 많아 링크에 담을 수 없습니다."
    ),
    "race.rate": "η = {rate}",
    "race.model.origin": "원점 통과",
    "race.model.line": "편향 포함",
    "race.x.raw": "원래 x",
    "race.x.standardized": "x 표준화",
    "race.by.manual": "손 계산: {slip}",
    "race.by.autograd": "자동 미분: {slip}",
    "race.start": "w₀ = {w0}",
    "race.start.b": "b₀ = {b0}",
    "race.iterations": "{count}회 반복",
    "race.update.all": "모든 점 후 업데이트",
    "race.update.each": "점마다 업데이트",
    "race.data": "x {x} · y {y}",
    "race.few": "{first} … {last} ({count}개)",
    "race.again": "{name} ({number})",
    "page.pin": "이 실행 고정",
    "page.pin.help": (
        "이 실행을 고정해 다음 실행들과 나란히 볼 수 있습니다. 레이스 화면은 고정한 "
        "모든 실행과 현재 실행을 한 그림에 그립니다. {most}개까지 고정할 수 있고, "
        "링크에도 담깁니다."
    ),
    "page.pin.done": "이미 고정한 실행입니다.",
    "page.pin.full": "이미 {most}개를 고정했습니다. 더는 고정할 수 없습니다.",
    "page.pin.more": "이 실행 고정 ({count})",
    "page.pins": "고정 목록",
    "page.pins.help": "고정한 실행을 다시 불러오거나 해제할 수 있습니다.",
    "page.pins.open": "불러오기",
    "page.pins.open.help": "모든 설정과 함께 현재 실행으로 불러옵니다.",
    "page.pins.remove": "해제",
    "page.pins.clear": "모두 해제",
    "page.pins.race": "레이스",
    "view.race": "레이스",
    "race.title.near": "1 % 도달 1위 (k = {k}): {name}",
    "race.title.several": "1 % 도달 공동 1위 (k = {k}): 실행 {count}개",
    "race.title.none": "1 % 도달 없음, 최저 손실: {name}",
    "race.title.gone": "모든 실행이 오버플로",
    "race.told": (
        "{name}: {last}회 반복 뒤 손실은 {loss}입니다. 남은 거리 1 %까지의 반복 횟수: "
        "{near}."
    ),
    "race.told.gone": "{name}: 반복 {k}에서 오버플로가 일어납니다.",
    "race.near.not": "{count}회 안에 도달 못 함",
    "race.near.gone": "반복 {k}에서 오버플로",
    "race.agree": "일치",
    "race.differ": "반복 {k}부터 다름",
    "race.line.manual": "{name}, 손 계산",
    "race.line.autograd": "{name}, 자동 미분",
    "chart.race.name": "모든 실행의 손실",
    "chart.race.less": "{loss}\n− 최소 손실",
    "chart.race.floor": "세로축: 손실 − 최소 손실 {least}",
    "chart.race.floors": "세로축: 각 실행의 손실 − 그 실행의 최소 손실",
    "chart.race.leaves": "↑ 축 범위를 넘어 커짐",
    "chart.race.zero": "맨 아래: 손실이 정확히 0",
    "race.table.run": "실행",
    "race.table.loss": "최종 손실",
    "race.table.floor": "최소 손실",
    "race.table.near": "남은 거리 1 %까지의 반복",
    "race.table.agree": "손 계산과 자동 미분",
    "race.table.alt": "실행별 결과입니다.",
    "page.race.alone": (
        "이 실행을 고정하고 설정을 바꾸면 두 실행이 한 그림에 나옵니다. 모든 "
        "옵티마이저로 레이스를 벌일 수도 있습니다."
    ),
    "page.race.progress": "실행 {number}/{count}: {name}",
    "page.race.fair": "모든 옵티마이저 레이스",
    "page.race.fair.help": (
        "지금 고정한 실행 대신 여섯 실행을 고정합니다. 데이터, 모델, 시작점, 반복 "
        "횟수는 그대로 두고 옵티마이저만 바꾸며, 학습률은 옵티마이저마다 간단한 "
        "탐색으로 찾은 가장 좋은 값을 씁니다. 탐색 결과는 아래에 나옵니다. 현재 실행은 "
        "여섯 실행 중 같은 옵티마이저를 쓴 실행으로 바뀝니다."
    ),
    "page.race.search": "공정한 학습률을 찾는 방법",
    "chart.ways.name": "손실 위에 그린 모든 실행의 경로",
    "chart.ways.title": "모든 실행의 경로",
    "chart.ways.rows": "곡선 아래: 실행마다 한 줄씩 그린 가중치",
    "chart.ways.title.one": "{name}의 경로",
    "chart.ways.left_out": "손실이 달라 여기에 없음: {names}",
    "race.way": "{name}: {last}회 반복으로 w = {first_w}에서 {last_w}까지 갑니다.",
    "race.way.line": (
        "{name}: {last}회 반복으로 w = {first_w}, b = {first_b}에서 w = {last_w}, b = "
        "{last_b}까지 갑니다."
    ),
    "preset.rates": "레이스: 세 학습률",
    "preset.rates.story": (
        "기본 예제를 학습률 0.01, 0.05, 0.1에서 실행합니다. 첫째는 너무 느리고, 둘째는 "
        "적당하며, 셋째는 매번 최적점을 건너뛰지만 그래도 첫째보다 빠릅니다."
    ),
    "preset.valley": "레이스: 골짜기의 여섯 실행",
    "preset.valley.story": (
        "표준화하지 않은 키 데이터는 길이가 너비의 거의 백만 배인 골짜기를 만듭니다. "
        "모든 옵티마이저를 몇 가지 학습률 중 가장 좋은 값으로 실행하면, 골짜기 바닥은 "
        "모두 찾지만 바닥을 따라 나아가는 것은 Adam뿐입니다."
    ),
    "preset.with_momentum": "레이스: 모멘텀 비교",
    "preset.with_momentum.story": (
        "같은 학습률로 모멘텀 없이, μ = 0.5로, μ = 0.9로 각각 실행합니다. 0.5는 반복을 "
        "절반 넘게 줄여 주고, 더 키우면 진동합니다."
    ),
    "preset.scaled": "레이스: x 표준화",
    "preset.scaled.story": (
        "키를 그대로 쓴 실행과 표준화한 실행입니다. 표준화하면 골짜기가 둥근 그릇이 "
        "되어 100회 반복이면 충분합니다."
    ),
    "script.race.title": "NumPy 손 계산 실행 {count}개를 차례로 돌립니다.",
    "script.race.about": "모든 실행에 공통인 설정:",
    "script.race.run": "실행 {number}: {name}",
    "take.race": "레이스, .py",
    "take.race.mime": "text/x-python",
    "take.race.help": (
        "현재 실행과 고정한 모든 실행의 손 계산을 한 파일에 담습니다. NumPy가 "
        "필요합니다."
    ),
    "race.search.ends": "– ({loss})",
    "race.search.about": (
        "각 옵티마이저를 실수 없는 손 계산으로 실행했습니다. 학습률은 그 옵티마이저에 "
        "알맞은 범위에서 10의 거듭제곱에 1, 2, 5를 곱한 값들입니다. 가장 좋은 학습률(● "
        "표시)은 가장 적은 반복으로 남은 거리가 1 % 이하가 되고, 그 뒤로도 1 %를 넘지 "
        "않는 것입니다. {count}회 반복 안에 그만큼 가까워지는 학습률이 없으면 그때의 "
        "손실이 가장 낮은 것을 고르며, 괄호 안의 수는 그 손실에서 최소 손실을 뺀 "
        "값입니다."
    ),
    "race.search.alt": "가장 좋은 학습률: {rates}.",
    "race.search.best": "{name} η = {rate}",
}
