"""Links as they come: mended where one reading is possible, said where one is cut."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core.exchange.link import NAMES, Look, carries_data, names_of, permalink
from gd_core.exchange.mending import nearest
from gd_core.exchange.opening import Opened, read_link
from gd_core.runs.presets import LESSON
from gd_core.text import sentences
from tests.conftest import changed
from tests.exchange.test_permalinks import LINKS

E = changed(
    LESSON,
    x=[1, -2.5, 4e-7, 16],
    y=[2, 1e16, -6, 7],
    w0=0.5,
    learning_rate=0.125,
    iterations=20,
    manual_gradient="sum",
    precision="float64",
)
LOOK = Look("step", 7, "autograd", "log", source="on")
WHOLE = permalink(E, LOOK).removeprefix("?")
ADAM = changed(E, optimizer="adam", beta2=0.99, manual_gradient="no_correction")
WITH_ADAM = permalink(ADAM, LOOK).removeprefix("?")
AROUND = [
    "{}.",
    "{},",
    "{})",
    "{}).",
    "“{}”",
    '{}"',
    "{}]",
    "{}*",
    "{}>",
    "{} ",
    "{}?!",
]


def opened(address: str) -> Opened:
    """What a link opens; its names and texts are decoded as a browser does."""
    return read_link(dict(parse_qsl(address, keep_blank_values=True)))


def said(found: Opened) -> list[str]:
    return [sentences.link_problem(problem) for problem in found.problems]


@pytest.mark.parametrize(
    "address",
    [
        WHOLE.replace("&", "&amp;"),
        WHOLE.replace("&", "&amp;amp;"),
        WHOLE.replace("+", "%20"),
        WHOLE.replace("+", "%2520"),
        WHOLE.replace("+", "%2B"),
        WHOLE.replace("+", "%252B"),
        WHOLE.replace("+", "%2C+"),
        quote(WHOLE, safe=""),
        quote(WHOLE, safe="="),
        WHOLE.replace("&", "%26amp;"),
        WHOLE.replace("&", "%2526"),
        WHOLE.replace("&", "\\&"),
        *(f"{sign}{WHOLE}" for sign in ("%3F", "%20", "“", "(", "%3C", "[")),
        *(f"{WHOLE}{sign}" for sign in ("。", "」", "）", "~~", "\\", "|")),
        WHOLE.replace("=", "=3D"),
        WHOLE.replace("gradient", "gra%E2%80%8Bdient"),
        *(form.format(WHOLE).lstrip("“") for form in AROUND),
        "&".join(f"{part}%22" for part in WHOLE.replace("=", "=%22").split("&")),
    ],
)
def test_what_happens_on_the_way_is_mended_in_silence(address: str) -> None:
    found = opened(address)
    assert (found.experiment, found.look, found.problems) == (E, LOOK, ())


@given(st.sampled_from(names_of("adam")), st.sampled_from(AROUND))
def test_any_name_may_be_the_last_of_a_sentence(name: str, form: str) -> None:
    params = dict(parse_qsl(WITH_ADAM))
    last = {name: form.format(params.pop(name))}
    found = read_link(params | last)
    assert (found.experiment, found.look, found.problems) == (ADAM, LOOK, ())


def test_brackets_and_signs_that_belong_to_the_data_stay() -> None:
    for x in ("[1, 2, 3, 4]", "[[1,2],[3,4]]", "+1 +2 +3 +4", "1e+0 2e+0 3 4."):
        assert read_link({"x": x, "y": "2 4 6 8"}).experiment == LESSON


def test_the_plain_name_wins_over_one_that_had_to_be_mended() -> None:
    for params in ({"lr": "0.5", "amp;lr": "0.1"}, {"amp;lr": "0.1", "lr": "0.5"}):
        assert read_link(params).experiment.learning_rate == 0.5


def test_data_that_does_not_travel_is_recognised_in_a_mended_link() -> None:
    assert not carries_data({"n": "20", "amp;x": "5000-points"})


# --- names that are not ours ----------------------------------------------------------

TRACKERS = [
    *("utm_source", "utm_medium", "utm_id", "fbclid", "gclid", "gclsrc", "dclid"),
    *("wbraid", "gbraid", "msclkid", "twclid", "ttclid", "yclid", "igshid", "igsh"),
    *("li_fat_id", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi"),
    *("hsCtaTracking", "gad_source", "gad_campaignid", "usp", "ref", "ref_src"),
    *("ref_source", "s", "t", "si", "feature", "spm", "scid", "mkt_tok"),
    *("oly_enc_id", "vero_id", "_kx", "sfnsn", "mibextid", "trk", "trkEmail"),
    *("share_id", "cid", "sid", "e", "__s", "ved", "sa", "usg", "wt.mc_id"),
    *("_openstat", "ncid", "sr_share", "at_medium", "campaign", "fb_action_ids"),
    *("action_object_map", "xtor", "rb_clickid", "srsltid", "epik", "guccounter"),
    *(
        "url",
        "fr",
        "tr",
        "br",
        "alr",
        "cmpid",
        "pk_campaign",
        "matomo_kwd",
        "piwik_campaign",
        "embed",
        "q",
        "hl",
    ),
]


@pytest.mark.parametrize("name", TRACKERS)
def test_what_trackers_add_is_ignored_without_a_word(name: str) -> None:
    assert read_link({"n": "20", name: "abc.123"}).problems == ()
    found = opened(f"{name}=1&{WHOLE}&{name}=2")
    assert (found.experiment, found.look, found.problems) == (E, LOOK, ())


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("LR", "lr"),
        ("lrr", "lr"),
        ("rl", "lr"),
        ("w_0", "w0"),
        ("w1", "w0"),
        ("wo", "w0"),
        ("w", "w0"),
        ("b", "b0"),
        ("b1", "b0"),
        ("bo", "b0"),
        ("modle", "model"),
        ("standardise", "std"),
        ("le", "lr"),
        ("K", "k"),
        ("gradeint", "gradient"),
        ("gradint", "gradient"),
        ("autogard", "autograd"),
        ("percision", "precision"),
        ("veiw", "view"),
        ("Scale", "scale"),
        ("sources", "source"),
        ("learning_rate", "lr"),
        ("learningRate", "lr"),
        ("iterations", "n"),
        ("iteration", "n"),
        ("optimizer", "opt"),
        ("optimiser", "opt"),
        ("momentum", "mu"),
        ("beta_1", "beta1"),
        ("Beta2", "beta2"),
        ("epsilon", "eps"),
    ],
)
def test_a_name_with_a_typing_error_is_said_and_which_is_meant(
    name: str, meant: str
) -> None:
    (sentence,) = said(read_link({name: "1", "predict": "on"}))
    assert f"{name}=1 could not be used" in sentence
    assert f"is {meant} meant?" in sentence


@given(st.sampled_from([name for name in NAMES if len(name) > 2]), st.data())
def test_one_slip_is_recognised(name: str, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, len(name) - 2))
    slips = [
        name[:k] + name[k + 1 :],
        name[:k] + "ü" + name[k + 1 :],
        name[:k] + "ü" + name[k:],
        name[:k] + name[k + 1] + name[k] + name[k + 2 :],
    ]
    for slip in {*slips} - {*NAMES}:
        assert nearest(slip, {name: name}) == name
    assert not nearest(f"{name}_id", {name: name})


# --- links that lost something --------------------------------------------------------


def test_a_permalink_that_lost_its_end_says_so_wherever_it_is_cut() -> None:
    for end in range(3, len(WHOLE)):
        found = opened(WHOLE[:end])
        first, *others = said(found)
        assert first.startswith("This link is cut: it ends with"), WHOLE[:end]
        assert ". Missing: " in first
        for sentence in (first, *others):
            assert len(sentence) < 400
            assert "is meant?" not in sentence
        half = "&y=" not in WHOLE[:end] or len(found.experiment.y) != len(E.y)
        if "&x=" in WHOLE[:end] and half:
            assert found.experiment.x.tolist() == LESSON.x.tolist()


def test_what_is_missing_is_what_the_optimiser_of_the_link_has() -> None:
    own = ("μ", "α", "β₁", "β₂", "ε")
    for end in range(WITH_ADAM.index("&precision"), len(WITH_ADAM)):
        start = WITH_ADAM[:end]
        found = opened(start)
        first, *others = said(found)
        assert "is meant?" not in " ".join([first, *others])
        missing = {name for name in own if name in first.partition("Missing: ")[2]}
        if "&opt=adam" not in start:  # then it is gradient descent, which has none
            assert found.experiment.optimizer == "sgd"
            assert missing == set()
            (other,) = others
            assert "gradient=no_correction could not be used" in other
            continue
        assert found.experiment.optimizer == "adam"
        assert others == []
        lost = {"&beta1=0": "β₁", "&beta2=0": "β₂", "&eps=1": "ε"}
        assert missing == {name for part, name in lost.items() if part not in start}


def test_what_is_missing_is_what_comes_behind_the_end() -> None:
    (sentence,) = said(opened(WHOLE[: WHOLE.index("&autograd")]))
    assert "ends with gradient=sum, which may have lost something, too. M" in sentence
    assert "Missing: autograd gradient, precision, " in sentence


def test_a_version_alone_says_what_is_missing() -> None:
    (sentence,) = said(opened("v=1"))
    assert "it ends with v=1" in sentence
    for name in ("x, y", "initial w", "learning rate", "iterations", "precision"):
        assert name in sentence
    assert "standardise x, optimiser and how it is looked at; used" in sentence
    for name in ("μ", "α", "β", "ε"):  # the lesson's optimiser has none of them
        assert name not in sentence


def test_only_what_is_missing_of_how_it_is_looked_at_is_named() -> None:
    (sentence,) = said(opened(WHOLE[: WHOLE.index("&rows")]))
    assert "Missing: rows of the tables and lecture mode; used" in sentence
    (sentence,) = said(opened(WITH_ADAM[: WITH_ADAM.index("&memory")]))
    assert "Missing: what is remembered and lecture mode; used" in sentence


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "v=1&x=1+2+3",
            ["ends with x=1 2 3", "Missing: y, initial w", "Without y"],
        ),
        ("x=1+2+3", ["it has x=1 2 3 but no y"]),
        ("y=1+2+3&lr=0.1", ["it has y=1 2 3 but no x"]),
        ("x=1+2&y=3+4…", ["it has x=1 2 but no y"]),
        ("x=1+2&y=", ["it has x=1 2 but no y"]),
        ("n=20&lr=0.1…", ["it ends with lr=0.1…"]),
        ("n=20&lr=0.1...", ["it ends with lr=0.1..."]),
        ("n=20&gradi", ["it ends with gradi"]),
        ("n=20&gradient=", ["it ends with gradient"]),
    ],
)
def test_what_is_lost_is_named(address: str, words: list[str]) -> None:
    found = opened(address)
    text = " ".join(said(found))
    for word in words:
        assert word in text
    assert found.experiment.x.tolist() == LESSON.x.tolist()
    assert found.experiment.y.tolist() == LESSON.y.tolist()
    assert found.experiment.learning_rate in (0.1, LESSON.learning_rate)
    assert (found.experiment.learning_rate == 0.1) == address.endswith("0.1")


@pytest.mark.parametrize("name", [name for name in NAMES[:-1] if name not in "vxy"])
def test_a_permalink_from_before_there_was_a_name_is_not_cut(name: str) -> None:
    params = {key: text for key, text in parse_qsl(WHOLE) if key != name}
    assert said(read_link(params)) == []
    later = {**params, "a_name_of_the_future": "1"}
    assert said(read_link(dict(reversed(later.items())))) == []


def test_every_permalink_there_ever_was_has_the_last_name() -> None:
    """So that one without it was cut; and a setting that is lost is missed with it."""
    for params in LINKS:
        assert NAMES[-1] in params
    assert [*dict(parse_qsl(WHOLE))][-1] == NAMES[-1] == "lecture"


def test_a_setting_that_was_cut_is_said_once() -> None:
    address = WHOLE[: WHOLE.index("float64") + 4]
    (sentence,) = said(opened(address))
    assert "it ends with precision=floa, which may have lost something" in sentence
