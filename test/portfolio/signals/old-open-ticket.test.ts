import { reviewPortfolio, type Ticket } from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";

const asOf = "2026-11-21";

function reportOf(ticket: Partial<Ticket>) {
  const account = {
    id: "acme",
    sellerId: "s1",
    purchases: [{ on: "2020-01-10", amount: 100 }],
    tickets: [{ id: "t1", openedAt: "2025-11-22T08:00:00Z", contacts: 9, reopens: 3, priority: "urgent", ...ticket }],
  };
  const book = reviewPortfolio(
    { accounts: [account], products: [], sellers: [{ id: "s1", timeZone: "UTC" }] },
    { asOf, to: "2027-02-20" },
  );
  const report = book.accounts[0];
  if (report === undefined) throw new Error("no report");
  return { ...report, texts: [...report.reasons, ...report.nextReview.reasons].map((reason) => say(reason, en)) };
}

test("a ticket that is still open does not disappear on its birthday, nor in the years after", () => {
  for (const on of ["2025-11-22", "2025-11-20", "2025-10-01", "2021-03-04"]) {
    const report = reportOf({ openedAt: `${on}T08:00:00Z`, resolved: false });
    expect(report.signals.map(({ code, about }) => [code, about])).toContainEqual(["open-problem", "t1"]);
    expect(report.openProblems).toMatchObject([{ ticketId: "t1", openedOn: on }]);
    const text = report.texts.join("\n");
    expect(text).toContain(`a hard problem is still open (since ${on})`);
  }
});

test("a ticket of more than a year ago that is solved, or says nothing of it, is history", () => {
  for (const solved of [{ resolved: true }, { resolvedAt: "2025-11-01T08:00:00Z" }, {}]) {
    const report = reportOf({ openedAt: "2025-10-01T08:00:00Z", ...solved });
    expect(report.signals.filter(({ about }) => about === "t1")).toEqual([]);
    expect(report.openProblems).toEqual([]);
    expect(report.effort).toBe(null);
    expect(report.texts.join("\n")).toContain("no problem was reported in the last 12 months");
  }
});
