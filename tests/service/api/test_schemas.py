"""The JSON of the API: the fields that DESIGN.md promises, with their types."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.api.to_json import answer_json, block_json, document_json, summary_json
from service.asking.answer import Abstained, Found, notice_of
from service.asking.answerer import Answerer
from service.asking.request import Ask

Shape = dict[str, Any]
NONE = type(None)

PLACE: Shape = {"block": str, "label": str, "url": str}
REFERENCE: Shape = {
    "symbol": (str, NONE),
    "title": (str, NONE),
    "date": (str, NONE),
    "url": (str, NONE),
    "held": bool,
    "document_url": (str, NONE),
    "pinpoint": (str, NONE),
    "places": [PLACE],
}
FOOTNOTE: Shape = {"number": str, "text": str, "references": [REFERENCE]}
EXCERPT: Shape = {
    "quote": str,
    "in_common": [{"start": int, "end": int, "text": str}],
    "anchor": {"document": str, "block": str, "label": str, "section": str, "page": (int, NONE)},
    "range": {"start": int, "end": int, "sha256": str},
    "voice": [{"name": str, "role": str}],
    "cite_as": str,
    "url": str,
    "author": str,
}
SOURCES: Shape = {
    "anchor": {"document": str, "block": str},
    "url": str,
    "note": str,
    "notice": str,
    "sentences": [
        {
            "sentence": EXCERPT,
            "sources": [{"document": str, "url": str, "reference": REFERENCE, "nearest": [EXCERPT]}],
            "not_held": [REFERENCE | {"fetch": (str, NONE)}],
        }
    ],
    "snapshot": str,
}
CITATION: Shape = {
    "quote": str,
    "highlights": [{"start": int, "end": int, "text": str}],
    "anchor": {"document": str, "block": str, "label": str, "section": str, "page": (int, NONE)},
    "range": {"start": int, "end": int, "sha256": str},
    "voice": [{"name": str, "role": str}],
    "footnotes": [FOOTNOTE],
    "cite_as": str,
    "url": str,
    "score": float,
    "repeats": [str],
    "same_as": (str, NONE),
    "references": [REFERENCE],
    "sources": [EXCERPT],
    "sources_url": (str, NONE),
}
ANSWER: Shape = {
    "question": str,
    "understood_as": str,
    "status": str,
    "confidence": float,
    "citations": [CITATION],
    "nearest": [CITATION],
    "remark": str,
    "notice": str,
    "snapshot": str,
}


def check_shape(value: object, shape: object, at: str = "$") -> None:
    """Every field that `shape` names is there and has its type; fields may have been added."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), at
        for name, inner in shape.items():
            assert name in value, f"{at}.{name}"
            check_shape(value[name], inner, f"{at}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), at
        for place, item in enumerate(value):
            check_shape(item, shape[0], f"{at}[{place}]")
    else:
        assert isinstance(shape, (type, tuple))
        assert isinstance(value, shape), f"{at} is {value!r}"


def as_json(answerer: Answerer, request: Ask) -> Any:
    return json.loads(answer_json(answerer.ask(request), answerer.snapshot.manifest.id).model_dump_json())


@pytest.mark.parametrize(
    "question",
    [
        "How many sailors were wounded?",
        "Who counted eleven cut moorings?",
        "What does A/77/398 say?",
        "zeppelin tiramisu",
    ],
)
def test_an_answer_has_every_field_of_the_design(ferries_answerer: Answerer, question: str) -> None:
    answer = as_json(ferries_answerer, Ask(question))
    check_shape(answer, ANSWER)
    assert answer["citations"] or answer["nearest"]


def test_the_fields_of_a_found_answer(ferries_answerer: Answerer) -> None:
    answer = as_json(ferries_answerer, Ask("How many moorings did patrol boats of Estavia cut?"))
    assert answer["status"] == "answered"
    assert answer["nearest"] == []
    assert answer["snapshot"] == ferries_answerer.snapshot.manifest.id
    first = answer["citations"][0]
    document = ferries_answerer.snapshot.by_slug("A/77/401")
    assert first["anchor"]["document"] == "A/77/401–S/2023/91"
    assert first["anchor"]["block"] == "p1"
    assert first["anchor"]["label"] == "[para. 1]"
    assert first["anchor"]["section"] == "letter"
    assert first["range"]["sha256"] == document.sha256
    assert document.text[first["range"]["start"] : first["range"]["end"]] == first["quote"]
    assert [first["quote"][h["start"] : h["end"]] for h in first["highlights"]] == [
        h["text"] for h in first["highlights"]
    ]
    assert first["cite_as"] == "A/77/401–S/2023/91, [para. 1], footnote 1"
    assert first["url"] == "/documents/A/77/401#p1"
    assert first["score"] == answer["confidence"]
    assert first["voice"][0] | {"name": "Permanent Representative of Norland", "role": "author"} == first["voice"][0]
    (note,) = first["footnotes"]
    assert note["number"] == "1"
    (reference,) = note["references"]
    assert (reference["symbol"], reference["date"], reference["held"]) == (
        "A/77/398–S/2023/90",
        "3 February 2023",
        False,
    )


def test_the_fields_of_an_answer_not_found(ferries_answerer: Answerer) -> None:
    answer = as_json(ferries_answerer, Ask("zeppelin tiramisu recipe"))
    assert answer["status"] == "not_answered"
    assert answer["citations"] == []
    assert answer["nearest"]
    assert answer["sources_not_held"] == []
    assert 0 <= answer["confidence"] < 1


def test_a_source_not_held_is_named(ferries_answerer: Answerer) -> None:
    answer = as_json(ferries_answerer, Ask("What does A/77/398 say about moorings?"))
    assert answer["status"] == "answered_by_source_not_held"
    assert answer["citations"] == []
    assert [(source["symbol"], source["held"]) for source in answer["sources_not_held"]] == [
        ("A/77/398–S/2023/90", False)
    ]


def test_the_notice_is_that_of_the_documents_shown(ferries_answerer: Answerer) -> None:
    of_letter = ferries_answerer.ask(Ask("How many sailors were wounded?"))
    of_report = ferries_answerer.ask(Ask("How many passengers had the Selkie?"))
    assert isinstance(of_letter, Found)
    assert "not a finding of the United Nations" in notice_of(of_letter)
    shown = of_report.nearest if isinstance(of_report, Abstained) else of_report.citations
    assert {citation.document.symbol.slug for citation in shown} == {"A/77/402"}
    assert notice_of(of_report) == ""


def test_speakers_are_ranges_of_the_quote(ferries_answerer: Answerer) -> None:
    answer = as_json(ferries_answerer, Ask("Was any ferry seaworthy?"))
    first = answer["citations"][0]
    (speaker,) = first["speakers"]
    assert "No ferry was seaworthy" in first["quote"][speaker["start"] : speaker["end"]]
    assert [voice["role"] for voice in speaker["voice"]] == ["author", "quoted organisation", "quoted person"]


def test_a_document_s_blocks_are_ranges_of_its_text(ferries_answerer: Answerer) -> None:
    for document in ferries_answerer.snapshot.documents:
        body = document_json(ferries_answerer.dossier(document))
        assert body.text == document.text
        assert [block.id for block in body.contents] == [block.id for block in document.blocks]
        for block in body.contents:
            assert body.text[block.range.start : block.range.end] == block.text
            assert block.range.sha256 == body.sha256
            assert all(0 <= s.start < s.end <= len(block.text) for s in block.speakers)


def test_a_block_carries_its_footnotes_and_its_address(ferries_answerer: Answerer) -> None:
    document = ferries_answerer.snapshot.by_slug("A/77/401")
    block = document.block("p4")
    body = block_json(document, block, ferries_answerer.footnotes(document, block), ())
    assert [note.number for note in body.footnotes] == ["2"]
    assert body.url == "/documents/A/77/401#p4"
    assert body.sources_url == "/documents/A/77/401/blocks/p4/sources"
    assert body.voice[-1].name == "International Harbour Union"


def test_a_summary_names_both_halves(ferries_answerer: Answerer) -> None:
    body = summary_json(ferries_answerer.snapshot.by_slug("A/77/401"))
    assert body.halves == ["A/77/401", "S/2023/91"]
    assert (body.dated, body.kind, body.url) == ("2023-03-09", "letter", "/documents/A/77/401")
