"""Tables: their cells by row and column, their headers, and which way they run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from smooth_page.local.extract.labels import COLON, EXPLICIT, LINE, MOST_LABEL, Pair
from smooth_page.local.extract.tree import HIDDEN, Node, Value

HEADS = {"th"}
HEAD_ROLES = {"columnheader", "rowheader"}
CELL_ROLES = {"cell", "gridcell", *HEAD_ROLES}
TABLE_ROLES = {"table", "grid", "treegrid"}
MOST_SPAN = 1000
Row = list["Node | None"]


class Record:
    """One thing of many: its labels and values, and the nodes that show it."""

    __slots__ = ("_cells", "_pairs", "end", "over", "start")

    def __init__(self, pairs: list[Pair], start: int, end: int) -> None:
        self._pairs: list[Pair] | None = pairs
        self._cells: tuple[list[str], Row] | None = None
        self.start = start
        self.end = end
        self.over = ""  # what a row over it says that is a heading

    @classmethod
    def of_row(cls, headers: list[str], cells: Row, start: int, end: int) -> Record:
        """Returns a row of a table. Its pairs are made when they are needed."""
        made = cls([], start, end)
        made._pairs, made._cells = None, (headers, cells)
        return made

    @property
    def pairs(self) -> list[Pair]:
        if self._pairs is None:
            names, cells = self._cells or ([], [])
            self._pairs = [
                Pair(name, shown(cell), EXPLICIT, cell.index)
                for name, cell in zip(names, cells, strict=False)
                if cell is not None and name
            ]
        return self._pairs

    def at(self, column: int) -> Value | None:
        """Returns what stands in a column."""
        if self._cells is None:
            return self.pairs[column].value if column < len(self.pairs) else None
        cells = self._cells[1]
        cell = cells[column] if column < len(cells) else None
        return None if cell is None else shown(cell)


def shown(cell: Node) -> Value:
    """Returns what a cell shows, without the small print below it."""
    value = cell.value
    if value.lines < 2:
        return value
    small = {inner.text for inner in cell.inside if inner.tag == "small"}
    lines = [line for line in cell.lines if line not in small]
    return value._replace(text=" ".join(lines), lines=len(lines)) if lines else value


@dataclass
class Group:
    """Things alike, in order."""

    node: Node
    records: list[Record]
    label: str = ""
    kind: str = "table"
    headers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # of simple items
    column: str = ""  # what the header over the headers says, in a table that runs sideways


@dataclass
class Table:
    """What a table holds: pairs, or things alike in one or two directions."""

    pairs: list[Pair]
    groups: list[Group]


def tables_of(elements: list[Node]) -> Iterator[Table]:
    """Returns every table, ARIA's too, without tables that hold tables."""
    for node in elements:
        is_table = node.tag == "table" or node.attrs.get("role") in TABLE_ROLES
        if is_table and not node.flags & HIDDEN and not node.has("table"):
            yield read_table(node)


def read_table(node: Node) -> Table:
    rows, feet = _rows(node)
    grid = _grid(rows)
    pairs = [pair for row in _grid(feet) for pair in _row_pair(row)]
    if not grid:
        return Table(pairs, [])
    label = next((inner.text for inner in node.elements if inner.tag == "caption"), "") or str(
        node.attrs.get("aria-label", "")
    )
    while len(grid) > 2 and len(grid[0]) > 1 and _is_one_cell(grid[0]) and _distinct(grid[1]) > 1:
        label = label or _row_text(grid[0])
        grid = grid[1:]
    width = max(len(row) for row in grid)
    head = _head(grid)
    if head is None and width <= 4:
        labelled = [pair for row in grid for pair in _row_pair(row)]
        if len(labelled) * 2 >= len(grid) and (
            width == 2
            or (width == 4 and (not _is_sideways(grid) or all(_alternates(row) for row in grid)))
            or all(_is_head(row[0]) and _distinct(row) == 2 for row in grid)
        ):
            return Table(pairs + labelled, [])
    groups = []
    if head is not None:
        groups.append(_by_rows(node, grid, head, label))
        body = grid[head + 1 :]
        pairs += [pair for row in body if len(row) > 2 and row[0] is row[1] for pair in _row_pair(row)]
        if len(body) == 1:
            pairs += groups[0].records[0].pairs if groups[0].records else []
    sideways = _by_columns(node, grid, label)
    if sideways is not None:
        groups.append(sideways)
    return Table(pairs, [group for group in groups if group.records])


def _row_text(row: Row) -> str:
    return next((cell.text for cell in row if cell is not None), "")


def _alternates(row: Row) -> bool:
    """Whether each second cell has a class that the others lack: the labels."""
    classes = [set(cell.classes) for cell in row if cell is not None]
    return len(classes) > 1 and bool(set.intersection(*classes[::2]) - set().union(*classes[1::2]))


