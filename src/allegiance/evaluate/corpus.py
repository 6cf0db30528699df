"""Marked reports: a folder with ``reports/``, ``gold/`` and ``index.jsonl``, ours or another of the same form."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import UsageError
from allegiance.evaluate.matching import Entry, claim_entry, gold_entry, scored
from allegiance.model import Claim, Issue

if TYPE_CHECKING:
    from allegiance.engine import Engine


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where marked reports lie; ``folder`` holds ``reports/``, ``gold/*.json`` and ``index.jsonl``."""

    folder: Path

    @property
    def reports(self) -> Path:
        """The reports, in a folder of that name or called texts."""
        texts = self.folder / "texts"
        return texts if texts.is_dir() else self.folder / "reports"

    @property
    def index(self) -> Path:
        """Outlet, date and address of each."""
        return self.folder / "index.jsonl"

    @property
    def floors(self) -> Path:
        """Figures that may not fall; not every corpus has them."""
        return self.folder / "floors.toml"

    def files(self) -> list[Path]:
        """Everything that decides a score, in a fixed order."""
        return [self.index, *sorted(self.reports.iterdir()), *sorted((self.folder / "gold").glob("*.json"))]

    def hash(self) -> str:
        """The first 16 hex digits of the SHA-256 of names and contents."""
        digest = hashlib.sha256()
        for file in self.files():
            digest.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()[:16]

    def gold(self) -> dict[str, list[Entry]]:
        """The marked claims of each report, by the stem of its file."""
        return _marked(self.folder / "gold")

    def second(self) -> dict[str, list[Entry]]:
        """What a second annotator marked, blind, in those of the reports that were annotated twice."""
        return _marked(self.folder / "gold" / "second")

    def anchors(self) -> dict[str, str]:
        """Where in the text each marked claim stands, by its label, in the words of the annotator."""
        return {
            f"{file.stem}#{i}": str(raw.get("anchor") or "")
            for file in sorted((self.folder / "gold").glob("*.json"))
            for i, raw in enumerate(_claims(file))
        }


def _marked(folder: Path) -> dict[str, list[Entry]]:
    return {
        file.stem: [gold_entry(raw, f"{file.stem}#{i}") for i, raw in enumerate(_claims(file))]
        for file in sorted(folder.glob("*.json"))
    }


def _claims(file: Path) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = json.loads(file.read_text(encoding="utf-8"))["claims"]
    return found


def bundled() -> Corpus:
    """The reports that come with Allegiance. Raises UsageError where this installation has none."""
    here = Path(__file__).resolve()
    for folder in (here.parents[3] / "corpus", here.parents[1] / "corpus"):
        if (folder / "index.jsonl").is_file():
            return Corpus(folder)
    raise UsageError(reason="The marked reports are not part of this installation. Name some with: --gold FOLDER")


def opened(folder: Path) -> Corpus:
    """A corpus elsewhere. Raises UsageError when the folder does not look like one."""
    corpus = Corpus(folder)
    for part in (corpus.reports, corpus.index, folder / "gold"):
        if not part.exists():
            raise UsageError(reason=f"{folder} is not a folder of marked reports: {part.name} is missing in it.")
    return corpus


@dataclass(frozen=True, slots=True)
class Predictions:
    """What the reader found in each report, by the stem of its file, with the problems it met."""

    claims: dict[str, list[Claim]]
    sentences: dict[str, str]
    issues: list[Issue]

    def entries(self) -> dict[str, list[Entry]]:
        """The claims in the shape that is compared with gold."""
        return {stem: [claim_entry(claim) for claim in scored(found)] for stem, found in self.claims.items()}


def predict(corpus: Corpus, engine: "Engine | None" = None) -> Predictions:
    """Read every report of ``corpus``; sentences are given by the id of the claim that stands on them."""
    from allegiance.pipeline import process
    from allegiance.read import ReadOptions

    found = Predictions({}, {}, [])
    for done in process([corpus.reports], ReadOptions(index=corpus.index), engine=engine):
        found.issues.extend(done.issues)
        if done.document is not None:
            found.claims[Path(done.document.path).stem] = list(done.claims)
            for claim in done.claims:
                found.sentences[claim.id] = " ".join(claim.sentence.of(done.document.text).split())
    return found
