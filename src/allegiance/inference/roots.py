"""The PLOVER head: what a marked source does to a marked target, as probabilities over roots."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from allegiance.errors import ModelMismatch, UsageError
from allegiance.inference.marked import Marked, marked
from allegiance.inference.weights import PLOVER_FILES, PLOVER_ROOTS
from allegiance.inference.wordpiece import WordPiece
from allegiance.model import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_FOLDER = "models/plover"
_BATCH = 32


def probabilities(rows: Sequence[tuple[str, Span, Span]]) -> list[dict[str, float]]:
    """For each text with its source and target the probability of every root; they sum to 1.

    An empty span stands for an actor that is not named. Raises ModelMismatch when the weights are not the pinned ones,
    UsageError without the extra ``heads``.
    """
    session, pieces = _loaded()
    coded = [marked(pieces, text, source, target) for text, source, target in rows]
    found: list[dict[str, float]] = [{}] * len(coded)
    order = sorted(range(len(coded)), key=lambda i: len(coded[i].ids))
    for first in range(0, len(order), _BATCH):
        chunk = order[first : first + _BATCH]
        logits = session.run(None, _padded([coded[i] for i in chunk]))[0]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        for i, row in zip(chunk, shares.tolist(), strict=True):
            found[i] = dict(zip(PLOVER_ROOTS, row, strict=True))
    return found


def _padded(some: Sequence[Marked]) -> dict[str, "np.ndarray[tuple[int, int], np.dtype[np.generic]]"]:
    width = max(len(one.ids) for one in some)
    ids = np.zeros((len(some), width), dtype=np.int64)
    source = np.zeros((len(some), width), dtype=np.float32)
    target = np.zeros((len(some), width), dtype=np.float32)
    for row, one in enumerate(some):
        ids[row, : len(one.ids)] = one.ids
        source[row, : len(one.ids)] = one.source
        target[row, : len(one.ids)] = one.target
    return {"ids": ids, "source": source, "target": target}


@cache
def _loaded() -> tuple["InferenceSession", WordPiece]:
    try:
        import onnxruntime
    except ImportError:
        reason = "The learned head needs onnxruntime: pip install 'allegiance[heads]', or use --rules-only."
        raise UsageError(reason=reason) from None
    folder = resources.files(__package__).joinpath(_FOLDER)
    data: dict[str, bytes] = {}
    for name, expected in PLOVER_FILES.items():
        file = folder.joinpath(name)
        if not file.is_file():
            raise ModelMismatch(name="plover", reason=f"{name} is missing")
        data[name] = file.read_bytes()
        if hashlib.sha256(data[name]).hexdigest() != expected:
            raise ModelMismatch(name="plover", reason=f"{name} has another hash")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data["model.onnx"], options, providers=["CPUExecutionProvider"])
    return session, WordPiece(data["vocab.txt"].decode("utf-8").splitlines())
