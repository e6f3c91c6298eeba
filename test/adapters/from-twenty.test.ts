import { fromTwenty, type FromTwentyOptions, type TwentyObjects } from "retention-kit/adapters";
import type { Account } from "retention-kit";
import { describe, expect, test } from "vitest";

const mill = {
  id: "c1",
  name: "Mill",
  domainName: {
    primaryLinkLabel: "",
    primaryLinkUrl: "https://www.Mill.example/about",
    secondaryLinks: [{ url: "mill.test" }],
  },
  accountOwnerId: "m1",
  annualRecurringRevenue: { amountMicros: "12000000000", currencyCode: "USD" },
  deletedAt: null,
};
const workspaceMembers = [
  { id: "m1", userEmail: "ann@us.example", timeZone: "system" },
  { id: "m2", userEmail: "bo@us.example", timeZone: "Europe/Paris" },
];

const adapt = (objects: TwentyObjects, options?: FromTwentyOptions) =>
  fromTwenty({ workspaceMembers, companies: [mill], ...objects }, options);
const accountOf = (objects: TwentyObjects, options?: FromTwentyOptions): Account | undefined =>
  adapt(objects, options).accounts[0];
const whys = ({ left }: ReturnType<typeof fromTwenty>) => left.map(({ object, id, why }) => [object, id, why]);

test("companies are accounts, members sellers; a zone called system is none; revenue is no budget", () => {
  const { accounts, sellers, keys } = adapt({}, { timeZone: "Asia/Tokyo" });
  expect(accounts).toEqual([{ id: "c1", name: "Mill", sellerId: "m1" }]);
  expect(sellers.map(({ id, timeZone }) => [id, timeZone])).toEqual([
    ["m1", "Asia/Tokyo"],
    ["m2", "Europe/Paris"],
  ]);
  expect(keys.c1?.domains).toEqual(["mill.example", "mill.test"]);
});

test("what was deleted softly is left out, in every list", () => {
  const deletedAt = "2026-03-19T00:00:00.000Z";
  const adapted = adapt({
    companies: [mill, { id: "c2", deletedAt }],
    opportunities: [{ id: "o1", companyId: "c1", deletedAt }],
    calendarEvents: [{ id: "e1", startsAt: "2026-04-01T09:00:00Z", deletedAt }],
    tasks: [{ id: "t1", status: "DONE", deletedAt }],
    workspaceMembers: [...workspaceMembers, { id: "m3", deletedAt }],
  });
  expect(adapted.sellers).toHaveLength(2);
  expect(whys(adapted)).toEqual([
    ["workspaceMembers", "m3", "retired"],
    ["opportunities", "o1", "deleted"],
    ["companies", "c2", "deleted"],
    ["calendarEvents", "e1", "deleted"],
    ["tasks", "t1", "deleted"],
  ]);
});

