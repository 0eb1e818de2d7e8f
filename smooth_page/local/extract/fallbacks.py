"""Finds what has no label by what it is: the only price, the only e-mail link, the heading of a card, a statement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from smooth_page.local.extract import vocabulary
from smooth_page.local.extract.choosing import AMBIGUOUS
from smooth_page.local.extract.coercion import IN_STOCK, OUT_OF_STOCK, PEOPLE, options_of, truth
from smooth_page.local.extract.matching import squeezed
from smooth_page.local.extract.numbers import quantity
from smooth_page.local.extract.schema import may_be_null
from smooth_page.local.extract.tree import HIDDEN, STRUCK, TEXT, Node, Value, holds
from smooth_page.local.extract.units import Unit, currency_in
from smooth_page.local.extract.words import CONTRAST, FILLERS, GENERIC, KNOWN, THINGS, meanings, plain, stem

if TYPE_CHECKING:
    from smooth_page.local.extract.fields import Field
    from smooth_page.local.extract.matching import Wanted
    from smooth_page.local.extract.page import Page, Statement
    from smooth_page.local.extract.schema import Schema
    from smooth_page.local.extract.scope import Scope

Read = Callable[[Value], Any]
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TITLES = frozenset(meanings("name title subject betreff oggetto asunto onderwerp ämne assunto předmět aihe emne"))
# As in Turkish: `5 üzerinden 4,2`.
SCORE_OF = re.compile(r"\b(?:5|10)\s?(?:üzerinden|つ星のうち|星中|满分|点中)\s?(\d+(?:[.,]\d+)?)")
SCORE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:(?:/|out of|of|von|sur|su|de|van)\s*(?:5|10)\b|★(?!★))")
CODE = re.compile(r"(?=\S*\d)[\w./:#-]+|[\W\d_]*")  # an identifier or a time, rather than a name
VERSION = re.compile(r"v?\d+(?:\.\d+){1,3}(?:[-.+]?[\w.]+)?", re.IGNORECASE)
VERSION_FIRST = re.compile(r"v?\d+(?:\.\d+){1,3}(?:-[\w.]+)?(?=\s|$)", re.IGNORECASE)
ADDED = {stem for word in ("free", "included", "available", "now") for stem in meanings(word)}


def is_name(want: Wanted, title: frozenset[str]) -> bool:
    """Whether a property is the name of the thing itself: `name`, `title`, or `recipe_name` of a recipe."""
    words = frozenset(want.words)
    rest = words - TITLES
    other = bool(title & (KNOWN | THINGS))  # a booking is not named by its course
    return (
        bool(words & TITLES) and not rest & CONTRAST and (not rest or rest <= title or (rest <= THINGS and not other))
    )


def is_named(field: Field) -> bool:
    """Whether a property is the name of something that is neither a person nor an organisation or a place."""
    words = frozenset(field.want.words)
    return field.needed and is_text(field) and bool(words & TITLES) and not words & (OTHERS | CONTRAST)


OTHERS = PEOPLE | frozenset(
    meanings(
        "person student pupil candidate employee driver passenger applicant sender recipient customer client tenant landlord member company employer bank agent contact city street country school file user"
    )
)


def is_text(field: Field) -> bool:
    kinds = [(option.get("type"), option.get("format"), "enum" in option) for option in options_of(field.schema)]
    return kinds == [("string", None, False)]


def is_plain_text(field: Field) -> bool:
    """Whether a property is a required text of a kind of its own: no customer, address, identifier or the like."""
    words = frozenset(field.want.words)
    return field.needed and is_text(field) and not words & (GENERIC | KNOWN - THINGS | CONTRAST)


def find(page: Page, want: Wanted, schema: Schema, scope: Scope, read: Read) -> Any:
    """Returns the value of what there is only one of in the scope, AMBIGUOUS, or None."""
    options = options_of(schema)
    if any(option.get("type") == "boolean" for option in options):
        return _statement(page, want, scope)
    concepts = frozenset(want.words)
    if scope.record and is_name(want, scope.words) and scope.ranges:
        return _only(read, _titles(page, scope))
    if concepts == ADDRESS and scope.ranges is None and ADDRESS_LIKE.search(page.subject or ""):
        return read(Value(page.subject or ""))
    if concepts == VERSIONS and scope.ranges is None and VERSION.fullmatch(page.subject_text or ""):
        return read(Value(page.subject_text or ""))
    if concepts == VERSIONS and scope.record and scope.ranges:
        begun = (VERSION_FIRST.match(value.text) for value in _titles(page, scope))
        return _only(read, (Value(match[0]) for match in begun if match))
    if any("enum" in option for option in options) and not scope.record:
        return _choice(page, scope, read)
    if scope.ranges is None and not scope.record and (text := _by_shape(page, want, schema)):
        return read(Value(text))
    if (found := _of_label(page, want, scope, read)) is not None:
        return found
    if concepts & CONTRAST - DISCOUNT - (PERIODS if concepts & RENT else frozenset()) - (
        CONTACT if scope.record or concepts & (EMAIL | PHONE) else frozenset()
    ):
        return None
    concepts -= AT | CONTACT
    makers: list[tuple[frozenset[str], Callable[[Page, Scope], Iterator[Value]]]] = [
        (frozenset(meanings("price rent")), _prices),
        (DISCOUNT, _discounts),
        (frozenset(meanings("email")), _emails),
        (frozenset(meanings("phone")), _phones),
        (frozenset(meanings("rating")), _ratings),
    ]
    if _is_dated(options):
        makers += [(DATES, _dates)]
    if scope.record or page.is_part:
        makers += [(frozenset(meanings("url")), _links), (frozenset(meanings("image")), _images)]
    for words, maker in makers:
        if concepts & words and concepts <= words | scope.words | NOW | PER | PERIODS:
            return _only(read, maker(page, scope))
        if concepts & words and maker is _ratings and scope.record:
            return _only(read, _ratings(page, scope, concepts - words))
    if want.wish.unit is not None and want.wish.unit.kind != "percent" and scope.ranges is None:
        return _only(read, _quantities(page, want.wish.unit, scope))
    return None


CONTACT = frozenset(meanings("contact"))
DISCOUNT, RENT = frozenset(meanings("discount")), frozenset(meanings("rent"))
NOW = frozenset(meanings("value sale current now final today asking"))  # `sale_price`
MOST_QUANTITY = 20  # characters
AT = frozenset(("at", "on"))  # as in `posted_at`
VERSIONS = frozenset(meanings("version"))


def _choice(page: Page, scope: Scope, read: Read) -> Any:
    """Returns the only one of a property's possible values that stands by itself."""
    nodes = (page.tree.nodes[one.index] for one in page.statements)
    plain = (node for node in nodes if not any(step.tag in CHOSEN for step in (node, *node.above())))
    inside = (node for node in plain if page.belongs(node.index, scope.ranges))
    alone = (node for node in inside if node.index not in page.labelled_by_markup and not _is_label(page, node))
    return _only(read, (Value(node.text) for node in alone))


