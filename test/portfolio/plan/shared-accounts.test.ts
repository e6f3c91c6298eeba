import {
  nextBestActions,
  planReviews,
  reviewInvitation,
  reviewPortfolio,
  runPlaybooks,
  type Account,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } as const;
const seller = (id: string, more: Partial<Seller> = {}): Seller => ({
  id,
  timeZone: "UTC",
  calendar: { hours },
  minutesPerDay: 60,
  ...more,
});

describe("reviews that several sellers may hold", () => {
  const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-11-24" };
  const request = (key: string, sellerIds: readonly string[]) => ({
    key,
    accountId: key,
    sellerIds,
    minutes: 60,
    priority: 1,
    ...window,
  });
  const plan = (requests: ReturnType<typeof request>[]) =>
    planReviews(requests, {
      sellers: ["north", "south", "west"].map((id) => seller(id)),
      from: "2026-11-23",
      to: "2026-11-29",
      lateWeight: 1,
    });

  test("go to the cheapest day among all of them, and to nobody else", () => {
    const found = plan([request("a", ["north"]), request("b", ["north", "south"]), request("c", ["north", "south"])]);
    // Two on Monday, the third on Tuesday; nothing for west.
    expect(found.booked).toHaveLength(3);
    expect(found.cost).toBe(1);
    expect(found.booked.filter(({ sellerId }) => sellerId === "west")).toEqual([]);
    expect(found.booked.find(({ key }) => key === "a")?.sellerId).toBe("north");
  });

  test("cost as little as the best of all ways to share them out", () => {
    const pools = [["north"], ["south", "north"], ["south", "west"], ["west"], ["north", "west"], ["south"]];
    const slots = ["north", "south", "west"].flatMap((id) => [0, 1].map((late) => ({ id, late })));
    const cheapest = (left: string[][], free: { id: string; late: number }[]): number => {
      const [pool, ...rest] = left;
      if (pool === undefined) return 0;
      return Math.min(
        ...free.flatMap((slot, index) =>
          pool.includes(slot.id) ? slot.late + cheapest(rest, free.toSpliced(index, 1)) : [],
        ),
      );
    };
    expect(plan(pools.map((pool, index) => request(`r${index}`, pool))).cost).toBe(cheapest(pools, slots));
  });

  test("leave out sellers that do not exist, and are refused where the list is no list of ids", () => {
    expect(plan([request("a", ["gone", "south"])]).booked[0]?.sellerId).toBe("south");
    const { unbooked, rejected } = plan([request("a", ["gone", "left"]), request("b", []), request("c", [7 as never])]);
    expect(unbooked.map(({ key }) => key)).toEqual(["a"]);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [1, "sellerIds"],
      [2, "sellerIds[0]"],
    ]);
  });

  test("of a book go to whoever is there while the owner is away", () => {
    const account: Account = {
      id: "acme",
      sellerIds: ["north", "south"],
      touches: [{ on: "2025-10-01", kind: "review" }],
    };
    const away = { away: [{ from: "2026-11-01", to: "2027-01-31" }] };
    const book = (sellerIds: string[]) =>
      reviewPortfolio(
        { accounts: [{ ...account, sellerIds }], products: [], sellers: [seller("north", away), seller("south")] },
        { asOf: "2026-11-21", to: "2026-12-20" },
      );
    const shared = book(["north", "south"]);
    expect(shared.accounts[0]?.nextReview).toMatchObject({ sellerId: "north", sellerIds: ["north", "south"] });
    expect(shared.plan.booked.map(({ sellerId }) => sellerId)).toEqual(["south"]);
    expect(book(["north"]).plan.booked).toEqual([]);
    // Planned again, it stays with who holds it.
    const again = reviewPortfolio(
      { accounts: [account], products: [], sellers: [seller("north"), seller("south")] },
      { asOf: "2026-11-21", to: "2026-12-20", previous: shared.plan.booked },
    );
    expect(again.plan.booked.map(({ sellerId, on }) => [sellerId, on])).toEqual(
      shared.plan.booked.map(({ sellerId, on }) => [sellerId, on]),
    );
  });
});

test("who holds a shared review arranges it, and the owner does not", () => {
  const account: Account = {
    id: "acme",
    sellerIds: ["north", "south"],
    touches: [{ on: "2025-10-01", kind: "review" }],
  };
  const away = { away: [{ from: "2026-11-01", to: "2027-01-31" }] };
  const book = reviewPortfolio(
    { accounts: [account], products: [], sellers: [seller("north", away), seller("south")] },
    { asOf: "2026-11-21", to: "2026-12-20" },
  );
  const actions = (sellerId: string) =>
    nextBestActions(book, { sellerId, asOf: "2026-11-21" }).map(({ action }) => action);
  expect(actions("south")).toEqual(["invite"]);
  expect(actions("north")).toEqual([]);
});

