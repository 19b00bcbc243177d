"""A principal inquires into leading, as everybody else inquires into teaching."""


def begin(dev, world):
    return dev.post(f"/schools/{world.oak.ref}/own-inquiry")


def test_a_principal_begins_an_inquiry_of_their_own_and_keeps_to_one_team(world, browser):
    dev = browser(world.dev)
    first, again = begin(dev, world), begin(dev, world)
    assert first.location == again.location
    answer = dev.post(first.location, question="What do teams need of me on Thursdays?", words="")
    assert "What do teams need of me on Thursdays?" in dev.get(answer.location).text


def test_it_stands_in_nobodys_list_but_the_principals(world, browser):
    dev = browser(world.dev)
    begin(dev, world)
    assert "Dev’s own inquiry" in dev.get("/teams").text
    for who in (world.amal, world.bea, world.edie):
        assert "Dev’s own inquiry" not in browser(who).get("/teams").text


def test_nobody_else_is_offered_one(world, browser):
    for who in (world.amal, world.cleo, world.ines):
        assert begin(browser(who), world).status_code == 403
        assert "An inquiry of your own" not in browser(who).get(f"/schools/{world.oak.ref}/questions").text


def test_somebody_who_is_invited_takes_part(world, browser):
    dev = browser(world.dev)
    team = begin(dev, world).location.split("/")[2]
    asked = {"person": world.cleo.ref, "role": "member", "until": "", "record": "all", "since": ""}
    assert dev.post(f"/teams/{team}/members/new", **asked).status_code == 303
    assert "Dev’s own inquiry" in browser(world.cleo).get(f"/teams/{team}").text
