import { backtest, type PortfolioRecords } from "retention-kit";
import { expect, test } from "vitest";
import { company, on } from "./company.js";

const { records } = company({ accounts: 14, seed: 9, everything: true });
const HOSTILE = [null, "x", 7, true, [], {}, [null], ["x"], [7], NaN];

/** Every field of one row, and the row itself, replaced by something of the wrong kind. */
function* spoilt(): Generator<[string, PortfolioRecords]> {
  const [product = { id: "mill", price: 1 }] = records.products;
  const [seller] = records.sellers;
  const [account = { id: "A0" }] = records.accounts;
  for (const hostile of HOSTILE as never[]) {
    const shown = JSON.stringify(hostile);
    for (const field of ["id", "price", "requires", "addOnTo", "replaces", "soldFrom", "discontinued"]) {
      const row = { ...product, [field]: hostile };
      yield [`products[0].${field} = ${shown}`, { ...records, products: [row, ...records.products.slice(1)] }];
    }
    for (const field of ["id", "timeZone", "calendar", "minutesPerDay", "away"]) {
      const row = { ...seller, [field]: hostile } as PortfolioRecords["sellers"][number];
      yield [`sellers[0].${field} = ${shown}`, { ...records, sellers: [row, ...records.sellers.slice(1)] }];
    }
    const fields = ["id", "timeZone", "sellerId", "purchases", "tickets", "surveys", "touches", "owned", "status"];
    const newer = ["statusSince", "contracts", "deals", "contacts", "signals", "usage", "invoices", "exposures"];
    for (const field of [...fields, ...newer]) {
      const row = { ...account, [field]: hostile };
      yield [`accounts[0].${field} = ${shown}`, { ...records, accounts: [row, ...records.accounts.slice(1)] }];
    }
    yield [`products[0] = ${shown}`, { ...records, products: [hostile, ...records.products] }];
    yield [`sellers[0] = ${shown}`, { ...records, sellers: [hostile, ...records.sellers] }];
    yield [`accounts[0] = ${shown}`, { ...records, accounts: [hostile, ...records.accounts] }];
  }
}

/** Some four of the ten values for each field, other ones from field to field. */
const isTried = (at: number): boolean => (at + Math.floor(at / 5)) % 5 < 2;

test("a row of the wrong kind is left out, and the rest goes on", { tags: ["slow"] }, () => {
  const options = { asOf: on(300), horizonDays: 60, resamples: 20, seed: 1, refit: "all" as const };
  const tried = Array.from(spoilt()).filter((_, at) => isTried(at));
  const wrong = tried.map(([name, given]) => {
    try {
      const { windows } = backtest(given, options);
      return windows.length === 1 ? null : `${name}: no window`;
    } catch (error) {
      return `${name}: ${String(error)}`;
    }
  });
  expect(wrong.filter((each) => each !== null)).toEqual([]);
});
