"""The JavaScript of a turn: finds or installs the kernel and hands it the message, which travels as `args`."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The function by which a session's first documents reach the companion (companion/src/documents/scripts.ts).
GREETING = "__smooth_greeting"
# By which a document passes a turn to another window; it is near the beginning of the body.
_RELAY = "?.channel?.relay("
_LONGEST_RELAY = 1000
# By which one passes it to a popup without the companion.
_FAMILY = "__smooth_kernel.family.turn("


@dataclass(frozen=True)
class Entry:
    """How a turn finds the kernel: a function of the window's, which scripts of the page can see, but not use.

    It gives the kernel only to those who know the `secret`. A page that has seen the `name` in one document can put a
    function of its own there in the next one; but that does not know the `proof`, and gets no message.
    """

    name: str
    secret: str
    proof: str

    @classmethod
    def new(cls) -> Entry:
        """One that can't be guessed."""
        return cls(f"__{secrets.token_hex(8)}", secrets.token_hex(12), secrets.token_hex(12))


@cache
def chunk_text(chunk: str) -> str:
    """The bundled script of a chunk: a function that makes it in a window (runtime/makers.mjs)."""
    return (files("smooth_page") / "runtime" / "dist" / f"{chunk}.js").read_text("utf-8")


# A block, which would be an object there, and names that a turn has, too.
_DIFFERS = re.compile(r"\s*\{|.*\b(?:args|arguments|new\.target)\b", re.DOTALL)


def differs_in_a_turn(code: str) -> bool:
    """Whether the user's code may mean something else as a part of a turn's text than as a program of the page."""
    return _DIFFERS.match(code) is not None


def turn_body(
    entry: Entry,
    *,
    chunks: tuple[str, ...] = (),
    code: str | None = None,
    engines: Mapping[str, str] | None = None,
    popup: str | None = None,
    needs: tuple[str, ...] = (),
    companion: bool = False,
    arrives: bool = False,
) -> str:
    """A function body with the parameter `args` (the message) that returns a Reply, a promise of one, or Absent.

    `chunks` come along: `core` installs the kernel where there is none. `code` is the user's expression or function; it
    is part of the text, so that no Content-Security-Policy of the page can forbid it. Chunks are evaluated inside the
    guard (runtime/src/kernel/guard.ts). `engines` are the sources of registered selector engines.

    `popup`: the turn is one of a window that the page has opened (runtime/src/popups/family.ts), which has the chunks
    that it `needs` from those that this document has had.

    `companion`: the session has it, and it brings the chunks that the turn `needs` to documents in which it has installed
    the kernel (runtime/src/companion). `arrives`: it only asks how the document was loaded, which a document that has no
    kernel yet may know (runtime/src/companion/beginning.ts).

    Scripts of the page can change what objects inherit, so the objects made here inherit nothing.
    """
    key, secret, proof = json.dumps(entry.name), json.dumps(entry.secret), json.dumps(entry.proof)
    lines = _arrival(key, secret, proof, json.dumps(list(needs))) if companion and arrives else []
    lines.append("const __smooth_makers = { __proto__: null };")
    for chunk in chunks:
        if chunk == "core":  # `base` is what a document takes along that gives way to a fresh one
            lines.append(f"__smooth_makers.base = {_base()};")
            made = f"(window) => __smooth_makers.base(window, {json.dumps(vars(entry))})"
        else:
            made = chunk_text(chunk)
        lines.append(f"__smooth_makers.{chunk} = {made};")
    lines.append(f"let __smooth_kernel = window[{key}];")
    lines.append(f"if (__smooth_kernel) __smooth_kernel = __smooth_kernel({secret}) || {{ __proto__: null }};")
    if "core" in chunks:
        lines.append("else __smooth_kernel = __smooth_makers.core(window);")
    else:
        lines.append("else return { __proto__: null, absent: true };")
    lines.append(f"if (__smooth_kernel.proof !== {proof}) return {{ __proto__: null, absent: true, occupied: true }};")
    lines.append("if (!__smooth_kernel.makers) __smooth_kernel.makers = { __proto__: null };")
    for chunk in chunks:
        if chunk == "core":
            lines.append("__smooth_kernel.makers.base = __smooth_makers.base;")
        lines.append(f"__smooth_kernel.makers.{chunk} = __smooth_makers.{chunk};")
        if chunk != "core" and (popup is None or chunk == "popups"):
            lines.append(f"__smooth_makers.{chunk}(window, __smooth_kernel);")
    sources = ", ".join(f"{json.dumps(engine)}: () => (\n{source}\n)" for engine, source in (engines or {}).items())
    sources = f"{{ __proto__: null, {sources} }}"
    thunk = f"(__smooth_scope) => (\n{code}\n)" if code is not None else "undefined"
    if popup is not None:
        lines.append("if (!__smooth_kernel.family) return { __proto__: null, absent: true };")
        given = f"{json.dumps(popup)}, args, {json.dumps(list(needs))}, {thunk}, {sources}"
        lines.append(f"return {_FAMILY}{given});")
        return "\n".join(lines)
    turn = f"return __smooth_kernel.turn(args, {thunk}, {sources});"
    if companion:
        given = f"args, {json.dumps(list(needs))}, {thunk}, {sources}"
        lines.append(f"if (__smooth_kernel.channel) return __smooth_kernel.channel.turn({given});")
    lines.append(turn)
    return "\n".join(lines)


