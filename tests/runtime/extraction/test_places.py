"""Whether the page has what was extracted, and where: on pages with many things alike."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

ROWS = 70


def table(count: int = ROWS) -> str:
    row = "<tr><td>{0}</td><td>Customer {0}</td><td><b>Open</b></td><td>{1:02} Mar 2024</td></tr>"
    return f"<table>{''.join(row.format(at, at % 28 + 1) for at in range(count))}</table>"


def claims(count: int = ROWS) -> list[dict[str, Any]]:
    values = ((at, f"Customer {at}", "Open", f"2024-03-{at % 28 + 1:02}") for at in range(count))
    return [{"value": value, "group": group} for group, row in enumerate(values) for value in row]


async def ground(runtime: Runtime, html: str, claims: list[dict[str, Any]], *, places: bool = False) -> Any:
    await runtime.page.set_content(html)
    return await runtime.run("extract.ground", {"claims": claims, "places": places})


async def test_each_value_of_many_rows_is_in_its_own_row(runtime: Runtime) -> None:
    found = await ground(runtime, table(), claims(), places=True)
    for index, place in enumerate(found):
        rows = await runtime.page.locator(place["selector"]).evaluate_all(
            "all => all.map((one) => one.closest('tr').rowIndex)"
        )
        assert rows == [index // 4]
    assert [place["text"] for place in found[-3:]] == ["Customer 69", "Open", "14 Mar 2024"]


async def test_a_value_between_two_boxes_is_of_the_smaller_one_and_else_the_closer_one(runtime: Runtime) -> None:
    html = "<p id=a>Red</p><div><u>1</u><u>2</u><u>3</u><p>Lamp</p><i>x</i><i>y</i><i>z</i><i>!</i><p id=b>Red</p></div><p id=c>Red</p>"
    given = [{"value": "Lamp", "group": 1}, {"value": "Red", "group": 1}]
    assert (await ground(runtime, html, given, places=True))[1]["selector"] == '[id="b"]'
    assert (await ground(runtime, html.replace("id=b>Red", "id=b>Blue"), given, places=True))[1][
        "selector"
    ] == '[id="a"]'


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p><b>C</b>ustomer 12</p>", "Customer 12"),
        ("<p>Weight: 12kg</p>", "12"),
        ("<p>Weight: 12kg</p>", "kg"),
        ("<p>東京都渋谷区</p>", "渋谷"),
        ("<p>on 05Mar2024</p>", "2024-03-05"),
        ("<p>Order 12-4</p>", "12-4"),
    ],
)
async def test_values_that_are_no_words_of_their_own(runtime: Runtime, html: str, value: str) -> None:
    assert await ground(runtime, html, [{"value": value, "group": 1}]) == [True]


async def test_words_that_are_not_together(runtime: Runtime) -> None:
    html = "<p>Customer 1, Customer 23</p><p>Customer</p><p>x</p><p>2</p>"
    given = [{"value": value, "group": 1} for value in ("Customer 1", "Customer 2", "Customer 3", "Customer 23")]
    assert await ground(runtime, html, given) == [True, None, None, True]
