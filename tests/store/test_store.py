import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from allegiance.errors import AmbiguousId, DocumentRefused, LedgerMissing, LedgerUnusable, UnknownId
from allegiance.ids import sha256
from allegiance.model import Claim, Document, Issue, Span
from allegiance.store import ClaimFilter, Store
from claims_strategies import claims, documents, raw_of, reports, texts

a_store = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def make(text: str = "Pyongyang sent shells to Moscow.", **metadata: object) -> Document:
    fields: dict[str, object] = {
        "id": "",
        "path": "a.txt",
        "text": text,
        "raw_sha256": sha256(text.encode()),
        "media_type": "text/plain",
        "captured": "2026-01-01T00:00:00+00:00",
        **metadata,
    }
    return Document(**fields).identified()  # type: ignore[arg-type]


def fresh(folder: Path) -> Path:
    return folder / f"{uuid4().hex}.db"


@a_store
@given(st.lists(reports(), max_size=4))
def test_what_goes_in_comes_out_and_verifies(tmp_path: Path, found: list[tuple[Document, list[Claim]]]) -> None:
    with Store.open(fresh(tmp_path), write=True) as store:
        for document, read in found:
            store.add(document, raw_of(document.text), read)
            assert store.document(document.id).text == document.text
            assert store.raw(document.id) == raw_of(document.text)
        first = {c.id: c.to_json() for _, read in reversed(found) for c in reversed(read)}
        assert {
            c.id: c.to_json() for c in store.claims()
        } == first  # what we think of equal words is kept as it came first
        assert {d.id for d in store.documents()} == {d.id for d, _ in found}
        proof = store.verify()
        assert proof.problems == ()
        assert proof.claims == store.count() == len({c.id for _, read in found for c in read})


@a_store
@given(reports(), st.randoms(use_true_random=False))
def test_adding_again_adds_nothing(tmp_path: Path, found: tuple[Document, list[Claim]], chance: random.Random) -> None:
    document, read = found
    with Store.open(fresh(tmp_path), write=True) as store:
        first = store.add(document, raw_of(document.text), read + read)
        assert (first.known, first.claims) == (False, len({c.id for c in read}))
        shuffled = chance.sample(read, len(read))
        again = store.add(document, raw_of(document.text), shuffled)
        assert (again.known, again.claims, again.issues) == (True, 0, 0)
        assert store.verify().problems == ()


