"""A report as it was read: its text, the places in it, and the problems met."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Self, TypedDict

from allegiance.ids import content_id


class Span(NamedTuple):
    """A half-open range of code points in the stored text of a document."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span stands for."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True when ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same range ``by`` code points later."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a report and where they stand."""

    surface: str
    span: Span


class Provenance(NamedTuple):
    """Where a piece of metadata was found, such as ``("published", "index")``."""

    field: str
    where: str


class Citation(TypedDict):
    """What a claim repeats of the report it stands in; ``document`` is its id."""

    document: str
    path: str
    url: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as it was read: its stored text, its metadata and the bytes it came from."""

    id: str
    path: str
    text: str
    raw_sha256: str
    media_type: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    language: str | None = None
    captured: str
    provenance: tuple[Provenance, ...] = ()

    @property
    def content_id(self) -> str:
        """The id that the content demands; the path and the moment of capture are not part of it."""
        published = self.published.isoformat() if self.published else None
        return content_id(
            "doc1", [self.raw_sha256, self.text, self.outlet, self.title, self.byline, published, self.url]
        )

    def identified(self) -> Self:
        """The same document under the id its content demands."""
        return replace(self, id=self.content_id)

    def cited(self) -> Citation:
        """The fields of a ``Claim`` that name its report: ``Claim(id="", **document.cited(), kind=...)``."""
        return Citation(document=self.id, path=self.path, url=self.url, outlet=self.outlet, published=self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A problem met: what, where and why. ``code`` is a short kebab-case name such as ``file-empty``."""

    code: str
    path: str
    reason: str
    document: str | None = None
    span: Span | None = None
