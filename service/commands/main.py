"""The command line: which commands there are, and how errors leave. Each is in a module that is loaded when it is used.

`pincite --help` and a command's own start take tenths of a second, though what answers takes most of one to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

import click

from corpus.errors import CorpusError
from index.errors import IndexingError
from service.errors import ServiceError
from service.hints import for_terminal
from service.settings import rows, unknown_settings

_SETTINGS_HELP = "\b\nSettings, from the environment:\n" + "\n".join(
    f"  {name:<23} {meaning} [{default}]" for name, default, meaning in rows()
)


@dataclass(frozen=True, slots=True)
class _Command:
    """Where a command is: the module, and its name there; `says` is the line about it in the list of all."""

    module: str
    name: str
    says: str

    def load(self) -> click.Command:
        command: click.Command = getattr(import_module(f"service.commands.{self.module}"), self.name)
        return command


COMMANDS: Mapping[str, _Command] = MappingProxyType(
    {
        "add": _Command("documents", "add", "Add documents, and bring the index up to date."),
        "ask": _Command("asking", "ask", "Answer QUESTION with quotations, or say that the documents do not."),
        "build": _Command("building", "build", "Read and index the documents, if anything has changed."),
        "feedback": _Command("feedback", "feedback", "What readers of the page said of answers."),
        "fetch": _Command("fetching", "fetch", "Download what the documents cite and is not held, or only SYMBOL."),
        "inspect": _Command("documents", "inspect_document", "Show what was understood of a document."),
        "keys": _Command("keys", "keys", "Keys with which programs ask, add and remove over the API."),
        "list": _Command("documents", "list_documents", "List the documents held."),
        "mcp": _Command("assistants", "mcp", "Answer an assistant over standard input and output."),
        "measure": _Command("measuring", "measure", "Measure BM25, dense, fused, and fused + reader on QUESTIONS."),
        "remove": _Command("documents", "remove", "Remove documents, named by any half of their symbols."),
        "serve": _Command("serving", "serve", "Serve the web chat and the JSON API."),
        "verify": _Command("verifying", "verify", "Check the quotations in FILE, a text."),
    }
)


class _Failure(click.ClickException):
    """Something was wrong; 1 is for a question that is not answered."""

    exit_code = 2


class _Commands(click.Group):
    """Every foreseen error is a message on standard error and exit status 2, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return COMMANDS[cmd_name].load() if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].says) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        for name, meant in unknown_settings().items():
            likely = f"; {meant} is one" if meant else "; `pincite --help` lists them"
            click.echo(f"warning: {name} is no setting of Pincite and changes nothing{likely}", err=True)
        try:
            return super().invoke(ctx)
        except (CorpusError, IndexingError, ServiceError) as error:
            raise _Failure(for_terminal(error)) from error


@click.group(cls=_Commands, epilog=_SETTINGS_HELP)
@click.version_option(package_name="pincite")
def main() -> None:
    """Ask United Nations documents; get verbatim quotations with paragraph, footnote and speaker.

    \b
    pincite serve                                   the web chat and the JSON API
    pincite ask "how many people died in Barda?"    one answer here
    pincite verify article.txt                      the quotations in a text, each checked
    pincite mcp --config                            how an assistant is told of it
    pincite add resolution.pdf                      hold one more document
    pincite fetch                                   download the documents that are cited
    pincite list                                    the documents held
    pincite inspect "S/RES/853(1993)"               what was understood of one
    pincite remove "S/RES/853(1993)"                hold it no longer
    pincite build                                   read and index what is there
    pincite measure questions.jsonl                 how well questions of yours are answered
    pincite keys add harvester --scope write        a key for a program that adds documents
    pincite feedback export said.jsonl              what readers said of answers, as such questions

    The letter that ships with Pincite is always there. `pincite add` takes Markdown, plain text, PDF, Word files and
    web pages, and keeps them in the folder documents/ of PINCITE_DATA.
    """
