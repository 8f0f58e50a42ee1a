"""The catalogues in web/locale: what is said in code, templates and scripts, and the files brought up to that.

    python -m tests.locale.catalogues

adds what is new to every catalogue, untranslated, and takes out what nobody says any more; `make words` runs it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from corpus.grammar.masthead_phrases import (
    NOTICE_OF_ANNEX,
    NOTICE_OF_JOINT_ANNEX,
    NOTICE_OF_NAMED,
    NOTICE_OF_PARTIES,
    NOTICES,
)
from service.asking.side_by_side import NEUTRAL
from service.pages.static_files import WEB
from service.words import FOLDER, LANGUAGES, PLURALS

ROOT = WEB.parent
#: What says words, and which of its arguments they are.
_KEYWORDS = {"say": None, "words": None, "to_say": None, "count": (1, 2), "several_to_say": (1, 2), "ngettext": (1, 2), "gettext": None}  # fmt: skip
#: As a plural rule of gettext, in the order of `PLURALS`.
_RULES = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "zh": "nplurals=1; plural=0;",
    "fr": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "es": "nplurals=2; plural=(n != 1);",
}
#: Words may be said inside a script's template string.
_TEMPLATE_STRINGS = {"parse_template_string": True}
Said = str | tuple[str, str]
#: What documents say of themselves stands in `corpus`, which has no catalogue.
_OF_DOCUMENTS = dict.fromkeys(
    (NOTICE_OF_NAMED, NOTICE_OF_PARTIES, NOTICE_OF_ANNEX, NOTICE_OF_JOINT_ANNEX, *NOTICES.values(), NEUTRAL)
)


def said() -> dict[Said, dict[str, None]]:
    """Everything that is said, with the files that say it."""
    found: dict[Said, dict[str, None]] = {}
    for path in _files():
        place = path.relative_to(ROOT).as_posix()
        for words in _said_in(path):
            found.setdefault(words, {})[place] = None
    for words in _OF_DOCUMENTS:
        found.setdefault(words, {})["corpus/grammar/masthead_phrases.py"] = None
    return found


def _files() -> Iterator[Path]:
    yield from sorted(path for path in (ROOT / "service").rglob("*.py") if "service.words" in path.read_text("utf-8"))
    yield from sorted((WEB / "templates").glob("*.html"))
    yield from sorted((WEB / "static").glob("*.js"))


def _said_in(path: Path) -> Iterator[Said]:
    content = io.BytesIO(path.read_bytes())
    if path.suffix == ".html":
        policies = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "newstyle_gettext": "true", "encoding": "utf-8"}
        found = [(name, words) for _, name, words, _ in babel_extract(content, list(_KEYWORDS), [], policies)]
    else:
        method = "javascript" if path.suffix == ".js" else "python"
        found = [("", words) for _, words, _, _ in extract(method, content, _KEYWORDS, options=_TEMPLATE_STRINGS)]
    for _, words in found:
        said = words if isinstance(words, tuple) else (words,)
        texts = [text for text in said if isinstance(text, str) and text]
        if texts:
            yield (texts[0], texts[1]) if len(texts) > 1 else texts[0]


def catalogue(language: str) -> Catalog:
    path = FOLDER / f"{language}.po"
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def update(language: str) -> str:
    """What the file of the language is to hold: what is said now, with the translations that it has."""
    path = FOLDER / f"{language}.po"
    before = catalogue(language) if path.exists() else Catalog(locale=language)
    now = Catalog(locale=language, project="Pincite", fuzzy=False)
    for words, places in sorted(said().items(), key=lambda each: (next(iter(each[1])), str(each[0]))):
        kept = before.get(words[0] if isinstance(words, tuple) else words)
        now.add(words, kept.string if kept else None, locations=[(place, 0) for place in places])
    written = io.BytesIO()
    write_po(written, now, width=0, omit_header=True, include_lineno=False)
    return _head(language) + written.getvalue().decode()


def _head(language: str) -> str:
    return (
        f"# Pincite's own words in {LANGUAGES[language]}. Not read by a native speaker yet.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {_RULES[language]}\\n"\n\n'
    )


if __name__ == "__main__":
    for language in PLURALS:
        if language != "en":
            (FOLDER / f"{language}.po").write_text(update(language), encoding="utf-8")
    sys.stdout.write(f"{len(said())} texts\n")
