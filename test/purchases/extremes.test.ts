import {
  bgBbModel,
  bgNbdModel,
  type ContinuousModel,
  expectedNextPurchase,
  expectedPurchases,
  fitBgNbd,
  fitMbgNbd,
  fitParetoNbd,
  mbgNbdModel,
  paretoNbdModel,
  probabilityAlive,
  probabilityOfBuying,
  probabilityOfPurchases,
  simulateHistories,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { historyLikelihood } from "../../src/purchases/engine/history-likelihood.js";
import { historyModelOf } from "../../src/purchases/models/history-models.js";
import { mergeHistories } from "../../src/purchases/histories/merged-histories.js";
import leastProbabilities from "../fixtures/mpmath/least-probabilities.json" with { type: "json" };
import reference from "../fixtures/buy-till-you-die/reference.json" with { type: "json" };

const week = { timeUnit: "week" } as const;
const ends = [1e-4, 1, 1e4];
const histories = [0, 1, 300, 10_000].flatMap((repeatPurchases) =>
  [1e-6, 39, 1e6].flatMap((observed) =>
    (repeatPurchases === 0 ? [0] : [0, 0.5, 1]).map((part) => ({
      repeatPurchases,
      recency: part * observed,
      observed,
    })),
  ),
);
const parameters = ends.flatMap((first) =>
  ends.flatMap((second) => ends.flatMap((third) => ends.map((fourth) => [first, second, third, fourth] as const))),
);

function expectSound(model: ContinuousModel, history: (typeof histories)[number]): void {
  const where = JSON.stringify([model.kind, model.parameters, history]);
  const column = (value: number): Float64Array => Float64Array.of(value);
  const rows = mergeHistories({
    repeatPurchases: column(history.repeatPurchases),
    recency: column(history.recency),
    observed: column(history.observed),
    weight: column(1),
    covariates: [],
  });
  const likelihood = historyLikelihood(historyModelOf(model.kind).kernel(), 4, rows, []);
  const { value, gradient, hessian } = likelihood(Object.values(model.parameters).map(Math.log));
  expect([value, ...gradient, ...hessian.flat()].every(Number.isFinite), where).toBe(true);
  const alive = probabilityAlive(model, history);
  expect(alive >= 0 && alive <= 1, where).toBe(true);
  const expected = expectedPurchases(model, history, { horizon: 39 });
  expect(Number.isFinite(expected) && expected >= 0, `${where} ${expected}`).toBe(true);
  for (const horizon of [0, 1e-6, 39, 1e6]) {
    const buying = probabilityOfBuying(model, history, { horizon });
    expect(buying >= 0 && buying <= alive, `${where} ${buying}`).toBe(true);
  }
}

describe("nothing is NaN or infinite", () => {
  test.each([
    ["BG/NBD", ([r, alpha, a, b]: readonly [number, number, number, number]) => bgNbdModel({ r, alpha, a, b }, week)],
    ["MBG/NBD", ([r, alpha, a, b]: readonly [number, number, number, number]) => mbgNbdModel({ r, alpha, a, b }, week)],
    [
      "Pareto/NBD",
      ([r, alpha, s, beta]: readonly [number, number, number, number]) => paretoNbdModel({ r, alpha, s, beta }, week),
    ],
  ])("for %s at the corners of parameters and histories", { tags: ["slow"] }, (_, build) => {
    for (const corner of parameters) {
      const model = build(corner);
      for (const history of histories) expectSound(model, history);
    }
  });

  test("where other libraries fail", () => {
    const bg = bgNbdModel(reference.bgNbd.cdnow.predictionsAt, week);
    for (const repeatPurchases of [2000, 3000, 5000]) {
      expectSound(bg, { repeatPurchases, recency: 38, observed: 39 });
    }
    const pareto = paretoNbdModel({ r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 }, week);
    expectSound(pareto, { repeatPurchases: 221, recency: 103.42857, observed: 103.57143 });
    expectSound(pareto, { repeatPurchases: 5000, recency: 100, observed: 103 });
  });

  test("and nothing happens at a = 1 or s = 1", () => {
    const history = { repeatPurchases: 3, recency: 20, observed: 39 };
    const bg = (a: number): number =>
      expectedPurchases(bgNbdModel({ r: 0.3, alpha: 4, a, b: 2.4 }, week), history, { horizon: 39 });
    const pareto = (s: number): number =>
      expectedPurchases(paretoNbdModel({ r: 0.5, alpha: 10, s, beta: 11 }, week), history, { horizon: 39 });
    for (const at of [bg, pareto]) {
      expect(at(1) / ((at(1 - 1e-6) + at(1 + 1e-6)) / 2) - 1).toBeCloseTo(0, 9);
    }
  });

  test("in counts and waits", () => {
    for (const corner of [
      [1e-4, 1, 1e-4, 1],
      [1e4, 1e-4, 1, 1e4],
      [1, 1, 1, 1],
    ] as const) {
      const [r, alpha, a, b] = corner;
      for (const model of [bgNbdModel({ r, alpha, a, b }, week), paretoNbdModel({ r, alpha, s: a, beta: b }, week)]) {
        for (const history of histories) {
          const { probabilityNever } = expectedNextPurchase(model, history);
          expect(probabilityNever >= 0 && probabilityNever <= 1).toBe(true);
          for (const purchases of [0, 1, 50]) {
            const probability = probabilityOfPurchases(model, history, { horizon: 10, purchases });
            expect(probability >= 0 && probability <= 1).toBe(true);
          }
        }
      }
    }
  });
});

describe("probabilities below the least number still count", () => {
  test.each(leastProbabilities.purchases)(
    "in purchases where r = %d, alpha = %d, a = %d, b = %d",
    (r, alpha, a, b, expected) => {
      const model = bgNbdModel({ r, alpha, a, b }, week);
      expect(expectedPurchases(model, "new", { horizon: 52 }) / expected).toBeCloseTo(1, 10);
    },
  );

  test.each(leastProbabilities.never)(
    "in never buying where alpha = %d, beta = %d, gamma = %d, delta = %d",
    (alpha, beta, gamma, delta, expected) => {
      const model = bgBbModel({ alpha, beta, gamma, delta }, { timeUnit: "year" });
      expect(expectedNextPurchase(model, "new").probabilityNever / expected).toBeCloseTo(1, 9);
    },
  );
});

describe.each([fitBgNbd, fitMbgNbd, fitParetoNbd])("$name says so where the data settle nothing", (fit) => {
  test.each([
    ["one customer", [{ repeatPurchases: 2, recency: 9, observed: 20 }]],
    ["nobody with a repeat purchase", [{ repeatPurchases: 0, recency: 0, observed: 20, count: 50 }]],
    ["all customers alike", [{ repeatPurchases: 4, recency: 18, observed: 20, count: 50 }]],
    ["no time at all", [{ repeatPurchases: 0, recency: 0, observed: 0, count: 3 }]],
  ])("with %s", (_, data) => {
    const model = fit(data, { timeUnit: "week" });
    expect(Object.values(model.parameters).every((value) => value > 0 && value < Infinity)).toBe(true);
    expect(model.converged).toBe(false);
    expect(JSON.stringify(model)).not.toContain("null,null,null,null,null,null");
  });

  test("with nobody", () => {
    expect(() => fit([], { timeUnit: "week" })).toThrow("histories must not be empty");
    expect(() => fit([])).toThrow("histories must not be empty");
    const nobody = { repeatPurchases: 1, recency: 2, observed: 3, count: 0 };
    expect(() => fit([nobody], { timeUnit: "week" })).toThrow("histories must count at least one customer");
    expect(() => fit(undefined as unknown as [], { timeUnit: "week" })).toThrow("histories must be an array");
    expect(() => fit([null as unknown as typeof nobody], { timeUnit: "week" })).toThrow(
      "histories[0] must be an object",
    );
    expect(() => fit([{ repeatPurchases: 1, recency: 2, observed: 3 }])).toThrow("options.timeUnit must be one of");
    for (const [covariates, path] of [
      [5, "options.covariates must be an object"],
      [{ leaving: [] }, "options.covariates must have no field but purchase, dropout"],
      [{ dropout: "effort" }, "options.covariates.dropout must be an array"],
      [{ dropout: [5] }, "options.covariates.dropout[0] must be a text"],
    ] as [never, string][]) {
      const history = { repeatPurchases: 1, recency: 2, observed: 3 };
      expect(() => fit([history], { timeUnit: "week", covariates })).toThrow(path);
    }
    const mixed = [
      { repeatPurchases: 1, recency: 2, observed: 3, unit: "week" },
      { repeatPurchases: 1, recency: 2, observed: 3, unit: "day" },
    ] as const;
    expect(() => fit<"week" | "day">(mixed)).toThrow("histories[1].unit must be the model's unit of time");
  });

  test("unless a penalty settles it", () => {
    const data = [{ repeatPurchases: 4, recency: 18, observed: 20, count: 50 }];
    expect(fit(data, { timeUnit: "week", penalty: 1 }).converged).toBe(true);
  });
});

test("a model that is none is refused", () => {
  const history = { repeatPurchases: 1, recency: 2, observed: 3 };
  const model = bgNbdModel({ r: 1, alpha: 2, a: 1, b: 2 }, week);
  const broken = (changes: object): ContinuousModel => ({ ...model, ...changes });
  expect(() => probabilityAlive(undefined as unknown as ContinuousModel, history)).toThrow("model must be an object");
  expect(() => probabilityAlive(broken({ version: 2 }), history)).toThrow("model.version must be 1");
  expect(() => probabilityAlive(broken({ parameters: { r: 1 } }), history)).toThrow("model.parameters.alpha");
  expect(() => probabilityAlive(broken({ covariates: undefined }), history)).toThrow("model.covariates");
  expect(() => probabilityAlive(broken({ covariates: { purchase: ["size"], dropout: [] } }), history)).toThrow(
    "model.parameters.purchase.size must be a finite number",
  );
  expect(() => probabilityAlive(model, null as unknown as typeof history)).toThrow("history must be an object");
});

test("time in any unit of measure gives the same fit", () => {
  const observed = Array<number>(500).fill(39);
  const drawn = simulateHistories(bgNbdModel(reference.bgNbd.cdnow.predictionsAt, week), { observed, seed: 2 });
  for (const fit of [fitBgNbd, fitMbgNbd, fitParetoNbd]) {
    const [first, ...others] = [1, 1e-7, 1e5].map((scale) =>
      fit(
        drawn.map(({ repeatPurchases, recency, observed: now }) => ({
          repeatPurchases,
          recency: recency * scale,
          observed: now * scale,
        })),
        week,
      ),
    );
    for (const other of others) {
      expect(other).toMatchObject({ converged: true });
      expect(other.parameters.r / (first?.parameters.r ?? NaN)).toBeCloseTo(1, 8);
    }
  }
});
