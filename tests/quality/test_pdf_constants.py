"""The numbers that the PDF reader goes by: each says what set it, and its effect has been measured."""

from __future__ import annotations

import re

import pytest

from tests.places import ROOT
from tests.quality.pdf_constants import MODULES, TABLE, constants, tables_before


@pytest.mark.parametrize("module", MODULES)
def test_every_constant_is_measured_with_the_value_it_has(module: str) -> None:
    rows = tables_before()[module].splitlines()
    measured = {tuple(cell.strip() for cell in row.split("|")[1:4]) for row in rows[2:]}
    shipped = {(f"`{c}`", f"{c.number:g}", f"{other:g}") for c in constants(module) for other in c.others}
    assert measured == shipped, f"run python -m tests.quality.pdf_constants --file {module}, which writes {TABLE}"


@pytest.mark.parametrize("module", MODULES)
def test_every_constant_says_what_set_it(module: str) -> None:
    source = (ROOT / "corpus" / "formats" / "pdf" / f"{module}.py").read_text(encoding="utf-8")
    names = {constant.name for constant in constants(module)}
    assert {name for name in names if not re.search(rf"^#: .+\n{name} = ", source, re.M)} == set()
