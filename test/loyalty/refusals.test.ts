import {
  assumptions,
  chooseRemedy,
  comparePredictions,
  estimateLoyalty,
  evaluatePredictions,
  fitLoyaltyModel,
  healthPolicy,
  type LoyaltyModel,
  loyaltyObservations,
  priorLoyaltyModel,
  recoveryValue,
  scoreHealth,
} from "retention-kit";
import { expect, test } from "vitest";
import { refused, type RefusedRow } from "../support/refused.js";

const asOf = "2026-11-21";
const options = { asOf };
const published = assumptions("published");
const figure = (key: keyof typeof published, value: unknown) => ({
  ...published,
  [key]: { ...published[key], value },
});
const ofFigure = (key: string) => `options.assumptions["${key}"].value`;
const wrongFigures: readonly (readonly [keyof typeof published, unknown])[] = [
  ["loyalty.ticketHalfLifeDays", 0],
  ["loyalty.openTicketSilentAfterDays", -1],
  ["loyalty.purchaseEndsEffect", -0.1],
  ["loyalty.purchaseEndsEffect", 1.1],
  ["loyalty.answerDays", -1],
];

const list = [0.2, 0.5];
const outcomes = [true, false];
const sampling = { seed: 1, resamples: 20 };

refused("comparePredictions", [
  ["options", () => comparePredictions(list, list, outcomes, 3 as never)],
  ["options", () => comparePredictions(list, list, outcomes, { ...sampling, sed: 1 } as never)],
  ["options.assumptions", () => comparePredictions(list, list, outcomes, { ...sampling, assumptions: {} as never })],
  [
    ofFigure("loyalty.fewestOutcomes"),
    () => comparePredictions(list, list, outcomes, { ...sampling, assumptions: figure("loyalty.fewestOutcomes", 0) }),
  ],
  ["options.confidence", () => comparePredictions(list, list, outcomes, { ...sampling, confidence: 1 })],
  ["options.seed", () => comparePredictions(list, list, outcomes, { seed: 0.5 })],
  ["first", () => comparePredictions([], list, outcomes, sampling)],
  ["first[1]", () => comparePredictions([0, -0.1], list, outcomes, sampling)],
  ["second", () => comparePredictions(list, 3 as never, outcomes, sampling)],
  ["second[0]", () => comparePredictions(list, ["0.5", 0] as never, outcomes, sampling)],
  ["outcomes", () => comparePredictions(list, list, 3 as never, sampling)],
  ["outcomes[1]", () => comparePredictions(list, list, [true, 1] as never, sampling)],
  ["options.resamples", () => comparePredictions(list, list, outcomes, { seed: 1, resamples: 19 })],
  ["options.resamples", () => comparePredictions(list, list, outcomes, { seed: 1, resamples: 1_000_001 })],
]);

refused("evaluatePredictions", [
  ["options", () => evaluatePredictions(list, outcomes, { bin: 3 } as never)],
  ["options.confidence", () => evaluatePredictions(list, outcomes, { confidence: 0 })],
  ["options.bins", () => evaluatePredictions(list, outcomes, { bins: 0 })],
  ["options.bins", () => evaluatePredictions(list, outcomes, { bins: 10_001 })],
  ["options.seed", () => evaluatePredictions(list, outcomes, { seed: -1 })],
  ["options.top", () => evaluatePredictions(list, outcomes, { top: 0 })],
  ["options.top", () => evaluatePredictions(list, outcomes, { top: 1.01 })],
  ["options.accounts", () => evaluatePredictions(list, outcomes, { accounts: "a" as never })],
  ["options.accounts", () => evaluatePredictions(list, outcomes, { accounts: ["a"] })],
  ["options.weights", () => evaluatePredictions(list, outcomes, { weights: 3 as never })],
  ["probabilities", () => evaluatePredictions("ab" as never, outcomes)],
  ["probabilities[0]", () => evaluatePredictions([NaN, 1], outcomes)],
  ["outcomes", () => evaluatePredictions(list, [true])],
  ["outcomes[0]", () => evaluatePredictions(list, ["true", false] as never)],
]);

