import {
  assumptions,
  chooseRemedy,
  effortPolicy,
  estimateLoyalty,
  fitLoyaltyModel,
  type LoyaltyEvidence,
  type LoyaltyModel,
  loyaltyObservations,
  type LoyaltyObservation,
  mbgNbdModel,
  priorLoyaltyModel,
  recoveryValue,
  scoreHealth,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { evaluatePosterior, type PosteriorInput, priorMode } from "../../src/loyalty/model/loyalty-posterior.js";
import { loyaltyPrior } from "../../src/loyalty/model/loyalty-prior.js";
import { monotoneCurve } from "../../src/loyalty/model/monotone-curve.js";
import { readObservations } from "../../src/loyalty/model/read-observations.js";
import { unknownBaseline } from "../../src/loyalty/model/unknown-baseline.js";
import { rowByRow, weighCovariate } from "../../src/loyalty/model/weighed-covariate.js";
import { draws } from "../support/draws.js";

const asOf = "2026-11-21";
const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const logOdds = (share: number): number => Math.log(share / (1 - share));
const estimate = (evidence: LoyaltyEvidence, more: object = {}) => estimateLoyalty(evidence, { asOf, ...more });

const prior = loyaltyPrior("test", "figures", assumptions("published"));
function inputOf(observations: readonly LoyaltyObservation[], knots: readonly number[]): PosteriorInput {
  const outcomes = readObservations("test", observations, prior);
  const covariates = outcomes.covariates.map((each) => weighCovariate(each, outcomes.counts, prior));
  return { outcomes, covariates, values: rowByRow(outcomes, covariates), knots, prior };
}

/** Customers of every kind: with and without purchases, problems that have faded, covariates. */
const customers = (count: number, seed: number): LoyaltyObservation[] => {
  const random = draws(seed);
  return Array.from({ length: count }, (_, index): LoyaltyObservation => {
    const kind = index % 4;
    return {
      ...(kind === 0 ? {} : kind === 1 ? { problem: false } : { effort: 1 + 4 * random.uniform() }),
      ...(index % 5 === 0 ? { freshness: 0.3 } : {}),
      ...(index % 3 === 0 ? { purchases: 0.1 + 0.8 * random.uniform() } : {}),
      ...(index % 7 === 0 ? {} : { tenureYears: 8 * random.uniform() }),
      exposures: { gift: index % 2 },
      repurchased: random.chance(0.6),
      count: 1 + (index % 3),
    };
  });
};

describe("the posterior of a loyalty model", () => {
  test.each([
    ["straight", [1, 5]],
    ["bent", [1, 2, 3, 4, 5]],
  ] as const)("has the slopes and bends of its value, %s", (_, knots) => {
    for (const rows of [
      customers(24, 61),
      [
        { effort: 1, repurchased: true },
        { effort: 5, repurchased: false },
      ],
    ]) {
      const input = inputOf(rows, knots);
      const random = draws(62);
      const size = 2 * knots.length + 3 + input.covariates.length;
      const point = Array.from({ length: size }, () => 3 * random.uniform() - 1.5);
      const { gradient, hessian, value, logLikelihood } = evaluatePosterior(input, point);
      expect(Number.isFinite(value) && logLikelihood < 0).toBe(true);
      point.forEach((entry, at) => {
        const moved = (step: number) =>
          evaluatePosterior(
            input,
            point.map((each, index) => (index === at ? entry + step : each)),
          );
        const [above, below] = [moved(1e-5), moved(-1e-5)];
        expect(gradient[at]).toBeCloseTo((above.value - below.value) / 2e-5, 5);
        hessian[at]?.forEach((bend, other) => {
          expect(bend).toBeCloseTo(((above.gradient[other] ?? NaN) - (below.gradient[other] ?? NaN)) / 2e-5, 5);
        });
      });
    }
  });

  test("has the log likelihood of the chances, customer by customer", () => {
    const rows = customers(40, 63);
    const input = inputOf(rows, [1, 5]);
    // Curve at 1 and 5, no problem, unknown, level, effect at 1 and 5, then the weights by name.
    const [low, high, none, unknown, level, painless, worst] = [2, -1, 1.5, 0.4, 0.2, -0.1, -1.2];
    const weights = [0.8, 0.3, -0.2];
    const point = [low, high, none, unknown, level, painless, worst, ...weights];
    expect(input.covariates.map(({ name }) => name)).toEqual(["purchases", "tenureYears", "exposures.gift"]);
    let expected = 0;
    rows.forEach((row, at) => {
      const isKnown = row.purchases != null;
      const quiet = isKnown ? level : row.problem === false || row.effort != null ? none : unknown;
      let odds = quiet;
      if (row.effort != null) {
        const along = (row.effort - 1) / 4;
        const felt = isKnown ? level + painless + along * (worst - painless) : low + along * (high - low);
        odds = quiet + (row.freshness ?? 1) * (felt - quiet);
      }
      weights.forEach((weight, index) => {
        odds += weight * (input.values[at * weights.length + index] ?? NaN);
      });
      expected += (row.count ?? 1) * Math.log(logistic(row.repurchased ? odds : -odds));
    });
    expect(evaluatePosterior(input, point).logLikelihood).toBeCloseTo(expected, 9);
  });

  test("keeps logarithms of very many chances, and of nearly certain ones", () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      effort: 1 + (index % 5),
      repurchased: index % 2 === 0,
    }));
    const point = [2, -1, 0, 0, 0, 0, 0];
    const odds = (effort: number): number => 2 - (3 * (effort - 1)) / 4;
    const expected = many.reduce((sum, { effort, repurchased }) => {
      return sum + Math.log(logistic(repurchased ? odds(effort) : -odds(effort)));
    }, 0);
    expect(evaluatePosterior(inputOf(many, [1, 5]), point).logLikelihood).toBeCloseTo(expected, 7);
    const sure = inputOf([{ effort: 1, repurchased: false, count: 3 }], [1, 5]);
    expect(evaluatePosterior(sure, [800, -800, 0, 0, 0, 0, 0]).logLikelihood).toBeCloseTo(-2400, 6);
  });
});

