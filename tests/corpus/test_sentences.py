"""Where sentences begin and end: a quotation is made of whole ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The lake is deep.", "It is cold."],
        ["Who cut the ropes?", "Nobody knows!", "The boats left."],
        ["“The lake is deep.”", "It is cold."],
        ["“The lake is deep”, said Ines Varga.", "“It is cold”."],
        ["(See annex II.)", "It is cold."],
        ["Even ferries (see annex I).", "It is cold."],
        ["It was in 1992.", "Then it rained."],
        ["It sank on 3 May ...", "The quay was empty."],
        ["It cost 3.5 million.", "11 boats were cut."],
        ["L’eau est froide.", "Écoutez."],
        ["They sold ropes, etc.", "The boats left."],
    ],
)
def test_sentences_end_at_their_full_stop(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Okoye and Dr. Solheim left.",
        "See para. 5, art. 6 and No. 7 of it.",
        "The U.N. Charter and the U.S. Congress said so.",
        "A. B. Okoye came.",
        "At 1.30 pm the boats left.",
        "At 3 p.m. Estavia answered.",
        "3. Demands that all boats leave.",
        "Boats, e.g. Ferries, left.",
        "Who? she asked.",
    ],
)
def test_a_full_stop_that_ends_no_sentence_does_not_cut(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


def test_what_lacks_a_full_stop_is_a_sentence_too() -> None:
    assert cut("Images 1–3: cut moorings") == ["Images 1–3: cut moorings"]


@given(
    st.lists(
        st.sampled_from(["The lake is deep.", "Mr. Okoye left!", "“No”, she said.", "x ...", "(A) b?", " ", "é", "3."]),
        max_size=12,
    ).map(" ".join)
    | st.text()
)
def test_sentences_are_ordered_disjoint_and_leave_out_only_white_space(text: str) -> None:
    ranges = sentences(text)
    at = 0
    for start, end in ranges:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[end - 1] == text[start:end].rstrip()[-1]
        at = end
    assert not text[at:].strip()
