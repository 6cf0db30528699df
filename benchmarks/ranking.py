"""How long it takes to rank the backers of a state by 100,000 claims, on one core, and to take in one more report.

OMP_NUM_THREADS=1 python benchmarks/ranking.py [--claims 100000] [--seed 7]
"""

import argparse
import random
import time
from dataclasses import replace
from datetime import date, timedelta

from allegiance import fuse
from allegiance.assess import weighed
from allegiance.model import Attribution, Basis, Claim, Kind, Party, Polarity, Quantity, Span, Speaker, Stage, When

FORMS = ("ammunition", "missiles", "drones", "finance", "training", "technology")
BACKERS = ("PRK", "IRN", "CHN", "BLR", "SYR", "KAZ", "ARE", "TUR", "IND", "VEN", "CUB", "NIC")
NOWHERE = Span(0, 1)


def claims(number: int, chance: random.Random) -> list[Claim]:
    """Claims of 2022 to 2024 about the backers of one state, four in a report."""
    return [_claim(n, chance) for n in range(number)]


def _claim(n: int, chance: random.Random) -> Claim:
    backer = BACKERS[min(int(chance.expovariate(0.3)), len(BACKERS) - 1)]
    told = date(2022, 3, 1) + timedelta(days=chance.randrange(1000))
    day = told - timedelta(days=chance.randrange(60))
    state = chance.choice(["UKR", "KOR", "USA", backer, "RUS", None, None])
    speaker = Speaker(name=f"Official {chance.randrange(40)}", state=state, named=True, surface="x", span=NOWHERE)
    amount = float(10 ** chance.uniform(2, 6))
    return Claim(
        id=f"clm1:{n:032x}",
        document=f"doc1:{n // 4}",
        path=f"{n // 4}.txt",
        outlet=f"Outlet {chance.randrange(60)}",
        published=told,
        kind=Kind.SUPPORT,
        actor=Party(id=backer, name=backer, surface="x", span=NOWHERE),
        recipient=Party(id="RUS", name="Russia", surface="x", span=NOWHERE),
        form=chance.choice(FORMS),
        quantity=Quantity(low=amount, high=amount, unit="round", surface="x", span=NOWHERE)
        if chance.random() < 0.3
        else None,
        stage=Stage.DELIVERED,
        polarity=chance.choices(list(Polarity), [8, 1, 1])[0],
        when=When(start=day, end=day, grain="day", basis=Basis.STATED),
        attribution=Attribution(speaker=speaker if state else None),
        sentence=NOWHERE,
        extractor="benchmark",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    told = claims(asked.claims, random.Random(asked.seed))
    begun = time.process_time()
    facts = fuse.facts(told)
    fused = time.process_time()
    _, assessed = weighed("RUS", "Russia", facts, (), "")
    done = time.process_time()
    print(f"{asked.claims} claims, {len(facts)} facts, CPU seconds: fuse {fused - begun:.2f}, rank {done - fused:.2f}")
    last = facts[-1]
    begun = time.process_time()
    new = assessed.updated([replace(last, id="fact1:new")])
    kept = sum(new.drawn[key] is assessed.drawn[key] for key in assessed.drawn)
    print(f"one more fact: {time.process_time() - begun:.3f}; {kept} of {len(assessed.drawn)} backers not touched")


if __name__ == "__main__":
    main()
