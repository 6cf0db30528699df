"""Laws of attribution on any text: spans lie in the text, pieces do not overlap, order of the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.extract.attribution import attributions, modality_of
from allegiance.extract.attribution.outlets import Outlet, Outlets
from allegiance.inference.parser import parse
from allegiance.model import Polarity
from allegiance.text import paragraphs, sentences

OUTLETS = Outlets({"Reuters": Outlet("Reuters", "agency")})
WORDS = st.sampled_from(
    [
        "The",
        "minister",
        "Kyiv",
        "Reuters",
        "said",
        "told",
        "denied",
        "that",
        "claims",
        "of",
        "not",
        "sent",
        "shells",
        "to",
        "Moscow",
        ",",
        ".",
        "?",
        ":",
        '"',
        "“",
        "”",
        "''",
        "—",
        "he",
        "she",
        "adding",
        "according",
        "may",
        "if",
        "reportedly",
        "statement",
        "in",
        "by",
        "on",
        "Monday",
        "\n\n",
        "asked",
        "called",
        "“We",
        "and",
        "who",
        "it",
        "was",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    spans = [(span, number) for number, block in enumerate(paragraphs(text)) for span in sentences(text, block)]
    parsed = list(parse(text, spans))
    found = attributions(text, parsed, attitudes=True, outlets=OUTLETS)
    for one in found:
        parts = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
        assert all(0 <= span.start < span.end <= len(text) for span in parts)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
        assert one.venue is None or one.venue.span.of(text) == one.venue.surface
        assert one.modality in {"asserted", "denied", "possible", "planned"}
    for sentence in parsed:
        for token in sentence.tokens:
            assert modality_of(sentence, token) in Polarity
