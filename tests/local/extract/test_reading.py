"""Pages through the engine: the whole set of compat/extract, and what only a browser shows."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from compat.extract.pages import ALL
from compat.extract.scoring import INVENTED, RIGHT, WRONG, score
from smooth_page._protocol.extraction import parse
from smooth_page.local.extract import facts_script
from tests.local.engine_process import Session

TEXT = {"type": "string"}


def asked(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def shown(session: Session, html: str) -> None:
    session.js("document.open(); document.write(args); document.close()", html)


def test_all_pages(shared: Session) -> None:
    total: Counter[str] = Counter()
    report = []
    for case in ALL:
        shown(shared, case.page)
        payload = shared.act("extract", {"schema": case.model.model_json_schema()})
        if payload["code"] == 200:
            data = payload["output"]["output"]
        else:
            found = parse(payload["output"])
            assert found is not None, payload
            data = found.partial
        counts, lines = score(data, case.answer)
        total += counts
        report += [f"{case.name}: {line}" for line in lines]
    assert total[INVENTED] == 0, report
    assert total[RIGHT] >= 0.97 * sum(total.values()), report
    assert total[WRONG] <= 0.01 * sum(total.values()), report


def test_what_is_hidden_is_not_read(shared: Session) -> None:
    shown(
        shared,
        "<h1>x</h1><p style='display:none'>Alpha: 1</p><p style='visibility:hidden'>Beta: 2</p><p style='opacity:0'>Gamma: 3</p>"
        "<p style='position:absolute;left:-9999px'>Delta: 4</p><!-- <p>Epsilon: 5</p> --><template><p>Zeta: 6</p></template>"
        "<label>Secret <input type=password value=7></label><label>Pin <input type=hidden value=8></label><details><summary>More</summary><p>Eta: 9</p></details>"
        "<p style='position:absolute;left:-9999px'><label>Theta <input value=10></label></p>",
    )
    names = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "secret", "pin", "eta", "theta")
    data = shared.do("extract", {"schema": asked(**dict.fromkeys(names, TEXT))})
    assert {name: value for name, value in data.items() if value is not None} == {"eta": "9"}


def test_what_is_stated_under_another_type(shared: Session) -> None:
    plays = [
        {"@type": "TheaterEvent", "name": name, "startDate": f"2027-01-0{at}", "location": {"name": "Old Mill"}}
        for at, name in ((1, "The Kettle"), (2, "Long Grass"))
    ]
    stated = f"<script type='application/ld+json'>{json.dumps(plays)}</script>"
    shown(
        shared, f"{stated}<h1>Plays</h1><ul><li><a href=/1>The Kettle</a></li><li><a href=/2>Long Grass</a></li></ul>"
    )
    show = {"title": "Show", **asked(name=TEXT, start_date=TEXT, location=TEXT)}
    data = shared.do("extract", {"schema": asked(shows={"type": "array", "items": show})})
    assert data["shows"] == [
        {"name": "The Kettle", "start_date": "2027-01-01", "location": "Old Mill"},
        {"name": "Long Grass", "start_date": "2027-01-02", "location": "Old Mill"},
    ]


def test_what_is_said_of_other_things(shared: Session) -> None:
    boats = "".join(f"<div><h3>{name}</h3><p>Insured: Yes</p></div>" for name in ("Heron", "Teal"))
    shown(shared, f"<main><h1>Curlew</h1><dl><dt>Berth<dd>14</dl></main><section><h2>Other boats</h2>{boats}</section>")
    data = shared.do("extract", {"schema": asked(berth=TEXT, insured={"type": "boolean"})})
    assert data == {"berth": "14", "insured": None}


def test_two_values_are_none(shared: Session) -> None:
    shown(
        shared,
        "<section><h2>Billing</h2><p>City: York</p></section><section><h2>Shipping</h2><p>City: Ely</p></section>",
    )
    found = parse(shared.refused("extract", {"schema": {**asked(city=TEXT, zip=TEXT), "required": ["city", "zip"]}}))
    assert found is not None
    assert (found.partial, found.missing, found.ambiguous) == ({"city": None, "zip": None}, ["zip"], ["city"])
    assert shared.do("extract", {"schema": asked(city=TEXT)}) == {"city": None}


@pytest.mark.parametrize(
    "prompt", ["only the newest", "the city, in French please", "in upper case", "York if there are two"]
)
def test_prompts_that_are_refused(shared: Session, prompt: str) -> None:
    assert shared.refused("extract", {"schema": asked(city=TEXT), "prompt": prompt}).startswith("prompt: ")


def test_prompts_that_are_followed(shared: Session) -> None:
    shown(
        shared,
        "<section><h2>Billing</h2><p>City: York</p></section><section><h2>Shipping</h2><p>City: Ely</p><p>Total: $5</p></section>",
    )
    assert shared.do("extract", {"schema": asked(city=TEXT), "prompt": "From the shipping section"}) == {"city": "Ely"}
    assert shared.do("extract", {"schema": asked(value={"type": "number"}), "prompt": "the total"}) == {"value": 5}


def test_labels_of_controls(shared: Session) -> None:
    """A control has those that are for it or around it, in its own tree. The first one counts."""
    shown(
        shared,
        "<label for=a>City</label> <label for=a>Place</label> <input id=a value=Bern>"
        "<label>Street <input value=Elm></label> <label for=b>Zip</label> <input value=1> <input id=c value=2>"
        "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<label for=c>Door</label><input id=c value=9>'</script>",
    )
    rows = json.loads(shared.js(f"return ({facts_script()})(null)"))["nodes"]
    assert [row[2].get("label") for row in rows if row[1] == "input"] == ["City", "Street", None, None, "Door"]


def test_long_lists_are_read_as_they_look(shared: Session) -> None:
    """Rows of the same markup are looked at once, but for what each of them has of its own."""
    row = (
        "<tr class='{}'><td>{}</td><td><s class=was>9</s> <b>1</b></td><td class=note>a</td><td style='{}'>b</td></tr>"
    )
    rows = [row.format("gone" if at % 10 == 3 else "", at, "font-size:0" if at % 10 == 5 else "") for at in range(200)]
    shown(
        shared,
        "<style>tr.gone, .note {display: none} tr.dim td {opacity: 0} tr:nth-child(8) {visibility: hidden}</style>"
        f"<table><tr><th>Nr</th><th>Price</th><th class=note>Note</th><th>Last</th></tr>{''.join(rows)}</table>",
    )
    fields = asked(nr={"type": "integer"}, price={"type": "number"}, note=TEXT, last=TEXT)
    data = shared.do("extract", {"schema": {"type": "array", "items": fields}})
    assert [one["nr"] for one in data] == [at for at in range(200) if at % 10 != 3 and at != 6]
    assert {(one["price"], one["note"]) for one in data} == {(1, None)}
    assert [one["nr"] for one in data if one["last"] is None] == [at for at in range(200) if at % 10 == 5]


def test_pages_that_replace_builtins(shared: Session) -> None:
    """They are read in a world of the engine's own."""
    replaced = "".join(
        f"{name} = () => {{ throw 1 }};"
        for name in ("Array.prototype.map", "String.prototype.replace", "JSON.stringify", "window.getComputedStyle")
    )
    shown(shared, f"<h1>Lamp</h1><p>Price: $5</p><iframe srcdoc='<script>{replaced}</script>'></iframe>")
    shown(shared, f"<h1>Lamp</h1><p>Price: $5</p><script>{replaced} document.querySelector = () => null</script>")
    assert shared.do("extract", {"schema": asked(name=TEXT, price={"type": "number"})}) == {"name": "Lamp", "price": 5}


