"""Korean: what a printed run is read as."""

TEXTS = {
    "field.printed": "내 실행",
    "input.printed.nothing": (
        "{field}에 실행 결과로 읽을 숫자가 없습니다: “epoch 1: w = 0.3, loss = "
        "30.0”처럼 프로그램이 출력한 것을 붙여넣으세요"
    ),
    "input.printed.names": (
        "{field}에 모르는 이름만 있습니다({names}): 숫자 앞에 w, b, loss, gradient "
        "같은 이름을 붙여 출력하거나 숫자만 출력하세요"
    ),
    "input.printed.columns": (
        "{field}에 이름 없는 열이 {count}개 있습니다: “w loss gradient”처럼 열 이름을 "
        "적은 줄을 맨 위에 넣으세요"
    ),
    "input.printed.too_long": "{field}의 행은 {most}개 이하여야 합니다(현재 {count}개)",
    "input.printed.too_much": (
        "{field}에는 단어, 숫자, 기호를 합쳐 {most}개까지 넣을 수 있습니다: 한 실행의 "
        "행이 있는 부분만 붙여넣으세요"
    ),
    "printed.key.w": "가중치",
    "printed.key.b": "편향",
    "printed.key.loss": "손실",
    "printed.key.gradient": "기울기",
    "printed.key.gradient_b": "b의 기울기",
    "printed.rows": "행 {count}개를 읽었습니다. 행 번호는 없습니다.",
    "printed.row": "행 1개를 읽었습니다. 행 번호는 없습니다.",
    "printed.rows.numbered": (
        "행 {count}개를 읽었습니다. 행 번호는 {first}부터 {last}까지입니다."
    ),
    "printed.row.numbered": "행 1개를 읽었습니다. 행 번호는 {first}입니다.",
    "printed.counts": "차례로 늘어나는 열을 행 번호로 읽었습니다.",
    "printed.counts.named": "“{name}” 열은 차례로 늘어나므로 행 번호로 읽었습니다.",
    "printed.named": "“{name}” 항목은 {key} 값으로 읽었습니다.",
    "printed.only": "이름이 없는 값은 {key}일 수밖에 없습니다.",
    "printed.second": (
        "“{name}” 항목은 무시했습니다. 그 앞의 “{other}” 항목을 {key} 값으로 "
        "읽었습니다."
    ),
    "printed.twice": (
        "한 행에 이름이 같은 숫자가 여러 개 있어 첫 번째만 읽었습니다: {names}."
    ),
    "printed.ignored": "무시한 항목: {names}.",
    "printed.ignored.more": "무시한 항목은 {count}개이고, 처음 몇 개는 {names}입니다.",
    "printed.unnumbered": (
        "번호가 없는 행 {count}개를 제외했습니다. 첫 번째는 {line}번째 줄에 있습니다."
    ),
    "printed.unnumbered.one": "{line}번째 줄의 행은 번호가 없어 제외했습니다.",
    "printed.lengths": (
        "리스트에 든 숫자의 개수가 {least}개부터 {most}개까지 서로 다릅니다. "
        "앞에서부터 맞추어 읽었고, 짧은 리스트에는 마지막 행들의 값이 없습니다."
    ),
    "printed.lists": "이름이 같은 리스트가 여러 개 있어 첫 번째만 읽었습니다: {names}.",
    "printed.runs": (
        "실행 {count}개가 이어져 있고, 두 번째 실행은 {line}번째 줄에서 시작합니다. "
        "그중 {run}번째 실행을 읽었습니다."
    ),
    "printed.both": "“{first}”, “{second}” 값을 함께 행 번호로 읽었습니다.",
    "printed.cut": "줄임표(…) 뒤는 몇 번째 행인지 알 수 없어 읽지 않았습니다.",
    "printed.gap": "줄임표(…) 자리의 행은 출력되지 않은 것으로 읽었습니다.",
    "printed.skipped": (
        "실행의 값이 없는 줄이 {count}개 있습니다. 첫 번째는 {line}번째 줄 "
        "“{text}”입니다."
    ),
    "printed.skipped.one": "{line}번째 줄 “{text}”에는 실행의 값이 없습니다.",
    "reading.first": "첫 번째 실행",
    "reading.second": "두 번째 실행",
    "reading.third": "세 번째 실행",
}
