"""Korean: what is wrong with an input, a file or a link."""

TEXTS = {
    "input.not_a_list": "{field} 값이 {value}입니다: 숫자 리스트여야 합니다",
    "input.item_not_a_number": (
        "{field}의 {item}번째 항목이 “{text}”입니다: 모든 항목은 수여야 합니다"
    ),
    "input.not_in_order": (
        "{field} 값이 순서 없는 집합(set)입니다: x와 y는 순서대로 짝을 이루므로 숫자 "
        "리스트여야 합니다"
    ),
    "input.item_empty": (
        "{field}의 {item}번째 항목이 비어 있습니다: 모든 항목은 수여야 합니다"
    ),
    "input.item_not_finite": (
        "{field}의 {item}번째 항목이 {text}입니다: 모든 항목은 유한한 수여야 합니다"
    ),
    "input.item_too_large": (
        "{field}의 {item}번째 항목이 {value}입니다: {precision}에는 {largest}까지의 "
        "수만 담을 수 있으므로 더 작은 수나 float64를 쓰세요"
    ),
    "input.no_numbers": "{field}에 숫자가 없습니다: 1개부터 {most}개까지 있어야 합니다",
    "input.too_many_numbers": (
        "{field}에 숫자가 {count}개 있습니다: 1개부터 {most}개까지여야 합니다"
    ),
    "input.text_too_long": (
        "{field}에 글자가 {count}자 있습니다: {most}자 이하여야 합니다"
    ),
    "input.readings": (
        "{field}의 “{text}” 부분은 여러 가지로 읽힙니다({choices}): 소수점은 마침표로 "
        "쓰고, 천 단위는 구분하지 말고, 숫자를 구분하는 쉼표 뒤에는 공백을 넣으세요"
    ),
    "input.question": (
        "{field}의 “{text}” 부분은 여러 가지로 읽힙니다: 어떤 뜻인지 사이드바에서 "
        "고르세요"
    ),
    "input.two_columns": (
        "{field}에 숫자가 {count}개씩 든 열이나 리스트가 두 개 있습니다: “x와 y로 "
        "쓰기” 버튼을 누르거나 하나만 붙여넣으세요"
    ),
    "input.lists": (
        "{field}에 이름이 붙은 리스트가 여러 개 있습니다({names}): 하나만 붙여넣거나 "
        "이름이 x와 y로 시작하는 두 개를 붙여넣으세요"
    ),
    "input.lists_not_paired": (
        "{field}에서 “{first}” 리스트의 값은 {first_count}개, “{second}” 리스트의 값은 "
        "{second_count}개입니다: 개수가 같아야 합니다"
    ),
    "input.lists_item": (
        "{field}의 “{name}” 리스트에 “{text}” 항목이 있습니다: 모든 항목은 수여야 하고 "
        "코드는 실행하지 않으므로 숫자만 붙여넣으세요"
    ),
    "input.items": (
        "{field}의 모든 항목은 유한한 수여야 하는데 {count}개가 그렇지 않습니다: "
        "{faults}"
    ),
    "input.call": (
        "{field}의 “{text}” 부분은 실행해야 값이 나오는 코드입니다: 코드가 아니라 그 "
        "결과로 나온 숫자를 붙여넣으세요"
    ),
    "input.left_out": (
        "{field}의 “{text}” 부분에서 숫자가 생략되었습니다: 숫자를 모두 출력해 다시 "
        "붙여넣으세요"
    ),
    "input.brackets": (
        "{field}의 “{text}” 부분에서 괄호가 숫자를 묶는 것 말고 다른 뜻으로 "
        "쓰였습니다: 숫자만 붙여넣으세요"
    ),
    "input.no_break_space": (
        "{field}의 “{text}” 부분에 줄바꿈 없는 공백(U+00A0)이 있습니다: 천 단위는 "
        "구분하지 말고, 두 숫자 사이에는 쉼표를 쓰세요"
    ),
    "input.count_of_r": (
        "{field}에 “{text}” 표시가 있는데 R의 출력이라면 “{right}” 차례입니다: R이 "
        "출력한 것을 모두 붙여넣으세요"
    ),
    "input.not_paired": (
        "y의 숫자는 {y_count}개, x의 숫자는 {x_count}개입니다: 짝을 이루려면 개수가 "
        "같아야 합니다"
    ),
    "input.out_of_range": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 수여야 합니다"
    ),
    "input.not_a_number": (
        "{field} 값이 {value}입니다: 0.02, 1/3, 2e-3, 5%처럼 쓴 수여야 합니다"
    ),
    "input.two_readings": (
        "{field}에 입력한 {value} 값은 {one} 또는 {other}, 두 가지로 읽힙니다: 뜻하는 "
        "수를 분명하게 쓰세요"
    ),
    "input.not_whole": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 합니다"
    ),
    "input.negative_rate": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 수여야 하며, 학습률이 "
        "음수일 때 일어나는 일은 “손 계산”에서 “오르막”을 고르면 볼 수 있습니다"
    ),
    "input.too_many_iterations.left": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, {most}회 "
        "반복 뒤 w* = {optimum}까지 남은 거리는 {left}입니다"
    ),
    "input.too_many_iterations.grown": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, {most}회 "
        "반복 뒤 w* = {optimum}까지의 거리는 처음의 {left}입니다"
    ),
    "input.too_many_iterations.left.manual": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, 손 "
        "계산에서는 {most}회 반복 뒤 w* = {optimum}까지 남은 거리가 {left}입니다"
    ),
    "input.too_many_iterations.left.autograd": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, 자동 "
        "미분에서는 {most}회 반복 뒤 w* = {optimum}까지 남은 거리가 {left}입니다"
    ),
    "input.too_many_iterations.grown.manual": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, 손 "
        "계산에서는 {most}회 반복 뒤 w* = {optimum}까지의 거리가 처음의 {left}입니다"
    ),
    "input.too_many_iterations.grown.autograd": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, 자동 "
        "미분에서는 {most}회 반복 뒤 w* = {optimum}까지의 거리가 처음의 {left}입니다"
    ),
    "input.too_many_iterations.swings.autograd": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지의 정수여야 하며, 자동 "
        "미분에서는 {most}회 반복 뒤에도 가중치가 w* = {optimum} 주위에서 진동합니다"
    ),
    "input.too_many_passes.left": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지, 이 점들에서는 "
        "{right}까지의 정수여야 하며, {right}회 반복 뒤 수렴점 w = {settles}까지 남은 "
        "거리는 {left}입니다"
    ),
    "input.too_many_passes.grown": (
        "{field} 값이 {value}입니다: {least}부터 {most}까지, 이 점들에서는 "
        "{right}까지의 정수여야 하며, {right}회 반복 뒤 w = {settles}까지의 거리는 "
        "처음의 {left}입니다"
    ),
    "input.too_much_work.each": (
        "{field} 값이 {iterations}, 점이 {count}개입니다: 점마다 업데이트할 때는 점의 "
        "수 × 반복 횟수가 {most} 이하여야 하므로, 이 데이터에서는 {right}회까지 반복할 "
        "수 있습니다"
    ),
    "input.too_much_work.all": (
        "{field} 값이 {iterations}, 점이 {count}개입니다: 점의 수 × 반복 횟수가 {most} "
        "이하여야 하므로, 이 데이터에서는 {right}회까지 반복할 수 있습니다"
    ),
    "input.start_too_large.origin.float32": (
        "x, y, 초기 w를 함께 쓰면 계산한 값이 너무 커집니다: {precision}에는 "
        "{largest}까지의 수만 담을 수 있으므로 더 작은 수나 float64를 쓰세요"
    ),
    "input.start_too_large.origin.float64": (
        "x, y, 초기 w를 함께 쓰면 계산한 값이 너무 커집니다: {precision}에는 "
        "{largest}까지의 수만 담을 수 있으므로 더 작은 수를 쓰세요"
    ),
    "input.start_too_large.line.float32": (
        "x, y, 초기 w, 초기 b를 함께 쓰면 계산한 값이 너무 커집니다: {precision}에는 "
        "{largest}까지의 수만 담을 수 있으므로 더 작은 수나 float64를 쓰세요"
    ),
    "input.start_too_large.line.float64": (
        "x, y, 초기 w, 초기 b를 함께 쓰면 계산한 값이 너무 커집니다: {precision}에는 "
        "{largest}까지의 수만 담을 수 있으므로 더 작은 수를 쓰세요"
    ),
    "input.too_much_work.pairs": (
        "{field} 값이 {iterations}, 점이 {count}개입니다: 모든 쌍의 오차를 계산할 때는 "
        "점의 수 × 점의 수 × 반복 횟수가 {most} 이하여야 하므로, 이 데이터에서는 "
        "{right}회까지 반복할 수 있습니다"
    ),
    "input.no_spread": (
        "{field}의 값이 모두 {value}입니다: 표준화하려면 서로 다른 수가 둘 이상 있어야 "
        "합니다"
    ),
    "input.spread_out_of_range": (
        "{field}의 표준편차가 너무 크거나 너무 작습니다: 표준화하려면 {least}부터 "
        "{most}까지여야 합니다"
    ),
    "input.too_many_paired": (
        "{field}에서 고른 “열 벡터 y”는 모든 쌍의 오차를 계산하는데 점이 "
        "{count}개입니다: 다른 것을 고르거나 점을 {most}개 이하로 줄이세요"
    ),
    "input.not_a_choice": "{field} 값이 {value}입니다: 쓸 수 있는 값은 {choices}입니다",
    "file.too_large": (
        "{field} 크기가 {count}바이트입니다: {most}바이트 이하여야 합니다"
    ),
    "file.not_text": (
        "{field} 형식이 텍스트가 아닙니다: 숫자 표를 CSV나 TSV로 저장해 올리세요"
    ),
    "file.is_workbook": (
        "{field} 형식이 스프레드시트(.xlsx, .ods)나 다른 압축 형식입니다: 파일을 만든 "
        "프로그램에서 열어 시트를 CSV로 저장하고 그 파일을 올리세요"
    ),
    "file.is_pdf": (
        "{field} 형식이 PDF라서 표를 읽을 수 없습니다: 숫자를 복사해 x와 y 입력란에 "
        "붙여넣거나 같은 데이터를 CSV로 구하세요"
    ),
    "file.is_document": (
        "{field} 형식이 서식을 갖춘 문서입니다: 일반 텍스트로 저장하거나 숫자를 복사해 "
        "x와 y 입력란에 붙여넣으세요"
    ),
    "file.is_markup": (
        "{field} 형식이 웹 페이지나 다른 마크업 문서입니다: 표를 스프레드시트에 복사해 "
        "CSV로 저장하거나 데이터 자체를 내려받으세요"
    ),
    "file.is_json": (
        "{field} 형식이 JSON입니다: 데이터를 한 행에 점 하나씩 CSV로 저장하거나 숫자를 "
        "x와 y 입력란에 붙여넣으세요"
    ),
    "file.empty": "{field}에 행이 없습니다: x의 열과 y의 열이 있어야 합니다",
    "file.ragged": (
        "{field}의 {row}행에는 값이 {count}개, 위의 행에는 {expected}개 있습니다: 모든 "
        "행은 값의 개수가 같아야 합니다"
    ),
    "file.unreadable": (
        "{field}에서 표를 읽을 수 없습니다: 한 행에 점 하나씩 담은 CSV나 TSV여야 합니다"
    ),
    "file.too_many_columns": (
        "{field}에 열이 {count}개 있습니다: {most}개 이하여야 합니다"
    ),
    "file.too_few_columns.faults": (
        "{field}에 숫자로 된 열이 {count}개뿐입니다: x와 y에 하나씩, 적어도 두 개가 "
        "있어야 합니다. 수가 아닌 값: {faults}"
    ),
    "file.too_few_columns": (
        "{field}에 숫자로 된 열이 {count}개뿐입니다: x와 y에 하나씩, 적어도 두 개가 "
        "있어야 합니다"
    ),
    "file.cell_not_a_number": (
        "{field}의 “{column}” 열 {row}행에 “{text}” 값이 있습니다: 이 열의 값은 모두 "
        "수여야 합니다"
    ),
    "file.cell_not_finite": (
        "{field}의 “{column}” 열 {row}행에 {text} 값이 있습니다: 이 열의 값은 모두 "
        "유한한 수여야 합니다"
    ),
    "file.cell_decimal_comma": (
        "{field}의 “{column}” 열 {row}행에 있는 “{text}” 값은 소수점으로 쉼표를 썼는데 "
        "다른 값은 마침표를 씁니다: 한 가지로 맞춰 쓰세요"
    ),
    "file.faults": (
        "{field}에서 x와 y의 값은 모두 유한한 수여야 하는데 {count}개가 그렇지 "
        "않습니다: {faults}"
    ),
    "file.faults.decimals": (
        "{field}에서 소수점으로 마침표를 쓰는 열에 쉼표를 쓴 값이 {count}개 섞여 "
        "있으므로 한 가지로 맞춰야 합니다: {faults}"
    ),
    "file.column_empty": "{field}의 “{column}” 열에 값이 없습니다",
    "file.no_column": (
        "{value}에 해당하는 열이 {field}에 없습니다: 열의 이름이나 1부터 {count}까지의 "
        "순번이어야 합니다"
    ),
    "file.column_twice": (
        "{field}에 이름이 “{text}”인 열이 여러 개 있습니다: 순번으로 고르세요"
    ),
    "file.no_whole_row": (
        "{field}에 x와 y가 모두 있는 행이 없습니다: 적어도 하나는 있어야 합니다"
    ),
    "file.column_name": "열 {number}",
    "file.column_named": "{name} (열 {number})",
    "link.not_used": (
        "링크의 {name}={value} 값은 쓸 수 없습니다({why}). 대신 {name}={used} 값을 "
        "썼습니다."
    ),
    "link.data_not_used": (
        "링크의 {name}={value} 값은 쓸 수 없습니다({why}). 대신 x={x}, y={y} 값을 "
        "썼습니다."
    ),
    "link.unknown": (
        "링크의 {name}={value} 값은 그런 이름의 설정이 없어 무시했습니다. 혹시 {near} "
        "설정을 뜻했습니까?"
    ),
    "link.cut": (
        "링크가 중간에 잘렸습니다. {end} 부분에서 끝나는데, 이 값도 일부가 빠졌을 수 "
        "있습니다. 다음 설정이 빠져 기본 예제의 값을 썼습니다: {missing}."
    ),
    "link.cut.look": "보기 설정",
    "link.cut.end": (
        "링크가 중간에 잘렸습니다. 끝의 {end} 부분이 온전하지 않아 기본 예제의 값을 "
        "썼습니다."
    ),
    "link.cut.pair": (
        "링크가 중간에 잘렸습니다. {name}={value} 값은 있지만 짝을 이룰 {other} 값이 "
        "없어, 대신 x={x}, y={y} 값을 썼습니다."
    ),
    "link.cut.pair.too": (
        "짝을 이룰 {other} 값이 없어 링크의 {name}={value} 값도 쓰지 않고, 대신 x={x}, "
        "y={y} 값을 썼습니다."
    ),
    "link.data_not_carried": (
        "점이 {count}개나 되어 링크에 담기지 못했으므로, 대신 x={x}, y={y} 값을 "
        "썼습니다. 파일을 다시 올리거나 숫자를 다시 붙여넣으세요."
    ),
    "link.permalink": (
        "모든 설정이 링크에 적혀 있어, 나중에 기본값이 바뀌어도 같은 내용이 보입니다."
    ),
    "link.permalink_too_long": (
        "점이 {count}개나 되어 이 링크에 담을 수 없습니다. 링크를 연 사람에게는 기본 "
        "예제의 데이터가 보이므로, 데이터를 파일로 함께 보내 따로 올리게 하세요."
    ),
    "link.file": (
        "링크에는 파일의 숫자만 담기며, 파일 이름과 다른 열은 담기지 않습니다."
    ),
    "link.too_long": (
        "데이터가 너무 길어 링크에 담을 수 없습니다. 주소를 복사해 열면 이 데이터 대신 "
        "기본 예제의 데이터가 보입니다."
    ),
}
