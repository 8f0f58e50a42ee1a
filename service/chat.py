"""Follow-up questions: what a question means after the ones before it. A question that stands alone is left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.question import Question, understand
from index.words import STOP_WORDS, stem, words

Kind = Literal["question", "source", "speaker"]

#: Asks for the source of what was just quoted, or for its speaker. The whole question has to be this.
_LEAD = r"^(?:and|but|so|ok|okay|then)?,?\s*"
_THAT = r"(?:\s+(?:for|of|behind|to|on)?\s*(?:that|this|it|these|those|the (?:claim|figure|number|statement|quote|quotation)s?))?"
_FOLLOW_UPS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("source", re.compile(
        _LEAD + r"(?:(?:what|which)(?:'s|\s+is|\s+are|\s+was)?\s+(?:the|its|their)?\s*(?:source|sources|footnotes?|citations?|references?|document)"
        + _THAT + r"(?:\s+cited)?|(?:the\s+)?(?:source|footnote|citation|reference)s?|where (?:does|did|is) (?:that|this|it) (?:come )?from"
        r"|(?:what|which) (?:source|document|footnote|report) (?:is|was|does) (?:that|this|it)(?: from| cite| rely on)?"
        r"|(?:how|where) (?:do|did) (?:they|you) (?:know|get) (?:that|this|it)(?: from)?)\s*[?.!]*$", re.I)),
    ("speaker", re.compile(
        _LEAD + r"(?:who (?:says?|said|stated|states|wrote|claims?|claimed|reported|reports|is speaking|is quoted|was it)(?:\s+(?:that|this|it|so))?"
        r"|according to whom?|says who|whose (?:words|claim|statement)s? (?:is|are|was|were) (?:that|this|it|these|those))\s*[?.!]*$", re.I)),
)  # fmt: skip
_ABOUT_THE_ANSWER = {
    "source": "What is the source of the answer to “{}”",
    "speaker": "Who speaks in the answer to “{}”",
}
_CONNECTIVE = re.compile(r"^\s*(?:and|but|also|or|what about|how about|what else|and what about)\b", re.I)
#: Words that stand for something said before.
_PRONOUNS = re.compile(
    r"\b(?:he|she|they|it|its|him|her|them|his|their|theirs|this|those|these|there|that|then|one|ones|same|others?|such)\b", re.I
)  # fmt: skip
_BARE_THAT = re.compile(
    r"\bthat\b(?=\s*(?:$|[?.!,]|happen|attack|report|document|incident|strike|event|day|year|letter|was\b|is\b|did\b))",
    re.I,
)
#: Asks about the document as such; its part is the subject.
_OF_THE_DOCUMENT = re.compile(r"\b(?:letter|document|report|resolution|text|annex(?:es)?|footnotes?|masthead)\b", re.I)
#: A question with so few telling words, and no name among them, asks about what was talked of.
_FEW_TERMS = 1


@dataclass(frozen=True, slots=True)
class Understood:
    """What is to be answered.

    text   the question with what it takes over from earlier ones
    kind   "source" and "speaker" ask about the last answer and need the question it answered, `previous`
    """

    text: str
    kind: Kind = "question"
    previous: str = ""


def resolve(question: str, history: Sequence[str]) -> Understood:
    """Read a question in the light of the earlier ones, oldest first."""
    question = " ".join(question.split())
    history = [earlier for earlier in history if earlier.strip()]
    if not history:
        return Understood(question)
    previous = resolve(history[-1], history[:-1])
    subject = previous.previous if previous.kind != "question" else previous.text
    for kind, form in _FOLLOW_UPS:
        if form.match(question):
            return Understood(_ABOUT_THE_ANSWER[kind].format(subject), kind, subject)
    return Understood(_in_context(question, subject))


def _in_context(question: str, subject: str) -> str:
    """An elliptical question with what it takes over from the last one; any other as it is."""
    own, before = understand(question), understand(subject)
    connects, leans = bool(_CONNECTIVE.search(question)), _leaning_pronoun(question)
    if not connects and not leans and (len(own.terms) > _FEW_TERMS or own.names or _OF_THE_DOCUMENT.search(question)):
        return question
    if len(own.names) == 1 and len(before.names) == 1 and not leans and not _says_more(own):
        # "and in Ganja?" after "how many died in Barda?": the same question of another name
        return subject.replace(before.names[0], own.names[0])
    if (connects or len(own.terms) > _FEW_TERMS) and own.terms and (before.names or before.numbers):
        carried = ", ".join([*before.names, *before.numbers])
    else:
        carried = " ".join(_telling(subject))
    return f"{question} ({carried})" if carried else question


def _says_more(own: Question) -> bool:
    """True where an elliptical question has telling words besides its name."""
    named = {stem(word) for name in own.names for word in words(name)}
    return any(term not in named for term in own.terms)


def _leaning_pronoun(question: str) -> bool:
    found = _PRONOUNS.search(question)
    return bool(found and (found.group().lower() != "that" or _BARE_THAT.search(question)))


def _telling(text: str) -> list[str]:
    return [word for word in dict.fromkeys(words(text)) if word not in STOP_WORDS]
