"""The sentences: facts in, words out.

One template a sentence, all of them in CATALOGUE, so that another language is
another catalogue and nothing else. The other rooms return facts; only here do
facts become prose. `InputError` carries the facts of what was wrong with an
input and asks this room for its sentence.

Templates name their facts in braces. Numbers among the facts are written by
`number`, everything else as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, isnan
from numbers import Integral, Real
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gd_core.analysis.agreement import Agreement, Difference
    from gd_core.analysis.step import Step
    from gd_core.analysis.theory import Theory
    from gd_core.analysis.witnesses import Witnesses
    from gd_core.runs.experiment import Experiment
    from gd_core.runs.trace import Trace
    from gd_core.text.tables import PointTable

SHOWN_DIGITS = 6  # significant digits of a computed number in a sentence
SHOWN_NUMBERS = 6  # longer lists are shortened in the middle
SHOWN_TEXT = 40  # longer quotations are cut

CATALOGUE = {
    # --- names ---------------------------------------------------------------
    "field.x": "x",
    "field.y": "y",
    "field.w0": "initial w",
    "field.learning_rate": "learning rate",
    "field.iterations": "iterations",
    "field.manual_gradient": "manual gradient",
    "field.autograd_gradient": "autograd gradient",
    "field.precision": "precision",
    "field.scale": "loss axis",
    "field.view": "view",
    "field.v": "version of the link",
    "field.lecture": "lecture mode",
    "field.k": "state k",
    "field.run": "whose step",
    "field.file": "the file",
    "side.manual": "Manual (NumPy)",
    "side.autograd": "Autograd (PyTorch)",
    "short.manual": "Manual",
    "short.autograd": "Autograd",
    "gradient.mean": "mean gradient",
    "gradient.sum": "sum gradient",
    "gradient.no2": "half gradient",
    "gradient.uphill": "uphill by hand",
    "gradient.no_zero_grad": "no\N{NO-BREAK SPACE}zero_grad",
    "choice.mean": "mean",
    "choice.sum": "sum",
    "choice.no2": "no 2",
    "choice.uphill": "uphill",
    "choice.right": "right",
    "choice.no_zero_grad": "no zero_grad",
    # --- slips: what the marked line of the source does ------------------------
    "slip.line": "Line {line}",
    "slip.marked": "The line marked WRONG",
    "slip.sum": (
        "{where} adds up where the mean squared error averages: N times too large."
    ),
    "slip.no2": (
        "{where} has lost the 2 that the derivative of a square leaves: half of "
        "the gradient."
    ),
    "slip.uphill": (
        "{where} adds the gradient to w: uphill, where minus goes downhill."
    ),
    "slip.no_zero_grad": (
        "{where} should reset w.grad: backward() adds each gradient to what is "
        "there, so they pile up."
    ),
    "quantity.w": "weight",
    "quantity.loss": "loss",
    "quantity.gradient": "gradient",
    # --- presets -------------------------------------------------------------
    "preset.lesson": "The lesson",
    "preset.lesson.story": (
        "Four points on y = 2x, as in the tutorial that everyone copies. For its "
        "mistake choose the sum by hand."
    ),
    "preset.neuron": "One neuron",
    "preset.neuron.story": (
        "One point, x = 1 and y = 2, with w = 1: the loss is 1 and the gradient −2. "
        "Small enough to check in your head."
    ),
    "preset.fast": "Too fast",
    "preset.fast.story": (
        "The lesson with learning rate 0.14, a little over the edge: every step "
        "lands farther from the optimum than the one before."
    ),
    "preset.edge": "On the edge",
    "preset.edge.story": (
        "The lesson with learning rate 2/15, exactly the edge: the weight flips "
        "between two values and never settles."
    ),
    "preset.zero_grad": "Forgotten zero_grad",
    "preset.zero_grad.story": (
        "The lesson without w.grad = None in the autograd loop: gradients pile up, and "
        "the weight swings for ever."
    ),
    "preset.hubble": "Hubble 1929",
    "preset.hubble.story": (
        "24 galaxies: distance in megaparsec, velocity in km/s. The slope that "
        "gradient descent finds is Hubble's constant as his data had it. "
        "(E. Hubble, PNAS 15, 1929, table 1)"
    ),
    # --- input ---------------------------------------------------------------
    "input.not_a_list": "{field} is {value}: it must be a list of numbers",
    "input.item_not_a_number": (
        "{field} has “{value}” as item {item}: every item must be a number"
    ),
    "input.item_empty": (
        "{field} has nothing as item {item}: every item must be a number"
    ),
    "input.item_not_finite": (
        "{field} has {value} as item {item}: every item must be a finite number"
    ),
    "input.item_too_large": (
        "{field} has {value} as item {item}: {precision} holds numbers up to "
        "{largest}, so a smaller number or float64 would be right"
    ),
    "input.no_numbers": "{field} is empty: it must have 1 to {most} numbers",
    "input.too_many_numbers": (
        "{field} has {count} numbers: it must have 1 to {most} numbers"
    ),
    "input.text_too_long": (
        "{field} has {count} characters: it must have at most {most}"
    ),
    "input.not_paired": ("y has {y_count} numbers, x has {x_count}: they must pair up"),
    "input.out_of_range": (
        "{field} is {value}: it must be a number from {least} to {most}"
    ),
    "input.not_whole": (
        "{field} is {value}: it must be a whole number from {least} to {most}"
    ),
    "input.too_much_work": (
        "{field} is {value} with {count} points: points × iterations must be at most "
        "{most}, which with this data is up to {right} iterations"
    ),
    "input.start_too_large": (
        "x, y and initial w are too large together for {precision}, which holds "
        "numbers up to {largest}: {right} would be right"
    ),
    "input.start_too_large.float32": "smaller numbers or float64",
    "input.start_too_large.float64": "smaller numbers",
    "input.not_a_choice": "{field} is {value}: it must be {choices}",
    # --- files ---------------------------------------------------------------
    "file.too_large": "{field} has {count} bytes: it must have at most {most}",
    "file.not_text": (
        "{field} is not a text file: it must be a table of numbers saved as CSV or TSV"
    ),
    "file.empty": (
        "{field} has no rows: it must have a column for x and a column for y"
    ),
    "file.ragged": (
        "{field} has {count} values in row {row}, where the rows above have "
        "{expected}: every row must have the same number of values"
    ),
    "file.unreadable": (
        "{field} could not be read as a table: it must be CSV or TSV with one row a "
        "point"
    ),
    "file.too_many_columns": "{field} has {count} columns: it must have at most {most}",
    "file.too_few_columns": (
        "{field} has too few columns of numbers ({count}): it must have at least 2, "
        "one for x and one for y"
    ),
    "file.cell_not_a_number": (
        "{field} has “{value}” in row {row} of column “{column}”: every value there "
        "must be a number"
    ),
    "file.cell_empty": (
        "{field} has nothing in row {row} of column “{column}”: every value there must "
        "be a number"
    ),
    "file.cell_not_finite": (
        "{field} has {value} in row {row} of column “{column}”: every value there must "
        "be a finite number"
    ),
    "file.column_name": "column {number}",
    # --- links ---------------------------------------------------------------
    "link.not_used": (
        "The link's {name}={value} could not be used ({why}); used {used} instead."
    ),
    "link.unknown": (
        "The link's {name}={value} could not be used (there is no setting of that "
        "name); it is passed over."
    ),
    "link.data_not_carried": (
        "The link's {count} points were too many to travel in it; used {used} instead. "
        "Load the file or paste the numbers again."
    ),
    "link.permalink": (
        "Every setting is written out, so what it shows stays the same, whatever "
        "becomes of the defaults."
    ),
    "link.permalink_too_long": (
        "The {count} points are too many to travel in this link: who opens it sees the "
        "lesson's data. Send the data along as a file, to be loaded beside it."
    ),
    "link.file": (
        "The numbers of the file travel in this link, its name and other columns do "
        "not."
    ),
    "link.too_long": (
        "This data is too long for a link: a copy of the address shows the lesson's "
        "data instead."
    ),
    # --- settings ------------------------------------------------------------
    "settings.data": "x = {x} · y = {y}",
    "settings.run": (
        "w₀ = {w0} · learning rate {learning_rate} · {iterations} iterations · "
        "{gradient} · {precision}"
    ),
    "settings": "{data} · {run}",
    "list.long": "{first}, …, {last} ({count} numbers)",
    "settings.still_shown": "Shown below are the last settings that could be run.",
    # --- outcomes: what the mathematics says will happen ----------------------
    "outcome.lands": (
        "One step lands on the optimum w* = {optimum}: {fastest} is the fastest "
        "learning rate there is."
    ),
    "outcome.converges": (
        "Each step keeps {kept} of the distance to the optimum w* = {optimum}; after "
        "{iterations} iterations {left} of it is left."
    ),
    "outcome.overshoots": (
        "Each step jumps over the optimum w* = {optimum} and keeps {kept} of the "
        "distance; after {iterations} iterations {left} of it is left."
    ),
    "outcome.flips": (
        "The weight flips between {w0} and {mirror} for ever: {edge} is exactly the "
        "edge between converging and diverging."
    ),
    "outcome.diverges": (
        "Each step multiplies the distance to the optimum w* = {optimum} by {factor}: "
        "the learning rate is over the edge, {edge}."
    ),
    "outcome.diverges.piles_up": (
        "The gradient piles up, and the swings around the optimum w* = {optimum} grow, "
        "in the end by {factor} a step: the learning rate is over the edge, {edge}."
    ),
    "outcome.diverges.piles_up.edge": (
        "The gradient piles up, and exactly at the edge, {edge}, the swings around the "
        "optimum w* = {optimum} grow by twice the starting distance at every step."
    ),
    "outcome.swings": (
        "The gradient piles up, so the weight swings around the optimum w* = {optimum} "
        "for ever, up to {swing} times the starting distance away, and comes round "
        "every {period} iterations: it never settles."
    ),
    "outcome.climbs": (
        "Each step goes uphill and multiplies the distance to the optimum w* = "
        "{optimum} by {factor}: no learning rate is small enough."
    ),
    "outcome.nothing_to_learn": (
        "All x are 0, so the prediction and the loss are the same for every w."
    ),
    "outcome.already_there": (
        "The start w₀ = {w0} is the optimum: the gradient is 0 and nothing moves."
    ),
    "outcome.rate_zero": "With learning rate 0 the weight stays at w₀ = {w0}.",
    "outcome.left_finite": (
        " It leaves the numbers {precision} can hold at iteration {k}."
    ),
    "outcome.both": (
        "The optimum is w* = {optimum}. By hand {manual}. By autograd {autograd}."
    ),
    "lead.sum": "the sum acts as the learning rate {effective} ({n} × {rate}): ",
    "lead.no2": (
        "half the gradient acts as the learning rate {effective} ({rate} / 2): "
    ),
    "lead.no_zero_grad": "the gradient piles up: ",
    "brief.lands": "one step lands on it",
    "brief.converges": (
        "each step keeps {kept} of the distance to it, in the end {left}"
    ),
    "brief.overshoots": (
        "each step jumps over it and keeps {kept} of the distance, in the end {left}"
    ),
    "brief.flips": "the weight flips between {w0} and {mirror} for ever",
    "brief.diverges": "each step multiplies the distance to it by {factor}",
    "brief.diverges.piles_up": (
        "the swings around it grow, in the end by {factor} a step"
    ),
    "brief.diverges.piles_up.edge": (
        "the swings around it grow by twice the starting distance at every step"
    ),
    "brief.swings": (
        "the weight swings around it for ever, up to {swing} times the starting "
        "distance away"
    ),
    "brief.climbs": (
        "each step goes uphill and multiplies the distance to it by {factor}"
    ),
    "brief.left_finite": (", past what {precision} can hold at iteration {k}"),
    # --- rates ---------------------------------------------------------------
    "view.rate": "Learning rate",
    "rate.title": "Before anything has run",
    "rate.title.manual": "By hand, before anything has run",
    "rate.title.autograd": "By autograd, before anything has run",
    "rate.where": (
        "The learning rate {rate} is {of_fastest} of the fastest, {fastest}, and "
        "{of_edge} of the edge, {edge}."
    ),
    "rate.where.sum": (
        "The sum acts as the learning rate {effective} ({n} × {rate}): {of_fastest} "
        "of the fastest, {fastest}, and {of_edge} of the edge, {edge}."
    ),
    "rate.where.no2": (
        "Half the gradient acts as the learning rate {effective} ({rate} / 2): "
        "{of_fastest} of the fastest, {fastest}, and {of_edge} of the edge, {edge}."
    ),
    "rate.where.uphill": "Added to w, the gradient leads uphill.",
    "rate.where.no_zero_grad": (
        "Never reset, the gradient piles up, and the distance to w* follows "
        "e(k+1) = (2 − s)·e(k) − e(k−1) with s = 2·a·η = {step}, whose roots multiply "
        "to 1."
    ),
    "rate.rho": "ρ = 1 − 2·a·η = {rho}.",
    "rate.rho.sum": "ρ = 1 − 2·a·N·η = {rho}.",
    "rate.rho.no2": "ρ = 1 − a·η = {rho}.",
    "rate.rho.uphill": "ρ = 1 + 2·a·η = {rho}.",
    "rate.rho.no_zero_grad.swings": (
        "As s is between 0 and 4, both have the size 1: nothing ever fades, and the "
        "weight swings around w* = {optimum} for ever, up to {swing} times the "
        "starting distance away, once every {period} iterations."
    ),
    "rate.rho.no_zero_grad.diverges": (
        "As s is not below 4, one of them is {rho}: the swings around w* = {optimum} "
        "grow for ever."
    ),
    "rate.until": (
        "1 % of the distance is left after {first} iterations, 0.01 % after {second}."
    ),
    # --- predict first ----------------------------------------------------------
    "field.predict": "predict first",
    "field.answer": "answer",
    "predict.question": "What will the learning rate {rate} do?",
    "predict.question.side": "What will the learning rate {rate} do {side}?",
    "predict.slip": "The run {side} makes a slip: {slip}.",
    "predict.right": "Right: {who} {short}",
    "predict.wrong": "Not “{answer}”: {who} {short}",
    "predict.it": "it",
    "predict.it.side": "{side} it",
    "answer.converges.means": "from one side, a little nearer at each step",
    "answer.lands.means": "",
    "answer.overshoots.means": "from alternating sides, a little nearer at each step",
    "answer.flips.means": "between two values, the optimum in their middle",
    "answer.diverges.means": "it jumps over the optimum, farther away at each step",
    "answer.swings.means": "around the optimum, without coming to rest or running away",
    "answer.climbs.means": "on one side, farther away at each step",
    "answer.still.means": "",
    "chart.start.title": "The loss as a function of w, and where the run starts",
    "chart.start.here": "start: w₀ = {w0}",
    "chart.start.alt": (
        "The loss as a function of w: the run starts at w = {w0} with loss {loss}, the "
        "optimum is w* = {w}."
    ),
    "chart.start.alt.flat": (
        "The loss is {loss} for every w; the run starts at w = {w0}."
    ),
    "rate.no_map": (
        "Every learning rate does the same here, so there is no map of them to draw."
    ),
    "rate.no_map.limit": (
        "The fastest learning rate and the edge of this data, {edge}, are beyond the "
        "largest that can be set, so there is no map of them to draw."
    ),
    "pick.slow": "slow",
    "pick.fastest": "fastest",
    "pick.near": "near the edge",
    "pick.over": "too fast",
    "region.slow": "slow",
    "region.good": "good",
    "region.overshooting": "overshooting",
    "region.diverging": "diverging",
    "map.left": "left the finite numbers at iteration {k}",
    "chart.map.title": "Loss after {iterations} iterations at every rate",
    "chart.map.x": "learning rate η",
    "chart.map.ends": "final loss",
    "chart.map.how": (
        "line: the closed form · marks: {count} real runs each · slow: more than 1 % "
        "of the distance is left"
    ),
    "chart.map.right": "slow, good, fastest and edge: of the right gradient",
    "chart.map.swings": "line of autograd: how far up its swings reach",
    "chart.map.below": "▽ loss below {low}",
    "chart.map.zero": "the learning rate 0 has no place on a log axis",
    "chart.map.band": "▲ too large",
    "chart.map.above": "▲ loss over {high}, or left the numbers {precision} can hold",
    "chart.map.fastest": "fastest {rate}",
    "chart.map.edge": "edge {rate}",
    "chart.map.own": "η = {rate}",
    "chart.map.alt": (
        "The loss after {iterations} iterations at {count} learning rates: lowest at "
        "{best}; the fastest rate is {fastest}, the edge {edge}, the chosen {rate}; "
        "{gone} runs by autograd left the numbers {precision} can hold."
    ),
    "chart.fate.slow": "A tenth of the fastest: η = {rate}",
    "chart.fate.fastest": "The fastest: η = {rate}",
    "chart.fate.near": "0.95 of the edge: η = {rate}",
    "chart.fate.over": "1.05 of the edge: η = {rate}",
    "chart.fate.does": "{run} {does}",
    "fate.lands": "one step lands on the optimum",
    "fate.converges": "each step keeps {kept} of the distance",
    "fate.overshoots": "each step jumps over and keeps {kept} of the distance",
    "fate.flips": "the weight flips between two values for ever",
    "fate.diverges": "each step jumps over and farther away: {kept}",
    "fate.swings": "swings for ever, up to {swing} starting distances away",
    "fate.climbs": "each step goes uphill, farther away: {kept}",
    "chart.fate.leaves": "{run} the picture is left at iteration {k}",
    "chart.fate.alt": (
        "{title}. The weight goes from {first} to {last} by autograd and {by_hand} by "
        "hand at iteration {k}."
    ),
    "share.underflown": "practically nothing",
    "short.lands": "lands on the optimum in one step",
    "short.converges": "converges",
    "short.overshoots": "converges while overshooting",
    "short.flips": "flips for ever",
    "short.diverges": "diverges",
    "short.swings": "swings for ever",
    "short.climbs": "runs away uphill",
    "short.still": "does not move",
    "short.nothing_to_learn": "nothing to learn",
    "short.already_there": "already there",
    "short.rate_zero": "nothing moves",
    "short.both": "{outcome}",
    "short.each": "By hand: {manual}; by autograd: {autograd}",
    # --- agreement -----------------------------------------------------------
    "agreement.title.identical": "Identical",
    "agreement.title.agree": "They agree",
    "agreement.title.part": "They part",
    "agreement.identical": (
        "Weight, loss and gradient are the same to the last bit in all {states} states."
    ),
    "agreement.agree": (
        "To within {precision} rounding in all {states} states: they differ by at most "
        "{w} in the weight, {loss} in the loss, {gradient} in the gradient."
    ),
    "agreement.part": (
        "At iteration {k} the gradient by hand is {manual}, by autograd {autograd}: "
        "{ratio}{reason}."
    ),
    "agreement.ratio": "{ratio} times as large",
    "agreement.ratio.none": "no ratio can be given",
    "agreement.because": ", since {side} {slip}",
    "agreement.because.sum": ", and N = {n}, since {side} {slip}",
    "agreement.besides": "; besides, {side} {slip}",
    "agreement.unknown": ", which is more than rounding can explain",
    "agreement.slip.sum": "it adds up where the mean squared error averages",
    "agreement.slip.no2": "the 2 that the derivative of a square leaves is lost",
    "agreement.slip.opposite": "it has the opposite sign",
    "agreement.slip.uphill": (
        "the update has the opposite sign and goes uphill: it adds the gradient to w"
    ),
    "agreement.slip.no_zero_grad": (
        "it is never reset and piles up: each one still has all before it in it"
    ),
    "agreement.moves": (
        ", as the update before moved w by {manual} by hand and by {autograd} by "
        "autograd"
    ),
    "agreement.part_length": (
        "The run by hand has {manual} finite states, the run by autograd {autograd}, "
        "which is more than rounding can explain."
    ),
    # --- the points ----------------------------------------------------------
    "points.title": "The points at state k = {k}",
    "points.x": "x",
    "points.y": "y",
    "points.prediction": "ŷ = w·x",
    "points.error": "error = ŷ − y",
    "points.squared": "error²",
    "points.terms": "2·x·error",
    "points.mean": "**mean**",
    "points.left_out": "{count} more",
    "points.terms.no2": "x·error",
    "points.wrong": (
        ":red-badge[:material/close: **{what} {gradient}**] where the "
        ":green-badge[:material/check: **{right} {mean}**] should be"
    ),
    "points.wrong.sum": "sum",
    "points.wrong.no2": "mean",
    "points.wrong.no_zero_grad": "piled up",
    "points.right.sum": "mean",
    "points.right.no2": "double,",
    "points.right.no_zero_grad": "mean",
    "points.alt": (
        "{n} points at state {k}: the mean squared error is {loss}, the mean of "
        "2·x·error is {mean}; the run uses {gradient} as gradient."
    ),
    # --- charts --------------------------------------------------------------
    "chart.loss.title": "Loss at every iteration: {side}",
    "chart.loss.x": "iteration",
    "chart.loss.y": "mean squared error",
    "chart.loss.zero": "▽ loss 0, below a log axis",
    "chart.loss.thinned": (
        "drawn: the lowest and the highest of every {bucket} iterations"
    ),
    "chart.loss.span": "spans {powers} powers of ten: the log axis shows more",
    "chart.loss.diverged": "{side} left {precision} at iteration {k}",
    "chart.loss.alt": (
        "Loss of the run {side} over {iterations} iterations: from {first} to {last}; "
        "the other run goes from {other_first} to {other_last}."
    ),
    "chart.loss.alt_alone": (
        "Loss of the run {side} over {iterations} iterations: from {first} to {last}."
    ),
    # --- one step ------------------------------------------------------------
    "view.compare": "Compare",
    "view.step": "One step",
    "run.manual": "by hand",
    "run.autograd": "by autograd",
    "stage.prediction": "Prediction",
    "stage.loss": "Loss",
    "stage.gradient": "Gradient",
    "stage.update": "Update",
    "player.previous": "Previous step",
    "player.next": "Next step",
    "player.play": "Play all steps",
    "player.stop": "Stop",
    "player.slider": "state k",
    "player.state": "state k = {k} of {last}",
    "note.sum": "{n} × the mean ({mean})",
    "note.no2": "half of what it should be ({mean})",
    "note.no_zero_grad": "never reset: {before} from before is in it",
    "note.uphill": "uphill: it should be minus",
    "note.last": "The run ends here.",
    "note.diverged": "The next overflows {precision}.",
    "step.k_beyond": (
        "The run {side} has no state {k}: its last one is {last}, since it left the "
        "numbers {precision} can hold; used k={last}."
    ),
    "chart.curve.title": "The loss as a function of w, and this step on it",
    "chart.curve.x": "weight w",
    "chart.curve.optimum": "w* = {w}",
    "chart.curve.window": "the window follows the state: not all states are in it",
    "chart.losses.title": "The loss at every iteration",
    "chart.line.title": "The data, and the line ŷ = w·x",
    "chart.line.x": "x",
    "chart.line.y": "y",
    "chart.line.residuals": "dotted: the errors of {side}",
    "chart.line.thinned": "drawn: {count} of {n} points",
    "readout.w": "w",
    "readout.loss": "loss",
    "readout.gradient": "gradient",
    "readout.step": "step",
    "chart.step.alt": (
        "{side}: from w = {first_w} with loss {first_loss} and gradient "
        "{first_gradient} to w = {last_w} with loss {last_loss} and gradient "
        "{last_gradient} at state {last}."
    ),
    # --- what is taken away ----------------------------------------------------
    "view.take": "Take away",
    "take.manual": "By hand, .py",
    "take.manual.mime": "text/x-python",
    "take.manual.help": "The run by hand as a textbook loop. It needs NumPy.",
    "take.autograd": "By autograd, .py",
    "take.autograd.mime": "text/x-python",
    "take.autograd.help": "The run by autograd as a textbook loop. It needs PyTorch.",
    "take.both": "Both, compared, .py",
    "take.both.mime": "text/x-python",
    "take.both.help": (
        "Both runs, and how far they are apart. It needs NumPy and PyTorch."
    ),
    "take.notebook": "Notebook, .ipynb",
    "take.notebook.mime": "application/x-ipynb+json",
    "take.notebook.help": (
        "Both runs in a Jupyter notebook, with prose between them and a chart, for "
        "which it needs matplotlib."
    ),
    "take.states": "Every state, .csv",
    "take.states.mime": "text/csv",
    "take.states.help": "A row a state of both runs, each with its settings.",
    "take.data": "The data, .csv",
    "take.data.mime": "text/csv",
    "take.data.help": "The columns x and y, as this page loads them.",
    "take.numbers": (
        "Each row of the states carries the settings that made it. Every chart and "
        "table has a download in its own toolbar as well, charts at twice the pixels."
    ),
    "slide.left_out": "{count} more",
    "script.manual.title": "Gradient descent by hand, in NumPy.",
    "script.autograd.title": "Gradient descent by autograd, in PyTorch.",
    "script.both.title": "Gradient descent by hand and by autograd, compared.",
    "script.loss": (
        "Minimises the mean squared error J(w) = 1/N * sum of (w * x_i - y_i)^2."
    ),
    "script.left_out": "and {count} more",
    "notebook.about": (
        "The same run twice: once with a gradient derived by hand, in NumPy, and once "
        "with the gradient that `backward()` finds, in PyTorch. Both minimise the mean "
        "squared error of the prediction $\\hat y = w \\cdot x$,\n\n"
        "$$J(w) = \\frac1N \\sum_i (w \\cdot x_i - y_i)^2 .$$"
    ),
    "notebook.manual": (
        "The derivative of the mean squared error, found with pencil and paper, is\n\n"
        "$$J'(w) = \\frac1N \\sum_i 2 \\cdot x_i \\cdot "
        "(w \\cdot x_i - y_i) ,$$\n\n"
        "and each iteration goes a little way down, "
        "$w \\leftarrow w - \\eta \\cdot J'(w)$, with the learning rate $\\eta$."
    ),
    "notebook.autograd": (
        "The same loop, but nobody derives anything: `loss.backward()` walks the graph "
        "of the loss back to the weight and adds what it finds to `w.grad`, which is "
        "therefore reset after each update."
    ),
    "notebook.compare": (
        "## Compared\n\n"
        "How far the two runs are apart, over all states that both have, beside the "
        "distance between neighbouring numbers of this precision. Runs that do the "
        "same thing differ by a few such steps, since they round in a different order; "
        "more than that has another reason."
    ),
    "notebook.chart": (
        "## Drawn\n\n"
        "The loss at every iteration. Where the runs do the same thing, the two lines "
        "lie on each other."
    ),
    # --- witnesses -----------------------------------------------------------
    "witnesses.title": "The gradient at state k = {k}",
    "witnesses.witness": "witness",
    "witnesses.gradient": "gradient",
    "witnesses.apart": "minus autograd",
    "witnesses.manual": "by hand, {precision}",
    "witnesses.autograd": "autograd, {precision}",
    "witnesses.difference": "central difference, float64",
    "witnesses.overflow": "too large for float64",
    "witnesses.identical": "All three are the same number, {by_autograd}.",
    "witnesses.agree": (
        "All three agree to within {precision} rounding: they differ by at most {most}."
    ),
    "witnesses.agree_two": (
        "By hand and by autograd agree to within {precision} rounding: they differ by "
        "{most}; the central difference overflows float64."
    ),
    "witnesses.lead.manual": "Autograd and the central difference agree; {slip}",
    "witnesses.lead.autograd": ("By hand and by central difference they agree; {slip}"),
    "witnesses.lead.both": "Only the central difference is right: {slip}",
    "witnesses.lead.overflow": "The central difference overflows float64; {slip}",
    "witnesses.slip.sum": (
        "by hand the gradient is {ratio} times as large, and N = {n}: it adds up where "
        "the mean squared error averages"
    ),
    "witnesses.slip.no2": (
        "by hand the gradient is {ratio} times as large: the 2 that the derivative of "
        "a square leaves is lost"
    ),
    "witnesses.slip.opposite": "by hand the gradient has the opposite sign",
    "witnesses.slip.no_zero_grad": (
        "by autograd it was never reset: {before} from before is still in it"
    ),
    "witnesses.uphill": (
        " The gradient by hand is right; the slip is in the update, which adds it to w."
    ),
    "witnesses.afresh": (
        " Autograd was asked afresh at this weight: what piles up in its own run is "
        "not in it."
    ),
    "witnesses.unknown": (
        "They do not agree: by hand {by_hand}, by autograd {by_autograd}, by central "
        "difference {by_difference}, which is more than rounding can explain."
    ),
    "witnesses.unknown_two": (
        "They do not agree: by hand {by_hand}, by autograd {by_autograd}, which is "
        "more than rounding can explain; the central difference overflows float64."
    ),
    "witnesses.step.loss": (
        "h = {h}, the step that doubles the loss, rounded up to a power of two. J is a "
        "parabola, so the central difference is exact for every h but for rounding, "
        "and that is least about there."
    ),
    "witnesses.step.weight": (
        "h = {h}, a millionth of w, rounded up to a power of two: the loss is almost 0 "
        "and asks for less, but that would be lost in w ± h. J is a parabola, so the "
        "central difference is exact for every h but for rounding."
    ),
    "witnesses.step.one": (
        "h = 1, as good as any: J is a parabola, so the central difference is exact "
        "for every h but for rounding."
    ),
    # --- graph ---------------------------------------------------------------
    "chart.graph.title": "The graph that backward() walked",
    "chart.graph.at": "at the weight of state k = {k}, {run}",
    "chart.graph.w": "leaf: w",
    "chart.graph.prediction": "multiply: ŷ = w · x",
    "chart.graph.error": "subtract: e = ŷ − y",
    "chart.graph.squared": "multiply: e · e",
    "chart.graph.loss": "mean: J = mean(e²)",
    "chart.graph.forward": "▲ forward: the value",
    "chart.graph.backward": "▼ backward: the gradient",
    "chart.graph.piled_up": "w.grad = {before} {gradient} = {grad}: never reset",
    "chart.graph.value.w": "w = {value}",
    "chart.graph.value.x": "x = {value}",
    "chart.graph.value.y": "y = {value}",
    "chart.graph.value.prediction": "ŷ = {value}",
    "chart.graph.value.error": "e = {value}",
    "chart.graph.value.squared": "e² = {value}",
    "chart.graph.value.loss": "J = {value}",
    "chart.graph.gradient.w": "∂J/∂w = {value}",
    "chart.graph.gradient.prediction": "∂J/∂ŷ = {value}",
    "chart.graph.gradient.error": "∂J/∂e = {value}",
    "chart.graph.gradient.squared": "∂J/∂e² = {value}",
    "chart.graph.gradient.loss": "∂J/∂J = {value}",
    "chart.graph.vector": "[{values}]",
    "chart.graph.many": "shape ({count},), mean {mean}",
    "chart.graph.alt": (
        "The graph of the loss at state {k}, as PyTorch built it: {names}. The values "
        "on the way up: {values}. The gradients on the way down: {gradients}."
    ),
    "table.alt": (
        "{side}: iteration, w, loss and gradient of {states} states; the last w is "
        "{final_w}, the last loss {final_loss}."
    ),
}


def number(value: Real | float, digits: int = SHOWN_DIGITS) -> str:
    """A number for a sentence: `digits` significant digits, a real minus sign.

    Whole numbers up to a million million are written out with thousands separators;
    larger and very small ones as 1.5e30.
    """
    if isinstance(value, Integral) and abs(int(value)) < 10**12:
        return tidy(f"{int(value):,}")
    return tidy(f"{float(value):.{digits}g}")


def exact(value: Real | float) -> str:
    """A number as its owner would write it: the shortest text that reads back as it."""
    if isinstance(value, Integral):
        return tidy(str(int(value)))
    return tidy(repr(float(value)).removesuffix(".0"))


def tidy(text: str) -> str:
    """Minus sign for hyphen, and 1e+06 as 1e6."""
    mantissa, e, exponent = text.partition("e")
    if e:
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")


def added(text: str) -> str:
    """A number as printed, added to another: "− 25.5" or "+ 25.5"."""
    return f"− {text[1:]}" if text.startswith("−") else f"+ {text}"


def percent(share: float) -> str:
    """A share of a distance in per cent, never rounded to a 0 or a 100 it is not."""
    if share == 0:
        return CATALOGUE["share.underflown"]
    digits = 3
    while digits < 15 and share < 1 <= float(f"{share:.{digits}g}"):
        digits += 2
    return f"{number(100 * share, digits)} %"


def quote(value: object) -> str:
    """A value that somebody entered: numbers exactly, text in quotation marks."""
    if isinstance(value, Real) and not isinstance(value, bool):
        return exact(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return "empty"
    return f"“{cut(str(value))}”"


def cut(text: str) -> str:
    """At most SHOWN_TEXT characters of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_TEXT else f"{text[: SHOWN_TEXT - 1]}…"


