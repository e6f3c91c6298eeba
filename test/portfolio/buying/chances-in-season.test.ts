import { assumptions, mbgNbdModel, probabilityOfBuying } from "retention-kit";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import {
  type DatedBuyer,
  type HorizonCalibration,
  pastCalibrations,
} from "../../../src/portfolio/buying/past-windows.js";
import { purchaseChances } from "../../../src/portfolio/buying/purchase-chances.js";
import { seasonalDays } from "../../../src/portfolio/buying/season-clock.js";
import { draws } from "../../support/draws.js";

/** Chances by hand where the year is busy and quiet by turns, and where customers buy at regular gaps. */

const figures = assumptions();
const TODAY = 20_000;
const parameters = { r: 0.6, alpha: 12, a: 0.4, b: 2.5 };
const model = mbgNbdModel(parameters, { timeUnit: "week" });
/** Bought five times from day −280 to day −70. */
const acme = {
  accountId: "acme",
  repeatPurchases: 4,
  recency: 30,
  observed: 40,
  meanRepeatSpend: null,
  unit: "week",
} as const;
const [FIRST, LAST] = [-280, -70];

const odds = (chance: number) => Math.log(chance / (1 - chance));
const chanceOf = (points: number) => 1 / (1 + Math.exp(-points));
const after = (earlier: number, later: number) => (later - earlier) / (1 - earlier);

/** Adds a level to the log odds, and a share of the rhythm's points where it has one. */
const calibration = (
  horizonDays: number,
  level: number,
  more: Partial<HorizonCalibration> = {},
): HorizonCalibration => {
  const each = (value: number) => Array.from({ length: more.gaps === undefined ? 4 : 5 }, () => value);
  return {
    kind: "buying-calibration",
    version: 1,
    windowDays: horizonDays,
    means: each(0),
    deviations: each(1),
    lowest: each(-999),
    highest: each(999),
    coefficients: each(0),
    covariance: each(0).map(() => each(0)),
    level,
    levelDeviation: 0.3,
    windows: [],
    converged: true,
    horizonDays,
    ...more,
  };
};

const chances = (calibrations: readonly HorizonCalibration[], own = model) => {
  const found = purchaseChances(own, calibrations, figures, TODAY, null);
  if (found === null) throw new Error("no chances");
  return found;
};
const pointsOf = (parts: readonly { factor: string; points: number }[], factor: string) =>
  parts.find((part) => part.factor === factor)?.points ?? NaN;

/** Twelfths of a year, the last one first. Their days are counted one by one in season.test.ts. */
const clock = { until: plainDate(TODAY), months: [2, 0.5, 0.25, 0.25, 1, 1, 1, 1, 1, 2, 1, 1] };
const busyDays = seasonalDays(clock);
/** The model's chance of acme within some days, all in busy days; its history ends on a day. */
const inBusyDays = (days: number, of = model, end = TODAY) =>
  probabilityOfBuying(
    of,
    {
      repeatPurchases: 4,
      recency: busyDays(end + FIRST, end + LAST) / 7,
      observed: busyDays(end + FIRST, end) / 7,
    },
    { horizon: busyDays(end, end + days) / 7 },
  );
const plain = (days: number) => probabilityOfBuying(model, acme, { horizon: days / 7 });

