"""What a document cites: symbols, resolutions by number, web pages, each with what is printed about it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from corpus.document import Document, Reference

Read = Callable[..., Document]


def cited(read: Read, markdown: str) -> tuple[Reference, ...]:
    return read(
        f"The annex of this report lists what it cites, and the lines below it are cited in its order.\n\n{markdown}\n"
    ).references


def symbols(references: tuple[Reference, ...]) -> list[str]:
    return [str(reference.symbol) for reference in references]


def test_a_symbol_with_a_date_in_brackets_has_that_date(read: Read) -> None:
    (reference,) = cited(read, "See A/77/398-S/2023/90 (3 February 2023).")
    assert str(reference.symbol) == "A/77/398–S/2023/90"
    assert (reference.date, reference.on) == ("3 February 2023", datetime.date(2023, 2, 3))
    assert (reference.title, reference.author, reference.url, reference.flags) == ("", "", "", ())


def test_a_bracket_without_a_date_is_no_date(read: Read) -> None:
    (reference,) = cited(read, "See A/77/398 (annex, para. 3).")
    assert (reference.date, reference.on) == ("", None)


@pytest.mark.parametrize("printed", ["A/77/398 of 3 February 2023", "A/77/398, dated 3 February 2023,"])
def test_a_date_without_brackets_is_the_documents_date(read: Read, printed: str) -> None:
    (reference,) = cited(read, f"See {printed} and its annex.")
    assert reference.date == "3 February 2023"


def test_the_range_of_a_reference_is_the_symbol_as_printed(read: Read) -> None:
    document = read(
        "The ferries of Port Selby were cut from their moorings, as S/RES/2650 (2022) and A/77/5* had foreseen.\n"
    )
    assert [document.text[r.start : r.end] for r in document.references] == ["S/RES/2650 (2022)", "A/77/5"]


def test_a_list_of_symbols_keeps_each_its_own_date(read: Read) -> None:
    references = cited(read, "See [A/77/5](#) (3 May 2023), A/77/6, and [A/77/7](#) (5 May 2023).")
    assert [(str(r.symbol), r.date) for r in references] == [
        ("A/77/5", "3 May 2023"),
        ("A/77/6", ""),
        ("A/77/7", "5 May 2023"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "*Log of the northern ferries*",
        "“Log of the northern ferries”",
        '"Log of the northern ferries"',
        "“Log of the northern ferries,”",
    ],
)
def test_the_title_in_front_of_a_symbol_is_its_title(read: Read, title: str) -> None:
    (reference,) = cited(read, f"See {title}, United Nations document A/77/399 (4 February 2023).")
    assert reference.title == "Log of the northern ferries"


def test_the_title_of_one_symbol_is_not_that_of_the_next(read: Read) -> None:
    first, second = cited(read, "See *Log of the northern ferries*, United Nations document A/77/399, and A/77/400.")
    assert (first.title, second.title) == ("Log of the northern ferries", "")


def test_the_author_stands_in_front_of_the_title(read: Read) -> None:
    (reference,) = cited(
        read, "See Ines Varga, Mira Solheim, *The lake and its law*, United Nations document A/77/399."
    )
    assert reference.author == "Ines Varga, Mira Solheim"


@pytest.mark.parametrize("lead", ["See", "See also", "For more information, see", "See, for example,", "Cf."])
def test_words_that_lead_to_a_title_are_no_author(read: Read, lead: str) -> None:
    (reference,) = cited(read, f"{lead} *The lake and its law*, United Nations document A/77/399.")
    assert (reference.author, reference.title) == ("", "The lake and its law")


def test_an_empty_link_around_a_symbol_gives_no_address(read: Read) -> None:
    (reference,) = cited(read, "See [A/77/5](#).")
    assert reference.url == ""


def test_a_live_link_around_a_symbol_is_one_reference_with_its_address(read: Read) -> None:
    (reference,) = cited(read, "See [A/77/5](https://docs.un.org/en/A/77/5).")
    assert (str(reference.symbol), reference.url) == ("A/77/5", "https://docs.un.org/en/A/77/5")


def test_a_web_page_has_its_title_its_date_and_its_whole_address(read: Read) -> None:
    (reference,) = cited(
        read,
        "“Moorings cut: ‘all gone’”, 5 February 2023. Available at [www.harbour.example/news](https://www.harbour.example/news?id=1&l=E#:~:text=cut%20ropes,gone).",
    )
    assert reference.symbol is None
    assert reference.title == "Moorings cut: ‘all gone’"
    assert reference.on == datetime.date(2023, 2, 5)
    assert reference.url == "https://www.harbour.example/news?id=1&l=E#:~:text=cut%20ropes,gone"


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("https://harbour.example/a?x=1&y=2#z.", "https://harbour.example/a?x=1&y=2#z"),
        ("(www.harbour.example/news)", "http://www.harbour.example/news"),
        ("www.harbour.example, and", "http://www.harbour.example"),
        ("<https://harbour.example/auto>", "https://harbour.example/auto"),
    ],
)
def test_a_bare_address_is_a_web_page_without_the_punctuation_behind_it(read: Read, printed: str, address: str) -> None:
    (reference,) = cited(read, f"“Moorings cut”, 5 February 2023, {printed} that is all")
    assert (reference.url, reference.title) == (address, "Moorings cut")


def test_two_pages_in_one_note_keep_each_its_own_title_and_date(read: Read) -> None:
    references = cited(
        read,
        "“Moorings cut”, 5 May 2023, www.a.example/1; “Ropes found”, May 6, 2023, www.b.example/2; www.c.example/3.",
    )
    assert [(r.title, r.date) for r in references] == [
        ("Moorings cut", "5 May 2023"),
        ("Ropes found", "May 6, 2023"),
        ("", ""),
    ]


def test_a_symbol_inside_a_web_address_is_not_cited_twice(read: Read) -> None:
    (reference,) = cited(read, "See https://docs.example/en/A/77/9 for it.")
    assert reference.symbol is None


def test_a_web_address_with_a_symbol_in_its_query_is_cited(read: Read) -> None:
    references = cited(read, "See https://docs.example/access?s=A/77/9 for it.")
    assert [reference.url for reference in references] == ["https://docs.example/access?s=A/77/9"]


def test_a_mail_address_and_an_empty_link_are_no_references(read: Read) -> None:
    assert cited(read, "Write to info@harbour.example or [here](#) or [there](mailto:a@b.example).") == ()


def test_resolutions_by_number_are_references_where_they_stand(read: Read) -> None:
    document = read(
        "The Security Council adopted three resolutions – [2650 \\(2022\\)](#), 2661 (2022) and 2699 (2023) – on the ferries.\n"
    )
    assert [(document.text[r.start : r.end], str(r.symbol)) for r in document.references] == [
        ("2650 (2022)", "S/RES/2650(2022)"),
        ("2661 (2022)", "S/RES/2661(2022)"),
        ("2699 (2023)", "S/RES/2699(2023)"),
    ]


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("Security Council resolution 2650 (2022)", "S/RES/2650(2022)"),
        ("General Assembly resolution 60/1", "A/RES/60/1"),
        ("General Assembly resolution 2625 (XXV)", "A/RES/2625(XXV)"),
        ("Economic and Social Council resolution 1996/31", "E/RES/1996/31"),
        ("Human Rights Council resolution 45/1", "A/HRC/RES/45/1"),
    ],
)
def test_each_organs_way_of_numbering_is_known(read: Read, words: str, symbol: str) -> None:
    assert symbols(cited(read, f"As {words} demanded, the quay was opened.")) == [symbol]


def test_references_come_in_the_order_of_the_print(read: Read) -> None:
    references = cited(read, "See www.a.example, A/77/5, resolution 2650 (2022), A/77/6 and www.b.example/x.")
    assert [r.symbol.slug if r.symbol else r.url for r in references] == [
        "http://www.a.example", "A/77/5", "S/RES/2650(2022)", "A/77/6", "http://www.b.example/x",
    ]  # fmt: skip


def test_a_head_names_the_document_itself_and_cites_nothing(read: Read) -> None:
    document = read(
        "# General Assembly\n\nA/77/401\n\nDistr.: General\n\n# Report of the Panel on A/77/5\n\n"
        "The Panel visited the harbour of Port Selby twice and read A/77/6 there with forty witnesses.\n\n## On A/77/7\n\nSee A/77/8 too.\n"
    )
    assert symbols(document.references) == ["A/77/6", "A/77/8"]


def test_references_with_the_same_key_cite_the_same_thing(read: Read) -> None:
    references = cited(read, "See A/77/5-S/2023/1, A/77/5–S/2023/1, https://a.example/x and http://a.example/x.")
    assert [r.key for r in references] == ["A/77/5", "A/77/5", "a.example/x", "a.example/x"]


# --- Flags: what is odd in print is said and never corrected ---


def test_a_good_reference_has_no_flag(read: Read) -> None:
    references = cited(
        read,
        "See S/2023/5 (3 May 2023), S/2023/6 (3 May 2023), S/2023/7 (4 May 2023), S/2023/8 (5 May 2023) and A/77/9.",
    )
    assert [r.flags for r in references] == [()] * 5


@pytest.mark.parametrize("printed", ["016 May 2023", "31 February 2023"])
def test_a_misprinted_date_is_flagged_and_kept(read: Read, printed: str) -> None:
    (reference,) = cited(read, f"See A/77/5 ({printed}).")
    assert (reference.date, reference.flags) == (printed, (f"the date is printed “{printed}”",))


def test_a_misprinted_date_of_a_web_page_is_flagged_too(read: Read) -> None:
    (reference,) = cited(read, "“Moorings cut”, 016 May 2023, www.a.example/1.")
    assert reference.flags == ("the date is printed “016 May 2023”",)


def test_a_year_that_the_symbol_does_not_carry_is_flagged(read: Read) -> None:
    (reference,) = cited(read, "See A/76/740-S/2022/1140 (6 January 2023).")
    assert reference.flags == ("the symbol is of 2022, the date of 2023",)


def test_a_resolution_numbered_like_a_year_is_not_flagged(read: Read) -> None:
    (reference,) = cited(read, "See A/RES/1904(XVIII) (20 November 1963).")
    assert reference.flags == ()


def test_one_date_out_of_order_is_flagged_and_its_neighbours_are_not(read: Read) -> None:
    references = cited(
        read,
        "See S/2023/5 (1 May 2023), S/2023/6 (2 May 2023), S/2023/7 (19 May 2023), S/2023/8 (3 May 2023) and S/2023/9 (4 May 2023).",
    )
    assert [bool(r.flags) for r in references] == [False, False, True, False, False]
    assert references[2].flags == ("the date is out of order among its neighbours",)


def test_two_symbols_that_changed_places_are_both_flagged(read: Read) -> None:
    references = cited(
        read, "See S/2023/5 (1 May 2023), S/2023/8 (2 May 2023), S/2023/7 (3 May 2023) and S/2023/9 (4 May 2023)."
    )
    assert [r.flags for r in references] == [(), *[("the symbol is out of order among its neighbours",)] * 2, ()]


def test_too_short_a_list_has_no_order_to_break(read: Read) -> None:
    references = cited(read, "See S/2023/9 (3 May 2023), S/2023/8 (2 May 2023) and S/2023/7 (1 May 2023).")
    assert [r.flags for r in references] == [()] * 3


def test_symbols_of_different_series_have_no_common_order(read: Read) -> None:
    references = cited(
        read, "See S/2023/5 (1 May 2023), A/77/6 (2 May 2023), S/2023/7 (3 May 2023) and A/77/9 (4 May 2023)."
    )
    assert [r.flags for r in references] == [()] * 4


def test_a_document_cited_with_two_dates_is_flagged_in_both_places(read: Read) -> None:
    references = cited(read, "See A/77/5 (3 May 2023).\n\nSee again A/77/5 (4 May 2023), and A/77/6 (3 May 2023).")
    assert [r.flags for r in references] == [*[("cited with different dates: 3 May 2023, 4 May 2023",)] * 2, ()]


# --- Footnotes that name an earlier one ---


NOTES = """The ferry was sold.<sup>1</sup> The mole too.<sup>2</sup> And the bell.<sup>3</sup>

