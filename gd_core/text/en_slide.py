"""The English texts of slides and of the presenter's keys, a part of `en.CATALOGUE`."""

SLIDE_TEXTS = {
    "page.slide.back": "Back",
    "page.slide.back.help": "Previous view. Key: {key}",
    "page.slide.next": "Next",
    "page.slide.next.help": "Next view. Key: {key}",
    "page.slide.leave": "Leave",
    "page.slide.leave.help": "Leave lecture mode. All keys: ?",
    # --- the list of keys -----------------------------------------------------
    "keys.title": "Keys of a presenter",
    "keys.close": "Close",
    "keys.turn": "Page Down, Page Up",
    "keys.turn.does": "the next view, the previous view",
    "keys.step": "→, ←",
    "keys.step.does": "in One step: the next state, the previous state",
    "keys.play": "Space",
    "keys.play.does": "in One step: play, pause",
    "keys.help": "?",
    "keys.help.does": "this list; Esc closes it",
}
