"""Short reports of our own, parsed and cast."""

from datetime import date

from allegiance.inference.parser import parse
from allegiance.model import ActorMention, Document
from allegiance.resolve import cast
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences


def document(text: str, published: date | None = date(2024, 9, 16)) -> Document:
    return Document(
        id="doc1:test",
        path="test.txt",
        text=text,
        raw_sha256="",
        media_type="text/plain",
        captured="",
        published=published,
    )


def parsed(text: str) -> list[Sentence]:
    spans = [(span, i) for i, paragraph in enumerate(paragraphs(text)) for span in sentences(text, paragraph)]
    return list(parse(text, spans))


def mentions(text: str, published: date | None = date(2024, 9, 16)) -> tuple[ActorMention, ...]:
    return cast(document(text, published), parsed(text))


def of(text: str, surface: str, published: date | None = date(2024, 9, 16), *, last: bool = False) -> ActorMention:
    """The first (or last) mention with exactly these words."""
    found = [mention for mention in mentions(text, published) if mention.surface == surface]
    assert found, [mention.surface for mention in mentions(text, published)]
    return found[-1 if last else 0]


def ids(mention: ActorMention) -> list[str]:
    return [actor.id for actor in mention.actors]