test("a review that two hold is on the list of both, and one of them arranges it", () => {
  const accounts: Account[] = [{ id: "acme", sellerId: "north", touches: [{ on: "2025-10-01", kind: "review" }] }];
  const sellers = [seller("north"), seller("south")];
  const book = reviewPortfolio({ accounts, products: [], sellers }, { asOf: "2026-11-21", to: "2026-12-20" });
  const [booking] = book.plan.booked;
  if (booking === undefined) throw new Error("nothing is booked");
  const onDay = (on: string, holders: { sellerId: string; alsoSellerIds: string[] }) => {
    const plan = { ...book.plan, booked: [{ ...booking, on, ...holders }] };
    return sellers.map(({ id }) =>
      nextBestActions({ ...book, plan }, { sellerId: id, asOf: "2026-11-21" }).map(({ action, key }) => [action, key]),
    );
  };
  for (const holders of [
    { sellerId: "north", alsoSellerIds: ["south"] },
    { sellerId: "south", alsoSellerIds: ["north"] },
  ]) {
    const review = ["hold-review", booking.key];
    expect(onDay("2026-11-21", holders)).toEqual([[review], [review]]);
    const invite = ["invite", `${booking.key}:invite:2026-11-23`];
    expect(onDay("2026-11-23", holders)).toEqual(holders.sellerId === "north" ? [[invite], []] : [[], [invite]]);
  }
});

test("a second person named for an account holds its next review too, on a day that both have", () => {
  const accounts: Account[] = ["acme", "bolt"].map((id) => ({
    id,
    sellerId: "north",
    touches: [{ on: "2025-10-01", kind: "review" }],
  }));
  const head = seller("head", { away: [{ from: "2026-11-01", to: "2026-11-30" }] });
  const records = { accounts, products: [], sellers: [seller("north"), head] };
  const asked = { asOf: "2026-11-21", to: "2026-12-20" };
  const planning = { alsoSellerIds: { acme: ["head", "north"], nobody: ["head"] } };
  const { plan } = reviewPortfolio(records, { ...asked, policies: { planning } });
  expect(
    plan.booked.map(({ accountId, sellerId, alsoSellerIds, on }) => [accountId, sellerId, alsoSellerIds, on]),
  ).toEqual([
    ["bolt", "north", undefined, "2026-11-23"],
    ["acme", "north", ["head"], "2026-12-01"],
  ]);
  expect(
    plan.load.find(({ sellerId }) => sellerId === "head")?.days.map(({ on, minutes }) => [on, minutes])[0],
  ).toEqual(["2026-12-01", 45]);
  // On the day itself it stays, unless the second person falls ill.
  const held = plan.booked.map((booking) =>
    booking.accountId === "bolt" ? { ...booking, status: "completed" as const } : booking,
  );
  const later = { ...asked, asOf: "2026-12-01", previous: held, policies: { planning } };
  const acme = (sellers: Seller[]) =>
    reviewPortfolio({ ...records, sellers }, later).plan.booked.find(({ accountId }) => accountId === "acme");
  expect(acme(records.sellers)).toMatchObject({ on: "2026-12-01", revision: 0, alsoSellerIds: ["head"] });
  const ill = { ...head, away: [{ from: "2026-12-01", to: "2026-12-06" }] };
  expect(acme([seller("north"), ill])).toMatchObject({ on: "2026-12-07", revision: 1, alsoSellerIds: ["head"] });
  expect(() =>
    reviewPortfolio(records, { ...asked, policies: { planning: { alsoSellerIds: { acme: "head" } } } } as never),
  ).toThrow("policies.planning.alsoSellerIds.acme must be an array");
});

test("a step of a playbook is on the list of whoever makes it", () => {
  const accounts: Account[] = [
    {
      id: "acme",
      sellerId: "north",
      touches: [{ on: "2026-11-01", kind: "review" }],
      purchases: [{ on: "2026-11-10" }],
    },
  ];
  const sellers = ["north", "head", "west"].map((id) => seller(id));
  const book = reviewPortfolio({ accounts, products: [], sellers }, { asOf: "2026-11-23", to: "2026-12-20" });
  const steps = (["seller", "escalation", ["seller", "escalation"]] as const).map((who) => ({
    after: 1,
    kind: "call",
    who,
  }));
  const followUps = accounts.map((account) =>
    runPlaybooks(account, {
      playbooks: [{ id: "w", trigger: { on: "new-customer" }, steps }],
      asOf: "2026-11-23",
      calendar: { hours },
      escalation: "head",
    }),
  );
  const keysOf = (sellerId: string, asOf: string): string[] =>
    nextBestActions(book, { sellerId, asOf, followUps }).flatMap(({ things }) =>
      things.map(({ key }) => key.slice(-1)),
    );
  expect(["north", "head", "west"].map((id) => keysOf(id, "2026-11-30"))).toEqual([["1", "3"], ["2", "3"], []]);
});

