"""The pages over a ledger of four reports, one of them hostile; every page is asked for as a browser without script."""

import csv
import io
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from allegiance.errors import LedgerMissing, UsageError
from allegiance.ids import sha256
from allegiance.ledger import Ledger
from allegiance.model import (
    Attribution,
    Claim,
    Document,
    Issue,
    Item,
    Kind,
    OtherParty,
    Party,
    Polarity,
    Provenance,
    Quantity,
    Relay,
    Span,
    Speaker,
    Stage,
    Voice,
)
from allegiance.store import Store
from allegiance.web import create_app, serve
from allegiance.web.guard import SECURITY

HOSTILE = "<script>alert('x')</script>"
NAMES = {"Pyongyang": "PRK", "Moscow": "RUS", "Tehran": "IRN", "Beijing": "CHN"}


def report(text: str, day: str, outlet: str | None, **more: Any) -> Document:
    raw = sha256(text.encode())
    found = Document(
        id="",
        path=f"reports/{raw[:6]}.txt",
        text=text,
        raw_sha256=raw,
        media_type="text/plain",
        outlet=outlet,
        title=text.split(".", 1)[0],
        published=date.fromisoformat(day),
        language="en",
        captured="2026-11-01T10:00:00Z",
        provenance=(Provenance("outlet", "index"), Provenance("published", "index")),
        **more,
    )
    return found.identified()


def at(document: Document, words: str) -> tuple[str, Span]:
    start = document.text.index(words)
    return words, Span(start, start + len(words))


def party(document: Document, words: str) -> Party:
    surface, span = at(document, words)
    return Party(id=NAMES[words], name=words, surface=surface, span=span)


def claim(document: Document, sentence: str, actor: str, recipient: str, form: str | None, **more: Any) -> Claim:
    made = Claim(
        id="",
        document=document.id,
        path=document.path,
        outlet=document.outlet,
        published=document.published,
        kind=more.pop("kind", Kind.SUPPORT),
        actor=party(document, actor),
        recipient=party(document, recipient),
        form=form,
        sentence=at(document, sentence)[1],
        confidence=0.8,
        extractor="hand",
        **more,
    )
    return made.identified()


def said_by(document: Document, name: str, role: str | None = None, relays: tuple[Relay, ...] = ()) -> Attribution:
    surface, span = at(document, name)
    return Attribution(
        voice=Voice.INDIRECT,
        speaker=Speaker(name=name, role=role, named=True, surface=surface, span=span),
        relays=relays,
    )


SHELLS = report(
    "Pyongyang sent Moscow 3,000 shells, Ivan Horak said, Polar Wire reports. Moscow paid.", "2024-01-21", "The Quay"
)
COPY = report("According to Ivan Horak, Pyongyang sent Moscow shells.", "2024-01-22", "Harbour Post")
DENIAL = report(
    "Tehran denied that it had sold Moscow drones.\r\n\r\nPyongyang, not Beijing, backs Moscow most.",
    "2024-03-02",
    None,
)
ATTACK = report(
    f'Tehran may arm Moscow {HOSTILE} & "so" on. <b>End</b>',
    "2024-04-01",
    f"{HOSTILE} Times",
    url="javascript:alert(1)",
    byline="<img src=x onerror=alert(1)>",
)
WIRE = Relay(name="Polar Wire", kind="agency", span=at(SHELLS, "Polar Wire")[1])

CLAIMS = [
    claim(
        SHELLS,
        "Pyongyang sent Moscow 3,000 shells, Ivan Horak said, Polar Wire reports.",
        "Pyongyang",
        "Moscow",
        "ammunition",
        item=Item(surface="shells", span=at(SHELLS, "shells")[1]),
        quantity=Quantity(low=3000, high=3000, unit="round", surface="3,000", span=at(SHELLS, "3,000")[1]),
        stage=Stage.DELIVERED,
        attribution=said_by(SHELLS, "Ivan Horak", "=minister", (WIRE,)),
    ),
    claim(COPY, COPY.text, "Pyongyang", "Moscow", "ammunition", attribution=said_by(COPY, "Ivan Horak")),
    claim(
        DENIAL,
        "Tehran denied that it had sold Moscow drones.",
        "Tehran",
        "Moscow",
        "drones",
        polarity=Polarity.DENIED,
        attribution=said_by(DENIAL, "Tehran"),
    ),
    claim(
        DENIAL,
        "Pyongyang, not Beijing, backs Moscow most.",
        "Pyongyang",
        "Moscow",
        None,
        kind=Kind.RANKING,
        others=(
            OtherParty(role="outranked", id="CHN", name="Beijing", surface="Beijing", span=at(DENIAL, "Beijing")[1]),
        ),
    ),
    claim(ATTACK, ATTACK.text.split(". <b>")[0], "Tehran", "Moscow", "weapons", polarity=Polarity.POSSIBLE),
]


