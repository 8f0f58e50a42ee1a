"""The letter as received: what a reader of the print would say of it, and that nothing is lost, doubled or changed.

`golden/letter.json` holds the whole Document in readable form. It is compared, never written, unless the
environment says so:

    PINCITE_UPDATE_GOLDEN=1 python -m pytest tests/corpus/holdings/test_letter.py

Read the difference against the source line by line before you keep it. The other tests here are written from the
print, not from the golden file.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Block, Document, Reference, Voice
from corpus.holdings.library import LETTER

GOLDEN = Path(__file__).parent / "golden" / "letter.json"
RAW = LETTER.read_text(encoding="utf-8")

Holding = Callable[[Document, str], Block]


# --- The golden file ---


def test_the_letter_is_understood_as_in_the_golden_file(letter: Document) -> None:
    now = json.dumps(serialised(letter), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("PINCITE_UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(now, encoding="utf-8")
    assert json.loads(now) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def serialised(document: Document) -> dict[str, Any]:
    head = document.masthead
    return {
        "symbol": str(document.symbol),
        "title": document.title,
        "kind": document.kind,
        "author": _voice(document.author),
        "notice": document.notice,
        "closing": document.closing,
        "signature": document.signature,
        "warnings": list(document.warnings),
        "masthead": {
            "organs": list(head.organs),
            "distribution": head.distribution,
            "distributed": str(head.distributed),
            "dated": str(head.dated),
            "reissued": str(head.reissued),
            "language": head.language,
            "sessions": list(head.sessions),
            "symbols": [str(symbol) for symbol in head.symbols],
            "agenda": [f"{item.number}: {item.title} ({item.block})" for item in head.agenda],
        },
        "blocks": [_block(document, block) for block in document.blocks],
        "references": [_reference(document, reference) for reference in document.references],
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": block.id,
        "kind": block.kind,
        "label": block.label,
        "section": block.section,
        "under": list(block.under),
        "voice": [_voice(voice) for voice in block.voice],
        "text": document.text_of(block),
        "speeches": [
            {"by": [_voice(voice) for voice in speech.voice], "text": document.text[speech.start : speech.end]}
            for speech in block.speeches
        ],
        "marks": [f"{document.text[block.start : mark.at][-20:]}|{mark.number} -> {mark.note}" for mark in block.marks],
        "footnotes": list(block.footnotes),
        "closed_by": block.closed_by,
        "line_breaks_before": [document.text[at:].split()[0] for at in block.breaks],
    }
    return {key: value for key, value in entry.items() if value}


def _voice(voice: Voice) -> str:
    return f"{voice.name}{', ' if voice.title else ''}{voice.title} ({voice.role}, {voice.manner})"


def _reference(document: Document, reference: Reference) -> dict[str, Any]:
    entry = {
        "block": reference.block,
        "printed": document.text[reference.start : reference.end],
        "symbol": str(reference.symbol or ""),
        "title": reference.title,
        "author": reference.author,
        "date": reference.date,
        "on": str(reference.on or ""),
        "url": reference.url,
        "flags": list(reference.flags),
    }
    return {key: value for key, value in entry.items() if value}


# --- Nothing is lost, doubled or changed: the source is stripped here once more, by other means ---


def source_blocks() -> list[str]:
    return [block.strip() for block in re.split(r"\n\s*\n", RAW) if block.strip() and block.strip() != "---"]


def stripped(markdown: str) -> str:
    markdown = re.sub(r"^#+ ", "", markdown)
    markdown = re.sub(r"\[((?:\\.|[^\]\\])*)\]\([^()]*\)", r"\1", markdown)
    return re.sub(r"\\(.)", r"\1", markdown.replace("*", ""))


SOURCE_NOTES = [block for block in source_blocks() if re.match(r"<sup>\d+</sup> ", block)]
SOURCE_BODY = [block for block in source_blocks() if not re.match(r"<sup>\d+</sup> ", block)]
MARK = re.compile(r"<sup>(\d+)</sup>")


def words(document: Document, *, notes: bool) -> list[str]:
    return [
        word
        for block in document.blocks
        if (block.kind == "footnote") == notes
        for word in document.text_of(block).split()
    ]


def test_the_words_of_the_body_are_those_of_the_source_in_its_order(letter: Document) -> None:
    source = " ".join(stripped(MARK.sub("", block)) for block in SOURCE_BODY)
    assert words(letter, notes=False) == source.split()


def test_the_words_of_the_footnotes_are_those_of_the_source_in_its_order(letter: Document) -> None:
    source = " ".join(stripped(MARK.sub("", note)) for note in SOURCE_NOTES)
    assert words(letter, notes=True) == source.split()


def test_the_marks_are_those_of_the_source_each_behind_its_word(letter: Document) -> None:
    source = " ".join(SOURCE_BODY)
    printed = [(mark.group(1), source[: mark.start()].split()[-1].split(">")[-1]) for mark in MARK.finditer(source)]
    found = [(mark.number, letter.text[: mark.at].split()[-1]) for block in letter.blocks for mark in block.marks]
    assert found == printed
    assert [number for number, _ in found] == [str(n) for n in range(1, 12)]


def test_no_markup_is_left_in_the_text(letter: Document) -> None:
    assert not re.search(r"<sup|\*\*|\]\(|\\|^#|---", letter.text)


def test_blocks_are_disjoint_ordered_and_cover_the_whole_text(
    letter: Document, check_invariants: Callable[[Document], None]
) -> None:
    check_invariants(letter)
    assert "\n".join(letter.text_of(block) for block in letter.blocks) == letter.text


def test_the_text_is_nfc_and_no_block_has_white_space_at_its_ends(letter: Document) -> None:
    assert unicodedata.is_normalized("NFC", letter.text)
    assert all(letter.text_of(block).strip() == letter.text_of(block) != "" for block in letter.blocks)


# --- What stands in the letter ---


def test_the_letter_is_the_permanent_representatives(letter: Document) -> None:
    assert str(letter.symbol) == "A/75/660–S/2020/1267"
    assert letter.kind == "letter"
    assert letter.author == Voice("Permanent Representative of Azerbaijan", "author")
    assert letter.title.startswith("Letter dated 18 December 2020 from the Permanent Representative of Azerbaijan to")
    assert letter.notice == "A statement by one party, circulated at its request; not a finding of the United Nations."
    assert letter.warnings == ()


def test_its_dates_are_that_of_the_letter_and_that_of_its_distribution(letter: Document) -> None:
    assert letter.masthead.dated == datetime.date(2020, 12, 18)
    assert letter.masthead.distributed == datetime.date(2020, 12, 22)
    assert letter.masthead.reissued is None


def test_its_masthead_names_two_organs_their_sessions_and_its_language(letter: Document) -> None:
    head = letter.masthead
    assert head.organs == ("General Assembly", "Security Council")
    assert head.sessions == ("Seventy-fifth session", "Seventy-fifth year")
    assert (head.language, head.distribution) == ("English", "General")


def test_its_eight_agenda_items_have_their_titles(letter: Document) -> None:
    assert [(item.number, item.title) for item in letter.masthead.agenda] == [
        ("34", "Prevention of armed conflict"),
        (
            "35",
            "Protracted conflicts in the GUAM area and their implications for international peace, security and development",
        ),
        ("40", "The situation in the occupied territories of Azerbaijan"),
        ("68", "Promotion and protection of the rights of children"),
        ("70", "Elimination of racism, racial discrimination, xenophobia and related intolerance"),
        ("71", "Right of peoples to self-determination"),
        ("72", "Promotion and protection of human rights"),
        ("86", "The rule of law at the national and international levels"),
    ]
    assert all(letter.text_of(letter.block(item.block)) == item.title for item in letter.masthead.agenda)


def test_it_has_44_paragraphs_numbered_in_order_and_5_omissions(letter: Document) -> None:
    numbered = list(letter.of_kind("paragraph", "quotation"))
    assert [(block.id, block.number, block.label) for block in numbered] == [
        (f"p{n}", str(n), f"[para. {n}]") for n in range(1, 45)
    ]
    assert [letter.text_of(block) for block in letter.of_kind("omission")] == ["..."] * 5
    assert not list(letter.of_kind("list_item"))


#: How each paragraph of the main text begins, counted in the print.
BEGINNINGS = {
    1: "In order to realize", 2: "The war claimed", 3: "Some of the offences", 4: "The Security Council was actively",
    5: "By the end of 1992", 6: "In 1993, in response", 7: "However, Security Council key", 8: "On the contrary",
    9: "Over this period", 10: "On 27 September 2020", 11: "Similar to its atrocity", 12: "Ganja, the second",
    13: "On 28 October, the city", 14: "In total, as a result", 15: "The report of Human Rights Watch",
    16: "Human Rights Watch documented 11", 17: "“Armenian forces repeatedly", 18: "In addition to causing",
    19: "“Armenian forces fired", 20: "Investigations conducted", 21: "Amnesty International stated",
    22: "Amnesty International has verified", 23: "Yesterday (28 October", 24: "Amnesty International’s Crisis",
    25: "“The firing of cluster", 26: "Human Rights Watch stated", 27: "Armenian forces either fired",
    28: "Human Rights Watch analyzed", 29: "Human Rights Watch reviewed", 30: "Remnants of the distinctive",
    31: "The journalist said", 32: "In its most recent report", 33: "During a visit", 34: "Human Rights Watch also documented",
    35: "During a research trip", 36: "In order to repulse", 37: "The resumption of hostilities", 38: "The scorched-earth policy",
    39: "Furthermore, most of", 40: "Equally deplorable", 41: "Proof of alleged", 42: "Armenia is responsible",
    43: "The responsibility of Armenia", 44: "I should be grateful",
}  # fmt: skip


def test_each_paragraph_is_the_one_counted_in_the_print(letter: Document) -> None:
    for number, beginning in BEGINNINGS.items():
        assert letter.text_of(letter.block(f"p{number}")).startswith(beginning)


@pytest.mark.parametrize(
    ("block", "seam"),
    [
        ("p3", "as ethnic Azerbaijanis have been targeted because"),
        ("p27", "on October 28, 2020 ... The attack reportedly killed"),
        ("p35", "by Armenian forces, including one in Barda district"),
    ],
)
def test_the_three_paragraphs_that_a_page_cuts_are_whole(letter: Document, block: str, seam: str) -> None:
    assert seam in letter.text_of(letter.block(block))


#: Footnote, the paragraph of its mark, and the words right before the mark.
MARKS = [
    ("fn1", "p3", "has been to destroy the group in part."),
    ("fn2", "p8", "the political settlement of the conflict."),
    ("fn3", "p9", "among the Azerbaijani civilians and militaries."),
    ("fn4", "p10", "have lasted for 44 days."),
    ("fn5", "p11", "mercenaries and foreign terrorist fighters,"),
    ("fn6", "p13", "reportedly carried cluster munitions”."),
    ("fn7", "p19", "beyond this vicious, decades-long conflict”."),
    ("fn8", "p25", "for Eastern Europe and Central Asia."),
    ("fn9", "p31", "not permitted under the laws of war."),
    ("fn10", "p35", "and one in Tartar district."),
    ("fn11", "p36", "and Armenia was enforced to peace."),
]


def test_the_eleven_marks_stand_behind_their_words(letter: Document) -> None:
    found = [(mark.note, block.id, mark.at) for block in letter.blocks for mark in block.marks]
    assert [(note, block) for note, block, _ in found] == [(note, block) for note, block, _ in MARKS]
    for (_, _, at), (_, _, before) in zip(found, MARKS, strict=True):
        assert letter.text[:at].endswith(before)


def test_the_eleven_footnotes_begin_as_printed(letter: Document) -> None:
    beginnings = [
        "See Malcolm N. Shaw", "For more information", "See, for example, United Nations documents A/65/780",
        "See United Nations documents A/75/357", "See, for example, United Nations documents A/75/497",
        "“Nagorno-Karabakh conflict", "“Armenia: Unlawful Rocket", "“Armenia/Azerbaijan: first", '"Armenia: Cluster Munitions Kill',
        '"Armenia: Cluster Munitions Used', "See United Nations document S/2020/1104 (11 November 2020).",
    ]  # fmt: skip
    notes = list(letter.of_kind("footnote"))
    assert [(note.id, note.number, note.label) for note in notes] == [
        (f"fn{n}", str(n), f"footnote {n}") for n in range(1, 12)
    ]
    assert all(letter.text_of(note).startswith(start) for note, start in zip(notes, beginnings, strict=True))


# --- Who speaks ---

HRW, AMNESTY = "Human Rights Watch", "Amnesty International"
QUOTATIONS = [
    (HRW, "p16", "p19", "fn7"),
    (AMNESTY, "p22", "p25", "fn8"),
    (HRW, "p27", "p31", "fn9"),
    (HRW, "p33", "p35", "fn10"),
]


def test_the_four_block_quotations_have_their_ends_speakers_and_notes(letter: Document) -> None:
    quoted = {}
    for name, first, last, note in QUOTATIONS:
        for number in range(int(first[1:]), int(last[1:]) + 1):
            quoted[f"p{number}"] = (name, note)
    found = {block.id: (block.voice[-1].name, block.closed_by) for block in letter.of_kind("quotation")}
    assert found == quoted
    assert all(block.voice[0] == letter.author and len(block.voice) == 2 for block in letter.of_kind("quotation"))
    assert {block.voice[1].role for block in letter.of_kind("quotation")} == {"quoted organisation"}


def test_every_paragraph_of_a_quotation_carries_the_note_that_closes_it(letter: Document) -> None:
    for _, first, last, note in QUOTATIONS:
        for number in range(int(first[1:]), int(last[1:]) + 1):
            assert letter.block(f"p{number}").footnotes == (note,)


def test_omissions_stand_inside_quotations_and_are_closed_with_them(letter: Document) -> None:
    found = [(block.voice[-1].name, block.closed_by) for block in letter.of_kind("omission")]
    assert found == [(HRW, "fn7"), (HRW, "fn7"), (HRW, "fn9"), (HRW, "fn9"), (HRW, "fn10")]


def test_outside_the_quotations_the_letter_speaks(letter: Document) -> None:
    for block in letter.of_kind("paragraph", "footnote", "caption", "signature", "heading", "title", "masthead"):
        assert block.voice == (letter.author,)
        assert block.closed_by == ""


#: A passage that somebody inside speaks: the chain behind the author, with role and manner.
SPEECHES = [
    ("p4", "to bring the violence to an end", [("Security Council", "quoted organisation", "quoted")]),
    ("p6", "demanded the immediate, complete and unconditional withdrawal", [("Security Council", "quoted organisation", "reported")]),
    ("p13", "the biggest single loss of life", [("United Nations High Commissioner for Human Rights Michelle Bachelet", "quoted person", "quoted")]),
    ("p13", "reportedly carried cluster munitions", [("United Nations High Commissioner for Human Rights Michelle Bachelet", "quoted person", "quoted")]),
    ("p17", "Armenian forces repeatedly launched", [(HRW, "quoted organisation", "quoted"), ("Hugh Williamson", "quoted person", "quoted")]),
    ("p17", "Again and again in the course", [(HRW, "quoted organisation", "quoted"), ("Hugh Williamson", "quoted person", "quoted")]),
    ("p19", "Armenian forces fired hugely", [(HRW, "quoted organisation", "quoted"), ("Hugh Williamson", "quoted person", "quoted")]),
    ("p19", "by both sides is critical", [(HRW, "quoted organisation", "quoted"), ("Hugh Williamson", "quoted person", "quoted")]),
    ("p23", "at least 21 people were killed", [(AMNESTY, "quoted organisation", "quoted"), ("Azerbaijani Prosecutor General’s Office", "quoted organisation", "reported")]),
    ("p25", "is cruel and reckless", [(AMNESTY, "quoted organisation", "quoted"), ("Marie Struthers", "quoted person", "quoted")]),
    ("p31", "had not seen any concentrated presence", [(HRW, "quoted organisation", "quoted"), ("The journalist", "quoted person", "reported")]),
    ("p39", "between 10 and 13 years", [("Azerbaijan National Agency for Mine Action", "quoted organisation", "reported")]),
]  # fmt: skip


@pytest.mark.parametrize(("block_id", "passage", "chain"), SPEECHES)
def test_a_passage_inside_is_spoken_by_whom_the_print_names(
    letter: Document, block_id: str, passage: str, chain: list[tuple[str, str, str]]
) -> None:
    block = letter.block(block_id)
    start = letter.text.index(passage, block.start, block.end)
    voices = block.voice_at(start, start + len(passage))
    assert voices[0] == letter.author
    assert [(voice.name, voice.role, voice.manner) for voice in voices[1:]] == chain


def test_persons_inside_have_the_title_that_is_printed_of_them(letter: Document) -> None:
    titles = {
        voice.name: voice.title
        for block in letter.blocks
        for speech in block.speeches
        for voice in speech.voice
        if voice.title
    }
    assert titles == {
        "Hugh Williamson": "Europe and Central Asia director at Human Rights Watch",
        "Marie Struthers": "Amnesty International’s Regional Director for Eastern Europe and Central Asia",
    }


@pytest.mark.parametrize(
    ("block_id", "passage", "chain"),
    [
        ("p4", "the Council adopted its first presidential note", []),
        ("p6", "adopted four resolutions", []),
        ("p13", "causing the death of 21 civilians and injuring more than 70", []),
        ("p23", "one or several Smerch rockets were fired into Barda", [AMNESTY]),
        ("p31", "is not permitted under the laws of war", [HRW]),
        ("p39", "were heavily mined", []),
    ],
)
def test_the_sentence_beside_it_stays_with_the_voice_outside(
    letter: Document, block_id: str, passage: str, chain: list[str]
) -> None:
    block = letter.block(block_id)
    start = letter.text.index(passage, block.start, block.end)
    assert [voice.name for voice in block.voice_at(start, start + len(passage))[1:]] == chain


def test_the_council_did_not_say_that_lachyn_was_occupied(letter: Document) -> None:
    block = letter.block("p4")
    start = letter.text.index("Lachyn, the district", block.start, block.end)
    assert block.voice_at(start, block.end) == (letter.author,)


# --- How it ends ---


def test_the_last_paragraph_asks_for_circulation(letter: Document) -> None:
    assert letter.closing == "p44"


def test_the_signature_has_three_lines(letter: Document) -> None:
    block = letter.block(letter.signature)
    ends = zip((block.start, *block.breaks), (*block.breaks, block.end), strict=True)
    assert [letter.text[start:end].strip() for start, end in ends] == [
        "(Signed) Yashar Aliyev",
        "Ambassador",
        "Permanent Representative",
    ]


TITLE_OF = "to the letter dated 18 December 2020 from the Permanent Representative of Azerbaijan to the United Nations addressed to the Secretary-General"
CAPTIONS = [
    ("annex I", "Aghdam", "Images 1–14: private houses"),
    ("annex I", "Aghdam", "Images 15–17: school in Garadagli village"),
    ("annex I", "Aghdam", "Images 18–20: settlement for internally displaced persons, “Birinji Baharli”"),
    ("annex I", "Barda", "Images 21–25: private houses and civilian property"),
    ("annex I", "Fuzuli", "Images 26–27: private houses"),
    ("annex I", "Ganja", "Images 28–31: residential buildings and civilian properties"),
    ("annex I", "Ganja", "Images 32–34: school in Ganja"),
    ("annex I", "Goranboy", "Images 35–38: private houses"),
    ("annex I", "Naftalan", "Images 39–40: private properties"),
    ("annex I", "Tartar", "Images 41–47: schools"),
    ("annex I", "Tartar", "Images 48–52: residential building and private houses"),
    ("annex II", "Aghdam", "Images 53–57"),
    ("annex II", "Fuzuli", "Images 58–62"),
]
ANNEX_TITLES = {
    "annex I": (
        f"Annex I {TITLE_OF}",
        "Evidence of direct and indiscriminate attacks on the cities, towns and villages of Azerbaijan by Armenia from 27 September to 9 November 2020",
    ),
    "annex II": (f"Annex II {TITLE_OF}", "Consequences of the Armenian occupation"),
}


def test_every_caption_stands_under_its_annex_and_place(letter: Document) -> None:
    found = [(block.section, block.under, letter.text_of(block)) for block in letter.of_kind("caption")]
    assert found == [(annex, (*ANNEX_TITLES[annex], place), text) for annex, place, text in CAPTIONS]


def test_a_caption_is_cited_by_annex_and_images(letter: Document, holding: Holding) -> None:
    block = holding(letter, "Images 21–25")
    assert (block.id, block.label) == ("a1-c4", "annex I, images 21–25")
    assert holding(letter, "Images 53–57").label == "annex II, images 53–57"


def test_the_annexes_hold_headings_and_captions_only(letter: Document) -> None:
    kinds = {block.kind for block in letter.blocks if block.section.startswith("annex")}
    assert kinds == {"heading", "caption"}
    assert {block.section for block in letter.blocks} == {"letter", "annex I", "annex II"}
    assert not [block for block in letter.of_kind("heading") if block.section == "letter"]


# --- What it cites ---


def documents(letter: Document) -> list[Reference]:
    return [reference for reference in letter.references if reference.symbol]


def test_it_cites_48_documents_by_46_symbols_and_four_resolutions_by_number(letter: Document) -> None:
    by_symbol = [r for r in documents(letter) if "/" in letter.text[r.start : r.end]]
    by_number = [r for r in documents(letter) if "/" not in letter.text[r.start : r.end]]
    assert len({r.key for r in documents(letter)}) == 48
    assert (len(by_symbol), len({r.key for r in by_symbol})) == (46, 44)
    assert [(r.block, str(r.symbol)) for r in by_number] == [
        (block, f"S/RES/{number}(1993)") for block in ("p6", "p37") for number in (822, 853, 874, 884)
    ]


def test_each_symbol_of_the_source_is_cited_once_where_it_stands_with_its_date(letter: Document) -> None:
    printed = re.compile(r"\b([AS]/\d[\d/]*(?:-S/[\d/]+)?)(?:\]\(#\))?(?: \((\d+ \w+ \d{4})\))?")
    source = [(match[1], match[2] or "") for match in printed.finditer(re.sub(r"\]\(http[^)]*\)", "", RAW))]
    found = [(letter.text[r.start : r.end], r.date) for r in documents(letter) if "/" in letter.text[r.start : r.end]]
    assert sorted(found) == sorted(source)
    assert len(source) == 46


def test_symbols_stand_in_the_footnotes_that_print_them(letter: Document) -> None:
    counts = dict.fromkeys(("p4", "p5", "fn1", "fn2", "fn3", "fn4", "fn5", "fn11"), 0)
    for reference in documents(letter):
        if "/" in letter.text[reference.start : reference.end]:
            counts[reference.block] += 1
    assert counts == {"p4": 1, "p5": 2, "fn1": 1, "fn2": 1, "fn3": 16, "fn4": 22, "fn5": 2, "fn11": 1}


def test_titles_and_authors_are_as_cited(letter: Document) -> None:
    titled = {r.block: (str(r.symbol), r.author, r.title) for r in documents(letter) if r.title}
    assert titled == {
        "fn1": (
            "A/74/676–S/2020/90",
            "Malcolm N. Shaw, Naomi Hart",
            "Report on war crimes in the occupied territories of the Republic of Azerbaijan and the Republic of Armenia’s responsibility",
        ),
        "fn2": (
            "A/70/1016–S/2016/711",
            "",
            "Report on illegal economic and other activities in the occupied territories of Azerbaijan",
        ),
    }


def test_the_five_web_pages_have_their_titles_dates_and_whole_addresses(letter: Document) -> None:
    pages = [(r.block, r.title, r.on, r.url) for r in letter.references if r.symbol is None]
    amnesty = (
        "https://www.amnesty.org/en/latest/news/2020/10/armenia-azerbaijan-first-confirmed-use-of-cluster-munitions-by-armenia-cruel-and-reckless/"
        "#:~:text=Facebook-,Armenia%2FAzerbaijan%3A%20First%20confirmed%20use%20of%20cluster%20munitions,by%20Armenia%20'cruel%20and%20reckless'"
        "&text=Amnesty%20International%20has%20verified%20the,city%20of%20Barda%20in%20Azerbaijan"
    )
    assert pages == [
        ("fn6", "Nagorno-Karabakh conflict: Bachelet warns of possible war crimes as attacks continue in populated areas",
         datetime.date(2020, 11, 2), "http://www.ohchr.org/EN/NewsEvents/Pages/DisplayNews.aspx?NewsID=26464&LangID=E"),
        ("fn7", "Armenia: Unlawful Rocket, Missile Strikes on Azerbaijan. Investigate Indiscriminate Attacks, Use of Explosive Weapons in Populated Area",
         datetime.date(2020, 12, 11), "http://www.hrw.org/news/2020/12/11/armenia-unlawful-rocket-missile-strikes-azerbaijan"),
        ("fn8", "Armenia/Azerbaijan: first confirmed use of cluster munitions by Armenia ‘cruel and reckless’",
         datetime.date(2020, 10, 29), amnesty),
        ("fn9", "Armenia: Cluster Munitions Kill Civilians in Azerbaijan – stop using banned weapons; secure and destroy stocks",
         datetime.date(2020, 10, 30), "http://www.hrw.org/news/2020/10/30/armenia-cluster-munitions-kill-civilians-azerbaijan#"),
        ("fn10", "Armenia: Cluster Munitions Used in Multiple Attacks on Azerbaijan",
         datetime.date(2020, 12, 15), "http://www.hrw.org/news/2020/12/15/armenia-cluster-munitions-used-multiple-attacks-azerbaijan#"),
    ]  # fmt: skip


def test_empty_links_give_no_address(letter: Document) -> None:
    assert RAW.count("](#)") > 40
    assert {reference.url for reference in documents(letter)} == {""}


def test_the_oddities_of_the_print_are_flagged_and_nothing_else(letter: Document) -> None:
    date, symbol = "the date is out of order among its neighbours", "the symbol is out of order among its neighbours"
    flags = {r.symbol.halves[-1]: r.flags for r in letter.references if r.symbol and r.flags}
    assert flags == {
        "S/2016/1140": ("the symbol is of 2016, the date of 2017",),
        "S/2020/965": (date,),
        "S/2020/973": ("the date is printed “016 October 2020”", date),
        "S/2020/977": (date,),
        "S/2020/980": (date,),
        "S/2020/1016": (date,),  # 28 October before 21 October: either may be the one out of place
        "S/2020/1027": (date,),
        "S/2020/1050": (symbol,),
        "S/2020/1047": (symbol,),
    }
    assert all(not r.flags for r in letter.references if r.symbol is None)


def test_nothing_of_the_print_is_corrected(letter: Document) -> None:
    for printed in (
        "(016 October 2020)",
        "Populated Area”",
        "A/75/554-S/2020/1050 (28 October 2020), A/75/555-S/2020/1047",
    ):
        assert printed in letter.text
