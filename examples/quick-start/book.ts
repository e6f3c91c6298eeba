import type { Account, Product, Seller } from "retention-kit";

/** A bakery supplier with four customers, one of them in a bad row. */
export const products: Product[] = [
  { id: "mixer", price: 2400, margin: 0.35, lifespanMonths: 84 },
  { id: "oven", price: 5200, margin: 0.3, lifespanMonths: 120 },
  { id: "proofer", price: 1800, margin: 0.4 },
  { id: "oven-care", price: 450, margin: 0.6, lifespanMonths: 12, addOnTo: ["oven"], kind: "service-contract" },
];

export const sellers: Seller[] = [
  {
    id: "north",
    timeZone: "Europe/Oslo",
    calendar: {
      hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] },
      holidays: ["2026-12-24", "2026-12-25"],
    },
    minutesPerDay: 90,
    away: [{ from: "2026-12-14", to: "2026-12-18" }],
  },
];

export const accounts: Account[] = [
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
    resources: "ample",
    owned: [
      { productId: "mixer", purchasedOn: "2019-12-01" },
      { productId: "oven", purchasedOn: "2025-02-01", warrantyEndsOn: "2027-01-10" },
      { productId: "proofer", purchasedOn: "2025-02-01" },
    ],
    touches: [{ on: "2026-06-04", kind: "call" }],
  },
  {
    id: "station-kiosk",
    sellerId: "north",
    annualBudget: 300,
    touches: [{ on: "2026-01-20", kind: "meeting" }],
  },
  {
    id: "market-stall",
    sellerId: "north",
    touches: [{ on: "2026-02-30", kind: "call" }],
  },
];
