"""Whether a person looks, and where: what `launch` and the environment say."""

from __future__ import annotations

import pytest

from smooth_page._shared.options.headed import in_windows, is_headed
from smooth_page.errors import Error


def test_a_person_looks_if_launch_or_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PWDEBUG", raising=False)
    assert [is_headed(given) for given in ({}, {"headless": None}, {"headless": True}, {"headless": False})] == [
        False,
        False,
        False,
        True,
    ]
    for value, expected in (("1", True), ("0", False), ("false", False), ("console", False)):
        monkeypatch.setenv("PWDEBUG", value)
        assert is_headed({"headless": True}) is expected


def test_windows_are_chosen_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMOOTH_HEADED", raising=False)
    assert not in_windows()
    for chosen, expected in (("window", True), ("live", False), ("", False)):
        monkeypatch.setenv("SMOOTH_HEADED", chosen)
        assert in_windows() == expected
    monkeypatch.setenv("SMOOTH_HEADED", "yes")
    with pytest.raises(Error, match="SMOOTH_HEADED: 'yes' is not one of live, window"):
        in_windows()
