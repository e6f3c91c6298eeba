import fc from "fast-check";
import { Window } from "happy-dom";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { teamWeek } from "../../examples/report-kit/report/team-week.js";
import type { ReportInput } from "../../examples/report-kit/report/report-input.js";

/** Signals that can wait, by a calendar or a rhythm; of anything else the customer waits. */
const PATIENT = ["renewal-near", "warranty-ending", "long-silence", "value-at-risk", "invoice-late"];
const DAYS = ["2026-11-23", "2026-11-24"];

const review = fc.record({
  on: fc.constantFrom(...DAYS),
  status: fc.constantFrom("planned", "pinned", "completed"),
  stake: fc.nat(4),
  signals: fc.array(fc.constantFrom(...PATIENT, "complaint", "champion-left"), { maxLength: 2 }),
});
type Review = typeof review extends fc.Arbitrary<infer Each> ? Each : never;

function inputOf(reviews: readonly Review[]): ReportInput {
  const ids = reviews.map((_, place) => `a${place}`);
  const accounts = reviews.map(({ stake, signals }, place) => ({
    accountId: ids[place],
    attention: { total: stake },
    signals: signals.map((code) => ({ code })),
    nextReview: { key: `key ${place}`, sellerId: "north" },
    valueAtRisk: null,
    renewals: [],
  }));
  const booked = reviews
    .map(({ on, status }, place) => ({
      key: `key ${place}`,
      accountId: ids[place],
      sellerId: "north",
      on,
      status,
      reasons: [],
    }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const plan = { from: DAYS[0], booked, load: [], unbooked: [] };
  return {
    book: { accounts, plan, valueAtRisk: null },
    accounts: ids.map((id) => ({ id })),
    sellers: [{ id: "north", timeZone: "UTC" }],
    briefings: new Map(),
    currency: "EUR",
    locale: en,
  } as unknown as ReportInput;
}

/** What the row of the seller says in the column "start with". */
function beginWith(reviews: readonly Review[]): string {
  const { document } = new Window();
  document.body.innerHTML = teamWeek(inputOf(reviews));
  const headings = [...document.querySelectorAll("th")].map(({ textContent }) => textContent);
  const at = headings.findIndex((text) => text.includes("start with"));
  return [...document.querySelectorAll("tbody tr > *")][at]?.textContent.trim() ?? "no such column";
}

test("a seller begins with what cannot wait, then with the most at stake, of the reviews of the first day", () => {
  fc.assert(
    fc.property(fc.array(review, { maxLength: 6 }), (reviews) => {
      const planned = reviews
        .map((each, place) => ({
          ...each,
          id: `a${place}`,
          waits: each.signals.every((code) => PATIENT.includes(code)),
        }))
        .filter(({ status }) => status !== "completed");
      const first = planned.map(({ on }) => on).sort()[0];
      const today = planned.filter(({ on }) => on === first);
      const pressing = today.some(({ waits }) => !waits) ? today.filter(({ waits }) => !waits) : today;
      const most = Math.max(...pressing.map(({ stake }) => stake));
      expect(beginWith(reviews)).toBe(pressing.find(({ stake }) => stake === most)?.id ?? "");
    }),
    { numRuns: 60 },
  );
});

test("a complaint comes before the largest customer", () => {
  const large = { on: "2026-11-23", status: "planned", stake: 1000, signals: ["renewal-near"] } as const;
  const angry = { ...large, stake: 1, signals: ["complaint"] };
  expect(beginWith([{ ...large, signals: [...large.signals] }, angry])).toBe("a1");
});
