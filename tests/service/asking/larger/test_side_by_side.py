"""What is set side by side speaks of the same: the passages that are most alike, and how each was voted on."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.snapshot import build, load
from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder

_FIRST = """# Resolution 2701 (2022)

*The Security Council,*

*Mindful* of the lamps of the lake, whose keepers measure its lamps,

1. *Commends* the keepers of the lamps of Selby;

2. *Calls upon* all States to cease forthwith the sale of lamps, wicks and oil to the harbour of Selby;

3. *Decides* to remain seized of the matter.

*Adopted at the 9001st meeting by 14 votes to none, with 1 abstention (Peru).*
"""
_SECOND = """# Resolution 2702 (2023)

*The Security Council,*

1. *Regrets* that nobody keeps the lamps;

2. *Decides* that all buoys shall be red;

3. *Reaffirms* its call upon all States to cease forthwith the sale of lamps, wicks and oil, and of glass, to the harbour of
Selby;

*Adopted unanimously at the 9100th meeting.*
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("sides")
    paths: list[Path] = []
    for symbol, text in (("S/RES/2701(2022)", _FIRST), ("S/RES/2702(2023)", _SECOND)):
        path = folder / f"{len(paths)}.md"
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
        paths.append(path)
    build(paths, folder / "snapshots", hash_embedder)
    return Answerer(load(folder / "snapshots"), hash_embedder)


def first_of_each(answerer: Answerer, question: str) -> list[str]:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    assert answer.kind == "comparison"
    return [p.answer.citations[0].block.id for p in answer.parts if isinstance(p.answer, Found)]


def test_the_passages_that_are_most_alike_come_first(answerer: Answerer) -> None:
    assert first_of_each(answerer, "How do 2701 and 2702 differ on lamps?") == ["p2", "p3"]


@pytest.mark.parametrize(
    "question",
    [
        "Who abstained on 2701 and on 2702?",
        "Were 2701 and 2702 both adopted unanimously?",
        "Were 2701 and 2702 adopted by the same vote?",
    ],
)
def test_votes_are_told_of_each(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    assert answer.kind == "comparison"
    assert [citation.quote[:9] for citation in answer.citations] == ["Adopted a", "Adopted u"]


def test_what_a_resolution_says_of_a_vote_is_no_vote_on_it(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Do 2701 and 2702 both regret the vote on the buoys of Tarn?"))
    shown = answer.citations if isinstance(answer, Found) else ()
    assert not any(citation.quote.startswith("Adopted") for citation in shown)
