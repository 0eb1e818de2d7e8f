"""evaluate_js: every documented form, what comes back, and what goes wrong."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page.local.evaluation import LARGE, MOST_HELD
from tests.local.engine_process import Session, until
from tests.web_server import WebServer

# Makes a text large, which is then compiled apart from its arguments.
LONG = f"/*{'x' * LARGE}*/"


@pytest.mark.parametrize(
    ("js", "args", "output"),
    [
        ("return 1 + 1", None, 2),
        ("1 + 1", None, 2),
        ("1 + 1;", None, 2),
        ("() => 2", None, 2),
        ("(args) => args.x", {"x": 3}, 3),
        ("async (args) => args.x", {"x": 3}, 3),
        ("function named(args) { return args.x }", {"x": 3}, 3),
        ("args.x", {"x": 3}, 3),
        ("return args.x", {"x": 3}, 3),
        ("const y = args.x; return y", {"x": 3}, 3),
        ("y = 4; return y", None, 4),
        ("// why\n'use strict'; const y = 4; return y", None, 4),
        ("return Promise.resolve(5)", None, 5),
        ("await Promise.resolve(5)", None, 5),
        ("{a: 1}", None, {"a": 1}),
        ("undefined", None, None),
        ("document.title = 'x'; void 0", None, None),
        ("-0", None, 0),
        ("'\\ud800'", None, "\ud800"),
        ("new Date(0)", None, "1970-01-01T00:00:00.000Z"),
        ("return args", {"__proto__": {"a": 1}, "t": '{"__proto__":1}'}, {"__proto__": {"a": 1}, "t": '{"__proto__":1}'}),
        ("typeof value", None, "undefined"),
        ("navigator.userActivation.isActive", None, True),
    ],
)  # fmt: skip
def test_forms(shared: Session, js: str, args: Any, output: Any) -> None:
    assert shared.js(js, args) == output
    assert shared.js(LONG + js, args) == output


@pytest.mark.parametrize(
    ("js", "text"),
    [
        ("return nosuch.x", "ReferenceError: nosuch is not defined"),
        ("throw new TypeError('wrong')", "TypeError: wrong"),
        ("Promise.reject(new RangeError('far'))", "RangeError: far"),
        ("throw 'words'", 'Uncaught "words"'),
        ("return (", "SyntaxError: Unexpected token '}'"),
        ("JSON.parse('{')", "SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)"),
        ("() => () => 1", "The result cannot be JSON: it is a function"),
        ("1n", "The result cannot be JSON: it is a bigint"),
        ("NaN", "The result cannot be JSON: it is NaN"),
        ("document.body", "The result cannot be JSON: it is a HTMLBodyElement"),
        ("new Map()", "The result cannot be JSON: it is a Map"),
        ("const a = {}; a.a = a; return a", "The result cannot be JSON: it is cyclic or nested too deeply"),
    ],
)
def test_failures_are_reported_and_the_session_lives_on(shared: Session, js: str, text: str) -> None:
    assert shared.refused("evaluate_js", {"js": js}) == text
    assert shared.refused("evaluate_js", {"js": LONG + js}) == text
    assert shared.js("1") == 1


def test_a_text_that_parses_in_no_form_runs_nothing(shared: Session) -> None:
    for js in ("window.ran = 1; return (", f"{LONG}window.ran = 1; return ("):
        shared.refused("evaluate_js", {"js": js})
    assert shared.js("typeof ran") == "undefined"


def test_js_is_required(shared: Session) -> None:
    assert shared.refused("evaluate_js", {"js": 5}) == "js: a string is required"


def test_a_document_that_goes_away(session: Session, server: WebServer) -> None:
    waits_for_ever = f"location.href = {server.page('/next.html', 'next')!r}; return new Promise(() => {{}})"
    for js in (waits_for_ever, LONG + waits_for_ever):
        session.do("goto", {"url": server.empty})
        assert "Execution context was destroyed" in session.refused("evaluate_js", {"js": js})
        until(lambda: session.js("document.body?.innerText") == "next")  # a goto before that would be interrupted


def test_many_large_texts(session: Session, server: WebServer) -> None:
    """More than the browser holds for a session; some are of earlier documents."""
    for count in range(2 * MOST_HELD + 5):
        if count % 20 == 0:
            session.do("goto", {"url": server.empty})
        assert session.js(f"{LONG}return args.count", {"count": count}) == count


@pytest.mark.parametrize("cross", [False, True])
def test_a_result_given_in_pagehide_comes_too_late_where_another_site_follows(
    session: Session, server: WebServer, cross: bool
) -> None:
    """The browser has released the document by then. For one of the same site it keeps what carries the answer."""
    server.page("/next.html", "next")
    js = "return new Promise((done) => { addEventListener('pagehide', () => done('bye')); location.href = args.to })"
    session.do("goto", {"url": server.empty})
    to = f"{server.cross_prefix if cross else server.prefix}/next.html"
    payload = session.act("evaluate_js", {"js": js, "args": {"to": to}})
    assert payload["code"] == (400 if cross else 200)
    assert ("destroyed" if cross else "bye") in str(payload["output"])


@pytest.mark.parametrize("cross", [False, True])
def test_a_result_of_the_task_that_navigates_arrives(session: Session, server: WebServer, cross: bool) -> None:
    server.page("/next.html", "next")
    to = f"{server.cross_prefix if cross else server.prefix}/next.html"
    session.do("goto", {"url": server.page("/link.html", f"<a href='{to}'>go</a>")})
    assert session.js("document.querySelector('a').click(); return 'clicked'") == "clicked"


def test_scripts_run_side_by_side(session: Session) -> None:
    waiting = session.send("evaluate_js", {"js": "return new Promise((done) => { window.release = done })"})
    assert session.js("new Promise(r => { const t = setInterval(() => window.release && (clearInterval(t), r(1))) })")
    session.send("evaluate_js", {"js": "release('late')"})
    assert session.answer(waiting)["output"]["output"] == "late"


def test_a_page_that_replaced_the_builtins(session: Session) -> None:
    session.js(
        "JSON.stringify = Promise.prototype.then = Object.prototype.toString = () => { throw 1 };"
        "window.Promise = null; return null"
    )
    assert session.js("return Promise === null ? {a: [1]} : null") == {"a": [1]}


def test_a_strict_content_security_policy(shared: Session, server: WebServer) -> None:
    policy = [("content-security-policy", "default-src 'none'; require-trusted-types-for 'script'")]
    shared.do("goto", {"url": server.page("/csp.html", "<title>closed</title>", headers=policy)})
    assert shared.js("return document.title") == "closed"


def test_tens_of_megabytes_each_way(session: Session) -> None:
    text = "x" * 10_000_000
    assert session.js("return args.text.length", {"text": text}) == len(text)
    assert session.js("'x'.repeat(10000000)") == text


def test_dialogs_never_hold_the_page(shared: Session) -> None:
    assert shared.js("[alert('a'), confirm('b'), prompt('c')]") == [None, False, None]


def test_popups_stay_beside_the_session_s_tab(session: Session, server: WebServer) -> None:
    session.do("goto", {"url": server.empty})
    assert session.js("window.other = open('about:blank'); return other !== null") is True
    assert session.js("location.pathname") == "/empty.html"
    assert session.js("other.closed") is False
