"""The English texts about pinned runs and their race, a part of `en.CATALOGUE`."""

RACE_TEXTS = {
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
    # --- what a run is called beside others ----------------------------------
    "race.rate": "η = {rate}",
    "race.model.origin": "through the origin",
    "race.model.line": "with a bias",
    "race.x.raw": "x as it is",
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
    # --- pins ----------------------------------------------------------------
    "page.pin": "Pin this run",
    "page.pin.help": (
        "Keeps this run beside the next ones: the view Race draws all pinned runs and "
        "the present one in one picture. Up to {most}; they are in the link."
    ),
    "page.pin.done": "This run is pinned already.",
    "page.pin.full": "{most} runs are pinned, the most there can be.",
    "page.pins.one": "1 pinned",
    "page.pins": "{count} pinned",
    "page.pins.help": "The pinned runs: open one, or take it away.",
    "page.pins.open": "Open",
    "page.pins.open.help": "Makes it the present run, with all its settings.",
    "page.pins.remove": "Remove",
    "page.pins.clear": "Remove all",
    "page.pins.race": "Race",
}
