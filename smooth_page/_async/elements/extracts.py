"""`extract` of pages, frames and locators: data in the shape that the user asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Literal, overload

from typing_extensions import TypeVar

from smooth_page._shared.api.api_types import Grounded, ModelChoice, Timeout
from smooth_page._shared.api.arguments import check_grounded, check_model, check_page_tokens, milliseconds
from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import ActionError, Error, ModelError, SessionClosedError, TimeoutError
from smooth_page.models.choice import configured, find_model

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from typing_extensions import TypeForm

    from smooth_page._protocol.contract import Target
    from smooth_page._shared.agent.shapes import Shape
    from smooth_page.models.choice import ChosenModel

    from .locator import Locator
    from .target import ActionFrame

T = TypeVar("T", default=Any)


@dataclass(frozen=True)
class Source:
    """Where a value was found: the element, and the text in it. The text can be an attribute's, such as a link's."""

    locator: Locator
    text: str


@dataclass(frozen=True)
class Extraction(Generic[T]):
    """What `extract(..., explain=True)` returns.

    `sources`: path (`items[2].price`) -> where the page has that value. Values without a source are not on the page, or
    need not be, as choices and booleans. `credits`: US cents, `tokens`: those of your own model; None where not known.
    """

    data: T
    sources: dict[str, Source] = field(default_factory=dict)
    tokens: int | None = None
    credits: float | None = None


class Extracts:
    """Base of `Page`, `Frame` and `Locator`."""

    def _acting_frame(self) -> ActionFrame:
        raise NotImplementedError

    def _extracted(self) -> tuple[str, Target | None, bool]:
        """Returns the name of the class, for errors, the elements to extract from, and whether it is the whole page.

        Without elements it is the whole frame.
        """
        raise NotImplementedError

    @overload
    async def extract(
        self,
        schema: dict[str, Any],
        prompt: str | None = None,
        *,
        explain: Literal[True],
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> Extraction[Any]: ...
    @overload
    async def extract(
        self,
        schema: TypeAdapter[T],
        prompt: str | None = None,
        *,
        explain: Literal[True],
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> Extraction[T]: ...
    @overload
    async def extract(
        self,
        schema: TypeForm[T],
        prompt: str | None = None,
        *,
        explain: Literal[True],
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> Extraction[T]: ...
    @overload
    async def extract(
        self,
        schema: dict[str, Any],
        prompt: str | None = None,
        *,
        explain: Literal[False] = False,
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> Any: ...
    @overload
    async def extract(
        self,
        schema: TypeAdapter[T],
        prompt: str | None = None,
        *,
        explain: Literal[False] = False,
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> T: ...
    @overload
    async def extract(
        self,
        schema: TypeForm[T],
        prompt: str | None = None,
        *,
        explain: Literal[False] = False,
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> T: ...
    async def extract(
        self,
        schema: Any,
        prompt: str | None = None,
        *,
        explain: bool = False,
        grounded: Grounded | None = None,
        tries: int = 2,
        model: ModelChoice | None = None,
        max_page_tokens: int | None = None,
        timeout: Timeout = None,
    ) -> Any:
        """Returns data of the page: as a value of a type, or as plain data in the shape of a JSON schema.

        Types are everything that pydantic can describe: model classes, dataclasses, typed dictionaries, `list[Item]`,
        `dict[str, Item]`, enums, literals, unions, `str`, `Decimal`, `date`, a `TypeAdapter`, and so on. `prompt` says
        in words what is meant. A frame gives what it shows, a locator what is inside its element. A locator that
        matches several elements gives one item for each of a list. The service itself can only read the whole page:
        there, the elements are marked with an attribute meanwhile, and the prompt names it and has their texts.

        `grounded=True`: each string, number and date must be on the page, or ExtractionError is raised; "drop" leaves
        out what is optional. By default as `new_context(grounded=...)`. `explain=True` returns an `Extraction`, which
        says where the page has each value. The service is asked again when an answer does not fit, up to `tries` times
        in all.

        `model`: a language model of your own in place of the session's: a name such as "openai:gpt-5", or a model of
        pydantic-ai (extra `ai`). By default as `smooth={"model": ...}` of the context, else SMOOTH_MODEL; "smooth" is
        the session's. It is shown at most about `max_page_tokens` of the page at once (8000 by default), and reads the
        rest as it needs. Raises ModelError when it fails.

        `timeout` in ms; none by default. Raises ExtractionError when the page does not have what was requested.
        Playwright has no such method.
        """
        from .extraction import PageExtraction

        name, target, is_page = self._extracted()
        title, frame = f"{name}.extract", self._acting_frame()
        check_grounded(grounded, title)
        chosen = configured(check_model(model, title), frame.model)
        page_tokens = check_page_tokens(max_page_tokens, title) or frame.page_tokens
        deadline = Deadline.after_ms(0 if timeout is None else milliseconds(timeout))
        extraction = PageExtraction(
            frame=frame,
            title=title,
            shape=_shape(schema, prompt, title),
            prompt=prompt,
            deadline=deadline,
            grounded=frame.grounded if grounded is None else grounded,
            explain=explain,
            target=target,
            is_page=is_page,
            model=None if chosen is None else _model(chosen, title),
            page_tokens=page_tokens,
        )
        try:
            with frame.bridge.call(title, {"prompt": prompt, "shape": str(schema)}) as traced:
                answer = await extraction.run(tries)
                traced.attached("answer", answer)
                return answer
        except TimeoutError as error:
            raise (deadline.timeout_error(title) if deadline.limit else error) from error
        except ActionError as error:
            raise Error(f"{title}: {error.output}") from error
        except ModelError as error:
            raise error.of(title) from None
        except SessionClosedError as error:
            raise await frame.bridge.over(title) from error


def _shape(schema: Any, prompt: str | None, title: str) -> Shape:
    from smooth_page._shared.agent.shapes import read_shape

    try:
        return read_shape(schema, prompt)
    except Error as error:
        raise Error(f"{title}: {error.message}") from error


def _model(chosen: Any, title: str) -> ChosenModel:
    try:
        return find_model(chosen)
    except Error as error:
        raise Error(f"{title}: {error.message}") from error
