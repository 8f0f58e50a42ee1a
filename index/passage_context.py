"""The line of context that a passage is searched and read with, in the words people search with.

A paragraph seldom says what its document is about. A resolution is one sentence whose subject stands in the preamble,
and its paragraph 8 says "the Force"; so each of its passages is given the name of the document and the names that stand
in most of its paragraphs. Passages of a report are given its title. The title of a letter says who wrote to whom, which
is no subject of its paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.dates import MONTHS
from corpus.document import Block, BlockKind, Document
from corpus.given_name import GivenName
from corpus.grammar.masthead_phrases import DISTRIBUTION, LANGUAGE
from corpus.grammar.phrases import ENACTING
from corpus.voice_chain import quoted_in
from index.question import names

#: What people call the parts of a head, said once for search: nobody asks for "Distr.".
_HEAD_WORDS = (
    (DISTRIBUTION, "masthead, distribution, date of distribution, circulated, published, issued"),
    (LANGUAGE, "masthead, original language, written in"),
)
_KIND_WORDS = {
    "title": "title, subject, date of the document, who sent it, author, sender, addressed to, addressee",
    "signature": "signature, signed by, signatory, name, office",
    "masthead": "masthead",
    "footnote": "footnote, source",
    "caption": "caption, photographs, pictures",
    "heading": "heading",
}
_UNTITLED = ("letter",)
_SUBJECT_KINDS: tuple[BlockKind, ...] = ("paragraph", "quotation", "list_item")
#: Names that tell the subject of a resolution.
_SUBJECTS = 5
#: Words: longer ones are offices and the titles of conferences.
_SHORT = 4
#: A name of these words alone tells no resolution from another.
_COMMON = frozenset(
    """add agenda agreement and annex article articles assembly chapter charter commission committee convention corr
    council court december for force forces general government governments i ii iii iv ix member members mission of on
    organization permanent power powers president report representative representatives resolution rev secretary
    secretary-general security session special state states statute territory the treaty un united nations v vi vii viii
    x""".split()
) | {month.lower() for month in MONTHS}


def context_line(document: Document, block: Block, about: tuple[str, ...]) -> str:
    """Where the block stands, who speaks, and what `subject` says that the document is about.

    Of a table's row also the cells that go on from the rows above.
    """
    parts = [_kind_words(document, block)]
    if block.part:
        parts += [block.part, *block.under[1:]]
    else:
        parts += block.under
    parts += [cell.span.of(document.text) for cell in block.cells if not cell.span.within(block.span)]
    parts += [voice.name for voice in quoted_in(block.voice)]
    parts += [name for speech in block.speeches for name in (speech.voice[-1].name, speech.voice[-1].title)]
    if block.kind == "footnote":
        parts.append(_marked_sentence(document, block))
    if block.kind != "masthead":  # a line of it is asked for by what it is; whose it is would bring it up everywhere
        parts += about
    return ", ".join(dict.fromkeys(part for part in parts if part and not ENACTING.fullmatch(part)))


def subject(document: Document) -> tuple[str, ...]:
    """What a document is about: its title; of a resolution whose it is, and the names in most of its paragraphs.

    A name that somebody gave to a document tells what they think of when they ask for it.
    """
    if document.kind in _UNTITLED:
        return ()
    return (
        *((str(document.symbol),) if isinstance(document.symbol, GivenName) else ()),
        document.title,
        *((document.author.name, *_names_in_most(document)) if document.kind == "resolution" else ()),
    )


def _kind_words(document: Document, block: Block) -> str:
    if block.kind == "masthead":
        item = next((item for item in document.masthead.agenda if item.block == block.id), None)
        if item:
            return f"masthead, agenda item {item.number}"
        return next((said for form, said in _HEAD_WORDS if form.search(document.text_of(block))), "masthead")
    return _KIND_WORDS.get(block.kind, "")


def _marked_sentence(document: Document, footnote: Block) -> str:
    """The sentence a footnote belongs to: what somebody says who asks for its source."""
    return next((document.text[start:end] for _, (start, end) in document.marked_with(footnote)), "")


def _names_in_most(document: Document) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    for block in document.of_kind(*_SUBJECT_KINDS):
        counted.update(dict.fromkeys(_telling_names(document.text_of(block)), 1))
    return tuple(name for name, _ in counted.most_common(_SUBJECTS))


def _telling_names(text: str) -> Iterator[str]:
    """Names of a paragraph behind the verb it opens with: "2. Demands that …"."""
    opening = text.lstrip("0123456789.() ").partition(" ")
    return (name for name in names(f"… {opening[2]}") if _tells(name.lower().replace(".", "").split()))


def _tells(words: Sequence[str]) -> bool:
    return len(words) <= _SHORT and not _COMMON.issuperset(words)
