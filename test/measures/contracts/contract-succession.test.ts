import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractSuccession, type SucceedingContract } from "../../../src/measures/contracts/contract-succession.js";
import { lateRenewalChance } from "../../../src/measures/contracts/late-renewal-chance.js";
import { renewalChains } from "../../../src/measures/contracts/renewal-chains.js";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";

const WINDOW = 60;
type Row = SucceedingContract;

const year = (id: string, startDay: number, more: Partial<Row> = {}): Row => ({
  id,
  productId: "care",
  startDay,
  endDay: startDay + 364,
  ...more,
});
const pairs = (rows: readonly Row[], windowDays = WINDOW) =>
  [...contractSuccession(rows, windowDays).before].map(([{ id }, earlier]) => `${earlier.id}>${id}`).sort();

describe("which contract renewed which", () => {
  // The first runs on the days 0 to 364, so that day 365 follows without a gap.
  test.each<[string, number, boolean]>([
    ["without a gap", 365, true],
    ["on the last day", 364, true],
    ["a day late", 366, true],
    ["60 days late", 425, true],
    ["61 days late", 426, false],
    ["60 days early", 305, true],
    ["61 days early", 304, false],
    ["in the middle", 180, false],
    ["on the same day", 0, false],
  ])("one that begins %s", (_, startDay, renews) => {
    expect(pairs([year("a", 0), year("b", startDay)])).toEqual(renews ? ["a>b"] : []);
    const none = { productId: null };
    expect(pairs([year("a", 0, none), year("b", startDay, none)])).toEqual(renews ? ["a>b"] : []);
    expect(pairs([year("a", 0), year("b", startDay, none)])).toEqual([]);
    expect(pairs([year("a", 0), year("b", startDay, { productId: "lease" })])).toEqual([]);
  });

  test("of a short term a quarter of it is the window, so that its middle is expansion", () => {
    const month = (id: string, startDay: number): Row => ({ id, productId: "care", startDay, endDay: startDay + 29 });
    const days = [15, 22, 23, 30, 37, 38];
    expect(days.filter((day) => pairs([month("a", 0), month("b", day)]).length > 0)).toEqual([23, 30, 37]);
  });

  test("further seats up to the same end renew nothing, and each is renewed once, by the nearest", () => {
    expect(pairs([year("a", 0), year("b", 340, { endDay: 364 })])).toEqual([]);
    expect(pairs([year("a", 0), year("b", 340, { endDay: null })])).toEqual(["a>b"]);
    expect(pairs([year("a", 0), year("seats", 340), year("b", 365)])).toEqual(["a>b"]);
    expect(pairs([year("a", 0), year("b", 10), year("c", 375), year("d", 365)])).toEqual(["a>d", "b>c"]);
    expect(pairs([year("a", 0), year("b", 370), year("c", 380, { renewedFrom: "a" })])).toEqual(["a>c"]);
    expect(pairs([year("a", 0), year("b", 370)], 0)).toEqual([]);
    expect(pairs([year("a", 0), year("b", 365)], 0)).toEqual(["a>b"]);
  });

  test("are those that the rule says when all pairs are tried again and again, in whatever order the rows come", () => {
    /** The nearest pair that may be, then the nearest of the rest: of as near ones the earliest. */
    function byTrying(rows: readonly Row[]): string[] {
      const found: string[] = [];
      const ended = new Set(rows);
      const begun = new Set(rows);
      for (;;) {
        const possible = [...ended].flatMap((earlier) =>
          [...begun].flatMap((later) => {
            const end = earlier.endDay;
            if (end === null || later.startDay <= earlier.startDay) return [];
            if (earlier.productId !== later.productId || (later.endDay !== null && later.endDay <= end)) return [];
            const gap = later.startDay - end - 1;
            const most = Math.min(WINDOW, Math.floor((end - earlier.startDay + 1) / 4));
            return gap === -1 || Math.abs(gap) <= most ? [{ earlier, later, gap, end }] : [];
          }),
        );
        const [best] = possible.sort(
          (x, y) =>
            Math.abs(x.gap) - Math.abs(y.gap) ||
            x.gap - y.gap ||
            x.end - y.end ||
            (x.later.id < y.later.id ? -1 : x.later.id > y.later.id ? 1 : 0) ||
            x.earlier.startDay - y.earlier.startDay ||
            (x.earlier.id < y.earlier.id ? -1 : 1),
        );
        if (best === undefined) return found.sort();
        found.push(`${best.earlier.id}>${best.later.id}`);
        ended.delete(best.earlier);
        begun.delete(best.later);
      }
    }
    const row = fc.record({
      productId: fc.constantFrom("care", "lease", null),
      startDay: fc.integer({ min: 0, max: 500 }),
      days: fc.option(fc.integer({ min: 1, max: 400 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (list) => {
        const rows = list.map(({ productId, startDay, days }, index): Row => ({
          id: `C${index}`,
          productId,
          startDay,
          endDay: days === null ? null : startDay + days - 1,
        }));
        expect(pairs(rows)).toEqual(byTrying(rows));
        expect(pairs([...rows].reverse())).toEqual(pairs(rows));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a chain", () => {
  const AS_OF = parseDay("2026-11-21");
  const on = (days: number): string => plainDate(AS_OF + days);
  const chain = (end: number, more: object = {}, start = end - 364) =>
    renewalChains("test", [{ id: "c", startsOn: on(start), endsOn: on(end), ...more }], AS_OF, WINDOW)[0];

  test("may be renewed late for so many days, unless it was called off", () => {
    const state = (end: number, more: object = {}) => {
      const found = chain(end, more);
      return found?.isLate ? "late" : found?.isOver ? "over" : "runs";
    };
    // A renewal of today would begin 60 days after the day after an end 61 days ago.
    expect([0, -1, -61, -62].map((end) => state(end))).toEqual(["runs", "late", "late", "over"]);
    expect(state(-1, { status: "cancelled" })).toBe("over");
    expect(state(-1, { status: "expired" })).toBe("over");
    expect(state(-1, { status: "active" })).toBe("late");
    expect(state(-1, { autoRenews: true })).toBe("runs");
    // A month's term may be renewed for a week.
    const month = [-1, -8, -9].map((end) => chain(end, {}, end - 29)?.isLate);
    expect(month).toEqual([true, true, false]);
  });

  test("is settled where a late renewal would have come, so that those that came late are as well known as those that did not", () => {
    const settled = (end: number, gap: number) => {
      const rows = [
        { id: "1", startsOn: on(end - 364), endsOn: on(end) },
        { id: "2", startsOn: on(end + 1 + gap), endsOn: on(end + 365 + gap) },
      ];
      return renewalChains("test", rows, AS_OF, WINDOW).map((each) => [each.settled, each.renewedLate]);
    };
    expect(settled(-62, 0)).toEqual([[1, 0]]);
    expect(settled(-62, 20)).toEqual([[1, 1]]);
    expect(settled(-61, 0)).toEqual([[0, 0]]);
    expect(settled(-61, -20)).toEqual([[0, 0]]);
  });

  test("begins anew with a renewal that is named and comes after the last day for one", () => {
    const rows = (gap: number) => [
      { id: "1", startsOn: on(-1600), endsOn: on(-1236) },
      { id: "2", startsOn: on(-1235), endsOn: on(-871), renewedFrom: "1" },
      { id: "3", startsOn: on(-870 + gap), endsOn: on(60), renewedFrom: "2" },
    ];
    const read = (gap: number) =>
      renewalChains("test", rows(gap), AS_OF, WINDOW).map((each) => ({
        made: each.renewalsMade,
        settled: each.settled,
        lapsed: each.lapsedAfter,
        late: each.renewedLate,
        onTime: each.onTime,
        signed: each.signed.length,
      }));
    expect(read(60)).toEqual([{ made: 2, settled: 2, lapsed: [], late: 1, onTime: 1, signed: 3 }]);
    // The second term was lost after one renewal, and won back.
    expect(read(61)).toEqual([{ made: 0, settled: 0, lapsed: [1], late: 0, onTime: 1, signed: 3 }]);
    expect(read(510)).toEqual([{ made: 0, settled: 0, lapsed: [1], late: 0, onTime: 1, signed: 3 }]);
    // One that is signed and begins too late: no one knows yet whether it was lost.
    const ahead = [
      { id: "1", startsOn: on(-400), endsOn: on(-20) },
      { id: "2", startsOn: on(200), renewedFrom: "1" },
    ];
    expect(renewalChains("test", ahead, AS_OF, WINDOW)).toMatchObject([
      { renewalsMade: 0, lapsedAfter: [], isLate: false },
    ]);
  });
});

describe("the chance of a late renewal", () => {
  test("is what is left of those who renew late among all who have not renewed, as a count of 1,000 shows", () => {
    // Of 1,000 contracts 800 are renewed, 300 of them late: five on each of 60 days, from the second after the end on. 200 are not.
    const after = (days: number) => {
      const stillToCome = 300 - 5 * Math.max(0, days - 2);
      return stillToCome / (stillToCome + 200);
    };
    for (const daysLate of [1, 2, 3, 30, 61]) {
      const found = lateRenewalChance(0.8, { daysLate, windowDays: 60, share: 300 / 800 });
      expect(found).toBeCloseTo(after(daysLate), 12);
    }
  });

  test("is sure, or none, where the renewal was, after the window and where none is late", () => {
    const of = (chance: number, more: object = {}) =>
      lateRenewalChance(chance, { daysLate: 3, windowDays: 60, share: 0.3, ...more });
    expect([of(1), of(0), of(0.5, { daysLate: 62 }), of(0.5, { share: 0 }), of(0.5, { windowDays: 0 })]).toEqual([
      1, 0, 0, 0, 0,
    ]);
    expect(of(1, { share: 0 })).toBe(0);
  });
});
