"""English: every sentence and label that a person reads, one template each.

Templates name their facts in braces. Another language is another package beside this
one, with the same keys and the same facts, named in `languages.LANGUAGES`.
"""

from gd_core.text.en import (
    agreement,
    charts,
    checks,
    classroom,
    findings,
    findings_rates,
    findings_views,
    findings_wrong,
    first_screen,
    names,
    optimizers,
    outcomes,
    page,
    predict,
    presets,
    printed,
    problems,
    races,
    rates,
    scripts,
    slides,
    slips,
    steps,
    streamlit,
    understood,
)

PARTS = (
    agreement,
    charts,
    checks,
    classroom,
    findings,
    findings_rates,
    findings_views,
    findings_wrong,
    first_screen,
    names,
    optimizers,
    outcomes,
    page,
    predict,
    presets,
    printed,
    problems,
    races,
    rates,
    scripts,
    slides,
    slips,
    steps,
    streamlit,
    understood,
)
CATALOGUE: dict[str, str] = {
    key: text for part in PARTS for key, text in part.TEXTS.items()
}
