"""What to type or click about an error: a table from class to advice, in the words of each place where it is read.

The errors themselves say what is wrong, and those of `corpus` and `index` know neither a command nor an address.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import (
    AnotherText,
    BadName,
    BadSymbol,
    ReadingStopped,
    ShippedDocument,
    SymbolMissing,
    UnknownBlock,
    UnknownDocument,
    UnknownFormat,
    UnknownName,
    UnreadableSource,
)
from index.errors import (
    CollectionMismatch,
    DimensionMismatch,
    IndexMismatch,
    SnapshotDamaged,
    SnapshotMissing,
    StoreForbidden,
    StoreUnavailable,
    UnknownStore,
)
from service.errors import (
    AddingOff,
    BadKeyName,
    CannotListen,
    ControlCharacters,
    EmptyFile,
    EmptyQuestion,
    EmptyText,
    Exposed,
    ExtraMissing,
    FeedbackFull,
    FileTooLarge,
    ForeignCaller,
    KeyForbidden,
    KeyMissing,
    KeysDamaged,
    NoFile,
    NoKeys,
    NotHeld,
    NothingHere,
    NotReady,
    OtherSite,
    QuestionTooLong,
    TextTooLong,
    TimedOut,
    TooBusy,
    TooManyRequests,
    UnknownJob,
    UnknownUpload,
    UploadsFull,
)
from service.words import spoken, to_say


@dataclass(frozen=True, slots=True)
class Hint:
    """A clause to stand behind an error's message; "" where nothing can be done there. `{…}` is an error's attribute.

    terminal  for whoever types commands, and for the log of a service
    page      for whoever reads a page of the service
    api       for whoever writes a program that asks it
    tool      for an assistant that calls its tools
    """

    terminal: str = ""
    page: str = ""
    api: str = ""
    tool: str = ""


_NAMES_THOSE_HELD = Hint(
    terminal="`pincite list` names those held",
    page=to_say("the list of documents names those held"),
    api="GET /api/v1/documents names those held",
    tool="the tool list_sources names those held",
)
_ASK_AGAIN = to_say("ask again in a moment; where that does not help, whoever runs the service has to build one")
_SAVE_ANEW = to_say("save it anew in the program that made it or in another format, or in parts, and add that")

#: The nearest class in the method resolution order counts.
HINTS: dict[type[Exception], Hint] = {
    SymbolMissing: Hint(
        'add it with --symbol, or put one into {card} beside it, for example: symbol = "{example}"; '
        'a document that has none is added under a name of yours, for example: --name "Amnesty 2020"',
        page=to_say("give its symbol, for example {example}, or, where it has none, a name of your own"),
        api="send its symbol, for example {example}, or, where it has none, a name of your own",
    ),
    ReadingStopped: Hint(
        _SAVE_ANEW,
        page=_SAVE_ANEW,
        api=_SAVE_ANEW,
    ),
    AnotherText: Hint(
        "--replace puts this one in its place, --symbol or --name adds it under another",
        page=to_say("tick that this one takes its place, or give another symbol or name"),
        api="replace=true puts this one in its place, another symbol or a name adds it beside that",
    ),
    AddingOff: Hint(
        "PINCITE_UPLOADS=true lets readers do so",
        page=to_say("whoever runs it can switch that on"),
        api="POST /api/v1/documents and DELETE do it with a key",
    ),
    KeyMissing: Hint(
        "`pincite keys add` makes one",
        page=to_say("whoever runs the service makes keys; give yours as the password, with any name"),
        api="send it as the header “Authorization: Bearer …”; whoever runs the service makes keys",
    ),
    OtherSite: Hint(
        "a browser sent it from a page of another site, or a proxy in front hides the host that was asked",
        page=to_say("open the page here, and send the form from it"),
        api="send what is meant for programs to the addresses below /api/v1",
    ),
    BadKeyName: Hint("`pincite keys list` names them"),
    KeysDamaged: Hint("move it away, and make keys anew with `pincite keys add`"),
    UnknownDocument: _NAMES_THOSE_HELD,
    UnknownName: _NAMES_THOSE_HELD,
    UnknownBlock: Hint(
        terminal="`pincite inspect --blocks` lists its blocks",
        page=to_say("the page of the whole document shows its blocks"),
        api="GET /api/v1/documents/{{symbol}} lists its blocks",
        tool="the tool search gives ids of blocks",
    ),
    SnapshotMissing: Hint("run `pincite build`"),
    SnapshotDamaged: Hint("run `pincite build`"),
    UnknownStore: Hint("run `pincite build --force`"),
    StoreUnavailable: Hint(
        "start it, or set PINCITE_MILVUS_URI to where it is; PINCITE_STORE=faiss keeps vectors in the data folder"
    ),
    StoreForbidden: Hint("set PINCITE_MILVUS_TOKEN to one that it knows, `user:password` or a key of its API"),
    CollectionMismatch: Hint(
        "run `pincite build --force`, with the PINCITE_MILVUS_URI and PINCITE_MILVUS_COLLECTION that it is to be in"
    ),
    IndexMismatch: Hint("run `pincite build`"),
    DimensionMismatch: Hint("run `pincite build --force`"),
    CannotListen: Hint("end what listens there, or set PINCITE_PORT or PINCITE_HOST to others"),
    Exposed: Hint(
        "`pincite keys add NAME` makes one, which everybody is then asked for; PINCITE_ACCESS=open lets everybody in "
        "who reaches it; PINCITE_HOST=127.0.0.1 keeps it to this machine"
    ),
    NoKeys: Hint("`pincite keys add NAME` makes one"),
    NothingHere: Hint(
        "docs/api.md names the addresses there are",
        page=to_say("the links above lead to all there is"),
        api="/schema lists what there is",
    ),
    ForeignCaller: Hint(
        "name it in PINCITE_MCP_HOSTS",
        page=to_say("whoever runs the service can let it be asked there"),
        api="ask it as 127.0.0.1 or localhost, or have its name put into PINCITE_MCP_HOSTS",
    ),
    FeedbackFull: Hint(terminal="`pincite feedback export` writes them out; then move {path} away"),
    NotReady: Hint("ask again in a moment, or run `pincite build`", page=_ASK_AGAIN, api=_ASK_AGAIN, tool=_ASK_AGAIN),
    ExtraMissing: Hint(
        "install the extra {extra!r}, in the folder of Pincite: "
        '.venv/bin/python -m pip install --constraint constraints.txt --editable ".[{extra}]"'
    ),
    NotHeld: Hint("add the documents and run `pincite build`"),
}
#: What errors that a reader of pages can meet say, their attributes in braces: their own messages, to be translated.
TOLD: dict[type[Exception], str] = {
    BadSymbol: to_say(
        "{shown} is not a UN document symbol, nor a web page's address; a symbol looks like A/75/660 or S/RES/822(1993)"
    ),
    UnknownName: to_say(
        "{shown} is not a UN document symbol, nor a web page's address, nor the name of a document held; a symbol "
        "looks like A/75/660 or S/RES/822(1993)"
    ),
    UnknownDocument: to_say("no document with the symbol {symbol!r} is held"),
    UnknownBlock: to_say("{symbol} has no block {block!r}"),
    NotReady: to_say("no snapshot is loaded yet"),
    NothingHere: to_say("there is nothing at this address"),
    FeedbackFull: to_say("no more verdicts are kept, there are too many already"),
    EmptyText: to_say("there is no word in the text; send a quotation, or a text with quotations in it"),
    TextTooLong: to_say("a text has at most {limit:,} characters, this one has {length:,}; check it in parts"),
    EmptyQuestion: to_say("the question is empty; send a question or some keywords"),
    QuestionTooLong: to_say("a question has at most {limit} characters, this one has {length}"),
    ControlCharacters: to_say("the question holds the control character U+{code:04X}; remove it"),
    BadName: to_say("{shown} cannot be the name of a document: {reason}"),
    UnknownFormat: to_say("{path.name}: no reader for {path.suffix!r} files; known are {listed}"),
    UnreadableSource: to_say("{path.name} cannot be read: {reason}"),
    ReadingStopped: to_say("{path.name} cannot be read: {reason}"),
    AnotherText: to_say("{named} is held with another text ({listed}){doubts}"),
    ShippedDocument: to_say("{symbol} ships with Pincite; it can be neither replaced nor removed"),
    KeyMissing: to_say("this service asks for a key, and {reason}"),
    KeyForbidden: to_say("the key {name!r} does not allow this; it needs one of the scope {scope!r}"),
    TooManyRequests: to_say("too many requests came from here; ask again in {seconds} seconds"),
    TooBusy: to_say("too many questions are waiting; ask again in {seconds} seconds"),
    TimedOut: to_say("this was not answered within {seconds} seconds and was given up; ask again later, or for less"),
    AddingOff: to_say("documents are neither added nor removed from the pages of this service"),
    OtherSite: to_say("this was sent from a page of another site, and nothing was done"),
    UnknownJob: to_say("there is no job {job!r}; jobs that ended long ago are forgotten"),
    UnknownUpload: to_say("this file does not wait here any more: it was added, thrown away, or waited too long"),
    NoFile: to_say("no file was sent"),
    EmptyFile: to_say("{name} is empty"),
    FileTooLarge: to_say("{name} has {size:,} bytes; {most:,} are the most that are taken here"),
    UploadsFull: to_say("{most} files wait already; keep some of them or throw them away first"),
}


def for_terminal(error: Exception) -> str:
    """The error's message and, where there is one, what to type."""
    return _with_hint(error, _hint_of(error).terminal)


def for_page(error: Exception) -> str:
    """The error's message and, where there is one, where to click, in the language of the reader's page."""
    words, known = spoken(), vars(error)
    message = words(TOLD[type(error)]).format_map(known) if type(error) in TOLD else str(error)
    hint = _hint_of(error).page
    return words("{}; {}", message, words(hint).format_map(known)) if hint else message


def for_api(error: Exception) -> str:
    """The error's message and, where there is one, what to send."""
    return _with_hint(error, _hint_of(error).api)


def for_tool(error: Exception) -> str:
    """The error's message and, where there is one, which tool to call."""
    return _with_hint(error, _hint_of(error).tool)


def _hint_of(error: Exception) -> Hint:
    return next((HINTS[kind] for kind in type(error).__mro__ if kind in HINTS), Hint())


def _with_hint(error: Exception, hint: str) -> str:
    return f"{error}; {hint.format_map(vars(error))}" if hint else str(error)
