"""Rows → examples: the row itself, and hard negatives made from it, more of them than there are positives.

Every kind of negative that changes names has a positive that changes them as well, in question and passage alike:
that a name looks out of place is then no sign of anything, and only comparing the two texts helps.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import bm25s

from corpus.dates import MONTHS
from corpus.names import NAME
from corpus.sentences import sentences
from index.question import names
from index.training.examples import Example, Row, window
from index.words import STOP_WORDS, plain, terms, words

#: How often each is made of a row that allows it. Chosen so that there are about 1.3 negatives a positive.
SHARES = {
    "cut": 0.22,
    "swapped": 0.34,
    "swapped in both": 0.25,
    "roles": 0.9,
    "roles in both": 0.5,
    "negated": 0.05,
    "retrieved": 0.45,
    "neighbour": 0.15,
}
_RETRIEVED = 8
#: Rows in front of and behind a row whose contexts count as the same document's.
_NEIGHBOURS = 40
_KEYWORDS, _LOWER = 0.08, 0.15
#: Contexts get a line in front, as passages have one that says where they stand.
_CONTEXT_LINE = 0.3

_NAME = re.compile(NAME)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(month for month in MONTHS if month not in ('March', 'May'))})\b")
_NUMBER = re.compile(r"\b(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]*\b")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|had|will|did|can|could|should|may)\b(?!\s+(?:not|n't))")
_FORMS = (_NAME, _YEAR, _MONTH, _NUMBER)


@dataclass(frozen=True)
class Pool:
    """The rows of one set, searchable, so that negatives come from where the positives do."""

    rows: Sequence[Row]
    contexts: Sequence[str]
    place: dict[str, int]
    index: bm25s.BM25

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Pool:
        contexts = list(dict.fromkeys(row.context for row in rows))
        index = bm25s.BM25()
        index.index([terms(context) or ["∅"] for context in contexts], show_progress=False)
        return cls(rows, contexts, {context: place for place, context in enumerate(contexts)}, index)

    def near(self, row: Row) -> list[str]:
        """Contexts found for the row's question, its own left out, best first."""
        asked = terms(row.question)
        if not asked:
            return []
        found, _ = self.index.retrieve([asked], k=min(_RETRIEVED, len(self.contexts)), show_progress=False)
        return [self.contexts[place] for place in found[0] if self.contexts[place] != row.context]

    def around(self, row: Row) -> list[str]:
        """Contexts that stand beside the row's in its set, most of them of the same document."""
        place = self.place[row.context]
        return [c for c in self.contexts[max(0, place - 3) : place + 4] if c != row.context]


def examples_of(rows: Sequence[Row], chance: random.Random) -> Iterator[Example]:
    """The rows of one set as examples, and negatives made of them."""
    pool = Pool.of(rows)
    for row in rows:
        for example in _answered(row, pool, chance) if row.answers else _unanswered(row, chance):
            yield _varied(example, chance)


def _unanswered(row: Row, chance: random.Random) -> Iterator[Example]:
    ranges = sentences(row.context) or ((0, len(row.context)),)
    asked = set(terms(row.question))
    closest = max(ranges, key=lambda r: len(asked & set(terms(row.context[slice(*r)]))))
    start, end = window(row.context, closest, chance)
    yield Example(row.question, row.context[start:end], None, "near", "given")


def _answered(row: Row, pool: Pool, chance: random.Random) -> Iterator[Example]:
    start, end = window(row.context, row.answers[0], chance)
    span = (row.answers[0][0] - start, row.answers[0][1] - start)
    given = Example(row.question, row.context[start:end], span, "answers", "given")
    yield given
    for kind, make in _MADE.items():
        if chance.random() < SHARES[kind]:
            made = make(row, given, pool, chance)
            if made is not None:
                yield made


