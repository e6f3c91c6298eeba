import fc from "fast-check";
import {
  allocateReviews,
  fitResponse,
  responseCurve,
  sizeTeam,
  type AllocationAccount,
  type AttentionParts,
  type ContactKind,
  type ResponseAnswers,
  type ResponseCurve,
  type ResponseRow,
} from "retention-kit";
import { expect, test } from "vitest";
import {
  allocationClaims,
  curveClaims,
  fitClaims,
  teamClaims,
  type AllocationScene,
  type ServedAccount,
} from "../support/claims-of-allocation.js";
import { telling } from "../support/told.js";
import { draws } from "./companies.js";

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });

const REVIEW: readonly ContactKind[] = [{ kind: "review", minutes: 45 }];
const VISIT_AND_CALL: readonly ContactKind[] = [
  { kind: "visit", minutes: 60 },
  { kind: "call", minutes: 15, strength: 0.4 },
];

/** What is at stake, a table of any shape that does not fall, or nothing that is known. */
const stake = fc.oneof(
  fc.record({ total: fc.integer({ min: 0, max: 900 }) }),
  fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 4, maxLength: 4 }),
  fc.constant(null),
);
const served = fc.record({
  stake,
  min: fc.nat({ max: 2 }),
  more: fc.nat({ max: 3 }),
  minutes: fc.constantFrom(null, null, 20, 90),
  isChosen: fc.constantFrom(false, false, true),
});
type Served = typeof served extends fc.Arbitrary<infer Value> ? Value : never;

/** The account, and what the reader knows of it. */
function accountOf({ stake: given, min, more, minutes, isChosen }: Served, at: number, hasOwnMinutes: boolean) {
  const id = `a${at}`;
  const own = hasOwnMinutes ? minutes : null;
  const limits = { id, min, max: min + more, ...(own !== null && { minutes: own }) };
  const read: Omit<ServedAccount, "worth"> = { id, min, max: min + more, minutes: own, isChosen: false };
  if (!Array.isArray(given)) {
    const total = given?.total ?? 0;
    const account: AllocationAccount = { ...limits, ...(given !== null && { attention: given }) };
    return { account, read: { ...read, worth: (count: number) => (total * (1 - 0.5 ** count)) / 0.5 } };
  }
  const values = given.reduce<number[]>((all, rise) => [...all, (all.at(-1) ?? 0) + rise], [0]);
  const table = responseCurve({ kind: "table", values });
  const response: ResponseCurve = isChosen
    ? { ...table, reasons: [{ code: "allocation.fit.chosen", params: {} }] }
    : table;
  const at_ = (count: number): number => values[Math.min(count, values.length - 1)] ?? 0;
  const worth = (count: number): number => {
    const below = Math.floor(count);
    return at_(below) + (count - below) * (at_(below + 1) - at_(below));
  };
  return { account: { ...limits, response }, read: { ...read, isChosen, worth } };
}

const { untrue, unsaid, blind } = telling(allocationClaims);

/** What is wrong in what is said of an allocation of these sellers' hours. */
function wrongIn(
  given: readonly Served[],
  contacts: readonly ContactKind[],
  hours: readonly number[],
  { rows }: { rows: boolean },
): string[] {
  const made = given.map((each, at) => accountOf(each, at, contacts.length === 1));
  const sellers = hours.map((_, at) => ({ id: `s${at}` }));
  const result = allocateReviews(
    made.map(({ account }) => account),
    { sellers, contacts, hours: Object.fromEntries(hours.map((each, at) => [`s${at}`, each])) },
  );
  const scene: AllocationScene = {
    accounts: made.map(({ read }) => read),
    contacts,
    capacities: hours.map((each) => each * 60),
    result,
    of: null,
  };
  expect(result.rejected).toEqual([]);
  return [
    ...untrue(
      result.reasons.filter(({ code }) => rows || code !== "allocation.flat"),
      scene,
    ),
    ...(rows ? result.reviews.flatMap(({ reasons }, of) => untrue(reasons, { ...scene, of })) : []),
  ];
}

