"""Fit the weights of confidence on marked reports and write them to the ontology.

python benchmarks/calibrate.py [FOLDER OF MARKED REPORTS ...]; without a folder, the bundled corpus alone.
"""

import sys
from pathlib import Path

from allegiance.evaluate.calibration import across_reports, brier, examples, fit, reliability
from allegiance.evaluate.corpus import bundled, opened

TARGET = Path(__file__).parents[1] / "src/allegiance/ontology/confidence.toml"
HEAD = """\
# Weights of the logistic model of confidence by feature of a trace (extract/trace.py).
# Written by benchmarks/calibrate.py from {reports} marked reports with {claims} claims read in them;
# Brier score {brier:.3f} on reports left out in turn, against {base:.3f} for the mean alone.
"""


def main(folders: list[str]) -> None:
    marked = [
        example for corpus in (bundled(), *(opened(Path(folder)) for folder in folders)) for example in examples(corpus)
    ]
    pairs = across_reports(marked)
    share = sum(example.marked for example in marked) / len(marked)
    print(f"{'said':>6} {'true':>6} {'claims':>7}")
    for one in reliability(pairs):
        print(f"{one.confidence:6.2f} {one.marked:6.2f} {one.count:7d}")
    head = HEAD.format(
        reports=len({example.report for example in marked}),
        claims=len(marked),
        brier=brier(pairs),
        base=brier([(share, truth) for _, truth in pairs]),
    )
    rows = "\n".join(f'"{name}" = {weight}' for name, weight in fit(marked).items())
    TARGET.write_text(f"{head}\n[weights]\n{rows}\n", encoding="utf-8")
    print(head)


if __name__ == "__main__":
    main(sys.argv[1:])
