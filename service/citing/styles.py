"""Citation styles: one plan for all, and what each of them puts in its places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.citing import bluebook, chicago, oscola, un
from service.citing.cited import Cited
from service.citing.runs import Run, Runs, joined
from service.words import to_say


@dataclass(frozen=True, slots=True)
class Style:
    """What is particular to a style.

    label     what people call it
    document  the document with the place in it
    source    what the words quoted in it are from, without their speaker
    linking   whether "quoted in" is set in italics
    stop      what closes a citation
    single    quotations stand in single marks, and what is quoted inside them in double ones
    """

    label: str
    document: Callable[[Cited], Runs]
    source: Callable[[Cited], Runs]
    linking: bool = False
    stop: str = "."
    single: bool = False


STYLES = {
    "un": Style(to_say("United Nations"), un.document, un.source, stop=""),
    "oscola": Style("OSCOLA", oscola.document, oscola.source, single=True),
    "bluebook": Style("Bluebook", bluebook.document, bluebook.source, linking=True),
    "chicago": Style("Chicago", chicago.document, chicago.source),
}


def cite(cited: Cited, style: str) -> Runs:
    """The citation in one of `STYLES`: where somebody is quoted, this one first, and where he is quoted behind."""
    form = STYLES[style]
    place = (*form.document(cited), Run(form.stop))
    if not cited.speakers:
        return joined(place)
    linking = Run(cited.linked, italic=form.linking)
    return joined((Run(_names(cited)), *form.source(cited), Run(", "), linking, Run(" "), *place))


def _names(cited: Cited) -> str:
    """Who is quoted, and the author of what he is quoted from, where that is somebody else."""
    author = cited.source.author if cited.source else ""
    known = {name.casefold() for name in cited.speakers}
    return cited.heard if not author or author.casefold() in known else f"{cited.heard}, in {author}"
