"""Scripts that run in each document before its own."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from smooth_page._shared.elements.files import read_script
from smooth_page.errors import Error

from ..events.disposable import Disposable

if TYPE_CHECKING:
    from smooth_page._protocol.contract import Settings

    from ..page.tab import Tab

# Runs a script as a program of the window; false if a policy of the page forbids it.
_PROGRAM = """source => {
  try { window.eval("0"); } catch { return false; }
  try { window.eval(source); } catch (error) { window.reportError(error); }
  return true;
}"""
# Documents that are remembered: the history may bring one back.
_KEPT = 16


def script_source(script: str | None, path: str | Path | None) -> str:
    """Returns the script, or the contents of the file. Raises Error if neither is given."""
    if path is not None:
        return read_script(path)
    if not isinstance(script, str):
        raise Error("Either path or script parameter must be specified")
    return script


class ContextScripts:
    """The scripts that a context runs in all documents of its pages."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def add(self, source: str) -> Disposable:
        """Adds a script for documents from now on, until the result is disposed."""
        return _added(self.sources, source)


class PageScripts:
    """The scripts that a page runs in its documents, after those of its context."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._own: list[str] = []
        # Documents in which they have run.
        self._run_in: deque[str] = deque(maxlen=_KEPT)
        # The scripts for the page's first document; None once the page has left it.
        self._first: list[str] | None = self.sources

    def add(self, source: str) -> Disposable:
        """Adds a script for documents from now on, until the result is disposed."""
        return _added(self._own, source)

    @property
    def sources(self) -> list[str]:
        """All scripts for a document, in their order: emulation first."""
        return [*self._tab.emulation.sources, *self.added]

    @property
    def added(self) -> list[str]:
        """The scripts that the user has added."""
        return [*self._tab.group.scripts.sources, *self._own]

    @property
    def for_frames(self) -> list[str]:
        """The scripts for the documents of frames."""
        return [*self._tab.emulation.for_frames, *self.added] if self.early else []

    @property
    def settings(self) -> Settings:
        """Settings of the runtime."""
        scripts = self.for_frames
        return {"frameScripts": scripts} if scripts or "frameScripts" in self._tab.bridge.settings else {}

    async def send(self, title: str) -> None:
        """Does nothing: the next document gets them."""

    @property
    def early(self) -> bool:
        """Whether there is one that must run before the scripts of a document."""
        return bool(self.added) or self._tab.emulation.early

    def skip_first_document(self) -> None:
        """They have run in the page's first document already: a popup's (runtime/src/popups/popup.ts)."""
        self._first = []

    def leave_first_document(self) -> None:
        """The page is about to leave its first document."""
        self._first = None

    def note_run(self, doc: str) -> None:
        """They have run in that document, before its own scripts."""
        self._first = None
        self._run_in.append(doc)

    async def run_late(self) -> None:
        """Runs them in the present document if they have not run in it: after its own scripts."""
        main = self._tab.main
        doc = self._tab.bridge.frames[0].doc
        if doc in self._run_in:
            return
        self._run_in.append(doc)
        sources, self._first = self.sources if self._first is None else self._first, None
        for source in sources:
            if not await main.evaluate(_PROGRAM, source):
                await main.evaluate(f"() => {{\n{source}\n}}")


class CompanionScripts(PageScripts):
    """With the companion, the browser runs them in all documents and frames."""

    early = False

    def add(self, source: str) -> Disposable:
        """Adds a script for documents from now on, until the result is disposed."""
        added = super().add(source)

        async def withdraw() -> None:
            await added.close()
            await self.send("Page.add_init_script")

        return Disposable(withdraw)

    async def send(self, title: str) -> None:
        """Sends them at once."""
        self._tab.popups.prepare(self._tab)
        await self._tab.bridge.sync(title)

    @property
    def settings(self) -> Settings:
        """Settings of the runtime."""
        settings: Settings = {**self._tab.group.clock.settings}
        if self._tab.group.options.bypass_csp:
            settings["bypassCsp"] = True
        scripts = self.added
        if scripts or "initScripts" in self._tab.bridge.settings:
            settings["initScripts"] = scripts
        return settings

    async def run_late(self) -> None:
        """Does nothing."""


def _added(sources: list[str], source: str) -> Disposable:
    sources.append(source)

    async def withdraw() -> None:
        if source in sources:
            sources.remove(source)

    return Disposable(withdraw)
