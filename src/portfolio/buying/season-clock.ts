import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { calibrationFigures } from "../../evidence/purchase-figures.js";
import type { AssumptionsOf } from "../../evidence/preset-of.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { squared } from "../../numeric/elementary/squared.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import type { PlainDate } from "../../records/values/time.js";

/** Whether the purchases of a book follow the seasons, for some days from a day of the year. */
export interface BuyingSeason {
  /** Whole years of the past whose months were held against the rest of their years; of none nothing is known. */
  readonly years: number;
  /** Whether the months of a year differ by more than chance and single years explain. */
  readonly follows: boolean;
}

/** How busy the months of a book's year are, by its own past. */
export interface SeasonClock {
  /** Last day that was counted. */
  readonly until: PlainDate;
  /** Purchases of each twelfth of a year over those of a mean one, back from that day. */
  readonly months: readonly number[];
  /** The purchase model in that time, in which a quiet half year is short; without it the book's own model is asked. */
  readonly model?: ContinuousModel | undefined;
}

/** A clock with the years that tell it; without one where the book's purchases follow no season. */
export interface MeasuredSeason {
  years: number;
  clock: SeasonClock | null;
}

/** Years that tell a season: with the half years on either side of one, two years of record. */
export const LEAST_YEARS = 1;
const MONTHS = 12;
const DAYS_A_YEAR = 365.25;
const DAYS_A_MONTH = DAYS_A_YEAR / MONTHS;
/** The mean of eleven squares of a standard normal is above it in one case of twenty: χ² with 11 degrees of freedom, 19.675. */
const MOST_BY_CHANCE = 19.675 / (MONTHS - 1);
/** A season that has only just been seen once is believed bit by bit, so that no day turns the book over. */
const MONTHS_OF_BELIEF = 3;

/**
 * How busy each month of the year is, from the repeat purchases of months of the past: each over the mean of the year round
 * it, as in the classical decomposition of a time series, so that what grows or shrinks steadily is no season.
 *
 * A month's logarithm is the mean over the years, drawn to 0 by v/n over σ² + v/n: v is what the years of one month differ
 * by, of which one year's worth is known beforehand, and σ² what months differ by beyond that. Where that is nothing, there
 * is no season.
 *
 * Source: the ratio to the moving average of Macaulay (1931), drawn to their mean as by James and Stein (1961).
 *
 * @param buyers - The days of purchase of each, in order.
 * @internal
 */
export function seasonClock(
  buyers: readonly { days: readonly { day: number }[] }[],
  asOfDay: number,
  figures: AssumptionsOf<typeof calibrationFigures>,
  mostYears: number,
): MeasuredSeason {
  const firstDay = buyers.reduce((first, { days: [bought] }) => Math.min(first, bought?.day ?? Infinity), Infinity);
  const record = (asOfDay - firstDay) / DAYS_A_MONTH;
  const years = Math.min(mostYears, Math.floor(record / MONTHS) - 1);
  if (years < LEAST_YEARS) return { years: Math.max(0, years), clock: null };
  const counted = countedMonths(buyers, asOfDay, Math.min(Math.floor(record), (mostYears + 1) * MONTHS));
  const clock = clockOf(counted, squared(figures["buysAgain.seasonDeviation"].value));
  const belief = Math.min(1, (record - MONTHS * (LEAST_YEARS + 1)) / MONTHS_OF_BELIEF);
  if (clock === null || belief <= 0) return { years, clock: null };
  return { years, clock: { until: plainDate(asOfDay), months: evened(clock.map((each) => each * belief)) } };
}

/** Repeat purchases of a month, and how many there would be if all months round it were alike. */
interface CountedMonth {
  seen: number;
  expected: number;
}

/** Months of the past, the latest first. */
interface CountedMonths {
  months: CountedMonth[];
  /** By the twelfth of a year: the squares of what each account bought more or less than expected, over all its years. */
  ofAccounts: Float64Array;
}

/**
 * Counts the months that have half a year on either side, the latest first. An account counts from the month after its first
 * purchase, at its own pace in the year round the month, as far as it was there: a January of many new customers is no season.
 * Nor is it one that who buys once a year comes back in the same month: over the years its purchases are one event.
 */
