"""`inquiry protocols`: for those who write the files in the protocols folder."""

from pathlib import Path

import click

from inquiry.discussions.check import check
from inquiry.paths import PROTOCOLS


@click.group()
def protocols():
    """Look after the discussion protocols."""


@protocols.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--against",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A text our wording must not repeat.",
)
def check_files(files: tuple[Path, ...], against: tuple[Path, ...]):
    """Name file, line and fault of whatever is wrong in FILES, or in all protocols."""
    chosen = files or tuple(sorted(PROTOCOLS.glob("*.toml")))
    sources = [source.read_text(encoding="utf-8") for source in against]
    faults = [fault for file in chosen for fault in check(file, sources)]
    for fault in faults:
        click.echo(str(fault))
    if faults:
        raise SystemExit(1)
    click.echo(f"{len(chosen)} {'protocol' if len(chosen) == 1 else 'protocols'}, no faults")