<sup>1</sup> S/2023/5, para. 3, and A/77/6, para. 4.

<sup>2</sup> {second}

<sup>3</sup> {third}
"""


@pytest.mark.parametrize(
    ("second", "third", "cited_there"),
    [
        ("Ibid., para. 9.", "Ibid.", [("A/77/6", "para. 9"), ("A/77/6", "")]),
        ("S/2023/8.", "Ibid., paras. 2 and 3.", [("S/2023/8", ""), ("S/2023/8", "paras. 2 and 3")]),
        ("S/2023/8.", "See footnote 1 above, para. 15.", [("S/2023/8", ""), ("A/77/6", "para. 15")]),
        ("S/2023/8.", "Note 2 supra.", [("S/2023/8", ""), ("S/2023/8", "")]),
        ("Ferry Times, 3 May.", "Ibid.", []),
        ("S/2023/8.", "See footnote 7 above.", [("S/2023/8", "")]),
        ("Ibid. and A/77/9.", "See the note of the pilots.", [("A/77/6", ""), ("A/77/9", "")]),
        ("A/77/9; ibid., para. 2.", "Id.", [("A/77/9", ""), ("A/77/9", "para. 2"), ("A/77/9", "")]),
        ("S/2023/8.", "See also note 1 above.", [("S/2023/8", ""), ("S/2023/5", ""), ("A/77/6", "")]),
        ("S/2023/8.", "Supra note 2, para. 4.", [("S/2023/8", ""), ("S/2023/8", "para. 4")]),
        ("Idem, loc. cit.", "The idea of the pilots.", [("A/77/6", ""), ("A/77/6", "")]),
        ("Okoye, *Log of the lake*, A/77/9.", "Okoye, op. cit., para. 7.", [("A/77/9", ""), ("A/77/9", "para. 7")]),
        ("Okoye, *Log of the lake*, A/77/9.", "Lind, op. cit.", [("A/77/9", "")]),
    ],
)
def test_a_footnote_that_names_an_earlier_one_cites_what_that_cites(
    read: Read, second: str, third: str, cited_there: list[tuple[str, str]]
) -> None:
    document = read(NOTES.format(second=second, third=third))
    found = [r for r in document.references if r.block in ("fn2", "fn3")]
    assert [(str(r.symbol), r.pinpoint) for r in found] == cited_there
    for reference in found:
        block = document.block(reference.block)
        assert block.start <= reference.start < reference.end <= block.end