def _is_label(page: Page, node: Node) -> bool:
    """Whether a text is the label of what stands after it."""
    after = node.next
    return node.text in page.by_label and after is not None and after.index in page.labelled


CHOSEN = {"a", "button", "nav", "label", "th", "td", "li", "option", "dt", "dd", "h1", "h2", "h3", "h4"}
ADDRESS = frozenset(meanings("address"))
ADDRESS_LIKE = re.compile(r"^\d+\w? .+,|\d+\w?, .+|, .*\b\d{4,6}\b")
PER = frozenset(meanings("address")) | frozenset(meanings("link"))


PERIODS = frozenset(
    meanings(
        "per month monthly mensuel mensile mensual maandelijks monatlich night day daily week weekly hour hourly year yearly annual"
    )
)


DATES = frozenset(meanings("date time publish create"))


def _is_dated(options: list[Schema]) -> bool:
    return any(option.get("format") in ("date", "date-time", "time") for option in options)


def _dates(page: Page, scope: Scope) -> Iterator[Value]:
    """Returns what is a date by itself, without a label that says of what."""
    for node in _nodes(page, scope):
        if not scope.record and node.tag != "time":
            continue
        alone = bool(node.children) and all(child.tag == TEXT for child in node.children)
        labelled = node.index in page.labelled and not (node.tag == "time" and _follows_link(node))
        if alone and node.size <= 40 and not labelled and re.search(r"\d", node.text):
            yield node.value


