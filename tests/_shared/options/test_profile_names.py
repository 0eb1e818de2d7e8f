"""Names of the profiles that stand for folders."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from smooth_page._shared.options.profile_names import profile_of


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/home/ada/My Profile.d", "my-profile-d"),
        ("/", "profile"),
        ("/data/用户", "profile"),
        (f"/{'x' * 99}", "x" * 40),
    ],
)
def test_names_are_readable(folder: str, words: str) -> None:
    assert re.fullmatch(rf"{words}-[0-9a-f]{{8}}", profile_of(folder))


def test_a_folder_has_one_name_and_no_other_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    same = {profile_of(tmp_path / "kept"), profile_of("./kept"), profile_of(f"other{os.sep}..{os.sep}kept")}
    assert same == {profile_of("link")}
    assert profile_of(tmp_path / "other" / "kept") not in same
