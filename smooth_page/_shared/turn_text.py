"""The JavaScript of a turn: finds or installs the kernel and hands it the message, which travels as `args`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


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
    lines = [f"let kernel = globalThis[{key}];"]
    if "core" in chunks:
        lines += ["if (!kernel) {", "let __smooth_guard;", chunk_text("guard")]
        lines += [f"kernel = __smooth_guard.inside(() => {{\nlet __smooth_core;\n{chunk_text('core')}"]
        lines += [f"return __smooth_core({key}, __smooth_guard);\n}});\n}}"]
    else:
        lines.append("if (!kernel) return { absent: true };")
    for chunk in chunks:
        if chunk != "core":
            variable = f"__smooth_{chunk}"
            lines.append(f"kernel.inside(() => {{\nlet {variable};\n{chunk_text(chunk)}\n{variable}(kernel);\n}});")
    sources = ", ".join(f"{json.dumps(engine)}: () => (\n{source}\n)" for engine, source in (engines or {}).items())
    thunk = f"() => (\n{code}\n)" if code is not None else "undefined"
    lines.append(f"return kernel.turn(args, {thunk}, {{ {sources} }});")
    return "\n".join(lines)
