"""Lists as a table, tab-aligned text, CSV, JSON or JSON lines."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from allegiance.cli.options import Format
from allegiance.export.cell import harmless

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Words of a report are shown, never obeyed: control characters and marks that reorder text become visible.
_SHOWN_AS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
}


_WIDE = 130


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how its cell is read off a row; ``whole`` columns are never broken over lines."""

    name: str
    cell: Callable[[Any], object]
    whole: bool = False


def cleaned(words: str) -> str:
    r"""Text that is safe to print and as long as it was: control characters and reordering marks get a picture.

    >>> cleaned("shells\x1b[2J")
    'shells\u241b[2J'
    """
    return words.translate(_SHOWN_AS)


def one_line(words: object) -> str:
    """A cell: null is empty, white space is single."""
    return "" if words is None else cleaned(" ".join(str(words).split()))


def emit(
    rows: Sequence[Any],
    layout: Format,
    *,
    table: Sequence[Column],
    flat: Sequence[Column],
    nothing: str,
    narrow: Sequence[Column] = (),
) -> None:
    """Print ``rows``: ``table`` columns for people, ``narrow`` in small terminals, ``flat`` for spreadsheets."""
    if layout is Format.TABLE:
        _emit_table(rows, table, narrow or table, nothing)
    elif layout is Format.CSV:
        write_csv([column.name for column in flat], ([column.cell(row) for column in flat] for row in rows))
    elif layout is Format.JSON:
        write_bytes(b"[" + b",\n ".join(encoded(row) for row in rows) + b"]\n")
    else:
        for row in rows:
            write_bytes(encoded(row) + b"\n")


def encoded(row: object) -> bytes:
    """One line of JSON."""
    import msgspec

    return msgspec.json.encode(row)


def write_bytes(data: bytes) -> None:
    """UTF-8 whatever the locale says: machines read this."""
    sys.stdout.buffer.write(data)


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """RFC 4180 with a header; null is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else harmless(cell) for cell in row])
    write_bytes(buffer.getvalue().encode("utf-8", "surrogatepass"))


def _emit_table(rows: Sequence[Any], wide: Sequence[Column], narrow: Sequence[Column], nothing: str) -> None:
    if not rows:
        print(nothing, file=sys.stderr)
    elif sys.stdout.isatty():
        columns = wide if console().width >= _WIDE else narrow
        _draw(_cells(rows, columns), columns)
    else:
        for line in aligned([[column.name for column in wide], *_cells(rows, wide)]):
            print(line)


def _cells(rows: Sequence[Any], columns: Sequence[Column]) -> list[list[str]]:
    return [[one_line(column.cell(row)) for column in columns] for row in rows]


def aligned(cells: Sequence[Sequence[str]]) -> list[str]:
    """Cells padded to the width of their column and parted by tabs, so that both people and ``cut`` read them.

    >>> aligned([["id", "who"], ["a1", "Iran"]])
    ['id\\twho', 'a1\\tIran']
    """
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    return ["\t".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _draw(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    for i, column in enumerate(columns):
        if column.whole:
            table.add_column(column.name, no_wrap=True)
        elif any(row[i] for row in cells):
            longest_word = max(len(word) for row in cells for word in (*row[i].split(), column.name))
            table.add_column(column.name, overflow="fold", min_width=min(longest_word, 12))
    for row in cells:
        table.add_row(*(Text(cell) for i, cell in enumerate(row) if columns[i].whole or any(r[i] for r in cells)))
    console().print(table)


@cache
def console() -> "Console":
    """The terminal on standard output."""
    from rich.console import Console

    return Console(highlight=False)


def paragraph(words: "Text | str" = "", style: str = "", indent: int = 0) -> None:
    """Words with colour and line breaks in a terminal; one plain line when piped."""
    if not sys.stdout.isatty():
        print(" " * indent + str(words) if str(words) else "")
        return
    from rich.padding import Padding
    from rich.text import Text

    text = Text(words, style=style) if isinstance(words, str) else words
    console().print(Padding(text, (0, 0, 0, indent)))


def fields(rows: Iterable[tuple[str, str, str]], indent: int = 0) -> None:
    """Names beside their values; a row is name, value, style of the name; rows without a value are left out."""
    shown = [(name, one_line(value), style) for name, value, style in rows if value]
    width = max((len(name) for name, _, _ in shown), default=0)
    if not sys.stdout.isatty():
        for name, value, _ in shown:
            print(f"{' ' * indent}{name.ljust(width)}  {value}")
        return
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value, style in shown:
        grid.add_row(Text(name, style=style or "dim"), Text(value))
    console().print(Padding(grid, (0, 0, 0, indent)))
