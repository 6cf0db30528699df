"""Answers that take a while, kept while they hold."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from starlette.requests import Request

from allegiance.web.pages import ledger

Answer = TypeVar("Answer")

_KEPT = 32


def kept(request: Request, question: tuple[Hashable, ...], answer: Callable[[], Answer]) -> Answer:
    """The answer to a question, worked out again only when the ledger has grown.

    Claims are only ever added, so their number tells whether an answer still holds.
    """
    shelf = cast("OrderedDict[Hashable, object]", request.app.state.answers)
    key = (ledger(request).count_claims(), *question)
    if key not in shelf:
        shelf[key] = answer()
        if len(shelf) > _KEPT:
            shelf.popitem(last=False)
    shelf.move_to_end(key)
    return cast("Answer", shelf[key])
