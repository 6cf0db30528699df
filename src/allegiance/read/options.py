"""What a caller says about the reports to be read."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from allegiance.errors import UsageError
from allegiance.read.dates import latest_possible

MEGABYTE = 1_000_000


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Metadata for reports that carry none, and limits.

    ``index`` is a JSONL file of ``id`` (file stem or record id), ``outlet``, ``published``, ``url`` and optionally
    ``title``, ``byline``, ``language``. ``captured`` is an ISO 8601 moment; a publication date after it is refused.
    ``max_bytes`` bounds one report, not one file of records. Raises ``UsageError`` when either makes no sense.
    """

    index: str | Path | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    captured: str = field(default_factory=_now)
    max_bytes: int = 20 * MEGABYTE

    def __post_init__(self) -> None:
        try:
            latest_possible(self.captured)
        except (ValueError, OverflowError):
            raise UsageError(reason=f"{self.captured!r} is no moment in ISO 8601, such as 2024-02-27T08:00Z.") from None
        if self.max_bytes < 1:
            raise UsageError(reason=f"The limit for one report must be at least 1 byte, not {self.max_bytes}.")
