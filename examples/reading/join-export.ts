import type { Account, Portfolio, Product, Rejection, Seller } from "retention-kit";
import {
  parseAccounts,
  parseAccountSignals,
  parseContacts,
  parseContracts,
  parseDeals,
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
import { dealOfRow } from "./deal-row.js";
import { mayLose, type Row, tableNames, type TableName } from "./tables.js";

/** A row that was left out, with its file and line. */
export interface RejectedRow {
  file: TableName;
  /** The file's own name. */
  source: string;
  /** 0 for a row that no file has. */
  line: number;
  id?: string;
  path: string;
  message: string;
  /** True where the row counts all the same. */
  kept?: true;
}

/** Where the row stands: `purchases.csv:12`. */
export function placeInFile({ source, line }: RejectedRow): string {
  return line === 0 ? source : `${source}:${line}`;
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
  "deals",
  "contacts",
  "invoices",
  "usage",
  "signals",
] as const;

/**
 * Checks each row on its own with the library's parsers, and joins the good ones into accounts, products and sellers.
 *
 * @param given - The files that there are. An account's list of a file that is missing is unknown, not empty.
 * @param placeOf - Where a row of a table stands.
 */
export function joinExport(
  rows: Record<TableName, Row[]>,
  given: ReadonlySet<TableName>,
  placeOf: (table: TableName, index: number) => Pick<RejectedRow, "source" | "line">,
): JoinedExport {
  const rejected: RejectedRow[] = [];
  const reject = (file: TableName, index: number, { path, message, id, kept }: Omit<Rejection, "index">): void => {
    const named = id === undefined ? {} : { id };
    rejected.push({ file, ...placeOf(file, index), ...named, path, message, ...(kept && { kept }) });
  };
  /** Place among the rows of its file of each record. */
  const places: Record<"accounts" | "products" | "sellers", number[]> = { accounts: [], products: [], sellers: [] };
  /** The same for the rows of an account's lists. */
  const listPlaces = new Map<Account, Partial<Record<string, number[]>>>();
  /** Parses the rows of a file one by one, and says which were left out, or lost a field. */
  const parse = <Item>(file: "accounts" | "products" | "sellers", parser: Parser<Item>, given: Row[]): Item[] =>
    given.flatMap((row, index) => {
      const item = parseRow(file, parser, row, (rejection) => {
        reject(file, index, rejection);
      });
      if (item === null) return [];
      places[file].push(index);
      return [item];
    });

  const products = parse("products", parseProducts, rows.products);
  const sellers = parse(
    "sellers",
    parseSellers,
    rows.sellers.map((row) => withCalendar(row, rows)),
  );
  const accounts = parse(
    "accounts",
    parseAccounts,
    rows.accounts.map((row) => without(row, "ownedKnown")),
  );

  // Of accounts that share an id the first is the one that counts, and so gets the rows.
  const byId = new Map(accounts.toReversed().map((account) => [account.id, account]));
  const ownedKnown = new Set(rows.accounts.flatMap(({ id, ownedKnown }) => (ownedKnown === true ? [id] : [])));
  for (const account of accounts) {
    for (const name of listNames) if (given.has(name)) account[name] = [];
    if (ownedKnown.has(account.id)) account.owned = [];
  }

  /** Parses the rows of a file one by one and hands each good one to its account. */
  const attach = (
    file: ListName,
    parser: Parser<object>,
    shaped: (row: Row, index: number) => Row = (row) => row,
  ): void => {
    rows[file].forEach((row, index) => {
      const { accountId } = row;
      const account = typeof accountId === "string" ? byId.get(accountId) : undefined;
      if (account === undefined) {
        const message = `accountId must name an accepted account, got ${JSON.stringify(accountId ?? null)}`;
        reject(file, index, { path: "accountId", message });
        return;
      }
      const item = parseRow(file, parser, shaped(without(row, "accountId"), index), ({ path, message, kept }) => {
        reject(file, index, { path, message, ...(kept && { kept }) });
      });
      if (item === null) return;
      // The lists are this function's own; to everyone else a record's lists are read-only.
      const lists = account as unknown as Record<ListName, object[] | null | undefined>;
      (lists[file] ??= []).push(item);
      const placed = listPlaces.get(account) ?? {};
      listPlaces.set(account, placed);
      (placed[file] ??= []).push(index);
    });
  };
  attach("owned", parseOwnedProducts);
  attach("touches", parseTouches);
  attach("purchases", parsePurchases);
  attach("tickets", parseTickets);
  attach("surveys", parseSurveyAnswers, withScale);
  attach("contracts", parseContracts);
  attach("deals", parseDeals, dealOfRow);
  attach("contacts", parseContacts);
  attach("invoices", parseInvoices);
  attach("usage", parseUsage);
  attach("signals", parseAccountSignals);
  // Within a file the rows came in order already.
  rejected.sort((a, b) => tableNames.indexOf(a.file) - tableNames.indexOf(b.file));

  const inFile: JoinedExport["inFile"] = ({ records, index, path, ...rest }) => {
    const [, list, position] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    const account = records === "accounts" ? accounts[index] : undefined;
    const row = account && list && listPlaces.get(account)?.[list]?.[Number(position)];
    return typeof row === "number"
      ? { file: list as TableName, ...placeOf(list as TableName, row), path, ...rest }
      : { file: records, ...placeOf(records, places[records][index] ?? 0), path, ...rest };
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

/** Reads rows of one kind. */
type Parser<Item> = (rows: Row[]) => { accepted: Item[]; rejected: Rejection[] };

/** Parses a row; a field at fault that it may lose is told, and the row counts without it. */
function parseRow<Item>(
  file: TableName,
  parser: Parser<Item>,
  row: Row,
  reject: (rejection: Rejection) => void,
): Item | null {
  const {
    accepted: [item],
    rejected: [rejection],
  } = parser([row]);
  if (rejection === undefined) return item ?? null;
  const [field = ""] = rejection.path.split(/[.[]/);
  const isKept = row[field] !== undefined && mayLose(file, field);
  // Other faults of the row are told when it is read without this one.
  const [message = ""] = isKept ? rejection.message.split("; ") : [rejection.message];
  reject({ ...rejection, message, ...(isKept && { kept: true }) });
  return isKept ? parseRow(file, parser, without(row, field), reject) : null;
}