def say(key: str, **facts: object) -> str:
    """The sentence `key` with its facts put in.

    Raises:
        KeyError: there is no such sentence, or it needs a fact that is not given.
    """
    written = {name: _written(fact) for name, fact in facts.items()}
    return CATALOGUE[key].format_map(written)


def _written(fact: object) -> str:
    return number(fact) if isinstance(fact, Real) else str(fact)


def field(name: str) -> str:
    """What a field is called in a sentence."""
    return CATALOGUE[f"field.{name}"]


def side(name: str) -> str:
    """What the run "manual" or "autograd" is called as a heading."""
    return CATALOGUE[f"side.{name}"]


def numbers(values: object, written: Callable[[float], str] = exact) -> str:
    """A list of numbers for a sentence, shortened in the middle when long."""
    items = [float(value) for value in values]  # type: ignore[attr-defined]
    if len(items) <= SHOWN_NUMBERS:
        return ", ".join(written(item) for item in items)
    first = ", ".join(written(item) for item in items[:2])
    return say("list.long", first=first, last=written(items[-1]), count=len(items))


def choices(options: tuple[str, ...]) -> str:
    """The options of a field: “mean” or “sum”."""
    return " or ".join(f"“{option}”" for option in options)


def settings(e: Experiment) -> str:
    """Everything that decides a run, in one line."""
    return say("settings", data=settings_data(e), run=settings_run(e))


