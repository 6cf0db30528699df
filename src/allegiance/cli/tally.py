"""What a run of ``read`` has done so far: printed as it goes, summed up at its end."""

import sys
from pathlib import Path

from allegiance.cli import columns
from allegiance.cli.options import Format
from allegiance.cli.output import cleaned, emit, encoded, write_bytes
from allegiance.cli.phrases import counted
from allegiance.model import Claim, Document
from allegiance.pipeline import Fate, Processed


class Tally:
    """Counts reports, claims and problems, and prints claims in ``layout`` where one is asked for."""

    def __init__(self, layout: Format | None, into: Path | None) -> None:
        self.layout = layout
        self.into = into
        self.reports = self.known = self.irrelevant = self.claims = self.problems = 0
        self._kept: list[Claim] = []
        self._quotes: dict[str, str] = {}

    def add(self, done: Processed) -> None:
        """Count one report or problem; JSON lines are printed at once, other layouts at the end."""
        for problem in done.issues:
            self.problems += 1
            print(f"{cleaned(problem.path)}: {cleaned(problem.reason)} [{problem.code}]", file=sys.stderr)
        if done.document is None or done.fate is Fate.FAILED:
            return
        self.reports += 1
        self.known += done.fate is Fate.KNOWN
        self.irrelevant += done.fate is Fate.IRRELEVANT
        self.claims += len(done.claims)
        if self.layout is Format.JSONL:
            write_bytes(b"".join(encoded(claim) + b"\n" for claim in done.claims))
            sys.stdout.flush()
        elif self.layout is not None:
            self._keep(done.document, done.claims)

    def _keep(self, document: Document, claims: tuple[Claim, ...]) -> None:
        self._kept += claims
        for claim in claims:
            self._quotes[claim.id] = claim.sentence.of(document.text)

    def close(self) -> None:
        """Print what could not be printed one by one."""
        if self.layout not in (None, Format.JSONL):
            flat = columns.claim_columns(lambda claim: self._quotes[claim.id])
            emit(
                self._kept,
                self.layout,
                table=columns.CLAIM_TABLE,
                narrow=columns.CLAIM_NARROW,
                flat=flat,
                nothing="No claims were found.",
            )

    def sentence(self) -> str:
        """One line: how much was read, found and kept, and how to go on."""
        parts = [counted(self.reports, "report"), counted(self.claims, "claim")]
        if self.known:
            parts.append(f"{self.known} known before")
        if self.irrelevant:
            parts.append(f"{self.irrelevant} about something else")
        if self.problems:
            parts.append(counted(self.problems, "problem"))
        return ", ".join(parts)

    def say(self, before: str = "") -> None:
        """The closing line, on standard error so that a list on standard output stays a list."""
        kept = f" Kept in {self.into}; see them with: allegiance claims{self._ledger()}" if self.into else ""
        print(f"{before}{self.sentence()}.{kept}", file=sys.stderr)

    def _ledger(self) -> str:
        from allegiance.cli.options import DEFAULT_LEDGER

        return "" if self.into == DEFAULT_LEDGER else f" --ledger {self.into}"
