"""Templates and their contexts: one frozen context a page. Every fragment is part of its page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import service
from corpus.dates import print_date
from service import urls
from service.pages.interface_words import InterfaceWords

WEB = Path(service.__path__[0]).parent / "web"


@dataclass(frozen=True, slots=True)
class ErrorPage:
    status: int
    detail: str


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
        self._environment.globals |= {"rooted": urls.rooted, "here": urls.here, "today": datetime.date.today}
        self._environment.globals["english"] = InterfaceWords()

    def render(self, template: str, page: object) -> str:
        return self._environment.get_template(template).render(page=page)
