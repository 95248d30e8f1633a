"""Korean: the first screen: what it is about, groups, tour."""

TEXTS = {
    "page.intro": (
        "손실의 내리막을 조금씩 내려가며 점들에 직선을 맞추는 일을 두 번 합니다. 한 "
        "번은 **손 계산**(NumPy, 종이에 직접 유도한 손실의 기울기(gradient)), 한 번은 "
        "**자동 미분**(PyTorch의 autograd, `backward()`가 구하는 기울기)입니다. 두 "
        "결과는 같아야 하며, 다르다면 둘 중 하나에 실수가 있습니다."
    ),
    "page.mistake": "모두가 베끼는 실수 보기",
    "page.mistake.help": (
        "손실은 평균인데 손 계산의 기울기는 합이 됩니다. 많은 튜토리얼에 이렇게 실려 "
        "있습니다."
    ),
    "page.mended": "고친 결과 보기",
    "page.mended.help": "손 계산의 기울기도 손실처럼 평균을 냅니다.",
    "page.dismiss": "닫기",
    "tour.name": "둘러보기:",
    "tour.lesson": "1 기본 예제",
    "tour.mistake": "2 실수",
    "tour.step": "3 한 스텝",
    "tour.fast": "4 너무 빠름",
    "tour.open": "{step} (지금 여기)",
    "tour.skip": "건너뛰기",
    "tour.skip.help": (
        "둘러보기를 화면에서 없앱니다. 같은 내용이 예제에도 모두 있습니다."
    ),
    "group.data": "데이터",
    "group.run": "실행",
    "group.slips": "실수",
    "group.model": "모델",
    "group.optimizer": "옵티마이저",
    "group.folded": "{group}: {holds}",
    "group.standardised": "x 표준화",
    "option.correct": "올바름 ({name})",
    "option.slip": "실수: {name}",
    "option.autograd.right": "올바름",
    "option.autograd.no_zero_grad": "실수: 기울기 초기화 안 함",
    "option.autograd.forgets": "실수: 옵티마이저 재생성",
    "page.narrow.rows": "표의 모든 행",
    "page.narrow.code": "코드 보기",
}
