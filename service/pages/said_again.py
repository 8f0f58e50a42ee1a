"""What documents, readers of files and answers say in English sentences of a fixed form, in the words of a page.

The API and the terminal say them in English, and so does a page of a sentence that no form here fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.grammar.masthead_phrases import (
    NOTICE_OF_ANNEX,
    NOTICE_OF_JOINT_ANNEX,
    NOTICE_OF_NAMED,
    NOTICE_OF_PARTIES,
    NOTICES,
)
from service.words import Words, to_say

#: Names of facts, and how a fact came about. What a brace stands for is a name, a number or a place.
_OF_FACTS = (
    to_say("symbol"), to_say("title"), to_say("date"), to_say("adopted on"), to_say("date of distribution"),
    to_say("original language"), to_say("author"), to_say("addressed to"), to_say("signature"), to_say("kind"),
    to_say("distribution"), to_say("session"), to_say("number of agenda items"), to_say("agenda items"),
    to_say("agenda item {}"), to_say("preambular paragraphs"), to_say("operative paragraphs"),
    to_say("paragraphs of {}"), to_say("paragraphs"), to_say("footnotes"), to_say("pages"), to_say("annexes"),
    to_say("images"),
    to_say("author of an annex"), to_say("quoted organisation"), to_say("quoted person"), to_say("speaker"),
    to_say("cites"), to_say("documents cited"), to_say("by author"), to_say("Other: author not known"),
    to_say("documents"), to_say("letters"), to_say("resolutions"),
    to_say("reports"), to_say("earliest {}"), to_say("latest {}"), to_say("vote"), to_say("adopted at"),
    to_say("voted against"), to_say("abstentions"), to_say("abstained"), to_say("did not participate in the voting"),
    to_say("title of {}"), to_say("{}, by"), to_say("held"), to_say("not held"), to_say("letter"), to_say("resolution"),
    to_say("report"), to_say("counted: those of the masthead"),
    to_say("counted by Pincite, as the text prints no numbers"),
    to_say("counted: paragraphs with a number"), to_say("counted: pages of its file"),
    to_say("counted: annexes of the text"), to_say("counted: each once"), to_say("counted: footnotes of {}"),
    to_say("counted: by the numbers of {} captions"), to_say("counted: those held that cite {}"),
    to_say("counted: those held ({})"), to_say("{} documents held"), to_say("unanimous"),
    to_say("in {}; {}"), to_say("speaks in {}"), to_say("cited in {}"), to_say("named in {}"), to_say("acting under"),
    to_say("{} sources, cited in {} paragraphs"), to_say("{} sources, cited in 1 paragraph"),
    to_say("1 source, cited in {} paragraphs"), to_say("1 source, cited in 1 paragraph"),
)  # fmt: skip

#: What an answer says instead of one, or besides.
_REMARKS = (
    to_say("Name the document that {} stands in, for example {}."),
    to_say("{} is not held."),
    to_say("“{}” may be {}; name one of them."),
    to_say("The question may mean {}; name one of them."),
    to_say("{} has no footnote."),
    to_say("No footnote stands with the sentence that is marked; what follows stands with others of {}."),
    to_say("{} is held without its pages."),
    to_say("No document held has “{}”. If you mean “{}”, ask with that name."),
    to_say("What stands nearest says it of another party, or of another act, than the question."),
    to_say("Questions in this language ({}) are not understood; what has its names and numbers is shown as nearest."),
)

#: What the reader of a file says of what it read.
_WARNINGS = (
    to_say("paragraph {} is printed “{}”"),
    to_say("mark {} has no footnote: “…{}”"),
    to_say("footnote {} has no mark in the text"),
    to_say("the symbol {} and the date {} are of different years"),
)
#: What has to be said of documents, several in a row where several are shown; the catalogues have these from there.
_NOTICES = (NOTICE_OF_NAMED, NOTICE_OF_PARTIES, NOTICE_OF_ANNEX, NOTICE_OF_JOINT_ANNEX, *NOTICES.values())
_FORMS = (*_OF_FACTS, *_REMARKS, *_WARNINGS, *_NOTICES)
#: What a brace stands for ends with its sentence.
_PLACE = r"((?:(?!\. [A-Z“]).)+?)"
_BETWEEN_SENTENCES = re.compile(r"(?<=[.”]) (?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class SaidAgain:
    """`language` is that of the text, as ISO 639-1 has it."""

    text: str
    language: str


def said_again(english: str, words: Words) -> SaidAgain:
    """The whole in other words, or sentence by sentence, where each of them has a known form; else as it is."""
    if words.language == "en" or not english:
        return SaidAgain(english, "en")
    whole = _again(english, words)
    again = (whole,) if whole is not None else tuple(_again(each, words) for each in _BETWEEN_SENTENCES.split(english))
    told = [each for each in again if each is not None]
    return SaidAgain(" ".join(told), words.language) if len(told) == len(again) else SaidAgain(english, "en")


def _again(english: str, words: Words) -> str | None:
    """None where it has no known form, or the catalogue does not have it."""
    for form, pattern in _patterns():
        match = pattern.fullmatch(english)
        if match and form in words.table:
            return words(form, *(_part(part, words) for part in match.groups()))
    return None


def _part(part: str, words: Words) -> str:
    """A part of it may be of such a form as well: "counted: those held (8 documents held)"."""
    return _again(part, words) or part


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those without a place to fill in first."""
    ordered = sorted(_FORMS, key=lambda form: form.count("{}"))
    return tuple((form, re.compile(re.escape(form).replace(r"\{\}", _PLACE), re.S)) for form in ordered)
