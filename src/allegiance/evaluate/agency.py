"""Which agency a report comes from: 924 labelled articles of PolNeAR."""

import csv
import json
from pathlib import Path

from allegiance.evaluate.scoring import Rate
from allegiance.extract.attribution import relays
from allegiance.ids import sha256
from allegiance.model import Document

_NAMES = {"AP": "Associated Press", "UPI": "United Press International", "AFP": "Agence France-Presse"}


def score(gold_folder: Path) -> dict[str, float]:
    """Precision, recall and F1 over (article, agency); an agency that is only mentioned is not one."""
    texts = {row["doc_id"]: row["text"] for part in ("train", "dev") for row in _rows(gold_folder / f"{part}.jsonl")}
    hits = predicted = marked = 0
    with (gold_folder / "wire_gold.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            wanted = set() if row["wire"] == "none" else {_NAMES.get(row["wire"], row["wire"])}
            document = _document(texts[row["filename"]], row["author"], row["publisher"])
            found = {relay.name for relay in relays(document, ()).document if relay.kind == "agency"}
            hits += len(wanted & found)
            predicted += len(found)
            marked += len(wanted)
    rate = Rate(hits, predicted, marked)
    return {"f1": rate.f1, "precision": rate.precision, "recall": rate.recall}


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _document(text: str, author: str, publisher: str) -> Document:
    return Document(
        id="",
        path="",
        text=text,
        raw_sha256=sha256(text.encode()),
        media_type="text/plain",
        captured="",
        byline=author or None,
        outlet=publisher or None,
    ).identified()
