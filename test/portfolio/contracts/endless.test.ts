import fc from "fast-check";
import { fitShiftedBetaGeometric, renewalForecast, reviewPortfolio, type Account, type Contract } from "retention-kit";
import { describe as inWords } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { addMonths, parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { renewalChains } from "../../../src/measures/contracts/renewal-chains.js";
import { contractRecord } from "../../../src/portfolio/contracts/book-contracts.js";
import { contractOutlook } from "../../../src/portfolio/contracts/contract-outlook.js";
import { drawnStayingOdds, stayingOdds, wholeMonths } from "../../../src/portfolio/contracts/endless-model.js";
import { monthsSeen } from "../../../src/portfolio/contracts/months-seen.js";
import { randomStream } from "../../../src/numeric/random/random-stream.js";
import { fitContractHazards } from "../../../src/purchases/models/contracts/fit-contract-hazards.js";

const asOf = "2026-11-21";
const AS_OF = parseDay(asOf);
const on = (days: number): string => plainDate(AS_OF + days);
/** The day so many months before, on which a month of a contract ends that begins then. */
const monthsAgo = (months: number, days = 0): string => plainDate(addMonths(AS_OF, -months) + days);
const learn = (contracts: readonly Contract[][]) => {
  const record = contractRecord(AS_OF, { noneRenewed: 5, allRenewed: 30 });
  for (const own of contracts) record.add(renewalChains("test", own, AS_OF, 60));
  return record.learned(null);
};
const open = (startsOn: string, more: Partial<Contract> = {}): Contract => ({
  id: "c",
  startsOn,
  amount: 100,
  per: "month",
  ...more,
});

/** Numbers from 0 to 1, the same each time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe("months of contracts without an end", () => {
  test("are whole ones, counted as a calendar counts them", () => {
    const day = fc.integer({ min: parseDay("2015-01-01"), max: AS_OF });
    fc.assert(
      fc.property(day, fc.nat(2500), (start, days) => {
        let months = 0;
        while (addMonths(start, months + 1) <= start + days) months++;
        expect(wholeMonths(start, start + days)).toBe(months);
      }),
    );
  });

  test("stay as a beta distribution of the months seen says, and surely where nothing speaks against it", () => {
    const none = { per: "month", months: 0, ended: 0, model: null } as const;
    const stream = randomStream(7, 0);
    expect(drawnStayingOdds({ ...none, months: 3 }, 1, stream)(5, 40)).toBe(1);
    expect(drawnStayingOdds({ ...none, months: 3, ended: 3 }, 0, stream)(5, 2)).toBe(0);
    // 40 months of which 4 ended, and 24 unseen ones at half a year's chance: beta(36 + 24·q, 4 + 24·(1 − q)).
    const q = 0.5 ** (1 / 12);
    const [a, b] = [36 + 24 * q, 4 + 24 * (1 - q)];
    const seen = { ...none, months: 40, ended: 4 };
    const drawn = Array.from({ length: 4000 }, () => drawnStayingOdds(seen, 0.5, stream)(9, 1));
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length;
    const expected = (a * b) / ((a + b) ** 2 * (a + b + 1));
    expect(Math.abs(mean - a / (a + b))).toBeLessThan(5 * Math.sqrt(expected / drawn.length));
    expect(variance / expected).toBeGreaterThan(0.85);
    expect(variance / expected).toBeLessThan(1.15);
    expect(stayingOdds(seen, 0.5)(9, 3)).toBeCloseTo((a / (a + b)) ** 3, 12);
  });

  test("were seen whole from the first known end on, as a count of each month of each contract shows", () => {
    const row = fc.record({
      start: fc.integer({ min: AS_OF - 1500, max: AS_OF + 20 }),
      length: fc.option(fc.integer({ min: 1, max: 1200 }), { nil: Infinity }),
      contracts: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.integer({ min: AS_OF - 1000, max: AS_OF + 5 }), (rows, first) => {
        const seen = monthsSeen(first, AS_OF);
        const counted = new Map<number, { left: number; stayed: number }>();
        for (const { start, length, contracts } of rows) {
          const end = start + length < AS_OF ? start + length : null;
          seen.add(start, end, contracts);
          if (first >= AS_OF) continue;
          for (let month = 1; addMonths(start, month) <= AS_OF; month++) {
            const [from, until] = [addMonths(start, month - 1), addMonths(start, month)];
            if (end !== null && end < from) break;
            // It began on the first known end or before: what became of others like it then is not known.
            if (from <= first) continue;
            const known = counted.get(month) ?? { left: 0, stayed: 0 };
            known[end !== null && end < until ? "left" : "stayed"] += contracts;
            counted.set(month, known);
          }
        }
        const expected = [...counted].sort(([a], [b]) => a - b).map(([period, counts]) => ({ period, ...counts }));
        expect(seen.periods()).toEqual(expected);
      }),
    );
  });

  test("give the survival that whole cohorts give, where all are seen from their start", () => {
    const surviving = [1000, 869, 743, 653, 593, 551, 517, 491];
    const whole = fitShiftedBetaGeometric(surviving);
    const byMonth = fitContractHazards(
      surviving.slice(1).map((stayed, index) => ({
        period: index + 1,
        left: (surviving[index] ?? 0) - stayed,
        stayed,
      })),
    );
    expect(byMonth.parameters.alpha).toBeCloseTo(whole.parameters.alpha, 5);
    expect(byMonth.parameters.beta).toBeCloseTo(whole.parameters.beta, 5);
    expect(byMonth.logLikelihood).toBeCloseTo(whole.logLikelihood ?? NaN, 6);
    whole.covariance?.forEach((row, at) => {
      row.forEach((entry, column) => {
        expect(byMonth.covariance?.[at]?.[column]).toBeCloseTo(entry, 5);
      });
    });
  });
});

describe("what a book says of contracts without an end", () => {
  const gone = (months: number, lasted: number, more: Partial<Contract> = {}): Contract =>
    open(monthsAgo(months + lasted), { endsOn: monthsAgo(months, -1), status: "cancelled", ...more });

  test("is nothing where no contract of the book is known to have ended, however many run", () => {
    const { endless } = learn(Array.from({ length: 90 }, () => [open(on(-2000))]));
    expect(endless).toEqual([{ per: "month", months: 0, ended: 0, model: null }]);
    // Even odds a year, as assumed.
    const stays = stayingOdds({ per: "month", months: 0, ended: 0, model: null }, 0.5);
    expect([stays(3, 12), stays(40, 6)]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(Math.SQRT1_2, 12)]);
  });

  test("is the rate by month with two years that were not seen, where few ended", () => {
    // One ended 20 months ago, from which on the other months are seen; three have run for 30 months, one ended 6 months ago.
    const book = [[gone(20, 9)], ...Array.from({ length: 3 }, () => [open(monthsAgo(30))]), [gone(6, 24)]];
    // The day of the first end is the day before a month of theirs begins: 20 months each, and 13 with the one that left.
    const [model] = learn(book).endless;
    expect(model).toEqual({ per: "month", months: 3 * 20 + 14, ended: 1, model: null });
    const rate = (73 + 24 * 0.5 ** (1 / 12)) / (74 + 24);
    if (model === undefined) throw new Error("nothing was learned");
    expect(stayingOdds(model, 0.5)(7, 12)).toBeCloseTo(rate ** 12, 12);
  });

  test("counts as one of them what ended where others of its kind run on, unless it ran for a term of that kind", () => {
    const ended = (...more: Contract[][]) => {
      const { endless, terms } = learn([[gone(40, 3)], [open(monthsAgo(30))], ...more]);
      return [endless[0]?.ended, terms.map(({ termMonths, ended: lost }) => [termMonths, lost])];
    };
    const year = gone(10, 12);
    // Of the length of one that had no end nothing is known: none of it ended.
    expect(ended()).toEqual([0, [[3, 0]]]);
    expect(ended([year])).toEqual([
      1,
      [
        [3, 0],
        [12, 0],
      ],
    ]);
    // Another runs for a year, or was renewed after one.
    const running = open(on(-100), { id: "y", endsOn: plainDate(addMonths(AS_OF - 100, 12) - 1) });
    expect(ended([year], [running])).toEqual([
      0,
      [
        [3, 0],
        [12, 1],
      ],
    ]);
    const next = open(monthsAgo(10), { id: "n", renewedFrom: "c" });
    expect(ended([year], [{ ...year, status: "active" }, next])).toEqual([
      0,
      [
        [3, 0],
        [12, 2],
      ],
    ]);
    // Of another product, or paid by the year, no one runs without an end.
    expect(ended([{ ...year, productId: "care" }])).toEqual([
      0,
      [
        [3, 0],
        [12, 1],
      ],
    ]);
    expect(ended([{ ...year, per: "year" }])).toEqual([
      0,
      [
        [3, 0],
        [12, 1],
      ],
    ]);
    // No term is ten and a half months long.
    expect(ended([gone(10, 11, { endsOn: monthsAgo(10, -16) })], [running])).toEqual([
      1,
      [
        [3, 0],
        [10, 0],
        [12, 0],
      ],
    ]);
    // One for which notice was given runs as yet.
    expect(ended([open(monthsAgo(9), { endsOn: on(20), status: "cancelled" })])).toEqual([
      0,
      [
        [3, 0],
        [10, 0],
      ],
    ]);
  });

  test(
    "is found again where it is known: leaving at chances that differ, and fall with age as the easily lost go",
    { tags: ["slow"] },
    () => {
      const draw = chances(11);
      // Beta(1, 11) by its distribution function, 1 − (1 − x)^11: a twelfth leaves in the first month.
      const accounts = Array.from({ length: 4000 }, (_, index): Account => {
        const leaves = 1 - (1 - draw()) ** (1 / 11);
        const began = Math.floor(draw() * 48);
        let lasted = 1;
        while (lasted <= began && draw() >= leaves) lasted++;
        const startsOn = monthsAgo(began);
        const end =
          lasted > began
            ? {}
            : { endsOn: plainDate(addMonths(parseDay(startsOn), lasted) - 1), status: "cancelled" as const };
        return { id: `A${index}`, currency: "EUR", contracts: [open(startsOn, end)] };
      });
      const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: on(30), plan: false });
      let leaving = 0;
      // S(t) = B(1, 11 + t)/B(1, 11) = 11/(11 + t): of those there after t months (11 + t)/(11 + t + m) are there after m more,
      // and by the mean over 12 of them 1 − (11 + t)/12 · ln((23 + t)/(11 + t)) are lost.
      for (const { accountId, valueAtRisk } of book.accounts) {
        if (valueAtRisk === null) continue;
        const startsOn = accounts[Number(accountId.slice(1))]?.contracts?.[0]?.startsOn ?? asOf;
        const age = wholeMonths(parseDay(startsOn), AS_OF);
        const lost = 1 - ((11 + age) / 12) * Math.log((23 + age) / (11 + age));
        expect(Math.abs(valueAtRisk.loss.value - lost)).toBeLessThan(0.03);
        const left = valueAtRisk.reasons.find(({ code }) => code === "portfolio.value-at-risk.endless-by-model");
        const probability = (left?.params as { probability?: number } | undefined)?.probability ?? NaN;
        expect(Math.abs(probability - 12 / (23 + age))).toBeLessThan(0.05);
        leaving += 1200 * probability;
      }
      expect(book.accounts.filter(({ valueAtRisk }) => valueAtRisk !== null).length).toBeGreaterThan(1000);
      // The forecast has the same chances.
      const rows = accounts.flatMap(({ id, contracts }) =>
        (contracts ?? []).map((each) => ({ ...each, accountId: id })),
      );
      const { running, runningAfter, endless } = renewalForecast(rows, {
        asOf,
        to: plainDate(AS_OF + 365),
        standings: book.accounts,
        resamples: 200,
      });
      expect((running - runningAfter.expected) / leaving).toBeCloseTo(1, 2);
      expect(endless.expected).toBeCloseTo(runningAfter.expected, 6);
      expect([(endless.lower ?? NaN) < endless.expected, (endless.upper ?? NaN) > endless.expected]).toEqual([
        true,
        true,
      ]);
    },
  );
});

describe("a contract without an end", () => {
  const figures = { renewalWhenUnknown: 0.5, renewedLate: 0.3, endlessStays: 0.36, slowing: 0.5 };
  const outlook = contractOutlook({ terms: [], endless: [], renewals: 0, late: 0 }, figures, AS_OF);

  test("stays by the assumption where nothing is known, at half the odds in a slowing account, from its beginning on", () => {
    const of = (startsIn: number, state: "active" | "slowing" | "lost", days: number) =>
      outlook.endless({ startDay: AS_OF + startsIn, per: "month" }, state, AS_OF + days).stays;
    expect(of(-500, "active", 365.25)).toBeCloseTo(0.36, 12);
    expect(of(-500, "active", 365.25 / 2)).toBeCloseTo(0.6, 12);
    // Odds of 36 to 64 are 18 to 64.
    expect(of(-500, "slowing", 365.25)).toBeCloseTo(18 / 82, 12);
    expect(of(-500, "lost", 365.25)).toBe(0);
    expect(of(365.25 / 2, "active", 365.25)).toBeCloseTo(0.6, 12);
    expect(of(400, "active", 365.25)).toBe(1);
  });

  test("comes to the same as one that renews itself each month, where nothing is known of either", () => {
    const term = { intention: "unknown" as const, renewalsMade: 3, daysLate: 0, windowDays: 7 };
    const untilDay = AS_OF + 365;
    const { all } = outlook.term({ ...term, endDay: AS_OF, termMonths: 1 }, null, untilDay);
    // Twelve ends after the one of today.
    expect(all).toBeCloseTo(0.5 ** (13 / 12), 12);
  });

  const told = (account: Partial<Account>) => {
    const accounts = [{ id: "a", currency: "EUR", ...account }];
    const [found] = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: on(30) }).accounts;
    return found;
  };

  test("is at risk as what a review may keep, and says so wherever its account is told of", () => {
    const found = told({ contracts: [open(on(-100))] });
    expect(found?.attention).toMatchObject({ renew: null });
    // Half are left within the year, some 28% of its money are lost: the mean of those gone at the ends of its months.
    const gone = Array.from({ length: 13 }, (_, month) => 1 - 0.5 ** (month / 12));
    const mean = (gone.reduce((sum, each) => sum + each, 0) - 0.25) / 12;
    expect(mean).toBeCloseTo(1 - 0.5 / Math.LN2, 3);
    expect(found?.attention.keep).toBeCloseTo(0.1 * 1200 * mean, 8);
    expect(found?.attention.reasons.map((each) => inWords(each, en))).toEqual([
      "contract c, 1,200 a year, may be left at any time: chance 50% within 12 months",
    ]);
    expect(found?.standing.reasons.map((each) => inWords(each, en))).toEqual([
      "contract c is running, and has no end: it may be left at any time",
    ]);
    expect(found?.nextReview.reasons.map(({ code }) => code)).toContain("portfolio.attention.endless");
    expect(told({ contracts: [open(on(-100))], status: "churned" })?.attention.keep).toBeNull();
  });

  test("makes its account one of those with most money at risk, of which a tenth ask for a review", () => {
    const accounts = Array.from({ length: 20 }, (_, index) => ({
      id: `A${index}`,
      currency: "EUR",
      contracts: [open(on(-400), { amount: 10 * (index + 1) })],
    }));
    const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: on(30) });
    const asking = book.accounts.filter(({ signals }) => signals.some(({ code }) => code === "value-at-risk"));
    expect(asking.map(({ accountId }) => accountId)).toEqual(["A18", "A19"]);
  });
});