def _follows_link(node: Node) -> bool:
    """Whether what stands before says who did something, not what this is."""
    before = [sibling for sibling in node.parent.elements if sibling.index < node.index] if node.parent else []
    return bool(before) and before[-1].tag == "a"


def _only(read: Read, values: Iterator[Value]) -> Any:
    made = {value for one in values if (value := read(one)) is not None}
    return made.pop() if len(made) == 1 else AMBIGUOUS if made else None


def _nodes(page: Page, scope: Scope) -> Iterator[Node]:
    if scope.ranges is None:
        nodes = [node for node in page.tree.elements if not node.flags & HIDDEN] if page.is_part else page.leaves
        yield from (node for node in nodes if not page.is_outside(node.index) and not page.in_cards(node.index))
        return
    for start, end in scope.ranges:
        yield from (node for node in page.tree.nodes[start:end] if node.tag != TEXT and not node.flags & HIDDEN)


def _titles(page: Page, scope: Scope) -> Iterator[Value]:
    nodes = list(_nodes(page, scope))
    headings = [node for node in nodes if node.tag in HEADINGS and node.text]
    first = [node for node in headings if node.tag == min(heading.tag for heading in headings)]
    links = [node for node in nodes if node.tag == "a" and node.text and not CODE.fullmatch(node.text)]
    strong = [node for node in nodes if node.tag in ("b", "strong") and node.text and not node.text.endswith(":")]
    texts = [node for node in nodes if any(child.tag == TEXT for child in node.children)]
    if not first and not links and strong and texts and strong[0].index <= texts[0].index:
        links = strong[:1]
    for node in first or links:
        yield Value(node.name)


SIGNED = re.compile(r"[+\u2212\u2013-]\s?\S*\d")  # a change


def _prices(page: Page, scope: Scope) -> Iterator[Value]:
    for node in _nodes(page, scope):
        text = node.text if node.size <= 40 and not node.flags & STRUCK and not holds(scope.claimed, node.index) else ""
        if not scope.record and any(
            inner.index in page.labelled for inner in (node, *node.children, *node.above()) if inner.size <= 60
        ):
            continue  # the page says what it is
        if (
            text
            and any(child.tag == TEXT for child in node.children)
            and currency_in(text)
            and not SIGNED.match(text)
            and not _was(node)
            and quantity(text, page.locale.lang)
        ):
            whole = (
                node.parent.text
                if node.parent is not None and node.parent.size <= 40 and quantity(node.parent.text, page.locale.lang)
                else text
            )
            yield Value(whole)


def _discounts(page: Page, scope: Scope) -> Iterator[Value]:
    """Returns what is taken off, as `-15%`."""
    yield from (Value(match[1] or match[2]) for node in _nodes(page, scope) if (match := OFF.fullmatch(node.text)))


OFF = re.compile(r"(?:[\u2212\u2013-]\s?|save )(\d+(?:[.,]\d+)?\s?%)|(?:(\d+\s?%) off)", re.IGNORECASE)


def _quantities(page: Page, unit: Unit, scope: Scope) -> Iterator[Value]:
    """Returns what is a number with a unit of this kind by itself, without a label that says of what."""
    kinds = {unit.kind, "angle"} if unit.kind == "temperature" else {unit.kind}
    for node in _nodes(page, scope):
        text = node.text if node.size <= MOST_QUANTITY and node.index not in page.labelled | page.reversed else ""
        found = (
            quantity(text, page.locale.lang) if text[:1].isdigit() and not holds(scope.claimed, node.index) else None
        )
        if found is not None and found.unit is not None and found.unit.kind in kinds:
            yield Value(text)


def _emails(page: Page, scope: Scope) -> Iterator[Value]:
    yield from (
        Value(node.attrs["href"][7:].split("?")[0]) for node in _nearer(page, _links_in(page, scope, "mailto:"))
    )


