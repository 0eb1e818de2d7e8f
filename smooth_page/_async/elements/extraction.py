"""The steps of `extract`: marks a part of the page, asks the service, and looks for the answer in the page."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._protocol import commands, extraction_scope
from smooth_page._shared.agent.claims import Claimed, claims_of, ungrounded, without
from smooth_page._shared.agent.unfit import path_text
from smooth_page._shared.api.api_types import Grounded
from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import Error, ExtractionError

from ..service.extracting import Extracting
from .extracts import Extraction, Source

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Place
    from smooth_page._protocol.contract import Target
    from smooth_page._protocol.outputs import ActionResult
    from smooth_page._shared.agent.shapes import Shape

    from .target import ActionFrame


@dataclass
class PageExtraction:
    """One extraction from a frame, or from the elements that a selector matches in it."""

    frame: ActionFrame
    title: str
    shape: Shape
    prompt: str | None
    deadline: Deadline
    grounded: Grounded = False
    explain: bool = False
    # None: the whole frame. `marks`: the service has to know which part of the page is meant.
    target: Target | None = None
    marks: bool = False
    _count: int | None = None
    _sources: dict[str, Source] = field(default_factory=dict)

    async def run(self, tries: int) -> Any:
        """Returns the value, or an Extraction of it."""
        if self.marks:
            return await self._marked(tries)
        return self._explained(await self._asked(tries, self.prompt))

    async def _marked(self, tries: int) -> Any:
        name = f"data-extract-{secrets.token_hex(4)}"
        many = self.shape.root == "items"
        target: Target | None = None if self.target is None else {**self.target, "strict": not many}
        texts = await self._in_page(commands.extract_mark(target, name=name))
        self._count = len(texts) if many and len(texts) > 1 else None
        prompt = extraction_scope.write(extraction_scope.Part(name, self._count), texts, self.prompt)
        try:
            result = await self._asked(tries, prompt)
        finally:
            with suppress(Error):  # the document may be gone, and the attribute with it
                await self._in_page(commands.extract_unmark(name=name))
        return self._explained(result)

    async def _asked(self, tries: int, prompt: str | None) -> ActionResult[Any]:
        checks = self.grounded or self.explain or self._count is not None
        extracting = Extracting(
            self.frame.bridge.session, self.shape, prompt, self.title, self._check if checks else None
        )
        result: ActionResult[Any] = await self.frame.bridge.in_session(
            lambda: extracting.run(tries, self.deadline.left_s)
        )
        return result

    def _explained(self, result: ActionResult[Any]) -> Any:
        return Extraction(result.output, self._sources, None, result.credits_used) if self.explain else result.output

    async def _check(self, inner: Any) -> Any:
        if self._count is not None and (not isinstance(inner, list) or len(inner) != self._count):
            found = len(inner) if isinstance(inner, list) else "no"
            text = f"{self.title}: One item for each of {self._count} elements is needed, and {found} were found"
            raise ExtractionError(text, raw=inner, partial=inner, schema=self.shape.schema)
        return await self._ground(inner) if self.grounded or self.explain else inner

    async def _ground(self, inner: Any) -> Any:
        claims = claims_of(self.shape, inner)
        found = await self._places(claims)
        self._sources = {
            path_text(claim.path): self._source(place)
            for claim, place in zip(claims, found, strict=True)
            if isinstance(place, dict)
        }
        absent = [claim for claim, place in zip(claims, found, strict=True) if place is None]
        dropped = [claim for claim in absent if claim.spare is not None] if self.grounded == "drop" else []
        if self.grounded and len(absent) > len(dropped):
            raise ungrounded(self.title, self.shape, inner, [claim for claim in absent if claim not in dropped])
        return without(inner, dropped) if dropped else inner

    async def _places(self, claims: list[Claimed]) -> list[Literal[True] | Place | None]:
        if not claims:
            return []
        wanted: list[commands.Claim] = [{"value": claim.value, "group": claim.group} for claim in claims]
        call = commands.extract_ground(self.target, claims=wanted, places=self.explain)
        found: list[Literal[True] | Place | None] = await self._in_page(call)
        return found

    async def _in_page(self, call: Any) -> Any:
        left = self.deadline.left_ms or self.frame.timeout(None)
        selector = self.target.get("selector") if self.target else None
        return await self.frame.bridge.run(call, frame=self.frame.id, timeout=left, title=self.title, selector=selector)

    def _source(self, place: Place) -> Source:
        from .locator import Locator

        frame = self.frame.sibling(place["frame"])
        acting = self.frame if frame is None else frame._acting_frame()
        return Source(Locator(acting, place["selector"]), place["text"])
