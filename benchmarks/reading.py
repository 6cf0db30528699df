"""Words per CPU-second of the whole reader beside spaCy small's full pipeline, in one run on the same text.

    python benchmarks/reading.py [--words N] [--rounds N] [--write FILE]

Three loads: the reports of ``corpus/``, which all have something to say, and mixes in which nine of ten and nineteen of
twenty reports are about something else (invented texts). Ratios are what counts: they hold on any machine. Then where
the time goes, and the most memory that one worker process held while it read the first load.
"""

import argparse
import random
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from allegiance.engine import Failure, Processes
from allegiance.evaluate.corpus import bundled
from allegiance.evaluate.results import version
from allegiance.extract import Report, claims, parsed
from allegiance.extract.attribution import attributions
from allegiance.extract.quantity import quantities
from allegiance.extract.time import times
from allegiance.inference.weights import PARSER_PACKAGE
from allegiance.model import Document
from allegiance.pipeline import understand
from allegiance.read import ReadOptions, read
from allegiance.resolve import cast

READERS = ("actors", "attribution", "time", "quantity")
PLACES = ("the market hall", "Riverside", "the old harbour", "the school", "Millbrook", "the stadium", "the library")
PEOPLE = ("a teacher", "the mayor", "two bakers", "the coach", "a choir", "the gardener", "her neighbour")
DEEDS = (
    "opened a new kitchen in",
    "won a quiet match at",
    "planted forty trees around",
    "sang until midnight in",
    "lost a wallet near",
    "painted the doors of",
    "found an old map in",
    "cooked soup for all of",
)
ENDS = (
    "on a rainy Tuesday",
    "before the holidays",
    "as the trains stood still",
    "for the third time this year",
    "to much applause",
    "although nobody had asked",
    "and the neighbours were pleased",
    "with a smile",
)


class Measure(NamedTuple):
    """Words per CPU-second of both on one load, and the ratio of ours to spaCy's."""

    load: str
    reports: int
    words: int
    ours: float
    spacy: float
    ratio: float


def length(document: Document) -> int:
    return len(document.text.split())


def irrelevant(seed: int, words: int) -> str:
    """An invented report of village life, ``words`` long."""
    pick = random.Random(seed)
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        subject = pick.choice(PEOPLE)
        sentences.append(f"{subject.capitalize()} {pick.choice(DEEDS)} {pick.choice(PLACES)} {pick.choice(ENDS)}.")
    blocks = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join(blocks)


def reports() -> list[Document]:
    """The reports of the corpus that hold a claim."""
    corpus = bundled()
    marked = {stem for stem, claims in corpus.gold().items() if claims}
    found = read([corpus.reports], ReadOptions(index=corpus.index))
    return [item for item in found if isinstance(item, Document) and Path(item.path).stem in marked]