test("customers of whom nothing is known are the share of all, less what the weights explain", () => {
  const rows = customers(60, 64).map((row): LoyaltyObservation => ({ ...row, purchases: null }));
  const input = inputOf(rows, [1, 5]);
  const weights = [0.4, -0.3];
  const found = unknownBaseline(input, [0, 0, 0, 0, 0, 0, 0, ...weights]);
  const slope = (value: number, by = weights): number => {
    const pseudo = prior.customers / 2;
    let sum = pseudo * (prior.unknown - logistic(value));
    rows.forEach((row, at) => {
      const odds = by.reduce((all, weight, index) => all + weight * (input.values[2 * at + index] ?? NaN), value);
      sum += (row.count ?? 1) * (Number(row.repurchased) - logistic(odds));
    });
    return sum;
  };
  /** Where the slope is 0, by halving. */
  const root = (by: readonly number[]): number => {
    let [low, high] = [-20, 20];
    for (let step = 0; step < 80; step++) {
      const middle = (low + high) / 2;
      if (slope(middle, [...by]) > 0) low = middle;
      else high = middle;
    }
    return low;
  };
  expect(found.value).toBeCloseTo(root(weights), 9);
  expect(1 / found.variance).toBeCloseTo((slope(found.value - 1e-4) - slope(found.value + 1e-4)) / 2e-4, 4);
  weights.forEach((_, moved) => {
    const by = (step: number): number[] => weights.map((weight, at) => (at === moved ? weight + step : weight));
    expect(found.slopes[moved]).toBeCloseTo((root(by(1e-4)) - root(by(-1e-4))) / 2e-4, 5);
  });
});

