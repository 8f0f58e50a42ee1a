"""The few files that pages need: style, script and the sign of the site, under an address that changes with them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import service
from service import urls

WEB = Path(service.__path__[0]).parent / "web"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """`etag` is weak: the file is sent compressed or not."""

    name: str
    content: bytes
    media_type: str

    @property
    def etag(self) -> str:
        return f'W/"{sha256(self.content).hexdigest()[:16]}"'


def _read() -> dict[str, StaticFile]:
    paths = sorted(path for path in (WEB / "static").iterdir() if path.suffix in _TYPES)
    return {path.name: StaticFile(path.name, path.read_bytes(), _TYPES[path.suffix]) for path in paths}


FILES = MappingProxyType(_read())
#: Of all files together, since they name one another: a browser keeps what stands below it for good.
EDITION = sha256(b"".join(file.content for file in FILES.values())).hexdigest()[:12]


def address(name: str) -> str:
    """Where a page asks for a file. Raises `KeyError`."""
    return urls.rooted(f"/static/{EDITION}/{FILES[name].name}")
