#!/usr/bin/env python3
"""Whole training steps computed by PyTorch in double precision: golden values for GoldenStepsTest.

    python3 golden_steps.py > ../resources/golden/steps.json

Made with Debian's python3-torch 1.13.1; any PyTorch from 1.12 on gives the same to 1e-9.
Parameters keep the layout of the Java side (convolutions [k,k,I,O], depthwise [k,k,C], pointwise
[I,O]); initial values are a linear congruential sequence seeded by the CRC-32 of the name, so that
both sides compute them.
"""
import json
import math
import sys
import zlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

OPERATORS = ["max_pool_3x3", "avg_pool_3x3", "skip_connect", "sep_conv_3x3", "sep_conv_5x5",
             "dil_conv_3x3", "dil_conv_5x5"]
IMAGES, SIDE, BATCH, CLASSES = 10, 8, 4, 10

# As BatchOrder draws them for 10 images, batch 4, seed 7 (the Java test checks that it still does).
BATCHES = [[0, 3, 4, 6], [1, 2, 5, 9], [8, 7], [4, 1, 9, 2], [0, 8, 5, 6], [3, 7],
           [5, 0, 8, 4], [1, 7, 3, 9], [6, 2], [4, 3, 7, 8], [1, 6, 9, 2], [0, 5]]

THREE_EDGES = [["147"], ["251"], ["362"], ["473"], ["514"], ["625"], ["736"], ["117"], ["444"],
               ["555"], ["362"], ["777"]]
SIX_EDGES = [["147251", "362473"], ["514625", "736117"], ["625314", "251736"], ["473562", "147251"],
             ["333333", "666666"], ["444444", "555555"], ["712345", "654321"], ["147251", "777777"],
             ["123456", "234567"], ["345671", "456712"], ["567123", "671234"], ["222222", "111111"]]

FAMILY = ["none", "skip_connect", "sep_conv_7x7", "conv_7x1_1x7", "nor_conv_1x1", "nor_conv_3x3",
          "sep_conv_3x3"]
BENCH = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]
FAMILY_STEPS = [["314"], ["651"], ["146"], ["245"], ["111"], ["563"], ["712"], ["436"], ["161"],
                ["354"], ["624"], ["545"]]

SCENARIOS = [
    dict(name="paper stem, freeze, cosine per step", stem="paper", stemChannels=6, relu=False,
         nodes=2, cells=2, channels=4, inactive="freeze", clip=0.0, schedule="cosine", per="step",
         start=0.05, end=0.001, steps=THREE_EDGES),
    dict(name="conv3x3 stem, decay, cosine per epoch", stem="conv3x3", stemChannels=4, relu=True,
         nodes=2, cells=2, channels=4, inactive="decay", clip=0.0, schedule="cosine", per="epoch",
         start=0.05, end=0.001, steps=THREE_EDGES),
    dict(name="conv1x1 stem, freeze, constant, clipped", stem="conv1x1", stemChannels=8, relu=True,
         nodes=2, cells=3, channels=8, inactive="freeze", clip=0.5, schedule="constant", per="step",
         start=0.05, end=0.05, steps=THREE_EDGES),
    dict(name="conv1x1 stem without ReLU, decay, two children a step, three nodes", stem="conv1x1",
         stemChannels=5, relu=False, nodes=3, cells=1, channels=3, inactive="decay", clip=0.0,
         schedule="cosine", per="step", start=0.05, end=0.001, steps=SIX_EDGES),
    dict(name="the other operators, freeze, smoothed labels, clipped", stem="conv3x3",
         stemChannels=4, relu=True, nodes=2, cells=2, channels=4, inactive="freeze", clip=0.8,
         schedule="cosine", per="step", start=0.05, end=0.001, steps=FAMILY_STEPS,
         operators=FAMILY, smoothing=0.1),
    dict(name="the other operators, decay, plateau, remainder dropped", stem="conv1x1",
         stemChannels=4, relu=True, nodes=2, cells=2, channels=4, inactive="decay", clip=0.0,
         schedule="plateau", per="epoch", start=0.05, end=0.001, steps=FAMILY_STEPS[:8],
         operators=FAMILY, factor=0.5, patience=0, remainder="drop"),
    dict(name="NAS-Bench-201's cells in two stacks, freeze", stem="conv3x3", stemChannels=4,
         relu=True, nodes=3, cells=2, channels=4, inactive="freeze", clip=0.0, schedule="cosine",
         per="step", start=0.05, end=0.001, operators=BENCH, stacks=2, output="last",
         preprocessing=False, steps=[["434532"], ["545352"], ["415111"], ["111111"], ["231454"],
                                     ["222222"], ["353535"], ["434532"]]),
]
DENSE = {"conv_7x1_1x7": [(1, 7), (7, 1)], "nor_conv_1x1": [(1, 1)], "nor_conv_3x3": [(3, 3)]}
MOMENTUM, WEIGHT_DECAY, BN_MOMENTUM = 0.9, 1e-3, 0.4


