import fc from "fast-check";
import { allocateReviews, responseAt, responseCurve, type ContactKind, type ResponseCurve } from "retention-kit";
import { expect, test } from "vitest";
import { bestByEnumeration, bestByHighs, minutesOf, type OracleProblem } from "./allocation-oracle.js";

const amount = fc.integer({ min: 0, max: 1000 });

const concave: fc.Arbitrary<ResponseCurve> = fc
  .record({ base: amount, gain: amount, furtherShare: fc.constantFrom(0, 0.3, 0.5, 0.8) })
  .map((spec) => responseCurve({ kind: "exponential", ...spec }));

const anyShape: fc.Arbitrary<ResponseCurve> = fc.oneof(
  concave,
  fc
    .record({ a: amount, rise: amount, c: fc.constantFrom(0.7, 1, 2, 3.5), halfAt: fc.constantFrom(1, 2, 5) })
    .map(({ a, rise, c, halfAt }) => responseCurve({ kind: "adbudg", a, b: a + rise, c, d: halfAt ** c })),
  fc.array(amount, { minLength: 1, maxLength: 6 }).map((values) => responseCurve({ kind: "table", values })),
);

interface Shape {
  curves: fc.Arbitrary<ResponseCurve>;
  accounts: number;
  sellers: number;
  contacts?: readonly ContactKind[];
  ownMinutes?: boolean;
  share: "own" | "some" | "all";
  mostContacts?: number;
}

const reviews: readonly ContactKind[] = [{ kind: "review", minutes: 45 }];

function problems(shape: Shape): fc.Arbitrary<OracleProblem> {
  const { contacts = reviews, mostContacts = 4 } = shape;
  const ids = Array.from({ length: shape.sellers }, (_, at) => `s${at}`);
  const shared = {
    own: fc.constantFrom(...ids).map((id) => [id]),
    some: fc.subarray(ids, { minLength: 1 }),
    all: fc.constant(ids),
  }[shape.share];
  return fc.record({
    accounts: fc
      .array(
        fc.record({
          response: shape.curves,
          min: fc.constantFrom(0, 0, 1, 2),
          extra: fc.integer({ min: 0, max: mostContacts - 2 }),
          sellerIds: shared,
          minutes: shape.ownMinutes ? fc.constantFrom(20, 45, 60, 75, 90) : fc.constant(null),
        }),
        { minLength: 1, maxLength: shape.accounts },
      )
      .map((rows) =>
        rows.map(({ extra, ...row }, at) => ({ ...row, accountId: `a${at}`, max: Math.max(1, row.min + extra) })),
      ),
    sellers: fc
      .tuple(...ids.map(() => fc.integer({ min: 0, max: 8 * shape.accounts })))
      .map((hours) => ids.map((id, at) => ({ id, hours: (hours[at] ?? 0) / 4 }))),
    contacts: fc.constant(contacts),
  });
}

function allocate({ accounts, sellers, contacts }: OracleProblem): ReturnType<typeof allocateReviews> {
  const hours = Object.fromEntries(sellers.map(({ id, hours: own }) => [id, own]));
  return allocateReviews(accounts, { sellers, hours, contacts });
}