describe("a fitted model", () => {
  const outcomes = [
    [1, 20, 8],
    [2, 24, 3],
    [3, 9, 6],
    [4, 16, 8],
    [5, 4, 12],
  ].flatMap(([effort = 1, returned = 0, left = 0]) => [
    { effort, repurchased: true, count: returned },
    { effort, repurchased: false, count: left },
  ]);

  test("pools the neighbours that would rise with effort into their common share, where the prior says nothing", () => {
    const weak = assumptions("published", { "loyalty.priorCustomers": 1e-9, "loyalty.curveDeviation": 1e6 });
    const model = fitLoyaltyModel(outcomes, { prior: priorLoyaltyModel({ assumptions: weak }), effortCurve: "bent" });
    // 20/28 < 24/27 are pooled to 44/55, 9/15 < 16/24 to 25/39.
    const shares = [44 / 55, 44 / 55, 25 / 39, 25 / 39, 4 / 16];
    shares.forEach((share, at) => {
      expect(logistic(model.parameters[`effort${at + 1}`] ?? NaN)).toBeCloseTo(share, 6);
    });
    expect(model.converged).toBe(true);
  });

  test("lets go what was held too early: three of which the first two rise, and all fall together", () => {
    const rows = [
      [1, 5, 5],
      [2, 60, 40],
      [3, 50, 50],
      [4, 1, 60],
      [5, 1, 90],
    ].flatMap(([effort = 1, returned = 0, left = 0]) => [
      { effort, repurchased: true, count: returned },
      { effort, repurchased: false, count: left },
    ]);
    const weak = assumptions("published", { "loyalty.priorCustomers": 1e-9, "loyalty.curveDeviation": 1e6 });
    const model = fitLoyaltyModel(rows, { prior: priorLoyaltyModel({ assumptions: weak }), effortCurve: "bent" });
    const shares = [65 / 110, 65 / 110, 0.5, 1 / 61, 1 / 91];
    shares.forEach((share, at) => {
      expect(logistic(model.parameters[`effort${at + 1}`] ?? NaN)).toBeCloseTo(share, 6);
    });
  });

  test("says what it is, which curves it weighed, and what outcomes had to do with it", () => {
    const model = fitLoyaltyModel(outcomes, { horizonDays: 120 });
    expect(model).toMatchObject({ kind: "loyalty", version: 2, timeUnit: "year", horizonDays: 120, aliveAnchor: 0.9 });
    const [straight, bent] = (["straight", "bent"] as const).map((effortCurve) =>
      fitLoyaltyModel(outcomes, { effortCurve }),
    );
    expect(straight?.criterion).toEqual({ straight: model.criterion.straight, bent: null });
    expect(bent?.criterion).toEqual({ straight: null, bent: model.criterion.bent });
    expect(straight?.horizonDays).toBeNull();
    const before = priorLoyaltyModel();
    for (const [name, share] of Object.entries(straight?.learned ?? {})) {
      const ratio = ((straight?.standardErrors[name] ?? NaN) / (before.standardErrors[name] ?? NaN)) ** 2;
      expect(share).toBeCloseTo(1 - Math.min(1, ratio), 9);
    }
    expect(straight?.learned.effort).toBeGreaterThan(0.5);
  });

  test("has the inverse of the posterior's bend as covariance, in the parameters that it names", () => {
    const { covariance, parameters } = fitLoyaltyModel(outcomes, { effortCurve: "straight" });
    // Middle and slope: m = (low + high)/2, s = (high − low)/2; bends by differences of the log posterior in both.
    const posterior = (middle: number, slope: number): number => {
      const at = (effort: number): number => middle + (slope * (effort - 3)) / 2;
      const likelihood = outcomes.reduce((sum, { effort, repurchased, count }) => {
        return sum + count * Math.log(logistic(repurchased ? at(effort) : -at(effort)));
      }, 0);
      const pseudo = (odds: number, share: number): number =>
        share * Math.log(logistic(odds)) + (1 - share) * Math.log(logistic(-odds));
      return likelihood + pseudo(at(1), 0.94) + pseudo(at(5), 0.04);
    };
    const [m, s, h] = [parameters.intercept ?? NaN, parameters.effort ?? NaN, 1e-3];
    const mm = (posterior(m + h, s) - 2 * posterior(m, s) + posterior(m - h, s)) / h ** 2;
    const ss = (posterior(m, s + h) - 2 * posterior(m, s) + posterior(m, s - h)) / h ** 2;
    const ms =
      (posterior(m + h, s + h) - posterior(m + h, s - h) - posterior(m - h, s + h) + posterior(m - h, s - h)) /
      (4 * h ** 2);
    const determinant = mm * ss - ms ** 2;
    expect(covariance[0]?.[0]).toBeCloseTo(-ss / determinant, 4);
    expect(covariance[1]?.[1]).toBeCloseTo(-mm / determinant, 4);
    expect(covariance[0]?.[1]).toBeCloseTo(ms / determinant, 4);
  });
});

