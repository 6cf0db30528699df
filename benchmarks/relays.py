"""How many relays of a report the copy detector finds, at how many false pairs, and how its cost grows.

Relays are made from real reports in four ways: cut to 35%; a fifth cut, edited and under a new lead; half of the
sentences, reordered, a third of their words replaced; three sentences inside another story. Every pair of two
different reports counts as unrelated, though some do share an agency's text. Uses the PolNeAR development texts
where ../shared is there (the detector's two thresholds were chosen on them), the reports of corpus/ otherwise.

    python benchmarks/relays.py [--seed 7] [--growth 1000 10000 100000]
"""

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from allegiance.fuse.copies import copies

ROOT = Path(__file__).resolve().parent.parent
POLNEAR = ROOT.parent / "shared" / "gold" / "attribution" / "polnear"
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
KINDS = ("cut", "edited", "rewritten", "embedded")


def texts() -> list[str]:
    if POLNEAR.is_dir():
        lines = [line for name in ("dev", "train") for line in (POLNEAR / f"{name}.jsonl").open(encoding="utf-8")]
        found = [json.loads(line)["text"] for line in lines]
    else:
        found = [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "reports").iterdir())]
    return list(dict.fromkeys(found))


def sentences(text: str) -> list[str]:
    return [sentence for line in text.split("\n") for sentence in SENTENCE_END.split(line.strip()) if sentence]


def replaced(words: list[str], share: float, vocabulary: list[str], chance: random.Random) -> str:
    return " ".join(chance.choice(vocabulary) if chance.random() < share else word for word in words)


def relay(kind: str, text: str, host: str, vocabulary: list[str], chance: random.Random) -> str:
    said = sentences(text)
    if kind == "cut":
        words = text.split()
        return " ".join(words[: int(len(words) * 0.35)])
    if kind == "edited":
        dropped = set(chance.sample(range(len(said)), max(1, len(said) // 5)))
        kept = [sentence for number, sentence in enumerate(said) if number not in dropped]
        lead = replaced([""] * 25, 1.0, vocabulary, chance)
        return lead + ". " + " ".join(replaced(sentence.split(), 0.05, vocabulary, chance) for sentence in kept)
    if kind == "rewritten":
        half = chance.sample(said, max(1, len(said) // 2))
        return " ".join(replaced(sentence.split(), 1 / 3, vocabulary, chance) for sentence in half)
    three = min(3, len(said))
    first, around = chance.randrange(len(said) - three + 1), sentences(host)
    at = chance.randrange(len(around) + 1)
    return " ".join(around[:at] + said[first : first + three] + around[at:])


def show_recall(seed: int) -> None:
    chance = random.Random(seed)
    reports = texts()
    number = len(reports)
    vocabulary = [word for text in chance.sample(reports, min(number, 300)) for word in text.split()]
    originals = [(f"{i:06} original", text) for i, text in enumerate(reports)]
    pairs = number * (number - 1) // 2
    false = sum(1 for _ in copies(originals))
    print(f"{number} reports, seed {seed}: {false} of {pairs:,} pairs of different reports taken for relays")
    print(f"  that is {10_000 * false / pairs:.2f} in 10,000")
    for kind in KINDS:
        made = [
            (f"{i:06} relay", relay(kind, text, reports[(i + number // 2) % number], vocabulary, chance))
            for i, text in enumerate(reports)
        ]
        found = {(copied.one, copied.other) for copied in copies([*originals, *made])}
        right = sum((f"{i:06} original", f"{i:06} relay") in found for i in range(number))
        print(f"  {kind:<10} recall {right / number:.4f}")


def invented(number: int, vocabulary: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Reports of words drawn as often as they are used; every fiftieth is an edited relay of the one before."""
    last = ""
    for i in range(number):
        if i % 50 == 49:
            yield f"{i:06}", replaced(last.split(), 0.05, vocabulary, chance)
        else:
            last = " ".join(chance.choices(vocabulary, k=max(40, int(chance.lognormvariate(6.0, 0.5)))))
            yield f"{i:06}", last


def show_growth(sizes: list[int]) -> None:
    chance = random.Random(1)
    vocabulary = [word for text in texts() for word in text.split()]
    print("reports   reports/CPU-s   relays found   peak memory")
    for size in sizes:
        reports = list(invented(size, vocabulary, chance))
        before = time.process_time()
        found = sum(1 for _ in copies(reports))
        seconds = time.process_time() - before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>7}   {size / seconds:>13,.0f}   {found:>5} of {size // 50:>5}   {peak:>8,.0f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Recall, false pairs and growth of the copy detector.")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--growth", type=int, nargs="*", default=[1000, 10_000])
    asked = parser.parse_args()
    show_recall(asked.seed)
    show_growth(asked.growth)


if __name__ == "__main__":
    main()
