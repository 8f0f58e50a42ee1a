"""The README says what is so: settings, endpoints, measures."""

from __future__ import annotations

from service.app import create_app
from service.settings import rows
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_table_with_default_and_meaning() -> None:
    for name, default, meaning in rows():
        assert f"| `{name}` | `{default}` | {meaning} |" in README


def test_every_path_of_the_schema_stands_in_the_readme() -> None:
    for path in create_app(None).openapi_schema.paths or {}:
        assert path in README


def test_pictures_and_files_that_the_readme_names_exist() -> None:
    for name in ("docs/answer.png", "NOTICE", "constraints.txt", ".ci/run"):
        assert name in README
        assert (ROOT / name).exists()