describe("an estimate", () => {
  test("takes every option there is", () => {
    const model = priorLoyaltyModel();
    const purchases = mbgNbdModel({ r: 1, alpha: 4, a: 1, b: 3 }, { timeUnit: "week" });
    const shared = {
      asOf,
      model,
      effortPolicy: effortPolicy(),
      calendar: { hours: { mon: [["09:00", "17:00"]] as [string, string][] } },
      timeZone: "Asia/Vientiane",
      assumptions: assumptions("published"),
      confidence: 0.9,
    };
    const { confidence } = estimateLoyalty({ effort: 2 }, { ...shared, horizonDays: 90, purchases });
    expect(confidence).toBe(0.9);
    const ticket = { id: "t", openedAt: "2026-11-20T02:00:00Z", contacts: 2, resolved: false };
    const whole = {
      ...shared,
      customerValue: 100,
      currency: "USD",
      customer: {},
      effortIfSolved: 1,
      effortIfLeft: 5,
      tellsValue: 3,
      lostPerHearer: 0.1,
      wonPerHearer: 0.1,
      hearerValue: 4,
    };
    expect(recoveryValue(ticket, whole)).toMatchObject({ currency: "USD", wordOfMouthSaved: 3, confidence: 0.9 });
    const remedies = [{ id: "sorry", cost: 1, minutes: 3, solves: 0.5 }];
    const limits = { role: "clerk", money: 10, remedies: ["sorry"] };
    expect(chooseRemedy(ticket, { ...whole, remedies, limits, valueOfAnHour: 20 }).chosen).toBe("sorry");
  });

  test("changes most by an effort to come, wherever the customer stands now", () => {
    const base = (evidence: LoyaltyEvidence) => estimate(evidence).changedMostBy;
    // Before outcomes effort 5 gives 4%, with and without a known past.
    for (const evidence of [{}, { tickets: [] }]) {
      expect(base(evidence)).toMatchObject({ factor: "effort", to: 5, probability: expect.closeTo(0.04, 9) as number });
    }
    // Odds of 4 fall to a tenth by effort 5, also from effort 2.
    expect(base({ purchases: 0.8 }).probability).toBeCloseTo(0.4 / 1.4, 9);
    expect(base({ purchases: 0.8, tickets: [] }).probability).toBeCloseTo(0.4 / 1.4, 9);
    expect(base({ purchases: 0.8, effort: 2 }).probability).toBeCloseTo(0.4 / 1.4, 9);
    expect(base({ purchases: 0.8, effort: 4 })).toMatchObject({ to: 1, probability: expect.closeTo(0.8, 9) as number });
  });

  test("says how many outcomes it rests on, and what it could not use", () => {
    const model = fitLoyaltyModel(
      [
        { purchases: 0.4, effort: 2, repurchased: true, count: 5 },
        { purchases: 0.6, repurchased: false, count: 7, tenureYears: 2 },
        { effort: 3, repurchased: true, count: 2, tenureYears: 4 },
      ],
      { horizonDays: 90 },
    );
    const of = (evidence: LoyaltyEvidence, more: object = {}) => estimate(evidence, { model, ...more }).reasons;
    const behind = (observations: number) => ({ code: "loyalty.calibrated", params: { observations } });
    expect(of({ purchases: 0.5 })[0]).toEqual(behind(12));
    expect(of({ purchases: 0.5, effort: 2 })[0]).toEqual(behind(5));
    expect(of({ effort: 2 })[0]).toEqual(behind(2));
    expect(of({ tickets: [] })[0]).toEqual({ code: "loyalty.uncalibrated" });
    const other = { code: "loyalty.other-horizon", params: { fitted: 90, asked: 180 } };
    expect(of({ purchases: 0.5 })).toContainEqual(other);
    expect(of({ purchases: 0.5 }, { horizonDays: 90 })).not.toContainEqual(other);
    expect(of({ effort: 2 }).map(({ code }) => code)).not.toContain("loyalty.other-horizon");
    const missing = (factor: string) => ({ code: "loyalty.not-learned", params: { factor } });
    const told = of({ effort: 2, tenureYears: 3, exposures: { gift: 1, call: null } });
    expect(told).not.toContainEqual(missing("tenureYears"));
    expect(told).toContainEqual(missing("exposures.gift"));
    expect(told).not.toContainEqual(missing("exposures.call"));
    expect(told).toContainEqual({ code: "loyalty.effort", params: { experiences: 1, effort: 2 } });
  });

  test("lists the half-life and how effort is scored where tickets or answers are looked at, and only there", () => {
    const keys = (evidence: LoyaltyEvidence, more: object = {}) =>
      estimate(evidence, more).assumptions.map(({ key }) => key);
    const dated = ["loyalty.ticketHalfLifeDays", "effort.weights", "effort.ranges", "effort.timeStandard"];
    for (const evidence of [{ tickets: [] }, { surveys: [] }]) {
      expect(keys(evidence)).toEqual(expect.arrayContaining(dated));
    }
    for (const evidence of [{}, { tickets: null }, { effort: 2, tickets: [] }, { purchases: 0.5 }]) {
      expect(keys(evidence)).not.toContain("loyalty.ticketHalfLifeDays");
      expect(keys(evidence)).not.toContain("effort.weights");
    }
    const model = priorLoyaltyModel();
    const halfLife = (days: number) => {
      const figures = assumptions("published", { "loyalty.ticketHalfLifeDays": days });
      return estimate({ tickets: [] }, { model, assumptions: figures }).assumptions.find(
        ({ key }) => key === "loyalty.ticketHalfLifeDays",
      )?.value;
    };
    expect([halfLife(90), halfLife(30), halfLife(90)]).toEqual([90, 30, 90]);
  });

  test("of known purchases is what the model makes of the chance, added up", () => {
    const model = fitLoyaltyModel(
      [0.2, 0.4, 0.6, 0.8].flatMap((purchases, index) => [
        { purchases, effort: 1 + index, repurchased: true, count: 3 + index },
        { purchases, repurchased: false, count: 6 - index },
      ]),
      { effortCurve: "straight" },
    );
    const { level = NaN, purchases = NaN, painless = NaN, service = NaN } = model.parameters;
    const mean = model.influences.find(({ name }) => name === "purchases")?.reference ?? NaN;
    const found = estimate({ purchases: 0.7, effort: 3 }, { model });
    const learned = level + (purchases - 1) * (logOdds(0.7) - mean);
    expect(found.contributions.map(({ factor }) => factor)).toEqual(["baseline", "effort", "purchases"]);
    [logOdds(0.7), painless + service / 2, learned].forEach((points, at) => {
      expect(found.contributions[at]?.points).toBeCloseTo(points, 9);
    });
    expect(estimate({ purchases: 0.7 }).contributions.map(({ factor }) => factor)).toEqual(["baseline"]);
  });

  test("goes without an influence that a stored model no longer has", () => {
    const model = JSON.parse(JSON.stringify(priorLoyaltyModel())) as LoyaltyModel;
    const without = { ...model, influences: model.influences.filter(({ name }) => name !== "purchases") };
    const found = estimate({ purchases: 0.2, tickets: [] }, { model: without });
    expect(found.probability).toBeCloseTo(0.9, 9);
    expect(found.horizonDays).toBeNull();
  });

  test("names itself where the figures of effort are none", () => {
    const figures = assumptions("published");
    const key = "effort.weights";
    const wrong = { ...figures, [key]: { ...figures[key], value: { contacts: -1 } } } as unknown as typeof figures;
    expect(() => estimate({ tickets: [] }, { assumptions: wrong })).toThrow(/^estimateLoyalty: options\.effortPolicy/);
  });
});

