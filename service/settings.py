"""Settings: rows that the command line, docs/settings.md and the tests all read. Environment names: PINCITE_*."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.holdings.apart.limits import Limits
from index.default_model import DEFAULT_MODEL
from service.errors import BadSettings
from service.protection import RATE_ELSEWHERE, TIME_LIMIT, WAITING, Rate

_PREFIX = "PINCITE_"
_OFF = "off"
_ORIGIN = re.compile(r"https?://[\w.:\[\]-]+", re.A)
# What may stand in a header.
_PRINTABLE = r"^[\x20-\x7e]*$"


class Settings(BaseModel):
    """Read from the environment once, where a command starts; handed on from there."""

    model_config = ConfigDict(frozen=True)

    host: str = Field("127.0.0.1", min_length=1, description="Address the service listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the service listens on.")
    data: Path = Field(
        Path("data"),
        description="Folder of documents you add or fetch (`documents/`), of those removed (`removed/`), of snapshots "
        "and of kept vectors.",
    )
    model: str = Field(
        DEFAULT_MODEL,
        min_length=1,
        description="Embedding model: a sentence-transformers name or the path of one. The default needs no download.",
    )
    store: Literal["faiss", "milvus"] = Field(
        "faiss",
        description="What keeps vectors: `faiss`, in files of the data folder, or `milvus`, a server; needs the extra "
        "`milvus`.",
    )
    milvus_uri: str = Field(
        "http://127.0.0.1:19530",
        pattern=r"^((https?|tcp)://\S+|unix:\S+|.+\.db)$",
        description="Address of the Milvus server, or, to try it, a file of Milvus Lite: `milvus.db`.",
    )
    milvus_token: str = Field(
        "", pattern=_PRINTABLE, description="What the Milvus server asks for: `user:password`, or a key of its API."
    )
    milvus_collection: str = Field(
        "pincite",
        pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$",
        description="How the names of collections in Milvus begin; another one for each data folder.",
    )
    contact: str = Field(
        "",
        pattern=_PRINTABLE,
        description="Your e-mail address or web page, told to the servers that `pincite fetch` asks.",
    )
    user_agent: str = Field(
        "Pincite", min_length=1, pattern=_PRINTABLE, description="Name under which `pincite fetch` asks servers."
    )
    pace: float = Field(
        2.0,
        ge=2,
        le=3600,
        description="Seconds between two requests of `pincite fetch` to one server, and up to half as much again.",
    )

    feedback: bool = Field(
        True,
        description="Keep what readers say of answers, in `feedback.jsonl` of the data folder; `false` asks nobody.",
    )
    uploads: bool = Field(
        False,
        description="Let readers add and remove documents on the pages; where no key is asked for, anybody can then.",
    )
    upload_limit: int = Field(
        100, ge=1, le=100, description="Megabytes of one file that is sent to be added, by a page or the API."
    )
    reading_seconds: int = Field(
        600, ge=10, le=7200, description="Seconds after which the reading of a file that is added or fetched is ended."
    )
    reading_memory: int = Field(
        2000, ge=300, le=1_000_000, description="Megabytes of memory that the reading of one such file may take."
    )
    mcp_hosts: str = Field(
        "",
        pattern=r"^[\w.,:\[\]\s-]*$",
        description="Names besides those of this machine under which assistants may ask `/mcp`, and under which "
        "anybody may ask a service that is open at this machine's own address, with commas: `pincite.example.org`.",
    )

    access: Literal["", "open", "keys"] = Field(
        "",
        description="`keys`: everybody needs a key; `open`: nobody does. Not set: nobody at an address of this machine "
        "alone, everybody elsewhere.",
    )
    rate_limit: str = Field(
        "",
        description="Requests of one key or address at most, `60/minute`; `off`: as many as come. Not set: as many as "
        f"come at an address of this machine alone, `{RATE_ELSEWHERE}` elsewhere.",
    )
    workers: int = Field(
        1,
        ge=1,
        le=64,
        description="Processes that answer at the port, each with models and a snapshot of its own, and with its share "
        "of the questions.",
    )
    worker_hung: int = Field(
        60,
        ge=0,
        le=3600,
        description="Seconds without a sign of life after which one of several workers is replaced; `0`: never.",
    )
    waiting: int = Field(
        WAITING,
        ge=0,
        le=256,
        description="Questions that wait at most, while as many are answered as there are cores; more are refused.",
    )
    time_limit: int = Field(TIME_LIMIT, ge=1, le=3600, description="Seconds after which a question is given up.")
    trusted_proxies: str = Field(
        "",
        description="Addresses or networks of proxies, with commas, whose `X-Forwarded-For`, `X-Forwarded-Proto` "
        "and `X-Forwarded-Prefix` are believed: `127.0.0.1`.",
    )
    cors_origins: str = Field(
        "",
        description="Sites whose pages may ask the API from a browser, with commas: `https://desk.example.org`; `*`: "
        "all.",
    )

    @field_validator("rate_limit")
    @classmethod
    def _is_a_rate(cls, printed: str) -> str:
        if printed not in ("", _OFF):
            Rate.parse(printed)
        return printed

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, printed: str) -> str:
        for one in _parted(printed):
            if one != "*" and not _ORIGIN.fullmatch(one):
                raise ValueError(f"{one!r} is no origin; one looks like https://desk.example.org")
        return printed

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, printed: str) -> str:
        for one in _parted(printed):
            ip_network(one)
        return printed

    metrics: bool = Field(
        True, description="Tell of the service at `/metrics`, for Prometheus, and at `/status`; no question is in them."
    )
    log: Literal["text", "json"] = Field(
        "text",
        description="`json`: a line of JSON for every request and every answer, with the number of the request.",
    )
    log_questions: bool = Field(False, description="Put the words of questions into the log of `json` as well.")
    traces: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="Address of an OpenTelemetry collector that takes traces: `http://127.0.0.1:4318/v1/traces`; needs "
        "the extra `tracing`.",
    )

    @field_validator("data")
    @classmethod
    def _is_a_folder(cls, path: Path) -> Path:
        if path == Path() or (path.exists() and not path.is_dir()):
            raise ValueError(f"{str(path)!r} is no folder")
        return path

    @property
    def documents(self) -> Path:
        return self.data / "documents"

    @property
    def feedback_file(self) -> Path:
        return self.data / "feedback.jsonl"

    @property
    def keys_file(self) -> Path:
        return self.data / "keys.json"

    @property
    def audit_file(self) -> Path:
        return self.data / "audit.jsonl"

    @property
    def removed(self) -> Path:
        """Where documents lie that were removed or replaced."""
        return self.data / "removed"

    @property
    def mcp_names(self) -> tuple[str, ...]:
        return _parted(self.mcp_hosts)

    @property
    def proxies(self) -> tuple[str, ...]:
        return _parted(self.trusted_proxies)

    @property
    def origins(self) -> tuple[str, ...]:
        return _parted(self.cors_origins)

    def rate(self, *, elsewhere: bool) -> Rate | None:
        """`elsewhere` is whether others than this machine reach the service."""
        printed = self.rate_limit or (RATE_ELSEWHERE if elsewhere else _OFF)
        return None if printed == _OFF else Rate.parse(printed)

    @property
    def agent(self) -> str:
        """The user agent, with a contact where there is one."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def reading_limits(self) -> Limits:
        return Limits(self.reading_seconds, self.reading_memory * 1_000_000)

    @property
    def snapshots(self) -> Path:
        return self.data / "snapshots"

    @property
    def vectors(self) -> Path:
        """Where vectors are kept between builds."""
        return self.data / "vectors"


