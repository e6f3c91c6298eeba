import { readFileSync } from "node:fs";
import {
  effortPolicy,
  type EffortWeightsModel,
  fitEffortWeights,
  type MeasuredTicket,
  scoreEffort,
  type TicketAnswer,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { maximizePosterior } from "../../src/service/effort/effort-posterior.js";
import { draws } from "../support/draws.js";

interface Fixture {
  rows: [number, boolean, number, number, number, number, number, number][];
  effects: number[];
  effectStandardErrors: number[];
  effectCovariance: number[][];
  thresholds: number[];
  logLikelihood: number;
}

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/ordered-logit/ordered-logit.json", import.meta.url), "utf8"),
) as Fixture;
const openedAt = Date.UTC(2026, 10, 16);
const easeScale = { min: 1, max: 7, higherIsBetter: true };

const tickets = fixture.rows.map(
  (
    [contacts, resolved, transfers, repeatedInformation, minutes, switches, selfServiceAttempts],
    index,
  ): MeasuredTicket => ({
    id: `T${index}`,
    openedAt,
    resolved,
    resolvedAt: resolved ? openedAt + minutes * 60_000 : null,
    contacts,
    transfers,
    repeatedInformation,
    channels: ["web", "phone", "web", "phone"].slice(0, switches + 1),
    selfServiceAttempts,
  }),
);
const answers = fixture.rows.map((row, index): TicketAnswer => ({
  ticketId: `T${index}`,
  at: openedAt,
  metric: "ces",
  score: row[7],
  scale: easeScale,
}));
const effectsOf = ({ drivers }: EffortWeightsModel): number[] => drivers.map(({ effect }) => effect);

describe("without a prior, on answers that push no effect below zero", () => {
  const model = fitEffortWeights(tickets, answers, { priorWeight: 0 });

  test("the fit is that of OrderedModel of statsmodels", () => {
    expect(model.converged).toBe(true);
    expect(model.drivers.every(({ state }) => state === "fitted")).toBe(true);
    model.drivers.forEach(({ effect, effectStandardError }, at) => {
      expect(effect).toBeCloseTo(fixture.effects[at] ?? NaN, 4);
      expect(effectStandardError).toBeCloseTo(fixture.effectStandardErrors[at] ?? NaN, 4);
    });
    fixture.effectCovariance.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(model.covariance[i]?.[j]).toBeCloseTo(entry, 4);
      });
    });
    expect(model.thresholds).toHaveLength(fixture.thresholds.length);
    model.thresholds.forEach((threshold, at) => {
      expect(threshold).toBeCloseTo(fixture.thresholds[at] ?? NaN, 4);
    });
    expect(model.logLikelihood).toBeCloseTo(fixture.logLikelihood, 6);
  });

  test("weights are shares of the effects", () => {
    const total = fixture.effects.reduce((sum, effect) => sum + effect, 0);
    model.drivers.forEach(({ driver, weight, moved, priorWeight }, at) => {
      expect(weight).toBeCloseTo((100 * (fixture.effects[at] ?? NaN)) / total, 3);
      expect(moved).toBeCloseTo(weight - priorWeight, 12);
      expect(model.weights[driver]).toBe(weight);
    });
  });

  test("their standard errors are those of the delta method, taken by differences", () => {
    const share = (effects: readonly number[], own: number): number =>
      (100 * (effects[own] ?? NaN)) / effects.reduce((sum, effect) => sum + effect, 0);
    model.drivers.forEach(({ standardError }, own) => {
      const slopes = fixture.effects.map((_, at) => {
        const moved = (by: number): number[] =>
          fixture.effects.map((effect, index) => (index === at ? effect + by : effect));
        return (share(moved(1e-5), own) - share(moved(-1e-5), own)) / 2e-5;
      });
      const variance = fixture.effectCovariance.reduce(
        (sum, row, i) => sum + row.reduce((inner, entry, j) => inner + entry * (slopes[i] ?? 0) * (slopes[j] ?? 0), 0),
        0,
      );
      expect(standardError).toBeCloseTo(Math.sqrt(variance), 3);
    });
  });

  test("the direction of the scale is what is stated", () => {
    const effortScale = { min: 1, max: 7, higherIsBetter: false };
    const turned = answers.map((answer) => ({ ...answer, score: 8 - answer.score, scale: effortScale }));
    const other = fitEffortWeights(tickets, turned, { priorWeight: 0 });
    expect(effectsOf(other)).toEqual(effectsOf(model));
    expect(other.scores).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(model.scores).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test("any scale will do", () => {
    const wide = { min: -30, max: 30, higherIsBetter: true };
    const stretched = answers.map((answer) => ({ ...answer, score: 10 * (answer.score - 4), scale: wide }));
    expect(effectsOf(fitEffortWeights(tickets, stretched, { priorWeight: 0 }))).toEqual(effectsOf(model));
  });

  test("it is JSON, and a policy takes it, stored or not", () => {
    const stored = JSON.parse(JSON.stringify(model)) as EffortWeightsModel;
    expect(stored).toEqual(model);
    const policy = effortPolicy({ model: stored });
    expect(policy.weights).toEqual(model.weights);
    expect(policy.assumptions[0]).toMatchObject({
      key: "effort.weights",
      grade: "derived",
      population: "800 of the caller's own survey answers",
    });
    const [first] = tickets;
    expect(first && scoreEffort(first, { policy }).effort).not.toBeNull();
    expect(() => effortPolicy({ model: { ...stored, version: 2 as 1 } })).toThrow("policy.model.version must be 1");
    expect(() => effortPolicy({ model: stored, weights: {} })).toThrow("policy.weights must be missing");
  });
});