describe("answers on effort", () => {
  const scale = { min: 1, max: 5, higherIsBetter: false };
  const said = (day: number, score: number, ticketId?: string) => ({
    at: `2026-11-${String(day).padStart(2, "0")}T12:00:00Z`,
    metric: "ces" as const,
    score,
    scale,
    ...(ticketId === undefined ? {} : { ticketId }),
  });
  const solved = (id: string, day: number) => ({
    id,
    openedAt: `2026-11-${String(day).padStart(2, "0")}T08:00:00Z`,
    resolvedAt: `2026-11-${String(day).padStart(2, "0")}T09:00:00Z`,
    resolved: true,
    contacts: 1,
  });
  const factors = (evidence: LoyaltyEvidence): [string, unknown][] =>
    estimate(evidence)
      .contributions.slice(1)
      .map(({ factor, value }): [string, unknown] => [factor, value])
      .sort(([a], [b]) => (a < b ? -1 : 1));

  test("of one day: the one that names a ticket is taken first, the free one is about another", () => {
    const tickets = [solved("a", 10), solved("b", 10)];
    for (const surveys of [
      [said(10, 4), said(10, 2, "a")],
      [said(10, 2, "a"), said(10, 4)],
    ]) {
      expect(factors({ tickets, surveys })).toEqual([
        ["ticket:a", 2],
        ["ticket:b", 4],
      ]);
    }
  });

  test("before a problem are not about it", () => {
    const scored = factors({ tickets: [solved("a", 12)] })[0]?.[1];
    expect(factors({ tickets: [solved("a", 12)], surveys: [said(11, 5)] })).toEqual([
      ["ces:0", 5],
      ["ticket:a", scored],
    ]);
    expect(factors({ tickets: [solved("a", 11)], surveys: [said(11, 5)] })).toEqual([["ticket:a", 5]]);
  });

  test("are about the first of two that ended on one day by name, whatever came first", () => {
    for (const tickets of [
      [solved("a", 10), solved("b", 10), solved("c", 4)],
      [solved("c", 4), solved("b", 10), solved("a", 10)],
    ]) {
      expect(factors({ tickets, surveys: [said(11, 5)] })).toContainEqual(["ticket:a", 5]);
    }
  });

  test("of a ticket that is not there stand by themselves", () => {
    expect(factors({ tickets: [solved("a", 10)], surveys: [said(10, 5, "z")] })).toContainEqual(["ces:0", 5]);
  });
});

