"""Heads of state and government against REIGN, where the development data lies beside the repository."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from allegiance.knowledge.fold import folded
from allegiance.knowledge.offices import Office, offices
from allegiance.knowledge.states import states

REIGN = Path(__file__).parents[3] / "shared" / "gold" / "actors" / "reign" / "leaderlist_3_21.csv"
HEADS = {"head_of_state", "head_of_government", "party_leader"}
SINCE = 2010
ROTATING = {"BIH", "SMR"}
SHARE = 0.85


def words(name: str) -> set[str]:
    return {word for word in re.split(r"[^a-z]+", folded(name).lower()) if len(word) > 2}


def of_one_name(term: Office, leader: str) -> bool:
    return bool(words(leader) & words(" ".join((term.person, *term.aliases))))


@pytest.mark.skipif(not REIGN.is_file(), reason="development data is not here")
def test_heads_begin_when_reign_says() -> None:
    """REIGN counts who rules, we count who holds the office; most starts must agree to the month all the same."""
    codes = {state.cow: code for code, state in states().items() if state.cow and state.end is None}
    held = defaultdict(list)
    for term in offices():
        if term.office in HEADS and term.start:
            held[term.state].append(term)
    agree, differ = 0, []
    with REIGN.open(encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            state = codes.get(int(row["ccode"]))
            if state is None or state not in held or state in ROTATING:
                continue
            if not row["syear"].isdigit() or int(row["syear"]) < SINCE:
                continue
            month = 12 * int(row["syear"]) + int(row["smonth"])
            known = [term for term in held[state] if of_one_name(term, row["leader"]) and term.start]
            if any(term.start and abs(12 * term.start.year + term.start.month - month) <= 1 for term in known):
                agree += 1
            else:
                differ.append((state, row["leader"], row["syear"], row["smonth"]))
    assert agree > 200
    assert agree >= SHARE * (agree + len(differ)), differ
