import {
  type CalendarPeriod,
  firstDayOf,
  periodOf,
  weekStartOf,
  type WeekOptions,
} from "../../calendar/days/calendar-period.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertObject,
  assertOneOf,
  assertOptions,
  assertText,
  RetentionError,
} from "../../errors.js";
import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Complete } from "../../records/values/given.js";
import { assertAsset, readRules, type ReminderRules, type ServiceAsset, type ServiceRule } from "./reminder-rules.js";
import { serviceOccasions } from "./service-occasions.js";
import { useForecast, type UseReading } from "./use-forecast.js";

const NAME = "partsDemand";

/** Something that needs service, with its meter readings. */
export interface PartsAsset extends ServiceAsset {
  /** What the counter showed and when, in any order; without them only dates count. */
  readings?: readonly UseReading[] | null | undefined;
  /**
   * Its recurring services.
   * @defaultValue those of the options
   */
  rules?: ReminderRules | null | undefined;
}

/** Pieces of a part. */
export interface PartNeed {
  part: string;
  /**
   * Whole pieces.
   * @defaultValue `1`
   */
  quantity?: number | null | undefined;
}

/** How to add up parts. */
export interface PartsDemandOptions extends IntervalOptions, WeekOptions {
  /** The day of the question. Records after it count as not having happened yet. */
  asOf: PlainDate;
  /**
   * Last day looked at, at most ten years after `asOf`.
   * @defaultValue a year after it
   */
  to?: PlainDate | null | undefined;
  /**
   * Length of a period.
   * @defaultValue `"month"`
   */
  by?: CalendarPeriod | null | undefined;
  /** The services that come back, of assets that have no rules of their own. */
  rules?: ReminderRules | null | undefined;
  /** Parts that each service takes, by service: a name is one piece. */
  parts: Readonly<Record<string, readonly (string | PartNeed)[]>>;
}

/** Pieces of a part that are needed, with the interval that the count lies in. */
export interface PiecesNeeded {
  part: string;
  /** Expected number of pieces. */
  expected: number;
  lower: number;
  upper: number;
  confidence: number;
}

/** Pieces of a part that one period needs. */
export interface PartsOfPeriod extends PiecesNeeded {
  /** First and last day counted: of the period, or where what is looked at begins or ends inside it. */
  from: PlainDate;
  to: PlainDate;
}

/** Parts by period. */
export interface PartsDemand {
  /** Every part in every period, by period, then by part. */
  demand: PartsOfPeriod[];
  /** For services that fell due up to `asOf` and were not held: needed as soon as their owners come. */
  overdue: PiecesNeeded[];
  /** Services by use alone, on assets whose readings do not show any use. */
  unknown: { assetId: string; service: string }[];
  rejected: Rejection[];
}

/** What a period needs of one part: a service each, as likely as not. */
interface Need {
  quantity: number;
  chance: number;
}

const MOST_DAYS = 3660;
const MOST_PIECES = 10_000;
const DAYS_OF_A_YEAR = 365;