const late = "2026-11-01T08:00:00Z";
const ticket = { id: "t", openedAt: late, contacts: 2, resolved: false } as const;
const answer = { at: late, metric: "csat", score: 3, scale: { min: 1, max: 5, higherIsBetter: true } };
const estimate = (evidence: object, more: object = {}) => estimateLoyalty(evidence, { ...options, ...more });
const stored = (): LoyaltyModel =>
  JSON.parse(
    JSON.stringify(
      fitLoyaltyModel([
        { effort: 2, repurchased: true, tenureYears: 1 },
        { effort: 4, repurchased: false, tenureYears: 2 },
      ]),
    ),
  ) as LoyaltyModel;
const changed = (change: object) => estimate({ effort: 2 }, { model: { ...stored(), ...change } });

refused("estimateLoyalty", [
  ["evidence", () => estimateLoyalty(3 as never, options)],
  ["ticket", () => estimate({ ticket: [] })],
  ["options", () => estimate({}, { as_of: asOf })],
  ["options", () => estimateLoyalty({}, null as never)],
  ["options.assumptions", () => estimate({}, { assumptions: [] })],
  ["accountId", () => estimate({ accountId: "" })],
  ["exposures", () => estimate({ exposures: 3 })],
  ["options.timeZone", () => estimate({}, { timeZone: "Mars" })],
  ["options.timeZone", () => estimate({}, { timeZone: "" })],
  ...wrongFigures.map(([key, value]): RefusedRow => [
    ofFigure(key),
    () => estimate({}, { assumptions: figure(key, value) }),
  ]),
  ["options.confidence", () => estimate({}, { confidence: 1 })],
  ["options.horizonDays", () => estimate({}, { horizonDays: 0 })],
  ["options.horizonDays", () => estimate({}, { horizonDays: 36_601 })],
  ["options.purchases.kind", () => estimate({}, { purchases: { kind: "bg-bb" } })],
  ["options.effortPolicy", () => estimate({}, { effortPolicy: 3 })],
  ["options.asOf", () => estimate({}, { asOf: 3 })],
  ["lastPurchaseOn", () => estimate({ lastPurchaseOn: "2026-02-30" })],
  ["tickets", () => estimate({ tickets: "t" })],
  ["tickets[0]", () => estimate({ tickets: [3] })],
  ["surveys", () => estimate({ surveys: {} })],
  ["satisfaction", () => estimate({ satisfaction: 0.9 })],
  ["satisfaction", () => estimate({ satisfaction: 5.1 })],
  ["effort", () => estimate({ effort: 5.01 })],
  ["probabilityAlive", () => estimate({ probabilityAlive: "1" })],
  ["purchases", () => estimate({ purchases: -0.1 })],
  ["tickets[0].openedAt", () => estimate({ tickets: [{ ...ticket, openedAt: "yesterday" }] })],
  ["tickets[0].resolvedAt", () => estimate({ tickets: [{ ...ticket, resolvedAt: "yesterday" }] })],
  ["tickets[0].firstRepliedAt", () => estimate({ tickets: [{ ...ticket, firstRepliedAt: "soon" }] })],
  [
    "tickets[1].messages[0].at",
    () => estimate({ tickets: [ticket, { ...ticket, messages: [{ at: "soon", by: "customer" }] }] }),
  ],
  ["tickets[0].waits[0].from", () => estimate({ tickets: [{ ...ticket, waits: [{ from: "soon", to: late }] }] })],
  ["tickets[0].waits[0].to", () => estimate({ tickets: [{ ...ticket, waits: [{ from: late, to: "soon" }] }] })],
  ["tickets[0].solutions[0].at", () => estimate({ tickets: [{ ...ticket, solutions: [{ at: "soon" }] }] })],
  [
    "tickets[0].solutions[0].reopenedAt",
    () => estimate({ tickets: [{ ...ticket, solutions: [{ at: late, reopenedAt: "soon" }] }] }),
  ],
  [
    "surveys[0].at",
    () =>
      estimate({
        surveys: [{ at: "soon", metric: "csat", score: 3, scale: { min: 1, max: 5, higherIsBetter: true } }],
      }),
  ],
  [
    "surveys[0].score",
    () =>
      estimate({ surveys: [{ at: late, metric: "csat", score: 6, scale: { min: 1, max: 5, higherIsBetter: true } }] }),
  ],
  ["options.model", () => estimate({}, { model: 3 })],
  ["options.model.kind", () => changed({ kind: "health-policy" })],
  ["options.model.version", () => changed({ version: 3 })],
  ["options.model.effortCurve", () => changed({ effortCurve: "curly" })],
  ["options.model.influences", () => changed({ influences: {} })],
  ["options.model.covariance", () => changed({ covariance: null })],
  ["options.model.assumptions", () => changed({ assumptions: "none" })],
  ["options.model.parameters", () => changed({ parameters: { intercept: 1 } })],
  ["options.model.parameters.effort", () => changed({ parameters: { ...stored().parameters, effort: null } })],
  ["options.model.covariance[0][1]", () => changed({ covariance: [[1]] })],
  ...(["reference", "typical", "assumedWeight"] as const).map((field): RefusedRow => [
    `options.model.influences.probabilityAlive.${field}`,
    () =>
      changed({
        influences: stored().influences.map((each) =>
          each.name === "probabilityAlive" ? { ...each, [field]: "1" } : each,
        ),
      }),
  ]),
  ["options.model.aliveAnchor", () => changed({ aliveAnchor: 0 })],
  ["options.model.aliveAnchor", () => changed({ aliveAnchor: 1 })],
  ["options.model.observations", () => changed({ observations: -1 })],
  ["options.model.horizonDays", () => changed({ horizonDays: 0 })],
  ...(["effort", "noProblem", "unknown", "purchases", "purchasesAndEffort"] as const).map((part): RefusedRow => [
    `options.model.learnedFrom.${part}`,
    () => changed({ learnedFrom: { ...stored().learnedFrom, [part]: -1 } }),
  ]),
  ["options.model.learnedFrom.effort", () => changed({ learnedFrom: undefined })],
  ["options.model.learned.effort", () => changed({ learned: { ...stored().learned, effort: NaN } })],
]);

