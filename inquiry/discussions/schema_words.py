"""What the schema objects to, in plain words."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from jsonschema.exceptions import ValidationError

_TYPES = {
    "string": "a text in quotes",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
}


def in_plain_words(error: ValidationError) -> list[tuple[tuple[str | int, ...], str]]:
    """Where, and what is to be done about it."""
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        return [((*path, key), _unknown(key, error)) for key in _strangers(error)]
    say = _SAYINGS.get(error.validator, _anything_else)
    return [(path, say(error, _name(path)))]


def _name(path: tuple[str | int, ...]) -> str:
    return next((f"“{part}”" for part in reversed(path) if isinstance(part, str)), "The file")


def _strangers(error: ValidationError) -> list[str]:
    return [key for key in error.instance if key not in error.schema["properties"] and not _is_language(key, error)]


def _is_language(key: str, error: ValidationError) -> bool:
    return "patternProperties" in error.schema and len(key) == 2


def _unknown(key: str, error: ValidationError) -> str:
    close = get_close_matches(key, error.schema["properties"], 1)
    return f"“{key}” is not a word we know here{f'; did you mean “{close[0]}”?' if close else '.'}"


def _missing(error: ValidationError, name: str) -> str:
    word = next(word for word in error.validator_value if word not in error.instance and f"'{word}'" in error.message)
    own = error.instance.get("key") or error.instance.get("kind")
    return f"{f'“{own}”' if own else name} has no “{word}”; please add it."


def _choice(error: ValidationError, name: str) -> str:
    choices = ", ".join(str(choice) for choice in error.validator_value)
    return f"{name} is “{error.instance}”, but it can only be one of: {choices}."


def _type(error: ValidationError, name: str) -> str:
    return f"{name} should be {_TYPES[error.validator_value]}."


def _too_small(error: ValidationError, name: str) -> str:
    return f"{name} is {error.instance}, but it should be {error.validator_value} or more."


def _empty(error: ValidationError, name: str) -> str:
    return f"{name} is empty; please write something."


def _shape(error: ValidationError, name: str) -> str:
    if "http" in error.validator_value:
        return f"{name} should be an address that begins with https://."
    return f"{name} is “{error.instance}”, but a key has only small letters, numbers and _."


def _either(error: ValidationError, name: str) -> str:
    words = ", ".join(next(choice["enum"] for choice in error.validator_value if "enum" in choice))
    return f"{name} should be a whole number from 1, or one of: {words}."


def _anything_else(error: ValidationError, name: str) -> str:
    return f"{name}: {error.message}."


_SAYINGS: dict[Any, Callable[[ValidationError, str], str]] = {
    "required": _missing,
    "enum": _choice,
    "type": _type,
    "minimum": _too_small,
    "minLength": _empty,
    "minItems": _empty,
    "pattern": _shape,
    "oneOf": _either,
}
