"""Who a text says is speaking, and whether a document has the words as theirs."""

from __future__ import annotations

import pytest

from service.checking.check import Checker
from tests.service.checking.lake import made

CHECKER = Checker([made()])
OWN, UNION = "“patrol boats of Estavia entered the harbour”", "“No ferry was seaworthy”"


@pytest.mark.parametrize(
    ("text", "name", "agrees"),
    [
        (f"International Harbour Union said {UNION}.", "International Harbour Union", True),
        (f"{UNION}, the International Harbour Union warned.", "International Harbour Union", True),
        (f"According to the IHU, {UNION}.", "IHU", True),
        (f"Norland said {UNION}.", "Norland", False),
        (f"Norland complained that {OWN}.", "Norland", True),
        (f"The Permanent Representative of Norland wrote: {OWN}", "Permanent Representative of Norland", True),
        (f"Norland’s ambassador, who was calm, said {OWN}.", "Norland", True),
        (f"Estavia: {OWN}", "Estavia", False),
        (f"{OWN} (Estavia)", "Estavia", False),
        (f"Mira Solheim, a nurse, spoke first. {OWN}, she said.", "Mira Solheim", False),
    ],
)
def test_the_speaker_named_is_found_and_compared(text: str, name: str, agrees: bool) -> None:
    said = CHECKER.check(text).judgements[-1].said
    assert said is not None
    assert (said.name, said.agrees) == (name, agrees)


@pytest.mark.parametrize("text", [f"The letter says {OWN}.", f"A witness said {OWN}.", f"In Port Selby, {OWN}.", OWN])
def test_where_nobody_is_named_no_speaker_is_judged(text: str) -> None:
    judgement = CHECKER.check(text).judgements[-1]
    assert judgement.said is None
    assert judgement.verdict == "word_for_word"


def test_of_two_speakers_in_a_sentence_the_nearer_one_counts() -> None:
    check = CHECKER.check(f"Norland said {OWN}, while Estavia said {UNION}.")
    assert [(j.said.name, j.said.agrees) for j in check.judgements if j.said] == [("Norland", True), ("Estavia", False)]


def test_who_the_next_sentence_names_does_not_speak_in_this_one() -> None:
    check = CHECKER.check(f"The letter says that {OWN}. According to the IHU, {UNION}.")
    assert [j.said.name if j.said else None for j in check.judgements] == [None, "IHU"]
