import { rejectionsOf } from "../../reading/accept-accounts.js";
import { accountReading } from "../../reading/account-reading.js";
import type { RecordKind } from "../../reading/field.js";
import { type Misread, readable, readRow, type UnknownField } from "../../reading/read-row.js";
import * as kinds from "../../reading/record-kinds.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import type { Seller } from "../../records/company/seller.js";
import type { AccountRow, PortfolioRejection, PortfolioRow } from "./portfolio-rejection.js";
import { namedCurrency } from "../../reading/named-currency.js";

const NAME = "reviewPortfolio";

/** Reads the lists of a book, and lists what it leaves out of them. */
export interface RecordReading {
  products: (rows: readonly unknown[]) => PortfolioRow<Product>[];
  sellers: (rows: readonly unknown[]) => PortfolioRow<Seller>[];
  /** A pass over the accounts, one after the other, their money in one currency and their products compared with the catalogue. */
  accountPass: (against: {
    currency: string | undefined;
    products: readonly Product[];
  }) => (row: unknown) => AccountRow | null;
  /** Fields that no record has, each told once. */
  reasons: () => Reason[];
}

/**
 * Reads a book row by row. What cannot be read is added to `rejected`.
 * @internal
 */
export function recordReading(rejected: PortfolioRejection[]): RecordReading {
  const unknownFields = new Map<string, UnknownField>();
  const listMisread = (
    records: PortfolioRejection["records"],
    row: unknown,
    index: number,
    misread: readonly Misread[],
  ): void => {
    for (const rejection of rejectionsOf(NAME, `${records}[${index}]`, row, index, misread))
      rejected.push({ records, ...rejection });
  };
  const rowsOf = <Row>(records: "products" | "sellers", rows: readonly unknown[], kind: RecordKind) => {
    const fields = new Map<string, UnknownField>();
    const read = rows.flatMap((row, index): PortfolioRow<Row>[] => {
      const misread: Misread[] = [];
      const found = readable(rows, index, { misread }, (each) =>
        readRow(each, kind, "", { misread, unknownFields: fields }),
      ) as Row | null;
      listMisread(records, row, index, misread);
      return found === null ? [] : [{ row: found, index }];
    });
    for (const [name, field] of fields) unknownFields.set(`${records}[].${name}`, field);
    return read;
  };
  return {
    products: (rows) => rowsOf<Product>("products", rows, kinds.product),
    sellers: (rows) => rowsOf<Seller>("sellers", rows, kinds.seller),
    accountPass: ({ currency = null, products }) => {
      const ids = new Map(products.map(({ id }) => [id, true]));
      const read = accountReading({ currency, products: ids, unknownFields });
      let next = 0;
      return (row) => {
        const index = next++;
        const { account, misread, otherCurrency } = read(row);
        if (misread.length > 0) listMisread("accounts", row, index, misread);
        if (account === null) return null;
        return { account, index, unreadPurchases: unreadRows(misread, "purchases"), otherCurrency };
      };
    },
    reasons: () =>
      [...unknownFields].map(([field, { rows, meant, inPlace }]) =>
        meant === null || inPlace === 0
          ? reason("portfolio.field.unknown", { field, rows })
          : reason("portfolio.field.misspelt", { field, meant, rows: inPlace }),
      ),
  };
}

/** Rows of a list of an account that could not be read. */
function unreadRows(misread: readonly Misread[], list: string): number {
  if (misread.length === 0) return 0;
  const rows = new Set<string>();
  for (const { path, kept } of misread) {
    if (path.startsWith(`${list}[`) && kept !== true) rows.add(path.slice(0, path.indexOf("]")));
  }
  return rows.size;
}

/** The currency that most accounts name, of equally many the one named first. */
export function commonCurrency(accounts: readonly (Account | null | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const currency = namedCurrency(account);
    if (typeof currency === "string" && currency !== "") counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  let common: string | undefined;
  for (const [currency, count] of counts) {
    if (common === undefined || count > (counts.get(common) ?? 0)) common = currency;
  }
  return common;
}
