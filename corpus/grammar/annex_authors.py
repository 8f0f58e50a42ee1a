"""Whose text an annex is, where it is not the document's author's: by its title, its first words, or who signed it.

A letter that circulates a statement of somebody else does not say what that statement says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from corpus.countries import COUNTRIES
from corpus.document import Voice
from corpus.grammar.annex_phrases import ANNEX_FORMS, LETTER_FORMS, NAMED_BELOW, PLURALS, WE
from corpus.grammar.drafts import Draft
from corpus.grammar.phrases import ANNEX, ANNEX_TITLE, SIGNATURE
from corpus.names import ORGANISATIONS, TITLES

_SIGNED = re.compile(r"\(?\s*Signed\s*\)?\s*", re.I)
_ANNEX_PREFIX = re.compile(r"a\d+-")
#: What stands inside the annex before it, and is by the same hand where it names nobody.
_INSIDE_ANOTHER = ("appendix", "enclosure")
#: What is sent with them is somebody else's as a rule; what others annex is theirs, unless it is a letter or signed.
_CIRCULATING = frozenset({"letter", "note verbale"})
_MORE_BODIES = (
    "Authority Authorities Community Delegation Forum Friends Inquiry Kingdom Ministries Panel Parties Republic Team"
)
_BODIES = frozenset((*ORGANISATIONS, *_MORE_BODIES.split()))
_OFFICES = frozenset((*TITLES, *PLURALS, "Adviser", "Chargé", "Head"))
#: Words that name who speaks: "Ministers of Foreign Affairs" do, "financial position" does not.
_SPEAKING = _BODIES | _OFFICES
#: They name somebody with other words: "General Assembly", but "Statement of General Principles".
_NOT_ALONE = frozenset("General Chief Prime Major Justice Programme Program Project Register Service Services".split())
_COUNTRY = re.compile(rf"(?:{'|'.join(COUNTRIES)})(?=$|[ ,;:.])".replace("’", "[’']"))
#: "Peace and Security Council" of "Peace and Security Council of the Lake".
_HEAD = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s+(?:and\s+)?[^\W\d_a-z][\w’'-]*)*")


def annex_authors(drafts: Sequence[Draft], author: Voice, kind: str) -> Mapping[str, Voice]:
    """Prefixes of the annexes' parts, "a1-", with who speaks there; an annex by the document's author has none.

    `kind` is the document's: an organ that annexes a declaration to its resolution has adopted it.
    """
    parts: dict[str, list[Draft]] = {}
    for draft in drafts:
        parts.setdefault(annex_of(draft), []).append(draft)
    signed = {name for name, _ in _signers(parts.pop("", ()))}
    forms = ANNEX_FORMS if kind in _CIRCULATING else LETTER_FORMS
    found: dict[str, Voice] = {}
    around: Voice | None = None
    for prefix, annex in parts.items():
        speaks = _author(annex, signed, forms)
        if annex[0].part.name.split()[0] in _INSIDE_ANOTHER:
            speaks = speaks or around
        else:
            around = speaks
        if speaks and speaks.name.casefold() != author.name.casefold():
            found[prefix] = speaks
    return found


def annex_of(draft: Draft) -> str:
    """The prefix of the annex that a draft stands in, sections of it included; "" in the main text."""
    prefix = _ANNEX_PREFIX.match(draft.part.prefix)
    return prefix.group() if prefix else ""


def _author(annex: Sequence[Draft], signed: set[str], forms: Sequence[re.Pattern[str]]) -> Voice | None:
    own = [draft for draft in annex if draft.kind != "footnote"]
    name = _by_title(own, forms) or (_by_first_words(own) if forms is ANNEX_FORMS else "")
    if name:
        return Voice(name, "author")
    signers = [(name, office) for name, office in _signers(own) if name not in signed]
    office = signers[0][1] if len(signers) == 1 else ""
    return Voice(" and ".join(name for name, _ in signers), "author", title=office) if signers else None


def _by_title(annex: Sequence[Draft], forms: Sequence[re.Pattern[str]]) -> str:
    """The author whom a heading above the annex's text names: "Joint statement by …", "Letter dated … from …"."""
    for draft in takewhile(lambda draft: draft.kind == "heading", annex):
        title = _behind_number(" ".join(draft.text.split()))
        for form in forms:
            match = form.match(title)
            if match and _names_speaker(match["author"], behind_of=bool(match.groupdict().get("of"))):
                return match["author"].rstrip(" ,;:.*")
    return ""


def _names_speaker(author: str, *, behind_of: bool) -> bool:
    """What a text is "by" may hold an office or a body anywhere; what it is "of" begins with one or is a country."""
    if _COUNTRY.match(author):
        return True
    if not behind_of:
        return not _SPEAKING.isdisjoint(re.findall(r"\w+", author))
    head = _HEAD.match(author)
    words = re.findall(r"\w+", head.group()) if head else []
    is_body = bool(words) and words[-1] in _BODIES and (len(words) > 1 or words[-1] not in _NOT_ALONE)
    return is_body or not (_OFFICES - _NOT_ALONE).isdisjoint(words)


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
    if match is None or NAMED_BELOW.match(match["authors"]):
        return ""
    # "We, the heads of State" or a name; not "we, once again".
    offices = {word.capitalize() for word in match["authors"].split()[:3]}.intersection(PLURALS)
    return match["authors"] if match["authors"][0].isupper() or offices else ""


def _signers(drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """The names below "(Signed)", each with the office that is printed below it."""
    for draft in drafts:
        if draft.kind == "signature" and SIGNATURE.match(draft.text):
            cuts = (0, *draft.body.breaks, len(draft.text))
            name, *office = (" ".join(draft.text[start:end].split()) for start, end in pairwise(cuts))
            yield _SIGNED.sub("", name, count=1), ", ".join(filter(None, office))
