"""The claims of a text of our own, as the tests of the readers ask for them."""

from datetime import date

from allegiance.extract import Extraction, Report, claims, parsed
from allegiance.model import Document
from allegiance.resolve import cast


def extraction(text: str, published: str = "2024-06-01") -> tuple[Document, Extraction]:
    document = Document(
        id="",
        path="case.txt",
        text=text,
        raw_sha256="0" * 64,
        media_type="text/plain",
        published=date.fromisoformat(published),
        captured="2026-01-01T00:00:00Z",
    ).identified()
    sentences = parsed(text)
    return document, claims(Report(document, sentences, cast(document, sentences)))
