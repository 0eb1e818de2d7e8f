"""Loading a document once more, with the init scripts in front of its own scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands

if TYPE_CHECKING:
    from ..page.tab import Tab
    from .load import DocumentLoad

# ms for a document to be replaced, which takes moments.
_PATIENCE = 5_000


async def load_again_with_scripts(tab: Tab, load: DocumentLoad) -> None:
    """Loads the present document again with the init scripts in its text, where the page can do that."""
    bridge = tab.bridge
    began = await bridge.run(commands.soft_load(scripts=tab.scripts.sources), timeout=0, title=load.title)
    if not began:
        return
    doc = bridge.frames[0].doc
    if await bridge.run(commands.soft_loaded(doc=doc), timeout=_PATIENCE, title=load.title):
        tab.scripts.note_run(bridge.frames[0].doc)
