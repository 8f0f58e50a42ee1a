"""“Which paragraph says “…”?”: quoted words are looked for as they stand, and not by what they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.ranges import Span
from service.checking.quotation import CHANGED, OMISSION

#: Between quotation marks of one kind; of straight ones the next closes.
_QUOTATION = re.compile(r"“(?P<curly>[^“”]+)”|\"(?P<straight>[^\"]+)\"|«(?P<angled>[^«»]+)»")
_WORD = re.compile(r"\w+")
#: Words; fewer stand everywhere.
_FEWEST = 4
#: Words around the quotation: whoever uses others asks something of what is quoted.
_ASKING = re.compile(
    r"(?:\W|\b(?:which|what|where|who|whose|does|do|did|is|are|was|were|it|this|that|the|a|an|in|of|by|to|from|and|say|says|said|"
    r"stand|stands|written|write|wrote|writes|read|reads|state|states|stated|quote|quoted|quotes|find|found|come|comes|appear|"
    r"appears|occur|occurs|contain|contains|contained|use|uses|used|words?|sentences?|phrases?|passages?|paragraphs?|para|"
    r"letter|report|resolution|document|text|source|me|please|exactly|has)\b)*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where quoted words stand: the range of the document's text from the first to the last of them, in one block."""

    document: Document
    block: Block
    span: Span


def quoted_words(question: str) -> str:
    """The quotation that a question only wants to see in its place; "" for any other question."""
    quotations = [*_QUOTATION.finditer(question)]
    if len(quotations) != 1:
        return ""
    quotation = quotations[0]
    around = f"{question[: quotation.start()]} {question[quotation.end() :]}"
    said = quotation["curly"] or quotation["straight"] or quotation["angled"]
    return said if _ASKING.fullmatch(around) and len(_WORD.findall(said)) >= _FEWEST else ""


def occurrences(quotation: str, documents: Iterable[Document]) -> Iterator[Occurrence]:
    """Where the words of a quotation stand, in one block in their order, whatever stands between its parts."""
    form = _form(quotation)
    if form is None:
        return
    for document in documents:
        starts = [block.start for block in document.blocks]
        for match in form.finditer(document.text):
            block = document.blocks[bisect_right(starts, match.start()) - 1]
            yield Occurrence(document, block, Span(*match.span()))


def _form(quotation: str) -> re.Pattern[str] | None:
    """A block is one line of a document's text, so that nothing that is left out goes over its end."""
    parts = []
    for part in OMISSION.split(quotation):
        said = _WORD.findall(CHANGED.sub(lambda match: match["letter"] or " … ", part))
        if said:
            parts.append(r"[^\w\n]+".join(map(re.escape, said)))
    return re.compile(r"\b" + r"\b[^\n]*?\b".join(parts) + r"\b", re.I) if parts else None