describe("the prior", () => {
  test("alone decides where its weight is overwhelming", () => {
    const { drivers } = fitEffortWeights(tickets, answers, { priorWeight: 1e9 });
    for (const { weight, priorWeight } of drivers) expect(weight).toBeCloseTo(priorWeight, 4);
  });

  test("holds the effects the closer the more it weighs", () => {
    const distances = [0, 1, 10, 100, 1e4].map((priorWeight) => {
      const { drivers } = fitEffortWeights(tickets, answers, { priorWeight });
      return drivers.reduce((sum, { effect, priorWeight: percent }) => sum + (effect - (6 * percent) / 100) ** 2, 0);
    });
    expect(distances).toEqual([...distances].sort((left, right) => right - left));
    expect(distances[4]).toBeLessThan(0.01);
  });

  test("gives way to many answers, and little to ten", () => {
    const furthest = (model: EffortWeightsModel): number =>
      Math.max(...model.drivers.map(({ moved }) => Math.abs(moved)));
    expect(furthest(fitEffortWeights(tickets, answers.slice(0, 10)))).toBeLessThan(5);
    const often = Array.from({ length: 50 }, () => answers).flat();
    fitEffortWeights(tickets, often).drivers.forEach(({ effect }, at) => {
      expect(effect).toBeCloseTo(fixture.effects[at] ?? NaN, 2);
    });
  });

  test("is around the policy's weights", () => {
    const own = fitEffortWeights(tickets, answers, { policy: { weights: { transfers: 60 } }, priorWeight: 1e9 });
    expect(own.weights.transfers).toBeCloseTo((100 * 60) / 145, 3);
  });

  test("lends a few answers enough to be fitted", () => {
    const model = fitEffortWeights(tickets, answers.slice(0, 3));
    expect(model.converged).toBe(true);
    expect(model.observations).toBe(3);
  });

  test("is listed among the assumptions, unless given", () => {
    const keys = (model: EffortWeightsModel): string[] => model.assumptions.map(({ key }) => key);
    const always = ["effort.weights", "effort.ranges", "effort.timeStandard", "effort.periodDays", "effort.priorSpan"];
    expect(keys(fitEffortWeights(tickets, answers))).toEqual([...always, "effort.priorWeight"]);
    expect(keys(fitEffortWeights(tickets, answers, { priorWeight: 3 }))).toEqual(always);
  });
});

