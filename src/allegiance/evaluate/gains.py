"""Which claims a change gained and lost: every change to the reader shows them."""

import json
from dataclasses import dataclass
from pathlib import Path

from allegiance.errors import UsageError
from allegiance.evaluate.matching import Entry
from allegiance.evaluate.scoring import Score


@dataclass(frozen=True, slots=True)
class Gains:
    """Labels of gold claims newly found and no longer found; descriptions of inventions that came and went."""

    found: tuple[str, ...]
    lost: tuple[str, ...]
    invented: tuple[str, ...]
    cleared: tuple[str, ...]


def described(report: str, entry: Entry) -> str:
    """An invention by what it says, so that it stays the same when offsets move."""
    parties = f"{entry.actor or '?'} to {entry.recipient or '?'}"
    return " ".join(part for part in (report, entry.kind, parties, entry.form, entry.polarity, entry.item) if part)


def record(score: Score) -> dict[str, list[str]]:
    """What a later run is compared with."""
    return {
        "found": sorted(gold.label for _, (gold, _) in score.found),
        "invented": sorted(described(report, entry) for report, entry in score.invented),
    }


def save(score: Score, file: Path) -> None:
    """Write the record of this run."""
    file.write_text(json.dumps(record(score), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def since(file: Path, score: Score) -> Gains:
    """Compare with a saved run. Raises UsageError when ``file`` is not one."""
    try:
        before = json.loads(file.read_text(encoding="utf-8"))
        was_found, was_invented = list(before["found"]), list(before["invented"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(reason=f"{file} is not a saved run. Make one with: allegiance evaluate --save FILE") from None
    now = record(score)
    return Gains(
        found=_without(now["found"], was_found),
        lost=_without(was_found, now["found"]),
        invented=_without(now["invented"], was_invented),
        cleared=_without(was_invented, now["invented"]),
    )


def _without(these: list[str], those: list[str]) -> tuple[str, ...]:
    """The items of the first list that the second lacks, counting repetitions."""
    rest = list(those)
    left = []
    for item in these:
        if item in rest:
            rest.remove(item)
        else:
            left.append(item)
    return tuple(left)
