import {
  assumptions,
  bassDiffusion,
  fitBassDiffusion,
  fitWordOfMouth,
  marketDamage,
  projectWordOfMouth,
  sensitivity,
  simulateWordOfMouth,
  type WordOfMouthCohort,
} from "retention-kit";
import { expect, test } from "vitest";
import { refused, type RefusedRow } from "../support/refused.js";

const cohort: WordOfMouthCohort = {
  customers: 10,
  problemShare: 0.5,
  outcomes: { silent: 0.3, unsatisfied: 0.2, satisfied: 0.3, satisfiedQuickly: 0.2 },
  wonPerHearer: 0.2,
  lostPerHearer: 0.1,
};
const published = assumptions("published");
const figure = (key: keyof typeof published, value: unknown) => ({ ...published, [key]: { ...published[key], value } });

/** What every function of a cohort refuses of it. */
function cohortRows(call: (cohort: WordOfMouthCohort, options: object) => unknown): RefusedRow[] {
  const of = (changes: object) => call({ ...cohort, ...changes }, {});
  const told = (tells: unknown) => of({ tells: { satisfied: tells } });
  const part = (share: unknown, tells: unknown = 3) => told({ kind: "mixture", parts: [{ share, tells }] });
  return [
    ["cohort", () => call(3 as never, {})],
    ["cohort", () => of({ customer: 3 })],
    ["customers", () => of({ customers: -1 })],
    ["customers", () => of({ customers: 0.5 })],
    ["customers", () => of({ customers: 1e12 + 1 })],
    ["outcomes", () => of({ outcomes: 3 })],
    ["outcomes", () => of({ outcomes: { quiet: 1 } })],
    ["outcomes.silent", () => of({ outcomes: { silent: -1 } })],
    ["outcomes.satisfiedQuickly", () => of({ outcomes: { satisfiedQuickly: "1" } })],
    ["outcomes.unsatisfied", () => of({ outcomes: { unsatisfied: 1.5 } })],
    ["outcomes", () => of({ outcomes: { unsatisfied: 11 } })],
    ["outcomes", () => of({ customers: 1000, outcomes: { silent: 60, satisfied: 40 } })],
    ["outcomes", () => of({ outcomes: { silent: 0.6, satisfied: 0.3 }, outcomesAre: "shares" })],
    ["outcomesAre", () => of({ outcomesAre: "percent" })],
    ["problemShare", () => of({ problemShare: 1.01 })],
    ["problemShare", () => of({ problemShare: undefined, outcomesAre: "shares" })],
    ["wonPerHearer", () => of({ wonPerHearer: 1.01 })],
    ["wonPerHearer", () => of({ wonPerHearer: {} })],
    ["lostPerHearer", () => of({ lostPerHearer: {} })],
    ["a key of wonPerHearer", () => of({ wonPerHearer: { quiet: 1 } })],
    ["wonPerHearer.silent", () => of({ wonPerHearer: { silent: -0.1 } })],
    ["lostPerHearer", () => of({ lostPerHearer: "0.1" })],
    ["lostPerHearer.noProblem", () => of({ lostPerHearer: { noProblem: 1.1 } })],
    ["a key of lostPerHearer", () => of({ lostPerHearer: { quiet: 1 } })],
    [
      "wonPerHearer and lostPerHearer of silent",
      () => of({ wonPerHearer: { silent: 0.6 }, lostPerHearer: { silent: 0.5 } }),
    ],
    ["customerValue", () => of({ customerValue: -1 })],
    ["customerValue", () => of({ customerValue: 2e100 })],
    ["market", () => of({ market: -1 })],
    ["online", () => of({ online: { share: 0.1 } })],
    ["online.shareWhoPost", () => of({ online: { shareWhoPost: 1.1 } })],
    ["online.reach", () => of({ online: { reach: 1.5 } })],
    ["online.shareWhoBelieve", () => of({ online: { shareWhoBelieve: -0.1 } })],
    ["online.multiplier", () => of({ online: { multiplier: 0.9 } })],
    ["delay", () => of({ delay: 3 })],
    ["delay", () => of({ delay: [0.5, 0.4] })],
    ["delay", () => of({ delay: [] })],
    ["delay[1]", () => of({ delay: [1, -0.1] })],
    ["tells", () => of({ tells: { quiet: 3 } })],
    ["tells.satisfied", () => told(1.5)],
    ["tells.satisfied", () => told({ kind: "some" })],
    ["tells.satisfied", () => told({ kind: "poisson", mean: 3, man: 3 })],
    ["tells.satisfied.least", () => told({ kind: "range", least: -1, most: 3 })],
    ["tells.satisfied.most", () => told({ kind: "range", least: 4, most: 3 })],
    ["tells.satisfied.most", () => told({ kind: "range", least: 4, most: 100_005 })],
    ["tells.satisfied.mean", () => told({ kind: "poisson", mean: -1 })],
    ["tells.satisfied.mean", () => told({ kind: "negative-binomial", mean: -1, dispersion: 1 })],
    ["tells.satisfied.dispersion", () => told({ kind: "negative-binomial", mean: 1, dispersion: 0 })],
    ["tells.satisfied.least", () => told({ kind: "tail", least: 0.5, meanExcess: 1 })],
    ["tells.satisfied.meanExcess", () => told({ kind: "tail", least: 1, meanExcess: -1 })],
    ["tells.satisfied.shares", () => told({ kind: "shares", shares: [] })],
    ["tells.satisfied.shares[1]", () => told({ kind: "shares", shares: [1, -1] })],
    ["the sum of tells.satisfied.shares", () => told({ kind: "shares", shares: [0, 0] })],
    ["tells.satisfied.parts", () => told({ kind: "mixture", parts: 3 })],
    ["tells.satisfied.parts", () => part(0.9)],
    ["tells.satisfied.parts[0].share", () => part(1.1)],
    ["tells.satisfied.parts[0].tells.mean", () => part(1, { kind: "poisson", mean: -1 })],
    ["tells.satisfied.meanRange.least", () => told({ kind: "poisson", mean: 3, meanRange: { least: -1, most: 3 } })],
    ["tells.satisfied.meanRange.most", () => told({ kind: "poisson", mean: 3, meanRange: { least: 4, most: 3 } })],
    ["options", () => call(cohort, { period: 3 })],
    ["options.periods", () => call(cohort, { periods: 0 })],
    ["options.periods", () => call(cohort, { periods: 1001 })],
    ["options.generations", () => call(cohort, { generations: 0 })],
    ["options.generations", () => call(cohort, { generations: 1001 })],
    ["options.confidence", () => call(cohort, { confidence: 1 })],
    ["options.confidence", () => call(cohort, { confidence: 0 })],
    ["options.assumptions", () => call(cohort, { assumptions: {} })],
    [
      "the figure wordOfMouth.online.multiplier",
      () => call(cohort, { assumptions: figure("wordOfMouth.online.multiplier", 0.5) }),
    ],
  ];
}

