"""A question taken apart: the kind of its answer, the names and numbers it holds, its telling words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.grammar.phrases import SAYING
from corpus.names import NAME, NO_NAMES
from index.words import STOP_WORDS, fold, stem, words

Wanted = Literal["number", "date", "person", "place", "source", "phrase"]

#: The first that matches counts. Whatever matches none is answered by a phrase or a sentence.
_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    ("source", re.compile(
        r"\b(?:source|sources|footnotes?|citations?|cited|cites?|references?|documents? (?:is|are|reports?|sets?|gives?))\b"
        r"|\b(?:which|what) (?:\w+ ){0,3}(?:documents?|reports?|publications?|web ?pages?|articles?|press releases?)\b"
        r"|\bwhere (?:was|is|did|does) (?:this|that|it|the \w+) (?:published|come from)\b", re.I)),
    ("number", re.compile(
        r"\b(?:how (?:many|much|often|far|long|large|big|high|old)|number of|what (?:number|percentage|proportion|share|"
        r"toll|distance)|death toll|casualty figures?|at what rate)\b", re.I)),
    ("date", re.compile(
        r"^\W*dated?\b|\bdated?\W*$|\bdate of\b|\b(?:when|since when|until when|(?:what|which|on what|on which) (?:\w+ )?(?:date|dates|day|days|year|years|month|"
        r"months)|how recently)\b", re.I)),
    ("place", re.compile(
        r"\b(?:where|(?:what|which) (?:\w+ ){0,2}(?:city|cities|towns?|villages?|districts?|regions?|countr(?:y|ies)|places?|"
        r"areas?|settlements?|locations?|territor(?:y|ies)))\b", re.I)),
    ("person", re.compile(
        r"\b(?:who|whom|whose|by whom|(?:what|which) (?:\w+ ){0,2}(?:persons?|officials?|organi[sz]ations?|body|bodies|"
        r"agency|agencies|group|ngos?|directors?|author))\b", re.I)),
)  # fmt: skip
#: Between the parts of "when and where was it?".
_PARTS = re.compile(
    r"\s*,?\s*(?:\band\b|\bor\b|&)\s+(?=(?:(?:by|on|in|at|to|from|with|for)\s+)?(?:when|where|who|whom|whose|which|what|"
    r"how\s+(?:many|much|long|often|far))\b)",
    re.I,
)
_SEVERAL = re.compile(
    r"\bhow many\b.*\w (?:and|or) \w|"
    r"\b(?:what|which|where|who|name|list|all)\b(?: \w+){0,2}? (?:(?!(?:was|is|has|does|this)\b)\w+(?<!s)s|were|are|people)\b",
    re.I,
)
#: What makes a question of words: an interrogative, a verb in front, a request, the mark itself.
_ASKS = re.compile(
    r"\?|\b(?:what|which|who|whom|whose|when|where|why|how|did|does|do|is|are|was|were|has|have|had|can|could|would|"
    r"should|will|name|list|tell|give|show|says?|according)\b",
    re.I,
)
_NAME = re.compile(NAME)
_POSSESSIVE = re.compile(r"[’']s?$")
#: Verbs of saying, past or not.
SAID = rf"(?:{'|'.join(map(re.escape, SAYING))}|say|state|report|claim|describe|call|called|characteri[sz]e|verify|verified|think|warn|conclude)"
_SPEAKER_FORMS = (
    re.compile(rf"\b[Aa]ccording to\s+(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"\b(?:did|does|do|has|have|had)\s+(?:the\s+)?(?P<name>{NAME})\s+(?:\w+\s+)?{SAID}\b"),
    re.compile(rf"\b(?P<name>{NAME})[’']s?\s+(?:\w+\s+)?(?:statement|words|report|account|remarks?|view|assessment)\b"),
    re.compile(rf"\b(?P<name>{NAME})\s+{SAID}\b"),
)
#: Adjectives of States with none of the endings below, written out after the list of the Member States of the United
#: Nations (un.org/en/about-us/member-states). Those of other peoples mostly have an ending: "Kurdish", "Palestinian".
_ADJECTIVES = """
    Afghan Andorran Angolan Argentine Azerbaijani Bahraini Bangladeshi Basotho Botswanan Burkinabe Croat
    Cuban Cypriot Czech Dutch Emirati French German Greek Guatemalan Honduran Icelandic Iraqi Israeli Kazakh Kenyan
    Kuwaiti Kyrgyz Libyan Liechtenstein Luxembourg Malagasy Moldovan Monegasque Moroccan Motswana Nauruan Nepali
    Nicaraguan Omani Pakistani Palauan Paraguayan Qatari Rwandan Salvadoran Samoan Saudi Serb Slovak Slovene Somali
    Swazi Swiss Tajik Thai Tongan Turkmen Tuvaluan Ugandan Uruguayan Uzbek Vanuatuan Venezuelan Yemeni
