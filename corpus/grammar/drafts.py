"""Blocks in the making: what the passes of the grammar hand on to each other."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import BlockKind, Mark, Numbering, Speech, Voice
from corpus.grammar.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """The main text, an annex, or a section with numbers of its own. Paragraphs are numbered part by part.

    name        "letter", "annex II", "section A"
    prefix      what the ids of its blocks begin with: "a2-" in the second annex, "" in the main text
    is_section  it is one of the main text itself
    """

    name: str
    prefix: str = ""
    is_section: bool = False

    @property
    def is_annex(self) -> bool:
        return bool(self.prefix) and not self.is_section

    @property
    def own_name(self) -> str:
        """Its name where the main text does not contain it by itself."""
        return self.name if self.prefix else ""

    def label(self, name: str) -> str:
        """How a citation names something in this part: "annex II, para. 3"."""
        return f"{self.name}, {name}" if self.prefix else name


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has a place in the canonical text; offsets are into `body.text`.

    Each pass replaces drafts by such as say more, in this order:

    classified  kind, body, part and under; of a footnote also id and number
    owned       the marks, each with the footnote that it means, "" where there is none; a footnote's own part and under
    numbered    id, label, number and numbering
    spoken      voice, speeches, closed_by and notice, None where the document's own holds
    """

    kind: BlockKind
    body: Paragraph
    part: Part
    under: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    id: str = ""
    label: str = ""
    number: str = ""
    numbering: Numbering | None = None
    voice: tuple[Voice, ...] = ()
    speeches: tuple[Speech, ...] = ()
    closed_by: str = ""
    notice: str | None = None

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def is_speech(self) -> bool:
        """Somebody says it: it is no heading, masthead, caption, signature or footnote."""
        return self.kind in ("paragraph", "quotation", "list_item", "omission")

    @property
    def mark_at_end(self) -> Mark | None:
        """The footnote mark behind its last word."""
        last = self.marks[-1] if self.marks else None
        return last if last and last.at == len(self.text) else None
