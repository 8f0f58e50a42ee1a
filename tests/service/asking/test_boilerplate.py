"""Beside a sentence no formula of its source comes first: no preamble, and nothing that resolutions repeat."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.symbol import Symbol
from index.snapshot import build, load
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder

LETTER = """# Letter dated 9 May 2033 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

In its resolution 8803 (2033) the Council, reaffirming the sovereignty of Norland over the lake, asked for the buoys.

The Council remains seized of the matter under resolution 8803 (2033).

*(Signed)* Tomas **Okoye**
"""


def resolution(number: int, third: str) -> str:
    return f"""# Resolution {number} (2033)

*The Security Council,*

*Reaffirming* the sovereignty of Norland over the lake,

*Recalling* its resolution {number - 1} (2032) on the lake of Norland,

1. *{third}*

2. *Decides* to remain actively seized of the matter.
"""


THIRD = {8801: "Requests ropes;", 8802: "Requests lamps;", 8803: "Requests the keeper to paint the buoys red;"}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("formulas")
    files = [_write(folder / "letter.md", LETTER, "A/87/500")]
    files += [_write(folder / f"{n}.md", resolution(n, third), f"S/RES/{n}(2033)") for n, third in THIRD.items()]
    build(files, folder / "snapshots", HashEmbedder())
    return Answerer(load(folder / "snapshots"), HashEmbedder())


def _write(path: Path, text: str, symbol: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    return path


@pytest.mark.parametrize("block", ["p1", "p2"])
def test_what_says_something_comes_first(answerer: Answerer, block: str) -> None:
    letter = answerer.snapshot.document(Symbol.parse("A/87/500"))
    for sentence in answerer.sources(letter, letter.block(block)).sentences:
        (source,) = sentence.sources
        assert source.nearest[0].quote.startswith("1. Requests the keeper")


def test_a_preamble_and_what_a_series_repeats_are_formulas_and_nothing_else(answerer: Answerer) -> None:
    boilerplate = answerer._sources._boilerplate
    document = answerer.snapshot.document(Symbol.parse("S/RES/8803(2033)"))
    told = {document.text_of(b)[:12]: boilerplate.is_formula(document, b) for b in document.of_kind("paragraph")}
    assert told["Reaffirming "] is True
    assert told["2. Decides t"] is True
    assert told["1. Requests "] is False
    letter = answerer.snapshot.document(Symbol.parse("A/87/500"))
    assert not any(boilerplate.is_formula(letter, block) for block in letter.of_kind("paragraph"))
