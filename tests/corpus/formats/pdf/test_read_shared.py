"""The twelve PDFs of ../shared, read as they were counted and read by eye on their pages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest

from corpus.document import Document
from corpus.errors import UnreadableSource
from corpus.holdings.source import read_document
from tests.places import SHARED_DATA

PDFS = SHARED_DATA / "pdf"
shared = pytest.mark.shared


@pytest.fixture(scope="module")
def handed() -> Callable[[str], Document]:
    """`handed(name)`: the document in ../shared whose file is called so; each is read once."""
    if not PDFS.is_dir():
        pytest.skip(f"{PDFS} is not there")
    read: dict[str, Document] = {}

    def handed(name: str) -> Document:
        if name not in read:
            read[name] = read_document(PDFS / f"{name}-EN.pdf")
        return read[name]

    return handed


Handed = Callable[[str], Document]


def _texts(document: Document, *kinds: str) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.kind in kinds]


#: Counted by eye on the pages: file, symbol, date distributed, pages, printed paragraph numbers, footnotes.
COUNTED = [
    ("A_45_260", "A/45/260–S/21280", datetime.date(1990, 4, 30), 2, 0, 1),
    ("A_53_568", "A/53/568–S/1998/1025", datetime.date(1998, 11, 2), 2, 0, 0),
    ("A_80_434", "A/80/434–S/2025/632", datetime.date(2025, 10, 16), 5, 11, 0),
    ("A_80_488", "A/80/488–S/2025/655", datetime.date(2025, 10, 17), 2, 0, 0),
    ("A_RES_70_10", "A/RES/70/10", datetime.date(2015, 12, 2), 2, 5, 1),
    ("S_1996_112", "S/1996/112", datetime.date(1996, 2, 14), 20, 65, 0),
    ("S_2012_197", "S/2012/197", datetime.date(2012, 4, 5), 25, 114, 4),
    ("S_2014_258", "S/2014/258", datetime.date(2014, 4, 10), 22, 104, 1),
    ("S_2025_257", "S/2025/257", datetime.date(2025, 4, 25), 5, 22, 1),
    ("S_2025_317", "S/2025/317", datetime.date(2025, 5, 27), 13, 71, 0),
    ("S_PV.4507", "S/PV.4507", datetime.date(2002, 4, 4), 11, 0, 0),
]

#: Words on both sides of every place where a page or a column cuts a paragraph, read on the pages.
CUTS = {
    "A_53_568": ("in allocations for illegal settlement activities",),
    "A_80_434": (
        "per cent of military commanders surveyed by ICRC",
        "gender advisers in positions of influence within",
    ),
    "A_RES_70_10": ("on the promotion of efficiency and effectiveness",),
    "S_1996_112": (
        "after President Aristide made it clear that he",
        "the fear that had been widespread earlier",
        "National Police personnel have used unwarranted or",
        "until all judicial personnel have been covered",
        "a quarter of current fiscal expenditures funded",
        "the representatives of these institutions. During the meeting",
        "with the creation of the Haitian National Police, providing",
        "security responsibilities to the Haitian National Police, which",
        "will be just beginning to familiarize themselves",
        "will require only minimal assistance.",
        "One battalion would remain in zone II",
    ),
    "S_2012_197": (
        "Frente Polisario leader Mohamed Abdelaziz called",
        "their discussion of their respective proposals",
        "Friends of Western Sahara and held several bilateral",
        "welcomed the intention of my Personal Envoy to travel",
        "by letter, indicating that the antenna installation",
        "Mission operational matters and to employ",
        "to the local population, MINURSO military observers",
        "cooperation and security measures, movement restrictions",
        "women in all camps, distributing two new food products",
        "remain the two fundamental components of the updated plan",
        "UNHCR chaired the meeting",
        "Commission of Inquiry, which was established in 2011",
        "postponed all further hearings",
        "were discussed. The meeting followed up that held in Cairo",
        "for MINURSO to fulfil mandate implementation requirements",
    ),
    "S_2014_258": (
        "throughout the reporting period. These were usually small",
        "increased self-reliance for the population",
        "bilateral consultations and possible shuttle diplomacy",
        "the inalienable right of the people of Western Sahara",
        "explicitly agree that something can be shared",
        "the Security Council in its resolution 1056 (1996)",
        "the repercussions of regional instability.",
        "Reports of more critical perspectives",
        "Hygienic kits were distributed to 38,450 women",
        "for the confidence-building measures programme. MINURSO supports",
        "as well as its confidence-building measures programme.",
        "discussions she held with the authorities",
    ),
    "S_2025_257": (
        "the arms embargo was not to be applied",
        "the European Border and Coast Guard Agency",
        "the withdrawal of foreign forces, foreign fighters",
    ),
    "S_2025_317": (
        "maiming and sexual violence against children, often",
        "Unity (91), Central Equatoria (59)",
        "Unity (31), Northern Bahr el-Ghazal (13)",
        "Western Bahr el-Ghazal (16)",
        "while they were performing domestic chores",
        "including the South Sudan People’s Defence Forces (8 schools",
        "(1). Incidents occurred in Jonglei (13)",
        "recommendations around the need to strengthen",
        "the Revitalized Agreement on the Resolution",
    ),
    "S_PV.4507": (
        "we have put an end to major famines",
        "First, schools are often built",
        "in November 1992, saying, “Please help.",
        "can be proud that the world has finally come",
        "and the Democratic Republic of the Congo will grow",
        "I might add, considerable support to WFP programmes",
        "a dual quality to which the Security Council itself",
        "throughout the world? I also offer",
        "displaced persons and refugees from starving",
        "the work she has accomplished",
        "must both work towards a closer",
    ),
}


@shared
@pytest.mark.parametrize(("name", "symbol", "distributed", "pages", "paragraphs", "notes"), COUNTED)
def test_given_documents_are_read_as_counted_by_eye(
    handed: Handed, check_invariants: Callable[[Document], None],
    name: str, symbol: str, distributed: datetime.date, pages: int, paragraphs: int, notes: int,
) -> None:  # fmt: skip
    document = handed(name)
    check_invariants(document)
    assert (str(document.symbol), document.masthead.distributed, document.pages) == (symbol, distributed, pages)
    numbered = [b for b in document.of_kind("paragraph") if re.fullmatch(r"(?:annex, )?para\. \d+", b.label)]
    assert [block.number for block in numbered] == [str(number + 1) for number in range(paragraphs)]
    footnotes = {block.id for block in document.of_kind("footnote")}
    assert len(footnotes) == notes
    assert {mark.note for block in document.blocks for mark in block.marks} == footnotes


@shared
@pytest.mark.parametrize("name", CUTS)
def test_paragraphs_cut_by_a_page_or_a_column_are_whole(handed: Handed, name: str) -> None:
    document = handed(name)
    paragraphs = _texts(document, "paragraph", "list_item", "quotation")
    assert [words for words in CUTS[name] if not any(words in text for text in paragraphs)] == []
    assert [text for text in paragraphs if text[0].islower()] == []


@shared
@pytest.mark.parametrize("name", [name for name, *_ in COUNTED])
def test_no_running_head_is_left_in_the_body(handed: Handed, name: str) -> None:
    document = handed(name)
    own = "|".join(map(re.escape, (*document.symbol.halves, "S/21280", "S/1998/1025")))
    edge = re.compile(
        rf"(?:{own})\*{{0,3}}(?:\s.*)?|\d{{1,2}}/\d{{1,2}}|\d{{1,2}}|.*\b\d\d-\d{{5}}\b.*|/\.\.\.|Page \d+|English|.*Please recycle.*"
    )
    assert [
        text for text in _texts(document, "heading", "paragraph", "quotation", "footnote") if edge.fullmatch(text)
    ] == []


@shared
@pytest.mark.parametrize(("name", "title"), [
    ("A_53_568", "Letter dated 2 November 1998 from the Permanent Observer of Palestine to the United Nations addressed to the Secretary-General"),
    ("A_80_434", "Letter dated 3 October 2025 from the Permanent Representative of Spain to the United Nations addressed to the Secretary-General"),
    ("A_RES_70_10", "70/10. Report of the International Atomic Energy Agency"),
    ("S_1996_112", "REPORT OF THE SECRETARY-GENERAL ON THE UNITED NATIONS MISSION IN HAITI"),
    ("S_2012_197", "Report of the Secretary-General on the situation concerning Western Sahara"),
    ("S_2014_258", "Report of the Secretary-General on the situation concerning Western Sahara"),
    ("S_2025_257", "Implementation of resolution 2733 (2024): Report of the Secretary-General"),
    ("S_2025_317", "Children and armed conflict in South Sudan: Report of the Secretary-General"),
    (
        "S_PV.4507",
        "4507th meeting: Food aid in the context of conflict settlement: Afghanistan and other crisis areas",
    ),
])  # fmt: skip
def test_given_documents_have_their_titles(handed: Handed, name: str, title: str) -> None:
    assert handed(name).title == title


@shared
def test_the_given_record_has_every_speech_and_its_speaker(handed: Handed) -> None:
    document = handed("S_PV.4507")
    speeches = list(document.of_kind("paragraph"))
    assert len(speeches) == 89
    speakers = dict.fromkeys(block.voice[-1].name for block in speeches if len(block.voice) > 1)
    assert list(speakers) == [
        "The President", "Ms. Bertini", "Mr. Levitte", "Mr. Yap", "Mr. Wehbe", "Ms. Lajous", "Mr. Valdivieso", "Mr. Kolby",
        "Mr. Eldon",
    ]  # fmt: skip


@shared
def test_the_agenda_of_given_letters_is_paired(handed: Handed) -> None:
    agenda = {name: [(i.number, i.title) for i in handed(name).masthead.agenda] for name in ("A_80_434", "A_53_568")}
    assert agenda["A_80_434"] == [("26", "Advancement of women")]
    assert agenda["A_53_568"] == [
        ("39", "QUESTION OF PALESTINE"),
        ("40", "THE SITUATION IN THE MIDDLE EAST"),
        (
            "84",
            "REPORT OF THE SPECIAL COMMITTEE TO INVESTIGATE ISRAELI PRACTICES AFFECTING THE HUMAN RIGHTS OF THE "
            "PALESTINIAN PEOPLE AND OTHER ARABS OF THE OCCUPIED TERRITORIES",
        ),
    ]


@shared
def test_the_given_scan_is_named_as_one() -> None:
    if not PDFS.is_dir():
        pytest.skip(f"{PDFS} is not there")
    with pytest.raises(UnreadableSource, match=r"A_47_843-EN\.pdf cannot be read: it is a scan of 2 pages"):
        read_document(PDFS / "A_47_843-EN.pdf")


@shared
def test_maps_of_given_reports_are_named(handed: Handed) -> None:
    for name, page in (("S_2012_197", 25), ("S_2014_258", 22)):
        assert (
            f"page {page} is a picture, a scan or a map, with next to no text layer: what it shows is not read"
            in handed(name).warnings
        )
