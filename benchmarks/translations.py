"""How many translations the detector finds, whole and cut, and how often it takes unrelated reports for one.

The reports are those of tests/fuse/translations.toml, in five languages. Every two reports of different languages and
events count as unrelated; where ../shared is there, each foreign report is also held against the PolNeAR articles.
All pairs are weighed, dates left aside.

    python benchmarks/translations.py
"""

import json
import re
import time
import tomllib
from itertools import combinations, permutations
from pathlib import Path

from allegiance.fuse.anchors import Anchor, anchors
from allegiance.fuse.translation import compared

ROOT = Path(__file__).resolve().parent.parent
POLNEAR = ROOT.parent / "shared" / "gold" / "attribution" / "polnear"
LANGUAGES = ("en", "fr", "de", "es", "ru")
Read = dict[str, Anchor]


def same(one: Read, other: Read) -> bool:
    return compared("one", one, "other", other) is not None


def share(name: str, verdicts: list[bool]) -> None:
    print(f"{name:48} {sum(verdicts):5} of {len(verdicts):6}")


def cut(text: str) -> str:
    return " ".join(re.split(r"(?<=[.!?;]) ", text)[:2])


def main() -> None:
    stories = tomllib.loads((ROOT / "tests" / "fuse" / "translations.toml").read_text("utf-8"))["story"]
    for kept in (False, True):
        print("kept apart" if kept else "tuned on")
        chosen = [story for story in stories if story.get("kept", False) is kept]
        told = [{language: anchors(story[language], language) for language in LANGUAGES} for story in chosen]
        alone = [story["alone"] for story in chosen]
        others = [(other["language"], anchors(other["text"], other["language"])) for other in alone]
        share("  translations found", [same(s[a], s[b]) for s in told for a, b in combinations(LANGUAGES, 2)])
        pairs = [(s, a, b, x) for s, x in zip(told, chosen, strict=True) for a, b in permutations(LANGUAGES, 2)]
        share("  cut to two sentences", [same(s[a], anchors(cut(x[b]), b)) for s, a, b, x in pairs])
        share(
            "  same event, not translated (less is better)",
            [same(other, s[b]) for s, (a, other) in zip(told, others, strict=True) for b in LANGUAGES if a != b],
        )
        share(
            "  other events (less is better)",
            [same(s[a], t[b]) for s, t in combinations(told, 2) for a, b in permutations(LANGUAGES, 2)],
        )
    if POLNEAR.is_dir():
        lines = [line for name in ("dev", "train") for line in (POLNEAR / f"{name}.jsonl").open(encoding="utf-8")]
        texts = list(dict.fromkeys(json.loads(line)["text"] for line in lines))
        begin = time.process_time()
        english = [anchors(text, "en") for text in texts]
        print(f"\n{len(texts)} articles read in {time.process_time() - begin:.1f} CPU-s")
        foreign = [anchors(story[language], language) for story in stories for language in LANGUAGES[1:]]
        share("foreign reports and PolNeAR (less is better)", [same(a, b) for a in english for b in foreign])


if __name__ == "__main__":
    main()
