"""Templates and their contexts: one frozen context a page. Every fragment is part of its page."""

from __future__ import annotations

import datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from service import urls
from service.pages import static_files
from service.pages.said_again import SaidAgain, said_again
from service.pages.script_words import script_words
from service.pages.static_files import WEB
from service.words import LANGUAGES, PLURALS, spoken


class Renderer:
    """Templates in their environment: everything escaped, a misspelt field an error, words in the reader's language."""

    def __init__(self) -> None:
        self._environment = environment()

    def render(self, template: str, page: object) -> str:
        return self._environment.get_template(template).render(page=page)


def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    made.filters |= {"day": _day, "sentence": as_sentence, "isolated": isolated, "again": _again}
    made.globals |= {"rooted": urls.rooted, "here": urls.here, "static": static_files.address}
    made.globals |= {"today": datetime.date.today, "spoken": spoken, "say": _say, "count": _count}
    made.globals |= {"own_language": own_language, "script_words": script_words, "plurals": _plurals}
    made.globals |= {"languages": lambda: LANGUAGES, "in_language": urls.in_language}
    return made


def own_language() -> Markup:
    """The attributes of an element that stands in a text of another language, and says something of ours."""
    return Markup(f' lang="{spoken().language}" dir="{spoken().direction}"')


def as_sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    ends = "。" if spoken().language == "zh" else "."
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?', '؟', '。')) else ends}"


def isolated(words: object) -> Markup:
    """A name or a quotation with a direction of its own, whatever that of the words around it is."""
    return Markup("<bdi>{}</bdi>").format(words)


def _say(english: str, *values: object) -> str:
    """With markup among the values the words become markup, too."""
    if any(isinstance(value, Markup) for value in values):
        return escape(spoken()(english)).format(*values)
    return spoken()(english, *values)


def _count(one: str, many: str, number: int) -> str:
    return spoken().count(one, many, number)


def _again(english: str) -> SaidAgain:
    """A sentence of a fixed form in the reader's language."""
    return said_again(english, spoken())


def _day(on: datetime.date) -> str:
    return spoken().day(on)


def _plurals() -> str:
    return PLURALS[spoken().language]


def _gettext(english: str) -> str:
    return spoken()(english)


def _ngettext(one: str, many: str, number: int) -> str:
    return spoken().plural(one, many, number)
