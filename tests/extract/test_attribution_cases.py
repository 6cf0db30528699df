"""Our own small reports: source, cue, content, modality, channels, venue and day of each statement."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from allegiance.extract.attribution import attributions
from allegiance.extract.attribution.outlets import Outlet, Outlets
from allegiance.inference.parser import parse
from allegiance.model import Said
from allegiance.text import paragraphs, sentences

TABLE = tomllib.loads((Path(__file__).parent / "attribution_cases.toml").read_text(encoding="utf-8"))
OUTLETS = Outlets({name: Outlet(name, kind) for name, kind in TABLE["outlets"].items()})


def said(text: str) -> list[Said]:
    spans = [(span, number) for number, block in enumerate(paragraphs(text)) for span in sentences(text, block)]
    return attributions(text, list(parse(text, spans)), outlets=OUTLETS)


def meets(text: str, one: Said, case: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Field to (found, wanted) where they differ."""
    content = " ".join(piece.of(text) for piece in one.content)
    found: dict[str, object] = {
        "source": one.source.of(text).rstrip("’'s") if one.source else "",
        "cue": one.cue.of(text) if one.cue else None,
        "modality": one.modality,
        "voice": one.voice.value,
        "relays": [relay.name for relay in one.relays],
        "venue": one.venue.surface if one.venue else None,
        "day": one.said_on.surface if one.said_on else None,
    }
    wrong: dict[str, tuple[object, object]] = {
        key: (found[key], wanted)
        for key, wanted in case.items()
        if key in found and (wanted.rstrip("’'s") if key == "source" else wanted) != found[key]
    }
    for key in ("content", "also"):
        if key in case and case[key] not in content:
            wrong[key] = (content, case[key])
    return wrong


@pytest.mark.parametrize("case", TABLE["case"], ids=[f"{n}: {case['text']}" for n, case in enumerate(TABLE["case"])])
def test_each_case(case: dict[str, Any]) -> None:
    found = said(case["text"])
    if case.get("none"):
        assert found == []
        return
    wrongs = [meets(case["text"], one, case) for one in found]
    assert {} in wrongs, min(wrongs, key=len, default="nothing found")
