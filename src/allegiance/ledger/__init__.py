"""The Python API: one class with the verbs that every door calls.

>>> import tempfile
>>> from datetime import date
>>> from pathlib import Path
>>> folder = Path(tempfile.mkdtemp())
>>> _ = (folder / "report.txt").write_text("North Korea has sent artillery shells to Russia, Seoul said on Monday.")
>>> with Ledger.open(folder / "my.db", write=True) as ledger:
...     done = ledger.read([folder / "report.txt"], outlet="Harbour Gazette", published=date(2024, 6, 3))
...     again = ledger.read([folder / "report.txt"], outlet="Harbour Gazette", published=date(2024, 6, 3))
>>> done.read, done.claims > 0, again.known, again.claims
(1, True, 1, 0)
"""

from allegiance.intake import ReadSummary
from allegiance.ledger.answers import Ledger
from allegiance.store import Verification

__all__ = ["Ledger", "ReadSummary", "Verification"]