def settings_data(e: Experiment) -> str:
    """The points of a run, the long lists shortened in the middle."""
    return say("settings.data", x=numbers(e.x), y=numbers(e.y))


def settings_run(e: Experiment) -> str:
    """Everything else that decides a run."""
    slips = [e.manual_gradient]
    if e.autograd_gradient != "right":
        slips.append(e.autograd_gradient)
    return say(
        "settings.run",
        w0=exact(e.w0),
        learning_rate=exact(e.learning_rate),
        iterations=e.iterations,
        gradient=" · ".join(CATALOGUE[f"gradient.{slip}"] for slip in slips),
        precision=e.precision,
    )


def outcome(theory: Theory, trace: Trace | None = None) -> str:
    """What happens in one run, with the user's own numbers.

    Args:
        theory: what the mathematics says of this run.
        trace: the run, when it is there: it says where a diverging run ended.
    """
    return _outcome("outcome", theory, trace)


def _outcome(length: str, theory: Theory, trace: Trace | None) -> str:
    e, key = theory.experiment, f"{length}.{theory.outcome.value}"
    if theory.piles_up and f"{key}.piles_up" in CATALOGUE:
        key += ".piles_up" if theory.rho < -1 else ".piles_up.edge"
    text = say(
        key,
        optimum=theory.optimum,
        fastest=theory.fastest_rate,
        edge=theory.edge_rate,
        kept=percent(abs(theory.rho)),
        factor=abs(theory.rho),
        **_swing(theory),
        left=percent(theory.share_left),
        iterations=e.iterations,
        w0=e.w0,
        mirror=2 * theory.optimum - e.w0,
    )
    if trace is not None and trace.diverged_at is not None:
        k = trace.diverged_at
        text += say(f"{length}.left_finite", precision=e.precision, k=k)
    return text


