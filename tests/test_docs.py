"""README, CONTRIBUTING and docs/ say what is so: settings, endpoints, commands, paths, names, links.

Looked at is what stands in code, in a sentence or in a block of its own. A path counts as one of ours where it begins with
a folder of ours (`_FOLDERS`); one with `*` in it is a pattern, and has to fit something. Whatever else looks like a path
(`data/documents/`, `report.toml`) is somebody's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from service.app import create_app
from service.commands.main import COMMANDS as FOUND
from service.commands.main import main
from service.http_errors import HTTP_ERRORS
from service.settings import rows
from tests.places import ROOT
from tests.quality import behaviour

COMMANDS = {name: found.load() for name, found in FOUND.items()}
_PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
_FOLDERS = ("corpus", "index", "service", "web", "tests", "docs", "examples", "pincite", ".ci")
_OURS = rf"(?:{'|'.join(map(re.escape, _FOLDERS))})/[\w./*-]*"

_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
_INLINE = re.compile(r"`([^`]+)`")
_PATH = re.compile(rf"(?<![\w./:-]){_OURS}")
#: "`READERS` in `corpus/holdings/source.py`"
_NAME_IN_FILE = re.compile(rf"`(\w+)`\s+in\s+`({_OURS})`")
_MODULE = re.compile(r"-m ((?:corpus|index|service|tests)[\w.]*)")
_PINCITE = re.compile(r"(?:^|\$ |bin/)pincite (--[a-z-]+|[a-z]+)([^;&|#]*)")
_OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
_MAKE = re.compile(r"(?:^|\s)make((?: [\w./-]+(?:=\S*)?)+)")
_TARGET = re.compile(r"^([\w./-]+):(?!=)", re.M)
_VARIABLE = re.compile(r"PINCITE_[A-Z_]+")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.M)

every_page = pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 170


def test_every_page_of_docs_is_named_in_another() -> None:
    for page in (ROOT / "docs").glob("*.md"):
        assert any(page.name in other.read_text(encoding="utf-8") for other in _PAGES if other != page), page.name


def test_every_setting_stands_in_the_table_with_default_and_meaning() -> None:
    settings = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, default, meaning in rows():
        assert f"| `{name}` | `{default}` | {meaning} |" in settings


def test_every_path_of_the_schema_stands_in_the_page_of_the_api() -> None:
    api = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for path in create_app(None).openapi_schema.paths or {}:
        assert path in api


def test_every_error_that_a_program_can_mend_stands_in_the_page_of_the_api() -> None:
    api = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    names = {name for status, name in HTTP_ERRORS.values() if status < 500}
    assert not [name for name in sorted(names) if f"`{name}`" not in api]


@every_page
def test_every_command_that_is_named_exists_with_its_options(page: Path) -> None:
    for code in code_of(page):
        for command, rest in _PINCITE.findall(code):
            assert command in COMMANDS or command == "--help", code
            assert set(_OPTION.findall(rest)) <= options_of(COMMANDS.get(command, main)), code


@every_page
def test_every_option_that_stands_alone_is_one_of_some_command(page: Path) -> None:
    commands = (main, *COMMANDS.values(), *behaviour.main.commands.values())
    known = set[str]().union(*map(options_of, commands))
    assert {code.split()[0] for code in code_of(page) if _OPTION.match(code)} <= known


@every_page
def test_every_target_of_make_that_is_named_exists(page: Path) -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    for code in code_of(page):
        for given in _MAKE.findall(code.partition("#")[0]):
            assert {word for word in given.split() if "=" not in word} <= targets, code


@every_page
def test_every_path_of_ours_exists(page: Path) -> None:
    named = {path.rstrip(".") for code in code_of(page) for path in _PATH.findall(code)}
    assert not [path for path in sorted(named) if not any(ROOT.glob(path))]


@every_page
def test_every_module_that_is_run_exists(page: Path) -> None:
    named = {module for code in code_of(page) for module in _MODULE.findall(code)}
    run = ("{}.py", "{}/__main__.py")
    assert not [m for m in sorted(named) if not any((ROOT / path.format(m.replace(".", "/"))).exists() for path in run)]


@every_page
def test_every_name_that_is_said_to_be_in_a_file_stands_there(page: Path) -> None:
    for name, path in _NAME_IN_FILE.findall(page.read_text(encoding="utf-8")):
        text = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""
        assert re.search(rf"\b{name}\b", text), f"{name} in {path}"


@every_page
def test_every_variable_is_a_setting_or_one_that_tests_read(page: Path) -> None:
    read = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)
    )
    known = {name for name, _, _ in rows()} | set(_VARIABLE.findall(read))
    assert set(_VARIABLE.findall(page.read_text(encoding="utf-8"))) <= known


@every_page
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in _LINK.findall(_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        if "://" in link:
            continue
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not heading or heading in headings_of(target), link


def code_of(page: Path) -> Iterator[str]:
    """Every line of a block of code, and every piece of code in a sentence, with single blanks."""
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.findall(text):
        yield from (line.strip() for line in block.splitlines())
    for piece in _INLINE.findall(_BLOCK.sub("", text)):
        yield " ".join(piece.split())


def options_of(command: click.Command) -> set[str]:
    """Its own; of a group of commands, theirs as well."""
    own = {"--help"}.union(*((*option.opts, *option.secondary_opts) for option in command.params))
    within = command.commands.values() if isinstance(command, click.Group) and command is not main else ()
    return own.union(*map(options_of, within))


def headings_of(page: Path) -> set[str]:
    """What a link to a heading has behind its #, as code forges make it: words in small letters, joined by hyphens."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(text)}
