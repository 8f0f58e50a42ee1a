"""Where English begins and ends a noun phrase: told by determiners, prepositions, verbs and adverbs around it.

No word here is one of a subject.
"""

from __future__ import annotations

import re

from corpus.names import NO_NAMES
from corpus.ranges import Span
from index.irregular_verbs import PASTS

_WORD = re.compile(r"[^\s,;]+")
#: By their endings, which some nouns have as well, "hospital", "government".
ADJECTIVE = re.compile(r"^[a-z]+(?:[aei]te|[ai]l|ive|ous|[ai]ble|ful|[ae]nt|ic|ary|less)$")
_PARTICIPLE = re.compile(r"^[a-z]+ed$")
_SURELY_ADJECTIVE = re.compile(r"^[a-z]+(?:ous|ful|less|ive)$")
_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = frozenset(
    """a an the all any some many several these those other another each every no its their his her our this such
    certain various numerous""".split()
)
_PREPOSITIONS = frozenset(
    """in on at by with from to into onto for against between under upon through via near including namely like as than
    during after before since until till over around towards toward among across within without concerning regarding
    inside outside beyond behind despite following per off along above below beside""".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being has have had do does did shall should will would may might can could must include
    includes included comprise comprises comprised contain contains contained""".split()
)
CLAUSES = frozenset(
    """that which who whose whom where when while if because although though whether but and or nor so then not it he
    she they we i you there here also inter""".split()
)
NO_ITEM = _PREPOSITIONS | AUXILIARIES | CLAUSES | {"of"}
#: Words in front of the first item that are none of it: "even hospitals", "both sides".
_FOCUS = frozenset("even both either only especially particularly".split())


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and word[0].islower()


def first_start(text: str, piece: Span, gerunds: bool, article: bool) -> int:
    """Where the first item begins in what stands in front of the first joint."""
    said = words_in(text, piece)
    start = piece.end
    for number in range(len(said) - 1, -1, -1):
        word = said[number].of(text)
        low = word.lower().strip("“”\"'‘’")
        before = said[number - 1].of(text).lower() if number else ""
        if low == "of" and article and before and (gerunds or not before.endswith("ing")):
            start = said[number].start
            continue
        if low in NO_ITEM or low in _FOCUS or (not word[0].isupper() and _is_verb(low, before)):
            return said[number].start if gerunds and low.endswith("ing") else start
        if number == 0 and len(said) > 1 and low in NO_NAMES - _DETERMINERS:
            return start
        start = said[number].start
        if low in _DETERMINERS and not (article and before == "of"):
            return start
    return start


def _is_verb(word: str, before: str) -> bool:
    """A past or a gerund that no determiner or preposition makes an adjective: "used", in "they used rockets"."""
    if not (word.endswith(("ed", "ing")) or word in PASTS):
        return False
    return (
        bool(before) and before not in _DETERMINERS | _PREPOSITIONS | {"of", "and", "or"} and not before.endswith(",")
    )


def behind_verb(text: str, span: Span) -> Span:
    """The range without the verb that it begins with: "rockets [carried small bombs]" has "small bombs".

    One behind another verb is an adjective: "attacked [wounded crews]".
    """
    said = words_in(text, span)
    first = said[0].of(text) if len(said) > 1 else ""
    *_, before = ["", *text[: span.start].lower().split()]
    follows_verb = before not in AUXILIARIES and (before in PASTS or before.endswith(("ed", "ing")))
    if not first.islower() or follows_verb or not _is_verb(first, before):
        return span
    return Span(said[1].start, span.end)


def bare_phrase(text: str, span: Span) -> Span:
    """The range without prepositions and an article that it begins with: "rockets" of "with the rockets"."""
    said = words_in(text, span)
    least = len(said) - 1
    for word in said[:least]:
        if word.of(text).lower() not in _PREPOSITIONS | _ARTICLES:
            return Span(word.start, span.end)
    return Span(said[least].start, span.end) if said else span


def goes_on(text: str, piece: Span, behind: Span) -> bool:
    """They are one phrase with two adjectives: "very costly, [painted buoys of the strait]"."""
    said, further = words_in(text, piece), words_in(text, behind)
    if len(said) < 2 or len(further) < 2 or not _qualifies(further[0].of(text)):
        return False
    *_, before, last = (word.of(text) for word in said)
    if before.lower() in _DETERMINERS:  # "the initiative, military equipment"
        return False
    return bool(_SURELY_ADJECTIVE.match(last)) or (
        is_adverb(before) and bool(ADJECTIVE.match(last) or last.endswith("ed"))
    )


def _qualifies(word: str) -> bool:
    return bool(ADJECTIVE.match(word) or _PARTICIPLE.match(word))


def last_end(text: str, piece: Span, within: frozenset[str] = frozenset(("of",))) -> int:
    """Where the last item ends in what stands behind the last joint; words of `within` do not end it."""
    end = piece.start
    before = ""
    for number, word in enumerate(words_in(text, piece)):
        low = word.of(text).lower().strip("“”\"'‘’")
        is_verb = not word.of(text)[0].isupper() and low not in _DETERMINERS and _is_verb(low, before)
        if number and (low in NO_ITEM - within or is_verb or is_adverb(word.of(text))):
            break
        end = word.end
        before = low
    return end


def has_article(text: str, piece: Span) -> bool:
    said = words_in(text, piece)
    return bool(said) and said[0].of(text).lower() in _DETERMINERS


def begins_with_gerund(text: str, piece: Span) -> bool:
    said = words_in(text, piece)
    return bool(said) and said[0].of(text).endswith("ing")


def words_in(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, *span)]
