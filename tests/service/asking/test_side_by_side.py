"""A block beside its sources: what stands nearest in the documents it cites, word for word and without a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Reference
from corpus.holdings.library import LETTER
from corpus.symbol import Symbol
from index.embed import SentenceEmbedder
from index.snapshot import build, load
from service.asking.answer import Excerpt, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.asking.side_by_side import Beside, fetch_command
from tests.index.hash_embedder import HashEmbedder
from tests.places import SHARED_DATA
from tests.service.api.test_schemas import SOURCES, check_shape
from tests.service.conftest import Client, error_of
from tests.service.lake import write_lake

CITED = SHARED_DATA / "cited"
RESOLUTIONS = tuple(CITED / f"S_RES_0{number}_1993_EN_GOLD.txt" for number in (822, 853, 874, 884))
LAKE = "A/77/500"


def beside(answerer: Answerer, block: str, symbol: str = LAKE) -> tuple[Beside, ...]:
    document = answerer.snapshot.document(Symbol.parse(symbol))
    return answerer.sources(document, document.block(block)).sentences


def in_common(excerpt: Excerpt) -> list[str]:
    return [excerpt.document.text[start:end] for start, end in excerpt.in_common]


def nearest(sentence: Beside) -> list[str]:
    return [str(excerpt.anchor) for source in sentence.sources for excerpt in source.nearest]


# --- what is shown -------------------------------------------------------------------------------------------


def test_every_sentence_of_a_block_stands_beside_what_is_nearest_in_its_source(lake_answerer: Answerer) -> None:
    sentences = beside(lake_answerer, "p1")
    assert [sentence.sentence.quote for sentence in sentences] == [
        "The Security Council adopted resolution 2650 (2022) on the lake of Norland.",
        "It demanded the immediate and unconditional release of all ferries seized.",
        "Nobody in Port Selby was told.",
    ]
    assert [str(source.held.symbol) for sentence in sentences for source in sentence.sources] == [
        "S/RES/2650(2022)"
    ] * 3
    assert nearest(sentences[1]) == ["S/RES/2650(2022)#p1"]


def test_words_in_common_are_marked_on_both_sides_by_their_stems(lake_answerer: Answerer) -> None:
    sentence = beside(lake_answerer, "p1")[1]
    (excerpt,) = sentence.sources[0].nearest
    assert in_common(sentence.sentence) == ["demanded", "immediate", "unconditional release", "ferries seized"]
    assert in_common(excerpt) == ["Demands", "immediate", "unconditional release", "ferries seized"]


def test_a_sentence_that_shares_no_word_is_shown_beside_the_nearest_all_the_same(lake_answerer: Answerer) -> None:
    sentence = beside(lake_answerer, "p1")[2]
    assert len(sentence.sources[0].nearest) == 1
    assert in_common(sentence.sentence) == in_common(sentence.sources[0].nearest[0]) == []


def test_every_excerpt_is_word_for_word_and_names_place_and_voice(lake_answerer: Answerer) -> None:
    for document in lake_answerer.snapshot.documents:
        for block in document.blocks:
            for sentence in lake_answerer.sources(document, block).sentences:
                for excerpt in (sentence.sentence, *(e for source in sentence.sources for e in source.nearest)):
                    assert excerpt.document.text[excerpt.start : excerpt.end] == excerpt.quote
                    assert excerpt.quote.strip() == excerpt.quote != ""
                    assert excerpt.cite_as == f"{excerpt.document.cited}, {excerpt.block.label}"
                    assert excerpt.voice[0] == excerpt.document.author


def test_a_footnote_s_source_belongs_to_the_block_that_bears_its_mark(lake_answerer: Answerer) -> None:
    first, second = beside(lake_answerer, "p2")
    assert nearest(first)[0] == "A/77/402#a1-p3"
    assert [str(reference.symbol) for reference in first.not_held] == []
    assert [str(reference.symbol) for reference in second.not_held] == ["S/2023/77"]
    assert [str(source.held.symbol) for source in second.sources] == ["A/77/402"]


def test_of_a_footnote_the_sentences_that_bear_its_mark_are_shown(lake_answerer: Answerer) -> None:
    (sentence,) = beside(lake_answerer, "fn1")
    assert sentence.sentence.quote.startswith("The harbour of Port Selby was closed")
    assert str(sentence.sentence.anchor) == "A/77/500#p2"
    assert nearest(sentence)[0] == "A/77/402#a1-p3"


def test_the_place_that_a_reference_names_comes_first(lake_answerer: Answerer) -> None:
    (sentence,) = beside(lake_answerer, "p3")
    (source,) = sentence.sources
    assert [block.id for block in source.cited.places] == ["p2"]
    assert str(source.nearest[0].anchor) == "S/RES/2650(2022)#p2"


def test_a_block_that_cites_nothing_has_no_sources(lake_answerer: Answerer) -> None:
    assert beside(lake_answerer, "p4") == ()
    assert beside(lake_answerer, "p2", "S/RES/2650(2022)") == ()


def test_the_same_block_gives_the_same_sources(lake_answerer: Answerer) -> None:
    lake_answerer.ask(Ask("Who sailed?"))
    assert beside(lake_answerer, "p1") == beside(lake_answerer, "p1")


def test_the_command_that_fetches_a_source_can_be_pasted_into_a_shell(lake_answerer: Answerer) -> None:
    document = lake_answerer.snapshot.by_slug(LAKE)
    commands = {str(reference.symbol): fetch_command(reference) for reference in document.references}
    assert commands["S/2023/77"] == "pincite fetch S/2023/77"
    page = Reference("fn1", 0, 0, url="https://www.lake.example/log?a=1&b=2")
    assert fetch_command(page) == "pincite fetch 'https://www.lake.example/log?a=1&b=2'"
    assert fetch_command(Reference("fn1", 0, 0, url="https://digitallibrary.un.org/record/1")) == ""
    assert commands["S/RES/2650(2022)"] == "pincite fetch 'S/RES/2650(2022)'"


# --- beneath an answer ---------------------------------------------------------------------------------------


def test_an_answer_that_retells_a_source_shows_it_beneath(hash_embedder: HashEmbedder, tmp_path: Path) -> None:
    build(write_lake(tmp_path, "letter", "resolution"), tmp_path / "snapshots", hash_embedder)
    answerer = Answerer(load(tmp_path / "snapshots"), hash_embedder)
    asked = Ask("Was the release of all ferries demanded?", limit=1)
    answer = answerer.ask(asked)
    assert isinstance(answer, Found)
    assert answer.kind == "fact"
    assert str(answer.citations[0].anchor) == "A/77/500#p1"
    assert [str(excerpt.anchor) for excerpt in answer.citations[0].sources] == ["S/RES/2650(2022)#p1"]


def test_a_source_that_is_cited_itself_is_not_shown_beneath_as_well(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask("What was demanded of the ferries?"))
    assert isinstance(answer, Found)
    assert [str(citation.anchor) for citation in answer.citations[:2]] == ["A/77/500#p1", "S/RES/2650(2022)#p1"]
    assert answer.citations[0].sources == ()


def test_only_the_documents_asked_for_are_shown_beneath(lake_answerer: Answerer) -> None:
    letter_only = Ask("What was demanded, the release of all ferries?", documents=(Symbol.parse(LAKE),))
    answer = lake_answerer.ask(letter_only)
    assert isinstance(answer, Found)
    assert str(answer.citations[0].anchor) == "A/77/500#p1"
    assert answer.citations[0].sources == ()


# --- over HTTP -----------------------------------------------------------------------------------------------


def test_the_sources_of_a_block_are_json(lake_client: Client, lake_answerer: Answerer) -> None:
    body = lake_client.get("/api/v1/documents/A/77/500/blocks/p2/sources").json()
    check_shape(body, SOURCES)
    assert body["note"] == "Shown side by side; Pincite does not judge whether they agree."
    assert body["url"] == "/documents/A/77/500/blocks/p2/sources"
    assert body["notice"] == "A statement by one party, circulated at its request; not a finding of the United Nations."
    assert body["snapshot"] == lake_answerer.snapshot.manifest.id
    first, second = body["sentences"]
    assert first["sources"][0]["document"] == "A/77/402"
    assert first["sources"][0]["reference"]["places"] == [
        {"block": "a1-p3", "label": "annex, para. 3", "url": "/documents/A/77/402#a1-p3"}
    ]
    assert first["sources"][0]["nearest"][0]["cite_as"] == "A/77/402, annex, para. 3"
    (missing,) = second["not_held"]
    assert (missing["symbol"], missing["held"], missing["fetch"]) == ("S/2023/77", False, "pincite fetch S/2023/77")
    assert missing["url"] == "https://docs.un.org/en/S/2023/77"


def test_words_in_common_are_ranges_of_the_quote(lake_client: Client) -> None:
    body = lake_client.get("/api/v1/documents/A/77/500/blocks/p1/sources").json()
    excerpts = [
        excerpt
        for sentence in body["sentences"]
        for excerpt in (sentence["sentence"], *(e for source in sentence["sources"] for e in source["nearest"]))
    ]
    words = [(e["quote"][w["start"] : w["end"]], w["text"]) for e in excerpts for w in e["in_common"]]
    assert words
    assert all(quoted == text for quoted, text in words)


def test_the_sources_of_a_block_that_cites_nothing_are_empty(lake_client: Client) -> None:
    assert lake_client.get("/api/v1/documents/A/77/500/blocks/p4/sources").json()["sentences"] == []


@pytest.mark.parametrize("prefix", ["/api/v1", "", "/fragments"])
@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("A/77/500/blocks/zz/sources", 404, "unknown_block"),
        ("A/1/2/blocks/p1/sources", 404, "unknown_document"),
        ("nonsense/blocks/p1/sources", 400, "bad_symbol"),
        ("A/77/500/blocks/p1/sources/x", 404, "unknown_block"),
        ("A/77/500/blocks//sources", 404, "unknown_block"),
    ],
)
def test_sources_of_what_is_not_there_are_a_4xx(
    lake_client: Client, prefix: str, path: str, status: int, error: str
) -> None:
    response = lake_client.get(f"{prefix}/documents/{path}", headers={"accept": "application/json"})
    assert error_of(response) == error
    assert response.status_code == status


# --- the letter and the resolutions it retells ---------------------------------------------------------------


@pytest.fixture(scope="module")
def with_resolutions(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Answerer:
    folder = tmp_path_factory.mktemp("resolutions")
    build((LETTER, *RESOLUTIONS), folder, embedder)
    return Answerer(load(folder), embedder)


needs_shared = pytest.mark.skipif(
    not RESOLUTIONS[0].exists(), reason="the cited documents lie in ../shared, which is absent here"
)


@pytest.mark.shared
@pytest.mark.model
@needs_shared
def test_the_letter_s_sentence_on_withdrawal_stands_beside_the_resolutions_own_paragraphs(
    with_resolutions: Answerer,
) -> None:
    (sentence,) = (
        sentence
        for sentence in beside(with_resolutions, "p6", "A/75/660")
        if "immediate, complete and unconditional withdrawal" in sentence.sentence.quote
    )
    demands = {"S/RES/822(1993)#p1", "S/RES/853(1993)#p3", "S/RES/874(1993)#p5", "S/RES/884(1993)#p4"}
    assert demands <= set(nearest(sentence))
    (own,) = (e for source in sentence.sources for e in source.nearest if str(e.anchor) == "S/RES/853(1993)#p3")
    assert own.quote.startswith("3. Demands the immediate cessation of all hostilities and the immediate, complete")
    assert {"Demands", "immediate", "complete", "unconditional withdrawal", "occupying forces"} <= set(in_common(own))
    assert sentence.not_held == ()


@pytest.mark.shared
@pytest.mark.model
@needs_shared
def test_no_sentence_stands_beside_the_line_that_tells_of_an_adoption(with_resolutions: Answerer) -> None:
    """Though one says "adopted", as those lines do."""
    *_, last = beside(with_resolutions, "p6", "A/75/660")
    assert last.sentence.quote.startswith("Numerous decisions and documents adopted by other")
    assert [len(source.nearest) for source in last.sources] == [1, 1, 1, 1]
    assert not [anchor for anchor in nearest(last) if "#m" in anchor]


@pytest.mark.shared
@pytest.mark.model
@needs_shared
@pytest.mark.parametrize(
    ("question", "block"),
    [
        ("What does resolution 853 demand?", "S/RES/853(1993)#p3"),
        ("Which forces must withdraw under resolution 884?", "S/RES/884(1993)#p4"),
        ("According to S/RES/822(1993), from which district must forces withdraw?", "S/RES/822(1993)#p1"),
        ("Which district was seized according to resolutions 822 and 853?", "S/RES/853(1993)#p1"),
    ],
)
def test_a_question_that_names_a_resolution_is_answered_by_its_own_text(
    with_resolutions: Answerer, question: str, block: str
) -> None:
    answer = with_resolutions.ask(Ask(question))
    assert isinstance(answer, Found)
    assert str(answer.citations[0].anchor) == block


@pytest.mark.shared
@pytest.mark.model
@needs_shared
def test_the_letter_s_account_shows_the_resolution_beneath(with_resolutions: Answerer) -> None:
    question = "Which region did the Security Council confirm as an integral part of Azerbaijan?"
    answer = with_resolutions.ask(Ask(question, limit=1))
    assert isinstance(answer, Found)
    assert str(answer.citations[0].anchor) == "A/75/660–S/2020/1267#p6"
    assert str(answer.citations[0].sources[0].anchor) == "S/RES/853(1993)#p3"
