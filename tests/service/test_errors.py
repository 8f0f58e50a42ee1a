"""The trees of errors are as they are drawn, and below `service` a message knows neither a command nor an address."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

import corpus.errors
import index.errors
import service.errors
from corpus.errors import CorpusError
from index.errors import IndexingError
from service.errors import ServiceError
from tests.service.one_of_each import ERRORS, GROUPS, tree

ROOTS: list[tuple[type[Exception], ModuleType]] = [
    (CorpusError, corpus.errors),
    (IndexingError, index.errors),
    (ServiceError, service.errors),
]
#: A command or part of one in code marks, the program's own name before a command, an option, a method or path of HTTP.
_TYPED = re.compile(r"`|\bpincite\b|(?<!\w)--?[a-z]|\b(GET|POST)\b|(?<![\w.])/[a-z]")


@pytest.mark.parametrize(("root", "module"), ROOTS, ids=lambda value: value.__name__)
def test_the_tree_in_the_docstring_is_the_tree(root: type[Exception], module: ModuleType) -> None:
    drawn = re.findall(r"^[│├└─ ]*([A-Z][A-Za-z]+)(?:  .*)?$", module.__doc__ or "", re.M)
    assert sorted(drawn) == sorted(kind.__name__ for kind in tree(root))


@pytest.mark.parametrize(("root", "module"), ROOTS, ids=lambda value: value.__name__)
def test_the_tree_in_the_docstring_says_who_descends_from_whom(root: type[Exception], module: ModuleType) -> None:
    parents: list[str] = []
    for branch, name in re.findall(r"^([│├└─ ]*)([A-Z][A-Za-z]+)(?:  .*)?$", module.__doc__ or "", re.M):
        depth = len(branch) // 4
        kind = next(kind for kind in tree(root) if kind.__name__ == name)
        del parents[depth:]
        if parents:
            assert kind.__bases__[0].__name__ == parents[-1]
        parents.append(name)


def test_there_is_an_example_of_every_error() -> None:
    kinds = {kind for root, _ in ROOTS for kind in tree(root)}
    assert kinds == {*map(type, ERRORS), *GROUPS}


@pytest.mark.parametrize(
    "error",
    [error for error in ERRORS if isinstance(error, (CorpusError, IndexingError))],
    ids=lambda e: type(e).__name__,
)
def test_below_the_service_an_error_knows_no_command_no_option_and_no_address(error: Exception) -> None:
    assert not _TYPED.search(str(error)), str(error)


@pytest.mark.parametrize("typed", ["run `build`", "run pincite build", "use --force", "GET it", "see /documents"])
def test_what_is_typed_is_seen_by_the_test_above(typed: str) -> None:
    assert _TYPED.search(typed)


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_what_an_error_is_made_from_stands_in_its_attributes(error: Exception) -> None:
    assert vars(error) or type(error).__init__.__code__.co_argcount == 1
