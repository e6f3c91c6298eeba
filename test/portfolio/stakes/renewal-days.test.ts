import type { Contract } from "retention-kit";
import { expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { losableContracts } from "../../../src/portfolio/stakes/account-renewal.js";
import { contractStanding } from "../../../src/portfolio/standing/contract-standing.js";

const AS_OF = parseDay("2026-11-21");
const on = (days: number): string => plainDate(AS_OF + days);
const renewals = (contracts: unknown[]) => {
  const account = { id: "a", contracts: contracts as Contract[] };
  return losableContracts(account, contractStanding("test", account, AS_OF, 60), AS_OF, "EUR").renewals;
};
const contract = (more: object = {}) => ({ id: "c", startsOn: on(-300), endsOn: on(65), ...more });

test("notice may be given up to its day, and is known to be missed from the next", () => {
  const of = (days: number, more: object = {}) => {
    const [found] = renewals([contract({ noticeOn: on(days), ...more })]);
    return [found?.noticeDaysLeft, found?.intention, found?.reasons.map(({ code }) => code.split(".")[2])];
  };
  expect(of(1)).toEqual([1, "unknown", ["ends", "notice"]]);
  expect(of(0)).toEqual([0, "unknown", ["ends", "notice"]]);
  expect(of(-1)).toEqual([null, "unknown", ["ends"]]);
  expect(of(0, { autoRenews: true })).toEqual([0, "unknown", ["ends", "notice"]]);
  expect(of(-1, { autoRenews: true })).toEqual([null, "runs-on", ["ends", "runs-on"]]);
  expect(of(-1, { autoRenews: false })).toEqual([null, "unknown", ["ends"]]);
  expect(of(-1, { autoRenews: true, status: "cancelled" })).toEqual([null, "cancelled", ["ends", "cancelled"]]);
});

test("they come by their day for notice, else by their end, of one day by their ids", () => {
  const order = (...list: object[]) => renewals(list).map(({ contractId }) => contractId);
  expect(
    order(
      contract({ id: "late", endsOn: on(90) }),
      contract({ id: "b", endsOn: on(40) }),
      contract({ id: "a", endsOn: on(40) }),
      contract({ id: "notice", endsOn: on(200), noticeOn: on(10) }),
      contract({ id: "today", endsOn: on(200), noticeOn: on(0) }),
      contract({ id: "missed", endsOn: on(20), noticeOn: on(-1) }),
    ),
  ).toEqual(["today", "notice", "missed", "a", "b", "late"]);
});

test("each has the money of a year, where it is known how often it is paid", () => {
  const amounts = [
    { amount: 10, per: "month" },
    { amount: 10, per: "quarter" },
    { amount: 10, per: "year" },
    { amount: 10 },
    { per: "month" },
    { amount: null, per: "month" },
    { amount: 10, per: null },
  ].map((more) => renewals([contract(more)])[0]?.amount);
  expect(amounts).toEqual([120, 40, 10, null, null, null, null]);
  expect(renewals([contract()])[0]).toMatchObject({
    productId: null,
    currency: "EUR",
    autoRenews: null,
    renewedFrom: null,
    daysLeft: 65,
    endsOn: on(65),
    noticeOn: null,
  });
});

test("one that has ended may be renewed for 60 days, or a quarter of its term, and comes before all others", () => {
  const late = contract({
    id: "late",
    startsOn: on(-400),
    endsOn: on(-5),
    noticeOn: on(-30),
    amount: 10,
    per: "month",
  });
  expect(renewals([contract(), late])[0]).toMatchObject({
    contractId: "late",
    startsOn: on(-400),
    endsOn: on(-5),
    // A renewal begins 60 days after the day after the end at most.
    lateUntil: on(56),
    daysLeft: -5,
    noticeDaysLeft: null,
    amount: 120,
    intention: "unknown",
    reasons: [{ code: "portfolio.renewal.late", params: { contractId: "late", endsOn: on(-5), daysAgo: 5 } }],
  });
  const days = (daysAgo: number, start: number) =>
    renewals([contract({ startsOn: on(start - daysAgo), endsOn: on(-daysAgo) })]).length;
  expect([days(61, -364), days(62, -364), days(23, -89), days(24, -89)]).toEqual([1, 0, 1, 0]);
  const next = contract({ id: "next", startsOn: on(10), endsOn: on(375), status: "draft", renewedFrom: "late" });
  expect(renewals([late, next]).map((each) => [each.contractId, each.intention])).toEqual([["late", "drafted"]]);
  expect(renewals([late, { ...next, status: "active" }]).map((each) => each.contractId)).toEqual(["next"]);
});

test("those that are over, have no end, or were followed by another are none", () => {
  expect(renewals([])).toEqual([]);
  expect(renewals([contract({ endsOn: on(-62) })])).toEqual([]);
  expect(renewals([contract({ endsOn: on(-1), status: "cancelled" })])).toEqual([]);
  expect(renewals([contract({ endsOn: on(-1), status: "expired" })])).toEqual([]);
  expect(renewals([contract({ endsOn: null })])).toEqual([]);
  expect(renewals([contract({ endsOn: on(0) })])).toHaveLength(1);
  const next = contract({ id: "d", startsOn: on(66), endsOn: on(400), renewedFrom: "c" });
  expect(renewals([contract(), next]).map(({ contractId }) => contractId)).not.toContain("c");
  expect(renewals([contract(), { ...next, status: "draft" }]).map((each) => [each.contractId, each.intention])).toEqual(
    [["c", "drafted"]],
  );
});

test("one that renews by itself ends with the term that runs, and a day for notice before it says nothing of that", () => {
  const rolled = (more: object) =>
    renewals([contract({ startsOn: "2024-01-01", endsOn: "2024-12-31", autoRenews: true, ...more })])[0];
  expect(rolled({})).toMatchObject({ endsOn: "2026-12-31", intention: "unknown", noticeOn: null });
  expect(rolled({ noticeOn: "2024-09-30" })).toMatchObject({
    endsOn: "2026-12-31",
    noticeOn: null,
    intention: "unknown",
  });
});

test("days that do not exist are named", () => {
  expect(() => renewals([contract({ endsOn: "2027-02-30" })])).toThrow("test: contracts[0].endsOn");
  expect(() => renewals([contract({ noticeOn: "soon" })])).toThrow("test: contracts[0].noticeOn");
  expect(() => renewals([contract({ startsOn: "soon" })])).toThrow("test: contracts[0].startsOn");
});