test("evidence of an exposure that was learned is refused by its name", () => {
  const model = fitLoyaltyModel([
    { effort: 2, repurchased: true, exposures: { gift: 1 } },
    { effort: 2, repurchased: false, exposures: { gift: 0 }, tenureYears: 3 },
  ]);
  expect(() => estimate({ exposures: { gift: "1" } }, { model })).toThrow("estimateLoyalty: exposures.gift must");
  expect(() => estimate({ tenureYears: -1 }, { model })).toThrow("estimateLoyalty: tenureYears must be at least 0");
});

const fit = (row: object, more: object = {}) => fitLoyaltyModel([row as never], more);
refused("fitLoyaltyModel", [
  ["options", () => fit({ repurchased: true }, { curve: "bent" })],
  ["options.horizonDays", () => fit({ repurchased: true }, { horizonDays: 0 })],
  ["options.prior", () => fit({ repurchased: true }, { prior: 3 })],
  ["options.prior.observations", () => fit({ repurchased: true }, { prior: stored() })],
  [
    "options.prior.assumptions",
    () => fit({ repurchased: true }, { prior: { ...priorLoyaltyModel(), assumptions: [] } }),
  ],
  ["observations", () => fitLoyaltyModel({} as never)],
  ["observations[0]", () => fitLoyaltyModel([3] as never)],
  ["observations[0].exposure", () => fit({ repurchased: true, exposure: {} })],
  ["options.effortCurve", () => fit({ repurchased: true }, { effortCurve: "curly" })],
  ["observations[0].repurchased", () => fit({ repurchased: 1 })],
  ["observations[0].problem", () => fit({ repurchased: true, problem: 0 })],
  ["observations[0].effort", () => fit({ repurchased: true, effort: 0.99 })],
  ["observations[0].effort", () => fit({ repurchased: true, problem: false, effort: 2 })],
  ["observations[0].count", () => fit({ repurchased: true, count: 0 })],
  ["observations[0].freshness", () => fit({ repurchased: true, freshness: 1.01 })],
  ["observations[0].purchases", () => fit({ repurchased: true, purchases: -0.01 })],
  ["observations[0].probabilityAlive", () => fit({ repurchased: true, probabilityAlive: 1.01 })],
  ["observations[0].satisfaction", () => fit({ repurchased: true, satisfaction: 5.01 })],
  ["observations[0].satisfaction", () => fit({ repurchased: true, satisfaction: 0.99 })],
  ["observations[0].tenureYears", () => fit({ repurchased: true, tenureYears: -0.01 })],
  ["observations[0].exposures", () => fit({ repurchased: true, exposures: "gift" })],
  ["observations[0].exposures.gift", () => fit({ repurchased: true, exposures: { gift: Infinity } })],
]);

