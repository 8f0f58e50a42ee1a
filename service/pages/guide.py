"""The pages that explain: help, the API with examples to copy, and what went wrong."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import islice

from corpus.document import Document
from service import urls
from service.asking.calibration import SURE_RIGHT, Calibration
from service.errors import HISTORY_LIMIT, QUESTION_LIMIT
from service.pages.chances import MANY, percent, right_of_many
from service.pages.examples import examples
from service.words import spoken, to_say

#: Words of a document that the example of a check quotes.
_QUOTED = 12
_TITLES = {
    HTTPStatus.BAD_REQUEST: to_say("That could not be asked"),
    HTTPStatus.UNAUTHORIZED: to_say("A key is needed"),
    HTTPStatus.TOO_MANY_REQUESTS: to_say("Too many requests"),
    HTTPStatus.NOT_FOUND: to_say("There is nothing here"),
    HTTPStatus.SERVICE_UNAVAILABLE: to_say("Not ready yet"),
}
_DID_NOT_WORK = to_say("That did not work")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark beside a citation means: the lowest figure that has it, and how many of twenty with that one answer.

    `together` is how many of twenty do with that figure or a higher one, "" where nothing is said of it.
    """

    percent: int
    right: str
    together: str = ""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`examples` are questions with their addresses, made from the documents held."""

    held: int
    examples: tuple[tuple[str, str], ...]
    answers: Mark
    may_answer: Mark
    many: int = MANY


@dataclass(frozen=True, slots=True)
class ApiExample:
    """A command to copy; `opens` is the address of what it asks for, where a browser can show that."""

    id: str
    title: str
    says: str
    code: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class ApiPage:
    examples: tuple[ApiExample, ...]
    schema: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Nothing: talks are kept by browsers."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, with the question that was asked, if one was, to be asked again."""

    status: int
    title: str
    detail: str
    question: str
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThanksPage:
    """`back` leads to the answer that a verdict was given on."""

    back: str


def help_page(documents: Sequence[Document], calibration: Calibration) -> HelpPage:
    """Its figures are those by which citations are marked."""
    asked = tuple((example, urls.chat(example)) for example in examples(documents))
    together = right_of_many(SURE_RIGHT, spoken())
    return HelpPage(len(documents), asked, _mark(calibration.sure, together), _mark(calibration.threshold))


def _mark(least: float, together: str = "") -> Mark:
    return Mark(percent(least), right_of_many(least, spoken()), together)


def api_page(documents: Sequence[Document], site: str, *, needs_key: bool = False) -> ApiPage:
    """`site` is where this service is asked: "http://127.0.0.1:8000"."""
    question = next(iter(examples(documents)), "What was decided?")
    made = _examples(site, question, documents[0])
    keyed = (replace(example, code=_with_key(example.code)) for example in made) if needs_key else made
    return ApiPage(tuple(keyed), urls.rooted("/schema"))


def error_page(status: int, detail: str, question: str, history: Sequence[str]) -> ErrorPage:
    """Of a question that is sent back, what no box can hold is left out."""
    kept = "".join(letter for letter in question if letter.isprintable())[:QUESTION_LIMIT]
    title = spoken()(_TITLES.get(HTTPStatus(status), _DID_NOT_WORK))
    return ErrorPage(status, title, detail, kept, tuple(islice(history, HISTORY_LIMIT)))


def _examples(site: str, question: str, document: Document) -> list[ApiExample]:
    ask, search = urls.rooted("/api/v1/ask"), urls.rooted("/api/v1/search")
    held, cited = urls.api_document(document), urls.cite(document, None, "oscola")
    body = json.dumps({"question": question}, ensure_ascii=False)
    python = (
        "import json, urllib.request\n\n"
        f"body = json.dumps({{'question': {question!r}}}).encode()\n"
        f"headers = {{'Content-Type': 'application/json'}}\n"
        f"request = urllib.request.Request({site + ask!r}, body, headers)\n"
        "answer = json.load(urllib.request.urlopen(request))\n"
        "for citation in answer['citations']:\n"
        "    print(citation['quote'], citation['cite_as'], sep='\\n')"
    )
    asked, words = f"{site}{search}?{urls.query(q=question)}", spoken()
    return [
        ApiExample("ask", words("Ask a question"), words("One answer, as the page gives it."), _post(site + ask, body)),
        ApiExample("python", words("The same in Python"), words("With nothing but the standard library."), python),
        ApiExample(
            "events",
            words("Read an answer while it is found"),
            words("As server-sent events, how the question was understood first; docs/api.md says how to join them."),
            f"{_post(site + ask, body)} \\\n  -N -H 'Accept: text/event-stream'",
        ),
        ApiExample(
            "batch",
            words("Ask several questions"),
            words("Up to 64, each answered as it would be alone."),
            _post(f"{site}{ask}/batch", json.dumps({"questions": [json.loads(body)]}, ensure_ascii=False)),
        ),
        ApiExample("search", words("Search passages"), words("With their scores."), _get(asked), asked),
        ApiExample(
            "document",
            words("Read a document"),
            words("Its text, its blocks, and what it cites; /blocks/p1 behind it is one block."),
            _get(site + held),
            held,
        ),
        ApiExample(
            "cite",
            words("Cite a document"),
            words("In a style, or as a record for Zotero; /blocks/p1 behind the symbol cites one block."),
            _get(site + cited),
            cited,
        ),
        ApiExample(
            "verify",
            words("Check quotations"),
            words("Each quoted passage of a text: where it stands word for word, or what differs."),
            _post(site + urls.rooted("/api/v1/verify"), json.dumps({"text": _quoting(document)}, ensure_ascii=False)),
        ),
    ]


def _quoting(document: Document) -> str:
    """The first words of its first paragraph, as a text that is to be checked quotes them."""
    block = next(document.of_kind("paragraph", "quotation", "list_item"), document.blocks[0])
    return f"“{' '.join(document.text_of(block).split()[:_QUOTED])}”"


def _with_key(code: str) -> str:
    """As the code is where a key is asked for: it stands in a variable, as in docs/api.md."""
    curl = code.replace("curl -s ", 'curl -s -H "Authorization: Bearer $KEY" ', 1)
    python = curl.replace("import json,", "import json, os,", 1)
    return python.replace("headers = {", "headers = {'Authorization': 'Bearer ' + os.environ['KEY'], ", 1)


def _get(address: str) -> str:
    return f"curl -s {shlex.quote(address)}"


def _post(address: str, body: str) -> str:
    return f"curl -s {shlex.quote(address)} -H 'Content-Type: application/json' \\\n  -d {shlex.quote(body)}"