/** Hours, limits and the sums of an answer, whatever it is worth. */
function expectSound(problem: OracleProblem, answer: ReturnType<typeof allocateReviews>, kept: boolean): void {
  const used = new Map<string, number>();
  let value = 0;
  for (const [at, row] of answer.reviews.entries()) {
    const account = problem.accounts[at];
    if (account === undefined) throw new Error("a row too many");
    const strength = problem.contacts.reduce(
      (sum, { kind, strength: own }) => sum + (own ?? 1) * (row.counts[kind] ?? 0),
      0,
    );
    const minutes = problem.contacts.reduce(
      (sum, contact) => sum + minutesOf(account, contact) * (row.counts[contact.kind] ?? 0),
      0,
    );
    expect(row.accountId).toBe(account.accountId);
    expect(row.minutes).toBe(minutes);
    expect(row.held.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes);
    expect(row.value).toBeCloseTo(responseAt(account.response, strength) - responseAt(account.response, 0), 8);
    expect(row.count).toBeLessThanOrEqual(account.max);
    if (kept) expect(row.count).toBeGreaterThanOrEqual(account.min);
    for (const { sellerId, minutes: part } of row.held) {
      expect(account.sellerIds).toContain(sellerId);
      used.set(sellerId, (used.get(sellerId) ?? 0) + part);
    }
    value += row.value;
  }
  for (const { sellerId, hours, used: own } of answer.sellers) {
    expect(own * 60).toBeCloseTo(used.get(sellerId) ?? 0, 8);
    expect(own).toBeLessThanOrEqual(hours + 1e-9);
  }
  expect(answer.value).toBeCloseTo(value, 6);
  expect(answer.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(answer.value);
  expect(answer.upperBound).toBeGreaterThanOrEqual(answer.value);
  expect(answer.upperBound - answer.value).toBeCloseTo(answer.gap, 6);
}

const close = (value: number): number => Math.max(1e-6, 1e-9 * Math.abs(value));

test.each<[string, Shape]>([
  ["concave curves", { curves: concave, accounts: 5, sellers: 1, share: "own" }],
  ["curves of any shape", { curves: anyShape, accounts: 5, sellers: 1, share: "own" }],
  ["contacts of several lengths", { curves: anyShape, accounts: 5, sellers: 1, share: "own", ownMinutes: true }],
  [
    "two kinds of contact",
    {
      curves: anyShape,
      accounts: 4,
      sellers: 1,
      share: "own",
      mostContacts: 3,
      contacts: [
        { kind: "visit", minutes: 70 },
        { kind: "call", minutes: 15, strength: 0.4 },
      ],
    },
  ],
])("one seller's hours bring as much as any choice: %s", (_, shape) => {
  fc.assert(
    fc.property(problems(shape), (problem) => {
      const best = bestByEnumeration(problem);
      const answer = allocate(problem);
      expectSound(problem, answer, best !== null);
      expect(answer.exact).toBe(true);
      if (best !== null) expect(Math.abs(answer.value - best)).toBeLessThan(close(best));
      else expect(answer.reasons.map(({ code }) => code)).toContain("allocation.floors-missed");
    }),
    { numRuns: 50 },
  );
});

test.each<[string, Shape, boolean]>([
  ["sellers with accounts of their own", { curves: anyShape, accounts: 12, sellers: 3, share: "own" }, true],
  ["all sellers share all accounts", { curves: anyShape, accounts: 10, sellers: 3, share: "all" }, true],
  ["sellers share some accounts, concave", { curves: concave, accounts: 12, sellers: 4, share: "some" }, true],
  ["sellers share some accounts, any shape", { curves: anyShape, accounts: 10, sellers: 3, share: "some" }, false],
  [
    "shared accounts, contacts of several lengths",
    { curves: anyShape, accounts: 8, sellers: 3, share: "some", ownMinutes: true },
    false,
  ],
])("HiGHS finds nothing better: %s", async (_, shape, exact) => {
  await fc.assert(
    fc.asyncProperty(problems(shape), async (problem) => {
      const best = await bestByHighs(problem);
      const answer = allocate(problem);
      // A team whose contacts are of several lengths may have room for all and not find it.
      const kept = best !== null && !answer.reasons.some(({ code }) => code === "allocation.floors-missed");
      expectSound(problem, answer, kept);
      if (best === null || (!exact && !kept)) return;
      expect(answer.value).toBeLessThanOrEqual(best + close(best));
      expect(answer.upperBound).toBeGreaterThanOrEqual(best - close(best));
      if (exact || answer.exact) expect(Math.abs(answer.value - best)).toBeLessThan(close(best));
      if (exact) expect(answer.exact).toBe(true);
    }),
    { numRuns: 40 },
  );
});