def _arrival(key: str, secret: str, proof: str, needs: str) -> list[str]:
    """Statements that return a reply if the document has one without a kernel."""
    asks = f"(beginning) => {{ if (beginning.proof === {proof}) __smooth_reply = beginning.turn(args, {needs}); }}"
    return [
        "let __smooth_reply;",
        f"if (window[{key}]) window[{key}]({secret}, undefined, {asks});",
        "if (__smooth_reply) return __smooth_reply;",
    ]


def relayed_body(entry: Entry, window: str, body: str) -> str:
    """A function body with the parameter `args` that runs a turn's body in another window, by the companion.

    Returns what that returns, or null where the tab of the session has no way to the companion.
    """
    key, secret = json.dumps(entry.name), json.dumps(entry.secret)
    given = f"{{ window: {json.dumps(window)}, js: {json.dumps(body)}, args }}"
    return f"return window[{key}]?.({secret}){_RELAY}{given}) ?? null;"


def acting_window(js: str) -> str | None:
    """Returns the window in which a turn's body acts; "": that in which it is evaluated; None: one that is not named."""
    begin, _, rest = js[:_LONGEST_RELAY].partition(_RELAY)
    if not rest or "\n" in begin:
        return None if _FAMILY in js else ""
    found = re.match(r'\{ window: ("(?:[^"\\]|\\.)*"),', rest)
    return None if found is None else str(json.loads(found.group(1)))


def resumed_body(entry: Entry, held: int) -> str:
    """A function body that returns the reply of a turn in another window that was on hold."""
    key, secret = json.dumps(entry.name), json.dumps(entry.secret)
    return f"return window[{key}]?.({secret}){_RELAY}{{ held: {held} }}) ?? null;"


def greeting_body(entry: Entry) -> str:
    """A function body with the parameter `args` (a message) that makes this entry known to the companion.

    Waits until the companion has started, for as long as the message's slice at most. Returns an Absent that says whether
    the companion has taken the entry, and which user agent the tab has. It takes the first one of a session, which is before any page is shown.
    """
    return f"""const limit = performance.now() + args.slice;
const greeting = {{ entry: {json.dumps(vars(entry))}, settings: args.settings }};
const greet = async () => {{
  while (!window[{json.dumps(GREETING)}]) {{
    if (performance.now() > limit) return false;
    await new Promise((done) => setTimeout(done, 10));
  }}
  return (await window[{json.dumps(GREETING)}](greeting)).value;
}};
return greet().then((taken) => ({{ absent: true, companion: taken === true, agent: navigator.userAgent }}));"""


@cache
def _base() -> str:
    """A function that installs the kernel in a window. The core is evaluated inside the guard."""
    made = f"(function () {{ return {chunk_text('core')}(window, __smooth_entry, __smooth_guard); }})"
    lines = (f"const __smooth_guard = {chunk_text('guard')}(window);", f"return __smooth_guard.inside({made});")
    return "\n".join(("(function (window, __smooth_entry) {", *lines, "})"))