const prior = (key: keyof typeof published, value: unknown): (() => unknown) => {
  return () => priorLoyaltyModel({ assumptions: figure(key, value) });
};
refused("priorLoyaltyModel", [
  ["options", () => priorLoyaltyModel({ assumption: 1 } as never)],
  ["options.assumptions", () => priorLoyaltyModel({ assumptions: {} as never })],
  [ofFigure("loyalty.repurchase.lowEffort"), prior("loyalty.repurchase.lowEffort", 1)],
  [ofFigure("loyalty.repurchase.lowEffort"), prior("loyalty.repurchase.lowEffort", "0.9")],
  [ofFigure("loyalty.repurchase.highEffort"), prior("loyalty.repurchase.highEffort", 0)],
  [ofFigure("loyalty.repurchase.highEffort"), prior("loyalty.repurchase.highEffort", 0.95)],
  [ofFigure("loyalty.priorCustomers"), prior("loyalty.priorCustomers", 0)],
  [ofFigure("loyalty.effortOddsRatio"), prior("loyalty.effortOddsRatio", 0.99)],
]);

const observe = (account: object, more: object = {}) =>
  loyaltyObservations([{ id: "a", purchases: [{ on: "2024-01-01" }], ...account }], { asOf, horizonDays: 90, ...more });
refused("loyaltyObservations", [
  ["options", () => observe({}, { horizon: 90 })],
  ["options.horizonDays", () => observe({}, { horizonDays: 0.5 })],
  ["options.horizonDays", () => observe({}, { horizonDays: 100_001 })],
  ["records", () => loyaltyObservations(3 as never, { asOf, horizonDays: 90 })],
  ["records.accounts", () => loyaltyObservations({ accounts: 3 } as never, { asOf, horizonDays: 90 })],
  ["options.purchases.kind", () => observe({}, { purchases: { kind: "bg-bb" } })],
  ["options.assumptions", () => observe({}, { assumptions: {} })],
]);

test("loyaltyObservations rejects an account by what is wrong with it", () => {
  const rows: readonly (readonly [object, string])[] = [
    [{ purchases: 3 }, "purchases"],
    [{ tickets: {} }, "tickets"],
    [{ surveys: 3 }, "surveys"],
    [{ purchases: [{ on: "2024-01-01" }, { on: "2024-13-01" }] }, "purchases[1].on"],
    [{ exposures: { gift: "1" } }, "exposures.gift"],
    [{ id: "" }, "id"],
    [{ purchases: [{ on: "2024-01-01", ammount: 3 }] }, "purchases[0].ammount"],
    [{ tickets: [{ id: "t", openedAt: late, contact: 3 }] }, "tickets[0].contact"],
    [{ surveys: [{ at: late, metric: "csat", scale: answer.scale, scroe: 3 }] }, "surveys[0].scroe"],
  ];
  for (const [account, path] of rows) {
    const { accepted, rejected } = observe(account);
    expect(accepted).toEqual([]);
    expect(rejected.map((each) => each.path)).toEqual([path]);
    expect(rejected[0]?.message).toContain(`loyaltyObservations: ${path} `);
  }
});

