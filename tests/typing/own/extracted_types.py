from dataclasses import dataclass

from pydantic import BaseModel
from typing_extensions import TypedDict, assert_type

from smooth_page import ActionRecord, ActionResult, AsyncSession, Session, SmoothClient
from smooth_page.async_api import Page as AsyncPage
from smooth_page.sync_api import Disposable, Expected, Page, Request


class Item(BaseModel):
    name: str


@dataclass
class Order:
    number: int


class Row(TypedDict):
    cells: list[str]


def read(page: Page) -> None:
    assert_type(page.extract(Item), Item)
    assert_type(page.extract(list[Item]), list[Item])
    assert_type(page.extract(Order, "the order"), Order)
    assert_type(page.extract(Row), Row)
    assert_type(page.ai("count", response_model=int), int)
    print(page.extract({"type": "object"})["a"], page.ai("look"))
    wrong: Item = page.extract(Order)  # wrong
    print(wrong)


async def read_async(page: AsyncPage, session: AsyncSession) -> ActionResult[list[Item]]:
    assert_type(await page.extract(list[Item]), list[Item])
    return await session.extract(list[Item])


def note(record: ActionRecord) -> None:
    print(record.action, record.seconds)


def use(page: Page) -> tuple[Session, Expected[Request], Disposable]:
    client = SmoothClient()
    client.on_event(note)
    result: ActionResult[Order] = page.session.run_task("order", response_model=Order)
    print(result.output.number)
    return client.session(), page.expect_request("/"), page.route("/", lambda route: route.abort())
