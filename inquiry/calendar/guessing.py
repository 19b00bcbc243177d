"""What an event of somebody else’s calendar most likely means for a school day, by the words of its name."""

import re
import unicodedata

OFF, EARLY, NOTHING = "off", "early", "nothing"

# English and Spanish, without accents. The first list that knows a word decides, so “Early release before
# Thanksgiving” is an early release and “No school: conferences” is a day off.
SAYS_OFF = r"""
no school|no classes|no class\b|schools? (is |are )?closed|closed\b|no students|student holiday|non.?student
no hay (clases|escuela)|sin clases|sin escuela|cerrad[oa]s?\b|dia libre|libre para (los )?(alumnos|estudiantes)
receso
"""
SAYS_EARLY = r"""
\d{1,2}:\d\d (dismissal|release)
early (release|dismissal|out|closing)|half.?day|minimum day|late (start|arrival|opening)|delayed (start|opening)
two.hour delay|2.hour delay|(noon|\d{1,2}(:\d\d)? ?[ap]\.?m\.?) (dismissal|release)|salida temprana
sale[n]? temprano|salida anticipada|medio dia|media jornada|dia minimo|entrada tardia|despido temprano
"""
SAYS_NOTHING = r"""
\bq[1-4]\b
first day|last day of (school|class|quarter|term|semester|trimester|the)|begins?\b|starts?\b
end of (the )?(\w+ )?(quarter|term|semester|trimester|marking|grading)
(quarter|term|semester|trimester|marking period) ?\d?$
\b(q[1-4]|1st|2nd|3rd|4th|first|second|third|fourth) (quarter|term|semester|trimester)|report cards?|picture
photo|spirit|pta\b|pto\b|board (meeting|of)|open house|back to school|birthday|concert|musical|game\b|practice
\b(week|month)$|test(ing|s)?\b|exam|assessment|meeting|club|night|fair\b|field (trip|day)|assembly|anniversary
primer dia|ultimo dia de clases|comienz|empiez|inicio de|fin del? (trimestre|semestre|bimestre)
(trimestre|semestre) ?\d?$|boletin|calificaciones|fotos?\b|cumpleanos|concierto|partido|reunion|junta|noche
feria|semana de|mes de|examen|prueba|excursion|asamblea|aniversario
"""
SAYS_HOLIDAY = r"""
holiday|vacation|recess|break\b|thanksgiving|christmas|new year|labor day|memorial day|veterans|columbus
indigenous|martin luther|mlk|presidents|juneteenth|independence day|good friday|easter|yom kippur|rosh hashan
passover|hanukkah|diwali|\beid\b|lunar new|cesar chavez|staff (development|day)
teacher (work|in.?service|planning)|in.?service|professional (development|learning|day)|\bpd day|work ?day
conference(s)? day|snow day|weather day|furlough|feriado|festivo|vacaciones|navidad|ano nuevo|accion de gracias
semana santa|viernes santo|pascua|dia del trabajo
dia de (los )?(veteranos|presidentes|la raza|la independencia|reyes|los caidos|martin luther)|descanso|asueto
desarrollo profesional|capacitacion|dia de planificacion|jornada pedagogica
"""
LISTS = ((EARLY, SAYS_EARLY), (OFF, SAYS_OFF), (NOTHING, SAYS_NOTHING), (OFF, SAYS_HOLIDAY))
KNOWN = [(means, re.compile("|".join(words.split("\n")[1:-1]))) for means, words in LISTS]
LONGEST_BREAK = 45  # days; what goes on longer is a season of the year, not a day off, unless its name says so


def by_name(name: str) -> str | None:
    """What the words of a name say: off, early, nothing; None when they say nothing we know."""
    bare = plain(name)
    return next((means for means, words in KNOWN if words.search(bare)), None)


def guess(name: str, *, is_short: bool = False, days: int = 1) -> tuple[str, bool]:
    """The best guess, and whether the name itself says so. Whole days are off unless their name tells otherwise."""
    said = by_name(name)
    if said == OFF and is_short:  # “Closed: front office” for an hour
        return NOTHING, True
    if said:
        return said, True
    return (NOTHING if is_short or days > LONGEST_BREAK else OFF), is_short


def plain(name: str) -> str:
    """Small letters without accents, apostrophes of every shape left out."""
    bare = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return re.sub(r"['’`´]", "", bare).lower()
