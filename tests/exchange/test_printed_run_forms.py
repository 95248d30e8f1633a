"""A printed run: lists, tables, logs and languages, as people paste them."""

from __future__ import annotations

import math

import pytest

from tests.exchange.printed import Paste, check_paste

PASTES = {
    "lists of unequal lengths": Paste(
        "w = [0, 0.3, 0.555]\nlosses: [30.0, 21.675]",
        {"w": (0, 0.3, 0.555), "loss": (30, 21.675, None)},
        {"w": (0, 1, 3), "loss": (1, 3, 0)},
    ),
    "lists over several lines": Paste(
        "loss_history = array([30.        , 21.675     ,\n"
        "       15.66018750, 11.3144855])\nws = [0.   0.3\n 0.5 0.7]",
        {"loss": (30, 21.675, 15.6601875, 11.3144855), "w": (0, 0.3, 0.5, 0.7)},
        {"loss": (0, 3, 8, 7), "w": (0, 1, 1, 1)},
    ),
    "lists with other names beside": Paste(
        "{'loss': [30.0, 21.675], 'val_loss': [3, 4], 'w': [0.3, 0.555]}",
        {"loss": (30, 21.675), "w": (0.3, 0.555)}, {"loss": (1, 3), "w": (1, 3)},
    ),
    "lists of rows": Paste(
        "epochs = [0, 10, 20]\nlosses = [[3.0], [2.0], [1.0]]",
        {"loss": (3, 2, 1)}, {"loss": (1, 1, 1)}, (0, 10, 20),
    ),
    "a list without brackets": Paste(
        "w: 0, 0.3, 0.555\nloss: 30 21.7 15.66",
        {"w": (0, 0.3, 0.555), "loss": (30, 21.7, 15.66)},
        {"w": (0, 1, 3), "loss": (0, 1, 2)},
    ),
    "dicts, a line each": Paste(
        "{'epoch': 1, 'w': 0.3}\n{'epoch': 2, 'w': 0.50}",
        {"w": (0.3, 0.5)}, {"w": (1, 2)}, (1, 2),
    ),
    "JSON on one line": Paste(
        '[{"epoch": 1, "w": 0.30}, {"epoch": 2, "w": 0.5}]',
        {"w": (0.3, 0.5)}, {"w": (2, 1)}, (1, 2),
    ),
    "JSON over many lines": Paste(
        '[\n  {\n    "w": 0.300,\n    "loss": 30.0\n  },\n  {\n    "w": 0.5,\n'
        '    "loss": null\n  }\n]',
        {"w": (0.3, 0.5), "loss": (30, None)}, {"w": (3, 1), "loss": (1, 0)},
    ),
    "a frame of pandas with an epoch": Paste(
        "   epoch      w       loss\n0      1  0.300  30.000000\n"
        "1      2  0.555  21.675000\n..   ...    ...        ...\n"
        "9     10  1.600   1.000000\n\n[10 rows x 3 columns]",
        {"w": (0.3, 0.555, 1.6), "loss": (30, 21.675, 1)},
        {"w": (3, 3, 3), "loss": (6, 6, 6)},
        (1, 2, 10),
    ),
    "a frame whose index has the rows": Paste(
        "        w     loss\n0   0.300  30.0000\n10  0.555  21.6750\n20  1.600     NaN",
        {"w": (0.3, 0.555, 1.6), "loss": (30, 21.675, math.nan)},
        {"w": (3, 3, 3), "loss": (4, 4, 0)},
        (0, 10, 20),
    ),
    "a frame that is too wide": Paste(
        "   epoch     w  \\\n0      1  0.30   \n1      2  0.55   \n\n"
        "    loss  \n0  30.0  \n1  21.6  ",
        {"w": (0.3, 0.55), "loss": (30, 21.6)}, {"w": (2, 2), "loss": (1, 1)}, (1, 2),
    ),
    "a series of pandas": Paste(
        "0    30.000\n1    21.675\nName: loss, dtype: float64",
        {"loss": (30, 21.675)}, {"loss": (3, 3)}, (0, 1),
    ),
    "Markdown": Paste(
        "| epoch | w | loss |\n|:--|---|--:|\n| 0 | 0.0 | 30 |\n| 1 | 0.3 | 21.675 |",
        {"w": (0, 0.3), "loss": (30, 21.675)}, {"w": (1, 1), "loss": (0, 3)}, (0, 1),
    ),
    "a table drawn with lines": Paste(
        "┌──────┬──────┐\n│ step │ cost │\n├──────┼──────┤\n│ 1    │ 30.0 │\n"
        "│ 2    │ 21.6 │\n└──────┴──────┘",
        {"loss": (30, 21.6)}, {"loss": (1, 1)}, (1, 2),
    ),
    "CSV with a cell missing": Paste(
        "epoch,w,loss\n0,0.0,30.0\n1,,21.675\n2,0.5,nan",
        {"w": (0, None, 0.5), "loss": (30, 21.675, math.nan)},
        {"w": (1, 0, 1), "loss": (1, 3, 0)},
        (0, 1, 2),
    ),
    "CSV with an index": Paste(
        ",w,loss\n0,0.0,30.0\n1,0.3,21.675",
        {"w": (0, 0.3), "loss": (30, 21.675)}, {"w": (1, 1), "loss": (1, 3)}, (0, 1),
    ),
    "tabs": Paste(
        "Step\tTrain Loss\tlr\n1\t30.0\t0.1\n2\t21.6\t0.1",
        {"loss": (30, 21.6)}, {"loss": (1, 1)}, (1, 2),
    ),
    "decimal commas in columns": Paste(
        "Epoche;w;loss\n0;0,3;21,675\n1;0,555;15,66",
        {"w": (0.3, 0.555), "loss": (21.675, 15.66)},
        {"w": (1, 3), "loss": (3, 2)},
        (0, 1),
    ),
    "Keras": Paste(
        "Epoch 1/2\n1/1 [==============================] - 0s 250ms/step - loss: "
        "30.0000 - mae: 5.0\nEpoch 2/2\n1/1 [==============================] - 0s "
        "2ms/step - loss: 4.8000 - mae: 2.0",
        {"loss": (30, 4.8)}, {"loss": (4, 4)}, (1, 2),
    ),
    "tqdm": Paste(
        " 10%|█         | 10/100 [00:00<00:01, 95.3it/s, loss=0.3]\r"
        " 20%|██        | 20/100 [00:00<00:01, 95.3it/s, loss=0.25]",
        {"loss": (0.3, 0.25)}, {"loss": (1, 2)}, (10, 20),
    ),
    "a log": Paste(
        "2024-01-31 12:00:01,123 INFO epoch=1 train loss: 0.5, val loss: 0.6\n"
        "2024-01-31 12:00:02,456 INFO epoch=2 train loss: 0.4, val loss: 0.7",
        {"loss": (0.5, 0.4)}, {"loss": (1, 1)}, (1, 2),
    ),
    "Korean": Paste(
        "에폭 1: 가중치 = 0.3, 손실 = 30.0, 기울기 = -30.0, 편향 0.1\n"
        "에폭 2: 가중치 = 0.5, 손실 = 21.0, 기울기 = -25.0, 편향 0.2",
        {
            "w": (0.3, 0.5), "b": (0.1, 0.2), "loss": (30, 21), "gradient": (-30, -25),
        },
        dict.fromkeys(("w", "b", "loss", "gradient"), (1, 1)),
        (1, 2),
    ),
    "Korean sentences": Paste(
        "1번째 에폭: w는 0.3, 손실은 30.0\n2번째 에폭: w는 0.5, 손실은 21.0",
        {"w": (0.3, 0.5), "loss": (30, 21)}, {"w": (1, 1), "loss": (1, 1)}, (1, 2),
    ),
    "a Korean slope and intercept": Paste(
        "반복 1 기울기 0.3 절편 0.1\n반복 2 기울기 0.5 절편 0.2",
        {"w": (0.3, 0.5), "b": (0.1, 0.2)}, {"w": (1, 1), "b": (1, 1)}, (1, 2),
    ),
    "a state_dict": Paste(
        "OrderedDict([('weight', tensor([[0.3]])), ('bias', tensor([0.1]))])",
        {"w": (0.3,), "b": (0.1,)}, {"w": (1,), "b": (1,)},
    ),
    "a name above": Paste(
        "losses:\n30.0\n21.675", {"loss": (30, 21.675)}, {"loss": (1, 3)},
    ),
    "names above": Paste(
        "Iteration  Cost   Weight\n0          30.0   0.0\n1          21.675 0.3",
        {"w": (0, 0.3), "loss": (30, 21.675)}, {"w": (1, 1), "loss": (1, 3)}, (0, 1),
    ),
    "a log of two counters": Paste(
        "2025-07-18 03:53:46,696 - Runner - INFO - Epoch: 0/5, Iteration: 0, Loss: 3e-4"
        "\n2025-07-18 03:54:46,085 - Runner - INFO - Epoch: 0/5, Iteration: 3000, "
        "Loss: 0.50",
        {"loss": (3e-4, 0.5)}, {"loss": (4, 2)}, (0, 3000),
    ),
    "Chinese": Paste(
        "迭代 1: 权重=0.3, 损失=30.0\n迭代 2: 权重=0.5, 损失=21.0",
        {"w": (0.3, 0.5), "loss": (30, 21)}, {"w": (1, 1), "loss": (1, 1)}, (1, 2),
    ),
    "the code beside what it prints": Paste(
        "w = 0.0\nlr = 0.01\nfor epoch in range(10):\n"
        "    loss = ((y_pred - y)**2).mean()\n"
        "    dw = np.dot(2*x, y_pred-y).mean()\n    w -= lr * dw\n"
        "    print(f'epoch {epoch+1}: w = {w:.3f}, loss = {loss:.8f}')\n"
        "epoch 1: w = 1.200, loss = 30.0\nepoch 2: w = 1.500, loss = 20.0",
        {"w": (1.2, 1.5), "loss": (30, 20)}, {"w": (3, 3), "loss": (1, 1)}, (1, 2),
    ),
    "MATLAB": Paste(
        "w =\n\n    0.3000\n\nloss =\n\n   30\n\n"
        "w =\n\n    0.5550\n\nloss =\n\n   21.6750\n",
        {"w": (0.3, 0.555), "loss": (30, 21.675)}, {"w": (4, 4), "loss": (0, 4)},
    ),
    "R": Paste(
        '[1] "epoch: 1 loss: 30.5"\n[1] "epoch: 2 loss: 21.5"',
        {"loss": (30.5, 21.5)}, {"loss": (1, 1)}, (1, 2),
    ),
    "tuples of names and numbers": Paste(
        "('epoch:', 1, 'loss=', 0.3)\n('epoch:', 2, 'loss=', 0.2)",
        {"loss": (0.3, 0.2)}, {"loss": (1, 1)}, (1, 2),
    ),
    "columns that touch": Paste(
        "epoch       w  gradient\n    1  0.3000-30.0000\n    2  0.5550-25.5000",
        {"w": (0.3, 0.555), "gradient": (-30, -25.5)},
        {"w": (4, 4), "gradient": (4, 4)},
        (1, 2),
    ),
    "a list that grows": Paste(
        "loss: [30.0]\nloss: [30.0, 21.675]\nloss: [30.0, 21.675, 15.6]",
        {"loss": (30, 21.675, 15.6)}, {"loss": (1, 3, 1)},
    ),
    "two runs side by side": Paste(
        "epoch w_manual w_autograd\n1 1.2 0.3\n2 1.7 0.55",
        {"w": (1.2, 1.7)}, {"w": (1, 1)}, (1, 2),
    ),
    "cells in quotation marks": Paste(
        '"epoch","w","loss"\n"1","0.3","30.0"\n"2","0.5","21.0"',
        {"w": (0.3, 0.5), "loss": (30, 21)}, {"w": (1, 1), "loss": (1, 1)}, (1, 2),
    ),
    "columns below each other": Paste(
        "loss\n30\n21.5\n\nw\n0.3\n0.5",
        {"loss": (30, 21.5), "w": (0.3, 0.5)}, {"loss": (0, 1), "w": (1, 1)},
    ),
    "how many there are, in words": Paste(
        "Epoch 1 of 10: w = 0.3\nEpoch 2 of 10: w = 0.5",
        {"w": (0.3, 0.5)}, {"w": (1, 1)}, (1, 2),
    ),
    "decimal commas below a name": Paste(
        "w\n0,3\n0,555\n0,7", {"w": (0.3, 0.555, 0.7)}, {"w": (1, 3, 1)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PASTES)
def test_what_else_people_paste_is_read(name: str) -> None:
    check_paste(PASTES[name])
