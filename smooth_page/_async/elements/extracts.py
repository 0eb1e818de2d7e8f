"""`extract` of pages, frames and locators: data in the shape that the user asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from smooth_page._shared.agent.shapes import read_shape
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import ActionError, Error, SessionClosedError, TimeoutError

from ..service.extracting import Extracting

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from typing_extensions import TypeForm

    from .target import ActionFrame

T = TypeVar("T")


class Extracts:
    """Base of `Page`."""

    def _acting_frame(self) -> ActionFrame:
        raise NotImplementedError

    @overload
    async def extract(
        self, schema: dict[str, Any], prompt: str | None = None, *, tries: int = 2, timeout: Timeout = None
    ) -> Any: ...
    @overload
    async def extract(
        self, schema: TypeAdapter[T], prompt: str | None = None, *, tries: int = 2, timeout: Timeout = None
    ) -> T: ...
    @overload
    async def extract(
        self, schema: TypeForm[T], prompt: str | None = None, *, tries: int = 2, timeout: Timeout = None
    ) -> T: ...
    async def extract(self, schema: Any, prompt: str | None = None, *, tries: int = 2, timeout: Timeout = None) -> Any:
        """Returns data of the page: as a value of a type, or as plain data in the shape of a JSON schema.

        Types are everything that pydantic can describe: model classes, dataclasses, typed dictionaries, `list[Item]`,
        `dict[str, Item]`, enums, literals, unions, `str`, `Decimal`, `date`, a `TypeAdapter`, and so on. `prompt` says
        in words what is meant. The service is asked again when an answer does not fit, up to `tries` times in all.

        `timeout` in ms; none by default. Raises ExtractionError when the page does not have what was requested.
        Playwright has no such method.
        """
        return await self._extraction("Page.extract", schema, prompt, tries, timeout)

    async def _extraction(self, title: str, schema: Any, prompt: str | None, tries: int, timeout: Timeout) -> Any:
        bridge = self._acting_frame().bridge
        limit = 0 if timeout is None else milliseconds(timeout)
        try:
            extracting = Extracting(bridge.session, read_shape(schema, prompt), prompt, title)
            result = await bridge.in_session(lambda: extracting.run(tries, limit / 1000 if limit else None))
        except TimeoutError as error:
            raise Deadline.after_ms(limit).timeout_error(title) from error
        except ActionError as error:
            raise Error(f"{title}: {error.output}") from error
        except SessionClosedError as error:
            raise await bridge.over(title) from error
        return result.output
