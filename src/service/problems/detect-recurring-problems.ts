import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { assertArray, assertCount, assertNumber, assertOneOf, assertOptions } from "../../errors.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { benjaminiHochberg } from "../../numeric/fitting/benjamini-hochberg.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { Rejection } from "../../records/rows/rejection.js";
import type { PlainDate } from "../../records/values/time.js";
import type { MeasuredTicket } from "../effort/driver-values.js";
import { type EarlierSolutions, summarizeSolutions } from "./earlier-solutions.js";
import { type ExcessTickets, excessTickets, excessVariation } from "./excess-tickets.js";
import { collectSeries, earlierWindows, type ProblemKind, type Series, stretchOf } from "./problem-series.js";
import { exposures, type UnitsInUse } from "./units-in-use.js";

const NAME = "detectRecurringProblems";

/** A hundred years. */
const MOST_DAYS = 36_600;

/** How to look for recurring and new problems. */
export interface DetectRecurringProblemsOptions {
  /** Last day of the window. Later tickets and solutions are not looked at. */
  asOf: PlainDate;
  /**
   * Days in the window, 1 to 36,600; whole weeks so that weekdays even out.
   * @defaultValue `28`
   */
  windowDays?: number | null | undefined;
  /**
   * Days of history before the window, 1 to 36,600.
   * @defaultValue `364`
   */
  historyDays?: number | null | undefined;
  /**
   * First day that the tickets cover.
   * @defaultValue that of the first ticket
   */
  from?: PlainDate | null | undefined;
  /**
   * What tickets are counted by.
   * @defaultValue by topic and by product
   */
  by?: readonly ProblemKind[] | null | undefined;
  /** Units in use, where known, so that a product which sells better is not taken for one which breaks more. */
  unitsInUse?: UnitsInUse | null | undefined;
  /**
   * Expected share of false alarms among the problems named, above 0 and below 1.
   * @defaultValue `0.05`
   */
  falseDiscoveryRate?: number | null | undefined;
  /**
   * Squared coefficient of variation of the true rate from one window to the next, at least 0. At 0 every series counts
   * as a steady Poisson stream.
   * @defaultValue estimated from the history of all series
   */
  excessVariation?: number | null | undefined;
  /**
   * IANA zone in which days are counted.
   * @defaultValue `"UTC"`
   */
  timeZone?: string | null | undefined;
}

/** One topic, product, or both, with its tickets in the window against its history. */
export interface RecurringProblem {
  readonly topic: string | null;
  readonly productId: string | null;
  /** In the window. */
  readonly tickets: number;
  /** What the history leads to expect in the window; `null` if nothing was in use before it. */
  readonly expected: number | null;
  /** Probability of at least as many tickets if nothing had changed; `null` as above. */
  readonly pValue: number | null;
  /** The same after Benjamini and Hochberg, to be compared with the false discovery rate. */
  readonly adjustedPValue: number | null;
  readonly standsOut: boolean;
  /** First day of the unbroken run, up to `asOf`, on which the window that ended there stood out as much. */
  readonly stoodOutOn: PlainDate | null;
  /** Whether the history has no ticket of it. */
  readonly isNew: boolean;
  readonly history: { readonly tickets: number; readonly days: number };
  /** How its tickets were solved so far, those of the window included. */
  readonly solutions: EarlierSolutions;
  readonly reasons: readonly Reason[];
}

/** Result of `detectRecurringProblems`. */
export interface RecurringProblems {
  window: { from: PlainDate; to: PlainDate };
  /** `null` if the tickets cover no day before the window, so that nothing can stand out. */
  history: { from: PlainDate; to: PlainDate; days: number } | null;
  falseDiscoveryRate: number;
  excessVariation: number;
  /** Those that stand out, the least likely first, then the others by tickets: common complaints at the top. */
  problems: RecurringProblem[];
  /** Tickets in the window that name neither topic nor product, so that they are in no series. */
  unnamed: number;
  rejected: Rejection[];
}

