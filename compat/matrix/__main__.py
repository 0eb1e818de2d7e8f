"""`python -m compat.matrix` writes compat/MATRIX.md; `--check` fails if its table of members is not up to date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from compat.matrix import members, runs
from compat.surface.compare import playwright_facts

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "compat" / "MATRIX.md"

HEAD = """# Compatibility matrix

Written by `python -m compat.matrix` from the levels in the code (`smooth_page.levels`) and from stored runs of
Playwright's own suites (`python -m compat.conformance run`). Playwright {version}.

- works: same as in Playwright
- differs: works, with the difference that is listed here
- not yet: possible with the service's five events, but not built yet; raises NotSupportedError
- not supported: not possible with them; raises NotSupportedError, which says why and what to use instead

Levels are those of sessions without the companion (docs/companion.md), unless the text says otherwise.

"""


def begin(part: str) -> str:
    return f"<!-- {part}: written by python -m compat.matrix -->\n"


def end(part: str) -> str:
    return f"<!-- end of {part} -->\n"


def block(part: str, lines: list[str]) -> str:
    return "\n".join([begin(part), *lines, end(part)])


def put(text: str, part: str, lines: list[str]) -> str:
    """Returns the text with the part's lines replaced."""
    before, _, rest = text.partition(begin(part))
    _, mark, after = rest.partition(end(part))
    if not mark:
        raise SystemExit(f"the marks of {part} are missing: {begin(part)}")
    return before + block(part, lines) + after


def page() -> str:
    return "\n".join(
        [
            HEAD.format(version=playwright_facts()["version"]),
            "## Playwright's own suites\n",
            block("runs", [*runs.summary(), "", *runs.runs_part()]),
            "## Members\n",
            block("members", members.members_part()),
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m compat.matrix", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a level has changed since")
    if parser.parse_args().check:
        return _check()
    PAGE.write_text(page())
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def _check() -> int:
    """Compares the stored page with what it would be if only levels had changed."""
    stored = PAGE.read_text()
    if put(stored, "members", members.members_part()) == stored:
        print("the matrix is up to date")
        return 0
    print(f"{PAGE.name} is not up to date: run python -m compat.matrix")
    return 1


if __name__ == "__main__":
    sys.exit(main())