def _nearer(page: Page, nodes: Iterator[Node]) -> list[Node]:
    """Returns the nodes of the page's own subject: what is around it is about the site."""
    return [node for node in nodes if not page.is_outside(node.index)]


def _phones(page: Page, scope: Scope) -> Iterator[Value]:
    for node in _nearer(page, _links_in(page, scope, "tel:")):
        yield Value(node.text if sum(char.isdigit() for char in node.text) >= 5 else node.attrs["href"][4:])

    if scope.record:
        numbers = (
            node for node in _nodes(page, scope) if NUMBER.fullmatch(node.text) and node.index not in page.labelled
        )
        yield from (Value(node.text) for node in numbers if sum(char.isdigit() for char in node.text) >= FEWEST_DIGITS)


FEWEST_DIGITS = 7
NUMBER = re.compile(r"(?:\+|\(?0|\(\d)[\d() /.-]{6,20}")


def _links_in(page: Page, scope: Scope, scheme: str) -> Iterator[Node]:
    nodes = page.tree.elements if scope.ranges is None else _nodes(page, scope)
    yield from (
        node for node in nodes if str(node.attrs.get("href", "")).lower().startswith(scheme) and not node.flags & HIDDEN
    )


def _of_label(page: Page, want: Wanted, scope: Scope, read: Read) -> Any:
    """Returns the address or number of what a label, a heading or the text before its link says: of the `clerk_phone`."""
    for kind, scheme in ((EMAIL, "mailto:"), (PHONE, "tel:")):
        about = frozenset(want.words) - kind - CONTACT
        if not about or about == frozenset(want.words) - CONTACT:
            continue
        found = []
        for node in _links_in(page, scope, scheme):
            said = frozenset(meanings(_before_link(page, node)))
            over = page.headings_over(node.index)
            if about <= said | frozenset(meanings(node.text)) or (
                over and about <= over[0].words and over[0].level > 1
            ):
                found.append(node)
        return _only(read, (_linked_value(node, scheme) for node in found))
    return None


LEAD = frozenset(
    ("lead", "intro", "teaser", "standfirst", "tagline", "subtitle", "dek", "ingress", "chapo", "lede", "summary")
)
STOCK = frozenset(meanings("stock available"))
DESCRIBING = frozenset(meanings("description summary teaser lead"))
IDENTIFIER = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Z])[A-Z0-9][A-Z0-9./_-]{4,24}")
IDENTIFYING = frozenset(meanings("number id identifier code reference"))


def _by_shape(page: Page, want: Wanted, schema: Schema) -> str | None:
    """Returns the paragraph that introduces the page, or the identifier that is a heading."""
    if not any(option.get("type") == "string" and "format" not in option for option in options_of(schema)):
        return None
    words = frozenset(want.words)
    if words & STOCK and words <= STOCK | GENERIC:
        said = {one.text for one in page.statements if _is_stock(one.text) and page.belongs(one.index, None)}
        return said.pop() if len(said) == 1 else None
    if words <= DESCRIBING:
        leads = [
            node
            for node in page.leaves
            if node.tag in ("p", "div") and _is_lead(node) and not page.in_cards(node.index)
        ]
        return leads[0].text if len(leads) == 1 else None
    if want.words[-1] in IDENTIFYING and not may_be_null(schema):
        heads = [node for node in page.tree.elements if node.tag in HEADINGS and IDENTIFIER.fullmatch(node.text)]
        return heads[0].text if len(heads) == 1 else None
    return None


def _is_stock(text: str) -> bool:
    return plain(text).strip(" .!") in IN_STOCK | OUT_OF_STOCK


def _is_lead(node: Node) -> bool:
    return any(part.lower() in LEAD for part in node.class_words)


EMAIL, PHONE = frozenset(meanings("email")), frozenset(meanings("phone"))
MOST_BEFORE = 40  # characters


def _before_link(page: Page, node: Node) -> str:
    """Returns what stands in the same line before a link."""
    block = page.tree.nodes[node.block]
    line = " ".join(page.tree.lines_of(block.index, node.index)[-1:])
    return re.split(r"[.;·|]\s", line[-MOST_BEFORE:])[-1]


