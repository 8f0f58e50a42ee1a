"""A hash of the code that decides what a snapshot holds: an upgrade of it makes old snapshots stale.

That code is what building imports: `index.build` and every module of `corpus` and `index` that is reached from there,
with the tables (.toml) that lie beside them. So a new module counts as soon as something uses it, and fetching,
training, reading and searching do not. Errors and other small things that are reached count though they shape
nothing: to build once too often costs less than to answer from what an older grammar read.

A module counts by its syntax, without comments and docstrings; a table by its values. So does the minor version of
Python, whose Unicode tables decide what a letter is and whose syntax trees may differ: an upgrade of it builds anew.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_PACKAGES = ("corpus", "index")
_ENTRANCE = "index.build"


@lru_cache(maxsize=1)
def hash_of_code(root: Path = _ROOT) -> str:
    """Of the packages that lie in `root`: 0.37 s of one core for 87 modules (2026-11-29), once a process."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    modules = reached(root)
    for name, module in sorted(modules.items()):
        digest.update("\n".join((name, *module.syntax, "")).encode())
    for folder in sorted({module.path.parent for module in modules.values()}):
        for path in sorted(folder.glob("*.toml")):
            digest.update(f"{path.relative_to(root).as_posix()}\n{_values(path)}\n".encode())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def hash_of_files(root: Path = _ROOT) -> str:
    """Of the bytes of every file that `hash_of_code` may read: where it is the same, that is too; 0.01 s."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for package in _PACKAGES:
        for path in sorted(path for path in (root / package).rglob("*") if path.suffix in (".py", ".toml")):
            digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


@dataclass(slots=True)
class Module:
    """A module as it counts: `syntax` is its tree spelt out, `imports` are the names of what it may import."""

    path: Path
    syntax: list[str] = field(default_factory=list)
    imports: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Module:
        module = cls(path)
        module._spell(ast.parse(path.read_bytes()))
        return module

    def _spell(self, part: object) -> None:
        """`ast.dump` says the same in three times the time."""
        if isinstance(part, ast.AST):
            if isinstance(part, (ast.Import, ast.ImportFrom)):
                self.imports.update(_imported(part))
            self.syntax.append(type(part).__name__)
            for name in part._fields:
                self._spell(getattr(part, name, None))
        elif isinstance(part, list):
            self.syntax.append("[")
            for one in part:
                if not _is_docstring(one):
                    self._spell(one)
            self.syntax.append("]")
        else:
            self.syntax.append(repr(part))


def reached(root: Path = _ROOT) -> dict[str, Module]:
    """The modules that building imports, straight or through others, by their names."""
    found: dict[str, Module] = {}
    wanted = {_ENTRANCE}
    while wanted:
        name = wanted.pop()
        path = _path_of(name, root)
        if path and name not in found:
            found[name] = Module.read(path)
            wanted |= {part for other in found[name].imports for part in _with_parents(other)}
    return found


def _imported(statement: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """What is imported from a module may be a module itself. No import is relative: the linter sees to it."""
    package = f"{statement.module}." if isinstance(statement, ast.ImportFrom) else ""
    return (f"{package}{alias.name}" for alias in statement.names)


def _with_parents(name: str) -> Iterator[str]:
    return accumulate(name.split("."), "{}.{}".format)


def _path_of(name: str, root: Path) -> Path | None:
    """Where a module or a package of ours lies; None for what is neither."""
    package, *_ = parts = name.split(".")
    place = root.joinpath(*parts)
    paths = (place.with_suffix(".py"), place / "__init__.py") if package in _PACKAGES else ()
    return next((path for path in paths if path.is_file()), None)


def _is_docstring(statement: object) -> bool:
    """A string that stands alone does nothing, wherever it stands."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _values(path: Path) -> str:
    return json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str)
