/**
 * The planner against HiGHS on the same instances, in one run: npm run bench:planner [-- SECTION...]
 * - `path`: 2,000 reviews x 250 working days as a flow along the days: whole plans against the reviews one by one, and the
 *   flow alone against the same network, alike reviews added up beforehand
 * - `assignment`, or `assignment:SPREAD`: the same with a column for each review and day; half a minute a spread and more
 * - `windows`, or `windows:SPREAD`: 5,000 reviews within 30 days of their ideal date, two sellers
 * - `scale`: 10,000 and 100,000 accounts with four reviews a year, with peak memory
 * - `mixed`, or `mixed:SEED`: 300 reviews of three lengths, against a minute of integer programming
 * - `mixed-scale`: 4,000 and 40,000 reviews of three lengths within a year, and how far above their bound
 * Without a section, `path` and `scale`. Times are by the clock, on a machine that does nothing else; of growing books also
 * of the processor, since garbage collection runs beside the plan. `cold` is the first of a new process that has loaded all
 * it needs, `warm` the median of later ones. Both sides take turns, and ratios are medians of the rounds': the speed of a
 * machine changes in between.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { planReviews } from "retention-kit";
import highsModule, { type Highs, type ModelData } from "highs";
import { carryBound, minCostFlow } from "../src/planner/flow/min-cost-flow.js";
import { carryForm } from "./planner/carry-form.js";
import { assignmentForm, pathForm } from "./planner/highs-forms.js";
import {
  type BenchInstance,
  mixedLengths,
  oneSellerYear,
  planningInput,
  type Spread,
  SPREADS,
  twoSellersYear,
} from "./planner/instances.js";
import { growingBook } from "./planner/growing-book.js";
import { mixedBook } from "./planner/mixed-book.js";

const WARM_UP_ROUNDS = 40;
const ROUNDS = 9;
/** Our rounds in each of the rival's. */
const OWN_ROUNDS = 5;
const MIXED_SECONDS = 60;
const PRIMAL_SIMPLEX = { solver: "simplex", simplex_strategy: 4 } as const;

/** Sellers and reviews of the mixed books, and the share of accounts that name no seller. */
const MIXED_BOOKS = [
  { sellers: 12, reviews: 4000, pooled: 0 },
  { sellers: 12, reviews: 4000, pooled: 0.5 },
  { sellers: 12, reviews: 4000, pooled: 1 },
  { sellers: 200, reviews: 40_000, pooled: 0 },
  { sellers: 50, reviews: 40_000, pooled: 0 },
];

// The package's types describe its CommonJS form, where the function is a property of what is imported.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** What both sides found, in milliseconds: ours first. */
interface Duel {
  cost: [number, number];
  cold: [number, number];
  warm: [number, number];
  ratio: number;
}

const instances = { path: oneSellerYear, assignment: oneSellerYear, windows: twoSellersYear };
type Section = keyof typeof instances;

const sides = {
  plan: (section: Section, spread: Spread): (() => number) => {
    const { requests, options } = planningInput(instances[section](spread));
    return () => planReviews(requests, options).cost;
  },
  "flow alone": (section: Section, spread: Spread): (() => number) => {
    const form = carryForm(instances[section](spread));
    return () => carryBound(form, minCostFlow(form).price);
  },
};
const forms = {
  "by reviews": (instance: BenchInstance): ModelData => pathForm(instance, false),
  "added up": (instance: BenchInstance): ModelData => pathForm(instance, true),
  "by columns": (instance: BenchInstance): ModelData => assignmentForm(instance),
};
const choices = { "its own choice": {}, "primal simplex": PRIMAL_SIMPLEX };

const [first = "", ...others] = process.argv.slice(2);
if (first === "--duel") console.log(JSON.stringify(await duelAlone(...(others as Parameters<typeof duelAlone>))));
else if (first === "--book") console.log(JSON.stringify(bookAlone(Number(others[0]), others[1] as Spread)));
else if (first === "--mixed-book") console.log(JSON.stringify(mixedBookAlone(others.map(Number))));
else await run(first === "" ? ["path", "scale"] : [first, ...others]);

