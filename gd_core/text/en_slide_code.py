"""The English texts about both runs as code side by side, a part of `en.CATALOGUE`."""

SLIDE_CODE_TEXTS = {
    "slide_code.alt": "Both runs as programs, line by line against each other",
    "slide_code.manual": "by hand, NumPy",
    "slide_code.autograd": "by autograd, PyTorch",
    "slide_code.differs": "differs",
    "slide_code.wrong": "wrong",
}
