"""A report's text with its claims marked: what overlaps is cut into pieces, so that marks only ever nest.

Laws (tests/web/test_marks.py): with the tags taken away the text is what it was, character for character; an
anchor never stands inside another; an anchor opens the claims whose sentence its words belong to.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from allegiance.model import Claim, Span
from allegiance.text import paragraphs
from allegiance.web import links, wording


class Mark(NamedTuple):
    """Words of a report that play a part in a claim."""

    span: Span
    part: str


class Piece(NamedTuple):
    """Words that play the same parts throughout."""

    span: Span
    parts: tuple[str, ...]


class Passage(NamedTuple):
    """Words that carry the same claims throughout; none of them outside the claims."""

    span: Span
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number in the report."""

    number: int
    claim: Claim


def parts(claim: Claim) -> list[Mark]:
    """The words of a claim that a reader should see, with the part each plays."""
    marks = [Mark(mention.span, part) for part, mention in claim.mentions()]
    return marks + [Mark(relay.span, "relay") for relay in claim.attribution.relays]


def pieces(within: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a span wherever a mark begins or ends; the pieces join up to the span again."""
    inside = [(mark, clipped) for mark in marks if (clipped := _clip(mark.span, within))]
    cuts = sorted({*within, *(end for _, span in inside for end in span)})
    for start, end in pairwise(cuts):
        found = (mark.part for mark, span in inside if span.start <= start and end <= span.end)
        yield Piece(Span(start, end), tuple(dict.fromkeys(found)))


def passages(within: Span, sentences: Sequence[Mark], elsewhere: Sequence[Mark]) -> Iterator[Passage]:
    """Cut a span into passages: a sentence opens its own claims, words outside every sentence those they belong to.

    ``sentences`` and ``elsewhere`` are the spans of claims, each with the id of its claim as part.
    """
    for piece in pieces(within, sentences):
        if piece.parts:
            yield Passage(*piece)
        else:
            yield from (Passage(*outer) for outer in pieces(piece.span, elsewhere))


def report(text: str, document: str, claims: Sequence[Claim], chosen: Sequence[str] = ()) -> Markup:
    """The text in paragraphs; each passage is a link that opens its claims, the parts of the chosen are marked."""
    numbers = {claim.id: Numbered(number, claim) for number, claim in enumerate(claims, 1)}
    marks = [mark for claim in claims if claim.id in chosen for mark in parts(claim)]
    blocks = list(paragraphs(text))
    sentences = _shared([Mark(claim.sentence, claim.id) for claim in claims], blocks)
    elsewhere = _shared([Mark(mark.span, claim.id) for claim in claims for mark in parts(claim)], blocks)
    html: list[str] = []
    position = 0
    order = 0
    arrived = False
    for number, paragraph in enumerate(blocks):
        html.append(plain(text[position : paragraph.start]))
        html.append('<p dir="auto">')
        for passage in passages(paragraph, sentences[number], elsewhere[number]):
            words = _marked(text, passage.span, marks)
            if passage.claims:
                order += 1
                said = [numbers[id] for id in passage.claims]
                if not arrived and any(id in chosen for id in passage.claims):
                    html.append('<span id="here"></span>')
                    arrived = True
                html.append(_anchor(order, passage, said, words, document, chosen))
            else:
                html.append(words)
        html.append("</p>")
        position = paragraph.end
    html.append(plain(text[position:]))
    return Markup("".join(html))


def quote(text: str, claim: Claim) -> Markup:
    """The sentence of a claim with its parts marked."""
    within = _clip(claim.sentence, Span(0, len(text))) or Span(0, 0)
    return Markup(_marked(text, within, parts(claim)))


def plain(text: str) -> str:
    """Text as HTML; a carriage return is written out, or browsers would drop it."""
    return str(escape(text)).replace("\r", "&#13;")


def _shared(marks: Iterable[Mark], blocks: Sequence[Span]) -> list[list[Mark]]:
    # Each mark goes to the blocks it touches, so that a long report costs its length and not its square.
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    shared: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        for number in range(bisect_right(ends, mark.span.start), bisect_left(starts, mark.span.end)):
            shared[number].append(mark)
    return shared


def _clip(span: Span, within: Span) -> Span | None:
    start, end = max(span.start, within.start), min(span.end, within.end)
    return Span(start, end) if start < end else None


def _marked(text: str, within: Span, marks: Iterable[Mark]) -> str:
    html = []
    for piece in pieces(within, marks):
        words = plain(piece.span.of(text))
        html.append(
            f'<mark class="{" ".join(piece.parts)}" title="{_titles(piece)}">{words}</mark>' if piece.parts else words
        )
    return "".join(html)


def _titles(piece: Piece) -> str:
    return ", ".join(part.replace("_", " ") for part in piece.parts)


def _anchor(
    order: int, passage: Passage, said: list[Numbered], words: str, document: str, chosen: Sequence[str]
) -> str:
    address = escape(links.document(document, passage.claims))
    polarities = {one.claim.polarity for one in said}
    look = polarities.pop() if len(polarities) == 1 else "mixed"
    ends_here = " ".join(str(one.number) for one in said if one.claim.sentence.end == passage.span.end)
    title = escape("; ".join(f"{one.number}. {wording.title(one.claim)}" for one in said))
    open_ = " chosen" if any(id in chosen for id in passage.claims) else ""
    return (
        f'<a id="p{order}" class="passage {look}{open_}" href="{address}#p{order}" title="{title}" '
        f'data-n="{ends_here}" hx-get="{address}" hx-target="#reading" hx-select="#reading" hx-swap="outerHTML" '
        f'hx-push-url="true">{words}</a>'
    )
