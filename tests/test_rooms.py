"""Each room says in its docstring what each of its files holds."""

import ast
import re
from pathlib import Path

import pytest

import smooth_page

PACKAGE = Path(smooth_page.__file__).parent
TESTS = Path(__file__).parent
ROOMS = [folder for tree in ("_async", "_shared") for folder in sorted((PACKAGE / tree).iterdir()) if folder.is_dir()]
ROOMS += sorted(file.parent for file in TESTS.rglob("__init__.py") if "_sync" not in file.parts)


@pytest.mark.parametrize(
    "room",
    [room for room in ROOMS if list(room.glob("*.py"))],
    ids=lambda room: "/".join(room.relative_to(TESTS.parent).parts),
)
def test_a_room_lists_its_files(room: Path) -> None:
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text())) or ""
    lines = re.findall(r"^- ([^:]+): \S", docstring, re.MULTILINE)
    named = [name for line in lines for name in re.findall(r"`(\w+)`", line)]
    assert sorted(named) == sorted(path.stem for path in room.glob("*.py") if path.stem != "__init__")


def test_names_of_files_explain_themselves() -> None:
    riddles = {"given", "told", "stand", "parting", "late", "place", "look", "pace"}
    riddles |= {"own", "around", "needless", "stays", "led", "below", "lasting"}
    sources = ("runtime", "companion")
    files = [*PACKAGE.rglob("*.py"), *(path for each in sources for path in (PACKAGE / each / "src").rglob("*.ts"))]
    assert [path for path in files if path.stem in riddles] == []
