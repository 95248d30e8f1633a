"""A printed run: what people paste, and the columns, digits and rows that are in it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest

from gd_core import read_run

Cells = tuple[float | None, ...]


@dataclass(frozen=True)
class Paste:
    """A text, and what is in it: by column its values, and its decimals."""

    text: str
    values: dict[str, Cells]
    decimals: dict[str, tuple[int, ...]]
    rows: tuple[int, ...] | None = None


PASTES = {
    "the tutorial": Paste(
        "Prediction before training: f(5) = 0.000\n"
        "epoch 1: w = 1.200, loss = 30.00000000\n"
        "epoch 2: w = 1.680, loss = 4.79999924\n"
        "Prediction after training: f(5) = 9.999\n",
        {"w": (1.2, 1.68), "loss": (30, 4.79999924)},
        {"w": (3, 3), "loss": (8, 8)},
        (1, 2),
    ),
    "the total is no value": Paste(
        "Epoch [10/100], Loss: 0.1234\nEpoch [20/100], Loss: 0.0234\n",
        {"loss": (0.1234, 0.0234)},
        {"loss": (4, 4)},
        (10, 20),
    ),
    "the total without brackets": Paste(
        "Epoch 10/100 loss=5e-1\nEpoch 20/100 loss=1.50E-03",
        {"loss": (0.5, 0.0015)},
        {"loss": (1, 5)},
        (10, 20),
    ),
    "the row in brackets": Paste(
        "[epoch 3] w: 30. loss: 1e-4", {"w": (30,), "loss": (1e-4,)},
        {"w": (0,), "loss": (4,)}, (3,),
    ),
    "bars": Paste(
        "Iter 5 | w: 0.3 | b: -0.1 | cost 0.5\nIter 6 | w: 0.31 | b: -.11 | cost .45",
        {"w": (0.3, 0.31), "b": (-0.1, -0.11), "loss": (0.5, 0.45)},
        {"w": (1, 2), "b": (1, 2), "loss": (1, 2)},
        (5, 6),
    ),
    "what one older tutorial prints": Paste(
        "Predict (before training) 4 4.0\n"
        "\tgrad:  1.0 2.0 -2.0\n\tgrad:  2.0 4.0 -7.84\n"
        "progress: 0 w= 1.26 loss= 4.92\n"
        "\tgrad:  1.0 2.0 -1.48\n\tgrad:  2.0 4.0 -5.8\n"
        "progress: 1 w= 1.45 loss= 2.69\n"
        "Predict (after training) 4 7.9\n",
        {"w": (1.26, 1.45), "loss": (4.92, 2.69)},
        {"w": (2, 2), "loss": (2, 2)},
        (0, 1),
    ),
    "gradients of points between the rows": Paste(
        "grad: -2.0\ngrad: -7.8\nprogress: 0 w= 1.26\n"
        "grad: -1.4\ngrad: -5.8\nprogress: 1 w= 1.45\n",
        {"w": (1.26, 1.45)}, {"w": (2, 2)}, (0, 1),
    ),
    "tensors": Paste(
        "0 w tensor(0.3000, requires_grad=True) loss tensor([30.], "
        "grad_fn=<MeanBackward0>)\n"
        "1 w tensor(0.5550, requires_grad=True) loss tensor(21.6750, "
        "dtype=torch.float64, device='cuda:0')",
        {"w": (0.3, 0.555), "loss": (30, 21.675)},
        {"w": (4, 4), "loss": (0, 4)},
        (0, 1),
    ),
    "a parameter over two lines": Paste(
        "step 1 w Parameter containing:\ntensor([[0.3]], requires_grad=True) loss 3.0"
        "\nstep 2 w Parameter containing:\ntensor([[0.5]]) loss 2.5\n",
        {"w": (0.3, 0.5), "loss": (3, 2.5)}, {"w": (1, 1), "loss": (1, 1)}, (1, 2),
    ),
    "scalars of NumPy, JAX and TensorFlow": Paste(
        "w = np.float32(0.3) loss = array([30.]) grad = [[-30]]\n"
        "w = Array(0.55, dtype=float32) loss = <tf.Tensor: shape=(), dtype=float32, "
        "numpy=21.6> grad = tf.Tensor(-25.5, shape=(), dtype=float32)",
        {"w": (0.3, 0.55), "loss": (30, 21.6), "gradient": (-30, -25.5)},
        {"w": (1, 2), "loss": (0, 1), "gradient": (0, 1)},
    ),
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
    "decimal commas beside names": Paste(
        "w = 0,300; loss = 21,675\nw = 0,555; loss = 15,66",
        {"w": (0.3, 0.555), "loss": (21.675, 15.66)}, {"w": (3, 3), "loss": (3, 2)},
    ),
    "thousands": Paste(
        "step 1,000: loss 1,234.56\nstep 2,000: loss 999.10",
        {"loss": (1234.56, 999.1)}, {"loss": (2, 2)}, (1000, 2000),
    ),
    "a course's gradient descent": Paste(
        "Iteration    0: Cost 79274.81, dj_dw: -6.500e+02, dj_db: -4.000e+02   "
        "w:  6.500e-01, b: 4.00000e-01\n"
        "Iteration 1000: Cost     3.41, dj_dw: -3.712e-01, dj_db:  6.007e-01   "
        "w:  1.949e+02, b: 1.08228e+02",
        {
            "w": (0.65, 194.9), "b": (0.4, 108.228), "loss": (79274.81, 3.41),
            "gradient": (-650, -0.3712), "gradient_b": (-400, 0.6007),
        },
        {
            "w": (4, 1), "b": (6, 3), "loss": (2, 2),
            "gradient": (1, 4), "gradient_b": (1, 4),
        },
        (0, 1000),
    ),
    "the name before the row": Paste(
        "Cost after iteration 0: 0.692739\nCost after iteration 1000: 0.000218",
        {"loss": (0.692739, 0.000218)}, {"loss": (6, 6)}, (0, 1000),
    ),
    "the ends of the lines lost": Paste(
        "Cost after iteration 0: 791.4 Cost after iteration 1: 176.53 Cost after "
        "iteration 2: 143.772",
        {"loss": (791.4, 176.53, 143.772)}, {"loss": (1, 2, 3)}, (0, 1, 2),
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
    "colours, a true minus, full width": Paste(
        "\x1b[32mepoch 1\x1b[0m w=−0.3\nｅｐｏｃｈ　２：　ｗ＝−０．３０",
        {"w": (-0.3, -0.3)}, {"w": (1, 2)}, (1, 2),
    ),
    "Windows, and prompts": Paste(
        ">>> train()\r\n>>> w, loss\r\nIn [3]: train()\r\nOut[4]: epoch 1 w 0.3\r\n",
        {"w": (0.3,)}, {"w": (1,)}, (1,),
    ),
    "signs of mathematics": Paste(
        "k=1  θ₁ = 0.3  J(θ) = 30.0  ∂J/∂θ₁ = -30.0\n"
        "k=2  θ₁ = 0.5  J(θ) = 21.0  ∂J/∂θ₁ = -25.5",
        {"w": (0.3, 0.5), "loss": (30, 21), "gradient": (-30, -25.5)},
        dict.fromkeys(("w", "loss", "gradient"), (1, 1)),
        (1, 2),
    ),
    "a run that diverges": Paste(
        "epoch 1 loss=inf w=-inf\nepoch 2 loss=nan w=NaN",
        {"w": (-math.inf, math.nan), "loss": (math.inf, math.nan)},
        {"w": (0, 0), "loss": (0, 0)},
        (1, 2),
    ),
    "no gradient yet": Paste(
        "i=0 w=0.0 w.grad=None\ni=1 w=0.3 w.grad=tensor(-30.)",
        {"w": (0, 0.3), "gradient": (None, -30)}, {"w": (1, 1), "gradient": (0, 0)},
        (0, 1),
    ),
    "a state_dict": Paste(
        "OrderedDict([('weight', tensor([[0.3]])), ('bias', tensor([0.1]))])",
        {"w": (0.3,), "b": (0.1,)}, {"w": (1,), "b": (1,)},
    ),
    "shuffled rows stay so": Paste(
        "epoch 7 w=0.7\nepoch 3 w=0.3\nepoch 5 w=0.5",
        {"w": (0.7, 0.3, 0.5)}, {"w": (1, 1, 1)}, (7, 3, 5),
    ),
    "numbered lines": Paste(
        "1  epoch 0 w=0.3\n2  epoch 5 w=0.7\n3  epoch 10 w=0.9",
        {"w": (0.3, 0.7, 0.9)}, {"w": (1, 1, 1)}, (0, 5, 10),
    ),
    "a line that sums up": Paste(
        "epoch 1: w=0.3\nepoch 2: w=0.5\nFinal w: 0.5",
        {"w": (0.3, 0.5)}, {"w": (1, 1)}, (1, 2),
    ),
    "m and c": Paste(
        "m = 0.3, c = 0.1, error = 30.0", {"w": (0.3,), "b": (0.1,), "loss": (30,)},
        {"w": (1,), "b": (1,), "loss": (1,)},
    ),
    "a name above": Paste(
        "losses:\n30.0\n21.675", {"loss": (30, 21.675)}, {"loss": (1, 3)},
    ),
    "names above": Paste(
        "Iteration  Cost   Weight\n0          30.0   0.0\n1          21.675 0.3",
        {"w": (0, 0.3), "loss": (30, 21.675)}, {"w": (1, 1), "loss": (1, 3)}, (0, 1),
    ),
    "the slope of the loss": Paste(
        "step 0: w=0.0000  loss=16.0000  slope=-8.0000\n"
        "step 1: w=2.4000  loss=2.5600  slope=-3.2000\nfinal w = 3.9836",
        {"w": (0, 2.4), "loss": (16, 2.56), "gradient": (-8, -3.2)},
        dict.fromkeys(("w", "loss", "gradient"), (4, 4)),
        (0, 1),
    ),
    "the slope of the line": Paste(
        "iteration 5, slope: 0.3, intercept: 0.10", {"w": (0.3,), "b": (0.1,)},
        {"w": (1,), "b": (2,)}, (5,),
    ),
    "a loss with its parameter": Paste(
        "iteration 0: w = 0.32, F(w) = 20\niteration 1: w = 0.512, F(w) = 11.808",
        {"w": (0.32, 0.512), "loss": (20, 11.808)}, {"w": (2, 3), "loss": (0, 3)},
        (0, 1),
    ),
    "arrows, and the next weight": Paste(
        "Iteration 1: w = 0.00 → ∂Loss/∂w = -66,667 → w_new = 0.67\n"
        "Iteration 2: w = 0.67 → ∂Loss/∂w = -44,222.5 → w_new = 1.11",
        {"w": (0, 0.67), "gradient": (-66667, -44222.5)},
        {"w": (2, 2), "gradient": (0, 1)},
        (1, 2),
    ),
    "a log of two counters": Paste(
        "2025-07-18 03:53:46,696 - Runner - INFO - Epoch: 0/5, Iteration: 0, Loss: 3e-4"
        "\n2025-07-18 03:54:46,085 - Runner - INFO - Epoch: 0/5, Iteration: 3000, "
        "Loss: 0.50",
        {"loss": (3e-4, 0.5)}, {"loss": (4, 2)}, (0, 3000),
    ),
    "rows behind dots that have numbers": Paste(
        "Epoch 0, Loss: 2.345\nEpoch 1, Loss: 1.234\n...\nEpoch 9, Loss: 0.001\n"
        "Accuracy: 0.95",
        {"loss": (2.345, 1.234, 0.001)}, {"loss": (3, 3, 3)}, (0, 1, 9),
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
    "a row over several lines": Paste(
        "Epoch 1\nw: 0.3\nloss: 30\nEpoch 2\nw: 0.5\nloss: 21",
        {"w": (0.3, 0.5), "loss": (30, 21)}, {"w": (1, 1), "loss": (0, 0)}, (1, 2),
    ),
    "a row whose number is behind it": Paste(
        "w: 0.3\nloss: 30\nEpoch 1 done\nw: 0.5\nloss: 21\nEpoch 2 done",
        {"w": (0.3, 0.5), "loss": (30, 21)}, {"w": (1, 1), "loss": (0, 0)}, (1, 2),
    ),
    "lines without numbers of rows": Paste(
        "w: 0.3\nloss: 30\nw: 0.5\nloss: 21",
        {"w": (0.3, 0.5), "loss": (30, 21)}, {"w": (1, 1), "loss": (0, 0)},
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
    "batches of epochs": Paste(
        "Epoch 1/2, Batch 1/2, Loss: 4.0\nEpoch 1/2, Batch 2/2, Loss: 3.0\n"
        "Epoch 2/2, Batch 1/2, Loss: 2.0\nEpoch 2/2, Batch 2/2, Loss: 1.0",
        {"loss": (4, 3, 2, 1)}, {"loss": (1, 1, 1, 1)}, (1, 2, 3, 4),
    ),
    "the gradients of a line": Paste(
        "Iteration 0 | J = 30.0 | dJ/dw = -30.0 | dJ/db = -10",
        {"loss": (30,), "gradient": (-30,), "gradient_b": (-10,)},
        {"loss": (1,), "gradient": (1,), "gradient_b": (0,)},
        (0,),
    ),
    "two weights of a line": Paste(
        "w0=0.1 w1=0.3 cost=30", {"w": (0.3,), "b": (0.1,), "loss": (30,)},
        {"w": (1,), "b": (1,), "loss": (0,)},
    ),
}  # fmt: skip


def same(found: Cells, expected: Cells) -> bool:
    """Whether numbers are the same, nan being nan and None being None."""
    return [*map(repr, (v if v is None else float(v) for v in expected))] == [
        *map(repr, found)
    ]


@pytest.mark.parametrize("name", PASTES)
def test_what_people_paste_is_read(name: str) -> None:
    paste = PASTES[name]
    found = read_run(paste.text)
    assert found.columns.keys() == paste.values.keys()
    for key, column in found.columns.items():
        assert same(column.values, paste.values[key]), key
        assert column.decimals == paste.decimals[key], key
    assert found.rows == paste.rows
    assert found.question is None
