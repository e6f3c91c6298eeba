import { type Account, type Product, reviewPortfolio, workingWeek } from "retention-kit";

const sellers = [{ id: "team", timeZone: "UTC", calendar: workingWeek("tue,thu", "09:00-17:00"), minutesPerDay: 90 }];

/** Rows that are records already. */
export interface AdventureWorks {
  accounts: Account[];
  products: Product[];
}

/** Rows that are records already: nothing to map but who sells. */
export function adventureWorksBook(rows: AdventureWorks, days: { asOf: string; to: string }) {
  const records = { accounts: rows.accounts, products: rows.products, sellers };
  return { records, book: reviewPortfolio(records, days) };
}
