import { plainDate } from "../calendar/plain-date.js";
import { assertArray, assertObject, RetentionError } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { PortfolioRejection } from "../portfolio/portfolio-rejection.js";
import type { PortfolioRecords } from "../portfolio/review-portfolio.js";
import { rejectionOf } from "../records/rejection.js";
import type { PlainDate } from "../records/time.js";
import { type BacktestOptions, resolveBacktest } from "./backtest-options.js";
import { datedAccount, type DatedAccount } from "./dated-account.js";
import { extremes, type Extreme } from "./extremes.js";
import { judgeBuyingAgain, type JudgedBuying } from "./judge-buying-again.js";
import { judgeOpportunity, type JudgedOpportunity } from "./judge-opportunity.js";
import { judgePlan, type JudgedPlan } from "./judge-plan.js";
import { judgeValueAtRisk, type JudgedRisk, type RankingRule } from "./judge-value-at-risk.js";
import type { BacktestBounds, Comparison, JudgedFigure, JudgedPart, ReadFigure } from "./judged.js";
import { learnedRules } from "./learned-rules.js";
import { predictedBook, type PredictionJob } from "./predicted-book.js";
import { firstSales } from "./products-as-of.js";
import { percentileInterval, resampleAccounts, type Weighed } from "./resample-accounts.js";
import { givenModels, undatedFields, windowWarnings } from "./warnings.js";
import { endsWithin, spanOf, type WindowDays } from "./window-days.js";
import { type WindowRows, windowRows } from "./window-rows.js";

/** Which of two did better on the same accounts. */
export interface Verdict {
  /** What was compared, such as `"buysAgain.auc"` or `"plan.revenueReached"`. */
  measure: string;
  /** The rule that was to be beaten. */
  against: string;
  horizonDays: number;
  /** `"better"` or `"worse"` where the bounds of the difference exclude 0. */
  verdict: "better" | "no-difference" | "worse";
  /** The library's figure less the rule's, turned so that above 0 the library is the better one. */
  difference: number;
  lower: number;
  upper: number;
  /** Windows behind it: the difference is the mean over them. */
  windows: number;
}

/** One end and horizon: what was said on the day, and what happened by the end of the horizon. */
export interface BacktestWindow {
  asOf: PlainDate;
  horizonDays: number;
  /** Accounts that had bought by `asOf`. */
  accounts: number;
  /** Those of them that bought in the year before. */
  active: number;
  /** Accounts that bought within the horizon, of those that had bought before. */
  bought: number;
  /** Active accounts that did not. */
  lapsed: number;
  /** What these had spent in the year before, at the rate of the horizon; `null` where amounts are missing. */
  lostRevenue: number | null;
  /** Who buys again, by predictor; `null` where too few did, or too few did not. */
  buysAgain: JudgedBuying | null;
  valueAtRisk: JudgedRisk | null;
  opportunity: JudgedOpportunity | null;
  plan: JudgedPlan | null;
  extremes: Extreme[];
  /** Comparisons within this window. */
  verdicts: Verdict[];
}

/** What the main job would have said on past days, held against what happened. */
export interface Backtest {
  /** By horizon, then by end. */
  windows: BacktestWindow[];
  /** Comparisons over all windows of a horizon together. */
  verdicts: Verdict[];
  /** What to beware of, and what could not be judged. */
  warnings: Reason[];
  rejected: PortfolioRejection[];
}

/** Parts of a window that are judged, under the prefix of their figures. */
interface Parts {
  buysAgain: JudgedPart<JudgedBuying>;
  valueAtRisk: JudgedPart<JudgedRisk | null>;
  opportunity: JudgedPart<JudgedOpportunity | null>;
  plan: JudgedPart<JudgedPlan | null>;
}

/** A window before the draws. */
interface OpenWindow {
  days: WindowDays;
  /** Counts that need no bounds. */
  counts: Pick<BacktestWindow, "accounts" | "active" | "bought" | "lapsed" | "lostRevenue" | "extremes">;
  /** `null` where too little happened. */
  parts: Parts | null;
}

