"""run_task without a model: what it does, what it refuses, what it reports."""

from __future__ import annotations

import pytest

from tests.local.engine_process import Session
from tests.web_server import WebServer

SENDS = "event.preventDefault(); sent.textContent = JSON.stringify(Object.fromEntries(new FormData(this)))"
FORM = f"""<form onsubmit="{SENDS}">
<label>Name <input name=name></label><input name=city placeholder=City>
<label>Colour <select name=colour><option>Red<option>Green</select></label>
<label><input type=checkbox name=news> Send me news</label>
<button>Send</button></form><output id=sent></output>"""
LOGINS = {
    "labels": (
        "<label for=u>Username</label><input id=u name=user><label for=p>Password</label>"
        "<input id=p name=pass type=password><button>Sign in</button>"
    ),
    "placeholders": (
        "<input name=login placeholder='E-mail address'><input type=password placeholder=Password>"
        "<input type=submit value='Log In'>"
    ),
    "aria": (
        "<input type=hidden name=csrf value=x><input aria-label=Email autocomplete=username>"
        "<input aria-label='Your password' type=password>"
        "<div role=button tabindex=0 onclick='this.closest(`form`).requestSubmit()'>LOGIN</div>"
    ),
}


@pytest.mark.parametrize("form", LOGINS)
@pytest.mark.parametrize(
    "task",
    [
        'Fill in the login form with email "a@b.c" and password "s3cret", then click the login button',
        "Log in with username a@b.c and password s3cret",
        "Log in with a@b.c and password s3cret",
    ],
)
def test_logs_in(shared: Session, server: WebServer, form: str, task: str) -> None:
    sends = "event.preventDefault(); window.sent = [...this.querySelectorAll('input')].map((each) => each.value)"
    search = "<form><input type=search name=q aria-label=Search></form>"
    shared.do("goto", {"url": server.page("/in.html", f'{search}<form onsubmit="{sends}">{LOGINS[form]}</form>')})
    said = shared.do("run_task", {"task": task})
    sent = shared.js("window.sent")
    assert "a@b.c" in sent
    assert "s3cret" in sent
    assert "s3cret" not in said


def test_steps(shared: Session, server: WebServer) -> None:
    server.page("/form.html", FORM)
    task = (
        f"Go to {server.prefix}/form.html. Fill Name with \"Ann\", type 'Bern' into City, "
        "select Green from Colour, check Send me news and then click Send"
    )
    output = shared.act("run_task", {"task": task})["output"]
    sent = {"name": "Ann", "city": "Bern", "colour": "Green", "news": "on"}
    assert shared.js("JSON.parse(document.querySelector('#sent').textContent)") == sent
    assert output["credits_used"] == 3.0
    assert output["output"].startswith("Done: went to")


def test_what_is_not_understood_is_refused_before_anything_is_done(shared: Session, server: WebServer) -> None:
    shared.do("goto", {"url": server.page("/form.html", FORM)})
    text = shared.refused("run_task", {"task": "Fill Name with Ann, then book me a nice hotel"})
    assert "Not understood: 'book me a nice hotel'" in text
    assert shared.js("document.querySelector('input').value") == ""


@pytest.mark.parametrize("given", [{}, {"task": ""}, {"task": 5}])
def test_a_task_is_required(shared: Session, given: dict[str, object]) -> None:
    assert shared.refused("run_task", given) == "task: a text is required"


def test_max_steps(shared: Session) -> None:
    task = {"task": "press Tab, press Tab, press Tab", "max_steps": 2}
    assert shared.refused("run_task", task) == "The task has 3 steps, max_steps is 2"


def test_secrets_are_used_where_they_may_and_never_reported(shared: Session, server: WebServer) -> None:
    given = {"task": "Fill Name with {{word}}", "url": server.page("/form.html", FORM)}
    here = {"word": {"value": "hush", "allowed_urls": [f"{server.prefix}/*"]}}
    assert "hush" not in shared.do("run_task", {**given, "secrets": here})
    assert shared.js("document.querySelector('input').value") == "hush"
    elsewhere = {"word": {"value": "hush", "allowed_urls": ["https://other.example/*"]}}
    text = shared.refused("run_task", {**given, "secrets": elsewhere})
    assert "may not be used" in text
    assert "hush" not in text
    assert shared.js("document.querySelector('input').value") == ""


def test_the_final_page_in_the_shape_of_a_response_model(session: Session, site: str) -> None:
    model = {"type": "object", "properties": {"username": {"type": "string"}, "plan": {"type": "string"}}}
    task = "Log in with test@example.com and password secret123"
    given = {"task": task, "url": f"{site}/login", "response_model": model}
    assert session.do("run_task", given) == {"username": "john_doe", "plan": "Pro"}
