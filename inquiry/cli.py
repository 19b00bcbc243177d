"""`inquiry`: run the product, look after it, show it."""

import logging
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import click

from inquiry import config
from inquiry.access import MAY, SEE
from inquiry.app import create_app
from inquiry.care import checkup, copies
from inquiry.care.rows import is_empty
from inquiry.db import db
from inquiry.discussions.commands import protocols
from inquiry.migrate import migrate as take_steps
from inquiry.migrate import newest, version
from inquiry.server.run import serve


@contextmanager
def at_work():
    """The product without its server, for as long as a command works; its connections are closed afterwards."""
    app = create_app()
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


MARKS = {checkup.GOOD: "✓", checkup.LOOK: "→", checkup.BAD: "✗"}


@click.group()
def main():
    """A workspace where teams of teachers run cycles of inquiry."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)


main.add_command(protocols)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def run(host, port):
    """Serve this installation; the database is brought up to date first."""
    with at_work() as app:
        _up_to_date(app)
        if is_empty():
            click.echo("This site is empty. Its first page makes the first administrator, school and team.")
    click.echo(f"Inquiry is on http://{host}:{port}")
    serve(host, port)


@main.command()
@click.option("--port", default=8000, show_default=True)
@click.option("--fresh", is_flag=True, help="Throw the demo’s data away and begin anew.")
def demo(port, fresh):
    """Show a believable district, with sign-in links to step in as its people."""
    from inquiry.demo import build, cast

    os.environ["INQUIRY_DEMO"] = "yes"
    home = config.read()["INQUIRY_HOME"]
    if fresh:
        shutil.rmtree(home)
    with at_work():
        take_steps()
        if is_empty():
            click.echo("Putting the demo district together …")
            build()
        address = f"http://127.0.0.1:{port}"
        click.echo(f"Inquiry is on {address}. Sign in as:")
        for person, part in cast():
            click.echo(f"  {person.name:<8} {part:<52} {address}/demo/{person.ref}")
        click.echo(f"Everybody else steps in on {address}/sign-in.")
    serve("127.0.0.1", port)


@main.command()
def migrate():
    """Bring the database up to date; a copy is made first."""
    with at_work() as app:
        click.echo("The database was brought up to date." if _up_to_date(app) else "The database is up to date.")


def _up_to_date(app):
    if version() not in (None, newest()):
        made = copies.make_copy(app.config["INQUIRY_HOME"] / "copies")
        click.echo(f"A copy of everything as it was is in {made.path}")
    return take_steps()


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
def backup(folder):
    """Copy everything into one new file in FOLDER (or “copies” in the home). Safe while people write."""
    with at_work() as app:
        made = copies.make_copy(folder or app.config["INQUIRY_HOME"] / "copies")
        copies.check_copy(made.path)
    click.echo(f"{made.path}: {made.rows} rows, {made.files} pictures; read back and whole.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(file):
    """Bring a copy back into an empty installation, on SQLite or PostgreSQL."""
    with at_work():
        try:
            made = copies.bring_back(file)
        except copies.NotACopy as why:
            raise click.ClickException(f"{file} cannot be brought back: {why}. Nothing was changed.") from None
        except copies.NotEmpty:
            raise click.ClickException(
                "There is something in this database already, and it was left as it is. "
                "Set INQUIRY_HOME (and INQUIRY_DATABASE) to a new, empty place and try again."
            ) from None
    click.echo(f"Brought back {made.rows} rows and {made.files} pictures. People sign in again.")


@main.command()
def doctor():
    """Look whether everything is where it should be, and say what to do where it is not."""
    with at_work():
        findings = checkup.check_up()
    for finding in findings:
        click.echo(f"{MARKS[finding.how]} {finding.says}")
    raise SystemExit(checkup.worst(findings) == checkup.BAD)


@main.command()
def rules():
    """Say who sees what, in the words of the rules themselves."""
    create_app()
    for rule in [*SEE.values(), *MAY.values()]:
        click.echo(f"- {rule.__doc__}")


if __name__ == "__main__":
    main()
