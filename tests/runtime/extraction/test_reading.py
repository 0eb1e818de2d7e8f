"""What a page is shown of to a language model: references, gaps, secrets, and what it states for machines."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ..conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")

SHOP = """<title>Lamp</title><meta name=viewport content=x><meta property="product:price:amount" content="12.50">
<script type="application/ld+json">{"@type": "Product", "name": "Lamp", "sku": "L-1", "offers": [{"price": 12.5}]}</script>
<script type="application/ld+json">{ broken</script>
<h1>Lamp</h1><p>Price: <b>$12.50</b></p><p itemscope itemtype="https://schema.org/Review"><meta itemprop=ratingValue content=4></p>
<time datetime="2024-03-12">last spring</time><input type=password value=hunter22><input value=seen>"""


async def show(runtime: Runtime, most: int = 8000, **more: Any) -> Any:
    return await runtime.run("extract.show", {"most": most, **more})


async def test_a_page_as_a_model_sees_it(runtime: Runtime) -> None:
    await runtime.page.set_content(SHOP)
    shown = await show(runtime)
    (part,) = shown["parts"]
    assert (shown["url"], shown["title"]) == ("about:blank", "Lamp")
    assert '- heading "Lamp" [level=1] [ref=e2]' in part
    assert "hunter22" not in part
    assert "seen" in part
    assert [(each["source"], each["name"], each["value"]) for each in shown["stated"]] == [
        ("JSON-LD", "Product.name", "Lamp"),
        ("JSON-LD", "Product.sku", "L-1"),
        ("JSON-LD", "Product.offers.price", 12.5),
        ("microdata", "Review.ratingValue", "4"),
        ("attribute", "last spring", "2024-03-12"),
        ("meta", "product:price:amount", "12.50"),
    ]
    refs = {each["name"]: each.get("ref") for each in shown["stated"]}
    assert refs["Product.name"] == "e2"
    assert refs["Product.sku"] is None
    # The user's own references stay.
    assert await runtime.run("query.count", {"target": {"selector": "aria-ref=e2"}}) == 1


async def test_a_long_page_is_cut_off_screen_first(runtime: Runtime) -> None:
    rows = "".join(f"<tr><td>Row {number}<td><a href=/{number}>open</a></tr>" for number in range(400))
    await runtime.page.set_content(f"<h1>Orders</h1><p>{'word ' * 50_000}</p><table>{rows}</table><p>the end")
    (part,) = (await show(runtime, 1000))["parts"]
    assert '- heading "Orders"' in part
    assert "characters cut, find searches them)" in part
    assert 'row "Row 0 open" [ref=e12]' in part  # without its cells, which its name repeats
    assert len(part) < 6000
    await runtime.page.set_content(f"<h1>Orders</h1><table>{rows}</table><p>the end")
    (part,) = (await show(runtime, 1000))["parts"]
    assert "Row 0" in part
    assert "Row 399" not in part
    gap = re.search(r"\((\d+) elements cut, read (e\d+) following\)", part)
    assert gap is not None
    more = {"target": {"selector": f"aria-ref={gap[2]}"}, "following": True, "most": 1000}
    read = await runtime.run("extract.read", more)
    first = int(re.findall(r"Row (\d+)", read)[0])
    assert f"Row {first - 1}" in part
    assert f"Row {first}" not in part
    assert re.search(r"\(cut, read e\d+ following\)$", read)
    alone = await runtime.run("extract.read", {**more, "following": False})
    assert re.findall(r"Row \d+", alone)[0] == f"Row {first}"
    assert f"Row {first + 1}" not in alone
    whole = (await show(runtime, 100_000))["parts"][0]
    assert "Row 399" in whole
    assert "cut" not in whole


async def test_a_label_is_part_of_its_control(runtime: Runtime) -> None:
    await runtime.page.set_content(
        "<label for=a>Age</label><input id=a value=4><label><input type=checkbox> News</label> Age"
    )
    (part,) = (await show(runtime))["parts"]
    lines = [re.sub(r" \[ref=\w+\]", "", line).strip() for line in part.splitlines()]
    assert [line for line in lines if "Age" in line or "News" in line] == [
        '- textbox "Age": "4"',
        '- checkbox "News"',
        "- text: Age",
    ]


async def test_parts_and_texts(runtime: Runtime) -> None:
    await runtime.page.set_content("<ul><li>one<li>two</ul><p>two of <b>three</b>, and more<p>nothing")
    shown = await show(runtime, target={"selector": "li", "strict": False})
    assert [re.sub(r" \[ref=\w+\]", "", part) for part in shown["parts"]] == ["- listitem: one", "- listitem: two"]
    with pytest.raises(OperationFailed, match="strict mode violation"):
        await show(runtime, target={"selector": "li", "strict": True})
    found = await runtime.run("extract.find", {"text": "TWO of three"})
    assert [each["text"] for each in found] == ["one | two | two of | three | , and more | nothing"]
    assert await runtime.run("extract.find", {"text": "three", "target": {"selector": "li"}}) == []
    gone = await runtime.run("extract.read", {"target": {"selector": "aria-ref=e99"}, "following": False, "most": 100})
    assert gone is None
    await runtime.page.evaluate("document.body.innerHTML = `<table>${`<tr><td>${'cell '.repeat(20_000)}`.repeat(20)}`")
    (part,) = (await show(runtime, 1000))["parts"]
    assert "cell cell" in part
    await runtime.page.evaluate("document.body.innerHTML = `<script>${' '.repeat(3e6)}</script>${'x'.repeat(5e6)}y`")
    with pytest.raises(OperationFailed, match="5000001 characters are more than a language model can be shown"):
        await show(runtime)
    await runtime.page.evaluate("document.body.innerHTML = '<i></i>'.repeat(60_001)")
    with pytest.raises(OperationFailed, match="60001 elements are more than a language model can be shown"):
        await show(runtime)
