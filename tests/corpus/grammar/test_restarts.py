"""Numbers that begin anew, and labels that stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.citations.pinpoints import places
from corpus.document import Document
from tests.corpus.grammar.lake import Read


@pytest.fixture
def labels(read: Read) -> Callable[[str], list[str]]:
    def labels(body: str) -> list[str]:
        document = _report(read, body)
        own = [block.label for block in document.of_kind("paragraph", "quotation", "list_item")]
        assert len(set(own)) == len(own)
        return own

    return labels


def _report(read: Read, body: str) -> Document:
    return read(f"# Report of the Ferry Committee\n\n{body}", symbol="A/77/9")


AGENDA = """
1\\. The Committee met in May.

2\\. It adopted its agenda:

1\\. Election of officers.

2\\. Ferries:

(a) By night;

(b) By day.

3\\. Other matters.

3\\. The Committee met again in June, and heard the harbour masters of all the towns on the strait, who were thanked.

4\\. It rose in July.
"""


def test_a_numbered_list_inside_a_paragraph_is_its_list(labels: Callable[[str], list[str]]) -> None:
    assert labels(AGENDA) == [
        "para. 1",
        "para. 2",
        "para. 2, item 1",
        "para. 2, item 2",
        "para. 2, item 2 (a)",
        "para. 2, item 2 (b)",
        "para. 2, item 3",
        "para. 3",
        "para. 4",
    ]


CHAPTERS = """
## Chapter I

### Ferries

1. The ferries sail.

2. They are red.

## Chapter II

### Moles

A word before the first number.

1. The moles stand.

2. They are grey.
"""


def test_chapters_that_begin_with_one_are_named(labels: Callable[[str], list[str]]) -> None:
    assert labels(CHAPTERS) == [
        "para. 1",
        "para. 2",
        "chap. II, [para. 1]",
        "chap. II, para. 1",
        "chap. II, para. 2",
    ]


ADOPTED = """
## I. Matters for action

1. The Commission adopted two resolutions.

### Resolution 81/1 Night ferries

The Commission,

Recalling the harbours of the strait,

1. Calls upon its members to sail;

2. Decides to meet again.

### Resolution 81/2 Bells

1. Decides that bells shall be rung.

## II. Other matters

2. The Commission rose.
"""


def test_resolutions_inside_a_report_are_named_as_their_headings_name_them(
    labels: Callable[[str], list[str]],
) -> None:
    assert [label for label in labels(ADOPTED) if "[" not in label] == [
        "para. 1",
        "resolution 81/1, para. 1",
        "resolution 81/1, para. 2",
        "resolution 81/2, para. 1",
        "para. 2",
    ]


def test_a_draft_that_is_announced_is_called_a_draft(labels: Callable[[str], list[str]]) -> None:
    body = (
        "1\\. It met.\n\n2\\. The Committee recommends the following draft decision:\n\n### Night ferries\n\n"
        "1\\. The Assembly decides to sail.\n\n## Other matters\n\n3\\. It rose.\n"
    )
    assert labels(body) == ["para. 1", "para. 2", "draft decision, para. 1", "para. 3"]


def test_a_section_without_a_number_is_named_by_its_heading(labels: Callable[[str], list[str]]) -> None:
    body = "## Ferries\n\n1\\. They sail.\n\n2\\. They are red.\n\n## Moles\n\n1\\. They stand.\n"
    assert labels(body) == ["para. 1", "para. 2", "“Moles”, para. 1"]


def test_a_number_that_repeats_without_a_heading_is_told_apart(labels: Callable[[str], list[str]]) -> None:
    body = "1\\. They sail.\n\n2\\. They are red.\n\n3\\. They rest.\n\n2\\. They are blue.\n\n4\\. They sink.\n"
    assert labels(body) == ["para. 1", "para. 2", "para. 3", "para. 2 [2]", "para. 4"]


def test_a_table_of_contents_takes_no_numbers(labels: Callable[[str], list[str]]) -> None:
    body = "1\\. Ferries ........... 2\n\n2\\. Moles ............ 3\n\n## Ferries\n\n1\\. They sail.\n\n2\\. They are red.\n"
    assert labels(body) == ["list, item 1", "list, item 2", "para. 1", "para. 2"]


def test_a_short_line_with_a_number_between_numbered_paragraphs_is_a_heading(read: Read) -> None:
    document = _report(read, "1\\. They sail.\n\n2\\. They rest.\n\n1\\. Night ferries\n\n3\\. They are red.\n")
    assert [document.text_of(block) for block in document.of_kind("heading")] == ["1. Night ferries"]


@pytest.mark.parametrize(
    ("pinpoint", "text"),
    [
        ("chapter II, para. 1", "1. The moles stand."),
        ("chap. II, para. 2", "2. They are grey."),
        ("para. 1", "1. The ferries sail."),
        ("section IV, para. 2", "2. They are red."),
    ],
)
def test_a_paragraph_is_found_by_its_section(read: Read, pinpoint: str, text: str) -> None:
    document = _report(read, CHAPTERS)
    assert [document.text_of(block) for block in places(document, pinpoint)][-1:] == [text]
