"""What `pyproject.toml` says that is needed, in several places, is one thing."""

from __future__ import annotations

import re
import tomllib

from tests.places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=,]", requirement)[0] for requirement in requirements}


def test_what_corpus_needs_is_needed_by_pincite_or_by_its_tests() -> None:
    declared = PROJECT["project"]
    needed = names(declared["dependencies"]) | names(declared["optional-dependencies"]["dev"])
    assert names(PROJECT["dependency-groups"]["corpus"]) <= needed
