"""Whether the speaker that a text names is the one whose words a document has there."""

from __future__ import annotations

from corpus.document import Document, Voice
from corpus.names import FORMS_OF_ADDRESS
from index.acronyms import USUAL
from index.capitals import countries_by_capital
from index.words import STOP_WORDS, words
from service.checking.verdict import Place

_ADDRESS = frozenset(form.lower() for form in FORMS_OF_ADDRESS)
#: Letters of a country's name with which those begin that belong to it: "Azerbaijan", "Azerbaijani".
_BELONGS, _ENDING = 5, 3


def speaks(said: Voice, place: Place) -> bool:
    """The words of the place are those of whoever is meant by a name: the innermost voice, or whom that speaks for."""
    return any(_same(said, name) for name in _speaking(place))


def _speaking(place: Place) -> list[str]:
    """Names and titles of the innermost voice; of the organisation that quotes its own person; of who signed.

    What is only reported, or names the speaker itself, is in the words of the voice around as well.
    """
    *outer, innermost = place.voice
    names = [f"{innermost.title} {innermost.name}", innermost.name, innermost.title]
    if not outer:
        return [*names, _signature(place.document)]
    if innermost.role == "author":  # of an annex: the letter around it does not say what it says
        return names
    around = outer[-1]
    retold = innermost.manner == "reported" or innermost.name.split()[-1] in place.quote
    if retold or (innermost.role == "quoted person" and around.role == "quoted organisation"):
        names.append(around.name)
    return [*names, _signature(place.document)] if retold and len(outer) == 1 else names


def _signature(document: Document) -> str:
    return document.text_of(document.block(document.signature)) if document.signature else ""


def _same(said: Voice, name: str) -> bool:
    """One of the two is named in fuller words than the other, or by initials."""
    one, other = _telling(said.name), _telling(name)
    if not one or not other:
        return False
    return _all_in(one, other) or _all_in(other, (*one, *_telling(said.title))) or _is_short_for(said.name, name)


def _telling(name: str) -> tuple[str, ...]:
    spelt = USUAL.get(name.lower().removeprefix("the "), name)
    told = (own for word in words(spelt) for own in words(countries_by_capital().get(word, word)))
    return tuple(word for word in told if word not in STOP_WORDS and word not in _ADDRESS)


def _all_in(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(any(_belongs(word, other) for other in others) for word in some)


def _belongs(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return True
    return len(shorter) >= _BELONGS and longer.startswith(shorter) and len(longer) - len(shorter) <= _ENDING


def _is_short_for(said: str, name: str) -> bool:
    """HRW for Human Rights Watch, UN for United Nations."""
    letters = said.replace(".", "")
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
    return letters.isupper() and len(letters) > 1 and initials.startswith(letters)
