"""Pairs of label and value, of every layout that pages use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from smooth_page.local.extract import vocabulary
from smooth_page.local.extract.tree import CONTROLS, HIDDEN, STRUCK, TEXT, Node, Value
from smooth_page.local.extract.words import CONTRAST, KNOWN, THINGS, meanings

# Where a pair comes from, the most explicit first. PARTED: from a part of a class.
EXPLICIT, LINE, NEIGHBOUR, NAMED, COUNTED, REVERSED, PARTED = range(7)
MOST_LABEL = 80
MOST_VALUE = 300
COLON = re.compile(r"\s*[:：]\s*$")
IN_LINE = re.compile(r"([^:：]{1,60}?)\s?[:：]\s*(\S.*)", re.DOTALL)
# Words before a date, an amount or a number with a unit: `Published on 3 May 2024`, `Prep 15 mins`, `Total $5`.
SAID = re.compile(
    r"([^\W\d_][^\d:$€£]{1,30}?)\s+(?:(?:on|at|el|am|le|il|op|den|dne|em)\s+)?((?:[$€£]\s?)?\d[^:]{0,40}|\d\d?:\d\d.{0,6})"
)
SAID_ON = re.compile(r"([^\W\d_]{3,20})\s+(?:on|el|am|le|il|op|den|em)\s+([^\W\d_]{3,12}\.?\s\d.{2,20})")
BY = re.compile(r"(by|von|por|par|door|av)\s+([^\W\d_][^:,()]{2,40})", re.IGNORECASE)
SAYING = re.compile(
    r"\d|\b(?:by|von|par|por|door|av)\b", re.IGNORECASE
)  # without it, a line without colon has no value
NUMBERED_THING = re.compile(r"([^\W\d_]{3,15})\s(\d{1,6})")  # `Lot 114`
PLACES = frozenset(meanings("page step slide part section")) | THINGS
WRITTEN_BY = ("by", "von", "par", "por", "door", "av", "af", "di")
PART_OF = re.compile(r"\d+(?:\s?(?:of|/|von|de|di|van|sur|av|z)\s?\d+)?")  # `Page 1 of 4`
DONE_BY = re.compile(r"([^\W\d_]{3,20}) by ([^\W\d_][^:,()]{2,40})", re.IGNORECASE)
# `12. The lock`, `Episode 12: The lock`
NUMBERED_TITLE = re.compile(r"(?:[^\W\d_]{3,12}\s)?(\d{1,4})(?:[.:)]|\s[–—-])\s+[^\W\d_].*")
NUMBERED = re.compile(r"([^\W\d_][^\d:#]{1,30}?)\s*(?:#|№|n[.º°]+)\s?([A-Z]{0,4}[-\w]*\d[\w/-]*)")
IDENTIFIED = re.compile(r"([^\W\d_]{3,20})\s+([A-Z]{0,4}-?\d{3,}[\w/-]*)")
SEPARATORS = re.compile(r"\s+[·•|]\s+")
SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W\d_])")  # between sentences
PIECES = re.compile(r"\s+[·•|]\s+|\s+[–—]\s+(?=\D)")
COUNT = re.compile(r"([\d][\d.,\u00a0\u202f' ’]*(?:[kKM%]|\s?mn)?\+?)\s+([^\W\d_][^\d:]{1,40})")
COUNTS_OF = {"ratings": "rating count"}  # how many have rated is not the rating
COUNTED_THINGS = re.compile(r"(\d+)\s([^\W\d_]{3,20})")  # `Sleeps 4 people`
SHOWS = re.compile(r"[\w✓✔✅☑✗✘❌✕]")
DIGIT = re.compile(r"\d")
LONG_CHOICE = 4  # words
LABEL_TAGS = {"b", "strong", "label", "small", "th", "dt", "h2", "h3", "h4", "h5", "h6", "em"}
LABEL_CLASS = re.compile(
    r"(?:^|[-_])(?:label|key|lbl|caption|term|legend|field-?name|prop(?:erty)?-?name|k)(?:$|[-_])", re.IGNORECASE
)
MODULE = re.compile(r"[A-Z][A-Za-z0-9]*_([a-z][A-Za-z0-9]*)__[\w-]{1,8}")  # `Product_price__d1`, as builds name classes
BOXES_BY_NAME = frozenset(
    ("item", "card", "entry", "row", "cell", "col", "field", "box", "tile", "block", "result", "list", "info", "data")
)
FEWEST_IN_NAMESPACE = 3  # classes
NO_CLASS = re.compile(r"^(?:text-|(?:col|row|is|has|js|css|sc|bg|btn|flex|grid|mt|mb|p|m|w|h|d)(?:-|$))")
HEADS = {"h1", "h2", "h3", "h4", "h5", "h6"}
HOLDERS = {"table", "thead", "tbody", "tfoot", "tr", "select", "dl"}
BOXES = {
    "details",
    "section",
    "article",
    "form",
    "nav",
    "header",
    "footer",
    "aside",
    "table",
    "fieldset",
    "dialog",
    "main",
    "h1",
    "h2",
}
LISTS = {"ul", "ol", "menu"}
ROWS = {"row", "rowgroup", "table", "grid"}


@dataclass(slots=True)
class Pair:
    """`index`: the position of the value in the page. `source`: how explicit the label is, least is most."""

    label: str
    value: Value
    source: int
    index: int
    is_list: bool = False  # the value is a list of several


def namespaces_of(elements: list[Node]) -> frozenset[str]:
    """Returns what many classes of a page begin with, as blocks and design systems name theirs: `post` of `post-date`."""
    rests: dict[str, set[str]] = defaultdict(set)
    for node in elements:
        for name in node.classes:
            prefix, _, rest = name.partition("-")
            if rest and not NO_CLASS.match(name):
                rests[prefix].add(rest)
    many = (prefix for prefix, found in rests.items() if len(found) >= FEWEST_IN_NAMESPACE)
    return BOXES_BY_NAME | frozenset(prefix for prefix in many if not frozenset(meanings(prefix)) & KNOWN - THINGS)


def pairs_of(elements: list[Node]) -> Iterator[Pair]:
    """Returns the pairs outside tables."""
    namespaces = namespaces_of(elements)
    twos: dict[Sign, list[Two]] = defaultdict(list)
    for node in elements:
        if not node.attrs and not node.children:
            continue
        if node.tag in CONTROLS or "checked" in node.attrs:
            yield from _control(node)
            continue
        if node.tag == "dt":
            yield from _definition(node)
        if node.flags & HIDDEN:
            continue
        yield from _named(node, namespaces)
        if node.size > 20 * MOST_VALUE or node.tag in HOLDERS or node.role in ROWS:
            continue
        yield from _in_lines(node)
        yield from _neighbours(node, twos)
    for alike in twos.values():
        yield from _in_twos(alike)


def made(label: str, node: Node, source: int) -> Iterator[Pair]:
    name = COLON.sub("", label.strip())
    value = node.value if node.tag not in HEADS else node.value._replace(text=node.name)
    if name and len(name) <= MOST_LABEL and (value.text or value.exact is not None or value.href):
        yield Pair(name, value, source, node.index)


TYPED = {"input", "textarea"}


def _control(node: Node) -> Iterator[Pair]:
    attrs = node.attrs
    if "value" not in attrs and "checked" not in attrs:
        return
    if node.flags & HIDDEN and node.tag in TYPED and "checked" not in attrs:
        return  # people can't see what is typed there; boxes to check and lists are hidden behind drawn ones
    label = attrs.get("label") or attrs.get("aria-label") or attrs.get("title")
    if not label and node.tag not in CONTROLS:
        label = node.text
    if "radio" in (attrs.get("type"), attrs.get("role")):
        if attrs["checked"] and label:
            yield Pair(
                COLON.sub("", str(attrs.get("group") or attrs.get("name", ""))), Value(str(label)), EXPLICIT, node.index
            )
        return
    value = Value("", attrs["checked"]) if "checked" in attrs else Value(str(attrs["value"]))
    for name, source in ((label, EXPLICIT), (attrs.get("placeholder"), LINE), (attrs.get("name"), NAMED)):
        if name and len(name) <= MOST_LABEL and (value.text or value.exact is not None):
            yield Pair(COLON.sub("", str(name)), value, source, node.index)
            if "checked" in attrs and len(str(name).split()) >= LONG_CHOICE:
                yield Pair(f"{name}?", value, COUNTED, node.index)  # asks as a question does
            return


def _definition(term: Node) -> Iterator[Pair]:
    values: list[Node] = []
    sibling = term.next
    while sibling is not None and (sibling.tag == "dd" or (sibling.tag == "dt" and not values)):
        if sibling.tag == "dd":
            values.append(sibling)
        sibling = sibling.next
    shown = [value for value in values if not _is_action(value)]
    values = shown if len(shown) == 1 else values
    if values:
        if len(values) == 1:
            yield from made(term.label, values[0], EXPLICIT)
        elif (name := COLON.sub("", term.label)) and len(name) <= MOST_LABEL:
            yield Pair(name, Value("\n".join(value.text for value in values)), EXPLICIT, values[0].index)


def _is_action(node: Node) -> bool:
    """Whether a value is a link or a button alone, as `Change`."""
    inner = node.elements
    return len(inner) == 1 and inner[0].tag in ("a", "button") and inner[0].text == node.text


def _named(node: Node, namespaces: frozenset[str]) -> Iterator[Pair]:
    """Returns what its attributes call a node, and what it counts."""
    attrs = node.attrs
    if not attrs and node.tag != "time" and not node.flags & STRUCK:
        yield from _counted(node, None)
        return
    name = attrs.get("aria-label") or (attrs.get("title") if node.tag not in ("a", "abbr") else None)
    if (
        name
        and node.tag not in ("a", "button", "nav", "section", "ul", "ol", "svg", "img")
        and len(name) <= MOST_LABEL
        and node.size <= MOST_VALUE
    ):
        text = node.text
        if text and text != name and not DIGIT.search(name):
            yield from made(str(name), node, LINE)
    whole = name if name and (not re.search(r"\w", node.text) or str(name).startswith(node.text)) else None
    yield from _counted(node, whole)
    if node.size > MOST_VALUE or any(child.flags & 1 and child.tag not in (TEXT, "p") for child in node.children):
        return
    if node.tag in ("html", "body", "main", "table", "tr", "script", "form"):
        return
    classes = [name for name in node.classes if not NO_CLASS.match(name)]
    names = [attrs.get("data-testid"), attrs.get("id"), attrs.get("itemprop"), *(classes if len(classes) <= 3 else [])]
    for one in names if not _is_composed(node) and not _is_labelled_inside(node) else ():
        if one and len(one) <= 40:
            module = MODULE.fullmatch(str(one))
            base, _, more = (module[1] if module else re.sub(r"^.*__", "", str(one))).partition("--")
            if not more or not frozenset(meanings(more)) & CONTRAST:
                yield from _by(base, node) or made(base, node, NAMED)
            if more:
                yield from made(f"{base} {more}", node, NAMED)
    if _is_composed(node) or _is_labelled_inside(node):
        return
    for prefix, _, rest in (name.partition("-") for name in classes):
        if rest and prefix in namespaces:
            yield from made(rest, node, PARTED)
    if node.tag == "time":
        moment = str(attrs.get("datetime", ""))
        if "T" in moment or ":" not in node.text:
            yield from made("date", node, COUNTED)
        if "T" in moment or ":" in node.text:
            yield from made("time", node, COUNTED)
    if node.flags & STRUCK and DIGIT.search(node.text):
        yield from made("old price", node, NAMED)


def _counted(node: Node, whole: str | None) -> Iterator[Pair]:
    """Returns the count that a node shows, or that `whole` says of it: `12 reviews`."""
    if whole or (node.size <= 60 and not any(child.tag != TEXT for child in node.children)):
        text = str(whole or node.text).strip(" ()")
        match = COUNT.fullmatch(text) if text[:1].isdigit() else None
        if match:
            yield Pair(COUNTS_OF.get(match[2].lower(), match[2]), Value(match[1].strip(" +")), COUNTED, node.index)


def _is_composed(node: Node) -> bool:
    """Whether a node has several things side by side, so that a class does not name one: a place, and its town."""
    inner = [child for child in node.elements if child.text]
    texts = (child.data for child in node.children if child.tag == TEXT)
    alike = len(inner) > 1 and len({child.tag for child in inner}) == 1 and inner[0].tag in ("span", "div", "p", "a")
    return (
        alike
        and not any(re.search(r"\w", text) for text in texts)
        and not any(DIGIT.search(child.text) for child in inner)
    )


def _is_labelled_inside(node: Node) -> bool:
    """Whether a node has a label of several words, and its value: a class is for both."""
    match = IN_LINE.fullmatch(node.text) if node.size < MOST_LABEL else None
    return match is not None and len(meanings(match[1])) > 1


def _by(label: str, node: Node) -> list[Pair]:
    """Returns what a node says after `By`."""
    match = BY.fullmatch(node.text) if node.size < MOST_LABEL else None
    return [Pair(label, Value(match[2].strip()), NAMED, node.index)] if match else []


def _in_lines(node: Node) -> Iterator[Pair]:
    """Returns `label: value` of each line of a node that has no blocks inside."""
    if any(child.flags & 1 and child.tag != TEXT for child in node.children) or node.size > 2 * MOST_VALUE:
        return
    if (
        not node.flags & 1
        and node.parent is not None
        and not any(child.flags & 1 and child.tag != TEXT for child in node.parent.children)
    ):
        return  # part of a line of its parent
    lines = [piece for line in node.lines for piece in _pieces(line, node)]
    for line in lines:
        if SAYING.search(line):
            yield from _said(line, node)
        match = IN_LINE.fullmatch(line) if ":" in line or "：" in line else None
        if (
            match
            and len(match[2]) <= 2 * MOST_VALUE
            and not re.match(r"//", match[2])
            and not re.search(r"\d$", match[1])
        ):
            value = node.value
            alone = len(lines) == 1 or node.value.href is None
            shown = Value(match[2], _exact(value, node), value.href if alone else None)
            label = SENTENCE.split(match[1])[-1]
            yield Pair(label, shown, LINE, node.index)
            if ", " in label:
                yield Pair(label.rpartition(", ")[2], shown, LINE, node.index)


def _pieces(line: str, node: Node) -> list[str]:
    """Returns the parts of a line of which each says what it is, as `Views: 20 · Likes: 3`. Footers say unlike things."""
    parts = SEPARATORS.split(line)
    if len(parts) == 1:
        return parts
    footer = any(above.tag == "footer" for above in (node, *node.above()))
    return parts if footer or sum(bool(IN_LINE.fullmatch(part)) for part in parts) > 1 else [line]


def _counts_apart(pieces: list[str]) -> Iterator[str]:
    """Returns the pieces, those of several counts as these: `2 adults, 1 child`."""
    for piece in pieces:
        parts = re.split(r",\s+", piece)
        yield from parts if len(parts) > 1 and all(COUNT.fullmatch(part) for part in parts) else [piece]


def _said(line: str, node: Node) -> Iterator[Pair]:
    """Returns what short pieces of a line say without a colon."""
    if len(line) > 4 * MOST_LABEL:
        return
    for piece in _counts_apart(PIECES.split(line)):
        if len(piece) > MOST_LABEL:
            continue
        if node.tag in HEADS and (match := NUMBERED_TITLE.fullmatch(piece)):
            yield Pair("number", Value(match[1]), COUNTED, node.index)
            continue
        if match := COUNT.fullmatch(piece):
            yield Pair(COUNTS_OF.get(match[2].lower(), match[2]), Value(match[1].strip(" +")), COUNTED, node.index)
            continue
        if match := NUMBERED.fullmatch(piece):
            yield Pair(f"{match[1]} number", Value(match[2]), COUNTED, node.index)
            continue
        if node.tag in HEADS and (match := IDENTIFIED.fullmatch(piece)):
            yield Pair(f"{match[1]} number", Value(match[2]), COUNTED, node.index)
            continue
        if (
            node.tag in ("p", "span", "div")
            and (numbered := NUMBERED_THING.fullmatch(piece))
            and not frozenset(meanings(numbered[1])) <= PLACES
        ):
            yield Pair(f"{numbered[1]} number", Value(numbered[2]), COUNTED, node.index)
            continue
        match = SAID_ON.fullmatch(piece) or DONE_BY.fullmatch(piece) or SAID.fullmatch(piece)
        if match and not PART_OF.fullmatch(match[2].strip()):
            thing = match.re is DONE_BY and frozenset(meanings(match[1])) <= THINGS
            yield Pair("author" if thing else match[1], Value(match[2].strip()), COUNTED, node.index)
            if match.re is SAID and (counted := COUNTED_THINGS.fullmatch(match[2].strip())):
                yield Pair(f"{match[1]} {counted[2]}", Value(counted[1]), COUNTED, node.index)
        elif match := BY.fullmatch(piece):
            yield Pair("author", Value(match[2].strip()), COUNTED, node.index)


def _exact(value: Value, node: Node) -> str | bool | None:
    return (
        value.exact
        if isinstance(value.exact, str) and any("datetime" in inner.attrs for inner in node.inside)
        else None
    )


def cells_of(node: Node) -> list[list[Node]]:
    """Returns the pieces of a node that stand beside each other: elements, and runs of text."""
    cells: list[list[Node]] = []
    open_run = False
    for child in node.children:
        if child.tag == "br":
            open_run = False
        elif child.tag == TEXT:
            if not SHOWS.search(child.data):
                continue
            if open_run:
                cells[-1].append(child)
            else:
                cells.append([child])
            open_run = True
        else:
            open_run = False
            if child.text or child.label or "value" in child.attrs or child.attrs.get("aria-label") or _pictures(child):
                cells.append([child])
    return cells


def _pictures(node: Node) -> bool:
    """Whether a node has nothing but a picture with a name, as a mark for yes."""
    inner = node.elements
    return (
        len(inner) == 1
        and inner[0].tag in ("svg", "img", "i")
        and bool(inner[0].attrs.get("aria-label") or inner[0].attrs.get("alt") or inner[0].attrs.get("title"))
    )


def cell_text(cell: list[Node]) -> str:
    return " ".join(node.label if node.tag != TEXT else node.data.strip() for node in cell).strip()


def _looks_like_label(cell: list[Node], text: str) -> bool:
    node = cell[0]
    if COLON.search(text):
        return True
    return node.tag in LABEL_TAGS or any(LABEL_CLASS.search(name) for name in node.classes) or bool(node.flags & HIDDEN)


def _pair(label: str, cell: list[Node], source: int, label_cell: Node | None = None) -> Iterator[Pair]:
    if len(label) > MOST_LABEL or not re.search(r"[^\W\d_]", label):
        return
    node = cell[0]
    if node.tag in BOXES or node.tag == "button":
        return
    if node.tag == TEXT:
        text = re.sub(r"^\s*(?:[:：]|[–—-](?!\d))\s*|\s*[,;]\s*$", "", cell_text(cell))
        value = Value(text)
    else:
        value = node.value
    if label_cell is not None and label_cell.tag in HEADS and re.search(r"\w[.!?。]$", value.text):
        source = REVERSED  # a heading over prose
    if (value.text and len(value.text) <= 4 * MOST_VALUE) or value.exact is not None or value.href:
        several = node.tag in LISTS and len(node.elements) > 1
        yield Pair(COLON.sub("", label), value, source, node.index, several)


def is_denied(label: str, text: str) -> bool:
    """Whether a text says that there is none of what the label calls: `No milestone`."""
    said = text[:MOST_LABEL].casefold()
    if len(text) > len(label) + LONGEST_NO or not said.startswith(DENIALS):
        return False
    no = next(word for word in DENIALS if said.startswith(word))
    own = meanings(label)
    return meanings(text[len(no) : MOST_LABEL])[-len(own) :] == own


DENIALS = tuple(vocabulary.NOT)
LONGEST_NO = 16  # letters before what there is not: `No known CVE`


def _neighbours(node: Node, twos: dict[Sign, list[Two]]) -> Iterator[Pair]:
    if not 2 <= len(node.children) <= 400:
        return
    cells = cells_of(node)
    if len(cells) < 2:
        return
    texts = [cell_text(cell) for cell in cells]
    if (cells[0][0].tag == "h1" and len(cells) <= 3) or (IN_LINE.fullmatch(texts[0]) and not COLON.search(texts[0])):
        return  # no label, or one with a value of its own
    if len(cells) in (2, 3) and len(texts[0]) <= MOST_LABEL:
        if (
            cells[0][0].tag == TEXT
            and cells[1][0].tag in ("a", "b", "strong", "span", "time", "em", "code")
            and not COLON.search(texts[0])
            and len(texts[0]) > 40
        ):
            if DIGIT.search(texts[0]) and not DIGIT.search(texts[1]):
                yield from _pair(texts[1], cells[0], REVERSED)
            return
        around = -1 if node.parent is None else node.parent.index
        sign = (around, node.tag, *(part for cell in cells for part in (cell[0].tag, *cell[0].classes)))
        twos[sign].append((cells, texts))
        return
    yield from _long(cells, texts)


Two = tuple[list[list[Node]], list[str]]  # cells, of which the first two are a label and a value, and their texts
Sign = tuple[Any, ...]  # what boxes share that look the same


def _in_twos(alike: list[Two]) -> Iterator[Pair]:
    """Returns the pairs of boxes that look the same. Whether labels stand behind their values is decided for all of them."""
    behind = [bool(DIGIT.search(texts[0])) and not DIGIT.search(texts[1]) for _, texts in alike]
    before = [bool(DIGIT.search(texts[1])) and not DIGIT.search(texts[0]) for _, texts in alike]
    all_behind = sum(behind) > 1 and sum(behind) > 2 * sum(before)
    for (cells, texts), one in zip(alike, behind, strict=True):
        if all_behind and not one:
            yield from _pair(texts[1], cells[0], NEIGHBOUR, cells[1][0])
            continue
        if one:
            yield from _pair(texts[1], cells[0], REVERSED)
        yield from _pair(texts[0], cells[1], NEIGHBOUR, cells[0][0])


def _long(cells: list[list[Node]], texts: list[str]) -> Iterator[Pair]:
    signs = [(cell[0].tag, tuple(cell[0].classes)) for cell in cells]
    if (
        len(cells) % 2 == 0
        and len(set(signs[::2])) == 1
        and signs[0] not in signs[1::2]
        and (
            len(set(signs[1::2])) == 1
            or (
                signs[0][1]
                and all(_looks_like_label(cell, text) for cell, text in zip(cells[::2], texts[::2], strict=True))
            )
        )
    ):
        for at in range(0, len(cells), 2):
            yield from _pair(texts[at], cells[at + 1], NEIGHBOUR, cells[at][0])
        return
    for at in range(len(cells) - 1):
        if texts[at].lower() in WRITTEN_BY and cells[at + 1][0].tag == "a":
            yield from _pair("author", cells[at + 1], NEIGHBOUR)
        elif _looks_like_label(cells[at], texts[at]) and not _looks_like_label(cells[at + 1], texts[at + 1]):
            yield from _pair(texts[at], cells[at + 1], NEIGHBOUR, cells[at][0])
