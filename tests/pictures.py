"""The README's pictures, made anew from the running page.

.venv/bin/python -m tests.pictures
"""

from __future__ import annotations

from tests.browser import ROOT, browsing, serving, settle

# file name -> link, light or dark
PICTURES = {
    "compare.png": ("?gradient=sum", "light"),
    "compare-dark.png": ("", "dark"),
    "step.png": ("?view=step&gradient=sum&k=1", "light"),
    "rate.png": ("?view=rate", "light"),
    "slip.png": ("?n=50&autograd=no_zero_grad", "light"),
}


def main() -> None:
    """Write every picture into docs/."""
    with serving() as server, browsing() as browser:
        for name, (link, scheme) in PICTURES.items():
            context = browser.new_context(
                viewport={"width": 1440, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            page.goto(f"{server.url}/{link}")
            settle(page)
            page.screenshot(path=ROOT / "docs" / name)
            context.close()


if __name__ == "__main__":
    main()
