"""MiniLM in PyTorch, without padding: tokens of all sentences in one long row, padded for attention only.

Parameter names are those of the checkpoint with dots turned to underscores by ``name``, so weights go in and
out unchanged. Word and position vectors are frozen: a short training cannot serve rare words evenly.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS = 12
LAYERS = 6
HIDDEN = 384
MAX_TOKENS = 128
"""Longer training sentences are cut; fewer than one in a thousand is."""
DROPOUT = 0.1
_EPSILON = 1e-12


class MiniLM(nn.Module):
    """Token ids in, one unit vector a sentence out."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.keys = {key.replace(".", "_"): key for key, value in weights.items() if value.dtype.kind == "f"}
        for name, key in self.keys.items():
            trained = key.startswith("encoder.")
            tensor = torch.from_numpy(weights[key].copy())
            self.register_parameter(name, nn.Parameter(tensor, requires_grad=trained))

    def export(self) -> dict[str, Tensor]:
        """The trained tensors under their names in the checkpoint."""
        return {
            self.keys[name]: value.detach().float().cpu().contiguous()
            for name, value in self.named_parameters()
            if value.requires_grad
        }

    def forward(self, sentences: list[list[int]]) -> Tensor:
        """Shape (sentences, 384)."""
        device = self.get_parameter("embeddings_word_embeddings_weight").device
        lengths = torch.tensor([len(ids) for ids in sentences], device=device)
        ids = torch.tensor([token for ids in sentences for token in ids], device=device)
        place = torch.cat([torch.arange(len(ids), device=device) for ids in sentences])
        owner = torch.repeat_interleave(torch.arange(len(sentences)), lengths)
        get = self.get_parameter
        x = functional.embedding(ids, get("embeddings_word_embeddings_weight"))
        x = x + functional.embedding(place, get("embeddings_position_embeddings_weight"))
        x = x + get("embeddings_token_type_embeddings_weight")[0]
        x = self._drop(self._normalise(x, "embeddings_LayerNorm"))
        for layer in range(LAYERS):
            x = self._layer(x, f"encoder_layer_{layer}", owner, place, lengths)
        pooled = torch.zeros(len(sentences), HIDDEN, device=device).index_add(0, owner, x.float())
        return functional.normalize(pooled / lengths[:, None], dim=1)

    def _layer(self, x: Tensor, name: str, owner: Tensor, place: Tensor, lengths: Tensor) -> Tensor:
        joined = [self._linear(x, f"{name}_attention_self_{part}") for part in ("query", "key", "value")]
        attended = self._attend(torch.stack(joined), owner, place, lengths)
        output = self._drop(self._linear(attended, f"{name}_attention_output_dense"))
        x = self._normalise(x + output, f"{name}_attention_output_LayerNorm")
        inner = functional.gelu(self._linear(x, f"{name}_intermediate_dense"))
        return self._normalise(
            x + self._drop(self._linear(inner, f"{name}_output_dense")), f"{name}_output_LayerNorm"
        )

    def _attend(self, joined: Tensor, owner: Tensor, place: Tensor, lengths: Tensor) -> Tensor:
        longest = int(lengths.max())
        padded = joined.new_zeros(3, len(lengths), longest, HIDDEN)
        padded[:, owner, place] = joined
        query, key, value = padded.unflatten(-1, (HEADS, -1)).transpose(2, 3)
        mask = (torch.arange(longest, device=lengths.device)[None] < lengths[:, None])[:, None, None]
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return attended.transpose(1, 2).flatten(2)[owner, place]

    def _linear(self, x: Tensor, name: str) -> Tensor:
        return functional.linear(x, self.get_parameter(f"{name}_weight"), self.get_parameter(f"{name}_bias"))

    def _normalise(self, x: Tensor, name: str) -> Tensor:
        gain, bias = self.get_parameter(f"{name}_weight"), self.get_parameter(f"{name}_bias")
        return functional.layer_norm(x, (HIDDEN,), gain, bias, _EPSILON)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)
