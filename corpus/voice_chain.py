"""Chains of voices: whose text it is, and who is quoted in it. Authors come first, the document's, then an annex's."""

from __future__ import annotations

from itertools import dropwhile, pairwise, takewhile

from corpus.document import Voice

Chain = tuple[Voice, ...]


def authors_of(chain: Chain) -> Chain:
    """The author of the document, and behind it that of the annex where it has one of its own."""
    return tuple(takewhile(_is_author, chain))


def quoted_in(chain: Chain) -> Chain:
    """Who is quoted or reported, outermost first; none where an author speaks."""
    return tuple(dropwhile(_is_author, chain))


def told_inside_out(chain: Chain) -> str:
    """ "A person, quoted by an organisation, in an annex to a document by its author"."""
    linked = [f"{_link(inner)} {outer.name}" for outer, inner in pairwise(chain)]
    return ", ".join([chain[-1].name, *reversed(linked)])


def _link(inner: Voice) -> str:
    return "in an annex to a document by" if _is_author(inner) else "quoted by"


def _is_author(voice: Voice) -> bool:
    return voice.role == "author"