def test_unions_and_tuples(shared: Session) -> None:
    book = {**asked(kind={"const": "book"}, title=TEXT, pages={"type": "integer"}), "required": ["kind", "pages"]}
    film = {**asked(kind={"const": "film"}, title=TEXT, director=TEXT), "required": ["kind", "director"]}
    shown(
        shared,
        "<h2>Shelf</h2><div><div class=i><h3>Salt</h3><p>Director: Ana</p></div><div class=i><h3>Sea</h3><p>Pages: 210</p></div></div>"
        "<section><h2>Buyer</h2><p>Name: Ida</p></section><section><h2>Seller</h2><p>Name: Ole</p></section><p>Size: 3, 4.5</p>",
    )
    shelf = {"type": "array", "items": {"oneOf": [book, film]}}
    parties = {"type": "array", "prefixItems": [{**asked(name=TEXT), "title": name} for name in ("Buyer", "Seller")]}
    size = {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "number"}]}
    assert shared.do("extract", {"schema": asked(shelf=shelf, parties=parties, size=size)}) == {
        "shelf": [
            {"kind": "film", "title": "Salt", "director": "Ana"},
            {"kind": "book", "title": "Sea", "pages": 210},
        ],
        "parties": [{"name": "Ida"}, {"name": "Ole"}],
        "size": [3, 4.5],
    }


def test_large_pages(shared: Session) -> None:
    shown(shared, "")
    shared.js("document.body.innerHTML = '<table><tr><th>A<th>B</tr>' + '<tr><td>1<td>2</tr>'.repeat(500) + '</table>'")
    rows = {"type": "array", "items": asked(a={"type": "integer"}, b=TEXT)}
    assert shared.do("extract", {"schema": rows}) == [{"a": 1, "b": "2"}] * 500
    shared.js(
        "document.body.innerHTML = `<dl><dt>Note</dt><dd>${'x '.repeat(50_000)}</dd><dt>Half</dt><dd>\\ud800</dd></dl>`"
    )
    data = shared.do("extract", {"schema": asked(note=TEXT, half=TEXT)})
    assert len(data["note"]) == 99_999
    shared.js("document.body.textContent = 'x'.repeat(8_000_001)")
    assert shared.refused("extract", {"schema": asked(a=TEXT)}).startswith(
        "The page is too large to be read: more than "
    )
