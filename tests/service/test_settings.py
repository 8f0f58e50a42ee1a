"""Settings come from the environment, and a bad one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from index.default_model import DEFAULT_MODEL
from service.errors import BadSettings
from service.protection import Rate
from service.settings import Settings, read_settings, rows, unknown_settings

NAMES = ("PINCITE_HOST", "PINCITE_PORT", "PINCITE_DATA", "PINCITE_MODEL")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, _, _ in rows():
        monkeypatch.delenv(name, raising=False)


def test_without_an_environment_there_are_defaults() -> None:
    settings = read_settings()
    assert (settings.host, settings.port, settings.model) == ("127.0.0.1", 8000, DEFAULT_MODEL)
    assert settings.documents == Path("data/documents")
    assert settings.snapshots == Path("data/snapshots")


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in zip(NAMES, ("0.0.0.0", "9000", str(tmp_path), "some/model"), strict=True):
        monkeypatch.setenv(name, value)
    settings = read_settings()
    assert (settings.host, settings.port, settings.model) == ("0.0.0.0", 9000, "some/model")
    assert settings.documents == tmp_path / "documents"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("PINCITE_PORT", value) for value in ("abc", "", "0", "-1", "65536", "80.5", "8000 8001")),
        ("PINCITE_MODEL", ""),
        pytest.param("PINCITE_HOST", ""),
        pytest.param("PINCITE_DATA", ""),
    ],
)
def test_a_value_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=f"^{name} cannot be used: "):
        read_settings()


def test_other_variables_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_ELSEWHERE", "1")
    assert read_settings() == Settings()


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        read_settings().port = 9000  # type: ignore[misc]


def test_there_is_a_row_for_every_setting_with_its_meaning() -> None:
    assert {name for name, _, _ in rows()} >= set(NAMES)
    assert len(rows()) == len(Settings.model_fields)
    assert all(meaning.endswith(".") for _, _, meaning in rows())
    defaults = {name: default for name, default, _ in rows()}
    assert (defaults["PINCITE_PORT"], defaults["PINCITE_CONTACT"]) == ("8000", "not set")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PINCITE_CONTACT", "né@lake.example"),
        ("PINCITE_USER_AGENT", "a\nb"),
        ("PINCITE_PACE", "1"),
        ("PINCITE_PACE", ""),
        ("PINCITE_ACCESS", "closed"),
        *(("PINCITE_RATE_LIMIT", value) for value in ("60", "60/year", "0/minute", "10001/minute", "-1/second", " ")),
        ("PINCITE_TRUSTED_PROXIES", "nginx"),
        ("PINCITE_TRUSTED_PROXIES", "127.0.0.1, *"),
        ("PINCITE_CORS_ORIGINS", "desk.example.org"),
        ("PINCITE_CORS_ORIGINS", "https://desk.example.org/page"),
        ("PINCITE_WAITING", "-1"),
        ("PINCITE_TIME_LIMIT", "0"),
    ],
)
def test_what_a_setting_says_has_bounds(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=f"^{name} cannot be used: "):
        read_settings()


def test_lists_are_parted_and_a_rate_is_read() -> None:
    settings = Settings(trusted_proxies="10.0.0.0/8, ::1", cors_origins="https://a.example, http://b.example:8080")
    assert settings.proxies == ("10.0.0.0/8", "::1")
    assert settings.origins == ("https://a.example", "http://b.example:8080")
    assert Settings(rate_limit="60/hour").rate(elsewhere=False) == Rate(60, "hour")
    assert Settings(rate_limit="off").rate(elsewhere=True) is None


def test_the_user_agent_carries_the_contact_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().agent == "Pincite"
    monkeypatch.setenv("PINCITE_CONTACT", "mailto:keeper@lake.example")
    assert read_settings().agent == "Pincite (+mailto:keeper@lake.example)"


@pytest.mark.parametrize(
    ("name", "meant"),
    [("PINCITE_PROT", "PINCITE_PORT"), ("PINCITE_DATTA", "PINCITE_DATA"), ("PINCITE_ZEPPELIN_KEY", "")],
)
def test_a_misspelt_setting_is_named_with_the_one_meant(monkeypatch: pytest.MonkeyPatch, name: str, meant: str) -> None:
    monkeypatch.setenv(name, "9000")
    assert unknown_settings() == {name: meant}


def test_settings_and_other_programs_variables_are_not_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_PORT", "9000")
    monkeypatch.setenv("PINCITES_PORT", "9000")
    assert unknown_settings() == {}