async function run(sections: readonly string[]): Promise<void> {
  for (const name of sections) {
    const [section = "", only] = name.split(":");
    const spreads = SPREADS.filter((spread) => only === undefined || spread === only);
    if (section === "path" || section === "assignment" || section === "windows") {
      for (const spread of spreads) compare(section, spread);
    } else if (section === "scale") grow();
    else if (section === "mixed") mix(await loadHighs(), only === undefined ? [1, 2, 3, 4] : [Number(only)]);
    else if (section === "mixed-scale") growMixed();
    else console.log(`no section ${name}: choose of path, assignment, windows, scale, mixed, mixed-scale`);
  }
}

/** One instance by both. */
function compare(section: Section, spread: Spread): void {
  if (section !== "path") {
    against(section, spread, "plan", "by columns", "primal simplex");
    return;
  }
  for (const choice of Object.keys(choices) as (keyof typeof choices)[]) {
    against(section, spread, "plan", "by reviews", choice);
    against(section, spread, "plan", "added up", choice);
    against(section, spread, "flow alone", "added up", choice);
  }
}

function against(...parameters: Parameters<typeof duelAlone>): void {
  const { cost, cold, warm, ratio } = JSON.parse(again("--duel", ...parameters)) as Duel;
  const [section, spread, side, form, choice] = parameters;
  const [ours, theirs] = cost;
  const optimum = Math.abs(theirs - ours) <= 1e-6 * ours ? `optimum ${ours}` : `COST ${ours}, OPTIMUM ${theirs}`;
  const names = `${`${section} ${spread}`.padEnd(20)} ${side.padEnd(10)} HiGHS ${form}, ${choice}`.padEnd(62);
  const later = `warm ${ms(warm[0])} ${ms(warm[1])}, ${ratio.toFixed(1)} times as long`;
  console.log(
    `${names} ${optimum}; ${later}; cold ${ms(cold[0])} ${ms(cold[1])}, ${(cold[1] / cold[0]).toFixed(1)} times`,
  );
}

/** One instance by both in turn. What takes HiGHS seconds is solved once. */
async function duelAlone(
  section: Section,
  spread: Spread,
  side: keyof typeof sides,
  form: keyof typeof forms,
  choice: keyof typeof choices,
): Promise<Duel> {
  const highs = await loadHighs();
  const model = forms[form](instances[section](spread));
  const ours = sides[side](section, spread);
  const rival = (): number => solve(highs, model, choices[choice]);

  const cost: Duel["cost"] = [NaN, NaN];
  const cold: Duel["cold"] = [taken(() => (cost[0] = ours())), taken(() => (cost[1] = rival()))];
  for (let round = 0; round < WARM_UP_ROUNDS; round++) ours();
  const rounds = Array.from({ length: section === "path" ? ROUNDS : 1 }, (): Duel["warm"] => [
    median(Array.from({ length: OWN_ROUNDS }, () => taken(ours))),
    section === "path" ? taken(rival) : cold[1],
  ]);
  return {
    cost,
    cold,
    warm: [median(rounds.map(([own]) => own)), median(rounds.map(([, other]) => other))],
    ratio: median(rounds.map(([own, other]) => other / own)),
  };
}

function solve(highs: Highs, form: ModelData, options: object): number {
  return highs.withModel(form, (model) => {
    model.options.set({ output_flag: false, ...options });
    model.run();
    return model.getObjectiveValue();
  });
}

/** Milliseconds by the clock. */
function taken(round: () => unknown): number {
  const start = performance.now();
  round();
  return performance.now() - start;
}

