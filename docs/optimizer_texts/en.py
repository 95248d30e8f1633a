"""English: the page about the optimisers."""

INTRODUCTION = """\
# Optimisers

How a gradient becomes an update, in the six rules that can be run here: as PyTorch has
them, as others write them, and what a slip makes of them.

If you doubt your own optimiser, print its first two weights and compare them with these
tables: most slips show there, and few in where a run ends. What shows in no digit here,
a factor in the gradient under AdaGrad, RMSProp and Adam, or the place of ε, is told by
the gradient itself and by what is remembered.

w is the parameter (θ stands for w or b), g its gradient, η the learning rate, t the
number of the update, from 1; ε keeps a division by 0 away. What is remembered has the
letters of the papers, so that v is two things: of momentum and Nesterov the velocity, a
sum of gradients; of RMSProp and Adam an average of their squares. m of Adam is an
average of gradients, S of AdaGrad a sum of their squares. Where two conventions exist,
that of torch.optim is used, as torch {torch} has it on a CPU: `sgd.py`, `adagrad.py`,
`rmsprop.py` and `adam.py` in its folder `torch/optim`. Keras's are those of Keras 3,
`keras/src/optimizers`. Papers are named with each rule.

The numbers are those of the lesson, x = 1, 2, 3, 4 and y = 2, 4, 6, 8 from w = 0, in
float64, with the gradient of the mean squared error, −30 at the start. Its minimum is
w = 2. *Apart by* is the largest difference from the weights of torch's rule.
"""
FOOT = """
All of this is written by `.venv/bin/python -m docs.optimizers` from the code and from
runs of it.
"""
TEXTS = {
    "introduction": INTRODUCTION,
    "foot": FOOT,
    # what a rule does, and where it is from
    "about.sgd": "Each step leads against the gradient. It remembers nothing.",
    "about.momentum": (
        "The gradients of before count on, at each update μ times as much as at the "
        "last. ({paper}; as torch.optim.SGD has it.)"
    ),
    "about.nesterov": (
        "The step is that of the point one velocity further on. The weight is that "
        "point, as torch.optim.SGD stores it. ({paper}; in the form of {form}.)"
    ),
    "about.adagrad": (
        "Each step is divided by the root of the sum of all squared gradients so far. "
        "({paper}; as torch.optim.Adagrad has it.)"
    ),
    "about.rmsprop": (
        "Each step is divided by the root of an average of squared gradients. "
        "({paper}; as torch.optim.RMSprop has it.)"
    ),
    "about.adam": (
        "An average of the gradients over the root of an average of their squares. "
        "Both averages start at 0 and are too small at first: 1 − βᵗ puts that right. "
        "({paper}; as torch.optim.Adam has it.)"
    ),
    # its code
    "code.manual": "By hand, in NumPy:",
    "code.autograd": "By torch.optim, whose state has {names}:",
    "code.name": "{ours} as `{theirs}`",
    # its first steps
    "steps": "With {settings}. {exact}",
    "steps.manual": "{column} by hand",
    "steps.autograd": "{column} by torch",
    "steps.sgd": "Every step is η·|g| long.",
    "steps.momentum": (
        "The first step is that of gradient descent; the next ones grow."
    ),
    "steps.nesterov": "The first step is 1 + μ times that of gradient descent.",
    "steps.adagrad": "The first step is η long, whatever the gradient is, but for ε.",
    "steps.rmsprop": (
        "The first step is η/√(1 − α) = 10·η long, whatever the gradient is, but for ε."
    ),
    "steps.adam": "The first step is η long, whatever the gradient is, but for ε.",
    "edge": (
        "On this loss there is a closed form of w after k updates; it stays bounded up "
        "to the rate η = {rate}."
    ),
    "edge.none": "There is no closed form of w after k updates.",
    # the tables of other forms and of slips
    "apart": "apart by",
    "apart.rounding": "rounding",
    "others": "As others write it",
    "others.who": "who",
    "others.formula": "formula",
    "others.differs": "what differs",
    "slips": "Slips",
    "slips.slip": "slip",
    "slips.link": "in a link",
    "slips.does": "what it does",
    "slips.manual": "*{slip}*",
    "slips.autograd": "*{slip}*, by autograd",
    # what a slip does; of those that have none here, the formula says all
    "slip.formula": "{formula}",
    "slip.uphill": "θ ← θ + η·g, which leads uphill.",
    "slip.momentum_averaged": "{formula}, an average of the gradients.",
    "slip.momentum_dampened": (
        "{formula}: from the second update on (1 − μ)·g is added, not g."
    ),
    "slip.adagrad_averaged": (
        "{formula}, an average that forgets: RMSProp with α = 0.9."
    ),
    "slip.forgets": (
        "v ← (1 − α)·g²: while |g| is well above ε every step has the length "
        "η/√(1 − α)."
    ),
    "slip.no_correction": "{formula}: no bias correction.",
    "slip.t_frozen": (
        "{formula}: the corrections are those of the first update in every one."
    ),
    "slip.sum": "N times the gradient, as the tutorial prints it.",
    "slip.no_zero_grad": "`backward()` adds each gradient to those before.",
    "slip.autograd.forgets": "The optimiser is made anew at each update.",
    # who writes a rule in another form, and what is another number for it
    "form.momentum.sutskever": "Sutskever et al. 2013, Keras",
    "form.momentum.sutskever.differs": (
        "Nothing of w while η stays the same; v is −η times torch's. When the rate "
        "changes on the way, here the steps of before keep the old one."
    ),
    "form.momentum.averaged": "many courses",
    "form.momentum.averaged.differs": (
        "v is an average: every step is 1 − μ times torch's, as at the rate "
        "(1 − μ)·η. Of w alone the two cannot be told apart; v tells."
    ),
    "form.momentum.dampened": "torch with dampening = μ",
    "form.momentum.dampened.differs": (
        "The first step is whole, each later gradient counts 1 − μ times."
    ),
    "form.nesterov.sutskever": "Nesterov 1983 as Sutskever et al. 2013 write it",
    "form.nesterov.sutskever.differs": (
        "The gradient is that of the point ahead, and w is not: torch stores the "
        "point ahead, w + μ·v, as its weight. Both reach the same minimum."
    ),
    "form.nesterov.keras": "Keras",
    "form.nesterov.keras.differs": (
        "Nothing of w while η stays the same; v is −η times torch's."
    ),
    "form.adagrad.keras": "Keras",
    "form.adagrad.keras.differs": (
        "The sum starts at 0.1, and ε stands under the root: small gradients give "
        "shorter first steps."
    ),
    "form.rmsprop.tieleman": "Tieleman and Hinton 2012",
    "form.rmsprop.tieleman.differs": (
        "α is 0.9, so that the first step is η/√0.1 = 3.16·η long where torch's is "
        "10·η."
    ),
    "form.rmsprop.keras": "Keras",
    "form.rmsprop.keras.differs": (
        "α is 0.9, which Keras calls ρ, and ε stands under the root."
    ),
    "form.rmsprop.eps_inside": "with torch's α and ε, but ε under the root",
    "form.rmsprop.eps_inside.differs": (
        "Next to nothing while the gradient is large. Where it fades, √ε = 1e−4 is "
        "what divides, and not ε = 1e−8."
    ),
    "form.adam.hats": "Kingma and Ba 2015, algorithm 1; most courses",
    "form.adam.hats.differs": "Nothing: the same numbers, to rounding.",
    "form.adam.eps_hat": (
        "Kingma and Ba 2015, end of section 2; torch before August 2019"
    ),
    "form.adam.eps_hat.differs": (
        "ε, too, is divided by √(1 − β₂ᵗ), and so weighs 1/√(1 − β₂) = 32 times as "
        "much at the first step."
    ),
    "form.adam.keras": "Keras",
    "form.adam.keras.differs": "The same form, and ε itself is ten times as large.",
}
