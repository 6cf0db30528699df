"""Laws of a marked text: it stays the text, marks only nest, and every anchor opens what its words belong to."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from allegiance.model import Attribution, Claim, Kind, Mention, Party, Polarity, Relay, Span
from allegiance.web import marks

_LETTERS = st.sampled_from(list("ab <>&\"'\n\r\t.é́🛰ש\x00\x1c\u2028"))
_TEXTS = st.text(alphabet=st.one_of(_LETTERS, st.characters(exclude_categories=["Cs"])), max_size=120)

_MAY_STAND_IN: dict[str, list[list[str]]] = {
    "p": [[]],
    "span": [["p"]],
    "a": [["p"]],
    "mark": [["p"], ["p", "a"]],
}


class Reader(HTMLParser):
    """Reads marked text as a browser would: the words, and for each of them the claims and parts it is marked with."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.open: list[str] = []
        self.claims: list[set[str]] = []
        self.parts: list[set[str]] = []
        self._claims: set[str] = set()
        self._parts: set[str] = set()
        self.feed(str(html))  # the parser joins strings, and joining to Markup escapes
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.open
        assert self.open in _MAY_STAND_IN[tag]
        self.open.append(tag)
        found = dict(attrs)
        if tag == "a":
            self._claims = set(parse_qs(urlsplit(found["href"] or "").query)["claim"][0].split(","))
        if tag == "mark":
            self._parts = set((found["class"] or "").split())

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "a":
            self._claims = set()
        if tag == "mark":
            self._parts = set()

    def handle_data(self, data: str) -> None:
        self.words += data
        self.claims += [self._claims] * len(data)
        self.parts += [self._parts] * len(data)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    text = draw(_TEXTS)
    ends = st.integers(0, len(text))

    def span() -> Span:
        return Span(*sorted((draw(ends), draw(ends))))

    def words() -> tuple[str, Span]:
        found = span()
        return found.of(text), found

    claims = []
    for number in range(draw(st.integers(0, 4))):
        surface, at = words()
        cue, cue_at = words()
        said = Attribution(
            cue=Mention(surface=cue, span=cue_at), relays=(Relay(name="Wire", kind="agency", span=span()),)
        )
        claims.append(
            Claim(
                id=f"clm1:{number}",
                document="doc1:0",
                path="a.txt",
                kind=Kind.SUPPORT,
                actor=Party(id="AAA", name="A", surface=surface, span=at),
                polarity=draw(st.sampled_from(Polarity)),
                attribution=said,
                sentence=span(),
                extractor="hand",
            )
        )
    return text, claims


def _within(span: Span, place: int) -> bool:
    return span.start <= place < span.end


@given(marked_texts(), st.booleans())
def test_with_the_tags_away_the_text_is_what_it_was(drawn: tuple[str, list[Claim]], choose: bool) -> None:
    text, claims = drawn
    chosen = [claim.id for claim in claims] if choose else []
    assert Reader(marks.report(text, "doc1:0", claims, chosen)).words == text


@given(marked_texts())
def test_every_anchor_opens_the_claims_its_words_belong_to(drawn: tuple[str, list[Claim]]) -> None:
    text, claims = drawn
    read = Reader(marks.report(text, "doc1:0", claims))
    for place, opened in enumerate(read.claims):
        sentences = {claim.id for claim in claims if _within(claim.sentence, place)}
        elsewhere = {claim.id for claim in claims if any(_within(mark.span, place) for mark in marks.parts(claim))}
        assert opened == (sentences or elsewhere) or (not opened and text[place].isspace())


@given(marked_texts())
def test_the_parts_of_chosen_claims_are_marked_and_no_others(drawn: tuple[str, list[Claim]]) -> None:
    text, claims = drawn
    read = Reader(marks.report(text, "doc1:0", claims, [claim.id for claim in claims[:1]]))
    for place, found in enumerate(read.parts):
        played = {mark.part for claim in claims[:1] for mark in marks.parts(claim) if _within(mark.span, place)}
        assert found == played or (not found and text[place].isspace())


@given(marked_texts())
def test_a_quote_is_its_sentence(drawn: tuple[str, list[Claim]]) -> None:
    text, claims = drawn
    for claim in claims:
        html = marks.quote(text, claim)
        words = re.sub(r"</?mark[^>]*>", "", html)
        assert words == marks.plain(claim.sentence.of(text))


@given(st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_pieces_join_up_to_the_span_they_were_cut_from(end: int, spans: list[tuple[int, int]]) -> None:
    found = list(marks.pieces(Span(0, end), [marks.Mark(Span(*sorted(span)), "item") for span in spans]))
    assert [place for piece in found for place in range(*piece.span)] == list(range(end))
