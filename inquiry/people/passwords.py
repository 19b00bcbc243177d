"""Which passwords are too easy to guess. Length counts; nobody has to add a digit or a sign."""

import re

from inquiry.i18n import lazy

SHORTEST, LONGEST, LEFT_OVER = 12, 200, 6
COMMON = re.findall(
    r"\S+",
    """
    password passwort contrasena passw0rd p@ssw0rd qwertyuiop asdfghjkl zxcvbnm qwerty azerty letmein iloveyou welcome
    bienvenido monkey dragon football baseball sunshine princess superman trustno1 whatever changeme secret
    teacher maestra school escuela classroom student learning inquiry abcdefghijklmnopqrstuvwxyz abcdef abc123
    1234567890 0987654321 123456789 12345678 1234567 123456 12345 1234 123 1q2w3e4r5t 1qaz2wsx 2024 2025 2026 2027
    """,
)


def too_easy(password: str, *, name: str = "", email: str = ""):
    """Why a password is too easy to guess, in a sentence; None when it will do."""
    if len(password) < SHORTEST:
        return lazy("Please use at least %(number)s characters. Four or five unrelated words are easy to remember.",
                    number=SHORTEST)  # fmt: skip
    if len(set(password.lower())) < 5:
        return lazy("This repeats the same few characters. Four or five unrelated words are easy to remember.")
    if _left_over(password, _own_words(name, email)) < LEFT_OVER:
        return lazy("This is mostly your own name or e-mail. Somebody who knows you would guess it early.")
    if _left_over(password, COMMON) < LEFT_OVER:
        return lazy("This is among the first passwords that strangers try. Four or five unrelated words are safer.")
    return None


def _own_words(name, email):
    """The pieces of a name and an e-mail address, and both without their gaps."""
    whole = [re.sub(r"[\W_]+", "", one.lower()) for one in (email, email.partition("@")[0], name)]
    return [word for word in whole + re.split(r"[\W_]+", f"{email} {name}".lower()) if len(word) > 2]


def _left_over(password, words):
    """How many letters and digits are left when these words are taken out, longest first."""
    rest = re.sub(r"[\s._@-]+", "", password.lower())
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest)