describe("opportunities", () => {
  const opportunity = {
    id: "o1",
    companyId: "c1",
    stage: "CUSTOMER",
    closeDate: "2026-03-02T00:00:00.000Z",
    deletedAt: null,
  };
  const amount = (amountMicros: number | string | null, currencyCode: string | null = "USD") => ({
    amountMicros,
    currencyCode,
  });
  const spendOf = (given: object, options?: FromTwentyOptions) =>
    accountOf({ opportunities: [{ ...opportunity, amount: given }] }, options)?.purchases?.[0]?.amount;

  test("amounts are millionths, as number or text, also without a currency or an amount", () => {
    expect(spendOf(amount(2500000000000))).toBe(2500000);
    expect(spendOf(amount("900500000"))).toBe(900.5);
    expect(spendOf(amount("900000000", ""))).toBe(900);
    expect(spendOf(amount(null, ""))).toBeUndefined();
    expect(spendOf(amount("900000000", "EUR"), { currency: "USD", rates: { EUR: 1.1 } })).toBe(990);
  });

  test("the records' currency is the one that most amounts are in; another needs a rate", () => {
    const opportunities = ["EUR", "USD", "EUR"].map((code, index) => ({
      ...opportunity,
      id: `o${index}`,
      amount: amount(1e6, code),
    }));
    const adapted = adapt({ opportunities });
    expect(adapted.accounts[0]?.currency).toBe("EUR");
    expect(adapted.accounts[0]?.purchases?.map((each) => each.amount)).toEqual([1, undefined, 1]);
    expect(whys(adapted)).toEqual([["opportunities", "o1", "no-rate"]]);
  });

  test("stages of one's own, and the product that an opportunity is about", () => {
    const opportunities = ["SIGNED", "PROPOSAL", "LOST", "CLOSED_WON"].map((stage) => ({
      ...opportunity,
      id: stage,
      stage,
      name: "Oven",
    }));
    const account = accountOf(
      { opportunities },
      { won: (stage) => (stage === "SIGNED" ? true : undefined), productOf: ({ name }) => name },
    );
    expect(account?.purchases).toEqual([
      { on: "2026-03-02", productId: "Oven" },
      { on: "2026-03-02", productId: "Oven" },
    ]);
    expect(
      account?.deals?.map(({ id, status, expectedCloseOn, closedOn }) => [id, status, expectedCloseOn ?? closedOn]),
    ).toEqual([
      ["PROPOSAL", "open", "2026-03-02"],
      ["LOST", "lost", "2026-03-02"],
    ]);
  });

  test("the company inside the row, and none at all", () => {
    const opportunities = [
      { ...opportunity, companyId: null, company: { id: "c1" } },
      { ...opportunity, id: "o2", companyId: null },
      { ...opportunity, id: "o3", companyId: "c9" },
    ];
    const adapted = adapt({ opportunities });
    expect(adapted.accounts[0]?.purchases).toHaveLength(1);
    expect(whys(adapted)).toEqual([
      ["opportunities", "o2", "no-account"],
      ["opportunities", "o3", "unknown-account"],
    ]);
  });
});

describe("meetings", () => {
  const event = {
    id: "e1",
    title: "Demo",
    startsAt: "2026-04-01T22:00:00.000Z",
    endsAt: "2026-04-01T22:45:00.000Z",
    isCanceled: false,
  };
  const ann = { handle: "ann@us.example", workspaceMemberId: "m1" };
  const guest = { handle: "jo@mill.example", workspaceMemberId: null };
  const touchesOf = (more: object, objects: TwentyObjects = {}, options?: FromTwentyOptions) =>
    accountOf({ calendarEvents: [{ ...event, ...more }], ...objects }, options)?.touches;

  test("by the domain of a guest's address, or by the person", () => {
    expect(touchesOf({ calendarEventParticipants: [ann, guest] })).toEqual([
      { on: "2026-04-01", kind: "meeting", sellerId: "m1", minutes: 45 },
    ]);
    const people = [{ id: "p1", companyId: "c1", emails: { primaryEmail: "jo@home.example" }, jobTitle: "CTO" }];
    const byAddress = { calendarEventParticipants: [ann, { handle: "JO@home.example" }] };
    expect(touchesOf(byAddress, { people })?.[0]?.contactId).toBe("p1");
    expect(touchesOf({ calendarEventParticipants: [{ personId: "p1" }] }, { people })?.[0]?.contactId).toBe("p1");
    expect(accountOf({ people })?.contacts).toEqual([{ id: "p1", role: "CTO" }]);
  });

  test("as GraphQL returns them, and as a list of their own", () => {
    expect(touchesOf({ calendarEventParticipants: { edges: [{ node: guest }] } })).toHaveLength(1);
    const calendarEventParticipants = [{ ...guest, calendarEventId: "e1" }];
    expect(touchesOf({}, { calendarEventParticipants })).toHaveLength(1);
    const companies = {
      data: { companies: { edges: [{ node: mill, cursor: "x" }], pageInfo: {} } },
    } as TwentyObjects["companies"];
    expect(touchesOf({ calendarEventParticipants: [guest] }, { companies })).toHaveLength(1);
  });

  test("among our own people it is none, nor called off, nor declined by every guest", () => {
    const calendarEvents = [
      { ...event, calendarEventParticipants: [ann, { handle: "cy@us.example" }] },
      { ...event, id: "e2", isCanceled: true, calendarEventParticipants: [ann, guest] },
      { ...event, id: "e3", calendarEventParticipants: [ann, { ...guest, responseStatus: "DECLINED" }] },
      { ...event, id: "e4", calendarEventParticipants: [ann, { handle: "x@else.example" }] },
    ];
    const adapted = adapt({ calendarEvents });
    expect(adapted.accounts[0]?.touches).toEqual([]);
    expect(whys(adapted)).toEqual([
      ["calendarEvents", "e1", "internal"],
      ["calendarEvents", "e2", "not-held"],
      ["calendarEvents", "e3", "not-held"],
      ["calendarEvents", "e4", "unknown-account"],
    ]);
  });

  test("a domain that two companies have is nobody's", () => {
    const companies = [mill, { ...mill, id: "c2" }];
    expect(touchesOf({ calendarEventParticipants: [guest] }, { companies })).toEqual([]);
  });

  test("the day is cut in the zone given; a whole day is not", () => {
    const calendarEventParticipants = [guest];
    expect(touchesOf({ calendarEventParticipants }, {}, { timeZone: "Asia/Tokyo" })?.[0]?.on).toBe("2026-04-02");
    const whole = { calendarEventParticipants, isFullDay: true, startsAt: "2026-04-01T00:00:00.000Z" };
    expect(touchesOf(whole, {}, { timeZone: "America/Lima" })?.[0]).toEqual({ on: "2026-04-01", kind: "meeting" });
    expect(touchesOf({ calendarEventParticipants }, {}, { kinds: { demo: "review" } })?.[0]?.kind).toBe("review");
  });
});

