import {
  bgBbModel,
  bgNbdModel,
  discountedResidualLifetime,
  discountedResidualPurchases,
  expectedNextPurchase,
  expectedPurchases,
  type HistoryOf,
  mbgNbdModel,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfPurchases,
  type PurchaseModel,
} from "retention-kit";
import { expect, test } from "vitest";
import { bgBbKernel } from "../../src/purchases/models/bg-bb/bg-bb-likelihood.js";
import { logLikelihoodOf } from "../../src/purchases/engine/history-likelihood.js";
import { type HistoryModelKind, historyModelOf } from "../../src/purchases/models/history-models.js";
import { futureOf } from "../../src/purchases/predictions/posterior.js";
import reference from "../fixtures/buy-till-you-die/mixture.json" with { type: "json" };

type Case = (typeof reference.cases)[number];

const week = { timeUnit: "week" } as const;

function modelOf({ kind, parameters }: Case): PurchaseModel {
  const { r = NaN, alpha, a = NaN, b = NaN, s = NaN, beta = NaN, gamma = NaN, delta = NaN } = parameters;
  if (kind === "bg-nbd") return bgNbdModel({ r, alpha, a, b }, week);
  if (kind === "mbg-nbd") return mbgNbdModel({ r, alpha, a, b }, week);
  if (kind === "pareto-nbd") return paretoNbdModel({ r, alpha, s, beta }, week);
  return bgBbModel({ alpha, beta, gamma, delta });
}

test.each(reference.cases.map((each) => [`${each.kind} (${each.x}, ${each.tx}, ${each.T})`, each] as const))(
  "%s agrees with the sum over its mixture",
  (_, expected) => {
    const { x, tx, T, horizon, kind } = expected;
    const model = modelOf(expected);
    const history = (
      kind === "bg-bb"
        ? { repeatPurchases: x, recency: tx, opportunities: T }
        : { repeatPurchases: x, recency: tx, observed: T }
    ) as HistoryOf<PurchaseModel>;
    const close = (actual: number, value: number): void => {
      expect(Math.abs(actual - value)).toBeLessThan(1e-9 * Math.max(value, 1e-3));
    };

    const kernel = kind === "bg-bb" ? bgBbKernel() : historyModelOf(kind as HistoryModelKind).kernel();
    const actual = logLikelihoodOf(kernel, Object.values(expected.parameters), x, tx, T);
    expect(actual).toBeCloseTo(expected.logLikelihood, 9);

    close(probabilityAlive(model, history, { at: T }), expected.alive);
    close(probabilityAlive(model, history, { at: T + horizon }), expected.aliveLater);
    close(expectedPurchases(model, history, { horizon }), expected.expected);
    for (const purchases of reference.counts) {
      const value = expected[`count${purchases}` as keyof Case] as number | undefined;
      if (value === undefined) continue;
      const all = purchases === 0 ? value + 1 - expected.alive : value;
      close(probabilityOfPurchases(model, history, { horizon, purchases }), all);
    }
    close(1 - expectedNextPurchase(model, history).probabilityNever, expected.nextEver);
    const future = futureOf("test", model, history);
    close(future.alive * future.nextWithin(horizon), expected.nextWithin);

    const discount = { rate: Math.expm1(reference.force), per: model.kind === "bg-bb" ? undefined : ("week" as const) };
    close(discountedResidualPurchases(model, history, { discount }), expected.discountedPurchases);
    close(discountedResidualLifetime(model, history, { discount }), expected.discountedLifetime);
  },
);

test.each(reference.cases.map((each) => [`${each.kind} (${each.x}, ${each.tx}, ${each.T})`, each] as const))(
  "%s waits for the next purchase as long as the chance of none says",
  (_, { kind, parameters, x, tx, T, horizon }) => {
    const model = modelOf({ kind, parameters, x, tx, T, horizon } as Case);
    const counted = kind === "bg-bb";
    const history = { repeatPurchases: x, recency: tx, ...(counted ? { opportunities: T } : { observed: T }) };
    const { median, lower, upper, probabilityNever } = expectedNextPurchase(
      model,
      history as HistoryOf<PurchaseModel>,
      { confidence: 0.8 },
    );
    const bought = (within: number): number =>
      1 - probabilityOfPurchases(model, history as HistoryOf<PurchaseModel>, { horizon: within, purchases: 0 });
    for (const [time, share] of [
      [lower, 0.1],
      [median, 0.5],
      [upper, 0.9],
    ] as const) {
      const wanted = share * (1 - probabilityNever);
      if (time === null) continue;
      if (!counted) expect(bought(time) / wanted).toBeCloseTo(1, 7);
      else expect(bought(time - 1) < wanted && bought(time) >= wanted * (1 - 1e-9)).toBe(true);
    }
    expect(median).not.toBeNull();
  },
);