describe("drivers that the answers cannot raise", () => {
  test("one that seems to make things easier is held at zero, and the rest is fitted as if it were not there", () => {
    // Answers that get better with each transfer.
    const helped = answers.map((answer, at) => ({
      ...answer,
      score: Math.min(7, answer.score + 2 * (tickets[at]?.transfers ?? 0)),
    }));
    const model = fitEffortWeights(tickets, helped, { priorWeight: 0 });
    expect(model.drivers[2]).toMatchObject({
      driver: "transfers",
      state: "held",
      effect: 0,
      weight: 0,
      standardError: null,
      effectStandardError: null,
    });
    expect(model.parameters).not.toContain("transfers");
    const without = tickets.map((ticket) => ({ ...ticket, transfers: null }));
    const rest = fitEffortWeights(without, helped, { priorWeight: 0 });
    model.drivers.forEach(({ effect, effectStandardError }, at) => {
      if (at === 2) return;
      expect(effect).toBeCloseTo(rest.drivers[at]?.effect ?? NaN, 6);
      expect(effectStandardError).toBeCloseTo(rest.drivers[at]?.effectStandardError ?? NaN, 6);
    });
  });

  test("one that is never known, or always the same, keeps its weight", () => {
    const blind = tickets.map((ticket) => ({ ...ticket, transfers: null, selfServiceAttempts: 1 }));
    const model = fitEffortWeights(blind, answers, { priorWeight: 0 });
    expect(model.drivers[2]).toMatchObject({ state: "unmoved", weight: 15, moved: 0, known: 0 });
    expect(model.drivers[6]).toMatchObject({ state: "unmoved", weight: 5, moved: 0, known: 800 });
    expect(model.drivers.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 10);
  });

  test("where all are held, the prior's weights are kept", () => {
    const upsideDown = answers.map((answer) => ({ ...answer, scale: { ...easeScale, higherIsBetter: false } }));
    const { drivers } = fitEffortWeights(tickets, upsideDown, { priorWeight: 0 });
    expect(drivers.every(({ state }) => state === "held")).toBe(true);
    for (const { weight, priorWeight } of drivers) expect(weight).toBe(priorWeight);
  });
});

