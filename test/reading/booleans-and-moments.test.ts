import {
  detectRecurringProblems,
  evaluateServiceStandards,
  fitLoyaltyModel,
  priorLoyaltyModel,
  reviewAgenda,
  reviewInvitation,
  scoreEffort,
  survivalCurve,
  type Ticket,
} from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-21";

test("a moment that is none is refused, and so are seconds", () => {
  const scored = (openedAt: unknown) => () => scoreEffort({ id: "T", openedAt, contacts: 2 } as Ticket);
  expect(scored("garbage")).toThrow("scoreEffort: openedAt must be a moment");
  expect(scored(1_790_000_000)).toThrow("scoreEffort: openedAt must not lie before 1990: seconds since 1970");
  expect(scored("2026-11-16 09:30:00+00")()).toEqual(scored("2026-11-16T09:30:00Z")());
  expect(scored("2026-11-16T09:30:00.000+0000")()).toEqual(scored("2026-11-16T09:30:00Z")());
});

test("a text is no boolean, whatever it says", () => {
  const ticket = { id: "T", openedAt: "2026-11-16T09:30:00Z", resolved: "false", topic: "leak" } as unknown as Ticket;
  const stays = [{ duration: 3, ended: "false" as never }, { duration: 4 } as never];
  expect(() => survivalCurve(stays)).toThrow('survivalCurve: stays[0].ended must be true or false, got "false"');
  expect(() => survivalCurve(stays.slice(1))).toThrow(
    "survivalCurve: stays[0].ended must be true or false, got undefined",
  );
  expect(() => scoreEffort(ticket)).toThrow('scoreEffort: resolved must be true or false, got "false"');
  expect(() => reviewAgenda({ id: "a", tickets: [ticket] }, { asOf, minutes: 30 })).toThrow(
    "tickets[0].resolved must be",
  );
  expect(detectRecurringProblems([ticket], { asOf }).rejected).toMatchObject([{ path: "resolved" }]);
  const standards = [{ id: "s", measure: "resolution" as const, atMost: 60, share: 0.9, clock: "calendar" as const }];
  expect(evaluateServiceStandards([ticket], { standards, from: asOf, asOf }).rejected).toMatchObject([
    { path: "resolved" },
  ]);
  const account = { id: "a", preferences: { doNotContact: "false" as never } };
  expect(() => reviewInvitation(account, { asOf, attempt: 1 })).toThrow(
    "preferences.doNotContact must be true or false",
  );
  expect(() =>
    fitLoyaltyModel([{ problem: "false" as never, repurchased: true }], { prior: priorLoyaltyModel() }),
  ).toThrow("observations[0].problem must be true or false");
});
