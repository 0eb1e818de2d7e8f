"""The steps of `extract`: asks the service about a part of the page, or a model, and checks the answer in the page."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._protocol import commands, extraction_scope
from smooth_page._protocol.extraction import parse
from smooth_page._shared.agent.claims import Claimed, claims_of, ungrounded, without
from smooth_page._shared.agent.unfit import path_text
from smooth_page._shared.api.api_types import Grounded
from smooth_page._shared.deadlines import Deadline
from smooth_page.agent.extraction import PAGE_TOKENS
from smooth_page.agent.extraction import Extraction as AgentExtraction
from smooth_page.errors import ActionError, Error, ExtractionError, TimeoutError

from ..service.extracting import Answerer, Extracting, ServiceAnswers
from .extracts import Extraction, Source

if TYPE_CHECKING:
    from smooth_page._protocol.commands import Place
    from smooth_page._protocol.contract import Target
    from smooth_page._protocol.outputs import ActionResult
    from smooth_page._shared.agent.shapes import Shape
    from smooth_page.models.choice import ChosenModel

    from .target import ActionFrame

# What rules find without a model is worth waiting for no longer.
RULES_SECONDS = 3.0


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
    # None: the whole frame.
    target: Target | None = None
    # Otherwise the service has to know which part of the page is meant.
    is_page: bool = True
    # None: the session's own.
    model: ChosenModel | None = None
    page_tokens: int | None = None
    _count: int | None = None
    _sources: dict[str, Source] = field(default_factory=dict)

    async def run(self, tries: int) -> Any:
        """Returns the value, or an Extraction of it."""
        if self.model is not None:
            return self._explained(await self._by_model(self.model, tries))
        if not self.is_page:
            return self._explained(await self._marked(tries))
        return self._explained(await self._by_service(tries, self.prompt))

    @property
    def _many(self) -> bool:
        return self.shape.root == "items"

    def _elements(self) -> Target | None:
        return None if self.target is None else {**self.target, "strict": not self._many}

    async def _by_model(self, model: ChosenModel, tries: int) -> ActionResult[Any]:
        from .model_answers import ModelAnswers

        session = self.frame.bridge.session
        asked = AgentExtraction(
            schema=self.shape.sent,
            prompt=self.prompt,
            target=self._elements(),
            many=self._many,
            page_tokens=self.page_tokens or PAGE_TOKENS,
            has_rules=session.reads_by_rules and self.is_page,
            hidden=session.hidden,
        )
        answers = ModelAnswers(model, asked, self.shape, self.title, self._in_page, self._read_by_rules)

        async def check(inner: Any) -> Any:
            self._count = answers.parts if self._many and answers.parts > 1 else None
            return await self._check(inner)

        checks = self.grounded or self.explain or (self._many and self.target is not None)
        return await Extracting(answers, self.shape, self.title, check if checks else None).run(tries, self.deadline)

    async def _read_by_rules(self) -> Any:
        """Returns what the embedded engine finds without a model; None if it refuses, or takes long."""
        given = {"schema": self.shape.sent} | ({} if self.prompt is None else {"prompt": self.prompt})
        try:
            limit, session = self.deadline.at_most(RULES_SECONDS), self.frame.bridge.session
            result = await session.act("browser_action", "extract", given, timeout=limit, label=self.title)
            return result.output
        except TimeoutError:
            return None
        except ActionError as error:
            found = parse(str(error.output))
            return found.partial if found is not None else None

    async def _marked(self, tries: int) -> ActionResult[Any]:
        name = f"data-extract-{secrets.token_hex(4)}"
        texts = await self._in_page(commands.extract_mark(self._elements(), name=name))
        self._count = len(texts) if self._many and len(texts) > 1 else None
        prompt = extraction_scope.write(extraction_scope.Part(name, self._count), texts, self.prompt)
        try:
            return await self._by_service(tries, prompt)
        finally:
            with suppress(Error):  # the document may be gone, and the attribute with it
                await self._in_page(commands.extract_unmark(name=name))

    async def _by_service(self, tries: int, prompt: str | None) -> ActionResult[Any]:
        checks = self.grounded or self.explain or self._count is not None
        answers: Answerer = ServiceAnswers(self.frame.bridge.session, self.shape, prompt, self.title)
        extracting = Extracting(answers, self.shape, self.title, self._check if checks else None)
        result: ActionResult[Any] = await self.frame.bridge.in_session(lambda: extracting.run(tries, self.deadline))
        return result

    def _explained(self, result: ActionResult[Any]) -> Any:
        if not self.explain:
            return result.output
        return Extraction(result.output, self._sources, result.tokens, result.credits_used)

    async def _check(self, inner: Any) -> Any:
        if self._count is not None and (not isinstance(inner, list) or len(inner) != self._count):
            found = len(inner) if isinstance(inner, list) else "no"
            text = f"{self.title}: One item for each of {self._count} elements is needed, and {found} were found"
            raise ExtractionError(text, raw=inner, partial=inner, schema=self.shape.schema)
        return await self._ground(inner) if self.grounded or self.explain else inner

    async def _ground(self, inner: Any) -> Any:
        self._sources = {}
        claims = claims_of(self.shape, inner)
        found = await self._places(self.frame, claims)
        self._add_sources(self.frame, claims, found)
        for frame in self._foreign_frames() if None in found else ():
            left = [index for index, place in enumerate(found) if place is None]
            more = await self._places(frame, [claims[index] for index in left])
            self._add_sources(frame, [claims[index] for index in left], more)
            for index, place in zip(left, more, strict=True):
                found[index] = place
        absent = [claim for claim, place in zip(claims, found, strict=True) if place is None]
        dropped = [claim for claim in absent if claim.fallback is not None] if self.grounded == "drop" else []
        if self.grounded and len(absent) > len(dropped):
            raise ungrounded(self.title, self.shape, inner, [claim for claim in absent if claim not in dropped])
        return without(inner, dropped) if dropped else inner

    def _foreign_frames(self) -> Iterator[ActionFrame]:
        """The documents of other origins in the page, which have kernels of their own."""
        if not (self.is_page and self.frame.spans):
            return
        for frame in self.frame.page.frames:
            acting = frame._acting_frame()
            with suppress(Error):  # it is out of reach
                if acting.id is None and acting.bridge is not self.frame.bridge:
                    yield acting

    async def _places(self, frame: ActionFrame, claims: list[Claimed]) -> list[Literal[True] | Place | None]:
        if not claims:
            return []
        wanted: list[commands.Claim] = [{"value": claim.value, "group": claim.group} for claim in claims]
        call = commands.extract_ground(self.target, claims=wanted, places=self.explain)
        found: list[Literal[True] | Place | None] = await self._in_frame(frame, call)
        return found

    async def _in_page(self, call: Any) -> Any:
        return await self._in_frame(self.frame, call)

    async def _in_frame(self, frame: ActionFrame, call: Any) -> Any:
        left = self.deadline.left_ms or frame.timeout(None)
        selector = self.target.get("selector") if self.target else None
        return await frame.bridge.run(call, frame=frame.id, timeout=left, title=self.title, selector=selector)

    def _add_sources(
        self, frame: ActionFrame, claims: list[Claimed], found: list[Literal[True] | Place | None]
    ) -> None:
        for claim, place in zip(claims, found, strict=True):
            if isinstance(place, dict):
                self._sources[path_text(claim.path)] = self._source(frame, place)

    @staticmethod
    def _source(frame: ActionFrame, place: Place) -> Source:
        from .locator import Locator

        inner = frame.sibling(place["frame"])
        acting = frame if inner is None else inner._acting_frame()
        return Source(Locator(acting, place["selector"]), place["text"])