/**
 * Finds common complaints, and new product problems as they break out. For each topic and product, it compares the
 * tickets of the last weeks with what its history leads to expect.
 *
 * The count of a window is Poisson with a gamma rate, and is compared with its share of the tickets of history and
 * window together. With units in use, the rate is per unit. If the counts of earlier windows vary more than by chance,
 * the estimated excess, pooled over all series, widens the expectation. A topic without history is judged the same way:
 * no ticket in this many days is a history too. Benjamini and Hochberg's rule at `falseDiscoveryRate` chooses what
 * stands out. If nothing has changed, the chance that a call names anything is at most that rate, exactly so for steady
 * Poisson streams. With daily calls these chances add up slowly, since windows overlap.
 *
 * A growing business has more tickets of every kind: give the units in use, or everything will stand out.
 *
 * Source: see `excessTickets` for the model; Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57.
 * Cost: n·log n for n tickets, and a few hundred tail probabilities for each problem that stands out.
 *
 * @param tickets - Any number; those merged into another are left out.
 * @param options - The day, the window, the history, units in use.
 * @returns Every series with a ticket in the history or the window; those that stand out first.
 * @throws RetentionError when an option is out of bounds.
 *
 * @example
 * import { detectRecurringProblems } from "retention-kit";
 *
 * const day = (number: number) => Date.UTC(2026, 0, number);
 * const logins = Array.from({ length: 52 }, (_, week) => ({ id: `L${week}`, openedAt: day(7 * week + 1), topic: "login" }));
 * const leaks = [340, 350, 352].map((number) => ({ id: `B${number}`, openedAt: day(number), topic: "battery" }));
 * const { problems } = detectRecurringProblems([...logins, ...leaks], { asOf: "2026-12-20" });
 * problems.map(({ topic, tickets, standsOut, stoodOutOn }) => [topic, tickets, standsOut, stoodOutOn])
 * //=> [["battery", 3, true, "2026-12-16"], ["login", 4, false, null]]
 * problems[0]?.pValue
 * //=> 0.0005
 */
export function detectRecurringProblems(
  tickets: readonly MeasuredTicket[],
  options: DetectRecurringProblemsOptions,
): RecurringProblems {
  const chosen = assertOptions("detectRecurringProblems", "options", options, {
    asOf: true,
    windowDays: true,
    historyDays: true,
    from: true,
    by: true,
    unitsInUse: true,
    falseDiscoveryRate: true,
    excessVariation: true,
    timeZone: true,
  });
  const { asOf, from, by, windowDays, historyDays, falseDiscoveryRate, timeZone } = resolveOptions(chosen);
  const exposureOf = exposures(NAME, chosen.unitsInUse);
  const collected = collectSeries(NAME, tickets, asOf, timeZone, by, exposureOf);

  const windowFrom = asOf - windowDays + 1;
  const coveredFrom = from ?? collected.firstDay ?? windowFrom;
  const historyBefore = (day: number): number => Math.min(Math.max(coveredFrom, day - historyDays), day);
  const historyFrom = historyBefore(windowFrom);
  const series = collected.series.filter((one) => stretchOf(one, historyFrom, asOf + 1).tickets > 0);
  const variation =
    chosen.excessVariation ??
    excessVariation(series.map((one) => earlierWindows(one, historyFrom, windowFrom, windowDays)));

  const judge = (one: Series, day: number): ExcessTickets | null => {
    const start = day - windowDays + 1;
    return excessTickets(stretchOf(one, start, day + 1), stretchOf(one, historyBefore(start), start), variation);
  };
  const verdicts = series.map((one) => judge(one, asOf));
  const tested = verdicts.filter((verdict) => verdict !== null);
  const adjusted = benjaminiHochberg(tested.map(({ pValue }) => pValue));
  const adjustedOf = new Map(tested.map((verdict, at) => [verdict, adjusted[at] ?? 1]));
  const findings = adjusted.filter((pValue) => pValue <= falseDiscoveryRate).length;
  // What Benjamini and Hochberg's rule held the p-values of this call against.
  const cut = (falseDiscoveryRate * findings) / Math.max(tested.length, 1);
  const firstDayOut = (one: Series): number => {
    let day = asOf;
    while ((judge(one, day - 1)?.pValue ?? 1) <= cut) day--;
    return day;
  };

  const problems = series.map((one, at): RecurringProblem => {
    const verdict = verdicts[at] ?? null;
    const adjustedPValue = verdict === null ? null : (adjustedOf.get(verdict) ?? null);
    const standsOut = adjustedPValue !== null && adjustedPValue <= falseDiscoveryRate;
    const before = stretchOf(one, historyFrom, windowFrom).tickets;
    const problem = {
      topic: one.topic,
      productId: one.productId,
      tickets: stretchOf(one, windowFrom, asOf + 1).tickets,
      expected: verdict?.expected ?? null,
      pValue: verdict?.pValue ?? null,
      adjustedPValue,
      standsOut,
      stoodOutOn: standsOut ? plainDate(firstDayOut(one)) : null,
      isNew: before === 0,
      history: { tickets: before, days: windowFrom - historyFrom },
      solutions: summarizeSolutions(one.solved),
    };
    return { ...problem, reasons: reasonsOf(problem, windowDays) };
  });
  return {
    window: { from: plainDate(windowFrom), to: plainDate(asOf) },
    history:
      historyFrom < windowFrom
        ? { from: plainDate(historyFrom), to: plainDate(windowFrom - 1), days: windowFrom - historyFrom }
        : null,
    falseDiscoveryRate,
    excessVariation: variation,
    problems: problems.sort(byUrgency),
    unnamed: collected.unnamed.filter((day) => day >= windowFrom).length,
    rejected: collected.rejected,
  };
}

