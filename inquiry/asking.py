"""Asking the driver itself what was composed once: SQLAlchemy’s work around a small answer is dearer than the answer.

It writes the statement and knows how values travel in and out; both are kept. Whoever listens before a statement
reaches the driver, the tripwire above all, hears these as every other.
"""

from collections import namedtuple
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import BindParameter
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

MOST_KEPT = 50  # texts of one question, by the lengths of its lists


class Composed:
    """A query with its rows as plain tuples, which are read by name four times quicker than rows of SQLAlchemy."""

    def __init__(self, statement, row=None):
        self.statement = statement
        self.execution_options = statement.get_execution_options()  # where the tripwire looks for the signature
        row = row or namedtuple("Row", statement.selected_columns.keys())  # type: ignore[misc]
        self._named: Any = partial(tuple.__new__, row)
        parts = (part for part in visitors.iterate(statement) if isinstance(part, BindParameter))
        self._lists = sorted({part.key for part in parts if part.expanding})
        self._spoken: dict[tuple, Spoken] = {}

    def ask(self, connection, values: dict) -> list:
        """The rows, with these values filled in."""
        dialect, spoken = connection.dialect, self._in_words(connection.dialect, values)
        parameters = spoken.filled(values)
        cursor = connection.connection.cursor()
        try:
            for listener in connection.dispatch.before_cursor_execute:
                listener(connection, cursor, spoken.sql, parameters, self, False)
            cursor.execute(spoken.sql, parameters)
            return list(map(self._named, spoken.read(cursor)))
        except dialect.loaded_dbapi.Error as fault:
            if dialect.is_disconnect(fault, connection.connection, cursor):
                connection.invalidate(fault)
            raise DBAPIError.instance(
                spoken.sql, parameters, fault, dialect.loaded_dbapi.Error, dialect=dialect
            ) from fault
        finally:
            cursor.close()

    def _in_words(self, dialect, values) -> "Spoken":
        """The text of this question. It changes with the length of a list, so there is one for each length."""
        asked = dialect.name, *(len(values[name]) for name in self._lists if name in values)
        spoken = self._spoken.get(asked)
        if spoken is None:
            if len(self._spoken) >= MOST_KEPT:
                self._spoken.clear()
            spoken = self._spoken[asked] = Spoken(self.statement, dialect, values)
        return spoken


class Spoken:
    """A query in the words of one database: its text, how values go in, and how they come back."""

    def __init__(self, statement, dialect, values):
        compiled = statement.compile(dialect=dialect)
        state = compiled.construct_expanded_state(values)
        self.sql, self._order, self._dialect = state.statement, state.positiontup, dialect
        self._types = [column.type for column in statement.selected_columns]
        self._makers = None
        binds = {name: bind for bind, name in compiled.bind_names.items() if bind.callable or name in values}
        way_in = {**compiled._bind_processors, **state.processors}.get  # the second are those of lists alone
        self._told = [(name, way_in(name)) for name, bind in binds.items() if not (bind.callable or bind.expanding)]
        lists = {name: state.parameter_expansion[name] for name, bind in binds.items() if bind.expanding}
        self._listed = [(name, [(one, way_in(one)) for one in several]) for name, several in lists.items()]
        self._asked: dict = {}  # what is asked at that time, above all which moment it is: once for each statement
        for name, bind in binds.items():
            if bind.callable:
                names = self._asked.setdefault((bind.callable, type(bind.type)), (way_in(name), []))[1]
                names.append(name)
        changing = {*binds, *chain.from_iterable(lists.values())}
        fixed = {name: value for name, value in state.parameters.items() if name not in changing}
        self._fixed = {name: _through(way_in(name), value) for name, value in fixed.items()}

    def filled(self, values):
        """The parameters as the driver wants them: in their order, or by name."""
        given = self._fixed | {name: _through(process, values[name]) for name, process in self._told}
        for (ask, _kind), (process, names) in self._asked.items():
            given |= dict.fromkeys(names, _through(process, ask()))
        for name, places in self._listed:
            given |= {one: _through(process, value) for (one, process), value in zip(places, values[name], strict=True)}
        return given if self._order is None else tuple([given[name] for name in self._order])

    def read(self, cursor):
        """The rows, with moments, days and lists made from what the database keeps."""
        if self._makers is None:
            self._makers = list(self._find_makers(cursor.description))
        rows = cursor.fetchall()
        if not (self._makers and rows):
            return rows
        columns = list(zip(*rows, strict=True))
        for place, make in self._makers:
            columns[place] = map(make, columns[place])
        return zip(*columns, strict=True)

    def _find_makers(self, described):
        for place, (kind, told) in enumerate(zip(self._types, described, strict=True)):
            if make := kind.dialect_impl(self._dialect).result_processor(self._dialect, told[1]):
                yield place, make


def _through(process, value):
    return process(value) if process else value
