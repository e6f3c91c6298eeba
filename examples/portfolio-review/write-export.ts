import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Account, mergeCalendars, type Seller, type WorkingCalendar } from "retention-kit";
import { toCsv, type CsvCell, type CsvRow } from "../report-kit/csv.js";
import { catalogue } from "./catalogue.js";
import { generateAccount } from "./generate.js";
import { noNews, type News } from "./news.js";
import { sellers } from "./sellers.js";
import { fieldOf, tableNames, tables, type TableName } from "../reading/tables.js";

/**
 * Writes the example's CRM export: a CSV file for each kind of record, with a few dirty rows of the kind that every real
 * export has. The same count and news always give the same bytes.
 */
export function writeExport(folder: string, accountCount: number, { asOf, held, away }: News = noNews): void {
  const accounts = Array.from({ length: accountCount }, (_, index) => generateAccount(index, asOf));
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  for (const { accountId, sellerId, on } of held) {
    const account = accountOf.get(accountId);
    if (account?.touches != null) account.touches = [...account.touches, { on, kind: "review", sellerId }];
  }
  mkdirSync(folder, { recursive: true });
  const records = recordsOf(accounts);
  records.leave.push(...away);
  for (const name of tableNames) {
    // The company keeps no deals: a file with headings alone would say that there are none.
    if (name === "deals") continue;
    const rows = records[name].map((record) => rowOf(name, record));
    writeFileSync(join(folder, `${name}.csv`), toCsv(Object.keys(tables[name]), [...rows, ...dirtyRows[name]]));
  }
}

/** The records of each file; a column named `seller_id` holds the field `sellerId`. */
function recordsOf(accounts: readonly Account[]): Record<TableName, object[]> {
  const each = (itemsOf: (account: Account) => readonly object[] | null | undefined): object[] =>
    accounts.flatMap((account) => itemsOf(account)?.map((item) => ({ accountId: account.id, ...item })) ?? []);
  return {
    accounts: accounts.map((account) => ({ ...account, ownedKnown: account.owned != null })),
    products: catalogue,
    owned: each(({ owned }) => owned),
    touches: each(({ touches }) => touches),
    purchases: each(({ purchases }) => purchases),
    tickets: each(({ tickets }) => tickets),
    surveys: each(({ surveys }) =>
      surveys?.map(({ scale, ...answer }) => ({
        ...answer,
        scaleMin: scale.min,
        scaleMax: scale.max,
        scaleHigherIsBetter: scale.higherIsBetter,
      })),
    ),
    contracts: each(({ contracts }) => contracts),
    deals: [],
    contacts: each(({ contacts }) => contacts),
    invoices: each(({ invoices }) => invoices),
    usage: each(({ usage }) => usage),
    signals: each(({ signals }) => signals),
    sellers,
    hours: sellers.flatMap(({ id, calendar }) =>
      Object.entries(weekOf(calendar).hours).flatMap(([weekday, shifts]) =>
        (shifts ?? []).map(([from, to]) => ({ sellerId: id, weekday, from, to })),
      ),
    ),
    holidays: sellers.flatMap(({ id, calendar }) => [
      ...(weekOf(calendar).holidays ?? []).map((on) => ({ sellerId: id, on, worked: false })),
      ...(weekOf(calendar).extraDays ?? []).map((on) => ({ sellerId: id, on, worked: true })),
    ]),
    leave: sellers.flatMap(({ id, away }) => (away ?? []).map(({ from, to }) => ({ sellerId: id, from, to }))),
  };
}

function rowOf(name: TableName, record: object): CsvRow {
  const fields = record as Record<string, CsvCell>;
  return Object.fromEntries(Object.keys(tables[name]).map((column) => [column, fields[fieldOf(column)]]));
}

/** Rows that no job should take as they are, and none should stop at. */
const dirtyRows: Record<TableName, CsvRow[]> = {
  accounts: [
    { id: "", name: "Nameless", seller_id: "seller-01", currency: "USD" },
    { id: "A00001", name: "Harbour Café, a second time", seller_id: "seller-01", currency: "USD" },
    { id: "X00002", name: "Another currency", seller_id: "seller-05", currency: "EUR", annual_budget: 900 },
    { id: "X00003", name: "Seller who left", seller_id: "seller-99", currency: "USD", annual_budget: 900 },
    { id: "__proto__", name: 'Quotes, "commas" and more', seller_id: "seller-03", currency: "USD", resources: "ample" },
  ],
  products: [{ id: "espresso-0", price: "on request" }],
  owned: [
    { account_id: "A00002", product_id: "", purchased_on: "2024-05-01" },
    { account_id: "A00003", product_id: "grinder", purchased_on: "2025-02-30" },
  ],
  touches: [
    { account_id: "A00004", on: "05/04/2025", kind: "call" },
    { account_id: "A99999", on: "2026-02-01", kind: "email" },
  ],
  purchases: [
    { account_id: "A00005", on: "2026-02-01", amount: "about 1200" },
    { account_id: "", on: "2026-02-01", amount: 80 },
  ],
  tickets: [{ id: "A00006-TX", account_id: "A00006", opened_at: "early in March", contacts: 2 }],
  surveys: [
    { account_id: "A00007", at: "2026-03-01T09:00:00Z", metric: "nps", score: 14, scale_min: 0, scale_max: 10 },
  ],
  contracts: [{ id: "A00008-C1", account_id: "A00008", starts_on: "2026-01-01", ends_on: "end of the year" }],
  deals: [],
  contacts: [],
  invoices: [],
  usage: [],
  signals: [],
  sellers: [{ id: "seller-13", time_zone: "Europe/Berlin", minutes_per_day: -30 }],
  hours: [],
  holidays: [],
  leave: [],
};

function weekOf(calendar: Seller["calendar"]): WorkingCalendar {
  if (calendar == null) return mergeCalendars();
  return "hours" in calendar ? calendar : mergeCalendars(...calendar);
}
