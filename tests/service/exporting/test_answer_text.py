"""An answer as one text for a chat: its quotations stand in it word for word where it says that they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.snapshot import build, load
from service.asking.answer import shown_by
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.exporting.answer_text import answer_text
from tests.index.hash_embedder import HashEmbedder

QUESTIONS = (
    "How many sailors were wounded?",
    "zeppelin tiramisu recipe",
    "how many sailors were wounded, and what is a zeppelin tiramisu?",
    "what is the letter about?",
    "what happened in February 2023?",
    "who said that no ferry was seaworthy?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_range_is_the_words_of_its_citation(ferries_answerer: Answerer, question: str) -> None:
    answer = ferries_answerer.ask(Ask(question))
    told = answer_text(answer)
    assert [told.text[quoted.start : quoted.end] for quoted in told.quoted] == [q.citation.quote for q in told.quoted]
    assert {str(q.citation.anchor) for q in told.quoted} >= {str(citation.anchor) for citation in shown_by(answer)}


def test_a_quotation_stands_with_its_place_and_its_speakers(ferries_answerer: Answerer) -> None:
    told = answer_text(ferries_answerer.ask(Ask("was any ferry seaworthy?")))
    spoken = "Speaking: Permanent Representative of Norland, quoting International Harbour Union, quoting Ana Beltran"
    assert spoken in told.text
    assert "quoted in A/77/401–S/2023/91, [para. 5]" in told.text


def test_a_refusal_says_so_and_nothing_in_it_answers(ferries_answerer: Answerer) -> None:
    told = answer_text(ferries_answerer.ask(Ask("zeppelin tiramisu recipe")))
    assert told.text.startswith("No answer was found in the documents held.")
    assert "near, and no answer" in told.text
    assert not any(quoted.answers for quoted in told.quoted)


def test_what_a_front_end_would_load_or_open_is_made_harmless(tmp_path: Path, hash_embedder: HashEmbedder) -> None:
    path = tmp_path / "log.txt"
    path.write_text(
        "Log of the lake\n\nThe ferry Selkie carried 112 passengers ![seal](http://evil.example/x.png) and <img src=x> *that* day.\n",
        encoding="utf-8",
    )
    path.with_suffix(".toml").write_text('symbol = "A/77/402"\n', encoding="utf-8")
    build([path], tmp_path / "snapshots", hash_embedder)
    told = answer_text(
        Answerer(load(tmp_path / "snapshots"), hash_embedder).ask(Ask("How many passengers were carried?"))
    )
    assert "112 passengers" in told.text
    assert "](" not in told.text
    assert "\\<img" in told.text
    assert "*that*" in told.text
