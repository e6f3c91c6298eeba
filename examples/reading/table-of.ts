import { columnsOf } from "./columns.js";
import { dealStatus } from "./deal-row.js";
import { neededColumns, type TableName, tableNames, tables } from "./tables.js";

/** What else files are called, without an `s` at the end. */
const otherNames: Readonly<Record<string, TableName>> = {
  customer: "accounts",
  client: "accounts",
  companie: "accounts",
  order: "purchases",
  sale: "purchases",
  transaction: "purchases",
  pricelist: "products",
  activitie: "touches",
  case: "tickets",
  subscription: "contracts",
  kunde: "accounts",
  artikel: "products",
  auftrag: "purchases",
  auftraeg: "purchases",
  bestellung: "purchases",
  umsatz: "purchases",
  umsätz: "purchases",
  commande: "purchases",
  vente: "purchases",
  produit: "products",
  cliente: "accounts",
  pedido: "purchases",
  venta: "purchases",
  opportunit: "deals",
};

/** The table that a file's name begins with; `null` if it begins with none. */
export function tableNamed(file: string): TableName | null {
  return namedBy(baseOf(file));
}

function namedBy(base: string): TableName | null {
  const named = tableNames.find((name) => base.startsWith(name.replace(/s$/, "")));
  return named ?? Object.entries(otherNames).find(([name]) => base.startsWith(name))?.[1] ?? null;
}

/** The columns without which no row of a table is read: a file without them is of another one. */
const WHEN: Partial<Record<TableName, readonly string[]>> = {
  purchases: ["on"],
  touches: ["on", "kind"],
  tickets: ["opened_at"],
  surveys: ["at", "score"],
  contracts: ["starts_on"],
  invoices: ["due_on"],
  usage: ["on", "value"],
  signals: ["code"],
  contacts: ["id"],
  owned: ["product_id"],
};

/** How far an order is, which some files of orders call its stage. */
const FULFILMENT =
  /(?<!\p{L})(shipped|delivered|dispatched|fulfill?ed|packed|picked|invoiced|paid|refunded|returned|backordered|in transit)(?!\p{L})/iu;

/**
 * The table of a file: the one that its name begins with, or another word of it, the last first; or else the one whose columns
 * it has most of, two at least. Sales that have a stage are deals, which may be open or lost, but where the stages say how far
 * orders are and none that a deal is won or lost.
 */
export function tableOf(
  file: string,
  header: readonly string[],
  rows: readonly { cells: readonly string[] }[] = [],
): TableName | null {
  const columns = (name: TableName): readonly string[] => columnsOf(name, header).names;
  const shared = (name: TableName): number => columns(name).filter((column) => column in tables[name]).length;
  const hasNeeded = (name: TableName): boolean =>
    neededColumns(name).every((column) => columns(name).includes(column)) && shared(name) >= 2;
  const stage = columns("deals").indexOf("stage");
  const isDeals = stage !== -1 && hasNeeded("deals") && !sayFulfilment(rows.map(({ cells }) => cells[stage] ?? ""));
  // A bill without a day to pay it by says what was bought.
  const isBought =
    !columns("invoices").includes("due_on") && ["on", "amount"].every((each) => columns("purchases").includes(each));
  const meant = (name: TableName): TableName => {
    if (name === "invoices" && isBought) return "purchases";
    return name === "purchases" && isDeals ? "deals" : name;
  };
  const named = tableNamed(file);
  const byWord = wordsOf(file).find((name) => hasNeeded(name));
  // In `customer-orders` the later word says more, where its columns are there.
  const isFirst = byWord === undefined || named === null || shared(byWord) <= shared(named);
  if (named !== null && shared(named) > 0 && isFirst) return meant(named);
  if (byWord !== undefined) return meant(byWord);
  const status = columns("deals").indexOf("status");
  const areDecided = status !== -1 && rows.some(({ cells }) => isDecided(cells[status] ?? ""));
  const tellsWhen = (name: TableName): boolean =>
    name === "deals" ? isDeals || areDecided : (WHEN[name] ?? []).every((column) => columns(name).includes(column));
  // Of as many columns, those say more without which the table could not be.
  const weight = (name: TableName): number => shared(name) + (name in WHEN ? 0.5 : 0);
  const best = tableNames
    .filter(tellsWhen)
    .reduce<TableName>((most, name) => (weight(name) > weight(most) ? name : most), "accounts");
  return shared(best) >= 2 ? meant(best) : null;
}

function sayFulfilment(stages: readonly string[]): boolean {
  const said = new Set(stages);
  return [...said].some((stage) => FULFILMENT.test(stage)) && ![...said].some(isDecided);
}

/** Whether a stage says that a deal is won or lost. A cancelled order is no lost deal. */
function isDecided(stage: string): boolean {
  const status = dealStatus(stage);
  return status === "won" || (status === "lost" && !/cancell?ed/i.test(stage));
}

/** The tables that words of a file's name say, the last word first. */
function wordsOf(file: string): TableName[] {
  const words = (file.split("/").at(-1) ?? "").toLowerCase().split(/[^\p{L}]+/u);
  return words.toReversed().flatMap((word) => namedBy(word) ?? (word === "pipeline" ? "deals" : []));
}

function baseOf(file: string): string {
  return (file.split("/").at(-1) ?? "").toLowerCase().replaceAll(/[-_ ]/g, "");
}
