"""Plain sentences of the kinds other than support: relation_cases.toml says which claims of its kind each one holds."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extraction import extraction

KINDS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "relation_cases.toml").read_text("utf-8")
)
CASES = [pytest.param(kind, case, id=case["text"]) for kind, cases in KINDS.items() for case in cases]
SYMMETRIC = {"agreement", "alignment"}


def pairs(kind: str, found: list[str]) -> set[str]:
    return {" > ".join(sorted(pair.split(" > "))) if kind in SYMMETRIC else pair for pair in found}


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_plain_sentence_holds_its_claims_of_a_kind_and_no_others(kind: str, case: dict[str, Any]) -> None:
    _, found = extraction(case["text"], "2024-05-06")
    of_kind = [claim for claim in found.claims if claim.kind == kind]
    read = [f"{c.actor.id if c.actor else '-'} > {c.recipient.id if c.recipient else '-'}" for c in of_kind]
    assert pairs(kind, read) == pairs(kind, case["claims"])
    for name in ("stage", "polarity", "others"):
        if name in case:
            told = [[o.id for o in c.others] if name == "others" else getattr(c, name) for c in of_kind]
            assert told == [case[name]] * len(of_kind), name


def test_no_sentence_stands_twice() -> None:
    texts = [(kind, case["text"]) for kind, cases in KINDS.items() for case in cases]
    assert len(texts) == len(set(texts))