""".split()
#: An adjective of a people or a country, in front of a noun.
_PEOPLE = re.compile(
    rf"\b(\w+(?:ian|ean|ican|ese|ish)|{'|'.join(_ADJECTIVES)})\s+((?!and\b|or\b|of\b|in\b)[a-z]{{3,}})"
)
_NUMBER = re.compile(r"\b\d[\d,./-]*\b")
#: What is in front of the matter in a question for its source: "what is the source for", "which document reports".
_SOURCE_OF = re.compile(
    r"^\W*(?:(?:give|show|tell)\s+(?:me\s+)?)?(?:(?:what|which|where)\b(?:['’]s)?(?:\W+\w+){0,4}?\W+)?(?:the\s+)?"
    r"(?:source|footnote|citation|reference|document|report|paper|publication|(?:web ?)?page|article|press release)s?\b"
    r"(?:\s+(?:is|are|was|were|does|do))?(?:\s+(?:the|this)\s+(?:letter|document|report))?"
    r"(?:\s+(?:cited?|cites|given?|gives|quoted?|reports?|supports?|backs?(?:\s+up)?|sets?\s+out))?"
    r"(?:\s+(?:for|of|on|behind|about|to|that|as))?\s+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a question, taken apart. All words are folded as the index folds them.

    whole    the question that the text is the core of; the text itself where it is no other's
    about    the text; where a source is asked for, only what it is to be the source of
    also     the kinds of further answers that are asked for: "when and where was it?"
    several  more than one answer of the wanted kind is asked for
    keywords it is words as typed into a search box, and asks for whatever has them
    terms    stems of the telling words, in order, each once
    names    names as typed, in the order of the question, each once
    numbers  numbers and years, as folded
    speaker  whose words are asked for, as typed; "" if nobody's
    peoples  nouns with the people they are said of: ("armenian", "civilian")
    """

    text: str
    whole: str
    about: str
    wanted: Wanted
    also: tuple[Wanted, ...]
    several: bool
    keywords: bool
    terms: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    speaker: str
    peoples: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Take a question apart. Any text will do, keywords as well."""
        wanted = wanted_by(text)
        of_parts = (wanted_by(part) for part in _PARTS.split(text))
        return cls(
            text=text,
            whole=text,
            about=_SOURCE_OF.sub("", text) if wanted == "source" else text,
            wanted=wanted,
            also=tuple(kind for kind in dict.fromkeys(of_parts) if kind not in (wanted, "phrase", "source")),
            several=bool(_SEVERAL.search(text)),
            keywords=not _ASKS.search(text),
            terms=telling(text),
            names=names(text),
            numbers=numbers(text),
            speaker=speaker(text),
            peoples=peoples(text),
        )


def wanted_by(text: str) -> Wanted:
    """The kind of answer that a question, or a part of one, asks for."""
    return next((kind for kind, form in _WANTED if form.search(text)), "phrase")


def telling(text: str) -> tuple[str, ...]:
    """Stems of the words that say what is asked about, in order, each once.

    Where nothing but words like "letter" is left, it is they that are asked about: "What is this letter about?"
    """
    said = [stem(word) for word in words(text) if word not in STOP_WORDS and word not in _ASKING]
    nouns = (stem(word) for word in words(text) if word in _NOUNS)
    return tuple(dict.fromkeys(said or nouns))


#: Stems of the words that ask for a place; an answer may repeat them ("which districts?" – "Tartar district").
PLACE_NOUNS = frozenset(
    stem(word) for word in "city town village district region country place area settlement location territory".split()
)

#: Nouns that stand for a document or a part of it, or for the kind of answer that is wanted.
_NOUNS = frozenset(
    """citation date dates document documents footnote footnotes letter number numbers reference references report
    reports source sources text time year""".split()
)
#: Words that only say what kind of answer is wanted.
_ASKING = _NOUNS | frozenset(
    """according ask asked cite cited cites give given many mention mentioned mentions much name named please quote
    reported say said says show state stated states tell""".split()
)


def peoples(text: str) -> frozenset[tuple[str, str]]:
    """Nouns with the people or country they are said of, folded and stemmed: "Azerbaijani civilians"."""
    return frozenset(
        (fold(match[1]), stem(fold(match[2]))) for match in _PEOPLE.finditer(text) if match[1][0].isupper()
    )


def speaker(text: str) -> str:
    """The name whose words a question asks for: "according to X", "did X say", "X's statement"."""
    for form in _SPEAKER_FORMS:
        match = form.search(text)
        if match and (spoken := names(f"… {match['name']}")):
            return spoken[0]
    return ""


def numbers(text: str) -> tuple[str, ...]:
    """Numbers and years, folded, each once."""
    return tuple(dict.fromkeys(fold(number).strip(",./-") for number in _NUMBER.findall(text)))


def names(text: str) -> tuple[str, ...]:
    """Capitalised names, words that only open the question left out."""
    found: dict[str, str] = {}
    for match in _NAME.finditer(text):
        kept = match.group().split()
        while kept and _POSSESSIVE.sub("", kept[0]).lower().rstrip(",") in NO_NAMES | STOP_WORDS:
            kept.pop(0)
        name = _POSSESSIVE.sub("", " ".join(kept))
        opens = match.start() == 0 and len(kept) == len(match.group().split())
        if name and (not opens or len(kept) > 1 or name.isupper()):
            found.setdefault(fold(name), name)
    return tuple(found.values())
