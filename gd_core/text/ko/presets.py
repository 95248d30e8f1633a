"""Korean: the presets and their stories."""

TEXTS = {
    "preset.mistake": "모두가 베끼는 실수",
    "preset.mistake.story": (
        "손실은 평균을 내는데 손 계산의 기울기는 더하기만 합니다. 아무 경고도 나오지 "
        "않습니다."
    ),
    "preset.lesson": "기본 예제",
    "preset.lesson.story": (
        "어느 튜토리얼에나 나오는 y = 2x 위의 네 점입니다. 두 기울기가 모두 맞습니다."
    ),
    "preset.neuron": "뉴런 하나",
    "preset.neuron.story": (
        "점은 x = 1, y = 2 하나뿐이고 w = 1에서 시작합니다. 손실은 1, 기울기는 "
        "−2이므로 암산으로 확인할 수 있습니다."
    ),
    "preset.fast": "너무 빠름",
    "preset.fast.story": (
        "기본 예제의 학습률을 경계보다 조금 큰 0.14로 했습니다. 스텝마다 최적점에서 더 "
        "멀어집니다."
    ),
    "preset.edge": "정확히 경계",
    "preset.edge.story": (
        "기본 예제에서 학습률을 정확히 경계인 2/15로 바꿨습니다. 가중치가 두 값 사이를 "
        "오가며 끝내 멈추지 않습니다."
    ),
    "preset.zero_grad": "빠뜨린 zero_grad",
    "preset.zero_grad.story": (
        "기본 예제의 자동 미분 반복문에서 w.grad = None을 뺐습니다. 기울기가 누적되어 "
        "가중치가 끝없이 진동합니다."
    ),
    "preset.hubble": "Hubble 1929",
    "preset.hubble.story": (
        "은하 24개의 거리(메가파섹)와 속도(km/s)입니다. 경사 하강법이 찾는 직선의 "
        "기울기 w가 당시 데이터에서 얻은 허블 상수입니다. (E. Hubble, PNAS 15, 1929, "
        "표 1)"
    ),
    "preset.three": "점 세 개",
    "preset.three.story": (
        "손으로 확인할 수 있을 만큼 작습니다. 가장 가까운 직선은 5 − 3x이고 오차는 −1, "
        "2, −1입니다. (G. Strang, Introduction to Linear Algebra, 최소제곱법 부분)"
    ),
    "preset.women": "키와 몸무게",
    "preset.women.story": (
        "키 15개(인치)와 그에 해당하는 몸무게(파운드)입니다. 키를 그대로 쓰면 3.45·키 "
        "− 87.5에서 먼 곳에 머물지만, x를 표준화하면 도달합니다. (The World Almanac "
        "and Book of Facts, 1975)"
    ),
}