test("what an account of nobody needs is on one list", () => {
  const accounts: Account[] = [
    {
      id: "acme",
      touches: [{ on: "2025-10-01", kind: "review" }],
      tickets: [{ id: "T1", openedAt: "2026-11-20T08:00Z", topic: "noise", resolved: false }],
    },
  ];
  const sellers = [seller("north"), seller("south")];
  const book = reviewPortfolio({ accounts, products: [], sellers }, { asOf: "2026-11-21", to: "2026-12-20" });
  const [booking] = book.plan.booked;
  if (booking === undefined) throw new Error("nothing is booked");
  const plan = { ...book.plan, booked: [{ ...booking, alsoSellerIds: ["south"] }] };
  const keys = sellers.flatMap(({ id }) =>
    nextBestActions({ ...book, plan }, { sellerId: id, asOf: "2026-11-21" }).flatMap(({ things }) =>
      things.map(({ key }) => key),
    ),
  );
  expect(keys).toContain("acme:problem:T1");
  expect(new Set(keys).size).toBe(keys.length);
});

describe("whom an invitation goes to", () => {
  const asked = { asOf: "2026-11-21", attempt: 1 };
  const account: Account = {
    id: "acme",
    preferences: { channels: ["email"], language: "en", daysBetweenContacts: 3 },
    contacts: [
      { id: "user", role: "user", influence: "high" },
      { id: "gone", role: "champion", left: "2026-11-20" },
      { id: "boss", role: "decision-maker", influence: "high", preferences: { doNotContact: true } },
      { id: "ally", role: "champion", preferences: { channels: ["call"], language: null } },
    ],
  };

  test("is the champion who is there and has not opted out, in the way that person wants it", () => {
    expect(reviewInvitation(account, asked)).toMatchObject({
      contactId: "ally",
      channel: "call",
      language: "en",
      reasons: [
        { code: "conversation.approach.first" },
        { code: "conversation.contact.others-opted-out", params: { contacts: 1 } },
        { code: "conversation.contact.agreed-channels", params: { channels: "call" } },
      ],
    });
    // One who leaves tomorrow is there today.
    expect(reviewInvitation(account, { ...asked, asOf: "2026-11-19" }).contactId).toBe("gone");
  });

  test("is the person named, unless that one has left or opted out", () => {
    expect(reviewInvitation(account, { ...asked, contactId: "user" })).toMatchObject({
      contactId: "user",
      channel: "email",
    });
    const none = (contactId: string) => reviewInvitation(account, { ...asked, contactId });
    expect(none("boss")).toMatchObject({
      approach: "none",
      reasons: [{ code: "conversation.contact.do-not-contact" }],
    });
    expect(none("gone")).toMatchObject({
      approach: "none",
      channels: [],
      reasons: [{ code: "conversation.contact.person-left", params: { contactId: "gone" } }],
    });
    expect(() => none("nobody")).toThrow("options.contactId must be one of the account's contacts");
  });

  test("is nobody where everybody has opted out, and no review is planned then", () => {
    const contacts = (account.contacts ?? []).map((contact) => ({ ...contact, preferences: { doNotContact: true } }));
    const closed = { ...account, contacts };
    const reasons = [{ code: "conversation.contact.everyone-opted-out", params: { contacts: 3 } }];
    expect(reviewInvitation(closed, asked)).toMatchObject({ approach: "none", reasons });
    const book = reviewPortfolio(
      { accounts: [closed, { ...account, id: "open" }], products: [], sellers: [seller("north")] },
      { asOf: "2026-11-21", to: "2026-12-20" },
    );
    expect(book.plan.booked.map(({ accountId }) => accountId)).toEqual(["open"]);
    expect(book.accounts[0]?.reasons).toContainEqual(reasons[0]);
  });

  test("a person who wants to be contacted is, though the account in general does not", () => {
    const closed: Account = {
      id: "acme",
      preferences: { doNotContact: true },
      contacts: [{ id: "ally", preferences: { doNotContact: false } }, { id: "other" }],
    };
    expect(reviewInvitation(closed, asked)).toMatchObject({ contactId: "ally", approach: "check" });
    expect(reviewInvitation({ ...closed, contacts: [] }, asked)).toMatchObject({
      approach: "none",
      reasons: [{ code: "conversation.contact.do-not-contact" }],
    });
  });
});
