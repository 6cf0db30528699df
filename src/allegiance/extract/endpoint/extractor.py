"""The extractor that asks: made from the settings the user gave, and from nothing else."""

from collections.abc import Callable, Iterator
from functools import partial

from allegiance import __version__
from allegiance.extract.assembly import Extraction
from allegiance.extract.endpoint.answer import told
from allegiance.extract.endpoint.asking import ask, passages
from allegiance.extract.endpoint.lookup import Lookup
from allegiance.extract.endpoint.reading import Reading
from allegiance.extract.report import Report
from allegiance.inference.endpoint import Endpoint, Unanswered
from allegiance.model import Claim, Document, Issue, Span

_MOST = 60  # passages of one report that are asked about


def configured(*, url: str, model: str, timeout: float = 120.0) -> Callable[..., Extraction]:
    """An extractor that asks ``model`` at ``url``, and waits ``timeout`` seconds for each answer.

    Nothing is sent before a report is read. Raises UsageError when the endpoint cannot be used as given.
    """
    return partial(read_by, Endpoint(url, model, timeout))


def read_by(endpoint: Endpoint, report: Report) -> Extraction:
    """What the model behind ``endpoint`` reads in ``report``, as far as it stands on the words of it."""
    claims: dict[str, Claim] = {}
    issues: list[Issue] = []
    for found in _found(endpoint, report):
        if isinstance(found, Claim):
            claims.setdefault(found.id, found)
        else:
            issues.append(found)
    return Extraction(tuple(claims.values()), tuple(issues))


def _found(endpoint: Endpoint, report: Report) -> Iterator[Claim | Issue]:
    document = report.document
    reading = Reading(Lookup(report), f"allegiance-endpoint {__version__} {endpoint.model}")
    for number, passage in enumerate(passages(report.sentences)):
        span = Span(passage[0].span.start, passage[-1].span.end)
        if number == _MOST:
            rest = Span(span.start, len(document.text))
            yield _issue(document, "endpoint-report-too-long", f"only {_MOST} passages were asked about", rest)
            return
        answer = ask(endpoint, document.text, passage)
        if isinstance(answer, Unanswered):
            yield _issue(document, answer.code, answer.reason, span)
            continue
        try:
            entries = told(answer)
        except ValueError as error:
            yield _issue(document, "endpoint-answer-invalid", f"The answer breaks its schema: {error}.", span)
            continue
        for entry in entries:
            yield from reading.claims(entry, span)


def _issue(document: Document, code: str, reason: str, span: Span) -> Issue:
    return Issue(code=code, path=document.path, reason=reason, document=document.id, span=span)
