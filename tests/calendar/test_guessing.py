"""What the name of an event most likely means, in English and in Spanish. It is offered, never done unasked."""

import pytest

from inquiry.calendar.guessing import guess


@pytest.mark.parametrize(
    ("means", "names"),
    [
        (
            "off",
            "Thanksgiving Break|Labor Day - No School|NO SCHOOL: Parent-Teacher Conferences|Winter Recess|"
            "Schools Closed|"
            "Staff Development Day|Teacher Workday|Juneteenth|Martin Luther King, Jr. Day|Presidents’ Day|"
            "Día de Acción de Gracias|No hay clases|Vacaciones de Navidad|Semana Santa|Receso de primavera|"
            "Día de los Reyes",
        ),
        (
            "early",
            "Early Release|Early dismissal before Thanksgiving|Half Day for Students|Minimum Day|2-Hour Delay|"
            "12:30 Dismissal|Late start|Salida temprana|Medio día|Entrada tardía",
        ),
        (
            "nothing",
            "Picture Day|First Day of School|Spirit Week|End of Quarter 2|Q3|Board Meeting|State Testing|"
            "Spring Concert|"
            "Primer día de clases|Fin del semestre|Feria de ciencias|Reunión de padres",
        ),
    ],
)
def test_words_that_tell(means, names):
    assert {name: guess(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), (means, True))


def test_a_whole_day_without_such_words_is_offered_as_a_day_off_and_asked_about():
    assert guess("Founders") == ("off", False)
    assert guess("Fall 2026", days=90) == ("nothing", False)


def test_an_event_of_some_hours_is_no_day_off_and_may_be_an_early_release():
    assert guess("Founders", is_short=True) == ("nothing", True)
    assert guess("Office closed", is_short=True) == ("nothing", True)
    assert guess("Early release", is_short=True) == ("early", True)