def _swing(theory: Theory) -> dict[str, str]:
    """How far a swinging weight comes and how often, short enough to be read."""
    return {"swing": number(theory.swing, 3), "period": number(theory.period, 3)}


def outcomes(manual: Theory, autograd: Theory, by_hand: Trace, by_torch: Trace) -> str:
    """What happens in the two runs: one sentence, or both where they differ."""
    alike = manual.slip == autograd.slip
    if alike or f"brief.{autograd.outcome.value}" not in CATALOGUE:
        return outcome(autograd, by_torch)
    return say(
        "outcome.both",
        optimum=manual.optimum,
        manual=_lead(manual) + _outcome("brief", manual, by_hand),
        autograd=_lead(autograd) + _outcome("brief", autograd, by_torch),
    )


def _lead(theory: Theory) -> str:
    rate, key = theory.experiment.learning_rate, f"lead.{theory.slip}"
    if key not in CATALOGUE:
        return ""
    return say(
        key,
        effective=theory.factor * rate,
        n=theory.experiment.n,
        rate=rate,
    )


def outcome_title(manual: Theory, autograd: Theory) -> str:
    """What happens in a few words, for both runs."""
    by_hand = CATALOGUE[f"short.{manual.outcome.value}"]
    by_torch = CATALOGUE[f"short.{autograd.outcome.value}"]
    if by_hand == by_torch:
        return say("short.both", outcome=_upper(by_torch))
    return say("short.each", manual=by_hand, autograd=by_torch)


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def points(step: Step, table: PointTable) -> str:
    """What the table of the points comes to."""
    return say(
        "points.alt",
        n=step.n,
        k=step.k,
        loss=table.means["squared"],
        mean=table.means["terms"],
        gradient=table.gradient,
    )


