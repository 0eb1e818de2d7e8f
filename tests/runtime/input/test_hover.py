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


async def test_no_mark_is_seen_and_rules_are_the_pages_again(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<style>p:hover, [title=":hover"] { color: red } p:active { color: red }</style><p id=p><b id=b>x</b></p><i>y</i>
        <script>seen = []; new MutationObserver(records => seen.push(...records)).observe(document,
          { subtree: true, attributes: true, childList: true, characterData: true })</script>"""
    )
    state = "() => [document.documentElement.outerHTML, [...document.styleSheets[0].cssRules].map(r => r.cssText)]"
    before = await runtime.page.evaluate(state)
    await hover(runtime, "#b")
    assert await colour(runtime, "#p") == RED
    await runtime.run("mouse.down")
    assert (await runtime.page.evaluate(state))[0] == before[0]
    await runtime.run("mouse.up")
    await hover(runtime, "i")
    assert await runtime.page.evaluate(state) == before
    assert await runtime.page.evaluate("seen.length") == 0


async def test_what_is_hovered_stays_so_while_the_document_changes(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<style>.late:hover { color: red }</style><u onmouseenter="this.className = 'late'">a</u><u>b</u>"""
    )
    await hover(runtime, "u")
    await runtime.page.evaluate("document.body.prepend(document.createElement('u'), document.createElement('hr'))")
    assert [await colour(runtime, f"u >> nth={index}") == RED for index in range(3)] == [False, True, False]
    await runtime.page.evaluate("document.querySelector('.late').before(document.createElement('style'))")
    await runtime.page.evaluate("document.styleSheets[1].insertRule('u:hover { color: blue !important }')")
    await runtime.page.evaluate("document.body.append('x')")
    assert await colour(runtime, "u >> nth=1") == "rgb(0, 0, 255)"


async def test_shadow_trees_that_share_a_sheet_show_only_their_own_pointer(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<x-a id=one><b>1</b></x-a><x-a id=two><i>-</i><b>2</b></x-a><p>away</p><script>
        sheet = new CSSStyleSheet();
        sheet.replaceSync(`button:hover, :host(:hover) u, ::slotted(b:hover) { color: red }`);
        customElements.define('x-a', class extends HTMLElement { constructor() { super();
          this.attachShadow({ mode: 'open' }).innerHTML = '<u>u</u><button>x</button><slot></slot>';
          this.shadowRoot.adoptedStyleSheets = [sheet] } });
        shown = () => ['one', 'two'].map(id => { const host = document.getElementById(id), tree = host.shadowRoot;
          return [tree.querySelector('u'), tree.querySelector('button'), host.querySelector('b')]
            .filter(e => getComputedStyle(e).color === 'rgb(255, 0, 0)').map(e => e.localName).join() })</script>"""
    )
    seen = []
    for selector in ("#two >> button", "#two b", "#one u", "p"):
        await hover(runtime, selector)
        seen.append(await runtime.page.evaluate("shown()"))
    assert seen == [["", "u,button"], ["", "u,b"], ["u", ""], ["", ""]]
    assert await runtime.page.evaluate("one.shadowRoot.adoptedStyleSheets[0] === sheet")
    assert "where" not in await runtime.page.evaluate("sheet.cssRules[0].selectorText")


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
