"""The benchmarks' networks in PyTorch, the way its users write them.

Answers requests from standard input, one a line, fields separated by blanks:
    <threads> <seconds> <training|scoring> <height> <channels in> <C> <cells> <stem> <stem channels> <batch> <children>
with children separated by semicolons and each child's operators, one per edge, by commas. An edge list of
n(n+1)/2 operators makes n nodes. The answer is images per second, counted once per child: of training steps
of the first child, or of all children scored one after the other (eval, no grad). The networks of the last
request are kept, as the same is asked again and again. The first line printed says which PyTorch this is.
"""

import functools
import operator
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
            terms = (self.edges[edge + j](s) for j, s in enumerate(states))
            states.append(functools.reduce(operator.add, terms))
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


class Work:
    """A request's networks, ready to run over and over."""

    def __init__(self, request):
        kind, height, channels_in, channels, cells, stem, stem_channels, batch, children = request.split()
        torch.manual_seed(1)
        self.training = kind == "training"
        self.batch = int(batch)
        self.children = [
            Child(int(channels_in), int(channels), int(cells), stem, int(stem_channels), child.split(","))
            for child in children.split(";")
        ]
        for child in self.children:
            child.train(self.training)
        parameters = self.children[0].parameters()
        self.optimizer = torch.optim.SGD(parameters, lr=0.025, momentum=0.9, weight_decay=1e-3)
        self.x = torch.randn(self.batch, int(channels_in), int(height), int(height))
        self.y = torch.randint(0, 10, (self.batch,))

    def run(self):
        """Trains or scores once; returns the images, counted once per child."""
        if self.training:
            self.optimizer.zero_grad(set_to_none=True)
            nn.functional.cross_entropy(self.children[0](self.x), self.y).backward()
            self.optimizer.step()
            return self.batch
        with torch.no_grad():
            for child in self.children:
                child(self.x)
        return self.batch * len(self.children)


@functools.lru_cache(maxsize=1)
def work(request):
    made = Work(request)
    made.run()
    return made


def images_per_second(request, seconds):
    ready = work(request)
    images, start = 0, time.perf_counter()
    while images == 0 or time.perf_counter() - start < seconds:
        images += ready.run()
    return images / (time.perf_counter() - start)


def main():
    print(f"PyTorch {torch.__version__}", flush=True)
    for line in sys.stdin:
        threads, seconds, request = line.rstrip().split(" ", 2)
        torch.set_num_threads(int(threads))
        print(f"{images_per_second(request, float(seconds)):.1f}", flush=True)


if __name__ == "__main__":
    main()
