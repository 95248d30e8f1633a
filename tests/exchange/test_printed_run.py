"""A printed run: lines that name what they print, as people paste them."""

from __future__ import annotations

import math

import pytest

from tests.exchange.printed import Paste, check_paste

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
    "rows behind dots that have numbers": Paste(
        "Epoch 0, Loss: 2.345\nEpoch 1, Loss: 1.234\n...\nEpoch 9, Loss: 0.001\n"
        "Accuracy: 0.95",
        {"loss": (2.345, 1.234, 0.001)}, {"loss": (3, 3, 3)}, (0, 1, 9),
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
    "settings above the rows": Paste(
        "Adam: lr=0.1 beta1=0.9 beta2=0.999 m = 4, epochs = 100\n"
        "w 0.3 loss 30\nw 0.5 loss 21\nw 0.6 loss 15",
        {"w": (0.3, 0.5, 0.6), "loss": (30, 21, 15)},
        {"w": (1, 1, 1), "loss": (0, 0, 0)},
    ),
    "an index that is no cost": Paste(
        "i=0 j=1 w=0.3\ni=1 j=1 w=0.5", {"w": (0.3, 0.5)}, {"w": (1, 1)}, (0, 1),
    ),
    "an intercept and a slope by their numbers": Paste(
        "beta0 = 0.1, beta1 = 0.3", {"w": (0.3,), "b": (0.1,)}, {"w": (1,), "b": (1,)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PASTES)
def test_lines_that_people_paste_are_read(name: str) -> None:
    check_paste(PASTES[name])
