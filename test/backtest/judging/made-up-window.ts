import fc from "fast-check";
import type { Bounds } from "../../../src/numeric/random/resampled-accounts.js";
import type { JudgedPart, ReadFigure } from "../../../src/backtest/judging/judged.js";
import type { LearnedRules } from "../../../src/backtest/windows/learned-rules.js";
import type { CustomerRow, WindowRow, WindowRows } from "../../../src/backtest/windows/window-rows.js";
import { dayNumber } from "../../../src/calendar/days/plain-date.js";

export const AS_OF = dayNumber("test", "asOf", "2026-06-30");
export const HORIZON = 90;

/** One account of a made-up window: what was said of it, and what it did. */
export interface Seen {
  seller: string | null;
  /** `null` where it had never bought. */
  record: CustomerRow["record"] | null;
  coming: number | null;
  bought: boolean;
  buysAgain: number | null;
  alive: number | null;
  loyalty: number | null;
  atRisk: number | null;
  planned: boolean;
}

const probability = fc.integer({ min: 0, max: 9 }).map((tenth) => (tenth + 0.3) / 10);

export const seen: fc.Arbitrary<Seen> = fc.record({
  seller: fc.constantFrom("s1", "s2", null),
  record: fc.option(
    fc.record({
      purchases: fc.integer({ min: 1, max: 6 }),
      silentDays: fc.constantFrom(0, 10, 20, 30, 31, 60, 61, 400),
      gapDays: fc.constantFrom(10, 20, 30, 90, 91, null),
      yearSpend: fc.nat(5),
      active: fc.boolean(),
    }),
    { freq: 6 },
  ),
  coming: fc.nat(4),
  bought: fc.boolean(),
  buysAgain: fc.option(probability, { freq: 8 }),
  alive: fc.option(probability, { freq: 8 }),
  loyalty: fc.option(probability, { freq: 8 }),
  atRisk: fc.option(fc.nat(3), { freq: 8 }),
  planned: fc.boolean(),
});

export const rules: LearnedRules = {
  baseRate: 0.4,
  recency: ({ silentDays }) => 30 / (31 + silentDays),
  recencyFrequency: ({ silentDays, purchases }) => purchases / (purchases + 1 + silentDays / 20),
  accounts: 100,
  bought: 40,
};

/** How often an account of the window counts, by its number; numbers run against the order of the rows. */
export const timesOf = (counts: readonly number[], rows: readonly unknown[]) =>
  Uint32Array.from(rows, (_, number) => counts[(rows.length - 1 - number) % counts.length] ?? 1);

/** Rows of a window, each with the number of its account. */
export function windowOf(
  accounts: readonly Seen[],
  { learned = rules, hasMoney = true }: { learned?: LearnedRules | null; hasMoney?: boolean } = {},
): WindowRows {
  const rows = accounts.map((each, place): WindowRow => {
    const lapsed = each.record?.active === true && !each.bought;
    const account = { id: `a${String(99 - place)}`, ...(each.seller === null ? {} : { sellerId: each.seller }) };
    return {
      number: accounts.length - 1 - place,
      predicted: {
        dated: {} as never,
        account,
        report: {
          probabilityAlive: each.alive,
          loyalty: each.loyalty === null ? null : { probability: each.loyalty },
          valueAtRisk: each.atRisk === null ? null : { amount: each.atRisk },
        } as never,
        buysAgain: each.buysAgain,
      },
      record: each.record,
      bought: each.bought,
      lapsed,
      coming: each.record === null ? null : each.coming,
      lost: lapsed ? (each.coming ?? 0) : 0,
    };
  });
  const customers = rows.filter((row): row is CustomerRow => row.record !== null);
  const planned = rows.filter((_, place) => accounts[place]?.planned === true);
  return {
    days: { asOf: AS_OF, horizonDays: HORIZON, first: AS_OF - 1000 },
    book: {
      accounts: rows.map(({ predicted }) => predicted),
      sellerOf: ({ sellerId }) => sellerId ?? "",
      products: [],
      reviewed: new Set(planned.map(({ predicted }) => predicted.account.id)),
      valueAtRisk: { amount: 7, lower: 3, upper: 9 } as never,
      margin: 1,
      models: {} as never,
      rejected: [],
      notes: [],
    },
    rules: learned,
    rows,
    customers,
    active: customers.filter(({ record }) => record.active),
    hasMoney,
  };
}

/** Bounds that say of which figure they are. */
export const boundsOf = (name: string) => ({ lower: name, upper: name }) as unknown as Bounds;

/** Reads the figures of a part with each account counted so many times. */
export function reader({ figures }: Pick<JudgedPart<unknown>, "figures">, times: Uint32Array): ReadFigure {
  const values = new Map(
    figures.flatMap(({ names, of }) => of(times).map((value, index) => [names[index] ?? "", value] as const)),
  );
  return (name) => {
    const value = values.get(name) ?? NaN;
    return Number.isNaN(value) ? { value: null, bounds: null } : { value, bounds: boundsOf(name) };
  };
}

/** Each row as often as its account is drawn. */
export const drawn = <Row extends { number: number }>(rows: readonly Row[], times: Uint32Array): Row[] =>
  rows.flatMap((row) => Array.from({ length: times[row.number] ?? 0 }, () => row));

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
/** `null` of nothing. */
export const meanOf = (values: readonly number[]) => (values.length === 0 ? null : sum(values) / values.length);

/** Chance that one that came true has the higher score than one that did not, ties half. */
export function pairsWon(rows: readonly { score: number; came: boolean }[]): number | null {
  const failed = rows.filter(({ came }) => !came);
  return meanOf(
    rows
      .filter(({ came }) => came)
      .flatMap(({ score }) => failed.map((other) => (score > other.score ? 1 : score < other.score ? 0 : 0.5))),
  );
}

/** Share of a value that the first so many rows hold by a score: of equal ones each gives the same part. */
export function shareOfFirst(rows: readonly { score: number; value: number }[], first: number): number | null {
  const whole = sum(rows.map(({ value }) => value));
  if (whole === 0) return null;
  const held = rows.map(({ score, value }) => {
    const above = rows.filter((other) => other.score > score).length;
    const tied = rows.filter((other) => other.score === score).length;
    return value * Math.min(1, Math.max(0, first - above) / tied);
  });
  return sum(held) / whole;
}
