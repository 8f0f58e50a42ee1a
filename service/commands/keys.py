"""`pincite keys`: keys of programs that ask the API."""

from __future__ import annotations

import click

from service.keys import SCOPES, KeyRing, Scope
from service.settings import read_settings


@click.group()
def keys() -> None:
    """Keys with which programs ask, add and remove over the API.

    Nobody needs one to ask where the service listens on this machine alone, or is declared open.
    """


@keys.command(name="add")
@click.argument("name")
@click.option(
    "--scope",
    type=click.Choice(SCOPES),
    default="read",
    show_default=True,
    help="“read” asks, and follows jobs; “write” also adds and removes documents.",
)
def add_key(name: str, scope: Scope) -> None:
    """Make a key called NAME and print it. It is shown this once: only its hash is kept.

    \b
    pincite keys add harvester --scope write
    """
    token = KeyRing(read_settings().keys_file).add(name, scope)
    click.echo("This is shown once. Send it as the header “Authorization: Bearer …”.", err=True)
    click.echo(token)


@keys.command(name="list")
def list_keys() -> None:
    """Name, scope and age of every key."""
    made = tuple(KeyRing(read_settings().keys_file))
    for key in made:
        state = f"revoked {key.revoked}" if key.revoked else "in use"
        click.echo(f"{key.name:<40}  {key.scope:<5}  made {key.made}  {state}")
    if not made:
        click.echo("There are no keys; `pincite keys add NAME` makes one.", err=True)


@keys.command(name="revoke")
@click.argument("name")
def revoke_key(name: str) -> None:
    """Let the key called NAME open nothing any more, at once, also of a service that runs."""
    KeyRing(read_settings().keys_file).revoke(name)
    click.echo(f"the key {name!r} opens nothing any more")
