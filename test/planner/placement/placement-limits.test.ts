import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanningRequest } from "retention-kit";
import { placementLimits } from "../../../src/planner/placement/placement-limits.js";
import { parseRequest } from "../../../src/planner/problem/parsed-request.js";
import type { PeriodCap } from "../../../src/planner/problem/period-caps.js";
import type { PlanningJob } from "../../../src/planner/problem/planning-job.js";
import { planningRules } from "../../../src/planner/problem/planning-rules.js";

const DAYS = 5;
const SELLERS = 3;
const first = "2026-11-23";
const days = [...Array(DAYS).keys()];

const minutes = fc.constantFrom(30, 45, 60);
const day = fc.nat({ max: DAYS - 1 });
const scenes = fc.record({
  apart: fc.integer({ min: 0, max: 3 }),
  buffer: fc.constantFrom(0, 15),
  free: fc.array(fc.array(fc.constantFrom(0, 60, 120), { minLength: DAYS, maxLength: DAYS }), {
    minLength: SELLERS,
    maxLength: SELLERS,
  }),
  caps: fc.array(
    fc.record({
      seller: fc.nat({ max: 3 }),
      first: fc.integer({ min: -2, max: 4 }),
      length: fc.integer({ min: 1, max: 6 }),
      minutes: fc.constantFrom(60, 100, 150),
      taken: fc.constantFrom(0, 60, 180),
    }),
    { maxLength: 3 },
  ),
  fixed: fc.array(
    fc.record({
      accountGroup: fc.constantFrom(undefined, "red", "blue"),
      day: fc.integer({ min: -3, max: DAYS + 2 }),
      isWanted: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  reviews: fc.array(
    fc.record({
      minutes,
      accountGroup: fc.constantFrom(undefined, "red", "blue"),
      also: fc.subarray([0, 1, 2], { maxLength: 1 }),
      place: fc.option(fc.record({ seller: fc.nat({ max: SELLERS - 1 }), day })),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  asked: fc.record({ seller: fc.nat({ max: SELLERS - 1 }), day }),
});

test("count minutes of periods, of days shared with others, and days between the reviews of a group", () => {
  const seen = { none: 0, nested: 0, short: 0, kept: 0 };
  assertUntil(
    fc.property(scenes, ({ apart, buffer, free, caps, fixed, reviews, asked }) => {
      const rules = planningRules("planReviews", {
        sellers: [...Array(SELLERS).keys()].map((seller) => ({ id: `s${seller}`, timeZone: "UTC" })),
        ...{ from: first, to: "2026-11-27", groupDaysApart: apart, bufferMinutes: buffer },
      });
      const request = (more: Partial<PlanningRequest>): PlanningRequest => ({
        ...{
          key: "k",
          accountId: "acme",
          minutes: 60,
          priority: 1,
          earliestOn: first,
          idealOn: first,
          latestOn: first,
        },
        ...more,
      });
      const inGroup = (accountGroup: string | undefined) => (accountGroup === undefined ? {} : { accountGroup });
      const candidates = reviews.map((own) => ({
        wanted: parseRequest(
          rules,
          request({
            minutes: own.minutes,
            alsoSellerIds: own.also.map((seller) => `s${seller}`),
            ...inGroup(own.accountGroup),
          }),
          0,
        ),
        sellers: [0, 1, 2],
        previous: null,
      }));
      // Those of a seller who is not one of the group do not count.
      const periods = caps.map((cap): PeriodCap => {
        const left = Math.max(0, cap.minutes - cap.taken);
        return {
          kind: "week",
          first: cap.first,
          last: cap.first + cap.length - 1,
          minutes: cap.minutes,
          seller: cap.seller,
          taken: cap.taken,
          left,
        };
      });
      const counting = periods.filter(({ seller }) => seller < SELLERS);
      const job = {
        rules,
        caps: periods,
        free: free.map((own) => Int32Array.from(own)),
        fixed: fixed.map((own) => ({
          previous: { day: own.day },
          wanted: own.isWanted ? { request: inGroup(own.accountGroup) } : null,
        })),
      } as unknown as PlanningJob;
      const limits = placementLimits(job, { sellers: [0, 1, 2], candidates });

      const helpers = new Set(reviews.flatMap(({ also }) => also));
      const grouped = (index: number) => apart > 0 && reviews[index]?.accountGroup !== undefined;
      if (counting.length === 0 && helpers.size === 0 && !reviews.some((_, index) => grouped(index))) {
        expect(limits).toBeNull();
        seen.none++;
        return;
      }
      if (limits === null) throw new Error("there are limits");

      interface Place {
        seller: number;
        day: number;
      }
      /** By name what a place takes, and what there is of it. */
      const drawn = (index: number, place: Place): Map<string, { takes: number; of: number; cap?: PeriodCap }> => {
        const found = new Map<string, { takes: number; of: number; cap?: PeriodCap }>();
        const review = reviews[index];
        if (review === undefined) return found;
        for (const holder of [place.seller, ...review.also]) {
          for (const [at, cap] of counting.entries()) {
            if (cap.seller !== holder || place.day < cap.first || place.day > cap.last) continue;
            const known = found.get(`cap ${at}`)?.takes ?? 0;
            found.set(`cap ${at}`, { takes: known + review.minutes, of: cap.left, cap });
          }
          if (!helpers.has(holder)) continue;
          const name = `day ${holder} ${place.day}`;
          const known = found.get(name)?.takes ?? 0;
          found.set(name, { takes: known + review.minutes + buffer, of: free[holder]?.[place.day] ?? NaN });
        }
        if (grouped(index)) {
          for (let last = place.day; last < place.day + apart; last++) {
            const isTaken = fixed.some(
              (own) =>
                own.isWanted && own.accountGroup === review.accountGroup && own.day <= last && last < own.day + apart,
            );
            found.set(`run ${review.accountGroup ?? ""} ${last}`, { takes: 1, of: isTaken ? 0 : 1 });
          }
        }
        return found;
      };
      const held = new Map<number, Place>();
      const leftOf = (name: string, of: number) =>
        [...held].reduce((sum, [index, place]) => sum - (drawn(index, place).get(name)?.takes ?? 0), of);
      const check = () => {
        for (const [index] of reviews.entries()) {
          // Someone who would hold it alone and with itself is never asked for.
          if (reviews[index]?.also.includes(asked.seller) === true) continue;
          const draws = [...drawn(index, asked)].map(([name, draw]) => ({
            ...draw,
            short: draw.takes - leftOf(name, draw.of),
          }));
          const short = draws.filter((each) => each.short > 0);
          expect(limits.allows(index, asked.seller, asked.day)).toBe(short.length === 0);
          expect(limits.overdraws(index, asked.seller, asked.day)).toBe(draws.some((each) => each.takes < each.short));
          const shortages = limits.shortages(index, asked.seller, asked.day);
          if (short.some(({ cap }) => cap === undefined)) expect(shortages).toBeNull();
          else {
            const told = short.flatMap(({ cap, short: own }) =>
              cap === undefined ? [] : [{ cap, minutes: own + Math.max(0, cap.taken - cap.minutes) }],
            );
            expect(shortages).toHaveLength(told.length);
            expect(shortages).toEqual(expect.arrayContaining(told));
            if (told.length > 0) seen.short++;
          }
          for (const [other, place] of held) {
            const shared = [...drawn(index, asked).keys()].some((name) => drawn(other, place).has(name));
            expect(limits.meet(index, asked, other, place)).toBe(shared);
          }
        }
        const everything = new Map([...held].flatMap(([index, place]) => [...drawn(index, place)]));
        const isKept = [...everything].every(([name, { of }]) => leftOf(name, of) >= 0);
        expect(limits.areKept()).toBe(isKept);
        if (isKept) seen.kept++;
      };
      check();
      for (const [index, { place, also }] of reviews.entries()) {
        if (place === null || also.includes(place.seller)) continue;
        limits.take(index, place.seller, place.day);
        held.set(index, place);
        check();
      }
      for (const [index, place] of [...held]) {
        limits.release(index, place.seller, place.day);
        held.delete(index);
      }
      check();

      const isNested =
        helpers.size === 0 &&
        !reviews.some((_, index) => grouped(index)) &&
        days.every((on) =>
          [0, 1, 2].every(
            (seller) => counting.filter((cap) => cap.seller === seller && cap.first <= on && on <= cap.last).length < 2,
          ),
        );
      expect(limits.nested !== null).toBe(isNested);
      if (limits.nested === null) return;
      seen.nested++;
      expect(limits.nested.whole).toEqual(counting.map(({ left }) => left));
      for (const seller of [0, 1, 2]) {
        for (const on of days) {
          const own = counting.findIndex((cap) => cap.seller === seller && cap.first <= on && on <= cap.last);
          expect(limits.nested.limitOf(seller, on)).toBe(own);
        }
      }
    }),
    { numRuns: 130 },
    () => {
      expect(Math.min(...Object.values(seen))).toBeGreaterThan(2);
    },
  );
});
