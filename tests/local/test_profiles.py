"""Profiles as files."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from smooth_page.local.profiles import ProfileError, Profiles, profiles_folder
from tests.local.engine_process import EngineProcess


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "profiles"


def cookie(name: str, value: str = "1") -> dict[str, Any]:
    return {"name": name, "value": value, "domain": "a.test", "path": "/", "expires": -1.0}


def local(**items: str) -> list[dict[str, Any]]:
    kept = [{"name": name, "value": value} for name, value in items.items()]
    return [{"origin": "http://a.test", "localStorage": kept, "indexedDB": []}]


def test_only_their_owner_can_read_them(folder: Path) -> None:
    profiles = Profiles(folder)
    assert (profiles.ids(), folder.exists()) == ([], False)
    profiles.create("me@work")
    assert profiles.state("me@work") is None
    profiles.save("me@work", None, {"cookies": [cookie("a")], "origins": local(b="2")})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {"me@work.json": 0o600}
    again = Profiles(folder)
    assert again.ids() == ["me@work"]
    assert again.state("me@work") == {"cookies": [cookie("a")], "origins": local(b="2")}
    again.delete("me@work")
    assert profiles.ids() == []
    profiles.save("me@work", None, {"cookies": [cookie("a")]})  # deleted meanwhile
    assert profiles.ids() == []


def test_sessions_save_what_they_changed(folder: Path) -> None:
    profiles = Profiles(folder)
    profiles.create("me")
    profiles.save("me", None, {"cookies": [cookie("a"), cookie("b")], "origins": local(c="1", d="1")})
    before = profiles.state("me")  # two sessions begin
    profiles.save("me", before, {"cookies": [cookie("a", "2"), cookie("b")], "origins": local(d="1", e="1")})
    profiles.save("me", before, {"cookies": [cookie("a"), cookie("n")], "origins": local(c="1", d="3")})
    assert profiles.state("me") == {"cookies": [cookie("a", "2"), cookie("n")], "origins": local(d="3", e="1")}


@pytest.mark.parametrize("name", ["../up", "a/b", "a\\b", ".hidden", "..", "", "a\0", "x" * 129, "é"])
def test_ids_that_are_no_file_names(folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    (folder.parent / "up.json").write_text("{}")
    profiles = Profiles(folder)
    if name:
        with pytest.raises(ProfileError, match="is not valid") as refused:
            profiles.create(name)
        assert refused.value.status == 422
    for call in (profiles.check, profiles.state, profiles.delete):
        with pytest.raises(ProfileError, match="not found") as refused:
            call(name)
        assert refused.value.status == 404
    assert (folder.parent / "up.json").exists()


def test_where_they_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SMOOTH_PROFILES", "~/kept")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert profiles_folder() == tmp_path / "kept"
    monkeypatch.delenv("SMOOTH_PROFILES")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
    assert profiles_folder().name == "profiles"
    assert profiles_folder().is_relative_to(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"cookies": [{"name": "a"}]}', "\udc80"])
def test_a_broken_file_is_reported_and_left_alone(folder: Path, text: str) -> None:
    profiles = Profiles(folder)
    profiles.create("me")
    file = folder / "me.json"
    file.write_bytes(text.encode(errors="surrogateescape"))
    for call in (lambda: profiles.state("me"), lambda: profiles.save("me", None, {"cookies": []})):
        with pytest.raises(ProfileError, match=r"Profile me can't be read: .*me\.json is broken .*; delete") as refused:
            call()
        assert refused.value.status == 400
    assert file.read_bytes() == text.encode(errors="surrogateescape")


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProfileError, match=r"can't be kept in .*Not a directory"):
        Profiles(tmp_path / "file" / "profiles").create("me")


def test_they_outlive_the_engine(folder: Path, site: str) -> None:
    put = "new Promise(done => { const open = indexedDB.open('d', 1);"
    put += "open.onupgradeneeded = () => open.result.createObjectStore('s').put('kept', 'k');"
    put += "open.onsuccess = () => done(1) })"
    get = "new Promise(done => { indexedDB.open('d').onsuccess = e => {"
    get += "e.target.result.transaction('s').objectStore('s').get('k').onsuccess = e => done(e.target.result) } })"
    engine = EngineProcess("--profiles", str(folder))
    try:
        assert engine.http.post(f"{engine.base_url}/profile", json={"id": "../up"}).status_code == 422
        engine.http.post(f"{engine.base_url}/profile", json={"id": "kept"})
        with engine.create(profile_id="kept", url=site) as session:
            session.js("document.cookie = 'a=1; max-age=1000'; localStorage.b = 2")
            session.js(put)
            session.do("close")
            while session.poll(session.event_t).status_code == 202:
                pass
    finally:
        engine.stop()
    assert [file.name for file in folder.iterdir()] == ["kept.json"]
    engine = EngineProcess("--profiles", str(folder))
    try:
        with engine.create(profile_id="kept", url=site) as session:
            assert session.js("[document.cookie, localStorage.b]") == ["a=1", "2"]
            assert session.js(get) == "kept"
            (folder / "kept.json").write_text("{")
            session.do("close")
            until_over = session.poll(session.event_t)
            while until_over.status_code == 202:
                until_over = session.poll(session.event_t)
            reported = until_over.json()["r"]
            assert reported["status"] == "failed"
            assert "not saved" in reported["output"]
        answer = engine.http.post(f"{engine.base_url}/task", json={"task": None, "profile_id": "kept"})
        assert answer.status_code == 400
        assert "kept.json is broken" in json.loads(answer.text)["detail"]
        with engine.create() as session:
            assert session.js("1") == 1
    finally:
        engine.stop()