def stage_note(step: Step, stage: str) -> str:
    """What must be said to a stage of a step, besides its numbers: often nothing."""
    told = []
    made_in = "update" if step.slip == "uphill" else "gradient"
    shows = step.slip != "right" and (step.k or not step.piles_up)
    if stage == made_in and shows:
        facts = {"mean": step.mean_gradient, "before": float(step.before)}
        told.append(say(f"note.{step.slip}", n=step.n, **facts))
    if stage == "update" and step.k == step.last:
        ended = step.last < step.experiment.iterations
        precision = step.experiment.precision
        told.append(say("note.diverged" if ended else "note.last", precision=precision))
    return " ".join(told)


def agreement_title(found: Agreement) -> str:
    """Two words: identical, they agree, or they part."""
    if found.identical:
        return CATALOGUE["agreement.title.identical"]
    key = "part" if found.parted_at is not None else "agree"
    return CATALOGUE[f"agreement.title.{key}"]


def agreement(found: Agreement) -> str:
    """Whether the two runs agree and, if not, from where and why."""
    if found.identical:
        return say("agreement.identical", states=found.states)
    if found.parted_at is None:
        return say(
            "agreement.agree",
            precision=found.precision,
            states=found.states,
            w=_largest(found.w),
            loss=_largest(found.loss),
            gradient=_largest(found.gradient),
        )
    if found.gradients is None:
        manual, autograd = found.lengths
        return say("agreement.part_length", manual=manual, autograd=autograd)
    ratio = CATALOGUE["agreement.ratio.none"]
    if found.ratio is not None:
        ratio = say("agreement.ratio", ratio=number(found.ratio))
    return say(
        "agreement.part",
        k=found.parted_at,
        manual=found.gradients[0],
        autograd=found.gradients[1],
        ratio=ratio,
        reason=_reason(found),
    )