test("observations go without a chance where hardly anybody has bought again", () => {
  const accounts = Array.from({ length: 60 }, (_, index) => ({
    id: `a${index}`,
    purchases: [
      { on: `2024-01-${String(1 + (index % 28)).padStart(2, "0")}` },
      ...(index < 3 ? [{ on: "2024-06-01" }] : []),
    ],
  }));
  const { accepted } = loyaltyObservations(accounts, { asOf, horizonDays: 90 });
  expect(accepted).toHaveLength(60);
  expect(accepted.every((each) => each.purchases === undefined)).toBe(true);
});

test("a remedy beyond the limits that is worth no more is not worth asking for", () => {
  const ticket = { id: "t", openedAt: "2026-11-20T09:00:00Z", contacts: 2, resolved: false };
  const remedies = [
    { id: "visit", cost: 5, solves: 0.5 },
    { id: "call", cost: 5, solves: 0.5 },
  ];
  const options = { asOf, customerValue: 1000, remedies, limits: { remedies: ["call"] } };
  expect(chooseRemedy(ticket, options)).toMatchObject({ chosen: "call", escalate: null });
  const { contributions, wordOfMouthSaved } = recoveryValue(ticket, { asOf, customerValue: 1000 });
  expect(wordOfMouthSaved).toBeNull();
  expect(contributions.map(({ factor }) => factor)).toEqual(["baseline", "repurchase"]);
});

test("a first health score changes nothing, however small a change would count", () => {
  const { reasons, trend } = scoreHealth(
    { id: "a", tickets: [], touches: [{ on: "2026-11-01", kind: "call" }] },
    { asOf, policy: { trendPoints: 0 } },
  );
  expect(trend).toBeNull();
  expect(reasons.map(({ code }) => code)).not.toContain("loyalty.health.changed");
});

test("a knot that was held too early is let go: no move of neighbours together has a higher posterior", () => {
  const loose = loyaltyPrior("test", "figures", assumptions("published", { "loyalty.curveDeviation": 100 }));
  // Data between the knots pull one up where they pull its neighbour down, so that the first rise is not there at the end.
  const rows = [
    [1, 7, 30],
    [1.5, 14, 0],
    [2.5, 45, 1],
    [3.5, 0, 18],
    [4.5, 7, 0],
  ].flatMap(([effort = 1, returned = 0, left = 0]) =>
    [
      { effort, repurchased: true, count: returned },
      { effort, repurchased: false, count: left },
    ].filter(({ count }) => count > 0),
  );
  const input = { ...inputOf(rows, [1, 2, 3, 4, 5]), prior: loose };
  const { point, evaluation, converged } = monotoneCurve(input, priorMode(input));
  expect(converged).toBe(true);
  const knots = point.slice(0, 5);
  expect(new Set(knots.map((knot) => knot.toFixed(6))).size).toBe(2);
  for (let first = 0; first < 5; first++) {
    for (let last = first; last < 5; last++) {
      for (const move of [-0.05, 0.05, -1e-3, 1e-3]) {
        const moved = point.map((odds, at) => (at >= first && at <= last ? odds + move : odds));
        if (moved.slice(0, 5).some((odds, at) => odds > (moved[at - 1] ?? Infinity) + 1e-12 && at > 0)) continue;
        expect(evaluatePosterior(input, moved).value).toBeGreaterThanOrEqual(evaluation.value - 1e-9);
      }
    }
  }
});

