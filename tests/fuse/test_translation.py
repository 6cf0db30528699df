"""Reports in several languages: which translate one another, and what that does to independence."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.fuse.anchors import anchors
from allegiance.fuse.lineage import derivation
from allegiance.fuse.origins import Context
from allegiance.fuse.sharing import TRANSLATION, Shared, sharing
from allegiance.fuse.translation import translations
from allegiance.ledger import Ledger
from allegiance.model import Document
from claims_by_hand import claim

STORIES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "translations.toml").read_text("utf-8"))["story"]
LANGUAGES = ("en", "fr", "de", "es", "ru")
AGAIN = (
    "By 71 votes against 22, deputies in Yerevan voted on Monday in favour of the Armenian-Greek agreement on defence. "
    "It was concluded on 9 March in Athens for a period of ten years; it foresees common manoeuvres, and 40 armoured "
    "cars are to be mended in Thessaloniki. Tigran Melkoumian of the opposition walked out. Neither state will have "
    "soldiers in the other, according to Anahit Sargsian, who heads the foreign ministry."
)


def document(id: str, language: str, text: str, published: date | None = None) -> Document:
    return Document(
        id=f"doc1:{id}",
        path=f"reports/{id}.txt",
        text=text,
        raw_sha256="0" * 64,
        media_type="text/plain",
        outlet=f"Outlet {id}",
        published=published,
        language=language,
        captured="2024-01-01T00:00:00Z",
    )


def told(story: Mapping[str, Any]) -> Iterator[Document]:
    for language in LANGUAGES:
        yield document(f"{story['name']}-{language}", language, story[language], story["published"])


def alone(story: Mapping[str, Any]) -> Document:
    other = story["alone"]
    return document(f"{story['name']}-alone", other["language"], other["text"], story["published"])


def found(*documents: Document) -> set[tuple[str, str]]:
    return {(pair.one.removeprefix("doc1:"), pair.other.removeprefix("doc1:")) for pair in translations(documents)}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_every_translation_is_found_and_the_report_of_another_is_not(story: Mapping[str, Any]) -> None:
    pairs = combinations(sorted(f"{story['name']}-{language}" for language in LANGUAGES), 2)
    assert found(alone(story), *told(story)) == set(pairs)


def test_no_report_translates_one_of_another_event() -> None:
    undated = [document(d.id, d.language or "", d.text) for story in STORIES for d in (*told(story), alone(story))]
    assert all(one.split("-")[0] == other.split("-")[0] for one, other in found(*undated))


def test_most_cut_translations_are_found() -> None:
    number = right = 0
    for story in STORIES:
        for whole, short in permutations(LANGUAGES, 2):
            cut = ". ".join(story[short].split(". ")[:2])
            right += bool(found(document("a", whole, story[whole]), document("b", short, cut)))
            number += 1
    assert right >= 0.9 * number


def test_what_appeared_months_apart_is_no_translation() -> None:
    story = STORIES[0]
    late = document("late", "de", story["de"], story["published"] + timedelta(days=90))
    assert not found(document("a", "en", story["en"], story["published"]), late)


def test_order_of_documents_changes_nothing() -> None:
    documents = [d for story in STORIES[:3] for d in (*told(story), alone(story))]
    assert sharing(documents) == sharing(documents[::-1])


def test_two_reports_that_translate_a_third_are_one_origin() -> None:
    story = next(story for story in STORIES if story["name"] == "treaty")
    one, other, russian = (
        document("morning", "en", story["en"]),
        document("evening", "en", AGAIN),
        document("vestnik", "ru", story["ru"]),
    )
    members = [claim("morning", one.outlet or ""), claim("evening", other.outlet or "")]

    def independent(shared: tuple[Shared, ...]) -> int:
        return derivation(members, Context.of(members, shared)).independent

    assert independent(sharing([one, other])) == 2
    shared = sharing([one, other, russian])
    assert {pair.kind for pair in shared} == {TRANSLATION}
    traced = derivation(members, Context.of(members, shared))
    assert traced.independent == 1
    (edge,) = traced.edges
    assert edge.kind == TRANSLATION
    assert edge.evidence.endswith("both translate vestnik (Outlet vestnik)")
    assert {document for document, _ in edge.quotes} == {one.id, other.id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "It cost 4.2 million euros."), ("fr", "Il a coûté 4,2 millions d'euros.")),
        (("en", "It holds 9 billion cubic metres."), ("es", "Contiene 9.000 millones de metros cúbicos.")),
        (("en", "There were 12,000 shells."), ("ru", "Было 12 000 снарядов.")),
        (("en", "He came in March."), ("de", "Er kam im März.")),
        (("en", "They met Volodymyr Sandulescu."), ("ru", "Они встретили Сандулеску.")),
        (("en", "Six boats arrived from Germany."), ("es", "Llegaron seis lanchas de Alemania.")),
    ],
)
def test_anchors_are_the_same_in_every_language(one: tuple[str, str], other: tuple[str, str]) -> None:
    (language, text), (other_language, other_text) = one, other
    assert anchors(text, language).keys() & anchors(other_text, other_language).keys()


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "uk", "zh", ""]))
def test_anchors_quote_the_text(text: str, language: str) -> None:
    for anchor in anchors(text, language).values():
        assert 0 <= anchor.begin < anchor.end <= len(text)


def test_a_report_in_another_language_shows_that_two_reports_are_one(tmp_path: Path) -> None:
    story = next(story for story in STORIES if story["name"] == "treaty")
    morning = "Armenia and Greece signed a defence treaty in Athens on 9 March. "
    evening = "Greece and Armenia concluded a mutual defence pact on 9 March. "
    texts = {"Morning Call": morning + AGAIN, "Evening Call": evening + story["en"], "Vestnik Yuga": story["ru"]}
    with Ledger.open(tmp_path / "ledger.db", write=True) as ledger:
        counted = []
        for outlets in (("Morning Call", "Evening Call"), ("Vestnik Yuga",)):
            file = tmp_path / f"{outlets[0]}.jsonl"
            told = ({"outlet": name, "published": "2021-06-14", "text": texts[name]} for name in outlets)
            file.write_text("".join(json.dumps(report) + "\n" for report in told), "utf-8")
            ledger.read([file])
            counted.append(max(ledger.lineage(claim.id).outlets for claim in ledger.claims()))
            counted.append(max(ledger.lineage(claim.id).independent for claim in ledger.claims()))
    assert counted == [2, 2, 2, 1]
