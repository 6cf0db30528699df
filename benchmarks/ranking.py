"""How long it takes to rank the backers of a state by 100,000 claims, on one core, and to take in one more report.

python benchmarks/ranking.py [--claims 100000] [--seed 7] [--times 3]
"""

import argparse
import os
import random
import time
from dataclasses import replace
from datetime import date, timedelta

# Before numpy is there: a second thread for a product of small matrices costs more than it brings.
os.environ["OMP_NUM_THREADS"] = "1"

from allegiance.assess import Assessment, weighed
from allegiance.assess.totals import order
from allegiance.fuse import Fusion
from allegiance.model import (
    Attribution,
    Basis,
    Claim,
    Fact,
    Kind,
    Party,
    Polarity,
    Quantity,
    Span,
    Speaker,
    Stage,
    When,
)

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


def first_places(assessed: Assessment) -> dict[tuple[str, str], float]:
    """The share of draws in which each backer gives most, by form and backer."""
    return {
        (form, b): float(s)
        for form, (backers, t) in assessed.forms.items()
        for b, s in zip(backers, order(t).first, strict=True)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    told = claims(asked.claims, random.Random(asked.seed))
    fusion = Fusion()
    begun = time.process_time()
    fusion.add(told)
    facts = fusion.facts()
    print(f"{asked.claims} claims, {len(facts)} facts fused in {time.process_time() - begun:.2f} CPU seconds")
    took = []
    for _ in range(asked.times):
        begun = time.process_time()
        _, assessed = weighed("RUS", "Russia", facts, (), "")
        took.append(time.process_time() - begun)
    print(f"ranked in {' '.join(f'{seconds:.2f}' for seconds in took)} CPU seconds")
    one_more(fusion, facts, assessed, told[0])


def one_more(fusion: Fusion, facts: tuple[Fact, ...], assessed: Assessment, like: Claim) -> None:
    """Take in one more report, and tell what that took beside doing everything again."""
    report = replace(like, id=f"clm1:{'f' * 32}", document="doc1:new", path="new.txt", outlet="A new outlet")
    begun = time.process_time()
    fusion.add([report])
    after = fusion.facts()
    fused = time.process_time()
    known, now = {fact.id for fact in facts}, {fact.id for fact in after}
    new = assessed.updated([fact for fact in after if fact.id not in known], known - now)
    updated = time.process_time()
    anew = weighed("RUS", "Russia", after, (), "")[1]
    done = time.process_time()
    kept = sum(new.drawn[key] is assessed.drawn[key] for key in assessed.drawn)
    again, changed = first_places(anew), first_places(new)
    off = max(abs(again[key] - changed[key]) for key in again)
    print(
        f"one more report: fused in {fused - begun:.3f}, touching {fusion.blocks_touched} blocks; "
        f"ranked in {updated - fused:.3f}, leaving {kept} of {len(assessed.drawn)} backers as they were\n"
        f"everything again: ranked in {done - updated:.2f}; first places differ by {off:.3f} at most"
    )


if __name__ == "__main__":
    main()