describe("which ticket an answer is about", () => {
  const day = 86_400_000;
  const history: MeasuredTicket[] = [
    { id: "old", accountId: "A", openedAt: openedAt - 20 * day, contacts: 1, transfers: 0 },
    { id: "last", accountId: "A", openedAt: openedAt - 2 * day, contacts: 4, transfers: 1 },
    { id: "later", accountId: "A", openedAt: openedAt + day, contacts: 1, transfers: 0 },
    { id: "other", accountId: "B", openedAt: openedAt - day, contacts: 1, transfers: 0 },
  ];
  const answer = (more: Partial<TicketAnswer>): TicketAnswer => ({
    at: openedAt,
    metric: "ces",
    score: 2,
    scale: easeScale,
    ...more,
  });

  test("the one it names, else the account's last one before it", () => {
    const byName = fitEffortWeights(history, [answer({ ticketId: "last" }), answer({ ticketId: "other", score: 7 })]);
    const byAccount = fitEffortWeights(history, [answer({ accountId: "A" }), answer({ accountId: "B", score: 7 })]);
    expect(byAccount).toEqual(byName);
  });

  test("a merged ticket is told by the one that was kept, and one without a moment found by its name alone", () => {
    const kept = fitEffortWeights(history, [answer({ ticketId: "last" }), answer({ ticketId: "other", score: 7 })]);
    const more: MeasuredTicket[] = [
      { id: "first", accountId: "A", openedAt: openedAt - day, mergedInto: "second" },
      { id: "second", accountId: "A", openedAt: openedAt - day, mergedInto: "last" },
      { id: "unread", accountId: "A", openedAt: "yesterday", contacts: 4, transfers: 1 },
      { id: "round", accountId: "A", openedAt: openedAt - day, contacts: 4, transfers: 1, mergedInto: "about" },
      { id: "about", accountId: "A", openedAt: openedAt - day, contacts: 4, transfers: 1, mergedInto: "round" },
      { id: "lost", accountId: "A", openedAt: openedAt - day, contacts: 4, transfers: 1, mergedInto: "gone" },
    ];
    for (const about of [
      { ticketId: "first" },
      { accountId: "A" },
      { ticketId: "unread" },
      { ticketId: "round" },
      { ticketId: "lost" },
    ]) {
      const answered = [answer(about), answer({ ticketId: "other", score: 7 })];
      expect(fitEffortWeights([...more, ...history], answered)).toEqual(kept);
    }
  });

  test("thirty thousand answers of one account are linked at once", () => {
    const many = Array.from({ length: 30_000 }, (_, index): MeasuredTicket => {
      return { id: `${index}`, accountId: "A", openedAt: openedAt + index * 1000, contacts: 1 + (index % 4) };
    });
    const heard = many.map((ticket, index) =>
      answer({ accountId: "A", at: Number(ticket.openedAt) + 1, score: 1 + (index % 4) }),
    );
    expect(fitEffortWeights(many, heard).observations).toBe(30_000);
  });

  test("answers that cannot be used are rejected", () => {
    const { rejected, observations } = fitEffortWeights(history, [
      answer({ accountId: "A" }),
      answer({ accountId: "B", score: 7 }),
      answer({ ticketId: "none" }),
      answer({ accountId: "C" }),
      answer({ accountId: "A", at: openedAt + 30 * day }),
      answer({ ticketId: "old", metric: "csat" }),
      answer({ ticketId: "old", score: 9 }),
      answer({ ticketId: "old", score: 3, scale: { min: 1, max: 5, higherIsBetter: true } }),
      answer({ ticketId: "old", scale: { min: 1, max: 7 } as TicketAnswer["scale"] }),
      answer({}),
    ]);
    expect(observations).toBe(2);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [2, "ticketId"],
      [3, "accountId"],
      [4, "accountId"],
      [5, "metric"],
      [6, "score"],
      [7, "scale"],
      [8, "scale"],
      [9, "accountId"],
    ]);
  });

  test("answers all alike say nothing", () => {
    const alike = [answer({ accountId: "A" }), answer({ accountId: "B" })];
    expect(() => fitEffortWeights(history, alike)).toThrow(
      "fitEffortWeights: answers must hold 2 to 101 different scores that can be used, got 1",
    );
    expect(() => fitEffortWeights([], [])).toThrow("different scores");
    expect(() => fitEffortWeights(history, alike, { priorWeight: -1 })).toThrow("options.priorWeight");
  });
});

test("90% intervals of the effects cover the truth in 90% of samples, within two points", { tags: ["slow"] }, () => {
  // 2,000 samples of 200 answers on 5 points, effects uniform from 1 to 3, no prior: 14,000 intervals.
  const { uniform } = draws(11);
  const z90 = 1.6448536269514722;
  let covered = 0;
  let intervals = 0;
  for (let sample = 0; sample < 2000; sample++) {
    const truth = Array.from({ length: 7 }, () => 1 + 2 * uniform());
    const severities = Array.from({ length: 200 }, () => truth.map(() => Math.floor(3 * uniform()) / 2));
    const categories = severities.map((row) => {
      const latent = row.reduce((sum, severity, at) => sum + severity * (truth[at] ?? 0), 0);
      const noise = uniform();
      const heard = latent + Math.log(noise / (1 - noise));
      return [4.5, 6, 7.5, 9].filter((threshold) => heard > threshold).length;
    });
    const { effects, states, covariance } = maximizePosterior(severities, categories, { means: truth, precision: 0 });
    if (states.includes("held")) continue;
    effects.forEach((effect, at) => {
      intervals++;
      if (Math.abs(effect - (truth[at] ?? NaN)) <= z90 * Math.sqrt(covariance[at]?.[at] ?? NaN)) covered++;
    });
  }
  expect(intervals).toBeGreaterThan(13_900);
  expect(covered / intervals).toBeGreaterThan(0.88);
  expect(covered / intervals).toBeLessThan(0.92);
});
