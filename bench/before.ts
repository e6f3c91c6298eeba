/**
 * Two builds of this package beside each other: processor time of the parts, in turns, and what each ratio holds.
 *
 * `npm run bench:before -- OLD_DIST NEW_DIST [--rounds 9] [NAME…]`, each a folder `dist` with its packages beside it. The
 * rows are the same for both. Fits run on eight sets of rows: how many steps Newton's method takes depends on the sample
 * that it begins with, and so differs from set to set by more than builds do; the steps stand beside the times.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import * as here from "retention-kit";
import { catalogue as products } from "../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount } from "../examples/portfolio-review/generate.js";
import { oneSellerYear, planningInput, SPREADS } from "./planner/instances.js";

type Build = typeof here;
/** What is timed; it may give the steps that it took. */
type Work = () => unknown;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "9" } },
});
const [oldDist, newDist, ...names] = positionals;
if (oldDist === undefined || newDist === undefined) throw new Error("name two folders: OLD_DIST NEW_DIST");
const load = async (dist: string): Promise<Build> => (await import(resolve(dist, "index.js"))) as Build;
const builds = [await load(oldDist), await load(newDist)] as const;

let state = 20_261_122;
/** From 0 up to 1, from a seed. */
function uniform(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const below = (limit: number): number => Math.floor(limit * uniform());
const many = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(index));
const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};

const buyers = here.bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
const histories = (size: number, seed: number) =>
  here.simulateHistories(buyers, { observed: many(size, (index) => 27 + (index % 84) / 7), seed });
const sets = once(() => many(8, (index) => histories(2357, index + 1)));
const large = once(() => many(2, (index) => histories(100_000, index + 1)));
const spends = once(() =>
  sets().map((rows) =>
    rows.map(({ repeatPurchases }) => ({
      repeatPurchases,
      meanRepeatSpend: repeatPurchases > 0 ? 10 + 50 * uniform() : null,
    })),
  ),
);
const purchases = once(() =>
  many(100_000, (index) => ({
    accountId: `A${index % 30_000}`,
    on: new Date(Date.UTC(2024, 0, 1) + below(700) * 864e5).toISOString().slice(0, 10),
    amount: below(10_000) / 100,
  })),
);
const accounts = once(() => many(20_000, generateAccount));
const tickets = once(() =>
  many(100_000, (index) => {
    const opened = Date.UTC(2025, 10, 1) + below(3e10);
    const resolved = uniform() < 0.9;
    return {
      id: `T${index}`,
      accountId: `A${Math.floor(index / 20)}`,
      openedAt: new Date(opened).toISOString(),
      resolved,
      resolvedAt: resolved ? new Date(opened + below(4e8)).toISOString() : null,
      contacts: 1 + below(4),
      reopens: below(2),
      transfers: below(3),
      channels: uniform() < 0.5 ? ["web", "phone"] : ["email"],
      repeatedInformation: uniform() < 0.3 ? null : below(2),
      selfServiceAttempts: uniform() < 0.5 ? null : 1,
    };
  }),
);
const observations = once(() =>
  many(20_000, () => ({
    effort: 1 + 4 * uniform(),
    tenureYears: 10 * uniform(),
    exposures: { reward: uniform() < 0.3 ? 1 : 0 },
    repurchased: uniform() < 0.7,
  })),
);
const days = ["mon", "tue", "wed", "thu", "fri"] as const;
const hours = Object.fromEntries(days.map((day) => [day, [["09:00", "17:00"] as const]]));
const calendar = { calendar: { hours }, timeZone: "America/New_York" };
const start = Date.parse("2024-01-01T00:00:00Z");
const outcomes = { silent: 0.2, unsatisfied: 0.1, satisfied: 0.35, satisfiedQuickly: 0.35 };
const cohort = { customers: 1000, problemShare: 0.6, outcomes, wonPerHearer: 0.4, lostPerHearer: 0.02 };
const unit = { timeUnit: "week" } as const;

/** Steps of a fit, summed over sets of rows. */
function stepsOf<Rows>(allRows: readonly Rows[], fit: (rows: Rows) => { iterations: number | null }): number {
  return allRows.reduce((steps, rows) => steps + (fit(rows).iterations ?? 0), 0);
}

