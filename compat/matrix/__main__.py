"""`python -m compat.matrix` writes compat/MATRIX.md and the README's summary; `--check` compares their member part."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from compat.matrix import members, runs
from compat.surface.compare import playwright_facts

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "compat" / "MATRIX.md"
README = ROOT / "README.md"

HEAD = """# Compatibility matrix

Written by `python -m compat.matrix` from the levels in the code (`smooth_page.levels`) and from stored runs of
Playwright's own suites (`python -m compat.conformance run`). Playwright {version}.

- works: as in Playwright
- differs: works, with the difference that is told
- not yet: can be carried by the service's five events, and is not built yet: raises NotSupportedError
- not supported: can't be carried by them: raises NotSupportedError, which says why and what to use instead

"""


def begin(part: str) -> str:
    return f"<!-- {part}: written by python -m compat.matrix -->\n"


def end(part: str) -> str:
    return f"<!-- end of {part} -->\n"


def block(part: str, lines: list[str]) -> str:
    return "\n".join([begin(part), *lines, end(part)])


def put(text: str, part: str, lines: list[str]) -> str:
    """The text with the part's lines in their place."""
    before, _, rest = text.partition(begin(part))
    _, mark, after = rest.partition(end(part))
    if not mark:
        raise SystemExit(f"there is no place for {part}: {begin(part)}")
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


def readme(text: str, *, with_runs: bool) -> str:
    text = put(text, "levels", members.summary())
    return put(text, "suites", runs.summary()) if with_runs else text


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m compat.matrix", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a level has changed since")
    if parser.parse_args().check:
        stale = [path.name for path, fresh in _fresh().items() if path.read_text() != fresh]
        print(f"stale: {', '.join(stale)}: run python -m compat.matrix" if stale else "the matrix is up to date")
        return 1 if stale else 0
    PAGE.write_text(page())
    README.write_text(readme(README.read_text(), with_runs=True))
    print(f"wrote {PAGE.relative_to(ROOT)} and the summary in {README.name}")
    return 0


def _fresh() -> dict[Path, str]:
    """What the files would be if only levels had changed."""
    stored = PAGE.read_text()
    return {
        PAGE: put(stored, "members", members.members_part()),
        README: readme(README.read_text(), with_runs=False),
    }


if __name__ == "__main__":
    sys.exit(main())
