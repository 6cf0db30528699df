"""Passages marked by us: their form, and the agreement of two annotators."""

import json
from pathlib import Path

import pytest

from allegiance.evaluate.corpus import bundled
from allegiance.evaluate.passages import agreement, measured, passages
from allegiance.evaluate.scoring import figures

FOLDER = bundled().folder / "sentences"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.jsonl")), ids=lambda file: file.stem)
def test_words_of_a_claim_stand_in_the_passage(file: Path) -> None:
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        for claim in row["claims"]:
            for part in ("actor_words", "recipient_words", "item_words", "trigger"):
                assert (claim.get(part) or "") in row["text"], (row["id"], part)


def test_ids_are_unique() -> None:
    ids = [one.id for file in FOLDER.glob("*.jsonl") for one in passages(file)]
    assert len(ids) == len(set(ids)) > 1500


def write(folder: Path, name: str, actor: str) -> None:
    claim = {"kind": "support", "actor": actor, "recipient": "UKR", "form": "weapons", "polarity": "asserted"}
    row = {"id": "x-1", "published": "2024-05-06", "text": "Poland sent Ukraine tanks.", "claims": [claim]}
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(row) + "\n", "utf-8")


def test_agreement_is_one_annotator_against_the_other(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", "POL")
    write(tmp_path, "second/a.jsonl", "POL")
    assert agreement(tmp_path).claims.f1 == 1
    write(tmp_path, "second/a.jsonl", "DEU")
    assert agreement(tmp_path).claims.f1 == 0


def test_the_reader_is_measured_on_a_file(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", "POL")
    assert figures(measured([tmp_path / "a.jsonl"]))["claims.f1"] == 1
