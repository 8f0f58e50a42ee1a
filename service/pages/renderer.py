"""Templates and their contexts: one frozen context a page. Every fragment is part of its page."""

from __future__ import annotations

import datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.dates import print_date
from service import urls
from service.pages import static_files
from service.pages.interface_words import InterfaceWords
from service.pages.static_files import WEB


class Renderer:
    """Templates in their environment: everything escaped, a misspelt field an error."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(WEB / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["day"] = print_date
        self._environment.filters["sentence"] = as_sentence
        self._environment.globals |= {"rooted": urls.rooted, "here": urls.here, "static": static_files.address}
        self._environment.globals |= {"today": datetime.date.today, "english": InterfaceWords()}

    def render(self, template: str, page: object) -> str:
        return self._environment.get_template(template).render(page=page)


def as_sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    return f"{words[:1].upper()}{words[1:]}" if words.endswith((".", "!", "?")) else f"{words[:1].upper()}{words[1:]}."
