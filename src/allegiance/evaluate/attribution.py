"""Who says what by which words: the development part of PolNeAR (Newell et al., LREC 2018)."""

import json
from pathlib import Path
from typing import Any

from allegiance.evaluate.scorers import scorer
from allegiance.extract import parsed
from allegiance.extract.attribution import attributions
from allegiance.model import Said


def score(gold_folder: Path) -> dict[str, float]:
    """F1 with source and content overlapping by half, and recall of reporting cues. Attitudes count, as in the gold."""
    module = scorer(gold_folder.parents[2], "score_attribution")
    with (gold_folder / "dev.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [module.Doc(row["doc_id"], row["text"], row["attributions"]) for row in rows]
    predicted = {
        row["doc_id"]: [_spans(said) for said in attributions(row["text"], parsed(row["text"]), attitudes=True)]
        for row in rows
    }
    found: dict[str, Any] = module.evaluate(documents, predicted)
    return {
        "overlap_f1": found["attribution_at_0.5"]["F1"],
        "overlap_precision": found["attribution_at_0.5"]["P"],
        "overlap_recall": found["attribution_at_0.5"]["R"],
        "reporting_cue_recall": found["recall_by_cue"]["reporting"]["at_0.5"],
    }


def _spans(said: Said) -> dict[str, list[list[int]]]:
    return {
        "source": [list(said.source)] if said.source else [],
        "cue": [list(said.cue)] if said.cue else [],
        "content": [list(span) for span in said.content],
    }
