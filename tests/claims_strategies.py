"""Documents and claims for property tests: any characters, spans that quote."""

import string
from datetime import date

from hypothesis import strategies as st

from allegiance.ids import sha256
from allegiance.model import (
    Attribution,
    Basis,
    Claim,
    Document,
    Item,
    Kind,
    Mention,
    Money,
    OtherParty,
    Party,
    Plover,
    Polarity,
    Provenance,
    Quantity,
    Relay,
    Return,
    Span,
    Speaker,
    Stage,
    Voice,
    When,
)

STATES = {
    "PRK": "North Korea",
    "IRN": "Iran",
    "CHN": "China",
    "RUS": "Russia",
    "UKR": "Ukraine",
    "USA": "United States",
}
FORMS = ["ammunition", "weapons", "missiles", "drones", "finance", "commitment"]
OUTLETS = ["Example Gazette", "Tele Sahel", "Harbour Post", "Reuters"]
AWKWARD = ["🚀", "e\u0301", "שלום", "مرحبا", "\r\n", "\u200f", "👩‍👩‍👧", "ß", "\u2028", "\0", "a\u0300\u0316"]

days = st.dates(min_value=date(2014, 1, 1), max_value=date(2026, 12, 31))
names = st.text(string.ascii_letters + " éşŏ", min_size=1, max_size=12).filter(str.strip)
texts = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)),
    min_size=1,
    max_size=25,
).map("".join)
written = st.text(string.ascii_letters + string.digits, min_size=8, max_size=60)
amounts = st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False), st.integers(0, 10**9).map(float))


def spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    return ends.map(lambda pair: Span(min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1])))


@st.composite
def documents(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Document:
    words = draw(text)
    raw = raw_of(words)
    return Document(
        id="",
        path=draw(names) + ".txt",
        text=words,
        raw_sha256=sha256(raw),
        media_type="text/plain",
        url=draw(st.none() | st.just("https://example.org/a")),
        outlet=draw(st.none() | st.sampled_from(OUTLETS)),
        title=draw(st.none() | names),
        byline=draw(st.none() | names),
        published=draw(st.none() | days),
        language=draw(st.sampled_from([None, "en"])),
        captured="2026-11-22T10:00:00+00:00",
        provenance=draw(st.sampled_from([(), (Provenance("outlet", "flag"),)])),
    ).identified()


def raw_of(text: str) -> bytes:
    """The bytes of which a generated document claims to be read."""
    return text.encode()


@st.composite
def claims(draw: st.DrawFn, document: Document | None = None) -> Claim:
    """One claim of ``document`` (or of a fresh one), every span quoting it."""
    report = document or draw(documents(written))
    text = report.text

    def mention() -> tuple[str, Span]:
        span = draw(spans(text))
        return span.of(text), span

    def quoted(words_and_span: tuple[str, Span]) -> dict[str, object]:
        return {"surface": words_and_span[0], "span": words_and_span[1]}

    def party() -> Party | None:
        surface, span = mention()
        id = draw(st.sampled_from([*STATES, None]))
        return Party(id=id, name=STATES[id] if id else draw(names), surface=surface, span=span) if flag() else None

    def flag() -> bool:
        return draw(st.booleans())

    def when() -> When | None:
        start, end = sorted((draw(days), draw(days)))
        surface, span = mention()
        return draw(
            st.sampled_from(
                [
                    None,
                    When(start=start, end=end, grain="day", basis=Basis.STATED, surface=surface, span=span),
                    When(start=start, grain="day", basis=Basis.STATED, surface=surface, span=span),
                    When(end=end, grain="day", basis=Basis.DERIVED, surface=surface, span=span),
                    When(start=start, end=start, grain="day", basis=Basis.PUBLICATION),
                ]
            )
        )

    def speaker() -> Speaker | None:
        surface, span = mention()
        return draw(
            st.sampled_from(
                [
                    None,
                    Speaker(
                        name="Kyrylo Budanov",
                        id="person:budanov-kyrylo",
                        state="UKR",
                        named=True,
                        surface=surface,
                        span=span,
                    ),
                    Speaker(name="kyrylo  budanov", state="UKR", named=True, surface=surface, span=span),
                    Speaker(name="Kyrylo Budanov", named=True, surface=surface, span=span),
                    Speaker(name="an official", state="USA", surface=surface, span=span),
                    Speaker(name="Choe Son-hui", state="PRK", named=True, surface=surface, span=span),
                ]
            )
        )

    item = mention()
    attribution = Attribution(
        voice=draw(st.sampled_from(Voice)),
        speaker=speaker(),
        cue=draw(st.none() | st.just(Mention(**quoted(mention())))),  # type: ignore[arg-type]
        content=draw(st.none() | spans(text)),
        relays=tuple(
            Relay(name=name, kind=kind, span=draw(spans(text)))
            for name, kind in draw(
                st.sampled_from([(), (("Reuters", "agency"),), (("Harbour Post", "outlet"), ("AFP", "agency"))])
            )
        ),
        said_on=when(),
    )
    return Claim(
        id="",
        document=report.id,
        path=report.path,
        url=report.url,
        outlet=report.outlet,
        published=report.published,
        kind=draw(st.sampled_from(Kind)),
        actor=party(),
        recipient=party(),
        others=tuple(
            OtherParty(role="supplier", id="IRN", name="Iran", surface=surface, span=span)
            for surface, span in ([mention()] if flag() else [])
        ),
        form=draw(st.none() | st.sampled_from(FORMS)),
        item=draw(
            st.sampled_from(
                [None, *(Item(surface=item[0], span=item[1], category=c) for c in (None, "shells", "drones"))]
            )
        ),
        quantity=Quantity(low=draw(amounts), high=draw(amounts), unit="round", **quoted(mention())) if flag() else None,  # type: ignore[arg-type]
        value=Money(amount=draw(amounts) or 1.0, currency="USD", **quoted(mention())) if flag() else None,  # type: ignore[arg-type]
        stage=draw(st.none() | st.sampled_from(Stage)),
        polarity=draw(st.sampled_from(Polarity)),
        when=when(),
        in_return=(Return(form=None, **quoted(mention())),) if flag() else (),  # type: ignore[arg-type]
        attribution=attribution,
        sentence=draw(spans(text)),
        plover=draw(st.none() | st.just(Plover(event="AID", auxiliary=("historical",)))),
        confidence=draw(st.none() | st.floats(0, 1)),
        extractor="test 1",
    ).identified()


@st.composite
def reports(draw: st.DrawFn, most: int = 4, text: st.SearchStrategy[str] = texts) -> tuple[Document, list[Claim]]:
    """A document and claims read from it."""
    document = draw(documents(text))
    return document, draw(st.lists(claims(document), max_size=most))
