"""An import hook that imports this package for `playwright` and for pytest's plugins for it, and nothing else."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

# The version of Playwright whose API this package has. Scripts read it to find out what they can use.
PLAYWRIGHT_VERSION = "1.65.2"

# Public modules are this package's own. Editors also import names from the private modules that define them in
# Playwright, and tests patch the classes there.
SAME_MODULES = {
    "playwright.sync_api": "smooth_page.sync_api",
    "playwright.sync_api._generated": "smooth_page.sync_api",
    "playwright.sync_api._context_manager": "smooth_page.sync_api",
    "playwright.async_api": "smooth_page.async_api",
    "playwright.async_api._generated": "smooth_page.async_api",
    "playwright.async_api._context_manager": "smooth_page.async_api",
    "pytest_playwright.pytest_playwright": "smooth_page.pytest_plugin.named_sync",
    "pytest_playwright_asyncio.pytest_playwright": "smooth_page.pytest_plugin.named_async",
}

# The packages of pytest's plugins for Playwright.
PLUGIN_PACKAGES = ("pytest_playwright", "pytest_playwright_asyncio")

PACKAGES = ("playwright", "playwright._impl", *PLUGIN_PACKAGES)

# Packages, and the private modules from which scripts import errors and types in practice.
PARTS: dict[str, dict[str, str]] = {
    "playwright": {},
    "playwright._impl": {},
    "pytest_playwright": {"CreateContextCallback": "smooth_page.pytest_plugin.named_sync"},
    "pytest_playwright_asyncio": {"CreateContextCallback": "smooth_page.pytest_plugin.named_async"},
    "playwright._impl._errors": dict.fromkeys(("Error", "TimeoutError", "TargetClosedError"), "smooth_page.errors"),
    "playwright._impl._api_structures": dict.fromkeys(
        ("Cookie", "FilePayload", "FloatRect", "Geolocation", "Position", "StorageState", "ViewportSize"),
        "smooth_page.async_api",
    ),
}


class _SameModule(Loader):
    """Loads an existing module under another name."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._spec: ModuleSpec | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = importlib.import_module(self._target)
        self._spec = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__ = self._spec  # the import system has just written the alias there
        if not hasattr(module, "__path__"):
            module.__path__ = []  # modules below it are only looked up in a package; PlaywrightFinder finds them


class _Part(Loader):
    """Makes a module of a few borrowed names."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        module.__doc__ = "PYTEST_DONT_REWRITE: served by smooth_page"
        if module.__name__ == "playwright":
            module.__dict__["__version__"] = PLAYWRIGHT_VERSION
        for name, home in self._names.items():
            module.__dict__[name] = getattr(importlib.import_module(home), name)


class PlaywrightFinder(MetaPathFinder):
    """Finds `playwright` and its modules here, whether or not Playwright is installed."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in SAME_MODULES:
            return ModuleSpec(fullname, _SameModule(SAME_MODULES[fullname]))
        if fullname in PARTS:
            return ModuleSpec(fullname, _Part(PARTS[fullname]), is_package=fullname in PACKAGES)
        if fullname.partition(".")[0] == "playwright":
            raise ModuleNotFoundError(
                f"No module named {fullname!r}: smooth_page replaces Playwright and has its public modules only",
                name=fullname,
            )
        return None


def is_installed() -> bool:
    """Returns whether this process imports this package for `playwright`."""
    return any(isinstance(finder, PlaywrightFinder) for finder in sys.meta_path)


def install() -> None:
    """Puts the finder first. Raises RuntimeError if the real Playwright is imported already."""
    if is_installed():
        return
    if "playwright" in sys.modules:
        raise RuntimeError(
            "Playwright was imported before smooth_page could replace it. Start the process with "
            "`smooth-page run`, or disable the plugin that imports it (pytest: `-p no:playwright`)"
        )
    sys.meta_path.insert(0, PlaywrightFinder())
    for package in PLUGIN_PACKAGES:  # pytest's own finder would find those that are installed before this one is asked
        sys.modules.pop(package, None)
        importlib.import_module(package)
