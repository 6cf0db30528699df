"""Ninety more small reports of our own, measured field by field against a floor: chains, venue, day, modality."""

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from allegiance.extract.attribution import attributions
from allegiance.extract.attribution.outlets import Outlet, Outlets
from allegiance.inference.parser import parse
from allegiance.model import Said
from allegiance.text import paragraphs, sentences

TABLE = tomllib.loads((Path(__file__).parent / "attribution_cases_more.toml").read_text(encoding="utf-8"))
OUTLETS = Outlets({name: Outlet(name, kind) for name, kind in TABLE["outlets"].items()})
FIELDS = ("source", "cue", "content", "modality", "voice", "relays", "venue", "day")
FLOORS = {  # right answers; as measured first, before any work on them, 65 of all 90
    "all": 85,
    "source": 87,
    "cue": 81,
    "content": 86,
    "modality": 86,
    "voice": 88,
    "relays": 87,
    "venue": 86,
    "day": 85,
    "none": 2,
}


def said(text: str) -> list[Said]:
    spans = [(span, number) for number, block in enumerate(paragraphs(text)) for span in sentences(text, block)]
    return attributions(text, list(parse(text, spans)), outlets=OUTLETS)


def told(text: str, one: Said | None) -> dict[str, Any]:
    """What was found, field by field, as the cases write it."""
    if one is None:
        return dict.fromkeys(FIELDS)
    return {
        "source": one.source.of(text) if one.source else "",
        "cue": one.cue.of(text) if one.cue else "",
        "content": " ".join(piece.of(text) for piece in one.content),
        "modality": one.modality,
        "voice": one.voice.value,
        "relays": sorted(relay.name for relay in one.relays),
        "venue": one.venue.surface if one.venue else "",
        "day": one.said_on.surface if one.said_on else "",
    }


def right(field: str, found: Any, case: dict[str, Any]) -> bool:
    if found is None:
        return False
    wanted = case[field]
    if field == "content":
        return wanted in found and case.get("also", "") in found
    if field == "source":
        return bool(found.rstrip("’'s") == wanted.rstrip("’'s"))
    return bool(found == (sorted(wanted) if field == "relays" else wanted))


@cache
def measured() -> tuple[dict[str, list[bool]], tuple[str, ...]]:
    """Right or wrong by field, by group and of whole cases, on the statement that fits the case best; and the wrong."""
    scores: dict[str, list[bool]] = defaultdict(list)
    failures = []
    for case in TABLE["case"]:
        found = said(case["text"])
        wrong: list[str] = []
        if case.get("none"):
            scores["none"].append(not found)
            wrong = ["a statement was found"] if found else []
        else:
            asked = [field for field in FIELDS if field in case]
            tried = [told(case["text"], one) for one in found] or [told(case["text"], None)]
            best = max(tried, key=lambda one: sum(right(field, one[field], case) for field in asked))
            for field in asked:
                scores[field].append(right(field, best[field], case))
                if not scores[field][-1]:
                    wrong.append(f"{field} {best[field]!r} for {case[field]!r}")
        scores["all"].append(not wrong)
        scores[f"group {case['group']}"].append(not wrong)
        if wrong:
            failures.append(f"{case['group']}: {case['text']} | {', '.join(wrong)}")
    return scores, tuple(failures)


@pytest.mark.parametrize("name", FLOORS)
def test_no_fewer_are_right_than_before(name: str) -> None:
    scores, failures = measured()
    assert sum(scores[name]) >= FLOORS[name], "\n".join(failures)


@pytest.mark.parametrize("case", TABLE["case"], ids=[case["text"] for case in TABLE["case"]])
def test_the_answers_stand_in_the_text(case: dict[str, Any]) -> None:
    for field in ("source", "cue", "content", "also", "venue", "day"):
        assert case.get(field, "") in case["text"]
    assert set(case.get("relays", [])) <= set(TABLE["outlets"])