def _reason(found: Agreement) -> str:
    """Why the two runs part, after the numbers that show it."""
    told = ""
    if found.moves is not None:
        manual, autograd = found.moves
        told = say("agreement.moves", manual=manual, autograd=autograd)
    if found.reason == "unknown":
        return told + CATALOGUE["agreement.unknown"]
    key = "agreement.because"
    for side, slip in zip(("manual", "autograd"), found.slips, strict=True):
        if slip != "right":
            key = f"{key}.{slip}" if f"{key}.{slip}" in CATALOGUE else key
            what = CATALOGUE[f"agreement.slip.{slip}"]
            told += say(key, side=CATALOGUE[f"run.{side}"], slip=what, n=found.n)
            key = "agreement.besides"
    return told


def _largest(difference: Difference) -> str:
    return number(difference.largest, 2)


def witnesses(found: Witnesses) -> str:
    """Whether the three gradients agree and, if not, which is off and why."""
    three = not isnan(found.by_difference)
    slips = [slip for slip in (found.manual_is, found.autograd_is) if slip != "right"]
    facts = {
        "precision": found.precision,
        "most": number(found.apart, 2),
        "ratio": number(found.n if found.ratio is None else found.ratio, 4),
        "n": found.n,
        "before": found.before,
        "by_hand": found.by_hand,
        "by_autograd": found.by_autograd,
        "by_difference": found.by_difference,
    }
    if found.verdict in ("agree", "unknown"):
        key = found.verdict
        if key == "agree" and three and not found.apart:
            key = "identical"
        return say(f"witnesses.{key}" if three else f"witnesses.{key}_two", **facts)
    told = "; ".join(say(f"witnesses.slip.{slip}", **facts) for slip in slips)
    who = {"both": "both", "no_zero_grad": "autograd"}.get(found.verdict, "manual")
    return say(f"witnesses.lead.{who if three else 'overflow'}", slip=told) + "."


