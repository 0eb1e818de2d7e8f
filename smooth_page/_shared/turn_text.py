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
) -> str:
    """A function body with the parameter `args` (the message) that returns a Reply, a promise of one, or Absent.

    `name` is the property of the window behind which the kernel sits. `chunks` come along: `core` installs the kernel
    where there is none. `code` is the user's expression or function; it is part of the text, so that no
    Content-Security-Policy of the page can forbid it. Chunks are evaluated inside the guard
    (runtime/src/kernel/guard.ts). `engines` are the sources of registered selector engines.
    """
    key = json.dumps(name)
    lines = [f"let __smooth_kernel = window[{key}];"]
    if "core" in chunks:
        lines += ["if (!__smooth_kernel) {", "let __smooth_guard;", chunk_text("guard")]
        lines += [f"__smooth_kernel = __smooth_guard.inside(() => {{\n{_scope('core')}"]
        lines += [f"return __smooth_core({key}, __smooth_guard);\n}});\n}}"]
    else:
        lines.append("if (!__smooth_kernel) return { absent: true };")
    for chunk in chunks:
        if chunk != "core":
            lines.append("__smooth_kernel.inside(() => {\nconst __smooth_shared = __smooth_kernel.shared;")
            lines.append(f"{_scope(chunk)}__smooth_{chunk}(__smooth_kernel);\n}});")
    sources = ", ".join(f"{json.dumps(engine)}: () => (\n{source}\n)" for engine, source in (engines or {}).items())
    thunk = f"(__smooth_scope) => (\n{code}\n)" if code is not None else "undefined"
    lines.append(f"return __smooth_kernel.turn(args, {thunk}, {{ {sources} }});")
    return "\n".join(lines)


@cache
def _scope(chunk: str) -> str:
    return f"const {{ {', '.join(_GLOBALS.split())} }} = window;\nlet __smooth_{chunk};\n{chunk_text(chunk)}\n"
