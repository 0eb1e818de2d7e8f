"""Secrets in what services say."""

from __future__ import annotations

from smooth_page._shared.redaction import Secrets


def test_secrets_are_hidden_wherever_they_stand() -> None:
    secrets = Secrets("hunter-22")
    secrets.add("hunter-22-long", None, 7, "no")
    detail = {"msg": "hunter-22-long is wrong", "input": [{"password": "hunter-22"}, 7, None], "no": "no"}
    assert secrets.hidden(detail) == {"msg": "*** is wrong", "input": [{"password": "***"}, 7, None], "no": "no"}
    assert "hunter" not in repr(secrets)
