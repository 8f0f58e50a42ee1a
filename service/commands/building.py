"""`pincite build`: the index brought up to date, and nothing else."""

from __future__ import annotations

import click

from service.acquisitions.indexing import bring_up_to_date
from service.settings import read_settings


@click.command()
@click.option("--force", is_flag=True, help="Build even if the current snapshot is up to date.")
def build(force: bool) -> None:
    """Read and index the documents, if anything has changed.

    The new snapshot is written beside the current one and takes its place when it is whole. A document that
    cannot be read stops the build with a message, and the current snapshot stays in use.
    """
    bring_up_to_date(read_settings(), force=force, say=click.echo)
