"""Answers lines of JSON for loyalty.ts: rows to keep, then fits of them, timed without the reading."""
import json
import sys
import time

import numpy as np
from sklearn.linear_model import LogisticRegression

# Its default of 1e-4 stops short of the optimum by up to 1e-3; this one reaches what is compared.
TOLERANCE = 1e-8

for line in sys.stdin:
    question = json.loads(line)
    if "features" in question:
        # The prior's pseudo-customers are weighted rows at both ends, at the mean of the other columns.
        data = np.array(question["features"], dtype=float)
        means = data[:, 1:].mean(axis=0)
        ends = np.array([[-1, *means], [-1, *means], [1, *means], [1, *means]])
        features = np.r_[data, ends]
        outcomes = np.r_[np.array(question["outcomes"]), [1, 0, 1, 0]]
        weights = np.r_[np.ones(len(data)), [0.94, 0.06, 0.04, 0.96]]
        print(json.dumps({"milliseconds": 0, "parameters": []}), flush=True)
        continue
    model = LogisticRegression(C=np.inf, solver=question["solver"], tol=TOLERANCE, max_iter=1000)
    start = time.perf_counter()
    model.fit(features, outcomes, sample_weight=weights)
    elapsed = time.perf_counter() - start
    print(json.dumps({
        "milliseconds": elapsed * 1000,
        "parameters": [*model.intercept_.tolist(), *model.coef_[0].tolist()],
    }), flush=True)
