"""The JavaScript of a turn: finds or installs the kernel and hands it the message, which travels as `args`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What chunks find under these names is the window's own, whatever a script calls so (`const URL = "http://..."`).
_GLOBALS = """
Array ArrayBuffer BigInt Blob Boolean CSS DOMParser DataView Date Element Error Event EventTarget Function HTMLElement Headers Image
Intl JSON Map Math MutationObserver Node Number Object PerformanceObserver Promise Proxy Range Reflect RegExp Request
Response Set Storage String Symbol Text URL Uint32Array Uint8Array WeakMap WeakRef WeakSet XMLHttpRequest atob btoa crypto
decodeURIComponent document encodeURIComponent fetch getComputedStyle matchMedia navigator parseFloat parseInt performance
"""


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
        """One that nobody can guess."""
        return cls(f"__{secrets.token_hex(8)}", secrets.token_hex(12), secrets.token_hex(12))


@cache
def chunk_text(chunk: str) -> str:
    """The bundled script of a chunk; it leaves what it makes in the variable `__smooth_<chunk>`."""
    return (files("smooth_page") / "runtime" / "dist" / f"{chunk}.js").read_text("utf-8")


def turn_body(
    entry: Entry,
    *,
    chunks: tuple[str, ...] = (),
    code: str | None = None,
    engines: Mapping[str, str] | None = None,
    popup: str | None = None,
    needs: tuple[str, ...] = (),
) -> str:
    """A function body with the parameter `args` (the message) that returns a Reply, a promise of one, or Absent.

    `chunks` come along: `core` installs the kernel where there is none. `code` is the user's expression or function; it
    is part of the text, so that no Content-Security-Policy of the page can forbid it. Chunks are evaluated inside the
    guard (runtime/src/kernel/guard.ts). `engines` are the sources of registered selector engines.

    `popup`: the turn is one of a window that the page has opened (runtime/src/popups/family.ts), which has the chunks
    that it `needs` from those that this document has had.

    Scripts of the page can change what objects inherit, so the objects made here inherit nothing.
    """
    key, secret, proof = json.dumps(entry.name), json.dumps(entry.secret), json.dumps(entry.proof)
    lines = ["const __smooth_makers = { __proto__: null };"]
    for chunk in chunks:
        if chunk == "core":  # `base` is what a document takes along that gives way to a fresh one
            lines.append(f"__smooth_makers.base = {_maker(chunk)};")
            made = f"(window) => __smooth_makers.base(window, {json.dumps(vars(entry))})"
        else:
            made = _maker(chunk)
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
        lines.append(f"return __smooth_kernel.family.turn({given});")
        return "\n".join(lines)
    lines.append(f"return __smooth_kernel.turn(args, {thunk}, {sources});")
    return "\n".join(lines)


@cache
def _maker(chunk: str) -> str:
    """A function that makes the chunk in a window: this one, or one that it has opened.

    Functions in brackets that begin with that word are compiled at once; arrow functions would be read twice. They are
    strict: else `caller` of a page's function, which one of them has called, would be theirs, with its text.
    """
    if chunk == "core":
        made = f"{_scope('core')}return __smooth_core(__smooth_entry, __smooth_guard);"
        guard = f"let __smooth_guard;\n{chunk_text('guard')}"
        made = f"{guard}\nreturn __smooth_guard.inside((function () {{\n{made}\n}}));"
        return f'(function (window, __smooth_entry) {{ "use strict";\n{made}\n}})'
    made = f"const __smooth_shared = __smooth_kernel.shared;\n{_scope(chunk)}__smooth_{chunk}(__smooth_kernel);"
    made = f"__smooth_kernel.inside((function () {{\n{made}\n}}));"
    return f'(function (window, __smooth_kernel) {{ "use strict"; {made} }})'


@cache
def _scope(chunk: str) -> str:
    return f"const {{ {', '.join(_GLOBALS.split())} }} = window;\nlet __smooth_{chunk};\n{chunk_text(chunk)}\n"