const choose = (more: object) =>
  chooseRemedy(ticket, { asOf, customerValue: 1, remedies: [{ id: "sorry", cost: 0, solves: 1 }], ...more });
const remedy = { id: "sorry", cost: 0, solves: 1 };
refused("chooseRemedy", [
  ["ticket", () => chooseRemedy(3 as never, { asOf, customerValue: 1, remedies: [remedy] })],
  [
    "contact",
    () =>
      chooseRemedy({ id: "t", openedAt: late, contact: 3 } as never, { asOf, customerValue: 1, remedies: [remedy] }),
  ],
  ["options", () => choose({ remedy })],
  ["options.valueOfAnHour", () => choose({ valueOfAnHour: -1 })],
  ["options.remedies", () => choose({ remedies: remedy })],
  ["options.remedies", () => choose({ remedies: [] })],
  ["options.remedies[0]", () => choose({ remedies: [{ ...remedy, price: 1 }] })],
  ["options.remedies[0].id", () => choose({ remedies: [{ ...remedy, id: 3 }] })],
  ["options.remedies[1].id", () => choose({ remedies: [remedy, remedy] })],
  ["options.remedies[0].cost", () => choose({ remedies: [{ ...remedy, cost: -1 }] })],
  ["options.remedies[0].minutes", () => choose({ remedies: [{ ...remedy, minutes: -1 }] })],
  ["options.remedies[0].solves", () => choose({ remedies: [{ ...remedy, solves: 1.1 }] })],
  ["options.limits", () => choose({ limits: { mony: 3 } })],
  ["options.limits.role", () => choose({ limits: { role: "" } })],
  ["options.limits.money", () => choose({ limits: { money: -1 } })],
  ["options.limits.remedies", () => choose({ limits: { remedies: "sorry" } })],
  ["options.limits.remedies", () => choose({ limits: { remedies: ["other"] } })],
  ["options.limits.remedies", () => choose({ limits: { remedies: [3] } })],
]);

const recover = (more: object, of: object = {}) =>
  recoveryValue({ ...ticket, ...of }, { asOf, customerValue: 1, ...more });
refused("recoveryValue", [
  ["ticket", () => recoveryValue(3 as never, { asOf, customerValue: 1 })],
  ["options", () => recover({ effortIfLost: 3 })],
  ["options.asOf", () => recover({ asOf: "soon" })],
  ["options.customerValue", () => recover({ customerValue: "1" })],
  ["options.customer", () => recover({ customer: [] })],
  ["options.currency", () => recover({ currency: "" })],
  ["id", () => recover({}, { id: 3 })],
  ["openedAt", () => recover({}, { openedAt: "soon" })],
  ["options.effortIfSolved", () => recover({ effortIfSolved: 0.9 })],
  ["options.effortIfSolved", () => recover({ effortIfSolved: 5.1 })],
  ["options.effortIfLeft", () => recover({ effortIfLeft: 0.9 })],
  ["ticket", () => recoveryValue({ id: "t", openedAt: late, resolved: true }, { asOf, customerValue: 1 })],
  ["contacts", () => recover({}, { contacts: -1 })],
  ["contacts", () => recover({}, { contacts: -1, resolved: true, resolvedAt: late })],
  ["options.tellsValue", () => recover({ tellsValue: NaN })],
  ["options.lostPerHearer", () => recover({ lostPerHearer: 1.1 })],
  ["options.wonPerHearer", () => recover({ wonPerHearer: -0.1 })],
  ["options.hearerValue", () => recover({ wonPerHearer: 0.1, hearerValue: -1 })],
  ["satisfaction", () => recover({ customer: { satisfaction: 6 } })],
]);

