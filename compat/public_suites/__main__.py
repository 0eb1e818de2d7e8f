"""`python -m compat.public_suites NAME ... --at FOLDER`: checkouts (or bare repositories) are FOLDER/NAME.

Each suite gets a copy of its checkout and an environment of its own below --work. Prints how many of the tests that
pass on native Playwright pass here, and names the others.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

from compat.conformance.results import read_junit
from compat.conformance.targets import Target, target

from .sample import sample_of
from .suites import PLAYWRIGHT, SUITES, PublicSuite

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m compat.public_suites", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SUITES)} (default: all)")
    parser.add_argument("--at", type=Path, required=True, metavar="FOLDER", help="where the checkouts are")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "public_suites", metavar="FOLDER")
    parser.add_argument("--seconds", type=float, default=1800, help="limit of a run (default: 1800)")
    parser.add_argument("--again", action="store_true", help="reuse what an earlier run has set up")
    parser.add_argument("--pytest", default="", metavar="WORDS", help="further arguments for pytest")
    given = parser.parse_args()
    unknown = set(given.names) - set(SUITES)
    if unknown:
        parser.error(f"no such suite: {', '.join(sorted(unknown))}")
    bad = 0
    for name in given.names or SUITES:
        checkout = (given.work / name).resolve()
        python = checkout / ".environment" / "bin" / "python"
        if not given.again or not python.exists():
            lay_out(SUITES[name], (given.at / name).resolve(), checkout)
        else:
            pip_install(checkout, "--force-reinstall", "--no-deps", str(ROOT))
        bad += compare(name, checkout, str(python), given.pytest.split(), given.seconds)
    return 1 if bad else 0


def lay_out(suite: PublicSuite, source: Path, checkout: Path) -> None:
    """Copies the checkout, creates its environment, and prepares what its CI prepares."""
    subprocess.run(["rm", "-rf", str(checkout)], check=True)
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", source.as_uri(), str(checkout)], check=True)
    venv.create(checkout / ".environment", with_pip=True)
    pip_install(checkout, PLAYWRIGHT, *suite.packages, f"{ROOT}[local,pytest]")
    for command in suite.prepare:
        shell = shell_environment(checkout)
        subprocess.run(command, shell=True, cwd=checkout, env=shell, check=True, stdout=subprocess.DEVNULL)


def pip_install(checkout: Path, *words: str) -> None:
    """Installs into the checkout's environment. This package is copied, so that only its modules can be imported."""
    python = str(checkout / ".environment" / "bin" / "python")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words]
    subprocess.run(command, cwd=checkout, env=shell_environment(checkout), check=True)


def shell_environment(checkout: Path) -> dict[str, str]:
    """Returns variables with a high version: a shallow checkout has no tags that a version could be read from."""
    path = os.pathsep.join([str(checkout / ".environment" / "bin"), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "SETUPTOOLS_SCM_PRETEND_VERSION": "99.0"}


def compare(name: str, checkout: Path, python: str, words: list[str], seconds: float) -> int:
    """Runs the suite on both and prints the results. Returns how many tests pass on native Playwright only."""
    outcomes = {}
    for on in ("native", "page"):
        with target(on, python, installed=True) as each:
            outcomes[on] = run(SUITES[name], checkout, each, words, seconds)
    wanted = [test for test, outcome in outcomes["native"].items() if outcome == "passed"]
    lost = [test for test in wanted if outcomes["page"].get(test) != "passed"]
    share = 100 * (len(wanted) - len(lost)) / max(1, len(wanted))
    print(
        f"{name}: {len(wanted) - len(lost)} of {len(wanted)} that native Playwright passes = {share:.1f} %", flush=True
    )
    for test in lost:
        print(f"  {test}: {outcomes['page'].get(test, 'missing')}", flush=True)
    return len(lost) + (not wanted)


def run(suite: PublicSuite, checkout: Path, on: Target, words: list[str], seconds: float) -> dict[str, str]:
    """Returns the outcome of each test."""
    junit = checkout / f"junit-{on.name}.xml"
    junit.unlink(missing_ok=True)
    command = ["-m", "pytest", f"--rootdir={checkout}", *suite.words, *words, "-p", "no:cacheprovider", "-q"]
    command += ["-p", "no:smooth_page"] if on.is_native else []
    tests = list(suite.tests)
    if suite.sample is not None:
        tests = sample_of(on.run([*command, "--collect-only", *tests], checkout, seconds).stdout, suite.sample)
    done = on.run([*command, f"--junit-xml={junit}", *tests], checkout, seconds)
    (checkout / f"output-{on.name}.txt").write_text(done.stdout + done.stderr, "utf-8", "backslashreplace")
    if not junit.exists():
        print(f"no results on {on.name} (status {done.returncode})\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return {}
    return read_junit(junit, modules=True)


if __name__ == "__main__":
    sys.exit(main())
