"""Secrets in what services say."""

from __future__ import annotations

import html
import json
from urllib.parse import quote, quote_plus

from smooth_page._shared.service.redaction import Secrets


def test_secrets_are_hidden_wherever_they_stand() -> None:
    secrets = Secrets("hunter-22")
    secrets.add("hunter-22-long", None, 7, "no")
    detail = {"msg": "hunter-22-long is wrong", "input": [{"password": "hunter-22"}, 7, None], "no": "no"}
    assert secrets.hidden(detail) == {"msg": "*** is wrong", "input": [{"password": "***"}, 7, None], "no": "no"}
    assert "hunter" not in repr(secrets)


def test_secrets_are_hidden_in_every_spelling() -> None:
    secret = """pa"ss\\wörd'&/ 1"""
    secrets = Secrets(secret)
    for text in (json.dumps(secret), json.dumps(secret, ensure_ascii=False), repr(secret), json.dumps([repr(secret)])):
        assert secrets.hidden(f"{text} is wrong").strip("[]'\"").startswith("***")
    assert secrets.hidden(json.dumps({"a": json.dumps({"b": secret})})) == json.dumps({"a": '{"b": "***"}'})
    assert secrets.hidden(f"http://me:{quote(secret, safe='')}@proxy?{quote_plus(secret)}") == "http://me:***@proxy?***"
    assert secrets.hidden({secret: html.escape(secret)}) == {"***": "***"}
