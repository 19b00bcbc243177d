from inquiry.discussions.parts import Output
from inquiry.discussions.reveal import is_open, opened_by_the_end_of, read_aloud_in


def test_a_card_without_a_rule_is_open_at_once():
    assert is_open(Output("noticing"), "talk")


def test_a_card_opens_when_its_step_ends():
    output = Output("inference", reveal="on_step_end")
    assert not is_open(output, "infer", ended=["observe"])
    assert is_open(output, "infer", ended=["observe", "infer"])


def test_cards_open_together_when_the_facilitator_reveals_them():
    output = Output("score", reveal="simultaneous")
    assert not is_open(output, "adopt", ended=["adopt"])
    assert is_open(output, "adopt", revealed=True)


def test_a_card_stays_face_down_until_it_is_read_or_the_reading_is_over():
    output = Output("noticing", reveal="when_read", read_in="read")
    assert not is_open(output, "write", ended=["write"])
    assert is_open(output, "write", ended=["write"], read=True)
    assert is_open(output, "write", ended=["write", "read"])


def test_what_is_not_for_the_team_never_opens():
    for visibility in ("private", "author_and_facilitator", "subgroup", "none"):
        assert not is_open(Output("reflection", visibility=visibility), "end", ended=["end"], revealed=True, read=True)


def test_reading_gathers_what_was_written_before_and_what_is_added_now(ours):
    protocol = ours["notice_wonder"]
    assert [key for key, _output in read_aloud_in(protocol, "read_notices")] == ["write_notices", "read_notices"]
    assert [key for key, _output in opened_by_the_end_of(protocol, "read_notices")] == ["write_notices", "read_notices"]
    assert opened_by_the_end_of(protocol, "write_notices") == []
    assert [key for key, _output in opened_by_the_end_of(ours["five_whys"], "first")] == ["first"]