def _cut(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """The passage without its answering sentence."""
    assert given.span is not None
    kept = [r for r in sentences(given.passage) if not (r[0] < given.span[1] and given.span[0] < r[1])]
    passage = " ".join(given.passage[slice(*r)] for r in kept)
    if len(passage.split()) < 20 or _holds_answer(row, passage):
        return None
    return Example(row.question, passage, None, "near", "cut")


def _swapped(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """The question with a name, number, year or month put in place of its own, from the same document."""
    change = _change(row, given, pool, chance)
    if change is None:
        return None
    return Example(_replace(row.question, *change), given.passage, None, "near", "swapped")


def _swapped_in_both(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """A name changed in the question and wherever the passage has it: the passage answers as before."""
    change = _change(row, given, pool, chance)
    if change is None or change[1] in given.passage:
        return None
    return _rewritten(given, _replace(row.question, *change), lambda text: _replace(text, *change))


def _change(row: Row, given: Example, pool: Pool, chance: random.Random) -> tuple[str, str] | None:
    """Something the question and the passage name, and another thing of its kind that the question does not."""
    for form in chance.sample(_FORMS, len(_FORMS)):
        own = [text for text in _found(form, row.question) if text in given.passage]
        if not own:
            continue
        inside = _found(form, given.passage)
        others = inside if chance.random() < 0.6 else [t for c in pool.around(row) for t in _found(form, c)]
        taken = plain(row.question)
        answer = {plain(text) for text in row.texts()}
        others = [
            text
            for text in others
            if plain(text) not in taken
            and not any(plain(text) in a or a in plain(text) for a in answer)
            and not any(set(words(text)) & set(words(name)) for name in own)
        ]
        if others:
            return chance.choice(own), chance.choice(others)
    return None


def _roles(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """Two names of the question exchanged: who did it to whom."""
    pair = _pair(row, given, chance)
    if pair is None:
        return None
    if chance.random() < 0.5:
        return Example(_exchange(row.question, *pair), given.passage, None, "near", "roles")
    rewritten = _rewritten(given, row.question, lambda text: _exchange(text, *pair))
    return rewritten and Example(row.question, rewritten.passage, None, "near", "roles")


def _roles_in_both(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    pair = _pair(row, given, chance)
    return pair and _rewritten(given, _exchange(row.question, *pair), lambda text: _exchange(text, *pair))


def _pair(row: Row, given: Example, chance: random.Random) -> tuple[str, str] | None:
    """Two names of the question, both in the passage and around a verb; "between A and B" has no roles."""
    names = [name for name in _found(_NAME, row.question) if name in given.passage]
    names = [n for n in names if not any(n != other and (n in other or other in n) for other in names)]
    if len(names) < 2 or re.search(r"\b(?:between|and|or|both)\b", row.question):
        return None
    first, second = sorted(chance.sample(names, 2), key=row.question.index)
    between = row.question[row.question.index(first) + len(first) : row.question.index(second)]
    return (first, second) if len(between.split()) >= 2 or re.search(r"\b\w+(?:ed|s)\b", between) else None


def _negated(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """The answering sentence says it did not happen."""
    assert given.span is not None
    for start, end in sentences(given.passage):
        if start <= given.span[0] < end:
            found = list(_AUXILIARY.finditer(given.passage, start, end))
            if found:
                at = chance.choice(found).end()
                return Example(row.question, f"{given.passage[:at]} not{given.passage[at:]}", None, "near", "negated")
    return None


def _retrieved(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """A passage found for the question that does not hold the answer."""
    found = [context for context in pool.near(row) if not _holds_answer(row, context)]
    if not found:
        return None
    context = chance.choice(found[:4])
    asked = set(terms(row.question))
    ranges = sentences(context) or ((0, len(context)),)
    closest = max(ranges, key=lambda r: len(asked & set(terms(context[slice(*r)]))))
    start, end = window(context, closest, chance)
    shared = len(asked & set(terms(context[start:end])))
    label = "near" if shared >= 2 and shared * 3 >= len(asked) else "unrelated"
    return Example(row.question, context[start:end], None, label, "retrieved")  # type: ignore[arg-type]


def _neighbour(row: Row, given: Example, pool: Pool, chance: random.Random) -> Example | None:
    """A question about another part of the same document, asked of this passage."""
    place = chance.randrange(max(0, pool.rows.index(row) - _NEIGHBOURS), len(pool.rows))
    other = pool.rows[min(place, pool.rows.index(row) + _NEIGHBOURS)] if len(pool.rows) > 1 else row
    if other.context == row.context or not other.answers or _holds_answer(other, given.passage):
        return None
    shared = len(set(terms(other.question)) & set(terms(given.passage)))
    return Example(other.question, given.passage, None, "near" if shared >= 2 else "unrelated", "neighbour")


_Make = Callable[[Row, Example, Pool, random.Random], Example | None]
_MADE: dict[str, _Make] = {
    "cut": _cut,
    "swapped": _swapped,
    "swapped in both": _swapped_in_both,
    "roles": _roles,
    "roles in both": _roles_in_both,
    "negated": _negated,
    "retrieved": _retrieved,
    "neighbour": _neighbour,
}


def _varied(example: Example, chance: random.Random) -> Example:
    """Questions as people type them; passages with the line of context that search gives them."""
    question, passage, span = example.question, example.passage, example.span
    luck = chance.random()
    if luck < _KEYWORDS:
        question = " ".join(w for w in re.findall(r"[\w'-]+", question) if w.lower() not in STOP_WORDS) or question
    elif luck < _KEYWORDS + _LOWER:
        question = question.lower().rstrip("?")
    if chance.random() < _CONTEXT_LINE:
        line = ", ".join(dict.fromkeys(_found(_NAME, passage)[-2:])) or "paragraph"
        passage = f"{line}. {passage}"
        span = span and (span[0] + len(line) + 2, span[1] + len(line) + 2)
    return Example(question, passage, span, example.label, example.made)


def _rewritten(given: Example, question: str, change: Callable[[str], str]) -> Example | None:
    """The example with its passage changed, its answer found again: the parts around it are changed by themselves."""
    assert given.span is not None
    start, end = given.span
    before, answer, behind = (change(t) for t in (given.passage[:start], given.passage[start:end], given.passage[end:]))
    span = (len(before), len(before) + len(answer))
    passage = before + answer + behind
    return None if passage == given.passage else Example(question, passage, span, "answers", "rewritten")


def _holds_answer(row: Row, text: str) -> bool:
    folded = f" {' '.join(words(text))} "
    return any(f" {' '.join(words(answer))} " in folded for answer in row.texts())


def _found(form: re.Pattern[str], text: str) -> list[str]:
    """What `form` finds in the text, in order; capitals that only open a sentence are left out."""
    if form is _NAME:
        return list(names(f"… {text}"))
    return list(dict.fromkeys(form.findall(text)))


def _replace(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text)


def _exchange(text: str, first: str, second: str) -> str:
    both = re.compile(rf"(?<!\w)(?:{re.escape(first)}|{re.escape(second)})(?!\w)")
    return both.sub(lambda match: second if match.group() == first else first, text)
