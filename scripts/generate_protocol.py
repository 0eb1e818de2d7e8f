"""Generates the Python side of the wire from the TypeScript side.

    python scripts/generate_protocol.py            writes the files
    python scripts/generate_protocol.py --check    compares, and exits 1 if a file is stale

The source is smooth_page/runtime/src/commands.ts and contract.ts, with the files that they gather;
smooth_page/runtime/schema.mjs reads them with the TypeScript compiler.
"""

from __future__ import annotations

import json
import keyword
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from itertools import chain
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

Generated from smooth_page/runtime/src/{source} by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""
{more}
from __future__ import annotations
'''


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


def formatted(text: str, path: Path) -> str:
    """Formatted, without the imports that only a comment mentions."""
    for command in (("check", "--fix-only", "--select", "F401,I"), ("format",)):
        words = [sys.executable, "-m", "ruff", *command, "-q", "--stdin-filename", str(path), "-"]
        text = subprocess.run(words, input=text, capture_output=True, text=True, check=True).stdout
    return text


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


# -- files ------------------------------------------------------------------------------------------------------------


class Module:
    """A generated module: what is declared in one file of the source."""

    def __init__(self, file: str, schema: dict[str, Any]) -> None:
        self.file = file
        final = alternatives(schema)
        types = [type for type in schema["types"] if type["file"] == file and type["name"] not in KNOWN]
        operations = [operation for operation in schema["operations"] if operation["file"] == file]
        self.types = [type["name"] for type in types]
        self.names = [*self.types, *(python_name(each["name"]) for each in operations)]
        declared = [declaration(type, type["name"] in final) for type in types]
        self.body = "\n\n".join([*declared, *map(function, operations)])
        self.makes_calls = bool(operations)

    def text(self, others: list[Module]) -> str:
        """The whole module, not yet formatted."""
        imports = [line for other in others if other is not self for line in self._from(other)]
        more = '\n# mypy: disable-error-code="empty-body"\n' if self.makes_calls else ""
        head = HEAD.format(title=docs_of(self.file), source=f"{self.file}.ts", more=more)
        return "\n".join([head, *self._libraries(), *imports, "", "", self.body])

    def _from(self, other: Module) -> list[str]:
        package, name = other.file.split("/")
        used = [each for each in other.types if self._uses(each)]
        place = f".{name}" if self.file.startswith(f"{package}/") else f"..{package}.{name}"
        return [f"from {place} import {', '.join(sorted(used))}"] if used else []

    def _libraries(self) -> Iterator[str]:
        for module, names in LIBRARIES.items():
            used = [name for name in names if self._uses(name)]
            if used:
                yield f"from {module} import {', '.join(used)}"

    def _uses(self, name: str) -> bool:
        return re.search(rf"\b{name}\b", self.body) is not None


# What generated modules import, where they use it.
LIBRARIES = {
    "collections.abc": ("Mapping", "Sequence"),
    "typing": ("Annotated", "Any", "Literal", "TypeAlias", "final"),
    "pydantic": ("Field", "Strict"),
    "typing_extensions": ("NotRequired", "TypedDict"),
    "..call": ("UNSET", "Call", "Unset", "operation"),
    "..models": ("Checked", "Open"),
}


def docs_of(file: str) -> str:
    """The first comment of a file of the source."""
    text = (hatch_build.RUNTIME / "src" / f"{file}.ts").read_text("utf-8")
    found = re.match(r"/\*\*(.*?)\*/", text, re.DOTALL)
    if not found:
        raise SystemExit(f"{file}.ts says nothing about itself")
    return " ".join(found[1].replace("\n *", " ").split())


def package(title: str, source: str, modules: list[Module], more: str = "") -> str:
    """The `__init__` of a package: all names of its modules."""
    head = HEAD.format(title=title, source=source, more="")
    imports = [
        f"from .{module.file.split('/')[1]} import {', '.join(f'{name} as {name}' for name in module.names)}"
        for module in modules
    ]
    return "\n".join([head, *imports, "", more])


def files() -> Iterator[tuple[Path, str]]:
    """The generated files, with the text that they should have."""
    schema = read_schema()
    modules = [Module(file, schema) for file in sorted({each["file"] for each in chain(*schema.values())})]
    for module in modules:
        yield PROTOCOL / f"{module.file}.py", module.text(modules)
    ops = ", ".join(repr(operation["name"]) for operation in schema["operations"])
    op = f"from typing import Literal, TypeAlias\n\nOp: TypeAlias = Literal[{ops}]\n"
    for name, title, more in (("contract", CONTRACT, ""), ("commands", COMMANDS, op)):
        gathered = [module for module in modules if module.file.startswith(f"{name}/")]
        yield PROTOCOL / name / "__init__.py", package(listed(title, gathered), f"{name}.ts", gathered, more)


CONTRACT = "What Python and the page send each other."
COMMANDS = "Every operation of the runtime: a function for each, which makes a call of it."


def listed(title: str, modules: list[Module]) -> str:
    """The docstring of a package, with a line for each module."""
    lines = "\n".join(f"- `{module.file.split('/')[1]}`: {docs_of(module.file).rstrip('.')}" for module in modules)
    return f"{title}\n\n{lines}"


def main() -> None:
    wanted = {path: formatted(text, path) for path, text in files()}
    stale = [(path, text) for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    gone = [path for name in ("contract", "commands") for path in (PROTOCOL / name).glob("*.py") if path not in wanted]
    if "--check" in sys.argv:
        for path in (*(path for path, _ in stale), *gone):
            print(f"{path.relative_to(ROOT)} is not what the runtime's types say: run `make sync`")
        sys.exit(1 if stale or gone else 0)
    for path, text in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        print(f"wrote {path.relative_to(ROOT)}")
    for path in gone:
        path.unlink()


if __name__ == "__main__":
    main()
