"""Phrases to state and sector: half of the unit tests of NGEC's actor coder (Halterman et al., 2023)."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from allegiance.resolve.coding import code_phrase

_SECTORS = {"MED": "JRN"}
_WRITTEN = date(2023, 1, 1)
_EXPECTED = re.compile(r"code\['(country|code_1)'\] == '([^']*)'")


def score(gold_folder: Path) -> dict[str, float]:
    """Share of phrases with the right state, the right sector, and both."""
    rows = json.loads((gold_folder / "dev.json").read_text(encoding="utf-8"))
    right: dict[str, list[bool]] = {"country": [], "code_1": [], "both": []}
    for phrase, context, on, expected in _cases(rows):
        state, sector = code_phrase(phrase, on)
        if state is None and context:
            state = code_phrase(context, on)[0]
        checks = {
            "country": _as_ngec(state, sector) == expected.get("country"),
            "code_1": _SECTORS.get(sector or "", sector or "")
            == expected.get("code_1", "").replace("UNK", "").replace("JNK", ""),
        }
        for name in expected:
            right[name].append(checks[name])
        if len(expected) == len(checks):
            right["both"].append(all(checks.values()))
    return {
        name: sum(found) / len(found) for name, found in zip(("state", "sector", "both"), right.values(), strict=True)
    }


def _as_ngec(state: str | None, sector: str | None) -> str:
    """NGEC's letters for what is no state: UNO, EUR, IGO."""
    if state is None:
        return "IGO" if sector == "IGO" else ""
    return {"UN": "UNO", "EU": "EUR"}.get(state, state)


def _cases(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str | None, date | None, dict[str, str]]]:
    """Phrase, its context, the day asked about and what is expected; a test without a day was written for 2023."""
    for row in rows:
        phrase, context, day = (*row["args"], None, None, None)[:3]
        expected = dict(match for line in row["expect"] if line for match in _EXPECTED.findall(line))
        if row["method"] == "agent_to_code" and phrase and expected:
            yield phrase, context, _day(row["kwargs"].get("query_date") or day), expected


def _day(words: str | None) -> date:
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return datetime.strptime(words or "", form).date()
        except ValueError:
            continue
    return _WRITTEN
