"""Values that reports with local variables don't show."""

import json

from smooth_page._shared.service.hidden_values import UnshownBytes, unshown


def test_they_are_what_they_are_but_for_their_repr() -> None:
    secrets = unshown({"password": "hunter2"})
    assert secrets == {"password": "hunter2"}
    assert json.dumps(secrets) == '{"password": "hunter2"}'
    assert "hunter2" not in repr(secrets)
    assert "hunter2" not in f"{secrets} {[secrets]}"
    body = UnshownBytes(b"hunter2")
    assert body == b"hunter2"
    assert "hunter2" not in repr(body)
    assert unshown(None) is None