test("e-mails with their direction", () => {
  const messages = [
    {
      id: "1",
      receivedAt: "2026-04-01T09:00:00Z",
      messageParticipants: [
        { role: "from", handle: "jo@mill.example" },
        { role: "to", handle: "ann@us.example" },
      ],
    },
    {
      id: "2",
      receivedAt: "2026-04-02T09:00:00Z",
      messageParticipants: [
        { role: "from", workspaceMemberId: "m1" },
        { role: "to", handle: "jo@mill.example" },
      ],
    },
  ];
  expect(accountOf({ messages })?.touches?.map(({ kind, direction, sellerId }) => [kind, direction, sellerId])).toEqual(
    [
      ["email", "in", "m1"],
      ["email", "out", "m1"],
    ],
  );
});

test("tasks count once they are done, as what their title begins with", () => {
  const task = (id: string, more: object) => ({
    id,
    status: "DONE",
    dueAt: "2026-04-01T09:00:00Z",
    taskTargets: [{ companyId: "c1" }],
    ...more,
  });
  const adapted = adapt({
    opportunities: [{ id: "o1", companyId: "c1", stage: "NEW" }],
    tasks: [
      task("1", { title: "Call Jo", assigneeId: "m2" }),
      task("2", { title: "Send the quote", taskTargets: { edges: [{ node: { targetOpportunityId: "o1" } }] } }),
      task("3", { title: "Call", status: "TODO" }),
      task("4", { title: "Call", taskTargets: [] }),
    ],
    taskTargets: [{ taskId: "4", targetCompanyId: "c1" }],
  });
  expect(adapted.accounts[0]?.touches?.map(({ kind, sellerId }) => [kind, sellerId])).toEqual([
    ["call", "m2"],
    ["task", undefined],
    ["call", undefined],
  ]);
  expect(whys(adapted)).toEqual([["tasks", "3", "not-done"]]);
});

test("no row throws, whatever it holds", () => {
  const junk = [
    null,
    1,
    "x",
    [],
    {},
    { id: {} },
    { id: "1", amount: 3, domainName: 4, closeDate: [], emails: "x", taskTargets: 1, stage: {}, status: "DONE" },
  ];
  const lists = [
    "workspaceMembers",
    "companies",
    "people",
    "opportunities",
    "calendarEvents",
    "messages",
    "tasks",
    "taskTargets",
  ];
  const adapted = fromTwenty(Object.fromEntries(lists.map((name) => [name, junk])));
  expect(adapted.accounts).toHaveLength(1);
  expect(JSON.parse(JSON.stringify(adapted))).toEqual(adapted);
});
