"""Which resolution does what: a verb and its object, searched for in the paragraphs of resolutions.

The verb may be another that does the same, an extension is a renewal. The words of the object stand in the same
paragraph; a name may also stand elsewhere in the resolution, since "the Force" is named once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from index.words import STOP_WORDS, WORD, stem, words
from service.asking.subjects import Subject, Subjects

#: Verbs that do the same in a provision.
_ALIKE = tuple(
    frozenset(map(stem, group.split()))
    for group in (
        "establish set create constitute institute",
        "extend renew prolong",
        "authorize authorise allow permit empower",
        "request ask",
        "impose implement introduce",
        "ban prohibit forbid",
        "terminate dissolve",
        "approve endorse",
        "dispatch send deploy",
        "urge appeal",
        "recognize recognise acknowledge",
        "demand insist",
    )
)
_VERBS = frozenset().union(*_ALIKE) | frozenset(
    map(stem, "condemn deplore call welcome reaffirm recall recommend censure reject express declare affirm invite"
              " decide"
        " suspend appoint lift commend warn note regret denounce strengthen increase reduce admit order oblige"
        " require".split())
)  # fmt: skip
#: A past participle that only says where something comes from: "established by resolution 186 (1964)".
_ORIGIN = frozenset("by under pursuant in as between since with".split())
_AUXILIARY = frozenset("be is are been was were shall".split())
_NOUNS = re.compile(r"(?:ment|ments|sion|sions|tion|tions|al|als|ance)$")


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph that does what is asked; `near` where it holds the names itself."""

    document: Document
    block: Block
    near: bool


def find_provisions(asked: str, documents: Sequence[Document], subjects: Subjects) -> tuple[Provision, ...]:
    """Of each resolution the first paragraph that does what is asked, in its verbs and object; none where none does."""
    telling = [word for word in words(asked) if word not in STOP_WORDS]
    verbs = [word for word in telling if stem(word) in _VERBS]
    if not verbs or len(telling) < 2:  # a verb, and what it does it to
        return ()
    names, common = _parted(asked)
    resolutions = [document for document in documents if document.kind == "resolution"]
    for loosely in (False, True):
        wanted = _Wanted(verbs[0], names, tuple(word for word in common if word.lower() != verbs[0]), loosely)
        found = [provision for document in resolutions for provision in _in(document, wanted, subjects)]
        if found:
            return tuple(provision for provision in found if provision.near) or tuple(found)
    return ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A verb, the names of its object and the other words of it; `loosely` lets a related word do: "raid", "attack"."""

    verb: str
    names: str
    common: tuple[str, ...]
    loosely: bool


def _parted(asked: str) -> tuple[str, list[str]]:
    """The names in it, and the other telling words."""
    names, common = [], []
    for match in re.finditer(r"[^\W_]+(?:[’'.-][^\W_]+)*", asked):
        word = match.group()
        names.append(word if word[0].isupper() or word.lower() in ("of", "the", "and", "in", "for") else ",")
        if not word[0].isupper() and word.lower() not in STOP_WORDS:
            common.append(word)
    return " ".join(names), common


def _in(document: Document, wanted: _Wanted, subjects: Subjects) -> Iterator[Provision]:
    named = Subject.of(wanted.names)
    if named.telling and not subjects.names(document.text, named):
        return
    common = Subject.of(" ".join(wanted.common))
    for block, text in _units(document):
        holds = not common.telling or subjects.names(text, common, loosely=wanted.loosely)
        if holds and _does(text, wanted.verb, preambular=block.numbering == "preambular"):
            near = not named.telling or subjects.names(text, named)
            yield Provision(document, block, near)
            return


def _units(document: Document) -> Iterator[tuple[Block, str]]:
    """Operative paragraphs, then those of the preamble; an item together with the paragraph that it belongs to."""
    opening = ""
    later = []
    for block in document.of_kind("paragraph", "list_item"):
        text = document.text_of(block)
        if block.kind == "list_item":
            yield block, f"{opening} {text}"
        elif block.numbering == "preambular" or not block.number:
            later.append((block, text))
        else:
            opening = text
            yield block, text
    yield from later


def _does(text: str, verb: str, *, preambular: bool) -> bool:
    """The verb, or one that does the same, is what the paragraph does and not where something comes from."""
    alike = _like(verb)
    said = [match.group().lower() for match in WORD.finditer(text)]
    for at, word in enumerate(said):
        if stem(word) not in alike or _NOUNS.search(word):
            continue
        before, behind = said[at - 1] if at else "", said[at + 1] if at + 1 < len(said) else ""
        if word == "set" and behind != "up":
            continue
        if word.endswith(("ed", "up")) and before not in _AUXILIARY and behind in _ORIGIN:
            continue
        return not (preambular and at > 1)
    return False


def _like(verb: str) -> frozenset[str]:
    own = stem(verb)
    return next((group for group in _ALIKE if own in group), frozenset((own,)))
