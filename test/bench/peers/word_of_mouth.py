"""The process of simulateWordOfMouth over all paths at once in NumPy. Prints seconds and the mean of hearers."""

import sys
import time

import numpy as np

paths, periods, customers = (int(argument) for argument in sys.argv[1:4])
problem_share, won, lost = 0.3, 0.1, 0.02
probabilities = np.array([0.4, 0.2, 0.2, 0.2]) * problem_share


def dissatisfied(rng, count):
    tail = rng.binomial(count, 0.13)
    usual = count - tail
    told = 21 * tail + np.where(tail > 0, rng.negative_binomial(np.maximum(tail, 1), 0.2), 0)
    return told + uniform(rng, usual, 9, 15)


def uniform(rng, count, least, most):
    width = most - least + 1
    spread = rng.multinomial(count, np.full(width, 1 / width))
    return (spread * np.arange(least, most + 1)).sum(axis=-1)


def simulate(rng):
    telling = np.full(paths, customers)
    hearers = np.zeros((periods, paths), dtype=np.int64)
    joined = np.zeros_like(hearers)
    left = np.zeros_like(hearers)
    for period in range(periods):
        groups = rng.multinomial(telling, [*probabilities, 1 - probabilities.sum()])
        told = [dissatisfied(rng, groups[:, 0]), dissatisfied(rng, groups[:, 1]), uniform(rng, groups[:, 2], 4, 6), uniform(rng, groups[:, 3], 4, 6)]
        hearers[period] = sum(told)
        left[period] = rng.binomial(told[0] + told[1], lost)
        joined[period] = rng.binomial(told[2] + told[3], won)
        telling = joined[period]
    for counts in (hearers, joined, left, joined - left):
        np.quantile(counts, [0.05, 0.25, 0.5, 0.75, 0.95], axis=1)
        np.quantile(counts.cumsum(axis=0), [0.05, 0.25, 0.5, 0.75, 0.95], axis=1)
    return hearers.sum(axis=0).mean()


rng = np.random.default_rng(1)
start = time.perf_counter()
mean = simulate(rng)
print(time.perf_counter() - start, mean)
