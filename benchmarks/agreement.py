"""How far the two annotators of ``corpus/groups`` agree on origins and contradictions, and where they do not.

python benchmarks/agreement.py [--groups corpus/groups]
"""

import argparse
from pathlib import Path

from allegiance.evaluate.agreement import Marks, agreement, twice

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--groups", type=Path, default=ROOT / "corpus" / "groups")
    found = twice(parser.parse_args().groups)
    if not found:
        raise SystemExit("No group has a second marking.")
    for name, figure in agreement(found).items():
        print(f"{name:32} {figure:.3f}".removesuffix(".000"))
    for one, other in found:
        if (one.origins, one.disputes) != (other.origins, other.disputes):
            print(f"\n{one.group}  first   {said(one)}\n{'':{len(one.group)}}  second  {said(other)}")


def said(marks: Marks) -> str:
    origins = " ".join(sorted("".join(sorted(origin)) for origin in marks.origins))
    disputes = ", ".join(sorted(f"{'-'.join(sorted(pair))} {slot}" for pair, slot in marks.disputes))
    return f"{origins}; {disputes or 'no contradiction'}"


if __name__ == "__main__":
    main()
