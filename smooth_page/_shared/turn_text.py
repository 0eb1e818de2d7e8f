"""The JavaScript of a turn: finds or installs the kernel and hands it the message, which travels as `args`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# What chunks find under these names is the window's own, whatever a script calls so (`const URL = "http://..."`).
_GLOBALS = """
Array ArrayBuffer BigInt Blob Boolean CSS DOMParser DataView Date Element Error Event Function HTMLElement Headers Image
Intl JSON Map Math MutationObserver Node Number Object PerformanceObserver Promise Proxy Range Reflect RegExp Request
Response Set Storage String Symbol Text URL Uint32Array Uint8Array WeakMap WeakRef WeakSet XMLHttpRequest atob btoa crypto
decodeURIComponent document encodeURIComponent fetch getComputedStyle matchMedia navigator parseFloat parseInt performance
"""


@cache
def chunk_text(chunk: str) -> str:
    """The bundled script of a chunk; it leaves what it makes in the variable `__smooth_<chunk>`."""
    return (files("smooth_page") / "runtime" / "dist" / f"{chunk}.js").read_text("utf-8")


def turn_body(
    name: str,
    *,
    chunks: tuple[str, ...] = (),
    code: str | None = None,
    engines: Mapping[str, str] | None = None,
    popup: str | None = None,
    needs: tuple[str, ...] = (),
) -> str:
    """A function body with the parameter `args` (the message) that returns a Reply, a promise of one, or Absent.

    `name` is the property of the window behind which the kernel sits. `chunks` come along: `core` installs the kernel
    where there is none. `code` is the user's expression or function; it is part of the text, so that no
    Content-Security-Policy of the page can forbid it. Chunks are evaluated inside the guard
    (runtime/src/kernel/guard.ts). `engines` are the sources of registered selector engines.

    `popup`: the turn is one of a window that the page has opened (runtime/src/popups/family.ts), which has the chunks
    that it `needs` from those that this document has had.
    """
    key = json.dumps(name)
    lines = ["const __smooth_makers = {};"]
    lines += [f"__smooth_makers.{chunk} = {_maker(chunk, key)};" for chunk in chunks]
    lines.append(f"let __smooth_kernel = window[{key}];")
    if "core" in chunks:
        lines.append("if (!__smooth_kernel) __smooth_kernel = __smooth_makers.core(window);")
    else:
        lines.append("if (!__smooth_kernel) return { absent: true };")
    lines.append("if (!__smooth_kernel.makers) __smooth_kernel.makers = {};")
    for chunk in chunks:
        lines.append(f"__smooth_kernel.makers.{chunk} = __smooth_makers.{chunk};")
        if chunk != "core" and (popup is None or chunk == "popups"):
            lines.append(f"__smooth_makers.{chunk}(window, __smooth_kernel);")
    sources = ", ".join(f"{json.dumps(engine)}: () => (\n{source}\n)" for engine, source in (engines or {}).items())
    thunk = f"(__smooth_scope) => (\n{code}\n)" if code is not None else "undefined"
    if popup is not None:
        lines.append("if (!__smooth_kernel.family) return { absent: true };")
        given = f"{json.dumps(popup)}, args, {json.dumps(list(needs))}, {thunk}, {{ {sources} }}"
        lines.append(f"return __smooth_kernel.family.turn({given});")
        return "\n".join(lines)
    lines.append(f"return __smooth_kernel.turn(args, {thunk}, {{ {sources} }});")
    return "\n".join(lines)


@cache
def _maker(chunk: str, key: str) -> str:
    """A function that makes the chunk in a window: this one, or one that it has opened.

    Functions in brackets that begin with that word are compiled at once; arrow functions would be read twice.
    """
    if chunk == "core":
        made = f"{_scope('core')}return __smooth_core({key}, __smooth_guard);"
        guard = f"let __smooth_guard;\n{chunk_text('guard')}"
        return f"(function (window) {{\n{guard}\nreturn __smooth_guard.inside((function () {{\n{made}\n}}));\n}})"
    made = f"const __smooth_shared = __smooth_kernel.shared;\n{_scope(chunk)}__smooth_{chunk}(__smooth_kernel);"
    return f"(function (window, __smooth_kernel) {{ __smooth_kernel.inside((function () {{\n{made}\n}})); }})"


@cache
def _scope(chunk: str) -> str:
    return f"const {{ {', '.join(_GLOBALS.split())} }} = window;\nlet __smooth_{chunk};\n{chunk_text(chunk)}\n"
