"""Laws of the nouns: spans quote their words, ids survive JSON, positions count code points."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.ids import content_id
from allegiance.model import Claim, Document, Span
from claims_strategies import AWKWARD, claims, documents, reports, spans, texts

some = settings(max_examples=60, deadline=None)


@given(texts, st.data())
def test_spans_count_code_points(text: str, data: st.DataObject) -> None:
    span = data.draw(spans(text))
    assert span.of(text) == "".join(list(text)[span.start : span.end])
    assert len(span.of(text)) == span.end - span.start > 0
    assert span.shifted(3).of("xyz" + text) == span.of(text)
    assert Span(0, len(text)).covers(span)
    assert span.overlaps(span)


@given(st.lists(st.sampled_from([*AWKWARD, "Pyongyang "]), max_size=12))
def test_awkward_characters_before_a_word_do_not_move_it(before: list[str]) -> None:
    lead = "".join(before)
    text = lead + "Moscow" + lead
    assert Span(len(lead), len(lead) + 6).of(text) == "Moscow"


@some
@given(reports())
def test_every_mention_quotes_its_words(found: tuple[Document, list[Claim]]) -> None:
    document, read = found
    for claim in read:
        for _, mention in claim.mentions():
            assert mention.span.of(document.text) == mention.surface


@some
@given(claims())
def test_claims_survive_json_with_their_ids(claim: Claim) -> None:
    line = claim.to_json()
    again = Claim.from_json(line)
    assert again == claim
    assert again.content_id == claim.id
    assert again.to_json() == line
    assert b"\n" not in line


@some
@given(documents())
def test_the_id_of_a_document_is_what_it_says_not_where_it_lay(document: Document) -> None:
    assert replace(document, path="elsewhere", captured="later").identified().id == document.id
    assert replace(document, text=document.text + " ").identified().id != document.id


@some
@given(documents(), claims())
def test_a_claim_repeats_every_field_that_it_has_in_common_with_its_report(document: Document, claim: Claim) -> None:
    common = ({field.name for field in fields(Claim)} & {field.name for field in fields(Document)}) - {"id"}
    assert set(document.cited()) == {"document", *common}
    moved = replace(claim, **document.cited())
    assert moved.document == document.id
    assert all(getattr(moved, name) == getattr(document, name) for name in common)


parts = st.lists(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()), max_size=4)


@given(parts, parts)
def test_different_parts_have_different_ids(one: list[str], other: list[str]) -> None:
    # 1, 1.0 and True are different words of a claim though Python calls them equal.
    assert (content_id("x", one) == content_id("x", other)) == (repr(one) == repr(other))
