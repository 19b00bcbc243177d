def test_somebody_signed_in_comes_home(world, browser):
    assert browser(world.amal).get("/").status_code == 200


def test_a_stranger_is_asked_to_sign_in(world, browser):
    assert browser().get("/").location.startswith("/sign-in")
