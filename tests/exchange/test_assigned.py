"""Assigned: lists with names in one text are x and y, typed or in a file."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError, read_pairs, read_values

X, Y = [1, 2, 3], [2.5, -4, 6e-3]
PAIRS = [
    "x = [1, 2, 3]\ny = [2.5, -4, 6e-3]",
    "x = [1,2,3]; y = [2.5,-4,6e-3]",
    "x = [1, 2, 3]  # hours\ny = [2.5, -4, 6e-3]  # points\n",
    "import numpy as np\n\nx = np.array([1, 2, 3])\ny = np.array([2.5, -4, 6e-3])",
    "# data\nx_data = np.array([1, 2, 3], dtype=np.float32)\ny_data = [2.5,-4,6e-3]",
    "X = torch.tensor([[1.], [2.], [3.]])\nY = torch.tensor([[2.5], [-4.], [6e-3]])",
    "x <- c(1, 2, 3)\ny <- c(2.5, -4, 6e-3)",
    "x = [1 2 3];\ny = [2.5 -4 6e-3];",
    "x =\n\n     1     2     3\n\ny =\n\n    2.5000   -4.0000    0.0060\n",
    "x: 1 2 3\ny: 2.5 −4 6e-3",
    "double x[] = {1, 2, 3};\ndouble y[] = {2.5, -4, 6e-3};",
    "hours = [1, 2, 3]\npoints = [2.5, -4, 6e-3]",
    "y = [2.5, -4, 6e-3]\nx = [1, 2, 3]",
    "x = [1, 2, 3]\ny = [2.5, -4, 6e-3]\nw = 1.0\nlearning_rate = 0.01",
    "x = [1,\n     2,\n     3]\ny = [2.5,\n     -4,\n     6e-3]",
    "x = [1, 2,  # morning\n     3]\ny = [2.5, -4, 6e-3]",
    "x = [1, 2, 3]\ny = [2.5, -4, 6e-3]\nplt.scatter(x, y)\nplt.show()",
    "x <- c(1, 2, 3)\ny <- c(2.5, -4, 6e-3)\nplot(x, y)\nlm(y ~ x)",
    "x = [1 2 3]';\ny = [2.5; -4; 6e-3]';",
    "int x[] = {1, 2, 3};\nstatic float y[] = {2.5, -4, 6e-3};",
    "int[] x = {1, 2, 3};\ndouble[] y = {2.5, -4, 6e-3};",
    ">>> x = [1, 2, 3]\n>>> y = [2.5, -4, 6e-3]",
    "> x <- c(1, 2, 3)\n> y <- c(2.5, -4, 6e-3)",
    "In [1]: x = [1, 2, 3]\nIn [2]: y = [2.5, -4, 6e-3]",
    "```python\nx = [1, 2, 3]\ny = [2.5, -4, 6e-3]\n```",
    "Hours studied: 1, 2, 3\nScore: 2.5, -4, 6e-3",
    "x values = 1 2 3\ny values = 2.5 -4 6e-3",
    "x = [1, 2, 3], y = [2.5, -4, 6e-3]",
    "const x = [1, 2, 3], y = [2.5, -4, 6e-3];",
    "x: [1, 2, 3],\ny: [2.5, -4, 6e-3],",
    "x:\n1\n2\n3\n\ny:\n2.5\n-4\n6e-3",
    "身長：1、2、3\n体重：2.5、−4、6e-3",
    "x_mean = 2\nx = [1, 2, 3]\ny = [2.5, -4, 6e-3]",
    "x = Variable(torch.Tensor([[1], [2], [3]]))\ny = tf.constant([2.5, -4, 6e-3])",
    "Mean distance (km): 1, 2, 3\nTime (h): 2.5, -4, 6e-3",
]


@pytest.mark.parametrize("text", PAIRS)
def test_two_lists_with_names_are_x_and_y(text: str) -> None:
    typed, loaded = read_values(text).pairs, read_pairs(text.encode())
    assert typed
    assert [points.tolist() for points in typed] == [X, Y]
    assert [loaded.x.tolist(), loaded.y.tolist()] == [X, Y]


def test_their_names_are_those_of_the_columns() -> None:
    found = read_pairs("import numpy\nhours = [1, 2]\npoints = [3, 4]")
    assert found.names == ("hours", "points")
    assert [note.key for note in found.notes] == [
        "read.comments",
        "read.columns",
        "read.pairs",
    ]


def test_one_list_with_a_comment_is_one_list() -> None:
    for text in ("x = [1, 2]  # hours", "import numpy\nx = numpy.array([1, 2])"):
        found = read_values(text)
        assert found.values.tolist() == [1, 2]
        assert found.pairs is None
        assert found.notes[0].key == "read.comments"


REFUSED = {
    "x = [1, 2]\ny = [1, 2, 3]": "has the lists “x” with 2 numbers and “y” with 3",
    "a = [1, 2]\nb = [1, 2]\nc = [1, 2]": "has lists named a, b and c: paste one of",
    "x = [1, 2]\nx = [3, 4]": "has lists named x: paste one of them",
    "x = [1, 2]\ny = 2 * x": " 1 value|“\\*”|“x”",
    "x = np.arange(3)\ny = [1, 2, 3]": "“np.arange[(]”, which would have to be carried",
    "x = -[1, 2]\ny = [1, 2, 3]": "“-” in the list “x”: every item must be a number",
    "x = [1 - 2 3]\ny = [1 2 3 4]": "“-” in the list “x”",
    "x = [1, 2][0]\ny = [1, 2, 3]": "a bracket does more than to hold numbers",
    "x = 1:3\ny = [1, 2, 3]": "“1:3” in the list “x”",
    "x = [1, 2]\ny = [1, 2]\ny.append(3)": "“y.append[(]”",
    "x = [1, 2]\ny = [1, 2]\nx[0] = 3": "a bracket does more than to hold numbers",
    "x = [1 2; 3 4]'\ny = [1 2 3 4]'": "“.T”, which would have to be carried out",
    "x = []\ny = []": "is empty: it must have 1 to",
    "x = 1,5 2,5\ny = 1 2": "“1,5 2,5”, which can be read as “1.5, 2.5” or",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_two_equal_lists_is_refused(text: str) -> None:
    for read in (read_values, read_pairs):
        with pytest.raises(InputError, match=REFUSED[text]):
            read(text)


@pytest.mark.parametrize(
    "text",
    [
        "x → 1, 2, 3\ny → 4, 5, 6",
        "x > 1;2;3\ny > 4;5;6",
        "x - 1, 2, 3\ny - 4, 5, 6",
        "x 1, 2, 3\ny 4, 5, 6",
        "Group 1: 1, 2, 3\nGroup 2: 4, 5, 6",
    ],
)
def test_a_number_behind_a_name_is_not_lost_with_it(text: str) -> None:
    with pytest.raises(InputError, match=r" 1” [(]row 1"):
        read_pairs(text)
    assert read_pairs(text, 2, 3).x.tolist() == [2, 5]


@pytest.mark.parametrize("label", ["Patient {}", "Monday 1{}:30", "x{}", "Max {}"])
def test_a_name_with_a_number_in_it_is_a_name(label: str) -> None:
    text = f"{label.format(1)},2,3\n{label.format(2)},5,6"
    assert read_pairs(text).x.tolist() == [2, 5]


@pytest.mark.parametrize(
    "text", ["x = '[1 2]'", "[1, 2]'", "x = [1; 2]';", "```\n1 2\n```"]
)
def test_a_mark_or_a_fence_around_one_list_is_taken_off(text: str) -> None:
    assert read_values(text).values.tolist() == [1, 2]


@pytest.mark.parametrize("text", ["x = tensor([1.], requires_grad=True)", "x==1\ny==2"])
def test_a_name_within_a_call_is_no_list(text: str) -> None:
    try:
        assert read_values(text).pairs is None
    except InputError as error:
        assert "==" in text, error


lists = st.integers(1, 6).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.floats(-1e6, 1e6, width=32), min_size=n, max_size=n)] * 2
    )
)
WRITTEN: dict[str, Callable[[list[float]], str]] = {
    "python": str,
    "numpy": lambda values: repr(np.array(values)),
    "torch": lambda values: str(torch.tensor(values, dtype=torch.float64).tolist()),
    "r": lambda values: f"c({', '.join(map(repr, values))})",
    "matlab": lambda values: f"[{' '.join(map(repr, values))}];",
}


@given(lists, st.sampled_from([*WRITTEN]), st.sampled_from(["\n", "\n\n", "; "]))
def test_what_was_written_is_read_back(
    xy: tuple[list[float], list[float]], language: str, between: str
) -> None:
    x, y = (WRITTEN[language](values) for values in xy)
    text = f"x = {x}{between}y = {y}"
    found = read_values(text).pairs
    assert found
    decimals = 1e-8 if language == "numpy" else 0  # which prints eight of them
    for points, values in zip(found, xy, strict=True):
        np.testing.assert_allclose(
            points, values, rtol=1e-6 * (decimals > 0), atol=decimals
        )
