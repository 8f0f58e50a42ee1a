"""Pinpoints: which place of the cited document a reference names, and the blocks of it that are meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.citations.pinpoints import places
from corpus.document import Document

Read = Callable[..., Document]

#: Paragraphs that we count, two annexes with printed numbers, sub-items and a footnote.
LAKE = """# Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

The lake was closed to all ferries on the second of February.[^1]

I should be grateful if you would have the present letter and its annexes circulated as a document.

*(Signed)* Tomas **Okoye**

# Annex I to the letter dated 9 March 2023

1. The parties shall open the lake.

2. The parties shall return:

(a) The ferries taken from Ardmouth;

(b) The buoys taken from Port Selby.

3. The harbour shall be free.

# Annex II to the letter dated 9 March 2023

1. The commission counts the buoys.

4. The commission reports every year.

[^1]: *Log of the lake*, 3 February 2023.
"""

RESOLUTION = """# Resolution 12 (1950)

*The Security Council,*

*Recalling* the lake of Norland,

*Noting* the ferries,

1. *Demands* that the lake be opened;

2. *Decides* to remain seized of the matter.
"""


@pytest.fixture(scope="module")
def lake(read: Read) -> Document:
    return read(LAKE)


@pytest.fixture(scope="module")
def resolution(read: Read) -> Document:
    return read(RESOLUTION, symbol=None)


@pytest.mark.parametrize(
    ("sentence", "pinpoint"),
    [
        ("See A/77/5, para. 7.", "para. 7"),
        ("See A/77/5 (3 May 2023), para. 7, and A/77/6.", "para. 7"),
        ("See A/77/5 of 3 May 2023, paragraphs 4 and 5, on ferries.", "paragraphs 4 and 5"),
        ("See A/77/5 (annex, para. 3).", "annex, para. 3"),
        ("See A/77/5, annex, para. 3 (4 February 2023).", "annex, para. 3"),
        ("See A/77/5, annex II, paras. 3 (a) and 5–7.", "annex II, paras. 3 (a) and 5–7"),
        ("See A/77/5, annex, enclosure.", "annex, enclosure"),
        ("See A/77/5, p. 12.", "p. 12"),
        ("See A/77/5, annex I, images 3–5.", "annex I, images 3–5"),
        ("See A/77/5, pp. 12 and 13, footnote 4.", "pp. 12 and 13, footnote 4"),
        ("See A/77/5, in particular paragraph 4.", "paragraph 4"),
        ("As paragraph 3 of document A/77/5 has it, the lake is open.", "paragraph 3"),
        ("The annex to A/77/5 lists the ferries.", "annex"),
        ("It recalls resolution 853 (1993), para. 3, on the lake.", "para. 3"),
        ("It recalls resolution 853 (1993) of 29 July 1993, operative paragraph 3.", "operative paragraph 3"),
        ("It recalls paragraphs 4 (b) and 5 of its resolution 853 (1993) on the lake.", "paragraphs 4 (b) and 5"),
        ("See A/77/5, para. 3, 12 May 2023.", "para. 3"),
        ("See A/77/5. Paragraph 4 speaks of ferries.", ""),
        ("See A/77/5 and paragraph 4 above.", ""),
        ("See A/77/5, note 4 above.", ""),
        ("In the context of paragraphs 3 and 4 above it recalls the ferries of A/77/5.", ""),
        ("It recalls paragraph 3 of resolutions 822 (1993) on the lake.", ""),
    ],
)
def test_pinpoint_stands_behind_a_symbol_and_its_date_or_in_front_of_it(
    read: Read, sentence: str, pinpoint: str
) -> None:
    assert read(f"The lake of Norland is closed to ferries. {sentence}").references[0].pinpoint == pinpoint


def test_date_behind_a_pinpoint_is_the_documents_date(read: Read) -> None:
    (reference,) = read("The lake is closed to ferries. See A/77/5, annex, para. 3 (4 February 2023).").references
    assert (reference.date, reference.pinpoint) == ("4 February 2023", "annex, para. 3")


def test_each_of_a_list_has_its_own_pinpoint(read: Read) -> None:
    document = read("The lake is shut, as resolutions 822 (1993), para. 3, 853 (1993) and 884 (1993), para. 4, say.")
    assert [reference.pinpoint for reference in document.references] == ["para. 3", "", "para. 4"]


@pytest.mark.parametrize(
    ("printed", "blocks"),
    [
        ("annex I, para. 3", ["a1-p3"]),
        ("annex I, paras. 1–3", ["a1-p1", "a1-p2", "a1-p3"]),
        ("annex I, para. 2 (b)", ["a1-p2-i2"]),
        ("annex I, para. 3 (b)", ["a1-p3"]),
        ("para. 4 of annex II", ["a2-p4"]),
        ("annex I, para. 1, and annex II, para. 4", ["a1-p1", "a2-p4"]),
        ("annex II", ["a2-h1"]),
        ("annex I, enclosure", ["a1-h1"]),
        ("footnote 1", ["fn1"]),
        ("para. 3", ["a1-p3"]),  # printed in one annex only
        ("para. 2", ["a1-p2"]),  # printed there, counted in the letter
        ("[para. 2]", ["p2"]),  # the counted one is meant
        ("para. 1", ["p1"]),  # printed in two annexes: that of neither, but of the letter
        ("paras. 3 and 9", ["a1-p3"]),
        ("para. 9", []),
        ("annex III, para. 1", []),
        ("annex, para. 1", []),  # there are two
        ("p. 3", []),
        ("", []),
    ],
)
def test_pinpoint_names_blocks_that_are_there(lake: Document, printed: str, blocks: list[str]) -> None:
    assert [block.id for block in places(lake, printed)] == blocks


@pytest.mark.parametrize(
    ("printed", "block"), [("para. 2", "p2"), ("operative paragraph 1", "p1"), ("preambular paragraph 2", "pp2")]
)
def test_operative_and_preambular_paragraphs_are_told_apart(resolution: Document, printed: str, block: str) -> None:
    assert [found.id for found in places(resolution, printed)] == [block]


def test_page_is_the_first_block_printed_on_it(lake: Document) -> None:
    pages = {"p1": 1, "p2": 1, "signature": 2, "a1-h1": 3, "a1-p1": 3, "a2-p1": 3}
    blocks = tuple(replace(block, page=pages.get(block.id)) for block in lake.blocks)
    paged = replace(lake, blocks=blocks)
    assert [block.id for block in places(paged, "pp. 2 and 3")] == ["signature", "a1-h1"]
    assert places(paged, "p. 4") == ()