refused("projectWordOfMouth", [
  ...cohortRows((of, options) => projectWordOfMouth(of, options)),
  ["options.periods", () => projectWordOfMouth({ ...cohort, problemShare: 1, wonPerHearer: 0.9 }, { periods: 100 })],
]);
const drawn = { seed: 1, paths: 2 };
refused("simulateWordOfMouth", [
  ...cohortRows((of, options) => simulateWordOfMouth(of, { ...drawn, ...options })),
  ["options.seed", () => simulateWordOfMouth(cohort, { ...drawn, seed: 0.5 })],
  ["options.paths", () => simulateWordOfMouth(cohort, { ...drawn, paths: 0 })],
  ["options.paths", () => simulateWordOfMouth(cohort, { ...drawn, paths: 1e9 + 1 })],
  ["options.firstPath", () => simulateWordOfMouth(cohort, { ...drawn, firstPath: -1 })],
  ["options.firstPath", () => simulateWordOfMouth(cohort, { ...drawn, firstPath: 2 ** 53 - 2 })],
  ["options.progressEvery", () => simulateWordOfMouth(cohort, { ...drawn, progressEvery: 0 })],
  ["options.probabilities[1]", () => simulateWordOfMouth(cohort, { ...drawn, probabilities: [0.5, 1.1] })],
  ["options.signal", () => simulateWordOfMouth(cohort, { ...drawn, signal: { aborted: true } })],
  [
    "options.periods",
    () => simulateWordOfMouth({ ...cohort, problemShare: 1, wonPerHearer: 0.9 }, { ...drawn, periods: 200 }),
  ],
]);
refused("sensitivity", [
  ...cohortRows((of, options) => sensitivity(of, options)).filter(
    ([path]) => !["options.confidence", "options.periods", "options.generations"].includes(path),
  ),
  ["options.spread", () => sensitivity(cohort, { spread: 1.1 })],
  ["options.spread", () => sensitivity(cohort, { spread: -0.1 })],
  ["options.quantity", () => sensitivity(cohort, { quantity: "heard" as never })],
  ["options.quantity", () => sensitivity(cohort, { quantity: "money" })],
  ["options.ranges", () => sensitivity(cohort, { ranges: 3 as never })],
  ["a key of options.ranges", () => sensitivity(cohort, { ranges: { market: { least: 1, most: 2 } } as never })],
  ["options.ranges.problemShare", () => sensitivity(cohort, { ranges: { problemShare: { from: 1 } as never } })],
  [
    "options.ranges.problemShare.least",
    () => sensitivity(cohort, { ranges: { problemShare: { least: -1, most: 1 } } }),
  ],
  ["options.ranges.problemShare.most", () => sensitivity(cohort, { ranges: { problemShare: { least: 1, most: 0 } } })],
]);
refused(
  "marketDamage",
  cohortRows((of, options) => marketDamage(of, options)).filter(([path]) =>
    ["customers", "outcomes.silent", "customerValue", "options.confidence", "options.assumptions"].includes(path),
  ),
);

