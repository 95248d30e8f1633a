"""English: races of several runs."""

TEXTS = {
    "field.pins": "pinned runs",
    "field.axis": "loss axis of the race",
    "input.no_pin": "{value} is no list of settings",
    "link.pin_not_used": (
        "The pinned run “{value}” of the link could not be used ({why}); the others "
        "are here."
    ),
    "link.pins_too_many": (
        "The link has {count} pinned runs: the first {most}, the most there can be, "
        "are here."
    ),
    "link.pins_too_long": (
        "Of the pinned runs {count} cannot travel in the link: their data are too many "
        "for it."
    ),
    "race.rate": "η = {rate}",
    "race.model.origin": "through the origin",
    "race.model.line": "with a bias",
    "race.x.raw": "raw x",
    "race.x.standardized": "x standardised",
    "race.by.manual": "by hand: {slip}",
    "race.by.autograd": "by autograd: {slip}",
    "race.start": "w₀ = {w0}",
    "race.start.b": "b₀ = {b0}",
    "race.iterations": "{count} iterations",
    "race.update.all": "update after all points",
    "race.update.each": "update after each point",
    "race.data": "x {x} · y {y}",
    "race.few": "{first} … {last} ({count})",
    "race.again": "{name} ({number})",
    "page.pin": "Pin this run",
    "page.pin.help": (
        "Keeps this run beside the next ones: the view Race draws all pinned runs and "
        "the present one in one picture. Up to {most}; they are in the link."
    ),
    "page.pin.done": "This run is pinned already.",
    "page.pin.full": "{most} runs are pinned, the most there can be.",
    "page.pin.more": "Pin this run ({count})",
    "page.pins": "Pinned",
    "page.pins.help": "The pinned runs: bring one back, or take it away.",
    "page.pins.open": "Bring back",
    "page.pins.open.help": "Makes it the present run, with all its settings.",
    "page.pins.remove": "Remove",
    "page.pins.clear": "Remove all",
    "page.pins.race": "Race",
    "view.race": "Race",
    "race.title.near": "First to 1 % (k = {k}): {name}",
    "race.title.several": "First to 1 % (k = {k}): {count} runs",
    "race.title.none": "None gets to 1 %; lowest loss: {name}",
    "race.title.gone": "All runs overflow",
    "race.told": (
        "{name}: loss {loss} after {last} iterations; 1 % of the distance is left "
        "after: {near}."
    ),
    "race.told.gone": "{name} overflows at iteration {k}.",
    "race.near.not": "not within {count}",
    "race.near.gone": "overflows at {k}",
    "race.agree": "agree",
    "race.differ": "differ from iteration {k} on",
    "race.line.manual": "{name}, by hand",
    "race.line.autograd": "{name}, by autograd",
    "chart.race.name": "The losses of all runs",
    "chart.race.less": "{loss}\nabove the least possible",
    "chart.race.floor": "above the least possible loss, {least}",
    "chart.race.floors": "each run above the least possible loss of its own",
    "chart.race.leaves": "↑ grows beyond the axis",
    "chart.race.zero": "at the bottom: a loss of exactly 0",
    "race.table.run": "run",
    "race.table.loss": "final loss",
    "race.table.floor": "least possible",
    "race.table.near": "iterations until 1 % of the way is left",
    "race.table.agree": "by hand and by autograd",
    "race.table.alt": "What became of each run.",
    "page.race.alone": (
        "Pin this run, change something, and both are here in one picture; or let all "
        "optimisers race."
    ),
    "page.race.progress": "Run {number} of {count}: {name}",
    "page.race.fair": "Race all optimisers",
    "page.race.fair.help": (
        "Pins six runs in place of those pinned now: this data, model, start and "
        "number of iterations by every optimiser, each at the best rate of a small "
        "search, which is shown below. The present run becomes that of its optimiser."
    ),
    "page.race.search": "How fair rates are found",
    "chart.ways.name": "The paths of all runs on the loss",
    "chart.ways.title": "The paths of all runs",
    "chart.ways.rows": "below the curve: the weights of each run in a row",
    "chart.ways.title.one": "The path of {name}",
    "chart.ways.left_out": "other loss, not here: {names}",
    "race.way": "{name}: from w = {first_w} to {last_w} in {last} iterations.",
    "race.way.line": (
        "{name}: from w = {first_w}, b = {first_b} to w = {last_w}, b = {last_b} in "
        "{last} iterations."
    ),
    "preset.rates": "Race: three rates",
    "preset.rates.story": (
        "The lesson at the rates 0.01, 0.05 and 0.1: too slow, about right, and one "
        "that jumps over the optimum each time and is still faster than the first."
    ),
    "preset.valley": "Race: six in a valley",
    "preset.valley.story": (
        "All optimisers on heights as they are, a valley almost a million times longer "
        "than wide, each at its best of a few rates: all find its floor, along it only "
        "Adam gets on."
    ),
    "preset.with_momentum": "Race: with momentum",
    "preset.with_momentum.story": (
        "The same rate without momentum, with μ = 0.5 and with 0.9: half of it saves "
        "more than half of the iterations, and more of it swings."
    ),
    "preset.scaled": "Race: x standardised",
    "preset.scaled.story": (
        "Heights as they are, and standardised: the valley becomes a round bowl, and "
        "100 iterations are enough."
    ),
    "script.race.title": "{count} runs by hand, one after another, in NumPy.",
    "script.race.about": "What all of them have in common:",
    "script.race.run": "run {number}: {name}",
    "take.race": "Race, .py",
    "take.race.mime": "text/x-python",
    "take.race.help": (
        "The present run and all pinned ones by hand, in one file. It needs NumPy."
    ),
    "race.search.ends": "– ({loss})",
    "race.search.about": (
        "Each optimiser was run by hand, without a slip, at the rates 1, 2 and 5 times "
        "powers of ten around those that make sense with it. The best one, marked ●, "
        "needs the fewest iterations until 1 % of the distance is left, for good; "
        "where none comes so near in {count} iterations, it has the lowest loss then, "
        "which is in brackets, less the least possible."
    ),
    "race.search.alt": "The best rates: {rates}.",
    "race.search.best": "{name} η = {rate}",
}