/**
 * Would it have worked on my data? Runs the main job as it would have run on past days, on nothing but what was known
 * then, and holds what it said against what happened afterwards: who bought again, whether the money that was lost lay
 * where value at risk said, what accounts took up, and whom the plan would have reached in time. Each number stands
 * beside simple rules that anyone could use instead, with bounds, and a verdict where the difference is more than chance.
 *
 * Rows dated after an end are left out of what is predicted there; rows that went on are taken back to what was known: a
 * ticket solved later is open. Products not yet sold are left out too. The rules to beat are learned on the window
 * before. BacktestBounds come from drawing accounts, not rows, with replacement: an account's windows come or go together. What
 * is fitted is not fitted again for each draw. `docs/backtest.md` tells how to read it, and what it cannot say.
 *
 * @param records - Accounts with all their history, products and sellers, as `reviewPortfolio` takes them.
 * @param options - Ends, horizons, what is fitted anew, rules of your own, and the seed.
 * @returns The windows, verdicts over all of them, warnings, and the rows left out.
 * @throws RetentionError when an option is wrong; never for a row. When stopped, the signal's reason.
 *
 * @example
 * const days = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
 * const accounts = Array.from({ length: 60 }, (_, index) => ({
 *   id: `account-${index}`,
 *   purchases: days.slice(0, 3 + (index % 10)).map((day) => (
 *     { on: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10), amount: 100 }
 *   )),
 * }));
 * const { windows } = backtest({ accounts, products: [], sellers: [] }, { horizonDays: 90, resamples: 50, seed: 1 });
 * windows.map(({ asOf, accounts, bought, lapsed }) => ({ asOf, accounts, bought, lapsed }))
 * //=> [
 * //     { asOf: "2025-06-04", accounts: 60, bought: 36, lapsed: 24 },
 * //     { asOf: "2025-09-02", accounts: 60, bought: 18, lapsed: 42 },
 * //   ]
 */
export function backtest(records: PortfolioRecords, options: BacktestOptions): Backtest {
  assertObject("backtest", "records", records);
  for (const list of ["accounts", "products", "sellers"] as const) assertArray("backtest", list, records[list]);
  const settings = resolveBacktest(options);
  const { accepted: accounts, rejected } = readAccounts(records);
  const warnings: Reason[] = [
    ...givenModels(settings.models, settings.policies, settings.refit),
    ...undatedFields(accounts),
  ];
  const days = chosenWindows(accounts, settings, warnings);
  const job: PredictionJob = {
    accounts,
    products: records.products,
    sales: firstSales(accounts),
    sellers: records.sellers,
    refit: settings.refit,
    capacity: settings.capacity,
    policies: settings.policies,
    models: settings.models,
    assumptions: settings.assumptions,
    ...(settings.currency === undefined ? {} : { currency: settings.currency }),
  };
  const numbers = new Map(accounts.map(({ index }, number) => [index, number]));
  const tell = (windows: number, resamples: number): void => {
    settings.signal?.throwIfAborted();
    settings.onProgress?.({ windows, ofWindows: days.length, resamples, ofResamples: settings.resamples });
  };

  const refused = new Map<string, PortfolioRejection>();
  const open = days.map((window, place): OpenWindow => {
    settings.signal?.throwIfAborted();
    const least = settings.assumptions["backtest.leastOutcomes"].value;
    const book = predictedBook(job, window);
    for (const rejection of book.rejected) refused.set(`${rejection.records}[${rejection.index}]`, rejection);
    const rules = learnedRules(accounts, window, least);
    const rows = windowRows(book, rules, window, (index) => numbers.get(index) ?? 0);
    warnings.push(...book.notes, ...windowWarnings(rows, settings.assumptions));
    tell(place + 1, 0);
    return openWindow(rows, ownRules(settings.rules, window), least);
  });

  const figures = open.flatMap(({ parts }) => (parts === null ? [] : Object.values(figuresOf(parts))));
  const draws = resampleAccounts(figures, {
    accounts: accounts.length,
    resamples: figures.length === 0 ? 0 : settings.resamples,
    seed: settings.seed,
    onDraw: (drawn) => {
      tell(days.length, drawn);
    },
  });
  const drawn = drawnFigures(open, draws, accounts.length);
  return {
    windows: open.map((window, place) =>
      closedWindow(window, drawn[place] ?? new Map<string, Drawn>(), settings.confidence),
    ),
    verdicts: settings.horizons.flatMap((horizonDays) => {
      const ofHorizon = open.flatMap((window, place) =>
        window.days.horizonDays === horizonDays ? [{ window, drawn: drawn[place] ?? new Map<string, Drawn>() }] : [],
      );
      return verdictsOver(ofHorizon, settings.confidence);
    }),
    warnings: distinctReasons(warnings),
    rejected: [...rejected, ...refused.values()],
  };
}

