import pytest

from inquiry.discussions.guards import NUDGES, nudge_says, nudges


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        ("no_because", "They marked ½ there because they were tired."),
        ("no_because", "Since they never saw a number line, they guessed."),
        ("no_because", "Two are wrong due to the ruler."),
        ("no_names", "Ms. Ortiz wrote the task."),
        ("no_names", "A child called Daniela began again."),
        ("no_solutions", "We should give them number lines."),
        ("no_solutions", "Let’s try fraction strips."),
        ("no_judgement", "Poor use of the ruler."),
        ("no_judgement", "He doesn’t understand halves."),
    ],
)
def test_english_words_that_step_over_the_step(guard, text):
    assert nudges(text, [guard]) == [guard]


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        ("no_because", "Lo marcó ahí porque tenía prisa."),
        ("no_because", "Ya que no hay regla, adivinó."),
        ("no_because", "Debido a la prisa."),
        ("no_names", "La maestra Ortiz puso la tarea."),
        ("no_solutions", "Deberíamos usar tiras de fracciones."),
        ("no_solutions", "Hay que repetirlo."),
        ("no_judgement", "Es un trabajo flojo."),
    ],
)
def test_spanish_words_that_step_over_the_step(guard, text):
    assert nudges(text, [guard], "es") == [guard]


@pytest.mark.parametrize(
    "text",
    [
        "¼ is to the right of ½.",
        "The mark has been there since Monday.",
        "There are two curved jumps since the start.",
        "Becausewise is not a word.",
        "I wonder whether the ruler was used.",
        "A goodwill letter is pinned to the sheet.",
        "S3 wrote a 1 before writing ½.",
    ],
)
def test_plain_notices_pass_without_a_word(text):
    assert nudges(text, NUDGES) == []


def test_only_the_guards_of_the_step_ask():
    assert nudges("We should, because it is good.", ["no_because"]) == ["no_because"]
    assert nudges("We should, because it is good.", ["presenter_silent", "evidence_link_required"]) == []


def test_people_we_know_are_not_named():
    assert nudges("Amal drew this one.", ["no_names"], names=["Amal"]) == ["no_names"]
    assert nudges("The amalgam is gone.", ["no_names"], names=["Amal"]) == []


def test_a_nudge_is_a_question(in_english):
    assert all("?" in nudge_says(key) for key in NUDGES)
    assert nudge_says("no_because").startswith("What did you see?")


def test_what_a_child_wrote_stands_in_quotes_and_is_no_explanation():
    assert not nudges("They wrote “because 3 is bigger”.", ["no_because"])
    assert not nudges('They wrote "because 3 is bigger".', ["no_because"])
    assert nudges("They wrote “3”, because it is bigger.", ["no_because"])
    assert nudges("Put the “named Sam” card up.", ["no_names"]), "a name is a name, in quotes too"
