import type { Account, Product, Seller } from "retention-kit";

const asOf = "2026-11-21";
const dayBefore = (days: number): string => new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);

/** What the teams sell. */
export const products: Product[] = [900, 2400, 5200].map((price, index) => ({
  id: `p${index}`,
  price,
  lifespanMonths: 48,
}));

/** Four sellers with little time, so that some reviews find no day. */
export const sellers: Seller[] = ["north", "south", "east", "west"].map((id) => ({
  id,
  timeZone: "Europe/Oslo",
  calendar: { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } },
  minutesPerDay: 60,
}));

/** Accounts of four sellers, every tenth of which two of them may review. */
export function accountsOfTeams(count: number): Account[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    sellerId: sellers[index % 4]?.id ?? "north",
    ...(index % 20 === 0 && { sellerIds: ["north", "south"] }),
    ...(index % 3 === 0 && { annualBudget: 400 * (index % 17) }),
    purchases: Array.from({ length: index % 8 }, (_, at) => ({
      on: dayBefore(10 + ((index * 37 + at * 211) % 1500)),
      amount: 50 + ((index * 13 + at * 7) % 900),
      productId: `p${(index + at) % 3}`,
    })),
    tickets:
      index % 5 === 0
        ? [{ id: `T${index}`, openedAt: `${dayBefore(index)}T08:00:00Z`, resolved: index % 2 === 0, contacts: 4 }]
        : [],
    touches: index % 6 === 0 ? [{ on: dayBefore(index * 3), kind: "review" }] : [],
    ...(index % 8 === 0 && {
      contracts: [
        { id: `C${index}`, startsOn: dayBefore(300), endsOn: "2027-01-15", amount: 40, per: "month" as const },
      ],
    }),
  }));
}
