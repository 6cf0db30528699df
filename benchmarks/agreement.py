"""How far two annotators agree: on claims in ``corpus/gold`` and ``corpus/sentences``, on origins in ``corpus/groups``.

python benchmarks/agreement.py [--corpus corpus]
"""

import argparse
from pathlib import Path

from allegiance.evaluate import passages
from allegiance.evaluate.agreement import Marks, agreement, twice
from allegiance.evaluate.corpus import Corpus
from allegiance.evaluate.scoring import figures, score

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    corpus = parser.parse_args().corpus
    reports = Corpus(corpus)
    first, second = reports.gold(), reports.second()
    twice_marked = score({report: first[report] for report in second}, second)
    for title, found in (("reports", twice_marked), ("passages", passages.agreement(corpus / "sentences"))):
        print(f"{title:32} {found.reports}")
        for name, figure in figures(found).items():
            print(f"{name:32} {figure:.3f}")
        print()
    groups = twice(corpus / "groups")
    if not groups:
        raise SystemExit("No group has a second marking.")
    for name, figure in agreement(groups).items():
        print(f"{name:32} {figure:.3f}".removesuffix(".000"))
    for one, other in groups:
        if (one.origins, one.disputes) != (other.origins, other.disputes):
            print(f"\n{one.group}  first   {said(one)}\n{'':{len(one.group)}}  second  {said(other)}")


def said(marks: Marks) -> str:
    origins = " ".join(sorted("".join(sorted(origin)) for origin in marks.origins))
    disputes = ", ".join(sorted(f"{'-'.join(sorted(pair))} {slot}" for pair, slot in marks.disputes))
    return f"{origins}; {disputes or 'no contradiction'}"


if __name__ == "__main__":
    main()