def _parted(printed: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in printed.split(",") if one.strip())


def read_settings() -> Settings:
    """Settings from the environment. Raises `BadSettings` that names the variable.

    Without pydantic-settings, which reads files and command lines as well and takes a fifth of a second to load.
    """
    told = {name.upper().removeprefix(_PREFIX).lower(): value for name, value in os.environ.items() if _is_ours(name)}
    try:
        return Settings.model_validate({name: told[name] for name in Settings.model_fields if name in told})
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{_PREFIX}{'_'.join(map(str, first['loc'])).upper()}"
        raise BadSettings(name, first["msg"].removeprefix("Value error, ")) from error


def _is_ours(name: str) -> bool:
    return name.upper().startswith(_PREFIX)


def unknown_settings() -> dict[str, str]:
    """Variables of the environment that are called like settings and are none, each with the one that may be meant."""
    known = [name.upper() for name in Settings.model_fields]
    unknown = (name for name in sorted(os.environ) if name.startswith(_PREFIX))
    likely = {name: get_close_matches(name.removeprefix(_PREFIX), known, n=1) for name in unknown}
    return {
        name: f"{_PREFIX}{alike[0]}" if alike else ""
        for name, alike in likely.items()
        if name.removeprefix(_PREFIX) not in known
    }


def rows() -> tuple[tuple[str, str, str], ...]:
    """Name, default and meaning of every setting, as docs/settings.md and `pincite --help` show them."""
    return tuple(
        (f"{_PREFIX}{name.upper()}", str(field.default) or "not set", field.description or "")
        for name, field in Settings.model_fields.items()
    )
