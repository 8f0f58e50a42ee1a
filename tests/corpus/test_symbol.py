"""Symbols of United Nations documents, as printed in mastheads, running text and converted files."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadSymbol
from corpus.printed_symbols import find_named, find_resolutions, find_symbols
from corpus.symbol import Symbol

DASHES = "-‐‑‒–—−\ufffe\u00ad"
PLAIN = (
    "A/77/401",
    "S/23904",
    "S/2023/90",
    "S/RES/2650(2022)",
    "A/RES/1514(XV)",
    "A/RES/ES-11/1",
    "A/ES-10/PV.39",
    "A/S-32/4",
    "A/DEC/77/501",
    "A/C.3/77/L.12",
    "A/77/INF/3",
    "A/HRC/RES/45/1",
    "A/HRC/45/CRP.2",
    "S/PRST/2022/4",
    "S/PV.9430",
    "S/AC.29/SR.5",
    "A/CN.9/WG.II/WP.1",
    "E/CN.4/1994/49",
    "ST/SGB/2019/3",
    "T/PET.5/1",
    "CEDAW/C/GC/30",
    "FCCC/CP/2015/10/Add.1",
    "CBD/COP/DEC/15/4",
    "ECE/MP.EIA/2023/5",
    "CCPR/C/21/Rev.1/Add.13",
    "A/77/401/Add.1",
    "A/77/401/Amend.2",
    "A/77/401/Rev.2/Corr.1",
)
#: Of organs that nobody has listed, of parts, and of bodies that put brackets into their symbols.
SHAPED = (
    "UNW/2023/L.3",
    "GEGN.2/2023/35",
    "ISBA/26/A/12",
    "TPNW/MSP/2023/8",
    "ICCD/COP(8)/CST/INF.1",
    "A/77/15(Part II)",
    "A/77/6(Sect. 3)/Add.1",
    "DP/FPA/2023/4(Part I/Add.1)",
    "E/ICEF/672(Première partie)",
)
JOINT = (
    "A/77/75–E/2022/55",
    "E/2023/27–E/CN.6/2023/19",
    "A/77/401–S/2023/90",
    "A/77/401/Add.1–S/2023/90/Add.1",
    "A/47/883–S/25248",
    "A/ES-10/123–S/2003/4",
)


@pytest.mark.parametrize("printed", [*PLAIN, *SHAPED])
def test_a_plain_symbol_has_one_half_and_prints_as_it_was_read(printed: str) -> None:
    assert Symbol.parse(printed).halves == (printed,)
    assert str(Symbol.parse(printed)) == printed


@pytest.mark.parametrize("printed", JOINT)
def test_a_joint_symbol_has_its_halves_in_printed_order_and_an_en_dash_between(printed: str) -> None:
    assert Symbol.parse(printed).halves == tuple(printed.split("–"))
    assert str(Symbol.parse(printed)) == printed


@pytest.mark.parametrize("dash", DASHES)
def test_any_dash_joins_the_halves(dash: str) -> None:
    assert Symbol.parse(f"A/77/401{dash}S/2023/90").halves == ("A/77/401", "S/2023/90")


@pytest.mark.parametrize("dash", DASHES)
def test_any_dash_stands_in_an_emergency_session(dash: str) -> None:
    assert Symbol.parse(f"A/RES/ES{dash}11/1").halves == ("A/RES/ES-11/1",)


@pytest.mark.parametrize("printed", ["A/ES-10/7", "A/S-32/7", "A/RES/ES-11/1", "A/RES/S-21/2", "A/HRC/RES/S-21/1"])
def test_special_and_emergency_sessions_are_not_split(printed: str) -> None:
    assert Symbol.parse(printed).halves == (printed,)


@pytest.mark.parametrize(
    ("printed", "half"),
    [
        ("S/RES/2650 (2022)", "S/RES/2650(2022)"),
        ("s/res/2650(2022)", "S/RES/2650(2022)"),
        (r"S/RES/2650 \(2022\)", "S/RES/2650(2022)"),
        ("A/RES/1514 (xv)", "A/RES/1514(XV)"),
        ("A/77/401*", "A/77/401"),
        ("A/77/401***", "A/77/401"),
        (r"A/77/401\*", "A/77/401"),
        (r"A\/77\/401", "A/77/401"),
        ("  A/77 /401\n", "A/77/401"),
        ("A/77/401/ADD.1", "A/77/401/Add.1"),
        ("a/77/401/rev.2/corr.1", "A/77/401/Rev.2/Corr.1"),
        ("Ａ/77/401", "A/77/401"),
        ("/A/77/401/", "A/77/401"),
        ("A/77/401 [E]", "A/77/401"),
        ("A/77/401 [A, E/F]", "A/77/401"),
        ("A./77/401", "A/77/401"),
        ("S /2023/90", "S/2023/90"),
        ("a/77/15 (part ii)", "A/77/15(Part II)"),
        ("A/77/6 (SECT. 3)/ADD.1", "A/77/6(Sect. 3)/Add.1"),
    ],
)
def test_a_variant_in_print_is_the_same_symbol(printed: str, half: str) -> None:
    assert Symbol.parse(printed).halves == (half,)


@pytest.mark.parametrize(
    "text",
    ["", " ", "A", "A/", "/", "S/he", "A/the", "and/or", "B/77/401", "TCP/4", "77/401", "A/77/401?", "A//401",
     "A/77/401, S/2023/90", "S/RES/2650(22)", "http://docs.un.org/A/77/401", "A/77/401#p1", "A/../401", "A/" + "7" * 300],
)  # fmt: skip
def test_what_is_no_symbol_is_a_bad_symbol_and_the_error_shows_it(text: str) -> None:
    with pytest.raises(BadSymbol, match="is not a UN document symbol") as caught:
        Symbol.parse(text)
    assert text[:40] in str(caught.value).replace("\\\\", "\\")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["A/77/401 and Corr.1", "A/77/401 is a letter"])
def test_a_symbol_in_a_sentence_is_no_symbol_by_itself(text: str) -> None:
    with pytest.raises(BadSymbol):
        Symbol.parse(text)


def test_an_addendum_is_another_document() -> None:
    assert not Symbol.parse("A/77/401/Add.1").same_document(Symbol.parse("A/77/401"))
    assert Symbol.parse("A/77/401/Add.1") != Symbol.parse("A/77/401")


@pytest.mark.parametrize("half", ["A/77/401", "S/2023/90"])
def test_each_half_finds_the_document(half: str) -> None:
    joint = Symbol.parse("A/77/401–S/2023/90")
    assert joint.same_document(Symbol.parse(half))
    assert Symbol.parse(half).same_document(joint)
    assert not joint.same_document(Symbol.parse("S/2023/91"))


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("A/77/401–S/2023/90", 2023),
        ("S/RES/1973(2011)", 2011),
        ("S/RES/822 (1993)", 1993),
        ("E/CN.4/1994/49", 1994),
        ("A/77/401", None),
        ("S/23904", None),
    ],
)
def test_the_year_is_that_in_the_symbol(printed: str, year: int | None) -> None:
    assert Symbol.parse(printed).year == year


@pytest.mark.parametrize(("printed", "year"), [("A/RES/1904(XVIII)", None), ("S/2020/1985", 2020)])
def test_a_running_number_is_no_year(printed: str, year: int | None) -> None:
    assert Symbol.parse(printed).year == year


def test_slug_and_organ_are_those_of_the_first_half() -> None:
    joint = Symbol.parse("A/77/401–S/2023/90")
    assert (joint.slug, joint.organ) == ("A/77/401", "A")
    assert Symbol.parse("CEDAW/C/GC/30").organ == "CEDAW"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("the note (S/23904), which", ["S/23904"]),
        ("See A/77/398-S/2023/90 (3 February 2023).", ["A/77/398-S/2023/90"]),
        ("S/RES/2650 (2022) and S/RES/2661(2022), paragraph 3", ["S/RES/2650 (2022)", "S/RES/2661(2022)"]),
        ("resolution A/RES/2625 (XXV) of", ["A/RES/2625 (XXV)"]),
        ("A/77/399/Add.1.", ["A/77/399/Add.1"]),
        ("A/77/401*, reissued", ["A/77/401"]),
        ("A/77/1 (2022)", ["A/77/1"]),
        ("A/77/6 (Sect. 1)", ["A/77/6 (Sect. 1)"]),
        ("in UNW/2023/1, HIV/AIDS/2023 and GEGN.2/2023/35.", ["UNW/2023/1", "GEGN.2/2023/35"]),
        ("A/77/75–E/2022/55 (Part II), annex", ["A/77/75–E/2022/55 (Part II)"]),
        ("A/77/660\ufffeS/2023/5", ["A/77/660\ufffeS/2023/5"]),
        ("A/77/5, A/77/6 and A/77/7", ["A/77/5", "A/77/6", "A/77/7"]),
        ("S/he and/or A/the bA/77/1 docs.un.org/en/A/77/401 x-A/77/1", []),
    ],
)
def test_find_gives_every_symbol_as_it_stands_in_the_text(text: str, printed: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_symbols(text)] == printed


def test_a_joint_symbol_broken_over_two_lines_is_one() -> None:
    assert [str(symbol) for *_, symbol in find_symbols("A/77/401– S/2023/90")] == ["A/77/401–S/2023/90"]


@pytest.mark.parametrize("dash", DASHES)
def test_a_range_of_symbols_is_two_symbols(dash: str) -> None:
    assert [str(symbol) for *_, symbol in find_symbols(f"S/2023/5{dash}S/2023/9")] == ["S/2023/5", "S/2023/9"]


def test_only_symbols_of_one_kind_are_of_one_series() -> None:
    series = [Symbol.parse(printed).series for printed in ("A/77/5–S/2023/9", "S/2022/1", "A/77/5", "S/PRST/2022/1")]
    assert series[0] == series[1]
    assert len(set(series)) == 3


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("resolutions 2650 (2022), 2661 (2022) and 2699 (2023)", ["S/RES/2650(2022)", "S/RES/2661(2022)", "S/RES/2699(2023)"]),
        ("Security Council resolution 2650(2022)", ["S/RES/2650(2022)"]),
        ("General Assembly resolutions 2625 (XXV) and 60/1", ["A/RES/2625(XXV)", "A/RES/60/1"]),
        ("General Assembly resolution ES-10/14", ["A/RES/ES-10/14"]),
        ("Economic and Social Council resolution 1996/31", ["E/RES/1996/31"]),
        ("Human Rights Council resolution 45/1", ["A/HRC/RES/45/1"]),
        ("resolutions 16/21 and 16/22 of the Human Rights Council", ["A/HRC/RES/16/21", "A/HRC/RES/16/22"]),
        ("resolution 60/251 of the General Assembly and 16/21 of the Human Rights Council", ["A/RES/60/251", "A/HRC/RES/16/21"]),
        ("Commission on Human Rights resolution 2004/1", ["E/CN.4/RES/2004/1"]),
        ("resolution 217 A (III)", ["A/RES/217(III)"]),
        ("By the Human Rights Council. General Assembly resolution 60/251", ["A/RES/60/251"]),
        ("Resolution 96 (I)", ["A/RES/96(I)"]),
        ("in 2650 (2022) ferries", []),
        ("resolution A/RES/60/1", []),
        ("resolutions of 1/2/2020", []),
    ],
)  # fmt: skip
def test_a_resolution_cited_by_number_has_the_symbol_of_its_organ(text: str, symbols: list[str]) -> None:
    assert [str(symbol) for *_, symbol in find_resolutions(text)] == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Human Rights Council resolution 16/21 and General Assembly resolution 60/251", ["A/HRC/RES/16/21", "A/RES/60/251"]),
        ("General Assembly resolution 60/251 and Human Rights Council resolution 16/21", ["A/RES/60/251", "A/HRC/RES/16/21"]),
    ],
)  # fmt: skip
def test_each_of_two_organs_in_a_sentence_keeps_its_own_resolution(text: str, symbols: list[str]) -> None:
    assert [str(symbol) for *_, symbol in find_resolutions(text)] == symbols


def test_the_organ_may_stand_behind_the_number() -> None:
    text = "resolution S-21/1 of the Human Rights Council"
    assert [str(symbol) for *_, symbol in find_resolutions(text)] == ["A/HRC/RES/S-21/1"]


def test_a_resolution_of_a_commission_is_not_the_economic_and_social_councils() -> None:
    found = [str(symbol) for *_, symbol in find_resolutions("Commission on Human Rights resolution 2004/1")]
    assert "E/RES/2004/1" not in found


def test_a_resolution_with_a_part_letter_is_found() -> None:
    assert list(find_resolutions("General Assembly resolution 217 A (III)"))


def test_a_list_of_resolutions_goes_on_behind_a_semicolon() -> None:
    text = "resolutions 2650 (2022); 2661 (2022)"
    assert [str(symbol) for *_, symbol in find_resolutions(text)] == ["S/RES/2650(2022)", "S/RES/2661(2022)"]


@given(st.sampled_from(PLAIN + JOINT), st.sampled_from(DASHES), st.integers(0, 3), st.booleans(), st.data())
def test_dashes_spaces_escapes_asterisks_and_case_do_not_matter(
    printed: str, dash: str, asterisks: int, lower: bool, data: st.DataObject
) -> None:
    worn = printed.replace("–", dash).replace("-", dash) + "*" * asterisks
    worn = worn.lower() if lower else worn
    for sign in data.draw(st.lists(st.sampled_from("()/."), unique=True)):
        worn = worn.replace(sign, "\\" + sign)
    place = data.draw(st.integers(0, len(worn)).filter(lambda at: worn[at - 1 : at] != "\\"))
    worn = worn[:place] + data.draw(st.sampled_from([" ", "\n", "\u00a0", "\t "])) + worn[place:]
    assert Symbol.parse(worn) == Symbol.parse(printed)


@given(
    st.one_of(
        st.text(), st.text(alphabet="AES/RCT0123456789()-–.* \\XV", min_size=3), st.from_regex(r"[ASE]/[A-Z0-9./()-]+")
    )
)
def test_parse_raises_nothing_but_a_bad_symbol_and_prints_what_it_can_read_again(text: str) -> None:
    try:
        symbol = Symbol.parse(text)
    except BadSymbol:
        return
    assert Symbol.parse(str(symbol)) == symbol
    assert all(Symbol.parse(half).same_document(symbol) for half in symbol.halves)
    assert isinstance(symbol.serial, tuple)
    assert symbol.year is None or 1900 <= symbol.year < 2100


TEXTS = st.lists(
    st.sampled_from((*PLAIN, *JOINT, "resolution 2650 (2022)", "(3 May 2023)", "60/1")) | st.text(max_size=8),
    max_size=6,
)


@given(TEXTS.map(" ".join))
def test_what_is_found_in_a_text_stands_there_and_in_order(text: str) -> None:
    end_before = 0
    for start, end, symbol in find_symbols(text):
        assert end_before <= start < end
        assert Symbol.parse(text[start:end]) == symbol
        end_before = end


@given(TEXTS.map(" ".join))
def test_a_resolution_found_by_number_has_that_number_in_print(text: str) -> None:
    for start, end, symbol in find_resolutions(f"resolutions {text}"):
        printed = f"resolutions {text}"[start:end]
        assert "".join(filter(str.isdigit, printed)) in "".join(filter(str.isdigit, str(symbol)))


@given(
    st.sampled_from(PLAIN + JOINT),
    st.sampled_from(["", "See ", "(", "“", "\n"]),
    st.sampled_from(["", ".", ",", ")", "*", " (3 May 2023)"]),
)
def test_every_printed_symbol_is_found_amid_punctuation(printed: str, before: str, behind: str) -> None:
    text = before + printed + behind
    assert [(text[start:end], str(symbol)) for start, end, symbol in find_symbols(text)] == [(printed, printed)]


@pytest.mark.parametrize(("symbol", "cited"), [
    ("S/RES/2650(2022)", "S/RES/2650 (2022)"),
    ("A/RES/2625(XXV)", "A/RES/2625 (XXV)"),
    ("A/75/660-S/2020/1267", "A/75/660–S/2020/1267"),
])  # fmt: skip
def test_a_symbol_is_cited_with_a_space_before_its_bracket(symbol: str, cited: str) -> None:
    assert Symbol.parse(symbol).cited == cited


@pytest.mark.parametrize(("name", "symbol"), [
    ("S_RES_0851_1993_EN_GOLD.txt", "S/RES/851(1993)"),
    ("S_RES_851(1993)-EN.pdf", "S/RES/851(1993)"),
    ("A_77_401-EN.docx", "A/77/401"),
    ("A_77_401_Add.1.md", "A/77/401/Add.1"),
    ("S_2020_1104_EN.pdftotext.txt", "S/2020/1104"),
    ("A_RES_70_10-EN.pdf", "A/RES/70/10"),
    ("S_PV.4507-EN.pdf", "S/PV.4507"),
])  # fmt: skip
def test_a_file_s_name_may_spell_a_symbol(name: str, symbol: str) -> None:
    assert str(Symbol.of_file_name(name)) == symbol


@pytest.mark.parametrize(
    "name", ["log.md", "notes_2020.md", "A_Study_2020.md", "a_77_401.md", "A.md", ".md", "../../x.md"]
)
def test_a_name_that_spells_no_symbol_suggests_none(name: str) -> None:
    assert Symbol.of_file_name(name) is None


@pytest.mark.parametrize(("symbol", "base", "modification"), [
    ("A/77/401", "A/77/401", ""),
    ("A/77/401/Add.2/Corr.1", "A/77/401", "Add.2/Corr.1"),
    ("A/77/401/Rev.1-S/2023/90/Rev.1", "A/77/401–S/2023/90", "Rev.1"),
])  # fmt: skip
def test_a_modification_is_of_a_base(symbol: str, base: str, modification: str) -> None:
    parsed = Symbol.parse(symbol)
    assert (str(parsed.base), parsed.modification) == (base, modification)


@pytest.mark.parametrize(("symbol", "number"), [
    ("S/RES/2650(2022)", "2650"), ("A/RES/70/10", "70/10"), ("A/RES/2625(XXV)", "2625"), ("A/77/401", ""),
])  # fmt: skip
def test_a_resolution_has_a_number_without_its_year(symbol: str, number: str) -> None:
    assert Symbol.parse(symbol).number == number


# --- as people name documents --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("what does resolution 853 demand?", [("853", "S/RES/853"), ("853", "A/RES/853")]),
        ("Security Council resolution 853", [("853", "S/RES/853")]),
        ("General Assembly resolution 2625", [("2625", "A/RES/2625")]),
        ("UNSCR 853", [("853", "S/RES/853")]),
        ("SC resolution no. 853", [("853", "S/RES/853")]),
        ("Security Council resolutions 822, 853 (1993) and 874", [
            ("853 (1993)", "S/RES/853(1993)"), ("822", "S/RES/822"), ("874", "S/RES/874"),
        ]),
        ("resolution 853 (1993) of 29 July 1993", [("853 (1993)", "S/RES/853(1993)")]),
        ("resolution 70/10", [("70/10", "A/RES/70/10")]),
        ("paragraph 3 of resolution 2650", [("2650", "S/RES/2650"), ("2650", "A/RES/2650")]),
        ("Resolution no 12, paragraph 3", [("12", "S/RES/12"), ("12", "A/RES/12")]),
        ("according to S/2020/1104, when", [("S/2020/1104", "S/2020/1104")]),
        ("s/res/853 para 3", [("s/res/853", "S/RES/853")]),
        ("paragraph 2 of a/77/401?", [("a/77/401", "A/77/401")]),
        ("SC res 853", [("853", "S/RES/853")]),
        ("853 (1993), para. 3", [("853 (1993)", "S/RES/853(1993)")]),
        ("para 3 of 853", [("853", "S/RES/853"), ("853", "A/RES/853")]),
        ("853, para. 24 (a)", [("853", "S/RES/853"), ("853", "A/RES/853")]),
        ("what does the preamble of 884 say", [("884", "S/RES/884"), ("884", "A/RES/884")]),
        ("paragraph 3 of 12 pages, and/or 2 km/h, in paragraph 4 of 1,300 letters", []),
        ("which resolution was adopted in 1993?", []),
        ("the resolution of 12 May", []),
        ("what did resolutions 1993 demand?", []),
        ("Security Council resolutions 1993 on Cyprus", []),
        ("resolution 1993", [("1993", "S/RES/1993"), ("1993", "A/RES/1993")]),
        ("resolutions 1993 and 1994", [
            ("1993", "S/RES/1993"), ("1993", "A/RES/1993"), ("1994", "S/RES/1994"), ("1994", "A/RES/1994"),
        ]),
    ],
)  # fmt: skip
def test_documents_are_named_by_symbol_or_by_number_with_or_without_a_year(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert [(text[start:end], str(symbol)) for start, end, symbol in find_named(text)] == named


@pytest.mark.parametrize(
    ("named", "document", "meant"),
    [
        ("S/RES/853", "S/RES/853(1993)", True),
        ("A/RES/2625", "A/RES/2625(XXV)", True),
        ("S/RES/853(1993)", "S/RES/853(1993)", True),
        ("S/2020/1267", "A/75/660–S/2020/1267", True),
        ("S/RES/85", "S/RES/853(1993)", False),
        ("S/RES/853(1994)", "S/RES/853(1993)", False),
        ("S/RES/853(1993)", "S/RES/853", False),
        ("A/75/66", "A/75/660", False),
    ],
)
def test_the_year_of_a_resolution_may_be_left_out(named: str, document: str, meant: bool) -> None:
    assert Symbol.parse(named).means(Symbol.parse(document)) is meant


@pytest.mark.parametrize("text", ["resolution " * 400, "resolutions 1, " + "2, " * 4000, "para. 1 of " * 2000])
def test_naming_takes_no_time_to_speak_of(text: str) -> None:
    before = time.process_time()
    list(find_named(text))
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    ("printed", "spellings"),
    [
        ("A/77/401", ("A/77/401",)),
        ("A/77/401–S/2023/90", ("A/77/401", "S/2023/90")),
        ("S/RES/822 (1993)", ("S/RES/822(1993)", "S/RES/822 (1993)")),
        ("A/RES/2625(XXV)", ("A/RES/2625(XXV)", "A/RES/2625 (XXV)")),
        ("S/DEC/5(1993)", ("S/DEC/5(1993)", "S/DEC/5 (1993)")),
        ("A/RES/77/1", ("A/RES/77/1",)),
        ("A/77/401(2023)", ("A/77/401",)),
        ("S/2023/90**", ("S/2023/90",)),
    ],
)
def test_a_document_is_looked_up_by_each_half_and_a_resolution_with_and_without_a_space(
    printed: str, spellings: tuple[str, ...]
) -> None:
    assert Symbol.parse(printed).spellings == spellings


def test_each_resolution_that_is_announced_by_itself_is_named() -> None:
    text = "does resolution 822 or resolution 853 say more than res. 874?"
    numbers = dict.fromkeys(text[start:end] for start, end, _ in find_named(text))
    assert list(numbers) == ["822", "853", "874"]
