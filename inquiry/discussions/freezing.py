"""A protocol as plain data and back, so that a meeting can keep the one it began with."""

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from inquiry.discussions.words import Words


def to_data(value: Any) -> Any:
    """Dictionaries, lists and plain values, in all languages; what is as usual is left out."""
    if isinstance(value, Words):
        return dict(value)
    if isinstance(value, tuple):
        return [to_data(each) for each in value]
    if is_dataclass(value):
        kept = [field for field in fields(value) if getattr(value, field.name) != _usual(field)]
        return {field.name: to_data(getattr(value, field.name)) for field in kept}
    return value


def _usual(field: Any) -> Any:
    return object() if field.default is MISSING else field.default


def from_data(shape: Any, data: Any) -> Any:
    """The value of this shape that the data describes."""
    if shape is Words:
        return Words(data)
    if is_dataclass(shape):
        hints = _hints(shape)  # type: ignore[arg-type]
        return shape(**{name: from_data(hints[name], value) for name, value in data.items()})  # type: ignore[operator]
    if get_origin(shape) is tuple:
        data = [data] if isinstance(data, str) else data  # what was frozen when there could be one only
        return tuple(from_data(get_args(shape)[0], each) for each in data)
    return _one_of(shape, data)


def _one_of(shape: Any, data: Any) -> Any:
    inner = next((kind for kind in get_args(shape) if is_dataclass(kind)), None)
    return from_data(inner, data) if inner and data is not None else data


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)