function countedMonths(
  buyers: readonly { days: readonly { day: number }[] }[],
  asOfDay: number,
  length: number,
): CountedMonths {
  const half = MONTHS / 2;
  const counted = Array.from({ length: length - MONTHS }, (): CountedMonth => ({ seen: 0, expected: 0 }));
  const ofAccounts = new Float64Array(MONTHS);
  const beyond = new Float64Array(MONTHS);
  const own = new Float64Array(length);
  // Before each month: all months since, so that a year is a difference.
  const since = new Float64Array(length + 1);
  for (const { days } of buyers) {
    const first = days[0]?.day;
    if (first === undefined || days.length === 1) continue;
    const there = Math.min(length, Math.floor((asOfDay - first) / DAYS_A_MONTH));
    own.fill(0);
    for (let place = days.length - 1; place > 0; place--) {
      const month = Math.floor((asOfDay - (days[place]?.day ?? 0)) / DAYS_A_MONTH);
      if (month >= there) break;
      own[month] = (own[month] ?? 0) + 1;
    }
    for (let month = 0; month < there; month++) since[month + 1] = (since[month] ?? 0) + (own[month] ?? 0);
    for (let month = half; month < Math.min(there, length - half); month++) {
      const until = Math.min(there, month + half);
      const edges = (own[month - half] ?? 0) + (until < there ? (own[until] ?? 0) : 0);
      const year = (since[until] ?? 0) - (since[month - half + 1] ?? 0) + edges / 2;
      const counts = counted[month - half];
      if (counts === undefined || year === 0) continue;
      const seen = own[month] ?? 0;
      const expected = year / (until - (month - half) - (until < there ? 0 : 0.5));
      counts.seen += seen;
      counts.expected += expected;
      beyond[month % MONTHS] = (beyond[month % MONTHS] ?? 0) + seen - expected;
    }
    for (let month = 0; month < MONTHS; month++) {
      ofAccounts[month] = (ofAccounts[month] ?? 0) + squared(beyond[month] ?? 0);
    }
    beyond.fill(0);
  }
  return { months: counted, ofAccounts };
}

/** Logarithms of how busy each twelfth of a year is, from months of the past; `null` if none differs. */
function clockOf({ months: counted, ofAccounts }: CountedMonths, knownBefore: number): number[] | null {
  const seen = Array.from({ length: MONTHS }, (): number[] => []);
  const ofYear = new Float64Array(MONTHS);
  let ofCounts = 0;
  counted.forEach((counts, month) => {
    // Half a purchase more, as where there was none the logarithm has none.
    const expected = counts.expected + 0.5;
    const place = (month + MONTHS / 2) % MONTHS;
    seen[place]?.push(log((counts.seen + 0.5) / expected));
    ofYear[place] = (ofYear[place] ?? 0) + expected;
    ofCounts += 1 / expected / counted.length;
  });
  const means = seen.map((own) => own.reduce((sum, each) => sum + each, 0) / own.length);
  let [scatter, freedom] = [0, 0];
  seen.forEach((own, month) => {
    for (const each of own) scatter += squared(each - (means[month] ?? 0));
    freedom += own.length - 1;
  });
  const ofYears = (scatter + MONTHS * (knownBefore + ofCounts)) / (freedom + MONTHS);
  const middle = means.reduce((sum, each) => sum + each, 0) / MONTHS;
  const errors = seen.map((own, month) =>
    Math.max(ofYears / own.length, (ofAccounts[month] ?? 0) / squared(ofYear[month] ?? 1)),
  );
  let beyond = 0;
  means.forEach((mean, month) => {
    beyond += squared(mean - middle) - MOST_BY_CHANCE * (errors[month] ?? 0);
  });
  const ofMonths = beyond / (MONTHS - 1);
  if (!(ofMonths > 0)) return null;
  return means.map((mean, month) => ((mean - middle) * ofMonths) / (ofMonths + (errors[month] ?? 0)));
}

/** Factors of those logarithms whose mean is 1, so that a year is a year. */
function evened(logarithms: readonly number[]): number[] {
  const factors = logarithms.map((each) => exp(each));
  const mean = factors.reduce((sum, each) => sum + each, 0) / MONTHS;
  return factors.map((each) => each / mean);
}

/** Days between two days, each counted as it is busy. */
export type SeasonalDays = (from: number, to: number) => number;

/**
 * Reads a clock: the days between two days, each counted as busy as its month is. Years are as long as ever.
 *
 * A purchase model takes rates for constant. On this clock they are: Poisson purchases at rate λ·s(t) are Poisson at rate λ in
 * the time ∫s(t)dt, and so are the gaps of a rhythm.
 * @internal
 */
export function seasonalDays({ until, months }: Pick<SeasonClock, "until" | "months">): SeasonalDays {
  const untilDay = parseDay(until);
  const before = [0];
  for (const busy of months) before.push((before.at(-1) ?? 0) + busy * DAYS_A_MONTH);
  const back = (day: number): number => {
    const ago = untilDay - day;
    const years = Math.floor(ago / DAYS_A_YEAR);
    const left = ago - years * DAYS_A_YEAR;
    const month = Math.min(MONTHS - 1, Math.floor(left / DAYS_A_MONTH));
    return years * DAYS_A_YEAR + (before[month] ?? 0) + (months[month] ?? 1) * (left - month * DAYS_A_MONTH);
  };
  return (from, to) => back(from) - back(to);
}
