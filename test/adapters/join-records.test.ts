import { type AdaptedRecords, joinRecords } from "retention-kit/adapters";
import type { Account } from "retention-kit";
import { describe, expect, test } from "vitest";

const part = (accounts: Account[], more: Partial<AdaptedRecords> = {}): AdaptedRecords => ({
  accounts,
  products: [],
  sellers: [],
  left: [],
  counts: {},
  keys: {},
  ...more,
});
const keysOf = (domains: string[], externalIds: string[] = []) => ({ domains, externalIds });
const seller = (id: string) => ({ id, timeZone: "UTC", calendar: { hours: {} }, minutesPerDay: 60 });

describe("how accounts find each other", () => {
  test("by external id, either way round, and never by ids that are equal by chance", () => {
    const crm = part([{ id: "7" }, { id: "41" }]);
    const desk = part([{ id: "41" }], { keys: { "41": keysOf([], ["7"]) } });
    const ids = (joined: AdaptedRecords) => joined.accounts.map(({ id }) => id);
    expect(ids(joinRecords(crm, desk, { by: "externalId" }))).toEqual(["7", "41"]);
    expect(ids(joinRecords(desk, part([{ id: "7" }]), { by: "externalId" }))).toEqual(["41"]);
    const chance = joinRecords(part([{ id: "41" }]), part([{ id: "41" }]), { by: "externalId" });
    expect(ids(chance)).toEqual(["41", "41@2"]);
    expect(chance.unmatched).toEqual(["41@2"]);
  });

  test("by id, by name whatever its case, by a function", () => {
    const a = part([{ id: "1", name: "Mill  & Sons " }]);
    const b = part([
      { id: "1", name: "mill & sons" },
      { id: "2", name: "" },
    ]);
    expect(joinRecords(a, b, { by: "id" }).accounts).toHaveLength(2);
    expect(joinRecords(a, b, { by: "name" }).unmatched).toEqual(["2"]);
    expect(joinRecords(a, b, { by: (_, index) => (index === 0 ? "x" : null) }).unmatched).toEqual(["1@2", "2"]);
  });

  test("what fits several stays by itself, and says so", () => {
    const crm = part([{ id: "1" }, { id: "2" }], { keys: { "1": keysOf(["x.example"]), "2": keysOf(["x.example"]) } });
    const desk = part([{ id: "9" }], { keys: { "9": keysOf(["x.example"]) } });
    const joined = joinRecords(crm, desk, { by: "domain" });
    expect(joined.unmatched).toEqual(["9"]);
    expect(joined.left).toEqual([
      { object: "accounts", id: "9", field: null, why: "ambiguous-account", count: 1, whole: false },
    ]);
  });
});

test("the first one's fields win, lists stand one after the other, ids that are taken give way with what names them", () => {
  const ticket = { id: "61", openedAt: "2026-01-01T08:00:00Z" };
  const crm: Account = {
    id: "1",
    name: "Mill",
    sellerId: "s",
    timeZone: null,
    touches: [{ on: "2026-01-01", kind: "call" }],
    tickets: [ticket],
  };
  const scale = { min: 0, max: 1, higherIsBetter: true };
  const desk: Account = {
    id: "41",
    name: "MILL",
    sellerId: "agent",
    timeZone: "Asia/Tokyo",
    contacts: [{ id: "51" }],
    tickets: [
      { ...ticket, accountId: "41" },
      { ...ticket, id: "62", mergedInto: "61" },
    ],
    surveys: [{ at: "2026-01-02T08:00:00Z", metric: "csat", score: 1, scale, ticketId: "61", contactId: "51" }],
  };
  const joined = joinRecords(part([crm], { sellers: [seller("s")] }), part([desk], { sellers: [seller("agent")] }), {
    by: "name",
  });
  expect(joined.accounts).toEqual([
    {
      id: "1",
      name: "Mill",
      sellerId: "s",
      timeZone: "Asia/Tokyo",
      touches: [{ on: "2026-01-01", kind: "call" }],
      contacts: [{ id: "51" }],
      tickets: [ticket, { ...ticket, id: "61@2", accountId: "1" }, { ...ticket, id: "62", mergedInto: "61@2" }],
      surveys: [{ at: "2026-01-02T08:00:00Z", metric: "csat", score: 1, scale, ticketId: "61@2", contactId: "51" }],
    },
  ]);
  expect(joined.sellers.map(({ id }) => id)).toEqual(["s"]);
  expect(crm.tickets).toHaveLength(1);
});

test("owned products are joined once each, products by id, counts added, and a seller who is nobody dropped", () => {
  const owned = (productId: string, purchasedOn: string) => ({ productId, purchasedOn });
  const a = part([{ id: "1", owned: [owned("p", "2025-01-01")] }], {
    products: [{ id: "p", price: 5 }],
    sellers: [seller("s")],
    counts: { companies: { rows: 2, used: 1, left: 1 } },
  });
  const b = part(
    [
      { id: "1", owned: [owned("p", "2024-01-01"), owned("q", "2024-01-01")] },
      { id: "2", sellerId: "t" },
    ],
    {
      products: [
        { id: "p", price: 9 },
        { id: "q", price: 1 },
      ],
      sellers: [seller("t")],
      counts: { companies: { rows: 2, used: 2, left: 0 }, tickets: { rows: 1, used: 1, left: 0 } },
    },
  );
  const joined = joinRecords(a, b, { by: "id" });
  expect(joined.accounts[0]?.owned).toEqual([owned("p", "2025-01-01"), owned("q", "2024-01-01")]);
  expect(joined.accounts[1]).toEqual({ id: "2" });
  expect(joined.products.map(({ id, price }) => [id, price])).toEqual([
    ["p", 5],
    ["q", 1],
  ]);
  expect(joined.counts).toEqual({ companies: { rows: 4, used: 3, left: 1 }, tickets: { rows: 1, used: 1, left: 0 } });
});

test("what is no part and no key is refused", () => {
  expect(() => joinRecords({ by: "id" })).toThrow("parts must be at least one");
  expect(() => joinRecords(part([]), { by: "mail" as "id" })).toThrow("options.by must be one of");
  expect(() => joinRecords({} as AdaptedRecords, { by: "id" })).toThrow("parts[0].accounts must be an array");
});
