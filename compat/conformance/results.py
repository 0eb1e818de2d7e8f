"""Results of runs: for each suite, target and file, the names of the passed, failed and skipped tests."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

STORE = Path(__file__).with_name("results")


@dataclass
class Results:
    """`playwright` is the version of the tests or of native Playwright; `files`: file -> test -> outcome."""

    suite: str
    target: str
    playwright: str = ""
    files: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return STORE / f"{self.suite}-{self.target}.json"

    def outcome(self, file: str, test: str) -> str:
        """passed, failed or skipped; missing where the test did not run."""
        return self.files.get(file, {}).get(test, "missing")

    def passed(self) -> Iterator[tuple[str, str]]:
        """File and test of everything that passed."""
        for file, tests in self.files.items():
            yield from ((file, test) for test, outcome in tests.items() if outcome == "passed")

    def save(self) -> None:
        STORE.mkdir(exist_ok=True)
        by_outcome = {
            file: {
                outcome: sorted(test for test, value in tests.items() if value == outcome)
                for outcome in sorted(set(tests.values()))
            }
            for file, tests in sorted(self.files.items())
        }
        self.path.write_text(json.dumps({"playwright": self.playwright, "files": by_outcome}, indent=1) + "\n")


def stored(suite: str, target: str) -> Results:
    """Returns the stored results, which may be empty."""
    results = Results(suite, target)
    if results.path.exists():
        data = json.loads(results.path.read_text())
        results.playwright = data["playwright"]
        results.files = {
            file: {test: outcome for outcome, tests in by_outcome.items() for test in tests}
            for file, by_outcome in data["files"].items()
        }
    return results


def read_junit(path: Path, *, modules: bool = False) -> dict[str, str]:
    """Test (with its class, and its module if `modules`) -> outcome. A test that fails anywhere has failed."""
    found: dict[str, str] = {}
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        parts = case.get("classname", "").split(".")
        classes = parts if modules else [part for part in parts if part[:1].isupper()]
        name = "::".join([*classes, case.get("name", "")])
        kinds = {child.tag for child in case}
        outcome = "failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"
        if found.get(name) != "failed":
            found[name] = outcome
    return found
