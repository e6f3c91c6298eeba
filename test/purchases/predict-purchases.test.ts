import fc from "fast-check";
import {
  type BgBbModel,
  bgBbModel,
  bgNbdModel,
  type ContinuousModel,
  type CountedHistory,
  expectedPurchases,
  fitBgNbd,
  mbgNbdModel,
  paretoNbdModel,
  predictPurchases,
  probabilityAlive,
  probabilityOfBuying,
  simulateHistories,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const week = { timeUnit: "week" } as const;
const bg = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, week);
const continuous: ContinuousModel<"week">[] = [
  bg,
  mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, week),
  paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, week),
];
const donations: BgBbModel = bgBbModel({ alpha: 1.2035, beta: 0.7497, gamma: 0.6567, delta: 2.7834 });

describe.each(continuous)("predictions of many customers by $kind", (model) => {
  test("are those of each alone, whatever they share", () => {
    const history = fc
      .record({ repeatPurchases: fc.nat(4), share: fc.constantFrom(0, 0.3, 1), observed: fc.constantFrom(0, 26, 39.5) })
      .map(({ repeatPurchases, share, observed }) => ({
        repeatPurchases,
        recency: repeatPurchases === 0 ? 0 : share * observed,
        observed,
      }));
    fc.assert(
      fc.property(fc.array(history, { maxLength: 20 }), (histories) => {
        const { predictions, rejected } = predictPurchases(model, histories, { horizon: 30 });
        expect(rejected).toEqual([]);
        expect(predictions).toEqual(
          histories.map((each, index) => ({
            index,
            accountId: null,
            alive: probabilityAlive(model, each),
            expected: expectedPurchases(model, each, { horizon: 30 }),
            buying: probabilityOfBuying(model, each, { horizon: 30 }),
          })),
        );
      }),
    );
  });
});

test("histories over opportunities are predicted too, from the next opportunity on", () => {
  const histories = simulateHistories(donations, { observed: Array(50).fill(6) as number[], seed: 3 });
  const { predictions } = predictPurchases(donations, histories, { horizon: 5 });
  expect(predictions).toHaveLength(50);
  predictions.forEach(({ alive, expected, buying }, index) => {
    const history = histories[index] ?? expect.fail();
    expect(alive).toBe(probabilityAlive(donations, history, { at: 6 }));
    expect(expected).toBe(expectedPurchases(donations, history, { horizon: 5 }));
    expect(buying).toBe(probabilityOfBuying(donations, history, { horizon: 5 }));
  });
});

test("covariates set customers apart", () => {
  const drawn = (a: number, seed: number, effort: number): CountedHistory<"week">[] =>
    simulateHistories(bgNbdModel({ r: 0.8, alpha: 6, a, b: 4 }, week), { observed, seed }).map((history) => ({
      ...history,
      covariates: { effort },
    }));
  const observed = Array<number>(300).fill(60);
  const model = fitBgNbd([...drawn(0.9, 1, 0), ...drawn(2.7, 2, 1)], { covariates: { dropout: ["effort"] } });
  const history = { repeatPurchases: 2, recency: 30, observed: 60 };
  const both = [0, 1].map((value) => ({ ...history, covariates: { effort: value } }));
  const { predictions, rejected } = predictPurchases(model, [...both, history], { horizon: 50 });
  expect(predictions.map(({ expected }) => expected)).toEqual(
    both.map((each) => expectedPurchases(model, each, { horizon: 50 })),
  );
  expect(predictions[0]?.expected).not.toBe(predictions[1]?.expected);
  expect(rejected).toMatchObject([{ index: 2, path: "history.covariates.effort" }]);
});

test("what cannot be is rejected, and the rest predicted", () => {
  const good = { accountId: "a", repeatPurchases: 1, recency: 3, observed: 9 };
  const histories = [
    { ...good, recency: 10 },
    { ...good, repeatPurchases: 1.5 },
    { ...good, repeatPurchases: 0 },
    { ...good, observed: NaN },
    { ...good, recency: "3" as unknown as number },
    { ...good, unit: "day" as "week" },
    good,
  ];
  const { predictions, rejected } = predictPurchases(bg, histories, { horizon: 4 });
  expect(predictions).toMatchObject([{ index: 6, accountId: "a" }]);
  expect(rejected.map(({ index, path }) => [index, path])).toEqual([
    [0, "histories[0].recency"],
    [1, "histories[1].repeatPurchases"],
    [2, "histories[2].recency"],
    [3, "histories[3].observed"],
    [4, "histories[4].recency"],
    [5, "histories[5].unit"],
  ]);
  expect(() => predictPurchases(bg, [good], { horizon: -1 })).toThrow("options.horizon must be at least 0");
  expect(predictPurchases(bg, [], { horizon: 1 })).toEqual({ predictions: [], rejected: [], horizon: 1, unit: "week" });
});
