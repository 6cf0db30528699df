"""A BERT encoder in plain torch, small enough to read, with a head over two marked actors."""

import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 128


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.left = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query(x)) @ heads(self.key(x)).transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + hidden
        mixed = self.dropout(scores.softmax(-1)) @ heads(self.value(x))
        mixed = self.joined(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.attended(x + self.dropout(mixed))
        return self.left(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor) -> Tensor:
        hidden = (ids == 0).float()[:, None, None, :] * -1e4
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places)[None] + self.kinds.weight[0]))
        for layer in self.layers:
            x = layer(x, hidden)
        return x


class Roots(nn.Module):
    """Logits over roots from the states of source, target and the whole sentence."""

    def __init__(self, roots: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dense = nn.Linear(3 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, roots)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, source: Tensor, target: Tensor) -> Tensor:
        x = self.encoder(ids)
        masks = [source, target, (ids != 0).float()]
        pooled = [(x * m[..., None]).sum(1) / m.sum(1, keepdim=True).clamp(min=1.0) for m in masks]
        return self.out(self.dropout(torch.tanh(self.dense(self.dropout(torch.cat(pooled, -1))))))


def load(encoder: Encoder, file: Path) -> None:
    """Fill the encoder from a safetensors file in the names of Hugging Face's BertModel."""
    data = file.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])

    def tensor(name: str) -> Tensor:
        row = header[name]
        start, end = (8 + size + offset for offset in row["data_offsets"])
        return torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).view(row["shape"])

    def fill(module: nn.Module, name: str) -> None:
        for part, own in module.named_parameters(recurse=False):
            own.data.copy_(tensor(f"{name}.{part}")[: own.shape[0]])

    fill(encoder.words, "embeddings.word_embeddings")
    fill(encoder.places, "embeddings.position_embeddings")
    fill(encoder.kinds, "embeddings.token_type_embeddings")
    fill(encoder.norm, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layers):
        for own, theirs in (
            ("query", "attention.self.query"),
            ("key", "attention.self.key"),
            ("value", "attention.self.value"),
            ("joined", "attention.output.dense"),
            ("attended", "attention.output.LayerNorm"),
            ("inner", "intermediate.dense"),
            ("outer", "output.dense"),
            ("left", "output.LayerNorm"),
        ):
            fill(getattr(layer, own), f"encoder.layer.{number}.{theirs}")
