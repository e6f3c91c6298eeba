import fc from "fast-check";
import { evaluatePredictions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { extremes } from "../../../src/backtest/judging/extremes.js";
import { judgeBuyingAgain, type Predictor } from "../../../src/backtest/judging/judge-buying-again.js";
import { judgePlan } from "../../../src/backtest/judging/judge-plan.js";
import { isSilent, judgeValueAtRisk } from "../../../src/backtest/judging/judge-value-at-risk.js";
import { judgeWindow } from "../../../src/backtest/judging/judge-window.js";
import { ownersOf, type CustomerRow, type WindowRow } from "../../../src/backtest/windows/window-rows.js";
import {
  boundsOf,
  drawn,
  HORIZON,
  meanOf,
  pairsWon,
  reader,
  rules,
  seen,
  type Seen,
  shareOfFirst,
  sum,
  timesOf,
  windowOf,
} from "./made-up-window.js";

const accounts = fc.array(seen, { minLength: 3, maxLength: 14 });
const counts = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 });
const learned = fc.constantFrom(rules, null);
const sampling = { resamples: 20, seed: 4, confidence: 0.9 };
const plain: Seen = {
  seller: "s1",
  record: { purchases: 5, silentDays: 20, gapDays: 30, yearSpend: 3, active: true },
  coming: 2,
  bought: true,
  buysAgain: 0.73,
  alive: 0.6,
  loyalty: 0.5,
  atRisk: 1,
  planned: false,
};

function expectClose(found: number | null | undefined, expected: number | null): void {
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 10);
}

describe("who buys again", () => {
  /** What each predictor says, by the table of docs/backtest.md. */
  const saidBy = (withRules: boolean): Record<Predictor, (row: CustomerRow) => number | null> => ({
    buysAgain: ({ predicted }) => predicted.buysAgain,
    probabilityAlive: ({ predicted }) => predicted.report.probabilityAlive,
    loyalty: ({ predicted }) => predicted.report.loyalty?.probability ?? null,
    // Without rules only the order counts: the longer silent, the less likely.
    recency: ({ record }) => (withRules ? rules.recency(record) : -record.silentDays),
    recencyFrequency: ({ record }) => (withRules ? rules.recencyFrequency(record) : null),
    baseRate: () => (withRules ? 0.4 : null),
  });

  test("each predictor is scored by the formulas of its measures, on those for whom it has an answer", () => {
    fc.assert(
      fc.property(accounts, counts, learned, (given, often, known) => {
        const window = windowOf(given, { learned: known });
        const times = timesOf(often, given);
        const part = judgeBuyingAgain(window, sampling);
        const read = reader(part, times);
        const judged = part.result(read);
        const asked = Object.entries(saidBy(known !== null)) as [Predictor, (row: CustomerRow) => number | null][];
        for (const [predictor, say] of asked) {
          const answered = window.customers.flatMap((row) => {
            const score = say(row);
            return score === null ? [] : { number: row.number, score, came: row.bought };
          });
          const found = judged[predictor];
          if (answered.length === 0) {
            expect(found).toBeUndefined();
            continue;
          }
          const onlyOrder = predictor === "recency" && known === null;
          const unlessOrder = (value: number | null) => (onlyOrder ? null : value);
          expect(found?.accounts).toBe(answered.length);
          expectClose(found?.auc, pairsWon(answered));
          expectClose(found?.observed, meanOf(answered.map(({ came }) => Number(came))));
          const losses = (rows: typeof answered) =>
            meanOf(rows.map(({ score, came }) => -Math.log(came ? score : 1 - score)));
          const squares = (rows: typeof answered) => meanOf(rows.map(({ score, came }) => (Number(came) - score) ** 2));
          expectClose(found?.logLoss, unlessOrder(losses(answered)));
          expectClose(found?.brier, unlessOrder(squares(answered)));
          expectClose(found?.mean, unlessOrder(meanOf(answered.map(({ score }) => score))));
          const gaps = Array.from({ length: 10 }, (_, tenth) => {
            const bin = answered.filter(({ score }) => Math.ceil(score * 10) === tenth + 1);
            return Math.abs(sum(bin.map(({ score, came }) => Number(came) - score)));
          });
          expectClose(found?.calibrationError, unlessOrder(sum(gaps) / answered.length));
          const bins = new Set(answered.map(({ score }) => Math.ceil(score * 10))).size;
          expect(found?.bins).toHaveLength(onlyOrder ? 0 : bins);

          const sample = drawn(answered, times);
          expectClose(read(`auc:${predictor}`).value, pairsWon(sample));
          if (!onlyOrder) {
            expectClose(read(`logLoss:${predictor}`).value, losses(sample));
            expectClose(read(`brier:${predictor}`).value, squares(sample));
          }
          const bounds = (name: string) => (sample.length === 0 ? null : boundsOf(`${name}:${predictor}`));
          expect(found?.intervals.observed).toEqual(bounds("observed"));
          expect(found?.intervals.mean).toEqual(onlyOrder ? null : bounds("mean"));
          const own = evaluatePredictions(
            answered.map(({ score }) => (onlyOrder ? 1 / (1 - score) : score)),
            answered.map(({ came }) => came),
            sampling,
          ).intervals;
          const { auc, logLoss, brier, calibrationError } = found?.intervals ?? {};
          expect(auc).toEqual(own?.auc ?? null);
          expect(logLoss).toEqual(onlyOrder ? null : (own?.logLoss ?? null));
          expect(brier).toEqual(onlyOrder ? null : (own?.brier ?? null));
          expect(calibrationError).toEqual(onlyOrder ? null : (own?.expectedCalibrationError ?? null));
        }
        const ours = judged.buysAgain?.accounts;
        const compared = (Object.keys(judged) as Predictor[])
          .filter((predictor) => predictor !== "buysAgain" && judged[predictor]?.accounts === ours)
          .flatMap((against) =>
            (against === "recency" && known === null ? ["auc"] : ["auc", "logLoss", "brier"]).map((name) => ({
              measure: `buysAgain.${name}`,
              against,
              ours: `${name}:buysAgain`,
              theirs: `${name}:${against}`,
              lowerIsBetter: name !== "auc",
            })),
          );
        expect(part.comparisons).toEqual(ours === undefined ? [] : compared);
      }),
      { numRuns: 25 },
    );
  });
});