interface ResolvedOptions {
  asOf: number;
  from: number | null;
  by: readonly ProblemKind[];
  windowDays: number;
  historyDays: number;
  falseDiscoveryRate: number;
  timeZone: string;
}

function resolveOptions(options: DetectRecurringProblemsOptions): ResolvedOptions {
  const { by = ["topic", "product"], windowDays = 28, historyDays = 364, falseDiscoveryRate = 0.05 } = options;
  assertArray(NAME, "options.by", by);
  by.forEach((kind, index) => {
    assertOneOf(NAME, `options.by[${index}]`, kind, ["topic", "product", "topic-and-product"]);
  });
  assertCount(NAME, "options.windowDays", windowDays, { min: 1, max: MOST_DAYS });
  assertCount(NAME, "options.historyDays", historyDays, { min: 1, max: MOST_DAYS });
  assertNumber(NAME, "options.falseDiscoveryRate", falseDiscoveryRate, { above: 0, below: 1 });
  if (options.excessVariation !== undefined) {
    assertNumber(NAME, "options.excessVariation", options.excessVariation, { min: 0 });
  }
  return {
    asOf: dayNumber(NAME, "options.asOf", options.asOf),
    from: options.from === undefined ? null : dayNumber(NAME, "options.from", options.from),
    by,
    windowDays,
    historyDays,
    falseDiscoveryRate,
    timeZone: options.timeZone ?? "UTC",
  };
}

function reasonsOf(problem: Omit<RecurringProblem, "reasons">, windowDays: number): Reason[] {
  const { tickets, expected, standsOut, isNew, history, solutions } = problem;
  const reasons: Reason[] = [];
  if (expected === null) reasons.push(reason("effort.problem.no-history", { tickets }));
  else if (standsOut && isNew)
    reasons.push(reason("effort.problem.new", { tickets, days: windowDays, before: history.days }));
  else if (standsOut) reasons.push(reason("effort.problem.rising", { tickets, days: windowDays, expected }));
  const [most] = solutions.by;
  if (most !== undefined) {
    const { resolution, tickets: times, medianMinutes } = most;
    reasons.push(reason("effort.problem.solved-by", { resolution, times, hours: medianMinutes / 60 }));
  }
  return reasons;
}

/** Those that stand out first, the least likely before the others; then by tickets, now and before, then by name. */
function byUrgency(left: RecurringProblem, right: RecurringProblem): number {
  return (
    Number(right.standsOut) - Number(left.standsOut) ||
    (left.standsOut ? (left.pValue ?? 1) - (right.pValue ?? 1) : 0) ||
    right.tickets - left.tickets ||
    right.history.tickets - left.history.tickets ||
    compareTexts(left.topic ?? "", right.topic ?? "") ||
    compareTexts(left.productId ?? "", right.productId ?? "")
  );
}
