"""What commands say beside their results: on standard error, and above a bar of progress where one is shown."""

from __future__ import annotations

import sys

import click


def tell(text: str) -> None:
    bars = sys.modules.get("tqdm")  # whatever shows a bar has loaded it
    if bars is None:
        click.echo(text, err=True)
    else:
        bars.tqdm.write(text, file=sys.stderr)
