"""Signs of print: ends of paragraphs, list markers, page numbers, cut words. Data, each table with its reason."""

from __future__ import annotations

import re

OPENING_QUOTES = '“"«„'

CLOSING_QUOTES = '”"»'

#: What closes each; a text may still mix them, "“…\"".
QUOTES = {"“": "”", '"': '"', "«": "»", "„": "”"}

#: Omissions stand in block quotations as paragraphs of their own.
OMISSION = re.compile(r"[\[(]?\s*(?:(?:\.\s?){3,}|…)\s*[\])]?|\*\s?\*\s?\*")

CAPTION = re.compile(
    r"(?P<word>Images?|Figures?|Photos?|Photographs?|Pictures?|Maps?|Tables?|Charts?|Plates?|Exhibits?)\s+"
    r"(?P<numbers>\d+[a-z]?(?:\s?[-–—,&]\s?\d+[a-z]?|\s+(?:and|to)\s+\d+)*)(?=$|[\s.:,–—-])"
)

LIST_ITEM = re.compile(r"(?P<marker>\((?:[a-z]{1,2}|[ivx]+|\d{1,2})\)|[a-z]\)|[•●▪◦·–—-])\s+\S")

#: What stands behind the figures of a paragraph that has been put between two others: "1 bis".
LATIN_TIMES = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"

#: "12. Condemns …", "3.Text", "12A. …", "1 bis. …", "10.1 The panel …": a printed paragraph number. One of several figures
#: has none or a stop behind it, and a capital: "10.5 million", "1.2.2025" and "09.30 Opening" are no such numbers.
NUMBERED = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[A-Za-z]|\s?(?:{LATIN_TIMES}))?(?=\.\s*[^\d\s])(?!\.[A-Z]\.\w)"
    rf"|\d{{1,3}}\s(?:{LATIN_TIMES})(?=\s+[^\W\d_a-z])"
    r"|[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){1,3}(?=\.?\s+[“\"«„(\[]?[^\W\d_a-z]))\.?\s*"
)

#: What ends a paragraph. A paragraph that lacks it, before one that begins in lower case or with a digit, was
#: cut by a page.
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")

#: A full stop that belongs to an abbreviation, where a line of a signature ends: "Chargé d’affaires a.i."
ABBREVIATED = re.compile(r"(?:(?<![\w.])(?:[A-Za-z]\.){2,}|\b(?:Jr|Sr|Esq|Ret|ret|Ph\.D)\.)\)?$")

#: What stands at the edges of pages: page numbers, job numbers with their language, printing date and bar code, "/...".
PAGE_FURNITURE = re.compile(
    r"(?:(?:page\s+)?\d{1,3}\s?/\s?\d{1,3}|page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|-\s?\d{1,3}\s?-"
    r"|(?:(?:GE|V|K|HS|NA)\.?\s?)?[\dogiszb]{2}-\d{5}\*{0,3}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,2}"
    r"|\*\s?(?:\d\s?){6,}\*|\d{3,5}[a-z]\s?[(C]?[A-Z]\)(?:\s+\d{6})?|/?\s?(?:\.\s?\.\s?\.|…)|please recycle|accessible document)(?=\s|$)\s*", re.I)  # fmt: skip

#: Day, month and year of printing, below a job number: "131120".
PRINTING_DATE = re.compile(r"\d{6}")

#: Dirt that scans take for signs.
SPECK = re.compile(r"[~^`'.,:;|_=\\]{1,2}")

#: A row of these stands above footnotes.
RULE = re.compile(r"[_‗]{5,}|[-–—]{8,}")

#: A line does not end a paragraph behind one of these.
LINKING = frozenset(
    """a an the of and or to in on for from by with at as its their his her that which who this these those between
    under into than including both""".split()
)

#: Letters that scans put for figures. Believed only where they make the number that is due.
MISREAD = re.compile(r"(?P<number>[\dIilOoSZB|]{1,3})(?:[.,]\s+(?=\W?\s?[A-Z])|\s(?=[A-Z][a-z]+s\b))")

FIGURES = str.maketrans("IilOoSZB|", "111005281")

#: What is left of a word behind the hyphen of a line's end, where it is no word of its own.
WORD_ENDINGS = frozenset(
    """able ance ances ation ations cation cations cially cil dent ence ences ers ing ings ism ities ity ment mental ments
    nal ness nity sented sion sional sions sive tation tations ther ties tional tions tion tive tives tory ture tures
    ury""".split()
)
