import {
  gammaGammaModel,
  mbgNbdModel,
  type Account,
  type PortfolioOptions,
  type Seller,
  type Ticket,
} from "retention-kit";

/** A book of an account of each kind, with models given, so that nothing is learned from so few. */

export const asOf = "2026-11-21";
export const to = "2027-02-20";
export const dayBefore = (days: number): string =>
  new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
export const products = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400, lifespanMonths: 60 },
  { id: "care", price: 300, lifespanMonths: 12 },
];
const hours = { mon: [["09:00", "17:00"]], wed: [["09:00", "12:00"]] } as const;
export const sellers: Seller[] = ["north", "south"].map((id) => ({
  id,
  timeZone: "UTC",
  calendar: { hours },
  minutesPerDay: 90,
}));

const solved = (id: string, daysAgo: number, more: Partial<Ticket> = {}): Ticket => ({
  id,
  openedAt: `${dayBefore(daysAgo)}T08:00:00Z`,
  resolvedAt: `${dayBefore(daysAgo)}T11:00:00Z`,
  resolved: true,
  contacts: 1,
  transfers: 0,
  ...more,
});
const open = (id: string, daysAgo: number, more: Partial<Ticket> = {}): Ticket => ({
  id,
  openedAt: `${dayBefore(daysAgo)}T08:00:00Z`,
  resolved: false,
  contacts: 2,
  ...more,
});
const every = (days: number, times: number, from = 10, amount = 100) =>
  Array.from({ length: times }, (_, at) => ({ on: dayBefore(from + days * at), amount: amount + at }));

const north: Account[] = [
  { id: "bare" },
  { id: "empty", owned: [], touches: [], purchases: [], tickets: [], surveys: [], contracts: [] },
  { id: "regular", purchases: every(30, 14), tickets: [solved("T1", 40)], parentId: "group" },
  { id: "service-unknown", purchases: every(45, 9) },
  {
    id: "burning",
    purchases: every(30, 12),
    tickets: [open("T2", 20), solved("T3", 60, { contacts: 5, transfers: 3 })],
  },
  { id: "undecided", purchases: every(60, 6), tickets: [open("T4", 0)] },
  { id: "gone", purchases: every(30, 10, 1500), tickets: [] },
  { id: "status-gone", status: "churned", statusSince: dayBefore(50), purchases: every(30, 10, 90), surveys: [] },
  { id: "asked", status: "prospect", purchases: [], tickets: [solved("T5", 10)] },
  { id: "trying", status: "trial", owned: [] },
  { id: "unpriced", purchases: [{ on: dayBefore(20) }, { on: dayBefore(60), amount: 80 }], tickets: [] },
  { id: "closed", purchases: every(30, 8), preferences: { doNotContact: true } },
];
const south: Account[] = [
  {
    id: "ending",
    purchases: every(30, 14),
    contracts: [{ id: "C1", startsOn: "2026-01-15", endsOn: "2027-01-14", amount: 50, per: "month" }],
  },
  {
    id: "running-on",
    purchases: every(30, 14),
    contracts: [
      {
        id: "C2",
        startsOn: "2026-01-15",
        endsOn: "2027-01-14",
        noticeOn: "2026-10-14",
        autoRenews: true,
        amount: 300,
        per: "quarter",
      },
    ],
  },
  {
    id: "cancelled",
    purchases: every(90, 5),
    contracts: [
      { id: "C3", startsOn: "2026-01-15", endsOn: "2027-01-14", status: "cancelled", amount: 900, per: "year" },
      { id: "C4", startsOn: "2026-03-01", endsOn: "2027-02-28" },
    ],
  },
  {
    id: "resourced",
    resources: "ample",
    annualBudget: 4000,
    owned: [{ productId: "mill", purchasedOn: "2021-03-01" }],
  },
  {
    id: "surveyed",
    purchases: every(20, 3, 300),
    surveys: [
      { at: `${dayBefore(5)}T08:00:00Z`, metric: "csat", score: 1, scale: { min: 1, max: 5, higherIsBetter: true } },
    ],
  },
  { id: "quiet", purchases: every(100, 4), tickets: [] },
  { id: "old-ticket", purchases: every(40, 4), tickets: [solved("T6", 500)] },
];
const withSeller = (rows: Account[], sellerId: string) => rows.map((row) => ({ ...row, sellerId, currency: "EUR" }));
export const accounts = [...withSeller(north, "north"), ...withSeller(south, "south")];
export const purchases = mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" });
const spend = gammaGammaModel({ p: 6, q: 4, v: 60 });
export const options: PortfolioOptions = {
  asOf,
  to,
  models: { purchases, spend },
  policies: { wordOfMouth: { wonPerHearer: 0.02, lostPerHearer: 0.01 } },
};
export const records = { accounts, products, sellers };
