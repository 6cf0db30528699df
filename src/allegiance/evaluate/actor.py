"""Phrases to state and sector: half of the unit tests of NGEC's actor coder (Halterman et al., 2023)."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from allegiance.resolve.coding import code_phrase

_EXPECTED = re.compile(r"code\['(country|code_1)'\] == '([^']*)'")


def score(gold_folder: Path) -> dict[str, float]:
    """Share of phrases with the right state, the right sector, and both."""
    rows = json.loads((gold_folder / "dev.json").read_text(encoding="utf-8"))
    right: dict[str, list[bool]] = {"country": [], "code_1": [], "both": []}
    for phrase, on, expected in _cases(rows):
        state, sector = code_phrase(phrase, on)
        checks = {
            "country": (state or "") == expected.get("country"),
            "code_1": (sector or "") == expected.get("code_1"),
        }
        for name in expected:
            right[name].append(checks[name])
        if len(expected) == len(checks):
            right["both"].append(all(checks.values()))
    return {
        name: sum(found) / len(found) for name, found in zip(("state", "sector", "both"), right.values(), strict=True)
    }


def _cases(rows: list[dict[str, Any]]) -> Iterator[tuple[str, date | None, dict[str, str]]]:
    for row in rows:
        phrase = row["args"][0] if row["args"] else None
        expected = dict(match for line in row["expect"] if line for match in _EXPECTED.findall(line))
        if row["method"] == "agent_to_code" and phrase and expected:
            yield phrase, _day(row["args"]), expected


def _day(arguments: list[str | None]) -> date | None:
    try:
        return date.fromisoformat((arguments[2] or "")[:10]) if len(arguments) > 2 else None
    except ValueError:
        return None
