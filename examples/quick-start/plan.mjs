import { reviewPortfolio } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";

// What you sell, who sells it and when, and your customers with whatever you know of them.
const products = [
  { id: "mixer", price: 2400, margin: 0.35, lifespanMonths: 84 },
  { id: "oven", price: 5200, margin: 0.3, lifespanMonths: 120 },
  { id: "proofer", price: 1800, margin: 0.4 },
];
const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], thu: [["09:00", "12:00"]] };
const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 90 }];
const accounts = [
  {
    id: "harbour-bakery",
    sellerId: "north",
    annualBudget: 7000,
    owned: [{ productId: "mixer", purchasedOn: "2024-05-02" }],
    touches: [{ on: "2026-09-10", kind: "review" }],
  },
  {
    id: "hill-bakery",
    sellerId: "north",
    owned: [{ productId: "oven", purchasedOn: "2025-02-01", warrantyEndsOn: "2027-01-10" }],
    touches: [{ on: "2026-06-04", kind: "call" }],
    tickets: [{ id: "t1", openedAt: "2026-11-16T08:00:00Z", topic: "thermostat", contacts: 3, resolved: false }],
  },
  { id: "market-stall", sellerId: "north", touches: [{ on: "2026-02-30", kind: "call" }] },
];

// Which accounts to review in the next quarter, on which day, and why.
const book = reviewPortfolio({ accounts, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
for (const { on, accountId, reasons } of book.plan.booked) {
  console.log(on, accountId);
  for (const reason of reasons) console.log("  -", describe(reason, en));
}
for (const { id, message } of book.rejected) console.log("left out of", id, "-", message);
