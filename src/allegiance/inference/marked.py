"""A sentence with two marked actors as the numbers an encoder reads."""

from typing import NamedTuple

from allegiance.inference.wordpiece import Piece, WordPiece
from allegiance.model import Span

LONGEST = 64
_MARKS = (
    "[unused1]",
    "[unused2]",
    "[unused3]",
    "[unused4]",
)  # before and after the source, before and after the target


class Marked(NamedTuple):
    """Token numbers; for each token 1 inside the source, 1 inside the target (their marks included)."""

    ids: list[int]
    source: list[int]
    target: list[int]


def marked(pieces: WordPiece, text: str, source: Span, target: Span, longest: int = LONGEST) -> Marked:
    """Mark both actors and keep at most ``longest`` tokens, those around and between the actors first."""
    tokens = pieces.pieces(text)
    start, end = _window(tokens, source, target, longest - 6)
    ids, of_source, of_target = [pieces.id("[CLS]")], [0], [0]
    inside: Span | None = None
    actors = sorted((source, target), key=lambda span: span.end - span.start)  # one may lie inside the other
    for token in tokens[start:end]:
        actor = next((span for span in actors if span.overlaps(token.span)), None)
        if actor != inside:
            _close(pieces, ids, of_source, of_target, inside, source)
            if actor is not None:
                _add(ids, of_source, of_target, pieces.id(_MARKS[0 if actor == source else 2]), actor, source)
            inside = actor
        _add(ids, of_source, of_target, token.id, actor, source)
    _close(pieces, ids, of_source, of_target, inside, source)
    _add(ids, of_source, of_target, pieces.id("[SEP]"), None, source)
    return Marked(ids, of_source, of_target)


def _close(
    pieces: WordPiece, ids: list[int], of_source: list[int], of_target: list[int], inside: Span | None, source: Span
) -> None:
    if inside is not None:
        _add(ids, of_source, of_target, pieces.id(_MARKS[1 if inside == source else 3]), inside, source)


def _add(
    ids: list[int], of_source: list[int], of_target: list[int], token: int, actor: Span | None, source: Span
) -> None:
    ids.append(token)
    of_source.append(int(actor is not None and actor == source))
    of_target.append(int(actor is not None and actor != source))


def _window(tokens: list[Piece], source: Span, target: Span, size: int) -> tuple[int, int]:
    """Which tokens to keep: the stretch from one actor to the other and as much as fits on both sides of it."""
    if len(tokens) <= size:
        return 0, len(tokens)
    held = [i for i, token in enumerate(tokens) if token.span.overlaps(source) or token.span.overlaps(target)]
    first, last = (held[0], held[-1] + 1) if held else (0, size)
    spare = max(0, size - (last - first))
    start = max(0, min(first - spare // 2, len(tokens) - size))
    return start, start + size
