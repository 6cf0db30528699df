"""Which claims an answer may rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allegiance.model import Claim


@dataclass(frozen=True, slots=True)
class Choice:
    """What was reported by ``as_of``, where that is set, and does not go back to any of ``without_source``."""

    as_of: date | None
    without_source: tuple[str, ...]

    def of(self, claims: Iterable[Claim]) -> list[Claim]:
        """Those of ``claims`` that may be used."""
        from allegiance import assess

        kept = list(claims) if self.as_of is None else assess.known_by(claims, self.as_of)
        for source in self.without_source:
            kept = assess.without(kept, source)
        return kept

    def left_out(self) -> list[str]:
        """What may not be used, in words."""
        late = [f"what was reported after {self.as_of} or on no known day"] if self.as_of is not None else []
        return late + [f"whatever goes back to {source}" for source in self.without_source]