/** Books of 10,000 and of 100,000 accounts, each in a process of its own. */
function grow(): void {
  for (const spread of ["uniform", "bursts"] as const) {
    const [small, large] = [10_000, 100_000].map((accounts) => {
      const book = JSON.parse(again("--book", String(accounts), spread)) as ReturnType<typeof bookAlone>;
      const { reviews, seconds, elapsed, booked, gap, megabytes } = book;
      const size = `${accounts} accounts, ${reviews} reviews, ${spread}`;
      const result = `${booked} booked, gap ${gap}, peak memory ${megabytes} MB`;
      const times = `${elapsed.toFixed(2)} s, ${seconds.toFixed(2)} s of processor time`;
      console.log(`scale  ${size}: ${times}, ${result}, of which ${book.before} MB for the input`);
      return seconds;
    });
    console.log(
      `scale  ${spread}: ${((large ?? NaN) / (small ?? NaN)).toFixed(1)} times as long for ten times the accounts`,
    );
  }
}

function bookAlone(accounts: number, spread: Spread) {
  const { requests, options } = growingBook(accounts, spread);
  const before = peakMegabytes();
  const [start, clock] = [processorTime(), performance.now()];
  const { booked, gap } = planReviews(requests, options);
  const seconds = (processorTime() - start) / 1000;
  const elapsed = (performance.now() - clock) / 1000;
  return { reviews: requests.length, seconds, elapsed, booked: booked.length, gap, before, megabytes: peakMegabytes() };
}

/** The search for mixed lengths against a minute of branch and cut. */
function mix(highs: Highs, seeds: readonly number[]): void {
  for (const seed of seeds) {
    const instance = mixedLengths(seed);
    const { requests, options } = planningInput(instance);
    const start = processorTime();
    const { cost, lowerBound } = planReviews(requests, options);
    const seconds = (processorTime() - start) / 1000;
    let best = NaN;
    const form = assignmentForm(instance, true);
    const minute = taken(() => (best = solve(highs, form, { time_limit: MIXED_SECONDS })));
    const above = (100 * (cost / best - 1)).toFixed(2);
    const ours = `planReviews ${cost} in ${seconds.toFixed(1)} s, bound ${lowerBound}`;
    console.log(`mixed  ${seed}: ${ours}; HiGHS ${best} in ${(minute / 1000).toFixed(0)} s; ours lies ${above}% above`);
  }
}

/** Books of three lengths, each in a process of its own. */
function growMixed(): void {
  for (const { sellers, reviews, pooled } of MIXED_BOOKS) {
    for (const load of [0.8, 0.95]) {
      const parameters = [sellers, reviews, load, pooled].map(String);
      const book = JSON.parse(again("--mixed-book", ...parameters)) as ReturnType<typeof mixedBookAlone>;
      const { seconds, elapsed, booked, gap } = book;
      const size = `${reviews} reviews of ${sellers} sellers, ${100 * pooled}% without one, load ${load}`;
      const times = `${elapsed.toFixed(2)} s, ${seconds.toFixed(2)} s of processor time`;
      console.log(`mixed-scale  ${size}: ${times}, ${booked} booked, gap ${(100 * gap).toFixed(2)}%`);
    }
  }
}

function mixedBookAlone([sellers = 0, reviews = 0, load = 0, pooled = 0]: readonly number[]) {
  const { requests, options } = mixedBook(sellers, reviews, load, pooled);
  const [start, clock] = [processorTime(), performance.now()];
  const { booked, gap } = planReviews(requests, options);
  const seconds = (processorTime() - start) / 1000;
  return { seconds, elapsed: (performance.now() - clock) / 1000, booked: booked.length, gap };
}

/** This file in a process of its own; what it prints. */
function again(...parameters: string[]): string {
  const file = fileURLToPath(import.meta.url);
  return execFileSync(process.execPath, [...process.execArgv, file, ...parameters], { encoding: "utf8" });
}

/** Processor time in milliseconds, which neighbours on the machine disturb least; garbage collection is part of it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function ms(value: number): string {
  return value < 10_000 ? `${value.toFixed(1)} ms` : `${(value / 1000).toFixed(1)} s`;
}
