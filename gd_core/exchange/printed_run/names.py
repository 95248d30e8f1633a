"""Names: what people call the columns of a run, and what each of them holds.

A name counts if it is known as it is, or if it has a known one in it beside words that
say nothing, "current loss". "val_loss" and "final w" are others, and are not guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

ROW_NUMBERS = "rows"


def _names(text: str) -> list[str]:
    """The names in a text with commas between them."""
    return [name.strip() for name in text.split(",")]


NEUTRAL = frozenset(
    _names(
        "the,a,an,at,current,value,values,is,are,now,of,our,my,train,training,average,avg,"
        "new,updated,info,debug,root,manual,autograd,numpy,torch,pytorch,tensorflow,tf,"
        "np,by,hand,model,linear,layer,self,fc,net,lin,item,data,detach,history,hist,log,"
        "list,array,all,running,number,func,function,tensor,each,per,so,far,total,batch,"
        "현재,값,평균,학습,훈련"
    )
)
BY_W = _names("w,weight,theta,theta1,theta 1,m,가중치")
BY_B = _names("b,bias,intercept,theta0,theta 0,c,편향,절편")
OF_LOSS = _names("j,l,loss,cost,mse,e,f,c")


def _gradients(of: Iterable[str]) -> list[str]:
    """What the gradient by some parameters is called."""
    names = [*of]
    of_loss = [f"d{loss} d{name}" for name in names for loss in OF_LOSS]
    alone = [
        form.format(name)
        for name in names
        for form in ("d{}", "d {}", "{} grad", "grad {}", "gradient {}", "{} gradient")
    ]
    return [*of_loss, *alone, *(f"nabla {name}" for name in names)]


KNOWN = {
    ROW_NUMBERS: _names(
        "epoch,epochs,ep,iter,iters,iteration,iterations,it,itr,step,steps,i,t,row,rows,"
        "progress,index,idx,no,#,round,update,updates,batch,n iter,num iter,epoch no,"
        "global step,에폭,에포크,이터레이션,반복,반복 횟수,반복횟수,단계,스텝,회차,"
        "轮次,迭代,迭代次数,步,エポック"
    ),
    "w": _names("w,ws,weight,weights,coef,coefficient,가중치,웨이트,权重,重み"),
    "b": _names(
        "b,bs,bias,biases,bias term,intercept,편향,바이어스,절편,偏置,截距,バイアス"
    ),
    "loss": _names(
        "loss,losses,cost,costs,mse,mses,mean squared error,mse loss,loss mse,j,js,l,"
        "epoch loss,step loss,j w,j theta,j w b,l w,l w b,loss w,cost w,objective,손실,"
        "손실값,손실 함수,손실함수,비용,비용 함수,비용함수,비용값,평균 제곱 오차,"
        "평균제곱오차,损失,損失,代价"
    ),
    "gradient": [
        *_names("gradient,gradients,grad,grads,derivative,nabla,nabla j,nabla l"),
        *_names("nabla loss,gradient j,grad j,dw,그래디언트,그라디언트,그레이디언트"),
        *_names("경사,미분,미분값,가중치 기울기,기울기 w,梯度,勾配"),
        *_gradients(BY_W),
    ],
    "gradient_b": ["편향 기울기", "기울기 b", *_gradients(BY_B)],
}
KEYS = {name: key for key, names in KNOWN.items() for name in names}
# name -> what it holds if no other column does, beside some and without others
PERHAPS: tuple[tuple[str, str, frozenset[str], frozenset[str]], ...] = tuple(
    (name, key, frozenset(beside.split()), frozenset(without.split()))
    for name, key, beside, without in (
        ("w1", "w", "", "w2"),
        ("w 1", "w", "", ""),
        ("b1", "b", "w1", "b0"),
        ("b0", "b", "b1", ""),
        ("b1", "w", "b0", "w1"),
        ("w0", "b", "w1", "w2"),
        ("w0", "w", "", "w1"),
        ("b0", "b", "", "b1"),
        ("beta0", "b", "beta1", "beta2"),
        ("beta1", "w", "beta0", "beta2"),
        ("theta0", "b", "", ""),
        ("theta1", "w", "", ""),
        ("theta", "w", "", ""),
        ("m", "w", "b", "v"),  # alone it may be how many points there are
        ("m", "w", "c", "v"),
        ("m", "w", "intercept", "v"),
        ("c", "b", "m", ""),
        ("a", "w", "b", ""),
        ("k", ROW_NUMBERS, "", ""),
        ("error", "loss", "", ""),
        ("errors", "loss", "", ""),
        ("err", "loss", "", ""),
        ("오차", "loss", "", ""),
        ("에러", "loss", "", ""),
        ("squared error", "loss", "", ""),
        ("sse", "loss", "", ""),
        ("rss", "loss", "", ""),
        ("sum squared errors", "loss", "", ""),
        ("f w", "loss", "", ""),
        ("f w b", "loss", "", ""),
        ("g", "gradient", "", ""),
    )
)
# what holds both parameters, in an order that it does not say
OF_BOTH = frozenset(_names("theta,thetas,params,parameters,weights,coef,coefs,w,beta"))
SLOPES = ("기울기", "slope")  # of the line, or of the loss
POSSIBLE = {*SLOPES} | {name for name, *_ in PERHAPS}
CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")
BETWEEN_WORDS = re.compile(r"[\s_\-/.():]+")
INDEXED = re.compile(r"\[(\d)\]")
THETA = re.compile(r"\b(theta|beta)[_ ]?\[?(\d)\]?(?!\d)")
PARTICLES = ("는", "은", "가", "이", "값", "을", "를")
LETTERS = str.maketrans({"θ": "theta", "ϑ": "theta", "β": "beta", "∂": "d"})


@lru_cache(maxsize=4_096)
def plain_name(text: str) -> str:
    """A name in small letters, its words apart, without those that say nothing."""
    text = CAMEL.sub(" ", text.strip(" #*'\"`:=.")) or text.strip()
    is_index = text == "j"  # and not J, the cost
    text = "".join(
        str(unicodedata.digit(sign)) if sign in "₀₁₂₃₄₅₆₇₈₉" else sign for sign in text
    )
    text = text.translate(LETTERS).replace("∇", "nabla ").casefold()
    text = INDEXED.sub("", THETA.sub(r"\1\2", text))
    if is_index:
        return "j, an index"
    words = [word for word in BETWEEN_WORDS.split(text) if word]
    if len(words) > 1 and words[0].isdecimal():
        words = words[1:]  # "0.weight" of a Sequential
    return _told(words)


def _told(words: Sequence[str]) -> str:
    """Some words without those that say nothing, if a known name is left then."""
    name = " ".join(words)
    if name in KEYS or name in POSSIBLE:
        return name
    rest = " ".join(word for word in words if word not in NEUTRAL)
    for particle in ("", *PARTICLES):
        bare = rest.removesuffix(particle)
        if bare in KEYS or bare in POSSIBLE:
            return bare
    return name


@lru_cache(maxsize=4_096)
def is_run_name(text: str) -> bool:
    """Whether a text is a name of a column of a run, for sure or perhaps."""
    name = plain_name(text)
    return name in KEYS or name in POSSIBLE


@lru_cache(maxsize=4_096)
def is_of_rows(text: str) -> bool:
    """Whether a text is a name of the numbers of rows."""
    return KEYS.get(plain_name(text)) == ROW_NUMBERS


def keys_of(names: Sequence[str], counts: Mapping[int, bool]) -> dict[int, str]:
    """What the columns of some names hold, by their positions.

    Of several that hold the same all are in it: the first counts. "?" is a name that
    has two meanings.

    Args:
        names: as they were printed.
        counts: by position, whether the numbers of a column count.
    """
    plain = [plain_name(name) for name in names]
    found = {k: KEYS[name] for k, name in enumerate(plain) if name in KEYS}
    present = {*plain}
    for name, key, beside, without in PERHAPS:
        for k in (k for k, each in enumerate(plain) if each == name and k not in found):
            if beside - present or without & present or key in found.values():
                continue
            if name != "k" or counts.get(k):
                found[k] = key
    for k, name in enumerate(plain):
        if k not in found and name == "k" and "w" not in found.values():
            found[k] = "w"
        if k not in found and name in SLOPES:
            slope = _slope(name, {*found.values()}, present)
            found |= {k: slope} if slope else {}
    return found


def _slope(name: str, keys: set[str], present: set[str]) -> str | None:
    """What a slope is, of the line or of the loss: "?" if nothing tells."""
    if present & {"intercept", "절편"} and "w" not in keys:
        return "w"
    if "w" in keys:
        return None if "gradient" in keys else "gradient"
    return "?" if name == "기울기" and "gradient" not in keys else "w"
