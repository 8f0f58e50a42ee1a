"""Keys of programs that ask the API: a token each. Only its hash is kept, in `keys.json` of the data folder."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from pydantic import TypeAdapter, ValidationError

from corpus.errors import NotWritable
from service.errors import BadKeyName, KeyForbidden, KeyMissing, KeysDamaged

#: "write" may read as well.
Scope = Literal["read", "write"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
#: Bytes of chance in a token: nobody guesses 256 bits, so that a plain hash of it is safe to keep.
_CHANCE = 32
_OPENING = "pincite_"
_NAME = re.compile(r"[\w.-]{1,40}", re.A)


@dataclass(frozen=True, slots=True)
class Key:
    """`sha256` is that of its token; `revoked` is the second since which it opens nothing, "" while it does."""

    name: str
    scope: Scope
    sha256: str
    made: str
    revoked: str = ""

    def allows(self, scope: Scope) -> bool:
        return self.scope == "write" or scope == "read"

    @property
    def is_in_use(self) -> bool:
        return not self.revoked


_KEPT = TypeAdapter(tuple[Key, ...])


class KeyRing:
    """The keys in a file. A running service sees at once what was added or revoked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[Key]:
        return iter(self._read())

    def add(self, name: str, scope: Scope) -> str:
        """The token of a new key, which nobody can be told again.

        Raises `BadKeyName`, `KeysDamaged` or `NotWritable`, as `revoke` does.
        """
        if not _NAME.fullmatch(name):
            raise BadKeyName(name, "it has 1 to 40 letters of English, figures, points, hyphens and low lines")
        token = f"{_OPENING}{secrets.token_urlsafe(_CHANCE)}"
        with self._alone():
            keys = self._read()
            if any(key.name == name for key in keys):
                raise BadKeyName(name, "there is or was a key of this name; the audit log knows keys by their names")
            self._write((*keys, Key(name, scope, _hash(token), _now())))
        return token

    def revoke(self, name: str) -> None:
        """Raises `BadKeyName` where no key of that name opens anything."""
        with self._alone():
            keys = self._read()
            if not any(key.name == name and not key.revoked for key in keys):
                raise BadKeyName(name, "no key of this name is in use")
            self._write(tuple(replace(key, revoked=_now()) if key.name == name else key for key in keys))

    def check(self, authorization: str, scope: Scope) -> Key:
        """The key in a header “Bearer …”. Raises `KeyMissing`, or `KeyForbidden` where its scope is too small."""
        kind, _, token = authorization.strip().partition(" ")
        if not authorization.strip():
            raise KeyMissing("none was sent", sent=False)
        if kind.lower() != "bearer" or not token.strip():
            raise KeyMissing("the header is not “Bearer” and the key")
        hashed, found = _hash(token.strip()), None
        for key in self._read():  # all of them, so that the time tells nothing
            if hmac.compare_digest(key.sha256, hashed):
                found = key
        if found is None:
            raise KeyMissing("the one sent is none of this service")
        if found.revoked:
            raise KeyMissing("the one sent was revoked")
        if not found.allows(scope):
            raise KeyForbidden(found.name, scope)
        return found

    def _read(self) -> tuple[Key, ...]:
        try:
            return _KEPT.validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return ()
        except (ValidationError, OSError) as error:
            raise KeysDamaged(self.path) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else adds or revokes meanwhile. What the disk refuses is `NotWritable`."""
        from filelock import FileLock  # noqa: PLC0415  # takes a tenth of a second, which settings need not wait for

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f".{self.path.name}.lock")):
                yield
        except OSError as error:
            raise NotWritable(self.path, error) from error

    def _write(self, keys: tuple[Key, ...]) -> None:
        """Whole or not at all, for the eyes of its owner alone."""
        beside = self.path.with_name(f".{self.path.name}.new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(_KEPT.dump_json(keys, indent=1))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, self.path)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
