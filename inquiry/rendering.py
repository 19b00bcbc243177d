"""Jinja as every page uses it, without what it asks anew for each word and each macro. What comes out is the same."""

import re
from functools import lru_cache
from types import FunctionType

from flask.templating import Environment
from jinja2 import Template, pass_eval_context
from jinja2.runtime import Context, Macro
from jinja2.utils import _PassArg
from markupsafe import Markup, escape

from inquiry import i18n

PLACE = re.compile(r"%\(\w+\)s")


class Page(Context):
    """What a template knows. Macros and plain functions, nearly all it calls, are called without being looked at."""

    def call(__self, __asked, *args, **named):
        kind = type(__asked)
        wants = _PassArg.eval_context if kind is Macro else getattr(__asked, "jinja_pass_arg", None)
        if (kind is Macro or kind is FunctionType) and (wants is None or wants is _PassArg.eval_context):
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return __asked(*args, **named) if wants is None else __asked(__self.eval_ctx, *args, **named)
        return super().call(__asked, *args, **named)


class Sheet(Template):
    """A template whose macros others import. All of ours share one set of globals, so they are read in once."""

    def _get_default_module(self, ctx=None):
        if self._module is None:
            self._module = self.make_module()
        return self._module


class House(Environment):
    context_class = Page
    template_class = Sheet


@pass_eval_context
def gettext(eval_ctx, text: str, /, **words) -> str:
    """A text in the reader’s language, escaped as the page is."""
    return _filled(eval_ctx, _kept(i18n.language_of_words(), text), words)


@pass_eval_context
def ngettext(eval_ctx, one: str, many: str, number, /, **words) -> str:
    """A text for so many."""
    return _filled(eval_ctx, _looked_at(i18n.catalogue().ungettext(one, many, number)), {"num": number, **words})


def _filled(eval_ctx, kept, words):
    said, marked, whole, is_plain = kept
    if not eval_ctx.autoescape:
        return said % words
    if is_plain and words:
        return Markup(said % {name: escape(word) for name, word in words.items()})  # noqa: S704 - each word is escaped
    return marked % words if words or whole is None else whole


@lru_cache(maxsize=20_000)
def _kept(_language, text):
    """Asked in this language, so what is found is found for it. The words of a language stay while the house stands."""
    return _looked_at(i18n.catalogue().ugettext(text))


@lru_cache(maxsize=20_000)
def _looked_at(said):
    """A text, the same as markup, what it comes to if it has no gap, and whether every gap in it is a plain one."""
    rest = PLACE.sub("", said).replace("%%", "")
    has_gap = "%" in said.replace("%%", "")
    marked = Markup(said)  # noqa: S704 - the house’s own words, which jinja’s translations mark in the same way
    return said, marked, None if has_gap else marked % {}, "%" not in rest