const health = (account: object, more: object = {}) => scoreHealth({ id: "a", ...account }, { asOf, ...more });
refused("scoreHealth", [
  ["options", () => health({}, { polic: {} })],
  ["options.values", () => health({}, { values: [] })],
  ["options.policy", () => health({}, { policy: { weight: {} } })],
  ["options.policy.trendPoints", () => health({}, { policy: { trendPoints: -1 } })],
  ["options.previous", () => health({}, { previous: 3 })],
  ["options.previous.band", () => health({}, { previous: { score: 1, band: 3 } })],
  ["options.previous.score", () => health({}, { previous: { score: NaN, band: null } })],
  ["options.previous", () => health({}, { previous: { score: 1 }, history: [{ on: "2026-01-01" }] })],
  ["options.history", () => health({}, { history: {} })],
  ["options.history[1].score", () => health({}, { history: [{ on: asOf }, { on: asOf, score: "1" }] })],
  ["options.history[0].band", () => health({}, { history: [{ on: asOf, band: 3 }] })],
  ["options.history[0].on", () => health({}, { history: [{ on: "soon" }] })],
  ["options.asOf", () => health({}, { asOf: "soon" })],
  ["touches[0].on", () => health({ touches: [{ on: "soon", kind: "call" }] })],
  ["purchases[0].on", () => health({ purchases: [{ on: "soon" }] })],
  ["owned", () => health({ owned: 3 })],
  ["touches", () => health({ touches: 3 })],
  ["purchases", () => health({ purchases: 3 })],
  ["tickets", () => health({ tickets: 3 })],
  ["surveys", () => health({ surveys: 3 })],
  ["owned[0].productID", () => health({ owned: [{ productID: "p" }] })],
  ["touches[0].knd", () => health({ touches: [{ on: asOf, knd: "call" }] })],
  ["purchases[0].ammount", () => health({ purchases: [{ on: asOf, ammount: 3 }] })],
  ["tickets[0].contact", () => health({ tickets: [{ id: "t", openedAt: late, contact: 3 }] })],
  ["surveys[0].scroe", () => health({ surveys: [{ at: late, metric: "csat", scale: answer.scale, scroe: 3 }] })],
  ["surveys[0].score", () => health({ surveys: [{ ...answer, score: 9 }] })],
  ["surveys[0].at", () => health({ surveys: [{ ...answer, at: "soon" }] })],
  ["tickets[0].openedAt", () => health({ tickets: [{ id: "t", openedAt: "soon" }] })],
  // A merged ticket is no experience, but its day is looked at all the same.
  ["tickets[0].openedAt", () => health({ tickets: [{ id: "t", openedAt: "soon", mergedInto: "u" }] })],
]);

refused("healthPolicy", [
  ["options", () => healthPolicy({}, { assumption: {} } as never)],
  ["policy", () => healthPolicy({ weigths: {} } as never)],
  ["policy.trendPoints", () => healthPolicy({ trendPoints: -1 })],
  ["policy.bandMargin", () => healthPolicy({ bandMargin: -1 })],
  ["policy.weights", () => healthPolicy({ weights: { moods: 1 } as never })],
  ["policy.weights", () => healthPolicy({ weights: {}, scorecard: healthPolicy().scorecard })],
  ["policy.weights.use", () => healthPolicy({ weights: { use: -1 } })],
  [
    "policy.weights",
    () =>
      healthPolicy({
        weights: Object.fromEntries(healthPolicy().scorecard.factors.map(({ factor }) => [factor, 0])),
      }),
  ],
  ["policy.redIf", () => healthPolicy({ redIf: 3 as never })],
  ["policy.redIf[0]", () => healthPolicy({ redIf: [{ factor: "use", above: 3 } as never] })],
  ["policy.redIf[0].factor", () => healthPolicy({ redIf: [{ factor: "", atMost: 3 }] })],
  ["policy.redIf[0]", () => healthPolicy({ redIf: [{ factor: "use" }] })],
  ["policy.redIf[0].atLeast", () => healthPolicy({ redIf: [{ factor: "use", atLeast: NaN }] })],
  ["policy.redIf[0].atMost", () => healthPolicy({ redIf: [{ factor: "use", atMost: "1" as never }] })],
  ["policy.redIf[0].band", () => healthPolicy({ redIf: [{ factor: "use", atMost: 1, band: "grey" }] })],
  ["policy.redIf[0]", () => healthPolicy({ bands: [], redIf: [{ factor: "use", atMost: 1 }] })],
]);
