import type { Account, Portfolio, Product, Rejection, Seller } from "retention-kit";
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
import { type Row, tableNames, type TableName } from "./tables.js";

/** A row that was left out, with its file and line. */
export interface RejectedRow {
  file: TableName;
  line: number;
  id?: string;
  path: string;
  message: string;
  /** True where the row counts all the same. */
  kept?: true;
}

/** Where the row stands: `purchases.csv:12`. */
export function placeInFile({ file, line }: RejectedRow): string {
  return `${file}.csv:${line}`;
}

/** Records joined from the rows of files, with what was left out. */
export interface JoinedExport {
  accounts: Account[];
  products: Product[];
  sellers: Seller[];
  rejected: RejectedRow[];
  /** Finds a row that the library left out again in its file. */
  inFile: (rejection: Portfolio["rejected"][number]) => RejectedRow;
}

/** Files whose rows go into an account. */
type ListName = "owned" | (typeof listNames)[number];

/** What the rows of other files are added to, besides what an account owns. */
const listNames = [
  "touches",
  "purchases",
  "tickets",
  "surveys",
  "contracts",
  "contacts",
  "invoices",
  "usage",
  "signals",
] as const;

/**
 * Checks each row on its own with the library's parsers, and joins the good ones into accounts, products and sellers.
 *
 * @param given - The files that there are. An account's list of a file that is missing is unknown, not empty.
 */
export function joinExport(
  rows: Record<TableName, Row[]>,
  given: ReadonlySet<TableName> = new Set(tableNames),
): JoinedExport {
  const rejected: RejectedRow[] = [];
  /** Line of its file on which each record stands. */
  const lines: Record<"accounts" | "products" | "sellers", number[]> = { accounts: [], products: [], sellers: [] };
  /** The same for the rows of an account's lists. */
  const listLines = new Map<Account, Partial<Record<string, number[]>>>();
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
    for (const name of listNames) if (given.has(name)) account[name] = [];
    if (ownedKnown.has(account.id)) account.owned = [];
  }

  /** Parses the rows of a file one by one and hands each good one to its account. */
  const attach = (file: ListName, parser: (rows: Row[]) => { accepted: object[]; rejected: Rejection[] }): void => {
    rows[file].forEach((row, index) => {
      const reject = (path: string, message: string): void => {
        rejected.push({ file, ...located({ index, path, message }) });
      };
      const { accountId } = row;
      const account = typeof accountId === "string" ? byId.get(accountId) : undefined;
      if (account === undefined) {
        reject(
          "accountId",
          `accountId must name an accepted row of accounts.csv, got ${JSON.stringify(accountId ?? null)}`,
        );
        return;
      }
      const result = parser([without(row, "accountId")]);
      result.rejected.forEach(({ path, message }) => {
        reject(path, message);
      });
      for (const item of result.accepted) {
        // The lists are this function's own; to everyone else a record's lists are read-only.
        const lists = account as unknown as Record<ListName, object[] | null | undefined>;
        (lists[file] ??= []).push(item);
        const placed = listLines.get(account) ?? {};
        listLines.set(account, placed);
        (placed[file] ??= []).push(index + 2);
      }
    });
  };
  attach("owned", parseOwnedProducts);
  attach("touches", parseTouches);
  attach("purchases", parsePurchases);
  attach("tickets", parseTickets);
  attach("surveys", (surveyRows) => parseSurveyAnswers(surveyRows.map(withScale)));
  attach("contracts", parseContracts);
  attach("contacts", parseContacts);
  attach("invoices", parseInvoices);
  attach("usage", parseUsage);
  attach("signals", parseAccountSignals);
  rejected.sort((a, b) => tableNames.indexOf(a.file) - tableNames.indexOf(b.file) || a.line - b.line);

  const inFile: JoinedExport["inFile"] = ({ records, index, path, ...rest }) => {
    const [, list, position] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    const account = records === "accounts" ? accounts[index] : undefined;
    const line = account && list && listLines.get(account)?.[list]?.[Number(position)];
    return line
      ? { file: list as TableName, line, path, ...rest }
      : { file: records, line: lines[records][index] ?? 0, path, ...rest };
  };
  return { accounts, products, sellers, rejected, inFile };
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
  if (min === undefined && max === undefined && higherIsBetter === undefined) return answer;
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
