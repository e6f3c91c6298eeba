import type { Account, Product, Rejection, Seller } from "retention-kit";
import {
  parseAccounts,
  parseAccountSignals,
  parseContacts,
  parseContracts,
  parseInvoices,
  parseOwnedProducts,
  parseProducts,
  parsePurchases,
  parseSellers,
  parseSurveyAnswers,
  parseTickets,
  parseTouches,
  parseUsage,
} from "retention-kit/schemas";
import { tableNames, type TableName } from "./tables.js";

/** A row of a file: the record's fields, and what the reader needs to join it. */
export type Row = Record<string, unknown>;

/** A row that was left out, with its file and line. */
export interface RejectedRow {
  file: TableName;
  line: number;
  id?: string;
  path: string;
  message: string;
}

/** Records joined from the rows of files, with what was left out. */
export interface JoinedExport {
  accounts: Account[];
  products: Product[];
  sellers: Seller[];
  rejected: RejectedRow[];
  /** Line of its file on which each record stands. */
  lines: Record<"accounts" | "products" | "sellers", number[]>;
}

/** Checks each row on its own with the library's parsers, and joins the good ones into accounts, products and sellers. */
export function joinExport(rows: Record<TableName, Row[]>): JoinedExport {
  const rejected: RejectedRow[] = [];
  const lines: JoinedExport["lines"] = { accounts: [], products: [], sellers: [] };
  /** Parses the rows of a file and says which were left out. */
  const parse = <Item>(
    file: "accounts" | "products" | "sellers",
    parser: (rows: Row[]) => { accepted: Item[]; rejected: Rejection[] },
  ): Item[] => {
    const result = parser(rows[file]);
    const refused = new Set(result.rejected.map(({ index }) => index));
    rejected.push(...result.rejected.map((rejection) => ({ file, ...located(rejection) })));
    lines[file] = rows[file].flatMap((_, index) => (refused.has(index) ? [] : [index + 2]));
    return result.accepted;
  };

  const products = parse("products", parseProducts);
  const sellers = parse("sellers", (sellerRows) => parseSellers(sellerRows.map((row) => withCalendar(row, rows))));
  const accounts = parse("accounts", (accountRows) =>
    parseAccounts(accountRows.map((row) => without(row, "ownedKnown"))),
  );

  // Of accounts that share an id the first is the one that counts, and so gets the rows.
  const byId = new Map(accounts.toReversed().map((account) => [account.id, account]));
  const ownedKnown = new Set(rows.accounts.flatMap(({ id, ownedKnown }) => (ownedKnown === true ? [id] : [])));
  for (const account of accounts) {
    Object.assign(account, lists());
    if (ownedKnown.has(account.id)) account.owned = [];
  }

  const productIds = new Set(products.map(({ id }) => id));

  /** Parses the rows of a file one by one and hands each good one to its account. */
  const attach = <Item>(
    file: "owned" | keyof ReturnType<typeof lists>,
    parser: (rows: Row[]) => { accepted: Item[]; rejected: Rejection[] },
    add: (account: Account, item: Item) => void,
  ): void => {
    rows[file].forEach((row, index) => {
      const reject = (path: string, message: string): void => {
        rejected.push({ file, ...located({ index, path, message }) });
      };
      const { accountId, productId } = row;
      const account = typeof accountId === "string" ? byId.get(accountId) : undefined;
      if (account === undefined) {
        reject(
          "accountId",
          `accountId must name an accepted row of accounts.csv, got ${JSON.stringify(accountId ?? null)}`,
        );
      } else if (productId !== undefined && !productIds.has(productId as string)) {
        reject("productId", `productId must name an accepted row of products.csv, got ${JSON.stringify(productId)}`);
      } else {
        const result = parser([without(row, "accountId")]);
        result.rejected.forEach(({ path, message }) => {
          reject(path, message);
        });
        result.accepted.forEach((item) => {
          add(account, item);
        });
      }
    });
  };
  attach("owned", parseOwnedProducts, (account, item) => {
    append(account.owned, item);
  });
  attach("touches", parseTouches, (account, item) => {
    append(account.touches, item);
  });
  attach("purchases", parsePurchases, (account, item) => {
    append(account.purchases, item);
  });
  attach("tickets", parseTickets, (account, item) => {
    append(account.tickets, item);
  });
  attach(
    "surveys",
    (surveyRows) => parseSurveyAnswers(surveyRows.map(withScale)),
    (account, item) => {
      append(account.surveys, item);
    },
  );
  attach("contracts", parseContracts, (account, item) => {
    append(account.contracts, item);
  });
  attach("contacts", parseContacts, (account, item) => {
    append(account.contacts, item);
  });
  attach("invoices", parseInvoices, (account, item) => {
    append(account.invoices, item);
  });
  attach("usage", parseUsage, (account, item) => {
    append(account.usage, item);
  });
  attach("signals", parseAccountSignals, (account, item) => {
    append(account.signals, item);
  });
  rejected.sort((a, b) => tableNames.indexOf(a.file) - tableNames.indexOf(b.file) || a.line - b.line);
  return { accounts, products, sellers, rejected, lines };
}

/** What the rows of other files are added to. */
function lists() {
  return {
    touches: [],
    purchases: [],
    tickets: [],
    surveys: [],
    contracts: [],
    contacts: [],
    invoices: [],
    usage: [],
    signals: [],
  };
}

/** A seller's row with the working calendar that three other files hold. */
function withCalendar(seller: Row, { hours, holidays, leave }: Record<TableName, Row[]>): Row {
  const ofSeller = (row: Row): boolean => row.sellerId === seller.id;
  const shifts: Record<string, unknown[][]> = {};
  for (const { weekday, from, to } of hours.filter(ofSeller)) (shifts[String(weekday)] ??= []).push([from, to]);
  const days = holidays.filter(ofSeller);
  const away = leave.filter(ofSeller).map(({ from, to }) => ({ from, to }));
  return {
    ...seller,
    // A seller without hours of their own has the usual ones.
    ...(Object.keys(shifts).length > 0 && {
      calendar: {
        hours: shifts,
        holidays: days.filter(({ worked }) => worked !== true).map(({ on }) => on),
        extraDays: days.filter(({ worked }) => worked === true).map(({ on }) => on),
      },
    }),
    ...(away.length > 0 ? { away } : {}),
  };
}

function withScale({ scaleMin: min, scaleMax: max, scaleHigherIsBetter: higherIsBetter, ...answer }: Row): Row {
  return { ...answer, scale: { min, max, higherIsBetter } };
}

function without({ ...row }: Row, field: string): Row {
  // The row is this function's own copy.
  Reflect.deleteProperty(row, field);
  return row;
}

/** The line of the file: the header is line 1. */
function located({ index, ...rest }: Rejection): Omit<RejectedRow, "file"> {
  return { line: index + 2, ...rest };
}

/** Adds to a list that this file made itself; a record's lists are read-only to everyone else. */
function append<Item>(list: readonly Item[] | null | undefined, item: Item): void {
  (list as Item[] | null | undefined)?.push(item);
}
