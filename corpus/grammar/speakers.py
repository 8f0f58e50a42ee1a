"""Names: what kind of speaker a name is, and whom a surname or a pronoun means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.document import Manner, Role, Voice
from corpus.names import CALENDAR, FORMS_OF_ADDRESS, NAME, NO_NAMES, ORGANISATIONS, PROVISIONS, TITLES, UNNAMED

_NAME = re.compile(NAME)
_ADDRESS = re.compile(rf"^(?:(?:{'|'.join(FORMS_OF_ADDRESS)})\.?\s+)+")
# "Mira Solheim, a nurse, …": what a comma behind a name says of it.
_APPOSED = re.compile(
    r"\s*,\s+(?:(?P<what>(?:an?|the|its|their|his|her|then|now)\s[^,.;:]{3,80})|(?:aged\s+)?\d{1,3}\b)"
)
_HEAD_ENDS = re.compile(r"\s+(?:of|for|on|in|to|at)\s")
#: A person's name seldom has more words.
_NAME_WORDS = 4
_PERSONS = frozenset((*UNNAMED, *(title.lower() for title in TITLES)))


def bare_name(printed: str) -> str:
    """The name without an article, a possessive ending or words that only open a sentence; "" if nobody is left."""
    words = printed.split()
    while words and (words[0].lower().rstrip(",") in NO_NAMES or words[0] in CALENDAR):
        words.pop(0)
    name = re.sub(r"[’']s$", "", " ".join(words))
    return "" if _head(name) in PROVISIONS else name


def speakers(form: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Matches of `form` with the speaker that each names. What is no name after all is passed over."""
    at = 0
    while match := form.search(text, at):
        unnamed = match["name"].split()[-1] in UNNAMED
        name = match["name"] if unnamed else bare_name(match["name"])
        if name:
            yield match, name
        at = match.end("name")


@dataclass(slots=True)
class Speakers:
    """Names met so far: a surname alone means the person introduced before, "the Council" the one named before."""

    people: dict[str, Voice] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    last_person: Voice | None = None

    def read(self, text: str) -> None:
        """Remember the organisations a paragraph names in full, by their last word."""
        for match in _NAME.finditer(text):
            name = bare_name(match.group())
            last = name.split()[-1] if name else ""
            if last in ORGANISATIONS and len(name.split()) > 1:
                self.organisations[last] = name

    def meet(self, text: str) -> None:
        """Remember the person named last: the one a pronoun behind `text` means; None where that is unsure."""
        for match in _NAME.finditer(text):
            name = bare_name(match.group())
            surname = _ADDRESS.sub("", name).split()[-1:]
            if not surname or (_role(name, "", block=False) == "quoted organisation" and surname[0] not in self.people):
                continue
            known = self.people.get(surname[0])
            if known and known.name.endswith(_ADDRESS.sub("", name)):
                self.last_person = known
            elif _ADDRESS.match(name) or (name.split()[0] in TITLES and _head(name) not in TITLES):
                self.last_person = Voice(name, "quoted person")
            elif apposed := _APPOSED.match(text, match.end()):
                self.last_person = _introduced(name, apposed["what"])

    def voice(self, name: str, title: str, manner: Manner, *, block: bool = False) -> Voice:
        """The speaker that a name means. `title` is what the print says of whoever bears it."""
        name, title = _person_first(name, title)
        bare = _ADDRESS.sub("", name)
        before = self.people.get(bare)
        if before is not None:
            name, title = before.name, before.title
        elif bare == name:
            name = self.organisations.get(name, name)
        role: Role = "quoted person" if before else _role(name, title, block=block)
        voice = Voice(name, role, manner, title if role == "quoted person" else "")
        if role == "quoted person":
            self._introduce(voice)
        return voice

    def _introduce(self, person: Voice) -> None:
        self.last_person = person
        known = self.people.get(person.name.split()[-1])
        if known is None or (known.name == person.name and not known.title):
            self.people[person.name.split()[-1]] = person


def _introduced(name: str, what: str | None) -> Voice | None:
    """The person that a comma behind a name introduces: "X, a nurse", "X, 34"; "X, a town on the lake" is none."""
    if what is None:
        return Voice(name, "quoted person")
    is_person = any(word in _PERSONS for word in re.findall(r"[\w-]+", what.lower()))
    return Voice(name, "quoted person", title=what) if is_person else None


def _person_first(name: str, title: str) -> tuple[str, str]:
    """Name and title; in "The Minister of Ferries, Olga Brandt" they are printed the other way round."""
    is_name = _NAME.fullmatch(title) and 2 <= len(title.split()) <= _NAME_WORDS and _head(title) not in ORGANISATIONS
    return (title, name) if is_name and _head(name) in TITLES else (name, title)


def _head(name: str) -> str:
    """The word that says what kind of thing bears the name: "Office" in "Office of the Prosecutor"."""
    words = re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", _HEAD_ENDS.split(name, maxsplit=1)[0]))
    return words[-1] if words else ""


def _role(name: str, title: str, *, block: bool) -> Role:
    words = re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", name))
    if name.lower().split()[-1] in UNNAMED:
        return "quoted person"
    if _head(name) in ORGANISATIONS:
        return "quoted organisation"
    if title or any(word in TITLES for word in words):
        return "quoted person"
    if block or any(word in ORGANISATIONS for word in words) or name.isupper() or len(words) == 1:
        return "quoted organisation"
    return "quoted person"
