import { reviewInvitation, type Account, type ReviewInvitationOptions } from "retention-kit";
import { expect, test } from "vitest";

const asOf = "2026-11-21";
const account: Account = { id: "acme", owned: [{ productId: "mill", purchasedOn: "2024-03-01" }] };
const invite = (more: object = {}, options: Partial<ReviewInvitationOptions> = {}) =>
  reviewInvitation({ ...account, ...more }, { asOf, attempt: 1, ...options });
const firstCode = (...given: Parameters<typeof invite>): string =>
  (invite(...given).messages[0]?.code ?? "").replace("conversation.invitation.", "");

test("who is said to be a prospect or on trial is asked what they need, whatever relation is given", () => {
  expect(firstCode({ status: "prospect" }, { relation: "customer" })).toBe("needs");
  expect(firstCode({ status: "trial" }, { relation: "customer" })).toBe("needs");
  expect(firstCode({ status: "customer" }, { relation: "prospect" })).toBe("check-product");
  expect(firstCode({ status: "prospect", statusSince: "2026-11-22" }, { relation: "customer" })).toBe("check-product");
});

test("an invitation to a contact names them, one to the account names none", () => {
  const contacts = [{ id: "ann", role: "user" }];
  expect(invite({ contacts }, { contactId: "ann" }).contactId).toBe("ann");
  expect(Object.keys(invite())).not.toContain("contactId");
});

test.each<[string, object]>([
  ["tickets[0].openedAt", { tickets: [{ id: "T", openedAt: "soon" }] }],
  ["surveys[0].at", { surveys: [{ at: "soon", metric: "nps", score: 1 }] }],
  ["touches[0].on", { touches: [{ on: "soon", kind: "call" }] }],
  ["contracts[0].startsOn", { contracts: [{ id: "K", status: "cancelled", startsOn: "soon", endsOn: asOf }] }],
  ["owned[0].purchasedOn", { owned: [{ productId: "mill", purchasedOn: "soon" }] }],
])("what refuses a row of the account names the function: %s", (path, rows) => {
  expect(() => invite(rows)).toThrow(`reviewInvitation: ${path} `);
});
