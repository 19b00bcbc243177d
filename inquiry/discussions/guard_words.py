"""The words that make a guard ask, in each language."""

import re

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_A_START = r"last|then|yesterday|this|today|\d|the (?:start|beginning|first|last)|grade|autumn|fall|spring"
_A_TIME = rf"(?:{_DAYS}|{_MONTHS}|{_A_START})"

_UPPER = "[A-ZÁÉÍÓÚÑ]"


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


PATTERNS = {
    "no_because": {
        "en": _any(
            r"because",
            r"[’']cause",
            r"due to",
            rf"since(?! {_A_TIME})",
            r"thanks to",
            r"caused by",
            r"as a result",
            r"that[’']s why",
            r"which is why",
        ),
        "es": _any(
            r"porque",
            r"ya que",
            r"debido a",
            r"dado que",
            r"puesto que",
            r"por culpa de",
            r"gracias a",
            r"a causa de",
            r"por eso",
        ),
    },
    "no_names": {
        "en": re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.? {_UPPER}\w+|\b(?:named|called) {_UPPER}[a-zé]+"),
        "es": re.compile(
            rf"\b(?:[Ss]ra|[Ss]r|[Ss]rta|[Pp]rof|[Dd]ra?)\b\.? {_UPPER}\w+"
            rf"|\b(?:[Mm]aestr[oa]|[Pp]rofe(?:sora?)?|[Ss]eño(?:ra|r)|[Mm]iss) {_UPPER}\w+|\bse llama {_UPPER}\w+"
        ),
    },
    "no_solutions": {
        "en": _any(
            r"we should",
            r"they should",
            r"you should",
            r"(?:we|they|you) (?:need|have) to",
            r"(?:we|you) could",
            r"let[’']s",
            r"how about",
            r"why (?:don[’']t|not)(?: we| you)?",
            r"what if (?:we|you)",
            r"have you tried",
            r"I (?:would|suggest)",
            r"I[’']d",
        ),
        "es": _any(
            r"deber[íi]a(?:mos|s|n)?",
            r"hay que",
            r"ten(?:emos|drían|drías) que",
            r"podr[íi]a(?:mos|s)",
            r"propongo",
            r"sugiero",
            r"por qué no(?: lo| la)? (?:intenta|prueba|haces|hacemos)\w*",
            r"y si (?:hacemos|probamos|intentamos|usamos)",
            r"has intentado",
        ),
    },
    "no_judgement": {
        "en": _any(
            r"good|bad|great|poor|poorly|excellent|terrible|awful|weak|lazy|careless|sloppy|messy",
            r"wrong|nice|amazing|smart|(?:can[’']t|cannot|didn[’']t|doesn[’']t|don[’']t) (?:understand|care|try|know)",
            r"failed to|struggl(?:es|ed|ing)|low(?:-level| level)?|beautiful|clever",
        ),
        "es": _any(
            r"buen[oa]?s?|mal[oa]?s?|excelentes?|pésim[oa]s?|floj[oa]s?|descuidad[oa]s?|terribles?|débil(?:es)?",
            r"bien|pobres?|equivocad[oa]s?|list[oa]s?|bonit[oa]s?|desordenad[oa]s?|perezos[oa]s?",
            r"no (?:entiende|entendió|entienden|sabe|saben|se esfuerza|se esforzó)n?",
        ),
    },
}
