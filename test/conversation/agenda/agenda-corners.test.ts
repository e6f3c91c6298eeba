import { reviewAgenda, reviewInvitation, reviewQuestions, type Account } from "retention-kit";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const acme: Account = { id: "acme", segment: "hotel", annualBudget: 100, preferences: {} };
const asked = (account: Account, options: object = {}): string[] =>
  reviewAgenda(account, { asOf, minutes: 60, ...options }).questions.map(({ code }) =>
    code.replace("conversation.question.", ""),
  );

describe("a problem that was solved is asked about until a review has been held", () => {
  const tickets = [{ id: "T", openedAt: "2026-11-02T08:00:00Z", resolved: true }];
  const efforts = [{ ticketId: "T", effort: 4.5 }];
  test.each<[boolean, string, string]>([
    [false, "review", "2026-11-10"],
    [true, "call", "2026-11-10"],
    [true, "meeting", asOf],
    // One that is still to come.
    [true, "review", "2026-11-22"],
    [false, "review", asOf],
  ])("%s after a %s on %s", (isAsked, kind, on) => {
    const codes = asked({ ...acme, tickets, touches: [{ kind, on }] }, { efforts });
    expect(codes.includes("ticket-solved")).toBe(isAsked);
  });
});

test("an invoice over nothing is none that waits", () => {
  const codes = (amount: number) => asked({ ...acme, invoices: [{ dueOn: "2026-10-01", amount }] });
  expect(codes(0)).not.toContain("invoice");
  expect(codes(0.01)).toContain("invoice");
});

test("what is left out says whom or what it would be about, as what is asked does", () => {
  const account: Account = { ...acme, invoices: [{ dueOn: "2026-10-01", amount: 50 }] };
  const inTime = reviewAgenda(account, { asOf, minutes: 90 }).questions;
  const { leftOut } = reviewAgenda(account, { asOf, minutes: 9 });
  const about = (list: readonly { code: string; params?: unknown }[]) =>
    list.find(({ code }) => code.endsWith("question.invoice"))?.params;
  expect(about(inTime)).toEqual({ on: "2026-10-01" });
  expect(about(leftOut)).toEqual({ on: "2026-10-01" });
  expect(leftOut.some((each) => !("params" in each))).toBe(true);
});

test.each([-1, 101])("an urgency of %s is refused", (urgency) => {
  const questions = reviewQuestions.map((question, index) => (index === 1 ? { ...question, urgency } : question));
  expect(() => reviewAgenda(acme, { asOf, minutes: 60, questions })).toThrow("questions[1].urgency must be");
});

test.each<[string, object]>([
  ["contacts[0].influense", { contacts: [{ id: "ann", role: "user", influense: "high" }] }],
  ["contacts[1].influense", { contacts: [{ id: "bo" }, { id: "ann", influense: "high" }] }],
])("a misspelt field of a contact is named: %s", (path, lists) => {
  expect(() => reviewAgenda({ ...acme, ...lists }, { asOf, minutes: 60 })).toThrow(path);
  expect(() => reviewInvitation({ ...acme, ...lists }, { asOf, attempt: 1 })).toThrow(path);
});