describe("parts of an estimate", () => {
  const fresh = (id: string, contacts: number) => ({
    id,
    openedAt: "2026-11-21T08:00:00Z",
    resolvedAt: "2026-11-21T09:00:00Z",
    resolved: true,
    contacts,
  });

  test("what is told of one ask alone", () => {
    const codes = (evidence: LoyaltyEvidence) => estimate(evidence).reasons.map(({ code }) => code);
    expect(codes({ effort: 2 })).toEqual(["loyalty.uncalibrated", "loyalty.effort", "loyalty.would-change-most"]);
    expect(codes({ tickets: [] })).toEqual(["loyalty.uncalibrated", "loyalty.no-problem", "loyalty.would-change-most"]);
    const { reasons, changedMostBy } = estimate({ effort: 2 });
    expect(reasons.at(-1)).toEqual({ code: "loyalty.would-change-most", params: { ...changedMostBy } });
  });

  test("several fresh problems would all have been of one effort", () => {
    const { changedMostBy } = estimate({ tickets: [fresh("a", 9), fresh("b", 8), fresh("c", 9)] });
    expect(changedMostBy).toMatchObject({ factor: "effort", to: 5, probability: expect.closeTo(0.04, 9) as number });
  });

  test("an answer of a later day is none yet", () => {
    const scale = { min: 1, max: 5, higherIsBetter: false };
    const later = { at: "2026-11-22T08:00:00Z", metric: "ces" as const, score: 5, scale };
    const { reasons, probability } = estimate({ tickets: [], surveys: [later, { ...later, metric: "csat" as const }] });
    expect(probability).toBeCloseTo(0.9, 9);
    expect(reasons).toContainEqual({ code: "loyalty.later-left-out", params: { records: 2 } });
  });

  test("a solution counts from the day on which it was known", () => {
    const ticket = { ...fresh("a", 4), openedAt: "2026-11-01T08:00:00Z", resolvedAt: "2026-11-30T08:00:00Z" };
    const solutions = [
      { at: "2026-11-10T08:00:00Z", reopenedAt: "2026-11-25T08:00:00Z" },
      { at: "2026-11-30T08:00:00Z" },
    ];
    const [, found] = estimate({ tickets: [{ ...ticket, solutions }] }).contributions;
    // On the 21st it stood solved since the 10th.
    expect(found?.weight).toBeCloseTo(2 ** (-11 / 180), 9);
  });

  test("the interval has the doubt about the weight of the chance, as far as it is from the mean", () => {
    const rows = [0.2, 0.4, 0.6, 0.8].flatMap((purchases, index) => [
      { purchases, repurchased: true, count: 3 + index },
      { purchases, repurchased: false, count: 6 - index },
    ]);
    const model = fitLoyaltyModel(rows, { effortCurve: "straight" });
    const names = Object.keys(model.parameters);
    const mean = model.influences.find(({ name }) => name === "purchases")?.reference ?? NaN;
    const slopes = names.map((name) => (name === "level" ? 1 : name === "purchases" ? logOdds(0.95) - mean : 0));
    let variance = 0;
    slopes.forEach((one, row) => {
      slopes.forEach((other, column) => (variance += one * other * (model.covariance[row]?.[column] ?? NaN)));
    });
    const { lower, logOdds: middle } = estimate({ purchases: 0.95 }, { model });
    expect(logOdds(lower)).toBeCloseTo(middle - 1.959963984540054 * Math.sqrt(variance), 7);
  });
});

test("influences come by name, whatever came first", () => {
  const { covariates } = readObservations(
    "test",
    [
      { repurchased: true, exposures: { zeta: 1 } },
      { repurchased: false, exposures: { alpha: 2, zeta: 0 }, tenureYears: 3, satisfaction: 5 },
      { repurchased: true, probabilityAlive: 0.5 },
    ],
    prior,
  );
  expect(covariates.map(({ name }) => name)).toEqual([
    "probabilityAlive",
    "satisfaction",
    "tenureYears",
    "exposures.alpha",
    "exposures.zeta",
  ]);
  expect([...(covariates[3]?.values ?? [])]).toEqual([NaN, 2, NaN]);
});

