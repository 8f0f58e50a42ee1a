"""Where to go from an answer: places in the documents, and questions that they are sure to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.document import Block, Document
from index.question import names
from service import urls
from service.asking.answer import Abstained, Answer, Citation, Found
from service.pages.examples import examples
from service.pages.finding import find_in
from service.pages.markup import Held
from service.words import Words

#: Ways shown below an answer.
_MOST = 5
#: Questions to begin anew with, below a refusal.
_ANEW = 2
_SOURCE = "What is the source?"


@dataclass(frozen=True, slots=True)
class Next:
    """One way on. `question` is what it asks, "" where it leads to a place; `held` that place, for a panel to show."""

    words: str
    href: str
    question: str = ""
    held: Held | None = None


def ways_on(answer: Answer, near: Sequence[Citation], history: Sequence[str], words: Words) -> tuple[Next, ...]:
    """`near` are the citations that are shown; questions are asked after `history` and the one answered."""
    ways = _after(answer, history, words) if isinstance(answer, Found) else _instead(answer, near, words)
    return tuple(islice(ways, _MOST))


def _after(answer: Found, history: Sequence[str], words: Words) -> Iterator[Next]:
    if answer.kind not in ("fact", "parts") or not answer.citations:
        return
    first = answer.citations[0]
    yield from _other_speakers(answer.citations, words)
    if first.footnotes and answer.language == "en":
        yield Next(_SOURCE, urls.chat(_SOURCE, (*history, answer.question)), question=_SOURCE)
    following = _following(first.document, first.block)
    if following:
        yield _place(words("Read on: {}", following.label), first.document, following)
    yield from _in_what_is_cited(first, words)


def _other_speakers(citations: Sequence[Citation], words: Words) -> Iterator[Next]:
    """Who else is cited for it, each once, at the first place where they are."""
    heard = {citations[0].voice[-1].name}
    for citation in citations[1:]:
        speaker = citation.voice[-1].name
        if speaker not in heard:
            heard.add(speaker)
            yield _place(words("{} on this", speaker), citation.document, citation.block)


def _following(document: Document, block: Block) -> Block | None:
    after = (other for other in document.of_kind("paragraph", "quotation", "list_item") if other.start >= block.end)
    return next(after, None)


def _in_what_is_cited(citation: Citation, words: Words) -> Iterator[Next]:
    """The quotation beside what stands nearest to it in each document held that it cites."""
    cited = [*citation.references, *(reference for note in citation.footnotes for reference in note.references)]
    held = dict.fromkeys(reference.held for reference in cited if reference.held)
    for document in held:
        yield Next(words("The same point in {}", document.called), urls.sources(citation.document, citation.block))


def _instead(answer: Abstained, near: Sequence[Citation], words: Words) -> Iterator[Next]:
    """Where the names of the question stand in the nearest document, and questions that the documents shown answer."""
    documents = tuple(dict.fromkeys(citation.document for citation in near))
    for document in documents[:1]:
        for name in names(answer.understood_as):
            places = len(find_in(document, name).hits)
            if places:
                told = words("Where “{}” stands in {} ({})", name, document.called, places)
                yield Next(told, urls.finding(document, name))
    if answer.language == "en":
        yield from (Next(asked, urls.chat(asked), question=asked) for asked in examples(documents)[:_ANEW])


def _place(words: str, document: Document, block: Block) -> Next:
    return Next(words, urls.block(document, block), held=Held(document.symbol.slug, block.id))
