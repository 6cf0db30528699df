"""Does a claim stand on the words of its document?"""

from collections.abc import Iterator

from allegiance.model import Claim, Document, Issue, Span


def unproven(claim: Claim, document: Document) -> list[Issue]:
    """Every way in which the claim does not stand on the document: id, document, spans, quotes. Empty when proven."""
    return [
        Issue(code=code, path=document.path, reason=f"{claim.id}: {reason}", document=document.id, span=span)
        for code, reason, span in _doubts(claim, document)
    ]


def _doubts(claim: Claim, document: Document) -> Iterator[tuple[str, str, Span | None]]:
    if claim.document != document.id:
        yield "claim-of-another-document", f"it names {claim.document}", None
    if claim.id != claim.content_id:
        yield "claim-id-wrong", f"its words demand the id {claim.content_id}", None
    for name, mention in claim.mentions():
        if not _within(mention.span, document.text):
            yield "span-outside", f"{name} lies outside the text", mention.span
        elif mention.span.of(document.text) != mention.surface:
            found = mention.span.of(document.text)
            yield "quote-wrong", f"{name} is {mention.surface!r}, the text has {found!r}", mention.span
    bare: list[tuple[str, Span | None]] = [
        ("sentence", claim.sentence),
        ("content", claim.attribution.content),
        *(("relay", relay.span) for relay in claim.attribution.relays),
    ]
    for name, span in bare:
        if span is not None and not _within(span, document.text):
            yield "span-outside", f"{name} lies outside the text", span


def _within(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)
