"""Stepping in as anybody, which only the demo allows."""


def test_the_demo_links_are_no_pages_where_real_people_work(world, browser):
    assert browser().get(f"/demo/{world.amal.ref}").status_code == 404
    assert browser().post(f"/demo/{world.amal.ref}").status_code == 404
    assert "Amal" not in browser().get("/sign-in").text


def test_in_the_demo_one_steps_in_as_anybody_by_a_button(world, browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "INQUIRY_DEMO", True)
    visitor = browser()
    assert f"/demo/{world.amal.ref}" in visitor.get("/sign-in").text
    assert visitor.get(f"/demo/{world.amal.ref}").status_code == 200
    assert visitor.get("/").status_code == 302, "opening the page signs nobody in"
    visitor.post(f"/demo/{world.amal.ref}")
    assert visitor.get("/").status_code == 200
    assert visitor.get("/demo/nobody").status_code == 404
