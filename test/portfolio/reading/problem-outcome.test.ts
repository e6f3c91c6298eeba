import { expect, test } from "vitest";
import type { ScoredTicket } from "../../../src/portfolio/reading/account-effort.js";
import { worstOutcome } from "../../../src/portfolio/reading/problem-outcome.js";

/** What became of a problem, at the edges of time and effort. */

const rules = { now: Date.parse("2026-11-22T00:00:00Z"), standardMinutes: 60, quickEffort: 2, unsatisfiedEffort: 4 };
const scored = (ticket: object, effort: number | null = null): ScoredTicket =>
  ({
    ticket: { id: "t", openedAt: "2026-11-20T10:00:00Z", ...ticket },
    openedDay: 0,
    score: { effort },
  }) as unknown as ScoredTicket;
const outcome = (ticket: object, effort?: number | null) => worstOutcome([scored(ticket, effort)], rules);
const within = { resolvedAt: "2026-11-20T11:00:00Z" };
const beyond = { resolvedAt: "2026-11-20T11:00:01Z" };

test("one that is open is unsatisfied beyond the standard, and undecided until then or where no one says so", () => {
  expect(outcome({ resolved: false, openedAt: "2026-11-21T22:59:59Z" })).toBe("unsatisfied");
  expect(outcome({ resolved: false, openedAt: "2026-11-21T23:00:00Z" })).toBeNull();
  // Solved for the help desk and not for the customer.
  expect(outcome({ ...within, resolved: false }, 1)).toBe("unsatisfied");
  expect(outcome({})).toBeNull();
  expect(outcome({ resolvedAt: null, resolved: null })).toBeNull();
});

test("one that is solved is unsatisfied at high effort, quickly satisfied in time at low effort, else satisfied", () => {
  expect(outcome(within, 4)).toBe("unsatisfied");
  expect(outcome(within, 3.99)).toBe("satisfied");
  expect(outcome(within, 2)).toBe("satisfiedQuickly");
  expect(outcome(within, 2.01)).toBe("satisfied");
  expect(outcome(beyond, 2)).toBe("satisfied");
  expect(outcome(within, null)).toBe("satisfied");
  // Solved, at a time that no one knows.
  expect(outcome({ resolved: true }, 1)).toBe("satisfied");
  expect(outcome({ resolved: true }, 4)).toBe("unsatisfied");
});

test("of several the worst counts", () => {
  const quick = scored(within, 1);
  const slow = scored(beyond, 1);
  const bad = scored(within, 5);
  const open = scored({});
  expect(worstOutcome([quick, slow, bad, open], rules)).toBe("unsatisfied");
  expect(worstOutcome([open, quick, slow], rules)).toBe("satisfied");
  expect(worstOutcome([quick, open], rules)).toBe("satisfiedQuickly");
  expect(worstOutcome([], rules)).toBeNull();
});