def _is_marked(grid: list[Row], at: int) -> bool:
    """Whether all cells of a row have a class that no cell below has: the headers."""
    own = [set(cell.classes) for cell in grid[at] if cell is not None]
    below = {name for row in grid[at + 1 :] for cell in row if cell is not None for name in cell.classes}
    return len(own) > 1 and at + 1 < len(grid) and bool(set.intersection(*own) - below)


def _rows(table: Node) -> tuple[list[Node], list[Node]]:
    rows = [inner for inner in table.inside if inner.tag == "tr" or inner.attrs.get("role") == "row"]
    feet = [row for row in rows if any(above.tag == "tfoot" for above in row.above())] if table.has("tfoot") else []
    gone = {row.index for row in feet}
    return [row for row in rows if row.index not in gone], feet


def _grid(rows: list[Node]) -> list[Row]:
    """Returns the cells by row and column; a cell that spans stands in each place."""
    grid: list[Row] = []
    above: dict[int, tuple[int, Node]] = {}  # columns that cells of earlier rows fill: for how many rows more
    for row in rows:
        line: Row = []
        down: dict[int, tuple[int, Node]] = {}
        cells = _cells(row)
        if not above and not any("colspan" in cell.attrs or "rowspan" in cell.attrs for cell in cells):
            grid += [list(cells)] if cells else []
            continue
        for cell in cells:
            _fill_up(line, above)
            for _ in range(_span(cell, "colspan")):
                down[len(line)] = (_span(cell, "rowspan") - 1, cell)
                line.append(cell)
        _fill_up(line, above)
        left = {column: (rest - 1, cell) for column, (rest, cell) in above.items()}
        above = {column: entry for column, entry in (left | down).items() if entry[0] > 0}
        if line:
            grid.append(line)
    return grid


def _cells(row: Node) -> list[Node]:
    own = [child for child in row.children if child.tag in ("td", "th")]
    return own or [inner for inner in row.inside if inner.tag in ("td", "th") or inner.role in CELL_ROLES]


def _fill_up(line: Row, above: dict[int, tuple[int, Node]]) -> None:
    while len(line) in above:
        line.append(above[len(line)][1])


def _span(cell: Node, name: str) -> int:
    text = str(cell.attrs.get(name, ""))
    return min(max(int(text), 1), MOST_SPAN) if re.fullmatch(r"\d{1,5}", text) else 1


def _is_head(cell: Node | None) -> bool:
    return cell is not None and (cell.tag in HEADS or cell.role in HEAD_ROLES)


def _bold(cell: Node | None) -> bool:
    if cell is None or not cell.text:
        return False
    inner = [child for child in cell.elements if child.text]
    return len(inner) == 1 and inner[0].tag in ("b", "strong") and inner[0].text == cell.text


def header_text(cell: Node | None) -> str:
    """Returns what a header says, in full where it is shortened."""
    if cell is None:
        return ""
    whole = next(
        (str(inner.attrs["title"]) for inner in cell.inside if inner.tag == "abbr" and inner.attrs.get("title")), ""
    )
    if whole and cell.text and cell.text.lower() != whole.lower():
        return f"{whole} ({cell.text})"
    return COLON.sub(
        "", whole or str(cell.attrs.get("aria-label", "")) or cell.label or str(cell.attrs.get("title", ""))
    )


def _head(grid: list[Row]) -> int | None:
    """Returns the row of the column headers."""
    for at, row in enumerate(grid[:4]):
        if len(row) < 2 or _distinct(row) < 2:
            continue
        named = [cell for cell in row if cell is not None and cell.label]
        in_head = any(above.tag == "thead" for cell in row if cell is not None for above in cell.above())
        if (
            in_head
            and at + 1 < len(grid)
            and any(above.tag == "thead" for cell in grid[at + 1] if cell is not None for above in cell.above())
        ):
            continue  # the last row of several
        marked = sum(_is_head(cell) for cell in row)
        if in_head or (
            named
            and all(_is_head(cell) for cell in row if cell is not None and cell.label)
            and (marked > 1 or len(row) == 1)
        ):
            return at
        if (
            named
            and len(grid) > 2
            and all(_bold(cell) for cell in named)
            and len(named) > 1
            and all(_distinct(other) < 2 for other in grid[:at])
            and not any(re.search(r"\d|[:：]$", cell.text) for cell in named)
            and not all(_bold(other[0]) for other in grid)
        ):
            return at
        if at == 0 and (_is_marked(grid, at) or (len(row) > 2 and len(grid) > 2 and _shows_kinds(grid))):
            return at
    return None


def _is_sideways(grid: list[Row]) -> bool:
    """Whether each row has values of one kind after its first cell, which has words alone."""
    texts = [[cell.text for cell in row if cell is not None] for row in grid]
    body = texts[1:]
    if len(body) < 2 or any(len(row) != len(texts[0]) or len(row) < 3 for row in texts):
        return False
    if any(re.search(r"\d|[:：]$", row[0]) for row in body) or not all(
        re.search(r"[^\W\d_]", text) for text in texts[0]
    ):
        return False
    numeric = sum(sum(bool(re.search(r"\d", text)) for text in row[1:]) > 1 for row in body)
    return numeric * 2 > len(body)


