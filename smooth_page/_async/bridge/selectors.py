"""How selectors are read: engines of the user's own, and the attribute of test ids."""

from __future__ import annotations

import re
from pathlib import Path

from smooth_page._shared.elements.files import read_text
from smooth_page.errors import Error

from ..events.events import Eventless

_PREDEFINED = {
    "css",
    "css:light",
    "xpath",
    "xpath:light",
    "text",
    "text:light",
    "id",
    "id:light",
    "data-testid",
    "data-testid:light",
    "data-test-id",
    "data-test-id:light",
    "data-test",
    "data-test:light",
    "nth",
    "visible",
    "role",
    "aria-ref",
    "_react",
    "_vue",
}


class Selectors(Eventless):
    """`playwright.selectors`, shared by all pages of one Playwright object.

    [Playwright](https://playwright.dev/python/docs/api/class-selectors)
    """

    def __init__(self) -> None:
        self._test_id_attribute = "data-testid"
        # name -> JavaScript source; turns carry them along
        self._engines: dict[str, str] = {}

    async def register(
        self,
        name: str,
        script: str | None = None,
        *,
        content_script: bool | None = None,
        path: str | Path | None = None,
    ) -> None:
        """Makes `name=...` in selectors use an engine: JavaScript that gives an object with `query` and `queryAll`.

        `content_script` has no effect: engines always run beside the page's own scripts.

        [Playwright](https://playwright.dev/python/docs/api/class-selectors#selectors-register)
        """
        if path is not None:
            script = read_text(path)
        if script is None:
            raise Error("Either path or script parameter must be present")
        if not re.fullmatch(r"[a-zA-Z0-9_-]+", name):
            raise Error("Selectors.register: Selector engine name may only contain [a-zA-Z0-9_] characters")
        if name in _PREDEFINED:
            raise Error(f'Selectors.register: "{name}" is a predefined selector engine')
        if name in self._engines:
            raise Error(f'Selectors.register: "{name}" selector engine has been already registered')
        self._engines[name] = script

    def set_test_id_attribute(self, attribute_name: str) -> None:
        """Sets the attribute that `get_by_test_id` looks at; `data-testid` to begin with.

        [Playwright](https://playwright.dev/python/docs/api/class-selectors#selectors-set-test-id-attribute)
        """
        self._test_id_attribute = attribute_name