const works: Record<string, (build: Build) => Work> = {
  "fitBgNbd of 2,357": (build) => () => stepsOf(sets(), (rows) => build.fitBgNbd(rows, unit)),
  "fitMbgNbd of 2,357": (build) => () => stepsOf(sets(), (rows) => build.fitMbgNbd(rows, unit)),
  "fitParetoNbd of 2,357": (build) => () => stepsOf(sets(), (rows) => build.fitParetoNbd(rows, unit)),
  "fitGammaGamma of 2,357": (build) => () => stepsOf(spends(), (rows) => build.fitGammaGamma(rows)),
  "fitBgNbd of 100,000": (build) => () => stepsOf(large(), (rows) => build.fitBgNbd(rows, unit)),
  "fitMbgNbd of 100,000": (build) => () => stepsOf(large(), (rows) => build.fitMbgNbd(rows, unit)),
  "predictPurchases of 100,000": (build) => () =>
    void build.predictPurchases(buyers, large()[0] ?? [], { horizon: 39 }),
  "summarizePurchases of 100,000": (build) => () =>
    void build.summarizePurchases(purchases(), { until: "2026-01-01", unit: "week" }),
  "scoreOpportunity, 20,000 times": (build) => {
    const catalogue = build.defineCatalogue(products, { currency: "USD" });
    const policy = build.opportunityPolicy({ hourCost: 45 });
    return () => {
      for (const account of accounts()) build.scoreOpportunity(account, { catalogue, asOf: EXPORTED_ON, policy });
    };
  },
  "nextReview, 20,000 times": (build) => {
    const policy = build.reviewPolicy();
    return () => {
      for (const account of accounts()) build.nextReview(account, { asOf: EXPORTED_ON, policy });
    };
  },
  "scoreEffort, 100,000 times": (build) => {
    const policy = build.effortPolicy();
    return () => {
      for (const ticket of tickets()) build.scoreEffort(ticket, { policy });
    };
  },
  "estimateLoyalty, 5,000 times 20 tickets": (build) => {
    const options = { asOf: "2026-11-21", model: build.priorLoyaltyModel(), effortPolicy: build.effortPolicy() };
    return () => {
      for (let first = 0; first < tickets().length; first += 20) {
        build.estimateLoyalty({ tickets: tickets().slice(first, first + 20) }, options);
      }
    };
  },
  "fitLoyaltyModel of 20,000": (build) => () => void build.fitLoyaltyModel(observations(), {}),
  "workingDaysBetween, 5,000 times 10 years": (build) => () => {
    for (let at = 0; at < 5000; at++) build.workingDaysBetween("2024-01-01", "2033-12-30", calendar);
  },
  "businessMinutesBetween, 5,000 times a year": (build) => () => {
    for (let at = 0; at < 5000; at++) build.businessMinutesBetween(start + at, start + 365 * 864e5, calendar);
  },
  "addBusinessMinutes, 5,000 times a year": (build) => () => {
    for (let at = 0; at < 5000; at++) build.addBusinessMinutes(start + at, 260 * 480, calendar);
  },
  "simulateWordOfMouth, 20,000 paths": (build) => () =>
    void build.simulateWordOfMouth(cohort, { seed: 1, paths: 20_000, periods: 24 }),
  "projectWordOfMouth, 10 times": (build) => () => {
    for (let at = 0; at < 10; at++) build.projectWordOfMouth(cohort, { periods: 24 });
  },
  ...Object.fromEntries(
    SPREADS.map((spread) => {
      const { requests, options } = planningInput(oneSellerYear(spread));
      return [
        `planReviews of a year, ${spread}, 10 times`,
        (build: Build) => () => {
          for (let at = 0; at < 10; at++) build.planReviews(requests, options);
        },
      ];
    }),
  ),
};

/** Milliseconds of the processor, those of the garbage collector and the compiler among them. */
function timed(run: Work): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const middle = (times: readonly number[]): number =>
  [...times].sort((first, second) => first - second)[times.length >> 1] ?? NaN;

for (const [name, make] of Object.entries(works)) {
  if (names.length > 0 && !names.some((part) => name.includes(part))) continue;
  const runs = [make(builds[0]), make(builds[1])] as const;
  // Compiled, and their rows made, before the clock runs.
  const steps = runs.map((run) => [run(), run()][1]);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) times[side].push(timed(runs[side]));
  }
  const [old, now] = [middle(times[0]), middle(times[1])];
  const least = Math.min(...times[1]) / Math.min(...times[0]);
  const counted = typeof steps[0] === "number" ? `, steps ${String(steps[0])} and ${String(steps[1])}` : "";
  console.log(
    `${name.padEnd(45)} ${old.toFixed(0).padStart(6)} ms, ${now.toFixed(0).padStart(6)} ms: ` +
      `${(now / old).toFixed(2)} of the middle, ${least.toFixed(2)} of the least${counted}`,
  );
}
