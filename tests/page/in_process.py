"""The page run in process: opened by a link, changed, read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.analysis.remedies import bias_helps
from gd_core.charts.forms import FACTS, HEAD
from gd_core.text import sentences

APP = Path(__file__).parents[2] / "app.py"
LESSON = PRESETS["lesson"]
SUBSCRIPT = re.compile("<sub>([012])</sub>")


def opened(**link: str) -> AppTest:
    """The page as a link opens it."""
    page = AppTest.from_file(str(APP), default_timeout=30)
    for name, text in link.items():
        page.query_params[name] = text
    page.run()
    assert not page.exception
    return page


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def _as_sign(found: re.Match[str]) -> str:
    return "₀₁₂"[int(found[1])]


def told(page: AppTest) -> str:
    """Everything that the page says, without the escapes of Markdown."""
    kinds = (page.caption, page.info, page.success, page.error, page.warning)
    boxes = [box for kind in kinds for box in kind]
    titles = [str(getattr(box.proto, "title", "")) for box in boxes]
    words = [*(str(box.value) for box in boxes), *titles]
    slide = [SUBSCRIPT.sub(_as_sign, html) for html in as_html(page)]
    return "\n".join([as_read("\n".join(words)), *map(as_read, slide)])


def as_read(markdown: str) -> str:
    """Without the escapes of Markdown, and with spaces that are just spaces."""
    return markdown.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def errors(page: AppTest) -> list[str]:
    return [as_read(str(error.value)) for error in page.error]


def complaints(page: AppTest) -> list[Any]:
    """The warnings of the page but those about a run that does not settle."""
    return [box for box in page.warning if box.icon != ":material/warning:"]


def finding(chart: Any) -> str:
    """What a chart of the page shows, for who cannot see it."""
    (facts,) = (data for data in chart.proto.datasets if data.name == FACTS)
    rows = convert_arrow_bytes_to_pandas_df(facts.data.data).iloc[:, 0]
    return str(rows.iloc[HEAD.index("finding")])


def metrics(page: AppTest) -> list[str]:
    return [metric.value for metric in page.metric]


def shows(page: AppTest, e: Experiment) -> None:
    """The page shows exactly the two runs of an experiment."""
    assert as_read(sentences.settings(e)) in told(page)
    for table, trace in zip(
        page.main.dataframe, (run_manual(e), run_autograd(e)), strict=True
    ):
        assert table.value.reset_index().equals(trace.table())
    has_fit = e.model == "line" or bias_helps(e)
    memory = len(e.remembers) * len(e.parameters)
    assert len(page.get("vega_lite_chart")) == 2 + has_fit + memory


def controls(page: AppTest) -> dict[str, Any]:
    """The keys of the controls and their values."""
    keys = ("x", "y", "w0", "lr", "n", "gradient", "autograd", "precision", "loss")
    return {key: page.session_state[key] for key in (*keys, "opt", "scale")}


def link(page: AppTest) -> dict[str, Any]:
    return dict(page.query_params)


def upload(page: AppTest, content: bytes, name: str = "data.csv") -> AppTest:
    page.file_uploader[0].upload(name, content)
    return rerun(page)


def as_html(page: AppTest) -> list[str]:
    """The HTML of the page, part by part."""
    return [element.proto.body for element in page.main.get("html")]


def head(page: AppTest) -> str:
    """What stands at the top of a slide, as HTML."""
    return next(html for html in as_html(page) if html.startswith("<h1>"))
