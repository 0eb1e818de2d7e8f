"""scripts/import_rules.py finds imports that go up a floor, in Python and in TypeScript."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("import_rules", ROOT / "scripts" / "import_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "import_rules", module)
    spec.loader.exec_module(module)
    return module


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    "statement",
    [
        'import { click } from "../actions/click";',
        'import {\n  type Point,\n  click,\n} from "../actions/click";',
        "import { click } from '../actions/click'",
        'import * as actions from "../actions/click";',
        'import "../actions/click";',
        'export { click } from "../actions/click";',
        'export * from "../actions/click";',
        'const later = () => import("../actions/click");',
        '/* why */ const it = require("../actions/click");',
    ],
)
def test_an_upward_import_of_a_value_is_found(rules: ModuleType, tmp_path: Path, statement: str) -> None:
    write(
        tmp_path, {"dom/kinds.ts": f"/** Kinds. */\n\n{statement}\n", "actions/click.ts": "export const click = 1;\n"}
    )
    assert list(rules.between_runtime_rooms(tmp_path)) == [
        "runtime/src/dom/kinds.ts:3: dom may not import ../actions/click, which is not on a lower floor"
    ]


@pytest.mark.parametrize(
    "statement",
    [
        'import type { Click } from "../actions/click";',
        'import { type Click, type Point } from "../actions/click";',
        'export type { Click } from "../actions/click";',
        'import { styleOf } from "./kinds";',
        'import { Failure } from "../../kernel/operation";',
        'import { Scope } from "@zumer/snapdom";',
        '/**\n * import { click } from "../actions/click";\n */',
        '// import { click } from "../actions/click";',
        'export const text = "import";',
    ],
)
def test_types_lower_floors_packages_and_comments_are_free(rules: ModuleType, tmp_path: Path, statement: str) -> None:
    depth = "dom/tree/kinds.ts" if "../../" in statement else "dom/kinds.ts"
    write(tmp_path, {depth: f"{statement}\n"})
    assert list(rules.between_runtime_rooms(tmp_path)) == []


def test_rooms_of_one_floor_do_not_import_each_other(rules: ModuleType, tmp_path: Path) -> None:
    write(tmp_path, {"events/observe.ts": 'import { until } from "../waiting/until";\n'})
    (found,) = rules.between_runtime_rooms(tmp_path)
    assert found.endswith("events may not import ../waiting/until, which is not on a lower floor")


def test_a_room_needs_a_floor(rules: ModuleType, tmp_path: Path) -> None:
    write(tmp_path, {"attic/box.ts": "export const box = 1;\n"})
    assert list(rules.between_runtime_rooms(tmp_path)) == [
        "runtime/src/attic/box.ts: attic has no floor in import_rules.py"
    ]


def test_every_import_statement_of_the_runtime_is_read(rules: ModuleType) -> None:
    for path in (ROOT / "smooth_page" / "runtime" / "src").rglob("*.ts"):
        text = path.read_text()
        statements = [line for line in text.splitlines() if line.startswith("import ")]
        matched = [
            match for match in rules.IMPORT.finditer(rules.COMMENT.sub("", text)) if match[0].startswith("import")
        ]
        assert len(matched) == len(statements), path


def test_an_upward_import_between_python_rooms_is_found(
    rules: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "smooth_page"
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    monkeypatch.setattr(rules, "PACKAGE", package)
    up = "from ..page.page import Page\n"
    write(
        package,
        {
            "_async/events/events.py": up,
            "_async/bridge/turns.py": f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {up}",
            "runtime/src/dom/kinds.ts": 'import { click } from "../actions/click";\n',
        },
    )
    python, typescript = rules.violations()
    assert python == (
        "smooth_page/_async/events/events.py:1: events may not import smooth_page._async.page.page.Page, "
        "which is not on a lower floor"
    )
    assert typescript.startswith("runtime/src/dom/kinds.ts:1: dom may not import")


def test_contributing_says_the_same(rules: ModuleType) -> None:
    """The table of rooms in CONTRIBUTING.md has all packages, and what each may import."""
    rows = re.findall(
        r"^\| `smooth_page/(\w+)` \|.*\| (.*?) ?\|$", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE
    )
    packages = {
        path.name for path in (ROOT / "smooth_page").iterdir() if list(path.glob("*.py")) or path.name == "runtime"
    }
    assert sorted(name for name, _ in rows) == sorted(packages)
    said = {name: allowed for name, allowed in rows if name not in ("_sync", "runtime")}  # generated; TypeScript
    for name, allowed in said.items():
        names = rules.MAY_IMPORT.get(name)
        assert allowed in ("everything", "nothing") or re.sub(r"`[\w.]+`|, ", "", allowed) == ""
        assert (names is None) == (allowed == "everything"), name
        assert names is None or set(re.findall(r"`([\w.]+)`", allowed)) == names, name
