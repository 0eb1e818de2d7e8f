"""Which responses are files, and what they are called."""

from __future__ import annotations

import pytest

from smooth_page._shared.network.downloads import is_file, suggested_filename


@pytest.mark.parametrize(
    ("disposition", "content_type", "saved"),
    [
        ("", "text/html; charset=utf-8", False),
        ("", "", False),
        ("inline", "image/png", False),
        ("", "application/json", False),
        ("", "application/pdf", False),
        ("", "image/svg+xml", False),
        ("", "application/zip", True),
        ("", "application/octet-stream", True),
        (" Attachment; filename=a.txt", "text/plain", True),
    ],
)
def test_which_responses_are_saved(disposition: str, content_type: str, saved: bool) -> None:
    assert is_file(disposition, content_type) is saved


@pytest.mark.parametrize(
    ("disposition", "name", "url", "suggested"),
    [
        ('attachment; filename="a b.txt"', "link.txt", "http://x/url.txt", "a b.txt"),
        ("attachment; filename*=UTF-8''%c3%a9.txt", "", "http://x/", "é.txt"),
        ("attachment", "link.txt", "http://x/url.txt", "link.txt"),
        ("", "", "http://x/folder/my%20file.csv?a=/b", "my file.csv"),
        ("", "", "http://x/folder/", "download"),
        ("", "", "blob:http://x/123", "download"),
        ('attachment; filename="../../etc/passwd"', "", "http://x/", ".._.._etc_passwd"),
    ],
)
def test_names(disposition: str, name: str, url: str, suggested: str) -> None:
    assert suggested_filename(disposition, name, url) == suggested