def sequence(name, length):
    """Numbers in [-1, 1), as float32, in double precision."""
    x = zlib.crc32(name.encode()) & 0x7FFFFFFF
    out = np.empty(length)
    for i in range(length):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out[i] = x / 2 ** 30 - 1
    return out


def rounded(values, shape):
    return torch.tensor(values.astype(np.float32).astype(np.float64).reshape(shape))


class Net:
    def __init__(self, s):
        self.s = s
        self.operators = s.get("operators", OPERATORS)
        self.parameters = {}
        self.statistics = {}
        width = s["stemChannels"]
        kernels = {"paper": [3, 3], "conv3x3": [3], "conv1x1": [1]}[s["stem"]]
        inputs = 1
        for number, k in enumerate(kernels, 1):
            self.weight(f"stem.conv{number}", (k, k, inputs, width), k * k * inputs)
            self.bn(f"stem.bn{number}", width, affine=True)
            inputs = width
        self.kernels = kernels
        for cell in range(s["cells"] * s.get("stacks", 1)):
            c = s["channels"] << cell // s["cells"]
            if s.get("preprocessing", True) or inputs != c:
                self.weight(f"cell{cell}.pre.conv", (inputs, c), inputs)
                self.bn(f"cell{cell}.pre.bn", c)
            for edge in range(s["nodes"] * (s["nodes"] + 1) // 2):
                for op in self.operators:
                    self.operator(f"cell{cell}.edge{edge}.{op}", op, c)
            inputs = c if s.get("output") == "last" else s["nodes"] * c
        self.weight("linear.weight", (inputs, CLASSES), inputs)
        self.weight("linear.bias", (CLASSES,), inputs)

    def operator(self, name, op, c):
        if op in ("skip_connect", "none"):
            return
        if op in DENSE:
            for number, (height, width) in enumerate(DENSE[op], 1):
                self.weight(f"{name}.conv{number}", (height, width, c, c), height * width * c)
            self.bn(f"{name}.bn1", c)
            return
        stages = 2 if op.startswith("sep") else 1
        for stage in range(1, stages + 1):
            if "conv" in op:
                k = int(op[-1])
                self.weight(f"{name}.depthwise{stage}", (k, k, c), k * k)
                self.weight(f"{name}.pointwise{stage}", (c, c), c)
            self.bn(f"{name}.bn{stage}", c)

    def weight(self, name, shape, fan_in):
        values = sequence(name, math.prod(shape)) / math.sqrt(fan_in)
        self.parameters[name] = rounded(values, shape).requires_grad_()

    def bn(self, name, c, affine=False):
        self.statistics[name] = (torch.zeros(c), torch.ones(c))
        if affine:
            self.parameters[name + ".gamma"] = rounded(
                1 + 0.25 * sequence(name + ".gamma", c), (c,)).requires_grad_()
            self.parameters[name + ".beta"] = rounded(
                0.25 * sequence(name + ".beta", c), (c,)).requires_grad_()

    def normalise(self, x, name):
        mean, var = self.statistics[name]
        return F.batch_norm(x, mean, var, self.parameters.get(name + ".gamma"),
                            self.parameters.get(name + ".beta"), True, BN_MOMENTUM, 1e-5)

    def pointwise(self, x, name):
        return F.conv2d(x, self.parameters[name].t()[:, :, None, None])

    def edge(self, x, name, op):
        if op == "none":
            return x * 0
        if op == "skip_connect":
            return x
        if op in DENSE:
            x = F.relu(x)
            for number, (height, width) in enumerate(DENSE[op], 1):
                w = self.parameters[f"{name}.conv{number}"].permute(3, 2, 0, 1)
                x = F.conv2d(x, w, padding=(height // 2, width // 2))
            return self.normalise(x, f"{name}.bn1")
        if op == "max_pool_3x3":
            return self.normalise(F.max_pool2d(x, 3, 1, 1), name + ".bn1")
        if op == "avg_pool_3x3":
            return self.normalise(
                F.avg_pool2d(x, 3, 1, 1, count_include_pad=False), name + ".bn1")
        dilation = 2 if op.startswith("dil") else 1
        for stage in range(1, (2 if op.startswith("sep") else 1) + 1):
            w = self.parameters[f"{name}.depthwise{stage}"].permute(2, 0, 1)[:, None]
            pad = dilation * (w.shape[-1] - 1) // 2
            x = F.conv2d(F.relu(x), w, None, 1, pad, dilation, w.shape[0])
            x = self.normalise(self.pointwise(x, f"{name}.pointwise{stage}"), f"{name}.bn{stage}")
        return x

    def forward(self, x, label):
        for number, k in enumerate(self.kernels, 1):
            w = self.parameters[f"stem.conv{number}"].permute(3, 2, 0, 1)
            x = self.normalise(F.conv2d(x, w, padding=k // 2), f"stem.bn{number}")
        if self.s["relu"]:
            x = F.relu(x)
        for cell in range(self.s["cells"] * self.s.get("stacks", 1)):
            if cell > 0 and cell % self.s["cells"] == 0:
                x = F.avg_pool2d(x, 2)
            if f"cell{cell}.pre.conv" in self.parameters:
                x = self.pointwise(F.relu(x), f"cell{cell}.pre.conv")
                x = self.normalise(x, f"cell{cell}.pre.bn")
            nodes = [x]
            edge = 0
            for _ in range(self.s["nodes"]):
                total = 0
                for source in list(nodes):
                    op = self.operators[int(label[edge]) - 1]
                    total = total + self.edge(source, f"cell{cell}.edge{edge}.{op}", op)
                    edge += 1
                nodes.append(total)
            x = nodes[-1] if self.s.get("output") == "last" else torch.cat(nodes[1:], 1)
        return x.mean((2, 3)) @ self.parameters["linear.weight"] + self.parameters["linear.bias"]


def rate(s, step, steps_per_epoch):
    if s["schedule"] == "constant":
        return s["start"]
    t, total = step, len(s["steps"])
    if s["per"] == "epoch":
        t, total = step // steps_per_epoch, math.ceil(total / steps_per_epoch)
    return s["end"] + (s["start"] - s["end"]) * (1 + math.cos(math.pi * t / total)) / 2


def digest(tensor):
    flat = tensor.detach().reshape(-1).numpy()
    ramp = (np.arange(len(flat)) * 7919 % 1000) / 1000 - 0.5
    numbers = [flat.sum(), (flat * ramp).sum(), np.abs(flat).sum(), np.abs(flat).max(), *flat[:4]]
    return [float(f"{number:.9g}") for number in numbers]


def run(s):
    net = Net(s)
    images = rounded(sequence("images", IMAGES * SIDE * SIDE), (IMAGES, 1, SIDE, SIDE))
    labels = torch.arange(IMAGES) % CLASSES
    optimizer = torch.optim.SGD(
        net.parameters.values(), 1.0, momentum=MOMENTUM, weight_decay=WEIGHT_DECAY)
    batches = BATCHES
    if s.get("remainder") == "drop":
        batches = [batch for batch in BATCHES if len(batch) == BATCH]
    plateau = None
    if s["schedule"] == "plateau":
        optimizer.param_groups[0]["lr"] = s["start"]
        plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(
            optimizer, factor=s["factor"], patience=s["patience"])
    losses, exact, rates = [], [], []
    for step, children in enumerate(s["steps"]):
        batch = torch.tensor(batches[step])
        if plateau is None:
            optimizer.param_groups[0]["lr"] = rate(s, step, math.ceil(IMAGES / BATCH))
        optimizer.zero_grad(set_to_none=s["inactive"] == "freeze")
        loss = 0.0
        for label in children:
            one = F.cross_entropy(net.forward(images[batch], label), labels[batch],
                                  label_smoothing=s.get("smoothing", 0.0))
            one.backward()
            loss += one.item() / len(children)
        if s["clip"] > 0:
            used = [p for p in net.parameters.values() if p.grad is not None]
            torch.nn.utils.clip_grad_norm_(used, s["clip"])
        optimizer.step()
        losses.append(float(f"{loss:.9g}"))
        exact.append(loss)
        if plateau is not None and len(exact) % 2 == 0:
            plateau.step(sum(exact[-2:]) / 2)
            rates.append(optimizer.param_groups[0]["lr"])
    values = {name: digest(p) for name, p in net.parameters.items()}
    values |= {name: digest(torch.stack(pair)) for name, pair in net.statistics.items()}
    return dict(s, losses=losses, values=values) | (dict(rates=rates) if rates else {})


def main():
    result = dict(torch=torch.__version__, numpy=np.__version__, operators=OPERATORS,
                  images=IMAGES, side=SIDE, batch=BATCH, batches=BATCHES,
                  momentum=MOMENTUM, weightDecay=WEIGHT_DECAY, batchNormMomentum=BN_MOMENTUM,
                  scenarios=[run(s) for s in SCENARIOS])
    json.dump(result, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
