/**
 * The planner against HiGHS on the same instances, in one run: npm run bench:planner [-- SECTION...]
 * - `path`: 2,000 reviews x 250 working days as a flow along the days: whole plans against the reviews one by one, and the
 *   flow alone against the same network, alike reviews added up beforehand
 * - `assignment`, or `assignment:SPREAD`: the same with a column for each review and day; half a minute a spread and more
 * - `windows`, or `windows:SPREAD`: 5,000 reviews within 30 days of their ideal date, two sellers
 * - `scale`: 10,000 and 100,000 accounts with four reviews a year, with peak memory
 * - `mixed`, or `mixed:SEED`: 300 reviews of three lengths, against a minute of integer programming
 * - `mixed-scale`: 4,000 and 40,000 reviews of three lengths within a year, and how far above their bound
 * Without a section, `path` and `scale`. Times are by the clock, on a machine that does nothing else, and in brackets of the
 * processor: garbage collection runs beside the plan. `cold` is the first of a new process that has loaded all it needs,
 * `warm` the median of later ones.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { planReviews } from "retention-kit";
import highsModule, { type Highs, type ModelData } from "highs";
import { carryBound, carryFlow } from "../../src/numeric/carry-flow.js";
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

const ROUNDS = 41;
const RIVAL_ROUNDS = 7;
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

interface Solved {
  cost: number;
  /** Milliseconds of the solver and of handing it the model. */
  cold: number;
  warm: number;
}

interface Planned extends Solved {
  gap: number;
  /** Milliseconds of the processor in a warm plan. */
  processor: number;
}

const instances = { path: oneSellerYear, assignment: oneSellerYear, windows: twoSellersYear };
type Section = keyof typeof instances;

const forms = {
  "by reviews": (instance: BenchInstance): ModelData => pathForm(instance, false),
  "added up": (instance: BenchInstance): ModelData => pathForm(instance, true),
  "by columns": (instance: BenchInstance): ModelData => assignmentForm(instance),
};
const choices = { "its own choice": {}, "primal simplex": PRIMAL_SIMPLEX };

const [first = "", ...others] = process.argv.slice(2);
if (first === "--plan") console.log(JSON.stringify(planAlone(...(others as [Section, Spread]))));
else if (first === "--flow") console.log(JSON.stringify(flowAlone(...(others as [Spread]))));
else if (first === "--solve")
  console.log(JSON.stringify(await solveAlone(...(others as Parameters<typeof solveAlone>))));
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
  const label = `${section} ${spread}`.padEnd(22);
  const plan = JSON.parse(again("--plan", section, spread)) as Planned;
  const times = `cold ${ms(plan.cold)}, warm ${ms(plan.warm)} (${ms(plan.processor)})`;
  console.log(`${label} planReviews: cost ${plan.cost}, gap ${plan.gap}, ${times}`);
  if (section !== "path") {
    against(plan, section, spread, "by columns", ["primal simplex"]);
    return;
  }
  against(plan, section, spread, "by reviews");
  const flow = JSON.parse(again("--flow", spread)) as Solved;
  console.log(`${label} the flow alone: cost ${flow.cost}, cold ${ms(flow.cold)}, warm ${ms(flow.warm)}`);
  against(flow, section, spread, "added up");
  against(plan, section, spread, "added up");
}

function against(
  ours: Solved,
  section: Section,
  spread: Spread,
  form: keyof typeof forms,
  how = Object.keys(choices) as (keyof typeof choices)[],
): void {
  for (const choice of how) {
    const rival = JSON.parse(again("--solve", section, spread, form, choice)) as Solved;
    const same = Math.abs(rival.cost - ours.cost) <= 1e-6 * ours.cost ? "the same optimum" : `OPTIMUM ${rival.cost}`;
    const [cold, warm] = [rival.cold / ours.cold, rival.warm / ours.warm].map((ratio) => ratio.toFixed(1));
    const taken = `cold ${ms(rival.cold)}, ${cold} times as long, warm ${ms(rival.warm)}, ${warm} times as long`;
    console.log(`${`${section} ${spread}`.padEnd(22)} HiGHS, ${form}, ${choice}: ${same}, ${taken}`);
  }
}

/** HiGHS on one instance. What takes it seconds is solved once, cold. */
async function solveAlone(
  section: Section,
  spread: Spread,
  form: keyof typeof forms,
  choice: keyof typeof choices,
): Promise<Solved> {
  const highs = await loadHighs();
  const model = forms[form](instances[section](spread));
  return timed(section === "path" ? RIVAL_ROUNDS : 1, () => solve(highs, model, choices[choice]));
}

function solve(highs: Highs, form: ModelData, options: object): number {
  return highs.withModel(form, (model) => {
    model.options.set({ output_flag: false, ...options });
    model.run();
    return model.getObjectiveValue();
  });
}

/** The planner's flow on the same network as HiGHS. */
function flowAlone(spread: Spread): Solved {
  const form = carryForm(oneSellerYear(spread));
  return timed(ROUNDS, () => carryBound(form, carryFlow(form).price));
}

/** Times of so many rounds, each of which returns the cost. */
function timed(rounds: number, round: () => number): Solved {
  const clock: number[] = [];
  let cost = NaN;
  for (let count = 0; count < rounds; count++) {
    const start = performance.now();
    cost = round();
    clock.push(performance.now() - start);
  }
  return { cost, cold: clock[0] ?? NaN, warm: median(clock.slice(rounds > 1 ? 1 : 0)) };
}

function planAlone(section: Section, spread: Spread): Planned {
  const { requests, options } = planningInput(instances[section](spread));
  const processor: number[] = [];
  let gap = NaN;
  const solved = timed(ROUNDS, () => {
    const busy = processorTime();
    const plan = planReviews(requests, options);
    processor.push(processorTime() - busy);
    gap = plan.gap;
    return plan.cost;
  });
  return { ...solved, gap, processor: median(processor.slice(1)) };
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
    const rival = timed(1, () => solve(highs, assignmentForm(instance, true), { time_limit: MIXED_SECONDS }));
    const above = (100 * (cost / rival.cost - 1)).toFixed(2);
    const ours = `planReviews ${cost} in ${seconds.toFixed(1)} s, bound ${lowerBound}`;
    console.log(
      `mixed  ${seed}: ${ours}; HiGHS ${rival.cost} in ${(rival.cold / 1000).toFixed(0)} s; ours lies ${above}% above`,
    );
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
