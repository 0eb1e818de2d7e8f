"""Builds selectors as a person would look for elements: by role and name, label, placeholder, text."""

from __future__ import annotations

import json
import re

SUBMITS = {"submit", "send", "login", "log in", "sign in", "signin", "log-in", "sign-in", "continue"}
PASSWORD = "input[type=password]"


def either(*selectors: str) -> str:
    """Returns a selector for the matches of all, in document order."""
    first, *rest = selectors
    return " >> ".join([first, *(f"internal:or={json.dumps(selector)}" for selector in rest)])


def visible(selector: str) -> str:
    """Returns a selector for the first visible match."""
    return f"{selector} >> visible=true >> nth=0"


def flexible(name: str) -> str:
    """Returns a pattern for a name that ignores case, white space and hyphens; `login` matches `log in`."""
    words = re.split(r"[\s-]+", name.strip())
    pattern = r"[\s-]*".join(re.escape(word).replace("/", r"\/") for word in words)
    if name.strip().lower() in ("login", "log in", "log-in", "sign in", "signin", "sign-in"):
        pattern = r"(log|sign)[\s-]*in"
    return f"/{pattern}/i"


def clickables(name: str) -> list[str]:
    """Returns selectors for something to click, best first."""
    pattern = flexible(name)
    roles = ("button", "link", "tab", "menuitem", "checkbox", "radio", "option", "switch")
    found = [f'internal:role={role}[name="{_quoted(name)}"i]' for role in roles[:2]]
    found += [f"internal:role={role}[name={pattern}]" for role in roles]
    found.append(f"internal:text={pattern}")
    if name.strip().lower() in SUBMITS:
        found.append("button[type=submit], input[type=submit], form button:not([type])")
    return found


def fields(name: str) -> list[str]:
    """Returns selectors for a field to fill, best first."""
    pattern = flexible(name)
    key = re.sub(r"\W+", "", name).lower()
    found = [
        f'internal:label="{_quoted(name)}"s',
        f"internal:label={pattern}",
        f"internal:attr=[placeholder={pattern}]",
    ]
    found += [f"internal:role={role}[name={pattern}]" for role in ("textbox", "searchbox", "spinbutton", "combobox")]
    if key:
        found.append(
            f'input[name="{key}" i], textarea[name="{key}" i], select[name="{key}" i], #{key}'
            if key.isidentifier()
            else f'[name="{key}" i]'
        )
        found.append(f'input[name*="{key}" i], input[id*="{key}" i], textarea[name*="{key}" i]')
    if key == "password":
        found.append(PASSWORD)
    if key in ("email", "mail"):
        found.append("input[type=email]")
    if key == "search":
        found.append("input[type=search]")
    return found


def user_fields() -> list[str]:
    """Returns selectors for the user's field of a login form."""
    inputs = "input:not([type=hidden], [type=password], [type=submit], [type=checkbox], [type=radio], [type=button])"
    form = f"form:has({PASSWORD})"
    return [
        f"{form} input[autocomplete*=username]",
        f"{form} input[type=email]",
        f"{form} input[name*=user i], {form} input[name*=mail i], {form} input[name*=login i]",
        f"{form} {inputs}",
        "input[autocomplete*=username], input[type=email], input[name*=user i], input[name*=mail i]",
    ]


def log_in_buttons() -> list[str]:
    """Returns selectors for what submits a login form."""
    form = f"form:has({PASSWORD})"
    return [f"{form} button[type=submit], {form} input[type=submit], {form} button:not([type])", *clickables("log in")]


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
