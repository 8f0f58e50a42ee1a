"""Acronyms and what they stand for, read from the documents themselves.

"the United Nations Interim Force in Lebanon (UNIFIL)" says it. Where nothing does and the acronym stands nowhere, a
name with those initials is believed: "Organization of African Unity" for OAU. What stands in brackets is tied to the
words before it as Schwartz and Hearst (2003) do: every letter of the acronym stands in them in order, the first at the
head of a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from corpus.names import NAME, NO_NAMES, ORGANISATIONS

#: What everybody at the United Nations abbreviates, in documents that never do (UN Editorial Manual, "Abbreviations").
USUAL = {
    "asg": "Assistant Secretary-General",
    "dsg": "Deputy Secretary-General",
    "ecosoc": "Economic and Social Council",
    "ga": "General Assembly",
    "hrc": "Human Rights Council",
    "idp": "internally displaced person",
    "ngo": "non-governmental organization",
    "pga": "President of the General Assembly",
    "sc": "Security Council",
    "sg": "Secretary-General",
    "srsg": "Special Representative of the Secretary-General",
    "undof": "United Nations Disengagement Observer Force",
    "unga": "General Assembly",
    "unhchr": "United Nations High Commissioner for Human Rights",
    "unmogip": "United Nations Military Observer Group in India and Pakistan",
    "unsc": "Security Council",
    "unsg": "Secretary-General",
    "untso": "United Nations Truce Supervision Organization",
    "usg": "Under-Secretary-General",
}
_UN = r"(?:the )?(?:UN|U\.N\.|United Nations)(?:[’']s?)?"
#: Not of the United Nations but of something of theirs: "UN chief of staff", "head of the UN Mission".
_OF_SOMETHING = r"(?![-\s]+(?:of|office)\b|\s+(?-i:[A-Z]))"
_ITSELF = (
    r"(?=\W*$|[^\w\s]"
    r"|\s+(?:is|was|has|had|did|does|do|said|says?|call(?:s|ed)?|asked|who|in|at|to|on|about|when|that)\b)"
)
#: What the press calls organs and offices of the United Nations, and what their documents call them.
_NICKNAMES = tuple(
    (re.compile(rf"\b(?:{called})\b", re.I), name)
    for called, name in (
        (r"World Court(?: in (?:The )?Hague)?", "International Court of Justice"),
        (rf"{_UN} (?:human )?rights (?:chief|head|boss)", "the United Nations High Commissioner for Human Rights"),
        (rf"{_UN} refugee (?:chief|head)", "the United Nations High Commissioner for Refugees"),
        (rf"{_UN} refugee agency", "the Office of the United Nations High Commissioner for Refugees"),
        (
            rf"{_UN} (?:chief|boss|head)\b{_OF_SOMETHING}|(?:the )?(?:chief|head) of {_UN}{_ITSELF}",
            "the Secretary-General",
        ),
        (rf"(?<=[’']s ){_UN} ambassador|ambassador to {_UN}", "Permanent Representative to the United Nations"),
    )
)
#: At least three letters, most of them capitals: "UNIFIL", "IAEA", "SFOR", no "The" and no "UN".
ACRONYM = re.compile(r"(?=[A-Za-z-]*[A-Z][A-Za-z-]*[A-Z])[A-Z][A-Za-z-]*[A-Z]")
_USED = re.compile(rf"\b{ACRONYM.pattern}\b")
_IN_BRACKETS = re.compile(rf"\s\((?:hereinafter\s)?(?:the\s)?[“\"]?(?P<acronym>{ACRONYM.pattern})[”\"]?\)")
_SHORTEST, _LONGEST = 3, 12
#: Words of a long form beyond the letters of its acronym.
_MORE_WORDS = 5
_SMALL = frozenset("of for the and on in to de al".split())
#: A name, and where it is: "United Nations Interim Force in Lebanon".
_NAME = re.compile(rf"{NAME}(?:\sin\s(?:the\s)?{NAME})?")


def find_acronyms(texts: Iterable[str]) -> dict[str, str]:
    """Acronyms in lower case, with what most of the texts say that they stand for."""
    told: dict[str, Counter[str]] = {}
    spelt: dict[str, Counter[str]] = {}
    used: set[str] = set()
    for text in texts:
        used.update(acronym.lower() for acronym in _USED.findall(text))
        for acronym, long in _told(text):
            told.setdefault(acronym.lower(), Counter())[long] += 1
        for acronym, long in _spelt(text):
            spelt.setdefault(acronym.lower(), Counter())[long] += 1
    believed = {acronym: forms for acronym, forms in spelt.items() if acronym not in used} | told
    return {acronym: forms.most_common(1)[0][0] for acronym, forms in sorted(believed.items())}


def without_nicknames(question: str) -> str:
    """The question with the names that documents have for what the press calls otherwise."""
    for called, name in _NICKNAMES:
        found = called.search(question)
        if found:
            has_article = re.search(r"\b(?:the|a)\s+$", question[: found.start()], re.I)
            name = name.removeprefix("the ") if has_article else name
            question = f"{question[: found.start()]}{name}{question[found.end() :]}"
    return question


def _told(text: str) -> Iterator[tuple[str, str]]:
    for match in _IN_BRACKETS.finditer(text):
        acronym = match["acronym"]
        if _SHORTEST <= len(acronym) <= _LONGEST:
            long = _long_form(acronym, text[: match.start()])
            if long:
                yield acronym, long


def _long_form(acronym: str, before: str) -> str:
    """The words at the end of `before` that the acronym is made from; "" where there are none."""
    first, *others = (letter.lower() for letter in acronym if letter.isalpha())
    nearest = " ".join(before.split()[-(len(acronym) + _MORE_WORDS) :])
    place = len(nearest)
    for letter in reversed(others):
        place = nearest.lower().rfind(letter, 0, place)
    while place > 0:
        place = nearest.lower().rfind(first, 0, place)
        if place >= 0 and _opens_word(nearest, place):
            break
    if place < 0:
        return ""
    start = nearest.rfind(" ", 0, place + 1) + 1
    long = nearest[start:]
    return long if len(long.split()) > 1 and long[0].isupper() and acronym not in long else ""


def _opens_word(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()


def _spelt(text: str) -> Iterator[tuple[str, str]]:
    """Names and their initials, small words left out or not: "International Court of Justice", "ICJ"."""
    for name in _NAME.findall(text):
        whole = list(dropwhile(lambda word: word.lower() in NO_NAMES, name.split()))
        for every in (whole, *_within(whole)):
            for of in ([word for word in every if word not in _SMALL], every):
                initials = "".join(word[0] for word in of).upper()
                if _SHORTEST <= len(initials) <= _LONGEST and initials.isalpha():
                    yield initials, " ".join(every)


def _within(name: list[str]) -> Iterator[list[str]]:
    """An organisation in the name of an office: "Chairman of the Organization of the Islamic Conference"."""
    starts = (at for at, word in enumerate(name) if at > 1 and word in ORGANISATIONS and name[at - 1] in ("the", "of"))
    at = next(starts, None)
    if at is not None:
        yield name[at:]
