"""What page_facts.js lists of long lists, whose members it reads by their markup: the same as of members each unlike the others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smooth_page.local.extract import facts_script
from smooth_page.local.extract.tree import Tree
from tests.local.engine_process import Session

COUNT = 64
CELLS = {
    "texts": "a &amp; b &lt;{n}&gt;|{n} &nbsp; {n}|&nbsp;",
    "white space": "  {n}\n |<b>x{n}</b> <i>{n}</i>\n|<p>{n}</p>\n",
    "attributes": "<a href='/c/{n}?a=1&amp;b=2'>{n}</a>|<time datetime='2024-01-{n}' title='a &gt; &quot;{n}&quot;'>{n}</time>",
    "images": "<img src='/i/{n}.png' alt='x{n}'>|<img src='{n}.png'>",
    "ids": "<b id=row-1{n}0 data-testid=cell-1{n}0 data-x=9{n}00 onclick='go({n})'>{n}</b>",
    "what is stated": "<b itemprop=price content='{n} '>{n}</b>|<meter value={n}></meter><data value=''>x</data>",
    "comments": "<!-- x -->{n}<!---->|<!-- x -->a<!-- y -->{n}",
    "hidden": "<b style='display:none'>{n}</b>{n}|<script>a > {n}</script><b>{n}</b>",
    "struck": "<s>{n}</s> <b>1{n}</b>",
    "controls": "<input value={n}>|<label><input type=checkbox checked> {n}</label>|<select><option>{n}</option></select>",
    "sources": "<picture><source srcset='{n}.webp'><img src='{n}.png'></picture>|<img srcset='{n}.png 2x'>",
    "pictures": "<svg><title>x{n}</title></svg>|<svg class=i><path d='M1'/></svg>",
    "names by others": "<i aria-labelledby=l1{n}0>{n}</i><u id=l1{n}0>{n}</u>|<i role=switch aria-checked=true>{n}</i>",
    "entities of names": "<b class='[&amp;>p]:m'>{n}</b>",
}


def row_of(number: int, cells: str, kind: str = "") -> str:
    inner = "".join(f"<td>{cell}</td>" for cell in cells.format(n=number + 10).split("|"))
    return f"<tr class='r {kind}'>{inner}</tr>\n"


def listed(session: Session, rows: list[str], script: str) -> tuple[list[tuple[Any, ...]], int]:
    """Returns all nodes of a page, without the classes of rows, and how many rows are listed by their values alone."""
    session.js("document.head.innerHTML = ''; document.body.innerHTML = args", f"<table>{''.join(rows)}</table>")
    session.js(script)
    facts = json.loads(session.js(f"return ({facts_script()})(null)"))
    nodes = Tree(facts["nodes"], facts["shapes"]).nodes
    made = [(node.parent and node.parent.index, node.tag, {**node.attrs}, node.flags, node.data) for node in nodes]
    for _, tag, attrs, *_ in made:
        if tag == "tr":
            del attrs["class"]
    return made, sum(len(row) == 3 for row in facts["nodes"])


def by_values(session: Session, cells: list[str], script: str = "") -> int:
    """Returns how many of many rows are listed by their values alone. They are read as if each was unlike the others."""
    numbered = [(number, cells[number * 7 % len(cells)]) for number in range(COUNT)]
    alike = [row_of(number, cell) for number, cell in numbered]
    unlike = [row_of(number, cell, f"k{number}") for number, cell in numbered]
    plain, none = listed(session, unlike, script)
    found, count = listed(session, alike, script)
    assert none == 0
    assert found == plain
    return count


@pytest.mark.parametrize("cells", CELLS)
def test_members_that_differ_in_values(shared: Session, cells: str) -> None:
    assert by_values(shared, [CELLS[cells]]) == COUNT - 2


def test_members_that_have_more_than_is_in_their_markup(shared: Session) -> None:
    assert by_values(shared, ["<template>{n}</template>{n}"]) == 0
    boxes = "<input type=checkbox aria-label='Choose {n}'>|<label>Name <input value={n}></label>|{n}"
    typed = (
        "for (const [at, box] of document.querySelectorAll('input').entries()) box[at % 2 ? 'value' : 'checked'] = at"
    )
    assert by_values(shared, [boxes], typed) == COUNT - 2


def test_cells_with_and_without_values(shared: Session) -> None:
    """An empty cell, one without a link, one of white space: each is a markup of its own."""
    links = ["<a href='/{n}'>{n}</a>", "<a href=''>{n}</a>", "<a>{n}</a>"]
    cells = ["{n}", "", *links, " ", "&nbsp;", "<b title='{n}'></b>"]
    assert by_values(shared, cells) == COUNT - 2 * (len(cells) - 1)  # `&nbsp;` is white space


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelectorAll('span')[20].attachShadow({mode: 'open'}).innerHTML = 'inside'",
        "document.querySelectorAll('tr')[20].style.visibility = 'hidden'",
        "document.querySelectorAll('tr')[20].style.textDecoration = 'line-through'",
        "document.head.append(document.createElement('style')); document.styleSheets[0].insertRule('tr:nth-child(20) {text-decoration: line-through}')",
        "document.querySelectorAll('span')[20].title = 'x'",
    ],
)
def test_a_member_that_differs_otherwise(shared: Session, script: str) -> None:
    assert by_values(shared, ["<span><b>{n}</b></span>|{n}"], script) == COUNT - 3


def test_text_nodes_in_a_row_are_one_text(shared: Session) -> None:
    split = "for (const each of document.querySelectorAll('b')) each.firstChild.splitText(1)"
    assert by_values(shared, ["<b>{n}</b> {n}"], split) == COUNT - 2