/**
 * Spare parts that upcoming services will need, by month, week, quarter or year, so that they are in stock before the
 * customer comes.
 *
 * Each service falls due by date, by use, or by whichever comes first, as in `scheduleServiceReminders`. By use, its
 * chance is that of the meter having reached the level by then: use after h days varies by σ²·(h + 1.2·h²/T) around the
 * rate, with Student's t. A period needs a part with the chance that the service falls due in it. Services of different
 * assets are independent, so the count is a sum of independent chances with exact quantiles. Services after the next
 * count from the expected day of the one before.
 *
 * Overdue services are listed separately, since no one knows in which month the owner will come.
 *
 * Source: as for `scheduleServiceReminders`; the interval, Hong (2013), "On computing the distribution function for the
 * Poisson binomial distribution", CSDA 59, by convolution. Cost: for each part and period n·√n for n uncertain services.
 *
 * @param assets - Any number; invalid ones are rejected.
 * @param options - Day, horizon, periods, the services and their parts; confidence of each interval, 0.95 by default.
 * @returns Pieces by period, what is overdue, and what cannot be forecast.
 * @throws RetentionError when an option is out of bounds.
 *
 * @example
 * import { partsDemand } from "retention-kit";
 *
 * const car = { accountId: "acme", productId: "van", purchasedOn: "2026-01-15" };
 * const readings = [
 *   { on: "2026-03-01", use: 2100 }, { on: "2026-05-02", use: 4600 }, { on: "2026-07-10", use: 8300 },
 *   { on: "2026-10-01", use: 12300 },
 * ];
 * const { demand, overdue } = partsDemand([{ ...car, id: "car-1", readings }, { ...car, id: "car-2" }], {
 *   asOf: "2026-11-21",
 *   to: "2027-01-31",
 *   by: "month",
 *   rules: { services: [{ service: "oil-change", everyMonths: 12, everyUse: 15000 }] },
 *   parts: { "oil-change": ["oil-filter"] },
 * });
 * demand.map(({ from, expected, lower, upper }) => [from, expected, lower, upper])
 * //=> [["2026-11-22", 0.34, 0, 1], ["2026-12-01", 0.31, 0, 1], ["2027-01-01", 1.05, 1, 2]]
 * overdue
 * //=> [{ part: "oil-filter", expected: 0.29, lower: 0, upper: 1, confidence: 0.95 }]
 */
export function partsDemand(assets: readonly PartsAsset[], options: PartsDemandOptions): PartsDemand {
  const known = assertOptions(NAME, "options", options, {
    asOf: true,
    to: true,
    by: true,
    weekStartsOn: true,
    rules: true,
    parts: true,
    confidence: true,
  });
  const { by = "month" } = known;
  const confidence = resolveConfidence(NAME, known);
  assertOneOf(NAME, "options.by", by, ["week", "month", "quarter", "year"]);
  const asOf = dayNumber(NAME, "options.asOf", known.asOf);
  const to = known.to == null ? asOf + DAYS_OF_A_YEAR : dayNumber(NAME, "options.to", known.to);
  if (to <= asOf) throw new RetentionError(NAME, "options.to", `must lie after asOf, ${known.asOf}`, known.to);
  if (to - asOf > MOST_DAYS) {
    throw new RetentionError(NAME, "options.to", `must lie at most ${MOST_DAYS} days after asOf`, known.to);
  }
  const parts = readParts(known.parts);
  const services = readServices(known.rules);

  const weekStart = weekStartOf(NAME, known);
  const first = periodOf(asOf + 1, by, weekStart);
  const periods = Array.from({ length: periodOf(to, by, weekStart) - first + 1 }, (_, index) => ({
    from: Math.max(asOf + 1, firstDayOf(first + index, by, weekStart)),
    to: Math.min(to, firstDayOf(first + index + 1, by, weekStart) - 1),
  }));
  // The first stretch is what is overdue.
  const ends = [asOf, ...periods.map((period) => period.to)];
  const needs = new Map<string, Need[][]>();
  const unknown: PartsDemand["unknown"] = [];
  const { rejected } = acceptRows(NAME, "assets", assets, (asset) => {
    const { taken, untold } = partsOf(asset, services, parts, asOf, ends, confidence);
    unknown.push(...untold);
    for (const { part, stretch, need } of taken) {
      const list = needs.get(part) ?? ends.map((): Need[] => []);
      needs.set(part, list);
      list[stretch]?.push(need);
    }
  });

  const inOrder = [...needs].sort(([left], [right]) => compareTexts(left, right));
  const piecesIn = (stretch: number): PiecesNeeded[] =>
    inOrder.map(([part, list]) => ({ part, ...piecesNeeded(list[stretch] ?? [], confidence) }));
  return {
    demand: periods.flatMap((period, index) =>
      piecesIn(index + 1).map(({ part, ...pieces }) => ({
        part,
        from: plainDate(period.from),
        to: plainDate(period.to),
        ...pieces,
      })),
    ),
    overdue: piecesIn(0).filter(({ expected }) => expected > 0),
    unknown,
    rejected,
  };
}

