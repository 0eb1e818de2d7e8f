"""Generates the Python side of the wire from the TypeScript side.

    python scripts/generate_protocol.py            writes the files
    python scripts/generate_protocol.py --check    compares, and exits 1 if a file is stale

The source is smooth_page/runtime/src/commands.ts; smooth_page/runtime/schema.mjs reads it with the TypeScript compiler.
"""

from __future__ import annotations

import json
import keyword
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import hatch_build  # noqa: E402

PROTOCOL = ROOT / "smooth_page" / "_protocol"
WIDTH = 120
PRIMITIVES = {"string": "str", "number": "float", "boolean": "bool", "null": "None", "unknown": "Any"}
# Aliases that say more than their type in TypeScript does.
KNOWN = {
    "Integer": "int",
    "Wire": "Any",
    "Expr": "Any",
    "ShortText": "Annotated[str, Field(max_length=4_000)]",
}
# What Python reads by attribute: pydantic models. All other objects are dicts.
MODELS: tuple[str, ...] = ("Reply", "Absent", "Held", "Done", "Failed", "Pending", "Asks", "Unknown", "Left", "Missing")
MODELS += ("FailureInfo", "FrameInfo", "LeftNews", "UncheckedNews")
# Unions that are read by the value of a field.
TAGGED = {"Outcome": "status", "News": "kind"}

HEAD = '''"""{title}

Generated from smooth_page/runtime/src/{source} by scripts/generate_protocol.py: edit that file, then `make sync`.
"""
{more}
from __future__ import annotations

{imports}'''


def read_schema() -> dict[str, Any]:
    """What schema.mjs prints."""
    hatch_build.ensure_node_modules()
    command = [*hatch_build.node_commands()[0], "schema.mjs"]
    done = subprocess.run(command, cwd=hatch_build.RUNTIME, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"The schema of the wire can't be read:\n{done.stderr}")
    schema: dict[str, Any] = json.loads(done.stdout)
    return schema


# -- types ------------------------------------------------------------------------------------------------------------


def annotation(type: Any) -> str:
    """A type of the schema in Python."""
    if isinstance(type, str):
        return PRIMITIVES[type]
    kind, of = next(iter(type.items()))
    if kind == "name":
        return KNOWN.get(of, str(of))
    if kind == "literal":
        return f"Literal[{of!r}]"
    if kind == "list":
        return f"list[{annotation(of)}]"
    if kind == "nonempty":
        return f"Annotated[list[{annotation(of)}], Field(min_length=1)]"
    if kind == "record":
        return f"dict[{', '.join(map(annotation, of))}]"
    if kind == "tuple":
        # JSON has no tuples: a list becomes one.
        return f"Annotated[tuple[{', '.join(map(annotation, of))}], Strict(False)]"
    return union(of)


def union(types: list[Any]) -> str:
    """Literals become one; Any stands for all."""
    literals = [repr(type["literal"]) for type in types if isinstance(type, dict) and "literal" in type]
    others = [annotation(type) for type in types if not (isinstance(type, dict) and "literal" in type)]
    if "Any" in others:
        return "Any"
    nothing = ["None"] if "None" in others else []
    members = [*([f"Literal[{', '.join(literals)}]"] if literals else []), *(each for each in others if each != "None")]
    return " | ".join(members + nothing)


def declaration(described: dict[str, Any], is_final: bool) -> str:
    """A TypedDict, or an alias."""
    name = described["name"]
    if "fields" not in described:
        type = annotation(described["type"])
        if name in TAGGED:
            type = f"Annotated[{type}, Field(discriminator={TAGGED[name]!r})]"
        return f"{comment(described['doc'])}{name}: TypeAlias = {type}\n"
    if name in MODELS:
        return model(described)
    fields = [(field["name"], wanted(field)) for field in described["fields"]]
    if all(name.isidentifier() and not keyword.iskeyword(name) for name, _ in fields):
        body = [*docstring(described["doc"]), *(f"    {field}: {type}" for field, type in fields)]
        head = "@final\n" if is_final else ""
        return f"{head}class {name}(TypedDict):\n" + "\n".join(body) + "\n"
    inner = ", ".join(f"{field!r}: {type!r}" for field, type in fields)  # as text: a type may come later
    return f"{comment(described['doc'])}{name} = TypedDict({name!r}, {{{inner}}})\n"


def model(described: dict[str, Any]) -> str:
    """A pydantic model."""
    base = "Open" if described["open"] else "Checked"
    body = docstring(described["doc"])
    for field in described["fields"]:
        type = annotation(field["type"])
        if field["optional"]:
            type = f"{type} = None" if type == "Any" else f"{type} | None = None"
        body.append(f"    {field['name']}: {type}")
    return f"class {described['name']}({base}):\n" + "\n".join(body) + "\n"


def wanted(field: dict[str, Any]) -> str:
    type = annotation(field["type"])
    return f"NotRequired[{type}]" if field["optional"] else type