test("where the main job tells no one's chance, nothing is compared with it", () => {
  const given = [true, false].map((bought) => ({ ...plain, bought, buysAgain: null }));
  const part = judgeBuyingAgain(windowOf(given), sampling);
  expect(part.comparisons).toEqual([]);
  expect(Object.keys(part.result(() => ({ value: 1, bounds: null })))).not.toContain("buysAgain");
});

describe("value at risk", () => {
  const own = { mine: ({ record }: CustomerRow) => record.purchases };
  const silent = ({ record: { gapDays, silentDays } }: CustomerRow) => gapDays !== null && silentDays > 2 * gapDays;

  test("each rule holds what its first tenth lost, and so on", () => {
    fc.assert(
      fc.property(accounts, counts, learned, fc.constantFrom(1, 0.5), (given, often, known, margin) => {
        const window = windowOf(given, { learned: known });
        window.book.margin = margin;
        const times = timesOf(often, given);
        const part = judgeValueAtRisk(window, own);
        const judged = part.result(reader(part, times));
        const spend = ({ coming }: CustomerRow) => coming ?? 0;
        // Where nobody's value at risk is known, all would be equal, as in a draw of lots.
        const knowsRisk = window.active.some(({ predicted }) => predicted.report.valueAtRisk !== null);
        const knowsBuying = window.active.some(({ predicted }) => predicted.buysAgain !== null);
        expect(judged?.notComputable).toEqual([
          ...(knowsRisk ? [] : ["valueAtRisk"]),
          ...(knowsBuying ? [] : ["spendTimesBuying"]),
        ]);
        const scoreOf: Record<string, (row: CustomerRow) => number> = {
          ...(knowsRisk && { valueAtRisk: ({ predicted }) => predicted.report.valueAtRisk?.amount ?? -1 }),
          ...(knowsBuying && {
            spendTimesBuying: (row) =>
              spend(row) * (row.predicted.buysAgain === null ? 0 : 1 - row.predicted.buysAgain),
          }),
          spendIfSilent: (row) => (silent(row) ? spend(row) : 0),
          spend,
          ...(known && {
            spendTimesLogistic: (row: CustomerRow) => spend(row) * (1 - rules.recencyFrequency(row.record)),
          }),
          ...own,
        };
        const lost = sum(window.active.map((row) => row.lost)) * margin;
        expect(judged).toMatchObject({ predicted: 7, lower: 3, upper: 9, boundsHeld: lost >= 3 && lost <= 9 });
        expect(judged?.lost).toBeCloseTo(lost, 10);
        expect(Object.keys(judged?.capture ?? {}).sort()).toEqual(Object.keys(scoreOf).sort());
        for (const [name, score] of Object.entries(scoreOf)) {
          const valued = (rows: readonly CustomerRow[]) => rows.map((row) => ({ score: score(row), value: row.lost }));
          const all = valued(window.active);
          const tenths = Array.from({ length: 10 }, (_, tenth) => shareOfFirst(all, ((tenth + 1) * all.length) / 10));
          expect(judged?.capture[name]).toHaveLength(lost === 0 ? 0 : 10);
          judged?.capture[name]?.forEach((share, tenth) => {
            expectClose(share, tenths[tenth] ?? null);
          });
          const sample = drawn(window.active, times);
          const top = shareOfFirst(valued(sample), sample.length / 10);
          if (top === null) expect(judged?.topShare).not.toHaveProperty(name);
          else expect(judged?.topShare[name]).toBeCloseTo(top, 10);
          expect(judged?.intervals[name]).toEqual(top === null ? null : boundsOf(`topShare:${name}`));
        }
        expect(part.comparisons).toEqual(
          Object.keys(judged?.capture ?? {}).flatMap((against) =>
            against === "valueAtRisk" || !knowsRisk
              ? []
              : {
                  measure: "valueAtRisk.topShare",
                  against,
                  ours: "topShare:valueAtRisk",
                  theirs: `topShare:${against}`,
                  lowerIsBetter: false,
                },
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("nothing is said where the main job said nothing, or where amounts are missing", () => {
    const window = windowOf([plain, { ...plain, bought: false }]);
    window.book.valueAtRisk = null;
    const part = judgeValueAtRisk(window, {});
    expect(part.result(reader(part, new Uint32Array(2).fill(1)))).toMatchObject({
      predicted: null,
      lower: null,
      upper: null,
      lost: 2,
      boundsHeld: null,
    });
    const none = judgeValueAtRisk(windowOf([plain], { hasMoney: false }), {});
    expect([none.figures, none.comparisons, none.result(() => ({ value: 1, bounds: null }))]).toEqual([[], [], null]);
  });

  test("the loss may lie on either bound", () => {
    const held = (lower: number, upper: number) => {
      const window = windowOf([{ ...plain, bought: false }]);
      window.book.valueAtRisk = { amount: 2, lower, upper } as never;
      return judgeValueAtRisk(window, {}).result(() => ({ value: 1, bounds: null }))?.boundsHeld;
    };
    expect([held(2, 3), held(1, 2), held(2.1, 3), held(1, 1.9)]).toEqual([true, true, false, false]);
  });

  test("one that bought once is never silent, and twice its gap is not longer than it", () => {
    const of = (silentDays: number, gapDays: number | null) =>
      isSilent({ record: { silentDays, gapDays } } as CustomerRow);
    expect([of(60, 30), of(61, 30), of(999, null)]).toEqual([false, true, false]);
  });
});

describe("the plan", () => {
  const own = { mine: ({ record }: CustomerRow) => record.purchases };
  /** Of few sellers, with many that lapsed. */
  const booked = fc.array(
    fc.tuple(seen, fc.constantFrom("s1", null), fc.constantFrom(true, false, false)).map(([each, seller, bought]) => ({
      ...each,
      seller,
      bought,
    })),
    { minLength: 3, maxLength: 14 },
  );

  test("of which nothing is booked says nothing", () => {
    const part = judgePlan(windowOf([plain, { ...plain, bought: false }]), {});
    expect([part.figures, part.comparisons, part.result(() => ({ value: 1, bounds: null }))]).toEqual([[], [], null]);
  });

  test("each order reaches the first of a seller's accounts, as many as the plan does", () => {
    fc.assert(
      fc.property(booked, counts, learned, fc.boolean(), (given, often, known, hasMoney) => {
        const window = windowOf(given, { learned: known, hasMoney });
        const times = timesOf(often, given);
        const part = judgePlan(window, own);
        const judged = part.result(reader(part, times));
        const planned = given.map((each) => each.planned);
        if (!planned.includes(true)) {
          expect([part, judged]).toMatchObject([{ figures: [], comparisons: [] }, null]);
          return;
        }
        const spend = ({ coming }: WindowRow) => coming ?? 0;
        const knowsBuying = window.active.some(({ predicted }) => predicted.buysAgain !== null);
        expect(judged?.notComputable).toEqual([
          ...(hasMoney ? [] : ["spend"]),
          ...(hasMoney && knowsBuying ? [] : ["spendTimesBuying"]),
          ...(hasMoney || known === null ? [] : ["spendTimesLogistic"]),
        ]);
        // Whoever has not bought within a year is asked last.
        const ofActive = (score: (row: CustomerRow) => number) => (row: WindowRow) =>
          row.record?.active === true ? score(row as CustomerRow) : -1;
        const orders: Record<string, (row: WindowRow) => number> = {
          random: () => 0,
          silence: ofActive(({ record }) => record.silentDays),
          ...(hasMoney && { spend: ofActive(spend) }),
          ...(hasMoney &&
            knowsBuying && {
              spendTimesBuying: ofActive((row) => spend(row) * (1 - (row.predicted.buysAgain ?? 1))),
            }),
          ...(hasMoney &&
            known && {
              spendTimesLogistic: ofActive((row) => spend(row) * (1 - rules.recencyFrequency(row.record))),
            }),
          mine: ofActive(own.mine),
        };
        const reachedBy = (score: (row: WindowRow) => number) => (row: WindowRow) => {
          const of = (each: Seen | undefined) => each?.seller ?? null;
          const colleagues = window.rows.filter((_, place) => of(given[place]) === of(given[window.rows.indexOf(row)]));
          const reviews = colleagues.filter((each) => planned[window.rows.indexOf(each)]).length;
          const above = colleagues.filter((other) => score(other) > score(row)).length;
          const tied = colleagues.filter((other) => score(other) === score(row)).length;
          return Math.min(1, Math.max(0, reviews - above) / tied);
        };
        const sample = drawn(window.rows, times);
        const shares = (part: (row: WindowRow) => number) => {
          const share = (valueOf: (row: WindowRow) => number) => {
            const whole = sum(sample.map(valueOf));
            return whole === 0 ? null : sum(sample.map((row) => part(row) * valueOf(row))) / whole;
          };
          return {
            lapsedReached: share(({ lapsed }) => Number(lapsed)),
            revenueReached: hasMoney ? share(({ lost }) => lost) : null,
          };
        };
        const expected = { plan: shares((row) => Number(planned[window.rows.indexOf(row)])) } as Record<
          string,
          ReturnType<typeof shares>
        >;
        for (const [name, score] of Object.entries(orders)) expected[name] = shares(reachedBy(score));
        expect(judged?.rules).not.toHaveProperty("plan");
        const found = { plan: judged, ...judged?.rules };
        expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
        for (const [name, { lapsedReached, revenueReached }] of Object.entries(expected)) {
          expectClose(found[name as "plan"]?.lapsedReached, lapsedReached);
          expectClose(found[name as "plan"]?.revenueReached, revenueReached);
          expect(judged?.intervals[name]).toEqual({
            lapsedReached: lapsedReached === null ? null : boundsOf(`lapsedReached:${name}`),
            revenueReached: revenueReached === null ? null : boundsOf(`revenueReached:${name}`),
          });
        }
        expect(judged?.reviews).toBe(planned.filter(Boolean).length);
        const measures = hasMoney ? ["lapsedReached", "revenueReached"] : ["lapsedReached"];
        expect(part.comparisons).toEqual(
          Object.keys(judged?.rules ?? {}).flatMap((against) =>
            measures.map((measure) => ({
              measure: `plan.${measure}`,
              against,
              ours: `${measure}:plan`,
              theirs: `${measure}:${against}`,
              lowerIsBetter: false,
            })),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("extremes", () => {
  /** Most of them with a habit, and either regular or long silent. */
  const habitual = fc
    .tuple(seen, fc.constantFrom(3, 4, 5), fc.constantFrom(10, 30, 91, 400), fc.constantFrom(30, 91, null))
    .map(([each, purchases, silentDays, gapDays]) => ({
      ...each,
      record: each.record && { ...each.record, purchases, silentDays, gapDays },
    }));

  test("are those with a habit whose numbers look wrong, five of each kind at most, the most glaring first", () => {
    fc.assert(
      fc.property(fc.array(habitual, { minLength: 1, maxLength: 60 }), (given) => {
        const window = windowOf(given);
        const habits = window.customers.flatMap(({ record, bought, predicted }) => {
          const { gapDays, purchases, silentDays } = record;
          const probability = predicted.buysAgain;
          if (gapDays === null || probability === null || purchases < 4) return [];
          return { accountId: predicted.account.id, probability, purchases, silentDays, gapDays, bought };
        });
        const first = (rows: typeof habits, kind: string, by: (row: (typeof habits)[number]) => number) =>
          rows
            .toSorted((a, b) => by(a) - by(b) || (a.accountId < b.accountId ? -1 : 1))
            .slice(0, 5)
            .map((row) => ({ ...row, kind }));
        // Due within the horizon, and not yet overdue, and yet given less than an even chance, and than the others.
        const said = window.customers.flatMap(({ predicted }) => predicted.buysAgain ?? []);
        const regular = habits.filter(
          ({ silentDays, gapDays, probability }) =>
            silentDays <= gapDays && gapDays <= HORIZON && probability < 0.5 && probability < (meanOf(said) ?? 0),
        );
        const silent = habits.filter(
          ({ silentDays, gapDays, probability }) => silentDays > 3 * gapDays && probability > 0.5,
        );
        expect(extremes(window)).toEqual([
          ...first(regular, "regular-said-lost", ({ probability }) => probability),
          ...first(silent, "silent-said-loyal", ({ probability }) => -probability),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test("an even chance is none, nor is one silent for three gaps of its own", () => {
    // Beside one that is sure to buy, so that the mean is above the half.
    const kinds = (silentDays: number, gapDays: number, buysAgain: number, purchases = 4, beside = 1) =>
      extremes(
        windowOf([
          { ...plain, buysAgain, record: { purchases, silentDays, gapDays, yearSpend: 1, active: true } },
          { ...plain, buysAgain: beside, record: { ...plain.record, purchases: 1 } as Seen["record"] },
        ]),
      ).map(({ kind }) => kind);
    expect(kinds(30, 30, 0.49)).toEqual(["regular-said-lost"]);
    expect([kinds(30, 30, 0.5), kinds(31, 30, 0.49), kinds(30, 91, 0.49), kinds(30, 30, 0.49, 3)].flat()).toEqual([]);
    expect(kinds(91, 30, 0.51)).toEqual(["silent-said-loyal"]);
    expect([kinds(90, 30, 0.51), kinds(91, 30, 0.5)].flat()).toEqual([]);
    // Where others are given a tenth, .49 is high, and .05 is not.
    expect(kinds(30, 30, 0.49, 4, 0.1)).toEqual([]);
    expect(kinds(30, 30, 0.05, 4, 0.1)).toEqual(["regular-said-lost"]);
  });
});

describe("a window", () => {
  const lapsing = { ...plain, bought: false, planned: true };
  const gone = { ...lapsing, record: { ...lapsing.record, active: false } as Seen["record"] };
  const never = { ...plain, record: null, bought: true };
  const many = (count: number, each: Seen) => Array.from({ length: count }, () => each);
  const judge = (given: readonly Seen[], least: number, hasMoney = true) => {
    const judged = judgeWindow(windowOf(given, { hasMoney }), {}, least, sampling);
    return { ...judged, window: judged.result(reader(judged, new Uint32Array(given.length).fill(1))) };
  };

  test("counts customers, the active, those who bought and those who lapsed, with what they took along", () => {
    const given = [...many(5, plain), ...many(4, lapsing), ...many(3, gone), ...many(2, never)];
    expect(judge(given, 3).window).toMatchObject({
      asOf: "2026-06-30",
      horizonDays: HORIZON,
      accounts: 12,
      active: 9,
      bought: 5,
      lapsed: 4,
      lostRevenue: 8,
    });
    expect(judge(given, 3, false).window).toMatchObject({ lostRevenue: null, valueAtRisk: null });
  });

  test.each([
    [3, 3, 3, "all"],
    [3, 2, 3, "buying"],
    [2, 3, 3, "nothing"],
    [5, 2, 0, "nothing"],
  ])("with %d that bought, %d that lapsed and %d long gone says %s", (bought, lapsed, old, says) => {
    const judged = judge([...many(bought, plain), ...many(lapsed, lapsing), ...many(old, gone)], 3);
    const { buysAgain, valueAtRisk, plan, opportunity } = judged.window;
    expect([buysAgain, valueAtRisk, plan].map((part) => part !== null)).toEqual(
      { all: [true, true, true], buying: [true, false, false], nothing: [false, false, false] }[says],
    );
    // No product was sold.
    expect(opportunity).toBeNull();
    const measures = new Set(judged.comparisons.map(({ measure }) => measure.split(".")[0]));
    expect([...measures]).toEqual(
      { all: ["buysAgain", "valueAtRisk", "plan"], buying: ["buysAgain"], nothing: [] }[says],
    );
    expect(judged.figures.length > 0).toBe(says !== "nothing");
    expect(judged.horizonDays).toBe(HORIZON);
  });

  test("shows its extremes even where nothing is judged", () => {
    const odd = { ...plain, buysAgain: 0.1 };
    expect(judge([odd, plain], 10).window.extremes).toMatchObject([{ accountId: "a99" }]);
    expect(judge([...many(3, odd), ...many(3, lapsing)], 3).window.extremes).toHaveLength(3);
  });
});

test("the owners of rows are the numbers of their accounts", () => {
  expect([...ownersOf([{ number: 4 }, { number: 0 }])]).toEqual([4, 0]);
});