@a_store
@given(st.lists(reports(most=3), max_size=4), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_no_answer(
    tmp_path: Path, found: list[tuple[Document, list[Claim]]], chance: random.Random
) -> None:
    answers = []
    for order in (found, chance.sample(found, len(found))):
        with Store.open(fresh(tmp_path), write=True) as store:
            for document, read in order:
                store.add(
                    replace(document, path="same"), raw_of(document.text), [replace(c, path="same") for c in read]
                )
            answers.append((store.claims(), [d.id for d in store.documents()]))
    assert answers[0] == answers[1]


@a_store
@given(st.text(st.characters()) | texts)
@example('"')
@example("NEAR(a b) AND col:x* ^ -")
@example("\0")
@example("\ud800")
def test_no_search_raises(tmp_path: Path, query: str) -> None:
    path = tmp_path / "one.db"
    with Store.open(path, write=True) as store:
        store.claims(ClaimFilter(text=query))
        store.count(ClaimFilter(actor=query, speaker=query, document=query, form=query))
        with pytest.raises((UnknownId, AmbiguousId)):
            store.claim(query)


def party(text: str, words: str, id: str | None) -> dict[str, object]:
    at = text.index(words)
    return {"id": id, "name": words, "surface": words, "span": [at, at + len(words)]}


def read_off(document: Document, **fields: object) -> Claim:
    import msgspec

    body = {
        "id": "",
        "document": document.id,
        "path": document.path,
        "published": document.published,
        "kind": "support",
        "sentence": [0, len(document.text)],
        "extractor": "hand",
        "form": "ammunition",
        "stage": "delivered",
        **fields,
    }
    return msgspec.convert(body, Claim).identified()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "filled.db"
    with Store.open(path, write=True) as store:
        for text, published, extra in [
            ("Pyongyang sent shells to Moscow, Kim Yŏ-jŏng said.", date(2024, 1, 21), {"form": "ammunition"}),
            ("Tehran sent drones to Moscow in 2022.", date(2024, 3, 1), {"form": "drones"}),
            ("Havana denied sending soldiers to Moscow.", None, {"form": "personnel", "polarity": "denied"}),
        ]:
            document = make(text, published=published)
            giver, id = {"P": ("Pyongyang", "PRK"), "T": ("Tehran", "IRN"), "H": ("Havana", None)}[text[0]]
            fields: dict[str, object] = {
                "actor": party(text, giver, id),
                "recipient": party(text, "Moscow", "RUS"),
                **extra,
            }
            if "Kim" in text:
                fields["attribution"] = {
                    "speaker": {**party(text, "Kim Yŏ-jŏng", "person:kim-yo-jong"), "named": True},
                    "voice": "indirect",
                }
            if "2022" in text:
                at = text.index("2022")
                fields["when"] = {
                    "start": "2022-01-01", "end": "2022-12-31", "grain": "year", "basis": "stated",
                    "surface": "2022", "span": [at, at + 4],
                }  # fmt: skip
            store.add(document, text.encode(), [read_off(document, **fields)])
    return path


@pytest.mark.parametrize(
    ("wanted", "givers"),
    [
        (ClaimFilter(), ["Tehran", "Pyongyang", "Havana"]),
        (ClaimFilter(actor="PRK"), ["Pyongyang"]),
        (ClaimFilter(actor="prk", recipient="RUS"), ["Pyongyang"]),
        (ClaimFilter(actor="Havana"), ["Havana"]),
        (ClaimFilter(actor="CUB"), []),
        (ClaimFilter(recipient="RUS", form="drones"), ["Tehran"]),
        (ClaimFilter(polarity="denied"), ["Havana"]),
        (ClaimFilter(kind="use"), []),
        (ClaimFilter(stage="delivered", polarity="asserted"), ["Tehran", "Pyongyang"]),
        (ClaimFilter(speaker="yo-jong"), ["Pyongyang"]),
        (ClaimFilter(speaker="person:kim-yo-jong"), ["Pyongyang"]),
        (ClaimFilter(text="shells moscow"), ["Pyongyang"]),
        (ClaimFilter(text="Yo-Jong"), ["Pyongyang"]),
        (ClaimFilter(text='"drones to moscow"'), ["Tehran"]),
        (ClaimFilter(text="dron*"), ["Tehran"]),
        (ClaimFilter(text="?!"), []),
        # A stated time decides; only the undated fall back on the day of the report.
        (ClaimFilter(since=date(2023, 1, 1)), ["Pyongyang"]),
        (ClaimFilter(until=date(2022, 6, 1)), ["Tehran"]),
        (ClaimFilter(since=date(2022, 6, 1), until=date(2024, 1, 21)), ["Tehran", "Pyongyang"]),
    ],
)
def test_filters(filled: Path, wanted: ClaimFilter, givers: list[str]) -> None:
    with Store.open(filled) as store:
        assert [c.actor.name for c in store.claims(wanted) if c.actor] == givers
        assert store.count(wanted) == len(givers)
        assert store.claims(wanted, limit=1, offset=1) == store.claims(wanted)[1:2]


def test_ids_by_prefix(filled: Path) -> None:
    with Store.open(filled) as store:
        claim = store.claims()[0]
        assert store.claim(claim.id) == store.claim(claim.id[5:13]) == store.claim(claim.id[:13].upper()) == claim
        assert store.document(claim.document[5:15]).id == claim.document
        assert store.knows(claim.document)
        with pytest.raises(AmbiguousId, match="3 claims"):
            store.claim("")
        with pytest.raises(UnknownId, match="allegiance documents"):
            store.document("doc1:zz")


def test_a_document_without_claims_is_known(tmp_path: Path) -> None:
    document = make()
    with Store.open(tmp_path / "a.db", write=True) as store:
        assert not store.knows(document.id)
        store.add(document, document.text.encode())
        assert store.knows(document.id)
        assert store.add(document, document.text.encode()).known


def test_claims_that_do_not_quote_become_issues(filled: Path, tmp_path: Path) -> None:
    document = make()
    good = read_off(document, actor=party(document.text, "Pyongyang", "PRK"))
    assert good.actor
    wrong = replace(good, actor=replace(good.actor, surface="Seoul")).identified()
    outside = replace(good, sentence=Span(0, 999)).identified()
    forged = replace(good, id="clm1:" + "0" * 24)
    with Store.open(tmp_path / "a.db", write=True) as store:
        added = store.add(document, document.text.encode(), [good, wrong, outside, forged])
        assert (added.claims, added.issues) == (1, 3)
        assert {i.code for i in store.issues()} == {"quote-wrong", "span-outside", "claim-id-wrong"}
        assert any("'Seoul'" in i.reason and "'Pyongyang'" in i.reason and i.span == (0, 9) for i in store.issues())
        assert store.verify().problems == ()


def test_documents_that_are_not_what_they_say_are_refused(tmp_path: Path) -> None:
    document = make()
    raw = document.text.encode()
    half = make("x", title="\ud83d")
    with Store.open(tmp_path / "a.db", write=True) as store:
        with pytest.raises(DocumentRefused, match="SHA-256"):
            store.add(document, raw + b"!")
        with pytest.raises(DocumentRefused, match="id is not the one"):
            store.add(replace(document, text="Other words."), raw)
        with pytest.raises(DocumentRefused, match="half a character"):
            store.add(half, b"x")
        assert store.count_documents() == 0


def test_issues_are_kept_once(tmp_path: Path) -> None:
    problem = Issue(code="file-empty", path="b.txt", reason="the file is empty")
    with Store.open(tmp_path / "a.db", write=True) as store:
        assert store.add_issues([problem, problem]) == 1
        assert store.add_issues([problem]) == 0
        assert store.issues() == [problem]
        assert store.verify().problems == ()


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    document = make()
    with Store.open(tmp_path / "a.db", write=True) as store:
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012, SIM117
            with store.batch():
                store.add(document, document.text.encode())
                raise KeyboardInterrupt
        assert store.count_documents() == 0
        with store.batch():
            store.add(document, document.text.encode())
        assert store.count_documents() == 1


def test_a_refused_document_leaves_the_rest_of_its_batch(tmp_path: Path) -> None:
    document = make()
    with Store.open(tmp_path / "a.db", write=True) as store:
        with store.batch():
            store.add(document, document.text.encode())
            with pytest.raises(DocumentRefused):
                store.add(replace(document, id="doc1:0"), document.text.encode())
        assert store.count_documents() == 1


def test_readers_work_beside_the_writer(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    document, later = make(), make("Later words.")
    with Store.open(path, write=True) as writer:
        writer.add(document, document.text.encode())
        with Store.open(path) as reader, writer.batch():
            writer.add(later, later.text.encode())
            assert reader.count_documents() == 1
        with Store.open(path) as reader:
            assert reader.count_documents() == 2
            with pytest.raises(LedgerUnusable, match="may not be written"):
                reader.add_issues([Issue(code="x", path="y", reason="z")])


def test_any_thread_may_ask(filled: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with Store.open(filled) as store, ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: store.count(), range(50))) == {3}


@given(documents(), st.data())
@settings(max_examples=25, deadline=None)
def test_claims_are_proven_by_their_own_document_only(document: Document, data: st.DataObject) -> None:
    from allegiance.store.proof import unproven

    claim = data.draw(claims(document))
    assert unproven(claim, document) == []
    other = replace(document, text=document.text + "!", title="another").identified()
    assert [i.code for i in unproven(claim, other)] == ["claim-of-another-document"]


def test_missing_and_foreign_files(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match=r"no\.db"):
        Store.open(tmp_path / "no.db")
    (tmp_path / "empty.db").touch()
    with pytest.raises(LedgerMissing):
        Store.open(tmp_path / "empty.db")
    with pytest.raises(LedgerUnusable, match="folder"):
        Store.open(tmp_path, write=True)
    with pytest.raises(LedgerUnusable, match="its folder"):
        Store.open(tmp_path / "none" / "a.db", write=True)
    (tmp_path / "text.db").write_text("not a database at all, but long enough to be read as a header of one. " * 20)
    for write in (False, True):
        with pytest.raises(LedgerUnusable, match="not a ledger"):
            Store.open(tmp_path / "text.db", write=write)
    foreign = apsw.Connection(str(tmp_path / "foreign.db"))
    foreign.execute("CREATE TABLE sheep (name)")
    foreign.close()
    for write in (False, True):
        with pytest.raises(LedgerUnusable, match="another program"):
            Store.open(tmp_path / "foreign.db", write=write)


def test_paths_with_any_characters(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=ro#50% über 🚀.db"
    with Store.open(path, write=True) as store:
        store.add_issues([Issue(code="x", path="y", reason="z")])
    with Store.open(path) as store:
        assert len(store.issues()) == 1
    assert path.exists()