describe("chances in the time of a season", () => {
  const own = chances([calibration(180, 0.5, { clock }), calibration(365, -0.25, { afterDays: 180, clock })]);

  test("are the model's in days that count as they are busy, today and on other days", () => {
    for (const days of [30, 90, 180]) {
      expect(own.fromPurchases(acme, days)).toBeCloseTo(chanceOf(odds(inBusyDays(days)) + 0.5), 9);
      // The same history that ended on another day was in another season.
      const end = TODAY - 100;
      const then = chanceOf(odds(inBusyDays(days, model, end)) + 0.5);
      expect(own.fromPurchases(acme, days, end)).toBeCloseTo(then, 9);
      expect(Math.abs(then - own.fromPurchases(acme, days))).toBeGreaterThan(1e-4);
      expect(own.uncertain(acme, days).probability).toBe(own.fromPurchases(acme, days));
    }
    const first = chanceOf(odds(inBusyDays(180)) + 0.5);
    const second = chanceOf(odds(after(inBusyDays(180), inBusyDays(365))) - 0.25);
    expect(own.fromPurchases(acme, 365)).toBeCloseTo(1 - (1 - first) * (1 - second), 9);
  });

  test("tell what the season does to the model's chance as the season's, beside the level of the windows", () => {
    const { contributions, logOdds } = own.explained(acme, 90);
    expect(contributions[0]?.value).toBeCloseTo(plain(90), 10);
    expect(pointsOf(contributions, "baseline")).toBeCloseTo(odds(plain(90)), 8);
    expect(pointsOf(contributions, "season")).toBeCloseTo(0.5 + odds(inBusyDays(90)) - odds(plain(90)), 8);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(logOdds);
    expect(logOdds).toBeCloseTo(odds(inBusyDays(90)) + 0.5, 8);
  });

  test("are asked of the model that was fitted in that time, if it counts in the same unit", () => {
    const fitted = mbgNbdModel({ ...parameters, alpha: 6 }, { timeUnit: "week" });
    const asked = chances([calibration(180, 0, { clock: { ...clock, model: fitted } })]);
    expect(asked.fromPurchases(acme, 90)).toBeCloseTo(inBusyDays(90, fitted), 9);
    // What is told beside it is still the book's own.
    expect(asked.explained(acme, 90).contributions[0]?.value).toBeCloseTo(plain(90), 10);
    const inDays = mbgNbdModel({ ...parameters, alpha: 6 }, { timeUnit: "day" });
    expect(chances([calibration(180, 0, { clock: { ...clock, model: inDays } })]).fromPurchases(acme, 90)).toBeCloseTo(
      inBusyDays(90),
      9,
    );
    // A clock of whatever horizon is the book's.
    const later = chances([calibration(180, 0), calibration(365, 0, { afterDays: 180, clock })]);
    expect(later.fromPurchases(acme, 90)).toBeCloseTo(inBusyDays(90), 9);
  });

  test("are as uncertain as the parameters leave them in busy days", () => {
    const variances = [0.01, 4, 0.02, 0.5];
    const covariance = variances.map((variance, row) => variances.map((_, column) => (row === column ? variance : 0)));
    const { variance } = chances([calibration(180, 0.5, { clock })], {
      ...model,
      covariance,
    }).uncertain(acme, 90);
    const spread = (Object.keys(parameters) as (keyof typeof parameters)[]).reduce((sum, name, index) => {
      const step = 1e-5 * parameters[name];
      const at = (value: number) => inBusyDays(90, mbgNbdModel({ ...parameters, [name]: value }, { timeUnit: "week" }));
      const slope = (at(parameters[name] + step) - at(parameters[name] - step)) / (2 * step);
      return sum + slope ** 2 * (variances[index] ?? NaN);
    }, 0);
    const chance = inBusyDays(90);
    expect(variance).toBeCloseTo(0.3 ** 2 + spread / (chance * (1 - chance)) ** 2, 4);
  });

  test("name the years that tell the season where purchases follow it, and where it is known", () => {
    const of = (season: HorizonCalibration["season"]) => chances([calibration(180, 0, season && { season })]);
    expect(of({ years: 3, follows: true }).seasonYears(90)).toBe(3);
    expect(of({ years: 3, follows: true }).seasonYears(180)).toBe(3);
    expect(of({ years: 3, follows: true }).seasonYears(181)).toBeNull();
    expect(of({ years: 3, follows: false }).seasonYears(90)).toBeNull();
    expect(of(undefined).seasonYears(90)).toBeNull();
  });
});

describe("chances of customers with a rhythm", () => {
  const gaps = { regularity: 2, gapDays: 40, alikeness: 3 };
  /**
   * Log odds of buying in some days after a silence, at regular gaps less those at random. A rate is gamma(A, B) distributed,
   * A = 3 + k·4 and B = 3·40 + k·210; gaps are gamma(k) round it. The silence lasts with chance x^A·(1 + A·(1 − x)) for k = 2,
   * x = B/(B + 2s), and (B/(B + s))^A for k = 1. Odds of having left are a/(b + 4).
   */
  const rhythm = (silentDays: number, days: number, recencyDays = 210) => {
    const left = parameters.a / (parameters.b + 4);
    const lasts = (k: 1 | 2, silence: number) => {
      const [shape, scale] = [3 + 4 * k, 3 * 40 + k * recencyDays];
      const x = scale / (scale + k * silence);
      return k === 1 ? x ** shape : x ** shape * (1 + shape * (1 - x));
    };
    const buys = (k: 1 | 2) => (lasts(k, silentDays) - lasts(k, silentDays + days)) / (left + lasts(k, silentDays));
    return odds(buys(2)) - odds(buys(1));
  };
  const coefficients = [0, 0, 0, 0, 0.5];

  test("count it from the last purchase, in each stage after the silence before it", () => {
    const own = chances([
      calibration(60, 0, { gaps, coefficients }),
      calibration(120, 0.25, { afterDays: 60, gaps, coefficients }),
    ]);
    const first = odds(plain(60)) + 0.5 * rhythm(70, 60);
    const second = odds(after(plain(60), plain(120))) + 0.25 + 0.5 * rhythm(130, 60);
    expect(own.fromPurchases(acme, 60)).toBeCloseTo(chanceOf(first), 8);
    expect(own.fromPurchases(acme, 120)).toBeCloseTo(1 - (1 - chanceOf(first)) * (1 - chanceOf(second)), 8);
    expect(pointsOf(own.explained(acme, 60).contributions, "rhythm")).toBeCloseTo(0.5 * rhythm(70, 60), 8);
    const { contributions, logOdds } = own.explained(acme, 120);
    expect(contributions.map(({ factor }) => factor)).toEqual(["baseline", "season", "silence", "frequency", "rhythm"]);
    const without = 1 - (1 - plain(60)) * (1 - chanceOf(odds(after(plain(60), plain(120))) + 0.25));
    expect(pointsOf(contributions, "rhythm")).toBeCloseTo(logOdds - odds(without), 7);
  });

  test("count it in busy days where purchases follow a season", () => {
    const own = chances([calibration(60, 0, { gaps, coefficients, clock })]);
    const busy = (from: number, to: number) => busyDays(TODAY + from, TODAY + to);
    const points = rhythm(busy(LAST, 0), busy(0, 60), busy(FIRST, LAST));
    expect(own.fromPurchases(acme, 60)).toBeCloseTo(chanceOf(odds(inBusyDays(60)) + 0.5 * points), 8);
  });
});