const customers = [
  { id: "a", joinedOn: "2024-01-01" },
  { id: "b", joinedOn: "2024-06-01", referredBy: "a" },
];
const until = "2025-12-31";
refused("fitWordOfMouth", [
  ["observations", () => fitWordOfMouth(3 as never, { until })],
  ["observations", () => fitWordOfMouth({ customers, tells: [] } as never, { until })],
  ["options", () => fitWordOfMouth({ customers }, { until, window: 3 } as never)],
  ["options.until", () => fitWordOfMouth({ customers }, { until: "soon" })],
  ["options.windowDays", () => fitWordOfMouth({ customers }, { until, windowDays: 0 })],
  ["options.windowDays", () => fitWordOfMouth({ customers }, { until, windowDays: 0.5 })],
  ["options.confidence", () => fitWordOfMouth({ customers }, { until, confidence: 1 })],
  ["options.confidence", () => fitWordOfMouth({ customers }, { until, confidence: 0 })],
  ["observations.told", () => fitWordOfMouth({ customers, told: 3 as never }, { until })],
  ["told[1]", () => fitWordOfMouth({ customers, told: [1, -1] }, { until })],
  ["observations.customers", () => fitWordOfMouth({ customers: 3 as never }, { until })],
]);
test("fitWordOfMouth rejects a customer by what is wrong with it", () => {
  const rows: readonly (readonly [object, string])[] = [
    [{ id: "" }, "id"],
    [{ joinedOn: "soon" }, "joinedOn"],
    [{ joinedOn: "2026-01-01" }, "joinedOn"],
    [{ id: "a" }, "id"],
    [{ referredBy: "" }, "referredBy"],
    [{ referredBy: "c" }, "referredBy"],
    [{ referredBy: "nobody" }, "referredBy"],
    [{ referredBy: "b", joinedOn: "2024-05-31" }, "referredBy"],
  ];
  for (const [changes, path] of rows) {
    const row = { id: "c", joinedOn: "2024-07-01", ...changes };
    const { rejected } = fitWordOfMouth({ customers: [...customers, row] }, { until });
    expect(rejected.map((each) => [each.index, each.path.replace("customers[2].", "")])).toEqual([[2, path]]);
    expect(rejected[0]?.message).toMatch(/^fitWordOfMouth: /);
  }
});

const counts = [3, 5, 9, 7, 4];
refused("fitBassDiffusion", [
  ["options", () => fitBassDiffusion(counts, { unit: "year" } as never)],
  ["adopters", () => fitBassDiffusion(3 as never)],
  ["adopters", () => fitBassDiffusion([1, 2, 3])],
  ["adopters", () => fitBassDiffusion([0, 0, 0, 0])],
  ["adopters[4]", () => fitBassDiffusion([3, 5, 9, 7, -1])],
  ["options.counts", () => fitBassDiffusion(counts, { counts: "year" as never })],
  ["options.forecastPeriods", () => fitBassDiffusion(counts, { forecastPeriods: 0.5 })],
  ["options.forecastPeriods", () => fitBassDiffusion(counts, { forecastPeriods: 100_001 })],
  ["options.confidence", () => fitBassDiffusion(counts, { confidence: 0 })],
  ["options.confidence", () => fitBassDiffusion(counts, { confidence: 1 })],
  ["options.timeUnit", () => fitBassDiffusion(counts, { timeUnit: "decade" as never })],
]);
const bass = { innovation: 0.03, imitation: 0.38, market: 100 };
refused("bassDiffusion", [
  ["input", () => bassDiffusion(3 as never, { periods: 3 })],
  ["input", () => bassDiffusion({ ...bass, years: 3 } as never, { periods: 3 })],
  ["innovation", () => bassDiffusion({ ...bass, innovation: 0 }, { periods: 3 })],
  ["imitation", () => bassDiffusion({ ...bass, imitation: -1 }, { periods: 3 })],
  ["market", () => bassDiffusion({ ...bass, market: -1 }, { periods: 3 })],
  ["options", () => bassDiffusion(bass, { periods: 3, unit: "year" } as never)],
  ["options.periods", () => bassDiffusion(bass, { periods: 0 })],
]);
