"""Writes the notice and the licence of the data that other scripts here extract from Playwright to licenses/.

`python scripts/extract_licence.py` after extract_devices.py or extract_types.py; read from the pinned dependency.
"""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import playwright

TARGET = Path(__file__).resolve().parent.parent / "licenses" / "playwright.txt"
HEAD = """\
These files are data of the Python package playwright {version} (https://github.com/microsoft/playwright-python),
extracted from it and written as JSON; the package is under the Apache License 2.0, whose text is below:

- smooth_page/_shared/options/devices.json: the descriptors of devices
- smooth_page/usage/playwright_types.json: the classes that annotations name

The sources also have compat/surface/playwright.json: the names and parameters of the API.
"""


def main() -> None:
    package = distribution("playwright")
    notice = Path(playwright.__file__).parent / "driver" / "package" / "NOTICE"
    licence = package.read_text("licenses/LICENSE")
    assert licence, "playwright has no licence file where it was"
    texts = [HEAD.format(version=package.version), notice.read_text("utf-8"), licence]
    TARGET.write_text(f"\n{'-' * 80}\n\n".join(f"{text.rstrip()}\n" for text in texts), "utf-8")


if __name__ == "__main__":
    main()