test("what is said of an allocation is what going through all of them, and the price of its hours, say", () => {
  const accounts = fc.array(served, { minLength: 1, maxLength: 4 });
  const quarters = fc.nat({ max: 40 }).map((count) => count / 4);
  fc.assert(
    fc.property(accounts, fc.constantFrom(REVIEW, VISIT_AND_CALL), quarters, (given, contacts, hours) => {
      const few = contacts.length === 1 ? given : given.slice(0, 2).map((each) => ({ ...each, more: 1 }));
      expect(wrongIn(few, contacts, [hours], { rows: true })).toEqual([]);
    }),
    { numRuns: 250 },
  );
  // Sellers who share accounts whose curves are no concave ones: the best is bounded, not always found.
  const tables = fc.array(
    served.map((each) => ({ ...each, min: 0, more: 3, stake: Array.isArray(each.stake) ? each.stake : [0, 90, 0, 7] })),
    { minLength: 3, maxLength: 3 },
  );
  fc.assert(
    fc.property(tables, quarters, quarters, (given, first, second) => {
      expect(
        wrongIn(
          given,
          REVIEW,
          [first / 3, second / 3].map((each) => Math.round(each * 4) / 4),
          { rows: false },
        ),
      ).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(unsaid()).toEqual([]);
  expect(blind()).toEqual([]);
});

test("what is said of a curve is what it was made of", () => {
  const curves = telling(curveClaims);
  const money = maybe(fc.integer({ min: 0, max: 500 }));
  const attention: fc.Arbitrary<AttentionParts | null> = fc.option(
    fc.record({ keep: money, grow: money, total: money }),
  );
  const factors = maybe(
    fc.record({
      grow: fc.constantFrom(1, 0.5, 2),
      furtherShare: maybe(fc.constantFrom(0.2, 0.7)),
    }),
  );
  fc.assert(
    fc.property(attention, factors, factors, (given, bySegment, byStanding) => {
      const { reasons } = responseCurve(
        { kind: "attention", attention: given, segment: "bakery", standing: "active" },
        {
          judgment: {
            ...(bySegment && { bySegment: { bakery: bySegment } }),
            ...(byStanding && { byStanding: { active: byStanding } }),
          },
        },
      );
      // What is judged of its state goes before what is judged of its segment.
      const judged = [byStanding, bySegment].flatMap((each) => each ?? []) as { furtherShare?: number }[];
      expect(curves.untrue(reasons, { attention: given, factors: judged, answers: null })).toEqual([]);
    }),
    { numRuns: 170 },
  );
  const answers = fc
    .record({
      present: fc.integer({ min: 1, max: 9 }),
      rises: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 }),
      asked: fc.subarray(["atHalf", "atOneAndAHalf", "atTwice"] as const, { minLength: 1 }),
      atZero: fc.integer({ min: -20, max: 20 }),
    })
    .map(({ present, rises, asked, atZero }): ResponseAnswers => {
      const worths = rises.reduce<number[]>((all, rise) => [...all, (all.at(-1) ?? 0) + rise], [atZero]);
      const [, atHalf = 0, atPresent = 0, atOneAndAHalf = 0, atTwice = 0, atSaturation = 0] = worths;
      const all = { atHalf, atOneAndAHalf, atTwice };
      return {
        ...{ kind: "answers", present, atZero, atPresent, atSaturation },
        ...Object.fromEntries(asked.map((name) => [name, all[name]])),
      };
    });
  fc.assert(
    fc.property(answers, (given) => {
      const { reasons } = responseCurve(given);
      expect(curves.untrue(reasons, { attention: null, factors: [], answers: given })).toEqual([]);
    }),
    { numRuns: 170 },
  );
  expect(curves.unsaid()).toEqual([]);
  expect(curves.blind()).toEqual([]);
});

test("what is said of a team's size is what one seller more, and one fewer, would bring", () => {
  const teams = telling(teamClaims);
  const given = fc.record({
    accounts: fc.array(served, { minLength: 1, maxLength: 6 }),
    hoursPerSeller: fc.constantFrom(0.75, 1.5, 2, 10),
    costPerSeller: fc.integer({ min: 0, max: 700 }),
  });
  fc.assert(
    fc.property(given, ({ accounts, hoursPerSeller, costPerSeller }) => {
      const made = accounts.map((each, at) => accountOf({ ...each, minutes: null }, at, false));
      const result = sizeTeam(
        made.map(({ account }) => account),
        { hoursPerSeller, costPerSeller },
      );
      const scene = { accounts: made.map(({ read }) => read), contacts: REVIEW, hoursPerSeller, costPerSeller, result };
      expect(teams.untrue(result.reasons, scene)).toEqual([]);
    }),
    { numRuns: 270 },
  );
  expect(teams.unsaid()).toEqual([]);
  expect(teams.blind()).toEqual([]);
});

test("what is said of fitted curves is what the records hold", () => {
  const fits = telling(fitClaims);
  const given = fc.record({
    seed: fc.nat({ max: 10_000 }),
    accounts: fc.integer({ min: 20, max: 120 }),
    effect: fc.constantFrom(-30, -3, 0, 3, 30),
    favour: fc.constantFrom(-0.8, -0.1, 0, 0, 0.1, 0.8),
    hasBefore: fc.boolean(),
    isByLot: fc.boolean(),
  });
  fc.assert(
    fc.property(given, ({ seed, accounts, effect, favour, hasBefore, isByLot }) => {
      const { normal, uniform } = draws(seed);
      const rows = Array.from({ length: accounts }, (): ResponseRow => {
        const liking = normal();
        const reviews = Math.max(0, Math.round(4 * uniform() + favour * liking));
        const spend = 200 + 20 * liking + (effect * (1 - 0.5 ** reviews)) / 0.5 + 3 * normal();
        return { reviews, spend, ...(hasBefore && { before: 200 + 20 * liking }) };
      });
      if (new Set(rows.map(({ reviews }) => reviews === 0)).size === 1) {
        expect(() => fitResponse(rows)).toThrow("with and without reviews");
        return;
      }
      const result = fitResponse(rows, { drawn: isByLot ? "lot" : "chosen" });
      const scene = { rows, isByLot, result };
      expect(fits.untrue(result.reasons, scene)).toEqual([]);
      expect(fits.untrue(result.otherwise.reasons, scene)).toEqual([]);
      // A curve that is said to bring nothing brings nothing, and no other is silent about a loss beyond doubt.
      const isLess = result.otherwise.reasons.some(({ code }) => code === "allocation.fit.less-with-reviews");
      if (effect === -30) expect(isLess).toBe(true);
    }),
    { numRuns: 130 },
  );
  expect(fits.unsaid()).toEqual([]);
  expect(fits.blind()).toEqual([]);
});
