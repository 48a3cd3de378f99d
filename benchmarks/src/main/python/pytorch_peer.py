"""PyTorch's training step of one child, the way its users write it.

Reads requests from standard input, one a line:
    <height> <channels in> <C> <cells> <stem> <stem channels> <batch> <operators, comma separated, one per edge> <seconds>
and answers each with trained images per second. An edge list of n(n+1)/2 operators makes n nodes.
The first line printed says which PyTorch this is and that it uses a thread per processor.
"""

import os
import sys
import time

import torch
from torch import nn


def bn(channels, affine=False):
    return nn.BatchNorm2d(channels, affine=affine, momentum=0.4)


def stage(channels, kernel, dilation=1):
    padding = dilation * (kernel - 1) // 2
    return [
        nn.ReLU(),
        nn.Conv2d(channels, channels, kernel, padding=padding, dilation=dilation, groups=channels, bias=False),
        nn.Conv2d(channels, channels, 1, bias=False),
        bn(channels),
    ]


OPERATORS = {
    "max_pool_3x3": lambda c: [nn.MaxPool2d(3, 1, 1), bn(c)],
    "avg_pool_3x3": lambda c: [nn.AvgPool2d(3, 1, 1, count_include_pad=False), bn(c)],
    "skip_connect": lambda c: [nn.Identity()],
    "sep_conv_3x3": lambda c: stage(c, 3) + stage(c, 3),
    "sep_conv_5x5": lambda c: stage(c, 5) + stage(c, 5),
    "dil_conv_3x3": lambda c: stage(c, 3, 2),
    "dil_conv_5x5": lambda c: stage(c, 5, 2),
}


class Cell(nn.Module):
    def __init__(self, channels_in, channels, operators):
        super().__init__()
        self.pre = nn.Sequential(nn.ReLU(), nn.Conv2d(channels_in, channels, 1, bias=False), bn(channels))
        self.edges = nn.ModuleList(nn.Sequential(*OPERATORS[o](channels)) for o in operators)

    def forward(self, x):
        states = [self.pre(x)]
        edge = 0
        while edge < len(self.edges):
            states.append(sum(self.edges[edge + j](s) for j, s in enumerate(states)))
            edge += len(states) - 1
        return torch.cat(states[1:], dim=1)


def nodes(edges):
    n = 1
    while n * (n + 1) // 2 < edges:
        n += 1
    return n


class Child(nn.Module):
    def __init__(self, channels_in, channels, cells, stem, stem_channels, operators):
        super().__init__()
        kernel = 1 if stem == "conv1x1" else 3
        first = [nn.Conv2d(channels_in, stem_channels, kernel, padding=kernel // 2, bias=False), bn(stem_channels, True)]
        second = [nn.Conv2d(stem_channels, stem_channels, 3, padding=1, bias=False), bn(stem_channels, True)]
        self.stem = nn.Sequential(*first, *(second if stem == "paper" else [nn.ReLU()]))
        out = nodes(len(operators)) * channels
        widths = [stem_channels] + [out] * (cells - 1)
        self.cells = nn.Sequential(*(Cell(w, channels, operators) for w in widths))
        self.linear = nn.Linear(out, 10)

    def forward(self, x):
        return self.linear(self.cells(self.stem(x)).mean(dim=(2, 3)))


def images_per_second(request):
    height, channels_in, channels, cells, stem, stem_channels, batch, operators, seconds = request.split()
    torch.manual_seed(1)
    child = Child(int(channels_in), int(channels), int(cells), stem, int(stem_channels), operators.split(","))
    child.train()
    optimizer = torch.optim.SGD(child.parameters(), lr=0.025, momentum=0.9, weight_decay=1e-3)
    x = torch.randn(int(batch), int(channels_in), int(height), int(height))
    y = torch.randint(0, 10, (int(batch),))

    def step():
        optimizer.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(child(x), y).backward()
        optimizer.step()

    step()
    step()
    steps, start = 0, time.perf_counter()
    while time.perf_counter() - start < float(seconds) or steps < 2:
        step()
        steps += 1
    return steps * int(batch) / (time.perf_counter() - start)


def main():
    torch.set_num_threads(os.cpu_count())
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads", flush=True)
    for request in sys.stdin:
        print(f"{images_per_second(request):.1f}", flush=True)


if __name__ == "__main__":
    main()