/** The parts that an asset takes, with the stretch in which it may take them. */
function partsOf(
  asset: PartsAsset,
  services: readonly ServiceRule[],
  parts: ReadonlyMap<string, readonly Complete<PartNeed>[]>,
  asOf: number,
  ends: readonly number[],
  confidence: number,
): { taken: { part: string; stretch: number; need: Need }[]; untold: PartsDemand["unknown"] } {
  assertAsset(NAME, asset);
  const rules = asset.rules == null ? services : readServices(asset.rules);
  const forecast = useForecast(NAME, asset.readings ?? [], asOf, confidence);
  const taken: { part: string; stretch: number; need: Need }[] = [];
  const untold: PartsDemand["unknown"] = [];
  for (const rule of rules) {
    const needs = parts.get(rule.service) ?? [];
    const occasions = serviceOccasions(asset, rule, forecast, asOf, ends.at(-1) ?? asOf);
    if (occasions === null) untold.push({ assetId: asset.id, service: rule.service });
    for (const { chanceBy } of occasions ?? []) {
      let before = 0;
      ends.forEach((end, stretch) => {
        const by = chanceBy(end);
        const chance = by - before;
        before = by;
        if (chance <= 0) return;
        for (const { part, quantity } of needs) taken.push({ part, stretch, need: { quantity, chance } });
      });
    }
  }
  return { taken, untold };
}

/** Probabilities of counts below this are dropped at both ends. */
const NEGLIGIBLE = 1e-15;

/** The mean of a sum of single chances, with its quantiles, by convolution. */
function piecesNeeded(needs: readonly Need[], confidence: number): Omit<PiecesNeeded, "part"> {
  const unit = needs.reduce((divisor, { quantity }) => greatestCommonDivisor(divisor, quantity), 0);
  let expected = 0;
  let lowest = 0;
  let probabilities = [1];
  for (const { quantity, chance } of needs) {
    expected += quantity * chance;
    const units = quantity / unit;
    if (chance >= 1) {
      lowest += units;
      continue;
    }
    const next = new Array<number>(probabilities.length + units).fill(0);
    probabilities.forEach((probability, count) => {
      next[count] = (next[count] ?? 0) + probability * (1 - chance);
      next[count + units] = (next[count + units] ?? 0) + probability * chance;
    });
    let start = 0;
    while ((next[start] ?? 1) < NEGLIGIBLE) start++;
    let end = next.length;
    while ((next[end - 1] ?? 1) < NEGLIGIBLE) end--;
    probabilities = next.slice(start, end);
    lowest += start;
  }
  const quantile = (share: number): number => {
    let below = probabilities[0] ?? 1;
    let count = 0;
    while (below < share && count < probabilities.length - 1) below += probabilities[++count] ?? 0;
    return (lowest + count) * unit;
  };
  const tail = (1 - confidence) / 2;
  return { expected, lower: quantile(tail), upper: quantile(1 - tail), confidence };
}

function readServices(rules: ReminderRules = {}): readonly ServiceRule[] {
  return readRules(NAME, rules, { service: 0, warrantyEnd: 0, tradeIn: 0 }).services;
}

function readParts(parts: PartsDemandOptions["parts"]): Map<string, Complete<PartNeed>[]> {
  assertObject(NAME, "options.parts", parts);
  return new Map(
    Object.entries(parts).map(([service, needs]) => {
      const path = `options.parts.${service}`;
      assertArray(NAME, path, needs);
      const read = needs.map((need, index) => {
        if (typeof need !== "string") assertObject(NAME, `${path}[${index}]`, need);
        const { part, quantity = 1 } = typeof need === "string" ? { part: need } : need;
        assertText(NAME, `${path}[${index}].part`, part);
        assertCount(NAME, `${path}[${index}].quantity`, quantity, { min: 1, max: MOST_PIECES });
        return { part, quantity };
      });
      return [service, read];
    }),
  );
}