def _shows_kinds(grid: list[Row]) -> bool:
    """Whether the first row has words alone, over columns of numbers."""
    first, rest = grid[0], grid[1:]
    if any(cell is None or not cell.text or re.search(r"\d", cell.text) for cell in first):
        return False

    def numeric(column: int) -> bool:
        texts = [row[column].text for row in rest if column < len(row) and row[column] is not None]  # type: ignore[union-attr]
        return len(texts) > 1 and sum(bool(re.search(r"\d", text)) for text in texts) * 2 > len(texts)

    return any(numeric(column) for column in range(len(first))) and not any(_is_head(row[0]) for row in rest)


def _distinct(row: Row) -> int:
    return len({cell.index for cell in row if cell is not None})


def _is_one_cell(row: Row) -> bool:
    return (row[0] is None or row[-1] is None or row[0] is row[-1]) and _distinct(row) == 1


def _row_pair(row: Row) -> Iterator[Pair]:
    """Returns the labels and values of a row that alternates between them."""
    cells = list(
        {
            cell.index: cell
            for cell in row
            if cell is not None and (cell.text or cell.label or cell.end > cell.index + 1)
        }.values()
    )
    if len(cells) == 2 or (len(cells) == 4 and cells[0].tag == cells[2].tag):
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            name = header_text(label)
            if name and len(name) <= MOST_LABEL and not _is_head(value):
                yield Pair(name, value.value, EXPLICIT if _is_head(label) else LINE, value.index)


def _by_rows(node: Node, grid: list[Row], head: int, label: str) -> Group:
    headers = [header_text(cell) for cell in grid[head]]
    said = list(headers)
    if head and _distinct(grid[head - 1]) > 1 and len(grid[head - 1]) == len(headers):
        for column, (above, own) in enumerate(zip(grid[head - 1], grid[head], strict=True)):
            if above is not None and own is not None and above.index != own.index and said.count(said[column]) > 1:
                headers[column] = f"{header_text(above)} {headers[column]}".strip()
    records: list[Record] = []
    over = ""
    for row in grid[head + 1 :]:
        alone = len(headers) > 1 and _is_one_cell(row)
        if alone and (cell := next(cell for cell in row if cell is not None)).text:
            over = cell.text
            continue
        if len(headers) > 2 and len(row) > 1 and row[0] is row[1]:
            continue  # a sum below
        if alone or (len(row) > 1 and all(_is_head(cell) for cell in row)):
            continue  # a heading between rows
        if len(row) == len(headers) and all(
            name == (cell.text if cell is not None else "") for name, cell in zip(headers, row, strict=True)
        ):
            continue
        last = next(cell for cell in reversed(row) if cell is not None)
        parent = next((above for above in last.above() if above.tag == "tr" or above.role == "row"), last)
        records.append(Record.of_row(headers, row, parent.index, parent.end))
        records[-1].over = over
    return Group(node, records, label, "table", headers)


def _title(top: Node) -> str:
    """Returns what a column is called, without the buttons beside it."""
    links = [inner for inner in top.elements if inner.tag == "a" and inner.text]
    return links[0].text if len(links) == 1 and top.has("button") else top.name


def _by_columns(node: Node, grid: list[Row], label: str) -> Group | None:
    """Returns the things of a table that has one in each column, named by the headers of rows."""
    grid = [grid[0], *(row for row in grid[1:] if not _is_one_cell(row))] if len(grid[0]) > 2 else grid
    width = min(len(row) for row in grid)
    if width < 3 and not (width == 2 and grid[0] and len(grid) > 2 and _is_head(grid[0][-1]) and _is_head(grid[-1][0])):
        return None
    body = [row for row in grid[1:] if row[0] is not None]
    names = [header_text(row[0]) for row in body]
    if sum(bool(name) for name in names) * 2 < len(names):
        return None  # check boxes
    marked = bool(body) and all(_is_head(row[0]) for row in body)
    corner = header_text(grid[0][0])
    if not marked and (not body or any(re.search(r"\d", name) for name in names)):
        return None
    if not marked and corner and not _is_sideways(grid):
        return None
    records = []
    for column in range(1, width):
        column_cells = [row[column] for row in grid]
        pairs = [
            Pair(name, cell.value, EXPLICIT, cell.index)
            for name, row, cell in zip(names, body, column_cells[1:], strict=False)
            if cell is not None and row[0] is not cell
        ]
        top = column_cells[0]
        if top is not None and top.text:
            pairs.append(Pair(corner or "name", top.value._replace(text=_title(top)), LINE, top.index))
        records.append(Record(pairs, -1, -1))
    return Group(node, records, label, "columns", names, column=corner)