DOCUMENTS = [SHELLS, COPY, DENIAL, ATTACK]
EMPTY_FILE = Issue(code="file-empty", path="<empty>.txt", reason="nothing in it")


@contextmanager
def visited(path: Path, documents: list[Document], claims: list[Claim], faults: bool = True) -> Iterator[TestClient]:
    """A visitor's browser before a ledger with these reports and claims."""
    with Store.open(path, write=True) as store, store.batch():
        for document in documents:
            said = [claim for claim in claims if claim.document == document.id]
            store.add(document, document.text.encode(), said, [])
        store.add_issues([EMPTY_FILE] if documents else [])
    address = "http://127.0.0.1:8765"
    with TestClient(create_app(path), base_url=address, raise_server_exceptions=faults) as found:
        yield found


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with visited(tmp_path_factory.mktemp("web") / "test.db", DOCUMENTS, CLAIMS) as found:
        yield found


class Elements(HTMLParser):
    """Every start tag with its attributes, and the words between the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


PAGES = [
    "/",
    "/allies/RUS",
    "/allies/RUS?form=ammunition&since=2024&until=2024-12",
    "/allies/RUS/evidence?backer=PRK&form=ammunition",
    "/allies/RUS/evidence?backer=IRN&form=weapons",
    "/documents",
    f"/documents/{SHELLS.id}",
    f"/documents/{ATTACK.id}?claim={CLAIMS[4].id}",
    "/claims",
    "/claims?actor=IRN",
    f"/claims/{CLAIMS[0].id}",
    f"/claims/{CLAIMS[4].id}",
    "/issues",
]
REFUSED = [
    ("/nothing", 404, "no page at this address"),
    ("/claims/clm1:ffff", 404, "No claim has an id"),
    ("/documents/doc1:ffff", 404, "No document has an id"),
    ("/documents/doc1:ffff/raw", 404, "No document has an id"),
    ("/allies/Atlantis", 404, "Atlantis"),
    ("/allies/RUS/evidence?backer=CHN&form=drones", 404, "CHN is not among those"),
    ("/allies/RUS/evidence?backer=CHN", 400, "give both backer and form"),
    ("/allies/RUS?since=yesterday", 400, "since must be a date such as 2024-06-19"),
    ("/allies/RUS?since=2024-02-31", 400, "since must be a date"),
    ("/allies/RUS?since=2025&until=2024", 400, "is after until"),
    ("/allies/RUS?form=magic", 400, "form must be one of weapons"),
    ("/allies", 400, "Name a state"),
    ("/claims?kind=gift", 400, "kind must be one of support"),
    ("/claims?polarity=maybe", 400, "polarity must be one of asserted, denied, possible"),
    ("/claims?stage=soon", 400, "stage must be one of"),
    ("/claims?page=0", 400, "page must be a whole number"),
    ("/claims?page=7", 400, "There is no page 7"),
    ("/claims?page=٣", 400, "page must be a whole number"),
    ("/claims?actr=RUS", 400, "There is no filter “actr” here"),
    ("/claims?actor=RUS&actor=PRK", 400, "actor is given twice"),
    ("/claims?text=" + "a" * 201, 400, "longer than 200"),
    ("/claims?text=a%00b", 400, "control character"),
    ("/claims.csv?page=1", 400, "There is no filter “page” here"),
    (f"/documents/{SHELLS.id}?claim=<b>", 400, "ids joined by commas"),
    (f"/documents/{SHELLS.id}?claim={CLAIMS[4].id}", 400, "This report holds no claim"),
    ("/documents?page=x", 400, "whole number"),
    ("/?x=1", 400, "There is no filter “x” here"),
]


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_no_script_and_hold_none_of_their_own(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    tags = Elements(response.text).tags
    scripts = [attrs for tag, attrs in tags if tag == "script"]
    assert scripts == [{"src": "/static/htmx.min.js", "defer": None}]
    assert not [tag for tag, _ in tags if tag in ("style", "iframe", "object", "base", "b")]
    for tag, attrs in tags:
        assert not [name for name in attrs if name == "style" or name.startswith(("on", "hx-on"))]
        if attrs.get("hx-get") and tag == "a":
            assert str(attrs["href"]).startswith(str(attrs["hx-get"]))
        assert not str(attrs.get("href", "")).startswith("javascript:")
        assert all(
            str(attrs.get(name, "/")).startswith(("/", "#", "?")) for name in ("src", "href", "hx-get", "action")
        )


@pytest.mark.parametrize("path", PAGES)
def test_every_inner_link_leads_to_a_page(client: TestClient, path: str) -> None:
    for tag, attrs in Elements(client.get(path).text).tags:
        link = attrs.get("href") or attrs.get("hx-get")
        if link and link.startswith("/"):
            assert client.get(link).status_code == 200, (tag, link)


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_built_for_keyboard_and_reader(client: TestClient, path: str) -> None:
    tags = Elements(client.get(path).text).tags
    names = [tag for tag, _ in tags]
    assert [names.count(landmark) for landmark in ("main", "footer", "h1")] == [1, 1, 1]
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    labelled = {attrs.get("for") for tag, attrs in tags if tag == "label"}
    for tag, attrs in tags:
        if tag in ("input", "select") and attrs.get("type") != "hidden":
            assert attrs.get("id") in labelled
    levels = [int(name[1]) for name in names if re.fullmatch(r"h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize(("path", "status", "reason"), REFUSED)
def test_what_cannot_be_answered_says_why(client: TestClient, path: str, status: int, reason: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert reason in Elements(response.text).words
    assert "<main" in response.text


@pytest.mark.parametrize(
    "path", [*PAGES, *(path for path, _, _ in REFUSED), "/static/style.css", "/claims.csv", "/claims.jsonl"]
)
def test_every_response_brings_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in SECURITY} == SECURITY


def test_a_fault_of_ours_is_a_plain_page_with_the_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "issues", lambda self: 1 / 0)
    with visited(tmp_path / "test.db", [], [], faults=False) as client:
        response = client.get("/issues")
    assert response.status_code == 500
    assert "ZeroDivision" not in response.text
    assert response.headers["Content-Security-Policy"] == SECURITY["Content-Security-Policy"]


def test_only_reading_is_possible(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/claims").status_code == 405


def test_another_host_name_is_refused(client: TestClient) -> None:
    response = client.get("/claims", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "Pyongyang" not in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_hostile_words_stay_words(client: TestClient) -> None:
    for path in PAGES:
        html = client.get(path).text
        assert HOSTILE not in html
        assert "<img" not in html
        assert "javascript:" not in "".join(str(attrs.get("href")) for _, attrs in Elements(html).tags)
    assert HOSTILE in Elements(client.get(f"/documents/{ATTACK.id}").text).words
    reflected = client.get("/claims", params={"text": HOSTILE}).text
    assert HOSTILE not in reflected


def test_the_ranking_counts_origins_and_sets_denials_apart(client: TestClient) -> None:
    words = re.sub(r"\s+", " ", Elements(client.get("/allies/RUS").text).words)
    assert "Who backs Russia" in words
    assert "Pyongyang 1 2 / 2" in words
    assert "1 denied" in words
    assert "1 possible" in words
    assert "What the reports themselves claim about the order" in words
    assert "ahead of Beijing" in words
    assert "21–22 Jan 2024" in words


def test_a_name_leads_to_the_one_address_of_its_state(client: TestClient) -> None:
    response = client.get("/allies?state=Russia")
    assert [step.headers["location"] for step in response.history] == ["/allies/Russia", "/allies/RUS"]
    kept = client.get("/allies/Moscow?form=drones&since=2024-01")
    assert kept.url.path == "/allies/RUS"
    assert dict(kept.url.params) == {"form": "drones", "since": "2024-01-01"}


def test_the_drawer_is_the_page_without_its_frame(client: TestClient) -> None:
    path = "/allies/RUS/evidence?backer=PRK&form=ammunition"
    whole = client.get(path)
    drawer = client.get(path, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "<html" not in drawer.text
    assert "<main" in whole.text
    assert whole.headers["Vary"] == drawer.headers["Vary"] == "HX-Request-Type"
    for html in (whole.text, drawer.text):
        words = re.sub(r"\s+", " ", Elements(html).words)
        assert "Ivan Horak, =minister Polar Wire The Quay" in words
        assert "3,000 rounds of shells" in words
        assert '<mark class="actor" title="actor">Pyongyang</mark>' in html
        assert f"/documents/{SHELLS.id}?claim={CLAIMS[0].id}#here" in html


def test_the_filters_of_the_ranking_reach_the_drawer(client: TestClient) -> None:
    html = client.get("/allies/RUS?since=2024-01-22&until=2024-02").text
    assert "backer=PRK&amp;form=ammunition&amp;since=2024-01-22&amp;until=2024-02-29" in html
    assert "Tehran" not in html


def test_a_chosen_claim_is_told_in_full_beside_the_text(client: TestClient) -> None:
    html = client.get(f"/documents/{SHELLS.id}?claim={CLAIMS[0].id}").text
    assert html.count('id="here"') == 1
    words = re.sub(r"\s+", " ", Elements(html).words)
    for told in (
        "ActorPyongyang",
        "3,000 rounds",
        "Delivered",
        "Polar Wire",
        "80%",
        CLAIMS[0].id,
        SHELLS.raw_sha256,
        "from index",
    ):
        assert told in words
    assert '<mark class="speaker" title="speaker">Ivan Horak</mark>' in html


def test_raw_bytes_are_saved_and_not_shown(client: TestClient) -> None:
    response = client.get(f"/documents/{ATTACK.id}/raw")
    assert response.content == ATTACK.text.encode()
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("actor=IRN", [2, 4]),
        ("polarity=denied", [2]),
        ("kind=ranking", [3]),
        ("form=ammunition", [0, 1]),
        ("stage=delivered", [0]),
        ("speaker=Horak", [0, 1]),
        ("since=2024-03&until=2024-03", [2, 3]),
        ("text=denied", [2]),
        ("actor=&form=", [0, 1, 2, 3, 4]),
    ],
)
def test_a_filter_gives_the_same_claims_on_the_page_and_in_the_files(
    client: TestClient, query: str, expected: list[int]
) -> None:
    wanted = {CLAIMS[number].id for number in expected}
    html = client.get(f"/claims?{query}").text
    assert set(re.findall(r'<h2><a href="/claims/([^"]+)"', html)) == wanted
    lines = client.get(f"/claims.jsonl?{query}").text.splitlines()
    assert {Claim.from_json(line).id for line in lines} == wanted
    rows = list(csv.DictReader(io.StringIO(client.get(f"/claims.csv?{query}").text)))
    assert {row["id"] for row in rows} == wanted


def test_a_spreadsheet_runs_nothing_from_a_report(tmp_path: Path) -> None:
    sheet = replace(SHELLS, outlet="=HYPERLINK(1)").identified()
    claims = [replace(CLAIMS[0], document=sheet.id, outlet=sheet.outlet).identified()]
    with visited(tmp_path / "test.db", [sheet], claims) as client:
        assert "'=HYPERLINK(1)" in client.get("/claims.csv").text


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    documents = [report(f"Pyongyang sent Moscow {number} shells.", "2024-01-21", "The Quay") for number in range(120)]
    claims = [claim(one, one.text, "Pyongyang", "Moscow", "ammunition") for one in documents]
    with visited(tmp_path / "test.db", documents, claims) as client:
        first = client.get("/claims?actor=PRK").text
        assert "1–50 of 120 claims" in first
        assert 'rel="next" href="/claims?page=2&amp;actor=PRK"' in first
        assert "101–120 of 120 claims" in client.get("/claims?actor=PRK&page=3").text
        assert "51–100 of 120 reports" in client.get("/documents?page=2").text


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with visited(tmp_path / "test.db", [], []) as client:
        assert "allegiance read REPORTS" in client.get("/").text
        assert "allegiance read REPORTS" in client.get("/documents").text
        assert "No claim passes into this ledger yet" in client.get("/claims").text
        assert "Nobody is said to back" in client.get("/allies/RUS").text


def test_what_is_read_meanwhile_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with visited(path, [SHELLS], CLAIMS) as client:
        assert "Tehran" not in client.get("/allies/RUS").text
        with Store.open(path, write=True) as store, store.batch():
            store.add(ATTACK, ATTACK.text.encode(), [CLAIMS[4]], [])
        assert "Tehran" in client.get("/allies/RUS").text
        assert "Tehran" in client.get("/claims").text


def test_without_a_ledger_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="There is no ledger"):
        create_app(tmp_path / "none.db")


def test_an_address_in_use_is_a_plain_refusal(tmp_path: Path) -> None:
    Store.open(tmp_path / "test.db", write=True).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Cannot listen on 127.0.0.1, port {port}"):
            serve(tmp_path / "test.db", port=port)