type Settings = ReturnType<typeof resolveBacktest>;

/** Reads every account once; of accounts that share an id the first counts. */
function readAccounts({ accounts }: PortfolioRecords): { accepted: DatedAccount[]; rejected: PortfolioRejection[] } {
  const accepted: DatedAccount[] = [];
  const rejected: PortfolioRejection[] = [];
  const seen = new Set<string>();
  accounts.forEach((account, index) => {
    try {
      const dated = datedAccount(account, index);
      if (seen.has(account.id)) throw new RetentionError("backtest", "id", "must not come twice", account.id);
      seen.add(account.id);
      accepted.push(dated);
    } catch (error) {
      if (!(error instanceof RetentionError)) throw error;
      rejected.push({ records: "accounts", ...rejectionOf(account, index, error) });
    }
  });
  return { accepted, rejected };
}

/** The windows asked for, as far as the records reach, and why others are left out. */
function chosenWindows(accounts: readonly DatedAccount[], settings: Settings, warnings: Reason[]): WindowDays[] {
  const span = spanOf(accounts);
  if (span === null) {
    warnings.push(reason("backtest.no-purchases"));
    return [];
  }
  return settings.horizons.flatMap((horizonDays) => {
    if (settings.ends === null) {
      const ends = endsWithin(span, horizonDays);
      if (ends.length === 0) {
        warnings.push(reason("backtest.history-too-short", { horizonDays, days: span.last - span.first }));
      }
      return ends.map((asOf) => ({ asOf, horizonDays }));
    }
    return settings.ends.flatMap((asOf) => {
      if (asOf + horizonDays <= span.last) return { asOf, horizonDays };
      const at = { asOf: plainDate(asOf), last: plainDate(span.last) };
      warnings.push(reason("backtest.horizon-beyond-records", { ...at, horizonDays }));
      return [];
    });
  });
}

function ownRules(rules: Settings["rules"], { asOf }: WindowDays): Record<string, RankingRule> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      ({ predicted }): number => {
        const value = rule(predicted.account, plainDate(asOf));
        if (typeof value === "number" && !Number.isNaN(value)) return value;
        throw new RetentionError("backtest", `options.rules.${name}`, "must give a number for every account", value);
      },
    ]),
  );
}

function openWindow(rows: WindowRows, own: Record<string, RankingRule>, least: number): OpenWindow {
  const { customers, active, hasMoney, days } = rows;
  const bought = customers.filter((row) => row.bought).length;
  return {
    days,
    counts: {
      accounts: customers.length,
      active: active.length,
      bought,
      lapsed: active.filter(({ lapsed }) => lapsed).length,
      lostRevenue: hasMoney ? active.reduce((sum, { lost }) => sum + lost, 0) : null,
      extremes: extremes(rows),
    },
    parts:
      Math.min(bought, customers.length - bought) < least
        ? null
        : {
            buysAgain: judgeBuyingAgain(rows),
            valueAtRisk: judgeValueAtRisk(rows, own),
            opportunity: judgeOpportunity(rows),
            plan: judgePlan(rows, own),
          },
  };
}

/** The parts by name, whatever they are made into. */
function partsOf(parts: Parts | null): [string, Pick<JudgedPart<unknown>, "figures" | "comparisons">][] {
  if (parts === null) return [];
  const { buysAgain, valueAtRisk, opportunity, plan } = parts;
  return Object.entries({ buysAgain, valueAtRisk, opportunity, plan });
}

