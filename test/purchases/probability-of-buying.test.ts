import fc from "fast-check";
import {
  bgBbModel,
  bgNbdModel,
  expectedPurchases,
  fitBgNbd,
  mbgNbdModel,
  paretoNbdModel,
  predictPurchases,
  probabilityAlive,
  probabilityOfBuying,
  probabilityOfPurchases,
  type PurchaseModel,
  simulateHistories,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import lifetimes from "../fixtures/lifetimes/probability-of-buying.json" with { type: "json" };
import exact from "../fixtures/mpmath/probability-of-buying.json" with { type: "json" };

const week = { timeUnit: "week" } as const;

type Row = (typeof exact)["bg-nbd"][number];

function modelOf(kind: string, [first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): PurchaseModel {
  const betaGeometric = { r: first, alpha: second, a: third, b: fourth };
  if (kind === "bg-nbd") return bgNbdModel(betaGeometric, week);
  if (kind === "mbg-nbd") return mbgNbdModel(betaGeometric, week);
  if (kind === "pareto-nbd") return paretoNbdModel({ r: first, alpha: second, s: third, beta: fourth }, week);
  return bgBbModel({ alpha: first, beta: second, gamma: third, delta: fourth });
}

function historyOf(kind: string, [repeatPurchases = 0, recency = 0, end = 0]: readonly number[]) {
  return kind === "bg-bb"
    ? { repeatPurchases, recency, opportunities: end }
    : { repeatPurchases, recency, observed: end };
}

const rows = Object.entries(exact).flatMap(([kind, list]) => (list as Row[]).map((row) => ({ kind, ...row })));

describe("the chance of buying", () => {
  test.each(rows)("is the story's own by $kind at $parameters after $history within $horizon", (row) => {
    const model = modelOf(row.kind, row.parameters);
    const history = historyOf(row.kind, row.history);
    const { horizon } = row;
    const buying = probabilityOfBuying(model, history as never, { horizon });
    // To the digits, however small: the largest logarithms involved are of the order of a hundred.
    expect(Math.abs(buying - row.buying)).toBeLessThanOrEqual(1e-12 * row.buying);
  });

  test.each(lifetimes.pareto.buying)("is that of lifetimes within $horizon weeks", ({ horizon, probabilities }) => {
    const model = paretoNbdModel(lifetimes.pareto.parameters, week);
    lifetimes.histories.forEach(([repeatPurchases = 0, recency = 0, observed = 0], index) => {
      const buying = probabilityOfBuying(model, { repeatPurchases, recency, observed }, { horizon });
      expect(buying).toBeCloseTo(probabilities[index] ?? NaN, 9);
    });
  });

  test("is what none leaves, at most the chance of being alive and the purchases expected, and grows with time", () => {
    const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
    const history = fc
      .record({ repeatPurchases: fc.nat(30), part: fc.double({ min: 0, max: 1, noNaN: true }), end: fc.nat(60) })
      .map(({ repeatPurchases, part, end }) => [
        Math.min(repeatPurchases, end),
        Math.max(Math.min(repeatPurchases, end), Math.floor(part * end)) * (repeatPurchases > 0 ? 1 : 0),
        end,
      ]);
    const kinds = fc.constantFrom("bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb");
    fc.assert(
      fc.property(
        kinds,
        fc.tuple(parameter, parameter, parameter, parameter),
        history,
        fc.nat(80),
        (kind, parameters, counts, horizon) => {
          const model = modelOf(kind, parameters);
          const known = historyOf(kind, counts) as never;
          const buying = probabilityOfBuying(model, known, { horizon });
          expect(buying).toBeCloseTo(1 - probabilityOfPurchases(model, known, { horizon, purchases: 0 }), 9);
          expect(buying).toBeLessThanOrEqual(
            probabilityAlive(model, known, kind === "bg-bb" ? { at: counts[2] ?? 0 } : {}),
          );
          expect(buying).toBeLessThanOrEqual(expectedPurchases(model, known, { horizon }) * (1 + 1e-9));
          expect(buying).toBeLessThanOrEqual(probabilityOfBuying(model, known, { horizon: horizon + 1 }) + 1e-15);
        },
      ),
    );
  });

  test("of a new customer is that of one observed for no time at all", () => {
    const model = mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, week);
    const none = { repeatPurchases: 0, recency: 0, observed: 0 };
    expect(probabilityOfBuying(model, "new", { horizon: 26 })).toBe(probabilityOfBuying(model, none, { horizon: 26 }));
    expect(probabilityOfBuying(model, "new", { horizon: 0 })).toBe(0);
  });

  test("follows a customer's own covariates, in a column too", () => {
    const plain = bgNbdModel({ r: 0.5, alpha: 6, a: 0.8, b: 2.5 }, week);
    const histories = simulateHistories(plain, { observed: Array(300).fill(52) as number[], seed: 8 }).map(
      (history, index) => ({ ...history, covariates: { big: index % 2 } }),
    );
    const model = fitBgNbd(histories, { ...week, covariates: { purchase: ["big"], dropout: ["big"] } });
    const { predictions } = predictPurchases(model, histories, { horizon: 13 });
    histories.forEach((history, index) => {
      expect(predictions[index]?.buying).toBe(probabilityOfBuying(model, history, { horizon: 13 }));
    });
  });

  test("refuses what it cannot answer", () => {
    const model = bgNbdModel({ r: 1, alpha: 1, a: 1, b: 1 }, week);
    expect(() => probabilityOfBuying(model, "new", { horizon: -1 })).toThrow("options.horizon must be at least 0");
    expect(() => probabilityOfBuying({ ...model, kind: "gamma-gamma" } as never, "new", { horizon: 1 })).toThrow(
      "model.kind must be one of bg-nbd",
    );
    expect(() => probabilityOfBuying(model, { repeatPurchases: 1, recency: 5, observed: 4 }, { horizon: 1 })).toThrow(
      "history.recency must be at most 4",
    );
  });
});
