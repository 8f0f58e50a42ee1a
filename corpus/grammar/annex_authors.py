"""Whose text an annex is, where it is not the document's author's: by its title, its first words, or who signed it.

A letter that circulates a statement of somebody else does not say what that statement says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from corpus.document import Voice
from corpus.grammar.annex_phrases import ANNEX_FORMS, NAMED_BELOW, WE
from corpus.grammar.drafts import Draft
from corpus.grammar.phrases import ANNEX, ANNEX_TITLE, SIGNATURE
from corpus.names import ORGANISATIONS, TITLES

_SIGNED = re.compile(r"\(?\s*Signed\s*\)?\s*", re.I)
_ANNEX_PREFIX = re.compile(r"a\d+-")
#: What stands inside the annex before it, and is by the same hand where it names nobody.
_INSIDE_ANOTHER = ("appendix", "enclosure")
#: Words that name who speaks: "Ministers of Foreign Affairs" do, "financial position" does not.
_SPEAKING = frozenset((*ORGANISATIONS, *TITLES, *(f"{title}s" for title in TITLES), "Ministries", "Heads", "Leaders"))


def annex_authors(drafts: Sequence[Draft], author: Voice) -> Mapping[str, Voice]:
    """Prefixes of the annexes' parts, "a1-", with who speaks there; an annex by the document's author has none."""
    signed = {name for name, _ in _signers([draft for draft in drafts if not annex_of(draft)])}
    found: dict[str, Voice] = {}
    before: Voice | None = None
    for prefix, within in groupby(drafts, annex_of):
        annex = list(within)
        if not prefix or prefix in found:
            continue
        own = _author(annex, signed)
        inside = annex[0].part.name.split()[0] in _INSIDE_ANOTHER
        before = own or (before if inside else None)
        if before and before.name.casefold() != author.name.casefold():
            found[prefix] = before
    return found


def annex_of(draft: Draft) -> str:
    """The prefix of the annex that a draft stands in, sections of it included; "" in the main text."""
    prefix = _ANNEX_PREFIX.match(draft.part.prefix)
    return prefix.group() if prefix else ""


def _author(annex: Sequence[Draft], signed: set[str]) -> Voice | None:
    own = [draft for draft in annex if draft.kind != "footnote"]
    name = _by_title(own) or _by_first_words(own)
    if name:
        return Voice(name, "author")
    signers = [(name, office) for name, office in _signers(own) if name not in signed]
    office = signers[0][1] if len(signers) == 1 else ""
    return Voice(" and ".join(name for name, _ in signers), "author", title=office) if signers else None


def _by_title(annex: Sequence[Draft]) -> str:
    """The author whom a heading above the annex's text names: "Joint statement by …", "Letter dated … from …"."""
    for draft in takewhile(lambda draft: draft.kind == "heading", annex):
        title = _behind_number(" ".join(draft.text.split()))
        for form in ANNEX_FORMS:
            match = form.match(title)
            if match and not _SPEAKING.isdisjoint(re.findall(r"[\w-]+", match["author"])):
                return match["author"].rstrip(" ,;:.*")
    return ""


def _behind_number(heading: str) -> str:
    """What the heading of an annex says behind the annex's number; "" where that is whose annex it is."""
    number = ANNEX.match(heading)
    if not number:
        return heading
    return "" if ANNEX_TITLE.match(heading) else heading[number.end() :].lstrip(" .:*–—-")


def _by_first_words(annex: Sequence[Draft]) -> str:
    """Those who say "We, …, declare" in the first paragraph."""
    first = next((draft for draft in annex if draft.kind in ("paragraph", "quotation")), None)
    match = WE.match(" ".join(first.text.split())) if first else None
    return "" if match is None or NAMED_BELOW.match(match["authors"]) else match["authors"]


def _signers(drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """The names below "(Signed)", each with the office that is printed below it."""
    for draft in drafts:
        if draft.kind == "signature" and SIGNATURE.match(draft.text):
            cuts = (0, *draft.body.breaks, len(draft.text))
            name, *office = (" ".join(draft.text[start:end].split()) for start, end in pairwise(cuts))
            yield _SIGNED.sub("", name, count=1), ", ".join(filter(None, office))
