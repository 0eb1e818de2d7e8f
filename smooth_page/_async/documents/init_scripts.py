"""Scripts that run in each document before its own."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from smooth_page._shared.elements.files import read_script
from smooth_page.errors import Error

from ..events.disposable import Disposable

if TYPE_CHECKING:
    from ..page.tab import Tab

# Runs a script as a program of the window's; false where a policy of the page forbids that.
_PROGRAM = """source => {
  try { window.eval("0"); } catch { return false; }
  try { window.eval(source); } catch (error) { window.reportError(error); }
  return true;
}"""
_KEPT = 16
# ms for a document to be replaced, which is a matter of moments.
_PATIENCE = 5_000


def script_source(script: str | None, path: str | Path | None) -> str:
    """The source that was given, or the file's. Raises Error when there is neither."""
    if path is not None:
        return read_script(path)
    if not isinstance(script, str):
        raise Error("Either path or script parameter must be specified")
    return script


class ContextScripts:
    """What a context runs in all documents of its pages."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def add(self, source: str) -> Disposable:
        """For documents from now on, until the result is disposed of."""
        return _added(self.sources, source)


class PageScripts:
    """What a page runs in its documents, after what its context does."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._own: list[str] = []
        # Documents that had their scripts; and whether the next one will have them in its text.
        self._done: deque[str] = deque(maxlen=_KEPT)
        self._loading = False
        self._ran = False
        # What the document runs that the page begins with; None once the page has gone on.
        self._first: list[str] | None = self.sources

    def add(self, source: str) -> Disposable:
        """For documents from now on, until the result is disposed of."""
        return _added(self._own, source)

    @property
    def sources(self) -> list[str]:
        """What runs in each document, in its order."""
        return [*self._tab.emulation.sources, *self.added]

    @property
    def added(self) -> list[str]:
        """Those of the user's."""
        return [*self._tab.group.scripts.sources, *self._own]

    @property
    def for_frames(self) -> list[str]:
        """What runs in each document of a frame."""
        return [*self._tab.emulation.for_frames, *self.added] if self.early else []

    @property
    def early(self) -> bool:
        """Whether there is one that has to run before the scripts of a document."""
        return bool(self.added) or self._tab.emulation.early

    @property
    def waiting(self) -> bool:
        """Whether the document that comes is to be loaded with scripts."""
        return self._loading

    def ran(self) -> None:
        """The document that the page begins with has run them: a popup's (runtime/src/popups/popup.ts)."""
        self._ran = True

    def before(self) -> None:
        """A document is about to be gone to: it will be loaded with the scripts, and has no need of them before."""
        self._first = None
        self._loading = self.early

    def spare(self, doc: str) -> None:
        """A document needs them no more."""
        self._done.append(doc)

    async def load(self, title: str) -> None:
        """Loads the document that is there now once more, with the scripts in front of its own."""
        if not self._loading:
            return
        tab, sources = self._tab, self.sources
        bridge = tab.bridge
        try:
            began = await bridge.run("soft.load", {"scripts": sources}, timeout=0, title=title)
            doc = bridge.frames[0].doc
            done = began and await bridge.run("soft.loaded", {"doc": doc}, timeout=_PATIENCE, title=title)
        finally:
            self._loading = False
        if done:
            self._done.append(bridge.frames[0].doc)
        await tab.restore()

    async def restore(self) -> None:
        """Runs the scripts in a document that has come without them: late, but it has them."""
        tab = self._tab
        doc = tab.bridge.frames[0].doc
        if self._loading or doc in self._done:
            return
        self._done.append(doc)
        if self._ran:
            self._ran = False
            return
        sources, self._first = self.sources if self._first is None else self._first, None
        for source in sources:
            if not await tab.main.evaluate(_PROGRAM, source):
                await tab.main.evaluate(f"() => {{\n{source}\n}}")


def _added(sources: list[str], source: str) -> Disposable:
    sources.append(source)

    async def withdraw() -> None:
        if source in sources:
            sources.remove(source)

    return Disposable(withdraw)