test("a model of release 0.1 that lost a part is refused as a whole", () => {
  const whole = {
    kind: "loyalty",
    version: 1,
    effortCurve: "straight",
    parameters: {},
    influences: [],
    covariance: [],
    assumptions: [],
  };
  for (const lost of [
    { influences: null },
    { covariance: {} },
    { assumptions: "none" },
    { parameters: null },
    { parameters: 3 },
    { parameters: undefined },
    { effortCurve: "curly" },
  ]) {
    expect(() => estimate({}, { model: { ...whole, ...lost } })).toThrow(
      "options.model must be a loyalty model of release 0.1 or later",
    );
  }
});

describe("a recovery", () => {
  const ticket = { id: "t", openedAt: "2026-11-20T09:00:00Z", contacts: 2, resolved: false };

  test("has bounds of both doubts together", () => {
    const options = {
      asOf,
      customerValue: 1000,
      lostPerHearer: 0.05,
      wonPerHearer: 0.02,
      hearerValue: 300,
      confidence: 0.8,
    };
    const { repurchase, wordOfMouth, value, lower, upper } = recoveryValue(ticket, options);
    const z = 1.2815515655446004;
    const reach = (bound: number): number =>
      Math.hypot(1000 * (bound - repurchase.saved), z * (wordOfMouth?.assumption ?? NaN));
    expect(value).toBeCloseTo(1000 * repurchase.saved + 300 * (13.69 * 0.05 + 5 * 0.02), 6);
    expect(upper).toBeCloseTo(value + reach(repurchase.upper), 6);
    expect(lower).toBeCloseTo(value - reach(repurchase.lower), 6);
  });

  test("takes the figures of telling that it is given", () => {
    const figures = assumptions("published", { "wordOfMouth.told.resolved": { least: 9, most: 9 } });
    const options = { asOf, customerValue: 0, wonPerHearer: 0.5, hearerValue: 10 };
    expect(recoveryValue(ticket, { ...options, assumptions: figures }).wordOfMouthSaved).toBeCloseTo(45, 9);
    expect(recoveryValue(ticket, options).wordOfMouthSaved).toBeCloseTo(25, 9);
  });

  test("rates a remedy that is not worth its cost as one that may be given all the same", () => {
    const remedies = [
      { id: "dear", cost: 1e6, solves: 1 },
      { id: "barred", cost: 0, solves: 0.1 },
      { id: "beyond", cost: 60, solves: 0.1 },
    ];
    const { remedies: rated } = chooseRemedy(ticket, {
      asOf,
      customerValue: 1000,
      remedies,
      limits: { remedies: ["dear", "beyond"] },
    });
    const of = (id: string) => rated.find((each) => each.id === id);
    expect(of("dear")).toMatchObject({ allowed: true, cost: 1e6 });
    expect(of("dear")?.reasons.map(({ code }) => code)).toEqual(["loyalty.remedy.not-worth-it"]);
    expect(of("barred")).toMatchObject({ allowed: false });
    const tight = chooseRemedy(ticket, { asOf, customerValue: 1000, remedies, limits: { money: 59 } }).remedies;
    expect(tight.filter(({ allowed }) => allowed).map(({ id }) => id)).toEqual(["barred"]);
  });
});

test("an account is named where it is known, and only there", () => {
  expect(estimate({ effort: 2, accountId: "acme" }).accountId).toBe("acme");
  expect("accountId" in estimate({ effort: 2 })).toBe(false);
  const ticket = { id: "t", openedAt: "2026-11-20T09:00:00Z", contacts: 2, resolved: false };
  const options = { asOf, customerValue: 1000, remedies: [{ id: "sorry", cost: 0, solves: 1 }] };
  expect(chooseRemedy({ ...ticket, accountId: "acme" }, options).accountId).toBe("acme");
  expect("accountId" in chooseRemedy(ticket, options)).toBe(false);
  const model = fitLoyaltyModel([{ effort: 2, repurchased: true, count: 9 }]);
  const { reasons, calibrated } = recoveryValue(ticket, { asOf, customerValue: 1000, model });
  expect(reasons).toContainEqual({ code: "loyalty.calibrated", params: { observations: 9 } });
  expect(calibrated).toBe(true);
});
