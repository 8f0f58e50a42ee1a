"""`pincite mcp`: for assistants, over standard input and output; and what to tell the clients that start it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

import click

from service import urls
from service.acquisitions.indexing import up_to_date_embedder
from service.asking.answerer import Answerer
from service.asking.networks import Networks
from service.commands.clients import configuration
from service.current import CurrentAnswerer
from service.engines import engine_of
from service.hints import for_terminal
from service.mcp_server.over_stdio import speak
from service.settings import Settings, read_settings


@click.command()
@click.option("--config", is_flag=True, help="Print what to tell the usual clients, and end.")
@click.option("--site", default="", metavar="URL", help="Address of a running service, for links to its pages.")
def mcp(config: bool, site: str) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol.

    \b
    pincite mcp --config        the lines of configuration for each client

    An assistant's client starts this command itself. Nothing but the protocol is written to standard output. A service
    that runs, `pincite serve`, speaks the protocol at its address /mcp.
    """
    if site and not urls.site(site):
        raise click.UsageError(f"--site {site!r} is no address; one looks like https://pincite.example.org")
    settings = read_settings()
    if config:
        click.echo(configuration(settings))
        return
    # Clients wait a few seconds for a first answer: it is given while the models are loaded or the index is built.
    with ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        loading = pool.submit(_load, settings, stack)
        loading.add_done_callback(_tell_failure)
        speak(lambda: loading.result().answerer, site.rstrip("/"))


def _load(settings: Settings, stack: ExitStack) -> CurrentAnswerer:
    embedder = up_to_date_embedder(settings, say=_tell)
    made = partial(Answerer, networks=Networks.load())
    engine = engine_of(settings)
    return stack.enter_context(CurrentAnswerer(settings.snapshots, embedder, engine=engine, made=made))


def _tell_failure(loading: Future[CurrentAnswerer]) -> None:
    """A tool that is called says what was wrong as well."""
    error = loading.exception()
    if isinstance(error, Exception):
        _tell(f"Error: {for_terminal(error)}")


def _tell(text: str) -> None:
    click.echo(text, err=True)
