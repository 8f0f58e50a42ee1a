"""Nothing that is loaded can bring code with it, nothing runs through a shell, and every package has its version."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import metadata
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from tests.places import ROOT

PACKAGES = ("corpus", "index", "service", "pincite", "web", "examples", "deploy")
#: Modules that make objects of whatever bytes say, or unfold entities; and calls that run what a text says.
_MODULES = frozenset(
    {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "yaml", "xml"}
)
_CALLS = frozenset({"eval", "exec", "os.system", "os.popen", "tempfile.mktemp"})
#: Calls that are safe with an argument of this value alone.
_ONLY_WITH = {
    "np.load": ("allow_pickle", False),
    "torch.load": ("weights_only", True),
    "files.extractall": ("filter", "data"),
}
_RAW = re.compile(r"\|\s*safe\b|autoescape\s+false|(?<![\w-])(?:on[a-z]+|style)=[\"']|javascript:|<style\b")
#: Files that are saved and need no others; their pictures are drawn by `service.measuring.plots`, and the one has a policy.
_ALONE = ("export.html", "measures.html")
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==\S+")


def complaints(code: str) -> Iterator[str]:
    """What is unsafe in a module, each with its line."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                yield from (f"{node.lineno}: {each.name}" for each in names if _is_unsafe(each.name))
            case ast.ImportFrom(module=str(module)) if _is_unsafe(module):
                yield f"{node.lineno}: {module}"
            case ast.Call(func=func, keywords=keywords):
                name, given = ast.unparse(func), {each.arg: each.value for each in keywords}
                wanted = _ONLY_WITH.get(name)
                if name in _CALLS or _is_true(given.get("shell")) or _is_true(given.get("trust_remote_code")):
                    yield f"{node.lineno}: {name}"
                elif wanted and not _is(given.get(wanted[0]), wanted[1]):
                    yield f"{node.lineno}: {name} without {wanted[0]}={wanted[1]}"
                elif name == "Markup" and not _is_written(node.args):
                    yield f"{node.lineno}: Markup of what is not written there"


def _is_unsafe(module: str) -> bool:
    return module.partition(".")[0] in _MODULES


def _is_true(value: ast.expr | None) -> bool:
    return value is not None and not _is(value, False)


def _is(value: ast.expr | None, wanted: object) -> bool:
    return isinstance(value, ast.Constant) and value.value == wanted


def _is_written(arguments: list[ast.expr]) -> bool:
    """A constant, or one into which nothing is put but the language that is spoken, which is one of ours."""
    match arguments:
        case [ast.Constant()]:
            return True
        case [ast.JoinedStr(values=values)]:
            put_in = (ast.unparse(value.value) for value in values if isinstance(value, ast.FormattedValue))
            return all(name.startswith("spoken().") for name in put_in)
        case _:
            return False


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_that_is_loaded_runs(package: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{complaint}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for complaint in complaints(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from yaml import load",
        "import xml.etree.ElementTree as tree",
        "np.load(path)",
        "np.load(path, allow_pickle=True)",
        "torch.load(path, weights_only=False)",
        "files.extractall(folder)",
        "subprocess.run(told, shell=True)",
        "eval(told)",
        "Markup(told)",
        "AutoModel.from_pretrained(name, trust_remote_code=True)",
    ],
)
def test_what_would_run_is_told(code: str) -> None:
    assert list(complaints(code))


def test_no_template_writes_what_it_is_given_as_it_is() -> None:
    """Nor has script or style of its own, which the policy sent with each page would keep from working."""
    for path in (ROOT / "web" / "templates").glob("*.html"):
        found = _RAW.search(path.read_text(encoding="utf-8"))
        assert found is None or path.name in _ALONE, (path.name, found)


def test_every_package_that_pincite_needs_has_one_version() -> None:
    """Also those that it needs through others, on the machine that this runs on."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(match[1]): line for line in lines if (match := _PINNED.fullmatch(line))}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = _needed([*project["dependencies"], *chain(*project["optional-dependencies"].values())])
    assert {name for name in needed if name not in pinned} == set()
    installed = {name: f"{name}=={metadata.version(name)}" for name in needed}
    assert {name for name in needed if _version(pinned[name]) != _version(installed[name])} == set()


def _version(pin: str) -> str:
    """Without the build (`+cpu`), which is the machine's."""
    return pin.partition("==")[2].partition("+")[0]


def _needed(declared: Sequence[str]) -> set[NormalizedName]:
    """The names of all installed packages that these need, and those that the ones they need, need."""
    found: set[NormalizedName] = set()
    waiting = [Requirement(each) for each in declared]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in found or name == "pincite" or not _is_installed(name):
            continue
        found.add(name)
        for other in map(Requirement, metadata.requires(name) or []):
            extras = ("", *one.extras)
            if other.marker is None or any(other.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(other)
    return found


def _is_installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False