def loads(words: int) -> dict[str, list[Document]]:
    """The loads, each about ``words`` long or longer."""
    relevant = reports()
    total = sum(map(length, relevant))
    times = max(1, words // total)
    mean = total // len(relevant)
    few = relevant * max(1, times // 10)
    return {
        "all relevant": relevant * times,
        "nine of ten about something else": mixed(few, 9 * len(few), mean),
        "nineteen of twenty about something else": mixed(few, 19 * len(few), mean),
    }


def mixed(relevant: list[Document], others: int, words: int) -> list[Document]:
    """The relevant reports among ``others`` about something else, each ``words`` long."""
    mix = [
        Document(id=f"doc1:{n}", path=f"{n}.txt", text=irrelevant(n, words), raw_sha256="", media_type="", captured="")
        for n in range(others)
    ] + relevant
    random.Random(7).shuffle(mix)
    return mix


def profile(documents: list[Document]) -> dict[str, float]:
    """CPU seconds of the parse and of each reader; claims are counted without the three readers that they call."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, run: Callable[[], Any]) -> Any:
        start = time.process_time()
        found = run()
        spent[name] += time.process_time() - start
        return found

    for document in documents:
        text = document.text
        sentences = timed("parse", partial(parsed, text))
        mentions = timed("actors", partial(cast, document, sentences))
        timed("attribution", partial(attributions, text, sentences))
        timed("time", partial(times, text, sentences, document.published))
        timed("quantity", partial(quantities, text, sentences))
        timed("claims", partial(claims, Report(document, sentences, mentions)))
    spent["claims"] -= spent["attribution"] + spent["time"] + spent["quantity"]
    return dict(spent)


def spacy_full() -> Callable[[Iterable[Document]], None]:
    """spaCy small as it comes: tagger, parser, lemmatizer and names."""
    import spacy

    language = spacy.load(PARSER_PACKAGE)

    def run(documents: Iterable[Document]) -> None:
        for _ in language.pipe((document.text for document in documents), batch_size=64):
            pass

    return run


def ours(documents: Iterable[Document]) -> None:
    """Everything between a document and its claims."""
    for document in documents:
        understand(document)


def rate(run: Callable[[Iterable[Document]], None], documents: list[Document]) -> float:
    """Words per CPU-second."""
    words = sum(map(length, documents))
    start = time.process_time()
    run(documents)
    return words / (time.process_time() - start)


def measured(words: int, rounds: int) -> Iterator[Measure]:
    """Ours and spaCy's by turns, so that a busy machine slows both."""
    spacy = spacy_full()
    for name, documents in loads(words).items():
        spacy(documents[:5])
        ours(documents[:5])
        pairs = [(rate(ours, documents), rate(spacy, documents)) for _ in range(rounds)]
        mine, theirs = (statistics.median(figures) for figures in zip(*pairs, strict=True))
        ratio = statistics.median(one / other for one, other in pairs)
        yield Measure(name, len(documents), sum(map(length, documents)), mine, theirs, ratio)


def held(document: Document, also: tuple[str, ...]) -> float:
    """Read a report; the most memory this process has held so far, in MB of 10^6 bytes."""
    understand(document, also)
    status = Path("/proc/self/status")
    if status.is_file():  # what getrusage tells may be a figure of the parent, kept over the start of the child
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def memory(also: tuple[str, ...]) -> float:
    """The most memory one fresh worker held over the reports of the corpus, in MB."""
    peaks = list(Processes(1).map(partial(held, also=also), reports()))
    failed = [peak.reason for peak in peaks if isinstance(peak, Failure)]
    if failed:
        raise RuntimeError(failed[0])
    return max(peak for peak in peaks if not isinstance(peak, Failure))


def page(measures: list[Measure], spent: dict[str, float], memories: dict[str, float], rounds: int) -> str:
    """The measures as Markdown."""
    rows = [
        f"| {m.load}: {m.reports} reports, {m.words:,} words | {m.ours:,.0f} | {m.spacy:,.0f} | {m.ratio:.2f} |"
        for m in measures
    ]
    return "\n".join(
        [
            "# Speed",
            "",
            f"Made by `make bench` on {date.today().isoformat()} from version `{version()}`: words per CPU-second,",
            f"median of {rounds} rounds, both in one process by turns. The ratio holds on any machine.",
            "",
            "| load | Allegiance, report to claims | spaCy small, full pipeline | ratio |",
            "| --- | ---: | ---: | ---: |",
            *rows,
            "",
            "Where the time goes on the first load. The readers of actors, attribution, time and quantity together",
            f"cost {sum(spent[name] for name in READERS) / spent['parse']:.2f} of the parse (goal: less than it):",
            "",
            "| part | share of CPU time |",
            "| --- | ---: |",
            *(f"| {name} | {seconds / sum(spent.values()):.1%} |" for name, seconds in spent.items()),
            "",
            f"The most memory one worker process held while it read the {len(reports())} reports that matter "
            "(goal: 450 MB at most):",
            "",
            "| reader | MB |",
            "| --- | ---: |",
            *(f"| {name} | {peak:.0f} |" for name, peak in memories.items()),
            "",
        ]
    )


def main() -> int:
    """Measure, print, and write the page where one is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000, help="words in each load")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, ours and spaCy's by turns")
    parser.add_argument("--write", type=Path, help="write the table here")
    asked = parser.parse_args()
    memories = {"as it comes": memory(()), "with `--also events`": memory(("events",))}
    measures = list(measured(asked.words, asked.rounds))
    printed = page(measures, profile(reports()), memories, asked.rounds)
    print(printed)
    if asked.write:
        asked.write.write_text(printed, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
