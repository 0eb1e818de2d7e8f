from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, Field, HttpUrl, TypeAdapter
from typing_extensions import TypedDict, assert_type

from smooth_page import ActionRecord, ActionResult, AsyncSession, Session, SmoothClient
from smooth_page.async_api import Page as AsyncPage
from smooth_page.sync_api import Disposable, Expected, Extraction, Locator, Page, Request


class Item(BaseModel):
    name: str


@dataclass
class Order:
    number: int


class Row(TypedDict):
    cells: list[str]


class Place(NamedTuple):
    city: str


class Size(Enum):
    SMALL = "S"


def read(page: Page, session: Session) -> None:
    assert_type(page.extract(Item), Item)
    assert_type(page.extract(list[Item]), list[Item])
    assert_type(page.extract(Order, "the order"), Order)
    assert_type(page.extract(Row), Row)
    assert_type(page.extract(Place), Place)
    assert_type(page.extract(tuple[int, str]), tuple[int, str])
    assert_type(page.extract(tuple[Item, ...]), tuple[Item, ...])
    assert_type(page.extract(set[str]), set[str])
    assert_type(page.extract(dict[str, Item]), dict[str, Item])
    assert_type(page.extract(Size), Size)
    assert_type(page.extract(Literal["a", "b"]), Literal["a", "b"])
    assert_type(page.extract(Annotated[int, Field(gt=0)]), int)
    assert_type(page.extract(Item | None), Item | None)
    assert_type(page.extract(Item | Order), Item | Order)
    assert_type(page.extract(str, "the title"), str)
    assert_type(page.extract(int), int)
    assert_type(page.extract(Decimal, timeout=1000), Decimal)
    assert_type(page.extract(date, tries=1), date)
    assert_type(page.extract(datetime), datetime)
    assert_type(page.extract(time), time)
    assert_type(page.extract(timedelta), timedelta)
    assert_type(page.extract(HttpUrl), HttpUrl)
    assert_type(page.extract(TypeAdapter(list[Item])), list[Item])
    assert_type(page.extract({"type": "object"}), Any)
    assert_type(page.extract(list[Item], model="openai:gpt-5", max_page_tokens=4000), list[Item])
    assert_type(session.extract(Item | None), ActionResult[Item | None])
    assert_type(session.extract(TypeAdapter(int)).output, int)
    assert_type(page.locator("tr").extract(list[Item]), list[Item])
    assert_type(page.main_frame.extract(Item | None, grounded="drop"), Item | None)
    assert_type(page.extract(list[Item], explain=True), Extraction[list[Item]])
    assert_type(page.extract(TypeAdapter(int), explain=True).data, int)
    assert_type(page.extract(Item, explain=True).sources["name"].locator, Locator)
    assert_type(page.ai("count", response_model=int), int)
    print(page.ai("look"))
    wrong: Item = page.extract(Order)  # wrong
    print(wrong)


async def read_async(page: AsyncPage, session: AsyncSession) -> ActionResult[list[Item]]:
    assert_type(await page.extract(Item), Item)
    assert_type(await page.extract(list[Item]), list[Item])
    assert_type(await page.extract(Order, "the order"), Order)
    assert_type(await page.extract(Row), Row)
    assert_type(await page.extract(Place), Place)
    assert_type(await page.extract(tuple[int, str]), tuple[int, str])
    assert_type(await page.extract(tuple[Item, ...]), tuple[Item, ...])
    assert_type(await page.extract(set[str]), set[str])
    assert_type(await page.extract(dict[str, Item]), dict[str, Item])
    assert_type(await page.extract(Size), Size)
    assert_type(await page.extract(Literal["a", "b"]), Literal["a", "b"])
    assert_type(await page.extract(Annotated[int, Field(gt=0)]), int)
    assert_type(await page.extract(Item | None), Item | None)
    assert_type(await page.extract(Item | Order), Item | Order)
    assert_type(await page.extract(str, "the title"), str)
    assert_type(await page.extract(int), int)
    assert_type(await page.extract(Decimal, timeout=1000), Decimal)
    assert_type(await page.extract(date, tries=1), date)
    assert_type(await page.extract(datetime), datetime)
    assert_type(await page.extract(time), time)
    assert_type(await page.extract(timedelta), timedelta)
    assert_type(await page.extract(HttpUrl), HttpUrl)
    assert_type(await page.extract(TypeAdapter(list[Item])), list[Item])
    assert_type(await page.extract({"type": "object"}), Any)
    assert_type(await session.extract(Item | None), ActionResult[Item | None])
    return await session.extract(list[Item])


def note(record: ActionRecord) -> None:
    print(record.action, record.seconds)


def use(page: Page) -> tuple[Session, Expected[Request], Disposable]:
    client = SmoothClient()
    client.on_event(note)
    result: ActionResult[Order] = page.session.run_task("order", response_model=Order)
    print(result.output.number)
    return client.session(), page.expect_request("/"), page.route("/", lambda route: route.abort())