def witnesses_note(e: Experiment, run: str) -> str:
    """What the witnesses of a run cannot know: a slip that is not in the gradient."""
    if e.slip(run) == "uphill":
        return CATALOGUE["witnesses.uphill"]
    if run == "manual" and e.autograd_gradient == "no_zero_grad":
        return CATALOGUE["witnesses.afresh"]
    return ""


def slip_in_source(e: Experiment, side: str, line: int | None = None) -> str:
    """What the wrong line of a run's source does; its number, where it has one."""
    chosen = getattr(e, f"{side}_gradient")  # a sum of one point, too
    where = CATALOGUE["slip.marked"] if line is None else say("slip.line", line=line)
    return say(f"slip.{chosen}", where=where)


def difference_step(found: Witnesses) -> str:
    """Which step the central difference took, and why that one."""
    return say(f"witnesses.step.{found.step_from}", h=found.step)


def rate_verdict(theory: Theory, until: tuple[int | None, int | None]) -> str:
    """What a learning rate will do, before anything has run.

    Args:
        theory: of the run.
        until: after how many iterations 1 % and 0.01 % of the distance are left.
    """
    rate, told, made = theory.experiment.learning_rate, [], theory.slip
    where, rho = f"rate.where.{made}", f"rate.rho.{made}"
    if made == "right":
        where, rho = "rate.where", "rate.rho"
    if made == "no_zero_grad":
        rho = f"{rho}.{theory.outcome.value}"
    if rate and isfinite(theory.edge_rate):
        right = max(theory.factor, 0)  # fastest and edge of the right gradient
        told.append(
            say(
                where,
                rate=rate,
                effective=theory.factor * rate,
                n=theory.experiment.n,
                fastest=right * theory.fastest_rate,
                edge=right * theory.edge_rate,
                of_fastest=percent(rate / theory.fastest_rate),
                of_edge=percent(rate / theory.edge_rate) if right else "",
                step=theory.curvature * rate,
            )
        )
        if rho in CATALOGUE:
            facts = {"rho": theory.rho, "optimum": theory.optimum}
            told.append(say(rho, **facts, **_swing(theory)))
    if not (theory.piles_up and rho in CATALOGUE):  # which has said it already
        told.append(outcome(theory))
    if theory.outcome.value in ("converges", "overshoots") and all(until):
        told.append(say("rate.until", first=until[0], second=until[1]))
    return " ".join(told)


