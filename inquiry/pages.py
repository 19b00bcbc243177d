"""Turning a view’s answer into a page."""

from flask import g, jsonify, redirect, render_template, request, url_for

from inquiry.db import db

MOST_ADDRESSES = 20_000


def page(template, form=None, status=200, **context):
    """Render a page; a form that came back with mistakes answers 422."""
    mistaken = form is not None and request.method == "POST" and form.errors
    return render_template(template, form=form, **context), 422 if mistaken and status == 200 else status


def addresses(url_for):
    """`url_for` for templates, which ask for the same few hundred addresses again and again: it remembers them."""
    known: dict = {}

    def address(endpoint, **values):
        try:
            asked = request._get_current_object().root_path, endpoint, *values.items()  # type: ignore[attr-defined]
            return known[asked]
        except KeyError:
            if _is_lasting(endpoint, values):
                return _remember(known, asked, url_for(endpoint, **values))
        except TypeError:
            pass  # a value without a hash, such as a list
        return url_for(endpoint, **values)

    return address


def _is_lasting(endpoint, values):
    """Not relative to where we are, nor with a host, nor with something left out or of another kind."""
    return endpoint[0] != "." and all(name[0] != "_" and isinstance(value, str) for name, value in values.items())


def _remember(known, asked, address):
    if len(known) >= MOST_ADDRESSES:
        known.clear()
    return known.setdefault(asked, address)


def submitted(form) -> bool:
    """Whether the form was sent and has no mistakes."""
    return request.method == "POST" and form.validate()


def to(endpoint, **values):
    """Go on to another page after something was done."""
    return redirect(url_for(endpoint, **values), 303)


def answer(status=200, **facts):
    """A short answer for a script."""
    return jsonify(facts), status


def keep_anyway() -> None:
    """Commit although the answer is a refusal: for the record of a failed sign-in."""
    g.keep_anyway = True


def all_or_nothing(response):
    """A request happens completely or not at all. The only commit in the house."""
    if response.status_code < 400 or g.pop("keep_anyway", False):
        db.session.commit()
    else:
        db.session.rollback()
    return response
