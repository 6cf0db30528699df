"""The PLOVER head: its tokens, its marks, its hashes, and what it knows of sentences it never saw."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.errors import ModelMismatch
from allegiance.evaluate.plover import macro_f1, roots
from allegiance.extract.plover.marks import MarkedSentence
from allegiance.inference import roots as head
from allegiance.inference.marked import LONGEST, marked
from allegiance.inference.wordpiece import WordPiece
from allegiance.model import Span

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "plover"
VOCABULARY = (
    "[PAD] [UNK] [CLS] [SEP] [unused1] [unused2] [unused3] [unused4] chad arm ##ed niger . ' s cafe".split()  # noqa: SIM905
)
PIECES = WordPiece(VOCABULARY)


def words(text: str) -> list[str]:
    return [VOCABULARY[piece.id] for piece in PIECES.pieces(text)]


def test_words_are_split_by_the_longest_piece_first() -> None:
    assert words("Chad armed Niger.") == ["chad", "arm", "##ed", "niger", "."]
    assert words("Café's xyz") == ["cafe", "'", "s", "[UNK]"]


@given(st.text(max_size=60))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for piece in PIECES.pieces(text):
        assert end <= piece.span.end <= len(text)
        assert piece.span.start < piece.span.end
        end = piece.span.end


def test_both_actors_are_marked_and_masked() -> None:
    found = marked(PIECES, "Chad armed Niger.", Span(0, 4), Span(11, 16))
    assert [VOCABULARY[i] for i in found.ids] == [
        "[CLS]", "[unused1]", "chad", "[unused2]", "arm", "##ed", "[unused3]", "niger", "[unused4]", ".", "[SEP]",
    ]  # fmt: skip
    assert found.source == [0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert found.target == [0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0]


def test_of_a_long_sentence_the_part_with_the_actors_is_kept() -> None:
    text = "x " * 200 + "Chad armed Niger " + "x " * 200
    found = marked(PIECES, text, Span(400, 404), Span(411, 416))
    assert len(found.ids) <= LONGEST
    assert sum(found.source) == sum(found.target) == 3


def test_weights_with_another_hash_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(head, "PLOVER_FILES", {"vocab.txt": "0" * 64})
    head._loaded.cache_clear()
    with pytest.raises(ModelMismatch, match="another hash"):
        head.probabilities([("Chad armed Niger.", Span(0, 4), Span(11, 16))])
    head._loaded.cache_clear()


def held_out() -> list[tuple[MarkedSentence, str]]:
    lines = (CORPUS / "held-out-1.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(MarkedSentence(r["text"], Span(*r["source"]), Span(*r["target"])), r["root"]) for r in rows]


def test_what_was_held_out_is_coded_as_marked_and_better_with_the_head_than_without() -> None:
    rows = held_out()
    gold = [root for _, root in rows]
    both = macro_f1(gold, roots([one for one, _ in rows]))
    assert both >= 0.88
    assert both > macro_f1(gold, roots([one for one, _ in rows], head=False)) >= 0.6


def test_probabilities_sum_to_one_and_do_not_depend_on_the_company() -> None:
    rows = [(one.text, one.source, one.target) for one, _ in held_out()[:40]]
    together = head.probabilities(rows)
    for row, shares in zip(rows[:3], together, strict=False):
        assert sum(shares.values()) == pytest.approx(1.0, abs=1e-5)
        assert max(shares, key=lambda name: shares[name]) == max(
            (alone := head.probabilities([row])[0]), key=lambda name: alone[name]
        )
