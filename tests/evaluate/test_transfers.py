"""Pairs of giver and recipient by the layout of RAMS, on passages of ours."""

import json
from pathlib import Path
from typing import Any

import pytest

from allegiance.evaluate import transfers
from allegiance.model import Span

WORDS = [["It", "rained", "."], ["On", "Monday", "Norway", "sent", "three", "rifles", "to", "Chad", "'s", "navy", "."]]


def row(giver: tuple[int, int], recipient: tuple[int, int], *, near: bool = True) -> dict[str, Any]:
    arguments = [
        {"role": "giver", "start": giver[0], "end": giver[1], "same_sentence": True},
        {"role": "recipient", "start": recipient[0], "end": recipient[1], "same_sentence": near},
        {"role": "artifact", "start": 8, "end": 8, "same_sentence": True},
    ]
    return {"sentences": WORDS, "trigger_span": [6, 6], "arguments": arguments}


def test_tokens_are_joined_as_they_were_written() -> None:
    text, spans = transfers.joined([["“", "No", ",", "”", "he", "did", "n't", "say", "."], ["F", "-", "16"]])
    assert text == "“No,” he didn't say.\n\nF-16"
    assert [span.of(text) for span in spans][:3] == ["“", "No", ","]
    assert spans[-1].of(text) == "16"


def test_a_pair_needs_both_in_the_sentence_of_the_trigger() -> None:
    one = transfers.passage(row((5, 5), (10, 12)))
    assert [(a.of(one.text), b.of(one.text)) for a, b in one.pairs] == [("Norway", "Chad's navy")]
    assert one.trigger.of(one.text) == "sent"
    assert transfers.passage(row((5, 5), (10, 12), near=False)).pairs == ()


@pytest.mark.parametrize(
    ("pair", "recall", "precision"), [(((5, 5), (10, 10)), 1.0, 1.0), (((10, 10), (5, 5)), 0.0, 0.0)]
)
def test_direction_counts(
    tmp_path: Path, pair: tuple[tuple[int, int], tuple[int, int]], recall: float, precision: float
) -> None:
    (tmp_path / "transfers_dev.jsonl").write_text(json.dumps(row(*pair)) + "\n")
    found = transfers.score(tmp_path)
    assert (found["any.recall"], found["any.precision"], found["pairs"]) == (recall, precision, 1.0)


def test_anybody_may_give_but_no_item_and_no_modifier() -> None:
    from allegiance.extract import parsed

    text = "A wealthy trader who likes birds sent two rifles to the old clinic."
    found = [mention.span for mention in transfers.anybody(text, parsed(text))]
    assert Span(0, len("A wealthy trader")) in found
    assert "the old clinic" in {span.of(text) for span in found}
    assert not {"two rifles", "rifles", "wealthy", "who"} & {span.of(text) for span in found}
