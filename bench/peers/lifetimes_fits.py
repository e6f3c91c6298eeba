"""Fits of lifetimes 0.11.3 to the summaries in a CSV file, one JSON line a model.

    python3 -m venv .venv-lifetimes
    .venv-lifetimes/bin/python -m pip install lifetimes==0.11.3 numpy==1.23.5 pandas==1.5.3 scipy==1.10.1 autograd==1.5

Called by bench/purchases.ts: python lifetimes_fits.py FILE REPEATS MODEL...
"""

import json
import resource
import statistics
import sys
import time
import warnings

import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter, ModifiedBetaGeoFitter, ParetoNBDFitter

warnings.filterwarnings("ignore")
path, repeats, *models = sys.argv[1:]
data = pd.read_csv(path)
fitters = {"bg-nbd": BetaGeoFitter, "mbg-nbd": ModifiedBetaGeoFitter, "pareto-nbd": ParetoNBDFitter}

for model in models:
    times = []
    for _ in range(int(repeats)):
        started = time.perf_counter()
        if model == "gamma-gamma":
            spenders = data[(data.x > 0) & (data.spend > 0)]
            fitter = GammaGammaFitter().fit(spenders.x, spenders.spend)
            customers = len(spenders)
        else:
            fitter = fitters[model]().fit(data.x, data.tx, data["T"])
            customers = len(data)
        times.append(1000 * (time.perf_counter() - started))
    result = {"model": model, "ms": statistics.median(times), "customers": customers,
              "logLikelihood": -float(fitter._negative_log_likelihood_) * customers,
              "parameters": {name: float(value) for name, value in fitter.params_.items()},
              "memoryMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    if model == "bg-nbd":
        times = []
        for _ in range(int(repeats)):
            started = time.perf_counter()
            fitter.conditional_probability_alive(data.x, data.tx, data["T"])
            fitter.conditional_expected_number_of_purchases_up_to_time(39, data.x, data.tx, data["T"])
            times.append(1000 * (time.perf_counter() - started))
        result["predictMs"] = statistics.median(times)
    print(json.dumps(result), flush=True)
