"""The address of a web page: what a page is known by, where a United Nations document has a symbol."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from corpus.errors import BadName, BadSymbol
from corpus.given_name import GivenName
from corpus.of_no_series import OfNoSeries
from corpus.symbol import Symbol

#: An address in running text, without the signs that close a sentence behind it.
PRINTED_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>“”\"]+[^\s<>“”\".,;:)\]’']")
#: Characters; longer than any address a browser sends.
_LONGEST = 2_000
_SCHEME = re.compile(r"https?://", re.I)
_HOST = r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]*"
# Symbols begin with an organ, which has no dot in it.
_LOOKS_LIKE_ONE = re.compile(rf"(?:https?://{_HOST}(?:[/?#]\S*)?|{_HOST}/\S*)", re.I)
_UNSAFE = re.compile(r"[^A-Za-z0-9.()-]+")
#: Characters of an address that stand in a file's name, in front of its hash.
_READABLE = 80


@dataclass(frozen=True, slots=True)
class Address(OfNoSeries):
    """One page, whatever the scheme and the place in it: "www.example.org/news/2020/ferries".

    It stands where a `Symbol` stands, and has what is asked of either.
    """

    page: str

    @classmethod
    def of(cls, url: str) -> Address:
        """The address in a URL as printed; no URL is too odd to be one."""
        bare = _SCHEME.sub("", url.strip(), count=1).partition("#")[0]
        host, slash, path = bare.partition("/")
        path, asked, query = path.partition("?")
        path = re.sub("/{2,}", "/", path).strip("/")
        return cls(host.lower() + (slash if path or asked else "") + path + asked + query)

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that somebody typed, with or without its scheme. Raises `BadSymbol`."""
        typed = text.strip().strip("/")
        if len(typed) > _LONGEST or not _LOOKS_LIKE_ONE.fullmatch(typed):
            raise BadSymbol(text)
        return cls.of(typed)

    @property
    def slug(self) -> str:
        return self.page

    @property
    def stem(self) -> str:
        """The readable part for a file's name, and a hash that tells it from others."""
        readable = _UNSAFE.sub("_", self.page)[:_READABLE].strip("._")
        return f"{readable}-{hashlib.sha256(self.page.encode()).hexdigest()[:8]}"

    @property
    def url(self) -> str:
        return f"https://{self.page}"

    def __str__(self) -> str:
        return self.page


#: What a document is known by.
Identifier = Symbol | Address | GivenName


def identify(text: str) -> Symbol | Address:
    """A symbol in any of its printed forms, or the address of a web page. Raises `BadSymbol`."""
    return Address.parse(text) if _LOOKS_LIKE_ONE.fullmatch(text.strip().strip("/")) else Symbol.parse(text)


def identify_held(text: str) -> Identifier:
    """What somebody means who asks for a document held: as `identify`, else by the name that it was given.

    Any words may be a name; whether they are is for the shelf to say. Raises `BadSymbol`.
    """
    try:
        return identify(text)
    except BadSymbol as error:
        try:
            return GivenName.parse(text)
        except BadName:
            raise error from None
