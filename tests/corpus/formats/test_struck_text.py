"""What is struck through in Markdown and HTML is left out, and said to be."""

from __future__ import annotations

import pytest

from corpus.formats.html.read import read_html
from corpus.formats.markdown import read_markdown

_ADVICE = "take the line away from what still holds"


@pytest.mark.parametrize(
    ("markdown", "kept", "told"),
    [
        ("The lamp ~~shall not~~ may be lit.", "The lamp may be lit.", "“shall not” in “The lamp may be lit.”"),
        ("A <del>brass</del> *iron* bell", "A iron bell", "“brass” in “A iron bell”"),
        ("Nine ~~red **and** blue~~ boats", "Nine boats", "“red and blue” in “Nine boats”"),
        ("<p>Old</p>\n<s>ten ferries &amp; a tug</s>", "Old", "“ten ferries & a tug”"),
        ("One ~~two~~ three ~~four~~", "One three", "“two” in “One three”, “four” in “One three”"),
    ],
)
def test_markdown(markdown: str, kept: str, told: str) -> None:
    reading = read_markdown(markdown.encode())
    assert " ".join(" ".join(line.text for line in reading.lines).split()) == kept
    assert reading.warnings == (f"text that is struck through is left out: {told}; {_ADVICE}",)


@pytest.mark.parametrize(
    ("page", "kept", "told"),
    [
        (
            "<p>The lamp <s>shall not</s> may be lit.</p>",
            "The lamp may be lit.",
            "“shall not” in “The lamp may be lit.”",
        ),
        ('<p style="text-decoration: line-through">Gone</p><p>Here</p>', "Here", "“Gone” in “Here”"),
        ("<p>Six <del>old <s>brass</s></del> bells</p>", "Six bells", "“old brass” in “Six bells”"),
    ],
)
def test_html(page: str, kept: str, told: str) -> None:
    reading = read_html(page.encode())
    assert " ".join(" ".join(line.text for line in reading.lines).split()) == kept
    assert reading.warnings == (f"text that is struck through is left out: {told}; {_ADVICE}",)


@pytest.mark.parametrize("page", ["<p>Kept</p><nav><s>old</s></nav>", "<p>Kept</p><s> </s>", "<p>Kept</p>"])
def test_nothing_is_told_of_menus_and_blanks(page: str) -> None:
    assert read_html(page.encode()).warnings == ()