describe("windows of one horizon after another", () => {
  const LENGTH = 1000;
  const { uniform } = draws(5);
  const buyers = Array.from({ length: 250 }, (_, index): DatedBuyer => {
    const gap = 15 + 90 * uniform();
    const stops = uniform() < 0.3 ? TODAY - Math.floor(uniform() * LENGTH) : TODAY;
    const own: number[] = [];
    let day = TODAY - LENGTH + (index === 0 ? 0 : Math.floor(uniform() * 150));
    for (; own.length === 0 || day <= stops; day += 1 + Math.floor(2 * gap * uniform())) own.push(day);
    return { accountId: `a${index}`, days: own.map((each) => ({ day: each, spend: 100 })) };
  });
  const learned = (...horizons: number[]) =>
    pastCalibrations(buyers, TODAY, horizons, figures, 0.05, { gaps: null, isFitted: true });

  /** Who had bought by the start of each window and not in its first days, and how many of these bought in the rest. */
  const recounted = (notBefore: number, windowDays: number, windows: number) =>
    Array.from({ length: windows }, (_, age) => {
      const start = TODAY - (age + 1) * windowDays;
      const bought = (days: DatedBuyer["days"], from: number, to: number) =>
        days.some(({ day }) => day > from && day <= to);
      const known = buyers.filter(
        ({ days }) => bought(days, -Infinity, start) && !bought(days, start, start + notBefore),
      );
      return {
        accounts: known.length,
        bought: known.filter(({ days }) => bought(days, start + notBefore, start + windowDays)).length,
      };
    });
  const counted = (found: HorizonCalibration | undefined) =>
    found?.windows.map(({ accounts, bought }) => ({ accounts, bought }));

  test("ask who had not bought within the shorter one", () => {
    const [first, second, ...others] = learned(180, 90);
    expect(others).toEqual([]);
    expect([first?.horizonDays, first?.afterDays, second?.horizonDays, second?.afterDays]).toEqual([
      90,
      undefined,
      180,
      90,
    ]);
    const most = figures["buysAgain.windows"].value;
    const least = figures["buysAgain.leastHistoryDays"].value;
    const windowsOf = (days: number) =>
      Array.from({ length: most }, (_, age) => age).filter(
        (age) => LENGTH - (age + 1) * days > Math.max(least, days / 2),
      ).length;
    // Of 180 days the second window is believed whole, so that those of half of it are not asked.
    expect((LENGTH - 360) / Math.max(least, 90)).toBeGreaterThan(2);
    expect(counted(first)).toEqual(recounted(0, 90, windowsOf(90)));
    expect(counted(second)).toEqual(recounted(90, 180, windowsOf(180)));
  });

  test("need 30 days more than the one before, and are of the whole horizon where half of it leaves fewer", () => {
    expect(learned(90, 119).map(({ horizonDays }) => horizonDays)).toEqual([90]);
    const found = learned(400, 430, 100);
    expect(found.map(({ horizonDays, afterDays }) => [horizonDays, afterDays])).toEqual([
      [100, undefined],
      [400, 100],
      [430, 400],
    ]);
    // Of 215 days the last 15 are too few; of 430 one window alone is on record.
    expect(found[2]?.windowDays).toBe(430);
    expect(counted(found[2])).toEqual(recounted(400, 430, found[2]?.windows.length ?? 0));
  });

  test("say nothing of seasons for more than half a year, and for less how many years are known", () => {
    // 1,000 days are 32 months: two years, of which the half years on either side leave one.
    expect(learned(90, 180, 365).map(({ season }) => season)).toEqual([
      { years: 1, follows: false },
      { years: 1, follows: false },
      undefined,
    ]);
    expect(learned(182)[0]?.season).toBeDefined();
    expect(learned(183)[0]?.season).toBeUndefined();
  });
});
