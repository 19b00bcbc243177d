"""The floor under a page: the same SQL through the sqlite3 module and the same templates, and no framework at all.

One real request is watched. Its statements are kept as the driver got them, and its templates with everything they
were given. Played back, the statements are fetched and the templates rendered in an environment where whatever asks
the framework (addresses, translations, permissions, dates) is looked up in a table of the first answers. The page must
come out byte for byte as the product’s own.
"""

import sqlite3
from contextlib import contextmanager
from types import FunctionType, MethodType

from flask import before_render_template
from flask_babel import get_translations
from flask_babel.speaklater import LazyString
from jinja2 import Environment, FileSystemLoader
from jinja2.defaults import DEFAULT_FILTERS, DEFAULT_NAMESPACE
from jinja2.runtime import LoopContext
from sqlalchemy import event

from inquiry import paths
from inquiry.db import PRAGMAS

ABSENT = object()
OURS = ("inquiry", "flask", "werkzeug")


class Known:
    """A function whose answers are written down the first time and looked up from then on."""

    def __init__(self, ask):
        self.ask, self.answers, self.kept = ask, {}, []

    def __call__(self, *words, **named):
        key = (words, tuple(named.items())) if named else words
        try:
            return self.answers[key]
        except KeyError:
            return self.answers.setdefault(key, plain(self.ask(*words, **named)))
        except TypeError:  # something that has no hash, such as a form
            key = (tuple(map(id, words)), tuple((name, id(value)) for name, value in named.items()))
        if key not in self.answers:
            self.kept.append((words, named))  # so that no other thing gets one of these ids
            self.answers[key] = plain(self.ask(*words, **named))
        return self.answers[key]


def plain(value):
    """What a template is given, with nothing behind it that would ask the framework again."""
    if isinstance(value, LazyString):
        return str(value)
    if isinstance(value, (FunctionType, MethodType)) and not hasattr(value, "jinja_pass_arg"):
        module = getattr(value, "__module__", None) or ""
        return Known(value) if module.partition(".")[0] in OURS else value
    return value


class PlainEnvironment(Environment):
    """Jinja and nothing else. While it watches, it writes down what every attribute was."""

    def __init__(self, app):
        theirs = app.jinja_env
        super().__init__(
            loader=FileSystemLoader(paths.TEMPLATES),
            autoescape=theirs.autoescape,
            extensions=list(theirs.extensions),
            trim_blocks=theirs.trim_blocks,
            lstrip_blocks=theirs.lstrip_blocks,
            auto_reload=False,
        )
        self.known, self.kept, self.is_watching = {}, [], True
        own = {name: value for name, value in theirs.globals.items() if name not in DEFAULT_NAMESPACE}
        self.globals.update(
            {name: plain(value) for name, value in own.items() if "gettext" not in name and name != "_"}
        )
        self.filters.update({name: plain(f) for name, f in theirs.filters.items() if name not in DEFAULT_FILTERS})
        self.filters["html"] = theirs.filters["html"]  # one line, and nothing to ask
        self.install_gettext_callables(
            Known(lambda text: get_translations().ugettext(text)),
            Known(lambda one, many, number: get_translations().ungettext(one, many, number)),
            newstyle=True,
        )

    def getattr(self, obj, attribute):
        return self._known(super().getattr, obj, attribute)

    def getitem(self, obj, argument):
        return self._known(super().getitem, obj, argument)

    def _known(self, find, obj, name):
        found = self.known.get((id(obj), name), ABSENT)
        if found is not ABSENT:
            return found
        value = find(obj, name)
        if self.is_watching and not isinstance(obj, LoopContext):  # where a loop is, changes with each turn
            self.kept.append(obj)  # so that no other thing gets its id
            value = self.known[id(obj), name] = plain(value)
        return value


@contextmanager
def statements(engine):
    """Every statement on its way to the driver, with its parameters."""
    heard: list[tuple[str, tuple]] = []

    def hear(_connection, _cursor, sql, parameters, _context, _many):
        heard.append((sql, parameters))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def open_file(path) -> sqlite3.Connection:
    """The database as the product opens it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


class Floor:
    """One page played back. `less` are statements that are not the page’s own, such as reading who asks."""

    def __init__(self, app, engine, path, ask, less=(), is_page=True):
        self.environment = PlainEnvironment(app)
        self.connection = open_file(path)
        self.pages: list[tuple] = []
        self.early: list[tuple] = []  # what was asked while the floor’s own templates were watched
        with statements(engine) as self.heard, before_render_template.connected_to(self.watch, app):
            self.body = ask()
        common = {sql for sql, _parameters in less}
        once = [pair for pair in self.early if pair not in self.heard] + self.heard
        self.statements = [pair for pair in once if pair[0] not in common]
        self.environment.is_watching = False
        if is_page and self.render().encode() != self.body:
            raise AssertionError(difference(self.body.decode(), self.render()))

    def watch(self, _app, template, context, **_more):
        """Render what is about to be rendered, inside the same request, and write down every answer it needs.

        A permission that asks the database is asked again by the page itself, and must not be counted twice.
        """
        page = self.environment.get_template(template.name), {key: plain(value) for key, value in context.items()}
        heard = len(self.heard)
        page[0].render(page[1])
        self.early += self.heard[heard:]
        del self.heard[heard:]
        self.pages.append(page)

    def read(self) -> None:
        execute = self.connection.execute
        for sql, parameters in self.statements:
            execute(sql, parameters).fetchall()

    def render(self) -> str:
        return "".join(template.render(given) for template, given in self.pages)

    def __call__(self) -> None:
        self.read()
        self.render().encode()


def difference(product: str, floor: str) -> str:
    """Where the two first part ways."""
    at = next((i for i, pair in enumerate(zip(product, floor, strict=False)) if pair[0] != pair[1]), len(floor))
    return f"the floor is not the page, from letter {at}: {product[at - 80 : at + 80]!r} / {floor[at - 80 : at + 80]!r}"
