"""The process of simulateWordOfMouth over all paths at once in NumPy.

Arguments: paths, periods, and the cohort as JSON. Prints seconds and the mean of hearers. Outcomes that tell and act
alike are drawn together.
"""

import json
import sys
import time

import numpy as np

paths, periods = (int(argument) for argument in sys.argv[1:3])
cohort = json.loads(sys.argv[3])
shares = {outcome: share * cohort["problemShare"] for outcome, share in cohort["outcomes"].items()}
unhappy = shares["silent"] + shares["unsatisfied"]
happy = shares["satisfied"] + shares["satisfiedQuickly"]


def dissatisfied(rng, count):
    tail = rng.binomial(count, 0.13)
    told = 21 * tail + np.where(tail > 0, rng.negative_binomial(np.maximum(tail, 1), 0.2), 0)
    return told + uniform(rng, count - tail, 9, 15)


def uniform(rng, count, least, most):
    width = most - least + 1
    spread = rng.multinomial(count, np.full(width, 1 / width))
    return spread @ np.arange(least, most + 1)


def simulate(rng):
    telling = np.full(paths, cohort["customers"])
    hearers = np.zeros((periods, paths), dtype=np.int64)
    joined = np.zeros_like(hearers)
    left = np.zeros_like(hearers)
    for period in range(periods):
        groups = rng.multinomial(telling, [unhappy, happy, 1 - unhappy - happy])
        bad, good = dissatisfied(rng, groups[:, 0]), uniform(rng, groups[:, 1], 4, 6)
        hearers[period] = bad + good
        left[period] = rng.binomial(bad, cohort["lostPerHearer"])
        joined[period] = rng.binomial(good, cohort["wonPerHearer"])
        telling = joined[period]
    for counts in (hearers, joined, left, joined - left):
        np.quantile(counts, [0.05, 0.25, 0.5, 0.75, 0.95], axis=1)
        np.quantile(counts.cumsum(axis=0), [0.05, 0.25, 0.5, 0.75, 0.95], axis=1)
    return hearers.sum(axis=0).mean()


rng = np.random.default_rng(1)
start = time.perf_counter()
mean = simulate(rng)
print(time.perf_counter() - start, mean)