def fate(theory: Theory) -> str:
    """What becomes of the weight in a few words."""
    return say(
        f"fate.{theory.outcome.value}",
        kept=percent(abs(theory.rho)),
        swing=number(theory.swing, 3),
    )


def question(e: Experiment, side: str) -> str:
    """What is asked before anything is shown, of the run of one side."""
    rate = exact(e.learning_rate)
    if not e.slips:
        return say("predict.question", rate=rate)
    return say("predict.question.side", rate=rate, side=CATALOGUE[f"run.{side}"])


def question_slip(e: Experiment, side: str) -> str:
    """Which slip the run that is asked about makes, "" if none."""
    if e.slip(side) == "right":
        return ""
    told = CATALOGUE[f"choice.{e.slip(side)}"]
    return say("predict.slip", side=CATALOGUE[f"run.{side}"], slip=told)


def revealed(e: Experiment, side: str, answer: str, right: str) -> str:
    """Whether the answer for one side came true, and what does."""
    key = "predict.right" if answer == right else "predict.wrong"
    given, short = CATALOGUE[f"short.{answer}"], CATALOGUE[f"short.{right}"]
    who = CATALOGUE["predict.it"]
    if e.slips:
        who = say("predict.it.side", side=CATALOGUE[f"run.{side}"])
    return say(key, answer=given, who=who, short=short)


def no_map(theory: Theory) -> str:
    """Why there is no map of the learning rates."""
    beyond = theory.outcome.value not in ("nothing_to_learn", "already_there")
    return say("rate.no_map.limit" if beyond else "rate.no_map", edge=theory.edge_rate)