/** The figures of all parts, the name of the part before each. */
function figuresOf(parts: Parts): Record<string, Weighed> {
  return Object.fromEntries(
    partsOf(parts).flatMap(([part, { figures }]) =>
      Object.entries(figures).map(([name, figure]) => [`${part}/${name}`, figure]),
    ),
  );
}

/** A figure of the accounts as they are, and of each draw. */
interface Drawn {
  value: number;
  draws: Float64Array;
}

/** The figures of each window, by name. */
function drawnFigures(open: readonly OpenWindow[], draws: readonly Float64Array[], accounts: number) {
  const once = new Uint16Array(accounts).fill(1);
  let place = 0;
  return open.map(
    ({ parts }) =>
      new Map<string, Drawn>(
        parts === null
          ? []
          : Object.entries(figuresOf(parts)).map(([name, figure]) => [
              name,
              { value: figure(once), draws: draws[place++] ?? new Float64Array() },
            ]),
      ),
  );
}

function closedWindow(
  { days, counts, parts }: OpenWindow,
  drawn: Map<string, Drawn>,
  confidence: number,
): BacktestWindow {
  const readerOf =
    (part: keyof Parts): ReadFigure =>
    (name): JudgedFigure => {
      const figure = drawn.get(`${part}/${name}`);
      if (figure === undefined || Number.isNaN(figure.value)) return { value: null, bounds: null };
      return { value: figure.value, bounds: percentileInterval(figure.draws, confidence) };
    };
  const { extremes: glaring, ...counted } = counts;
  return {
    asOf: plainDate(days.asOf),
    horizonDays: days.horizonDays,
    ...counted,
    buysAgain: parts?.buysAgain.result(readerOf("buysAgain")) ?? null,
    valueAtRisk: parts?.valueAtRisk.result(readerOf("valueAtRisk")) ?? null,
    opportunity: parts?.opportunity.result(readerOf("opportunity")) ?? null,
    plan: parts?.plan.result(readerOf("plan")) ?? null,
    extremes: glaring,
    verdicts: verdictsOver([{ window: { days, counts, parts }, drawn }], confidence),
  };
}

/** Each comparison over windows of one horizon: the mean difference, of the accounts as they are and of each draw. */
function verdictsOver(
  windows: readonly { window: OpenWindow; drawn: Map<string, Drawn> }[],
  confidence: number,
): Verdict[] {
  const differences = new Map<string, { comparison: Comparison; of: Drawn[]; horizonDays: number }>();
  for (const { window, drawn } of windows) {
    for (const [part, { comparisons }] of partsOf(window.parts)) {
      for (const comparison of comparisons) {
        const ours = drawn.get(`${part}/${comparison.ours}`);
        const theirs = drawn.get(`${part}/${comparison.theirs}`);
        if (ours === undefined || theirs === undefined) continue;
        const sign = comparison.lowerIsBetter ? -1 : 1;
        const difference: Drawn = {
          value: sign * (ours.value - theirs.value),
          draws: ours.draws.map((value, draw) => sign * (value - (theirs.draws[draw] ?? NaN))),
        };
        if (Number.isNaN(difference.value)) continue;
        const key = `${comparison.measure} ${comparison.against}`;
        const entry = differences.get(key) ?? { comparison, of: [], horizonDays: window.days.horizonDays };
        differences.set(key, entry);
        entry.of.push(difference);
      }
    }
  }
  return [...differences.values()].flatMap(({ comparison: { measure, against }, of, horizonDays }) => {
    const mean = of.reduce((sum, { value }) => sum + value, 0) / of.length;
    const draws = Float64Array.from(
      of[0]?.draws ?? [],
      (_, draw) => of.reduce((sum, each) => sum + (each.draws[draw] ?? NaN), 0) / of.length,
    );
    const bounds: BacktestBounds | null = percentileInterval(draws, confidence);
    if (bounds === null) return [];
    const verdict = bounds.lower > 0 ? "better" : bounds.upper < 0 ? "worse" : "no-difference";
    return { measure, against, horizonDays, verdict, difference: mean, ...bounds, windows: of.length };
  });
}

function distinctReasons(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((each) => [JSON.stringify(each), each])).values()];
}
