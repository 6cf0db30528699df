"""Two reports of the development gold go back to one interview, and fusion sees it."""

from pathlib import Path

import pytest

from allegiance.fuse import facts, sharing
from allegiance.model import Claim, Document, Stage
from allegiance.pipeline import process
from allegiance.read import ReadOptions

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "claims"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the development gold is not beside this tree")
def test_one_interview_is_one_lineage() -> None:
    claims: list[Claim] = []
    documents: list[Document] = []
    for done in process(
        [GOLD / "texts" / f"{name}.txt" for name in ("d027", "d028")], ReadOptions(index=GOLD / "index.jsonl")
    ):
        assert done.document is not None
        documents.append(done.document)
        claims += done.claims
    texts = {document.id: document.text for document in documents}
    found = facts(claims, sharing(documents), texts=texts)
    (told,) = (
        fact
        for fact in found
        if fact.form == "intelligence"
        and fact.actor == "USA"
        and len({claim.document for claim in fact.claims}) == 2
        and any(claim.stage is Stage.ENDED for claim in fact.claims)
    )
    assert len(told.lineages) == 1
    assert "Ratcliffe" in told.lineages[0].origin
