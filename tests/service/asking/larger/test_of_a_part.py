"""What is asked of a preamble or of an annex alone is told of that part."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.snapshot import build, load
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder
from tests.service.asking.larger.told import cited, told

_RESOLUTION = """# Resolution 1990 (2011)

of 9 June 2011

*The Security Council,*

*Having considered* the report of the Harbour Commission (S/2011/77),

*Recalling* the storm at Port Selby,

1. *Takes note* of the letter of Norland (S/2011/80);

2. *Decides*, under Chapter VI of the Charter of the United Nations, that all harbours shall be open;

3. *Recalls* the measures imposed under Chapter VII.
"""
_LETTER = """# Letter dated 3 March 2012 from the Permanent Representative of Estavia to the United Nations addressed to the President of the Security Council

I send you a statement on the lake (see annex).

*(Signed)* Vera **Lind**

# Annex to the letter dated 3 March 2012 from the Permanent Representative of Estavia to the United Nations addressed to the President of the Security Council

# [Original: English and French]

# Statement by the President of Estavia, the Premier of Norland and the Warden of the Isles

1. All ferries shall be exchanged.

2. The harbour shall be opened.
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("parts")
    for symbol, text in (("S/RES/1990(2011)", _RESOLUTION), ("S/2012/130", _LETTER)):
        path = folder / f"{symbol.replace('/', '_')}.md"
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    build(sorted(folder.glob("*.md")), folder / "snapshots", hash_embedder)
    return Answerer(load(folder / "snapshots"), hash_embedder)


def test_of_a_preamble_only_what_it_names_is_told(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which documents does the preamble of resolution 1990 mention?"))
    assert [value.partition(",")[0] for name, value in told(answer) if name == "cites"] == ["S/2011/77"]
    assert cited(answer)[0] == "S/RES/1990 (2011), preambular [para. 1]"


def test_of_an_annex_the_languages_are_those_that_it_prints(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("In what languages was the joint statement issued, going by its heading?"))
    assert told(answer) == [("original language", "English and French")]


@pytest.mark.parametrize(
    "question", ["Under which Chapter does resolution 1990 act?", "Which Chapter does 1990 (2011) invoke?"]
)
def test_the_chapter_is_that_under_which_it_says_that_it_acts(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert told(answer) == [("acting under", "Chapter VI")]
    assert cited(answer) == ["S/RES/1990 (2011), para. 2"]


def test_the_titles_of_annexes_are_told(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("What are the annexes of the letter called?"))
    assert told(answer)[0] == ("annexes", "1")
