"""Korean: every sentence and label, with the keys and the facts of `en`.

Sentences are in the polite form in -mnida, what a reader is told to do ends in -seyo;
titles and labels are nouns. A fact in braces may end in a vowel or a consonant, so no
particle that depends on that follows one: another word stands between, or a particle
with one form, or both forms, as in 은(는). The terms are those of the Korean PyTorch
tutorials and of Google's glossary of machine learning.
"""

from gd_core.text.ko import (
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