def alternatives(schema: dict[str, Any]) -> set[str]:
    """Types that are members of a union: final, so that type checkers tell them apart by their keys."""
    found: set[str] = set()

    def visit(value: Any) -> None:
        if isinstance(value, dict):
            for member in value.get("union", ()):
                found.update([member["name"]] if isinstance(member, dict) and "name" in member else [])
            for each in value.values():
                visit(each)
        elif isinstance(value, list):
            for each in value:
                visit(each)

    visit(schema)
    return found


# -- text -------------------------------------------------------------------------------------------------------------


def docstring(doc: str) -> list[str]:
    if not doc:
        return []
    return textwrap.wrap(f'"""{doc}"""', WIDTH, initial_indent="    ", subsequent_indent="    ")


def comment(doc: str) -> str:
    return "".join(f"{line}\n" for line in textwrap.wrap(doc, WIDTH, initial_indent="# ", subsequent_indent="# "))


def python_name(name: str) -> str:
    """`page.setContent` -> `page_set_content`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.replace(".", "_")).lower()


def formatted(text: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "-q", "--stdin-filename", str(PROTOCOL / "generated.py"), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


# -- operations -------------------------------------------------------------------------------------------------------


def function(operation: dict[str, Any]) -> str:
    """An operation as a function that makes a call of it."""
    result = annotation(operation["result"])
    head = f"def {python_name(operation['name'])}({signature(operation['params'])}) -> Call[{result}]:"
    body = docstring(operation["doc"])
    return f"@operation({registration(operation)})\n{head}{chr(10) if body else ' ...'}" + "\n".join(body) + "\n"


def signature(params: list[dict[str, Any]]) -> str:
    """The target comes first and has no keyword, so that what holds a target can add it to any operation on one."""
    first = [f"{parameter(param)}, /" for param in params if param["name"] == "target"]
    named = [parameter(param) for param in params if param["name"] != "target"]
    return ", ".join([*first, *(["*", *named] if named else [])])


def registration(operation: dict[str, Any]) -> str:
    facts = [repr(operation["name"]), repr(operation["chunk"])]
    facts += [f"{flag}=True" for flag in ("acts", "reads") if operation[flag]]
    return ", ".join([*facts, *([f"needs={operation['needs']!r}"] if operation["needs"] else [])])


def parameter(param: dict[str, Any]) -> str:
    type, optional = accepted(param["type"]), param["optional"]
    if not optional:
        return f"{param['name']}: {type}"
    if "None" in type.split(" | "):
        return f"{param['name']}: {type.replace(' | None', '')} | Unset | None = UNSET"
    return f"{param['name']}: {type} = UNSET" if type == "Any" else f"{param['name']}: {type} | None = None"


def accepted(type: Any) -> str:
    """The type of a parameter: what is only read may be any sequence or mapping."""
    text = annotation(type)
    text = re.sub(r"^list\[", "Sequence[", text)
    return re.sub(r"^dict\[", "Mapping[", text)


def declarations(schema: dict[str, Any], file: str) -> list[str]:
    final = alternatives(schema)
    return [
        declaration(type, type["name"] in final)
        for type in schema["types"]
        if type["file"] == file and type["name"] not in KNOWN
    ]


def contract(schema: dict[str, Any]) -> str:
    head = HEAD.format(
        title="What Python and the page send each other: messages, settings, replies and news.",
        source="contract.ts",
        more="",
        imports="""from typing import Annotated, Any, Literal, TypeAlias, final

from pydantic import BaseModel, ConfigDict, Field, Strict
from typing_extensions import NotRequired, TypedDict


class Checked(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class Open(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)""",
    )
    return "\n\n".join([head, *declarations(schema, "contract.ts")])


def commands(schema: dict[str, Any]) -> str:
    names = ", ".join(repr(operation["name"]) for operation in schema["operations"])
    op = f"Op: TypeAlias = Literal[{names}]\n"
    body = "\n\n".join([op, *declarations(schema, "commands.ts"), *map(function, schema["operations"])])
    shared = [type["name"] for type in schema["types"] if type["file"] == "contract.ts"]
    used = sorted(name for name in shared if re.search(rf"\b{name}\b", body))
    head = HEAD.format(
        title="Every operation of the runtime: a function for each, which makes a call of it.",
        source="commands.ts",
        more='\n# mypy: disable-error-code="empty-body"\n',
        imports=f"""from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias, final

from pydantic import Strict
from typing_extensions import NotRequired, TypedDict

from .call import UNSET, Call, Unset, operation
from .contract import {", ".join(used)}""",
    )
    return f"{head}\n\n{body}"


def files() -> Iterator[tuple[Path, str]]:
    """The generated files, with the text that they should have."""
    schema = read_schema()
    yield PROTOCOL / "contract.py", formatted(contract(schema))
    yield PROTOCOL / "commands.py", formatted(commands(schema))


def main() -> None:
    stale = [(path, text) for path, text in files() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path, _ in stale:
            print(f"{path.relative_to(ROOT)} is not what the runtime's types say: run `make sync`")
        sys.exit(1 if stale else 0)
    for path, text in stale:
        path.write_text(text)
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
