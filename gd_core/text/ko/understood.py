"""Korean: what was read, and what was left out."""

TEXTS = {
    "reading.comma": "쉼표는 소수점, 마침표는 천 단위 구분",
    "reading.point": "마침표는 소수점, 쉼표는 천 단위 구분",
    "reading.comma.only_commas": "쉼표는 소수점",
    "reading.comma.only_points": "마침표는 천 단위 구분",
    "reading.point.only_commas": "쉼표는 천 단위 구분",
    "reading.point.only_points": "마침표는 소수점",
    "reading.separate": "쉼표는 숫자 사이의 구분",
    "read.numbers": "숫자 {count}개, {x}부터 {y}까지입니다.",
    "read.number": "숫자 1개, {x}입니다.",
    "read.sign.groups": "마침표는 천 단위 구분 기호로 읽었습니다.",
    "read.sign.comma": "쉼표는 소수점으로 읽었습니다.",
    "read.sign.point": "쉼표는 천 단위 구분 기호로 읽었습니다.",
    "read.unit": "단위 “{unit}” 표기는 빼고 읽었습니다. 첫 숫자는 {number}입니다.",
    "read.percent": (
        "{unit} 기호는 빼고 읽었습니다. 첫 숫자는 100으로 나누지 않고 {number} 그대로 "
        "읽었습니다."
    ),
    "read.pairs": (
        "점 {count}개, ({first_x}, {first_y})부터 ({last_x}, {last_y})까지입니다."
    ),
    "read.pair": "점 1개, ({first_x}, {first_y})입니다.",
    "read.columns": "x는 “{x_column}” 열, y는 “{y_column}” 열입니다.",
    "read.encoding": "파일을 {name} 인코딩으로 읽었습니다.",
    "read.comments": "주석 {count}줄은 읽지 않았습니다.",
    "read.outside": (
        "표 위나 아래에 있는 {count}줄은 읽지 않았습니다. 첫 번째는 “{text}”입니다."
    ),
    "read.row_of_units": "{row}행(“{text}”)은 열의 단위로 읽었습니다.",
    "read.turned": "“{x}” 행과 “{y}” 행을 열로 읽었습니다.",
    "read.index": "“{column}” 열은 행 번호일 뿐이어서 x로 쓰지 않았습니다.",
    "read.column_sign.comma": "“{column}” 열의 쉼표는 소수점으로 읽었습니다.",
    "read.column_sign.point": "“{column}” 열의 쉼표는 천 단위 구분 기호로 읽었습니다.",
    "read.column_sign.groups": (
        "“{column}” 열의 마침표는 천 단위 구분 기호로 읽었습니다."
    ),
    "read.column_unit": "“{column}” 열의 단위 “{unit}” 표기는 빼고 읽었습니다.",
    "read.column_percent": (
        "“{column}” 열의 {unit} 기호는 빼고 읽었습니다. 21%는 0.21이 아니라 21로 "
        "읽었습니다."
    ),
    "read.row_left_out": "{rows}행은 x나 y가 없어 뺐습니다.",
    "read.rows_left_out": "x나 y가 없는 행 {count}개를 뺐습니다: {rows}행.",
    "read.rows_left_out.more": (
        "x나 y가 없는 행 {count}개를 뺐습니다. 그중 처음 몇 개는 {rows}행입니다."
    ),
    "read.heading": "“{text}” 부분은 열 이름으로 읽었습니다.",
    "read.series": "Series의 인덱스는 읽지 않았습니다.",
    "read.count_of_r": "“{text}” 같은 R의 순번은 읽지 않았습니다.",
    "read.scale": "모든 숫자에 그 위에 적힌 배율 {text} 값을 곱했습니다.",
}
