"""Coming and going of the pointer, and the styles that depend on it."""

from __future__ import annotations

from typing import Any

from tests.runtime.conftest import Runtime


async def hover(runtime: Runtime, selector: str) -> None:
    await runtime.run("hover", {"target": {"selector": selector}})


async def colour(runtime: Runtime, selector: str) -> Any:
    return await runtime.page.eval_on_selector(selector, "e => getComputedStyle(e).color")


RED = "rgb(255, 0, 0)"


async def test_enter_and_leave_go_from_ancestor_to_ancestor(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=o><p id=p>hello<b id=b>x</b></p></div><i id=i>zz</i>")
    await runtime.page.evaluate(
        """() => { log = []; for (const id of ['o', 'p', 'b', 'i'])
          for (const type of ['mouseenter', 'mouseleave', 'pointerenter', 'pointerleave'])
            document.getElementById(id).addEventListener(type,
              e => log.push(`${type} ${id} ${e.relatedTarget?.id}`)); }"""
    )
    await hover(runtime, "#b")
    assert await runtime.page.evaluate("log.splice(0)") == [
        *(f"pointerenter {id} undefined" for id in "opb"),
        *(f"mouseenter {id} undefined" for id in "opb"),
    ]
    await hover(runtime, "#i")
    assert await runtime.page.evaluate("log") == [
        *(f"pointerleave {id} i" for id in "bpo"),
        "pointerenter i b",
        *(f"mouseleave {id} i" for id in "bpo"),
        "mouseenter i b",
    ]


async def test_hover_rules_apply_and_keep_their_place(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<style>a:hover { color: red } @media all { .menu:hover > ul { color: red } }
        li:hover { color: red } li { color: blue } ul { color: black } .hover\\:x:hover { color: red }
        p { &:hover { color: red } } b:not(:hover) { color: blue } b { color: red }</style>
        <a id=a>a</a><div class=menu><span id=m>menu</span><ul id=u><li id=l>x</li></ul></div>
        <i class=hover:x id=t>t</i><p id=p>p</p><b id=b>b</b>"""
    )
    assert await colour(runtime, "#a") != RED
    await hover(runtime, "#a")
    assert await colour(runtime, "#a") == RED
    await hover(runtime, "#m")
    assert await colour(runtime, "#a") != RED
    assert await colour(runtime, "#u") == RED
    await hover(runtime, "#l")
    # A class outweighs an element, whatever comes later.
    assert await colour(runtime, "#l") == RED
    for id in ("t", "p", "b"):
        assert await colour(runtime, "#" + id) != RED
        await hover(runtime, "#" + id)
        assert await colour(runtime, "#" + id) == RED


async def test_sheets_that_come_later_and_shadow_trees(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<p id=p>p</p><div id=h></div><script>
        h.attachShadow({mode: 'open'}).innerHTML = '<style>:host(:hover) i { color: red }</style><i>x</i>';</script>"""
    )
    await hover(runtime, "#p")
    await runtime.page.add_style_tag(content="p:hover, h1:hover { color: red }")
    await hover(runtime, "#h")
    assert (
        await runtime.page.eval_on_selector("#h", "e => getComputedStyle(e.shadowRoot.querySelector('i')).color") == RED
    )
    await hover(runtime, "#p")
    assert await colour(runtime, "#p") == RED


async def test_documents_without_such_rules_are_left_alone(runtime: Runtime) -> None:
    html = "<style>p { color: red }</style><p id=p><b>x</b></p>"
    await runtime.page.set_content(html)
    before = await runtime.page.content()
    await hover(runtime, "#p")
    assert await runtime.page.content() == before


async def test_active_while_the_button_is_down(runtime: Runtime) -> None:
    await runtime.page.set_content("<style>p:active { color: red }</style><p id=p>p</p>")
    await hover(runtime, "#p")
    await runtime.run("mouse.down")
    assert await colour(runtime, "#p") == RED
    await runtime.run("mouse.up")
    assert await colour(runtime, "#p") != RED


async def test_scripts_that_ask_for_hovered_elements_find_them(runtime: Runtime) -> None:
    await runtime.page.set_content("<div id=d><button id=b>b</button></div><button id=other title=':hover'>o</button>")
    await hover(runtime, "#b")
    asked = """() => ({
      query: document.querySelector('button:hover').id,
      all: [...document.querySelectorAll('body :hover')].map(e => e.id),
      matches: document.getElementById('d').matches(':hover'),
      other: document.getElementById('other').matches(':hover'),
      closest: document.getElementById('b').closest('div:hover').id,
      quoted: document.querySelector('[title=":hover"]').id,
      below: document.body.querySelector('button:not(:hover)').id,
      wrong: (() => { try { document.querySelector('a:hover:') } catch (error) { return error.name } })(),
      source: String(document.querySelector),
    })"""
    answers = await runtime.page.evaluate(asked)
    assert "[native code]" in answers.pop("source")
    assert answers == {
        "query": "b",
        "all": ["d", "b"],
        "matches": True,
        "other": False,
        "closest": "d",
        "quoted": "other",
        "below": "other",
        "wrong": "SyntaxError",
    }
    await hover(runtime, "#other")
    assert await runtime.page.evaluate("document.querySelector('button:hover').id") == "other"