def _linked_value(node: Node, scheme: str) -> Value:
    address = node.attrs["href"][len(scheme) :].split("?")[0]
    if scheme == "mailto:":
        return Value(address)
    return Value(node.text if sum(char.isdigit() for char in node.text) >= 3 else address)


def _was(node: Node) -> bool:
    """Whether a price is called an old one."""
    names = node.class_words | (node.parent.class_words if node.parent is not None else set())
    return bool(frozenset(meanings(" ".join(names))) & OLD) if names else False


OLD = frozenset(meanings("old was before list rrp strike"))


def _ratings(page: Page, scope: Scope, of: frozenset[str] = frozenset()) -> Iterator[Value]:
    for node in _nodes(page, scope):
        text = str(node.attrs.get("aria-label") or node.attrs.get("title") or (node.text if node.size <= 40 else ""))
        match = SCORE.search(text) or SCORE_OF.search(text)
        if match and of <= frozenset(meanings(text)):
            yield Value(match[1])
    if scope.ranges is None:
        labelled = (
            node for node in page.tree.elements if node.attrs.get("role") == "img" and not page.in_cards(node.index)
        )
        yield from (
            Value(match[1]) for node in labelled if (match := SCORE.search(str(node.attrs.get("aria-label", ""))))
        )


def _links(page: Page, scope: Scope) -> Iterator[Value]:
    nodes = [
        node for node in _nodes(page, scope) if node.tag == "a" and str(node.attrs.get("href", "")).startswith("http")
    ]
    start = scope.ranges[0][0] if scope.ranges else 0
    around = page.tree.nodes[start]
    if around.tag == "a":
        nodes = [around]
    named = [node for node in nodes if node.has(*HEADINGS) or any(above.tag in HEADINGS for above in node.above())]
    for node in named or nodes:
        yield Value("", None, node.attrs["href"])


def _images(page: Page, scope: Scope) -> Iterator[Value]:
    yield from (
        Value("", None, node.attrs["src"])
        for node in _nodes(page, scope)
        if node.tag == "img" and node.attrs.get("src")
    )


def _denied(node: Node) -> bool:
    """Whether an image beside the text says no."""
    names = (
        str(inner.attrs.get("alt") or inner.attrs.get("aria-label") or "")
        for inner in node.inside
        if inner.tag in ("img", "svg", "i", "span")
    )
    return any(truth(Value(name)) is False for name in names if name)


def _within(statements: list[Statement], scope: Scope) -> Iterator[Statement]:
    if scope.ranges is None:
        yield from statements
        return
    for start, end in scope.ranges:
        at = bisect_left(statements, start, key=lambda statement: statement.index)
        while at < len(statements) and statements[at].index < end:
            yield statements[at]
            at += 1


PRODUCT = frozenset(meanings("product"))


def _statement(page: Page, want: Wanted, scope: Scope) -> bool | None:
    """Returns what a text that stands alone says of yes and no: `Sold out`, `Free WiFi`, `No pets`."""
    about_stock = bool(frozenset(want.words) & {*meanings("stock"), *meanings("available"), "availabiliti"})
    found = set()
    for statement in _within(page.statements, scope):
        if scope.ranges is None and (page.in_cards(statement.index) or page.is_outside(statement.index)):
            continue
        text = plain(statement.text).strip(" .!✓✗✔✘")
        if about_stock:
            text = " ".join(word for word in text.split() if not frozenset(meanings(word)) <= THINGS | PRODUCT) or text
        if about_stock and text in IN_STOCK | OUT_OF_STOCK:
            found.add(text in IN_STOCK)
            continue
        no = next((word for word in vocabulary.NOT if text.startswith(word)), "")
        words = frozenset(meanings(text.removeprefix(no))) - FILLERS
        if (
            words
            and (
                words == frozenset(want.words)
                or words - ADDED == frozenset(want.words)
                or stem(squeezed(text)) == "".join(want.words)
            )
            and (want.verb or no or len(want.words) > 1 or scope.record)
        ):
            found.add(
                not no
                and not _denied(page.tree.nodes[statement.index])
                and "✗" not in statement.text
                and "✘" not in statement.text
            )
    return found.pop() if len(found) == 1 else None
