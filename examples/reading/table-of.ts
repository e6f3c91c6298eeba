import { columnsOf } from "./columns.js";
import { type TableName, tableNames, tables } from "./tables.js";

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
};

/** The table that a file's name says, if it has a column of it; `null` if the name says none. */
export function tableNamed(file: string): TableName | null {
  const base = baseOf(file);
  const named = tableNames.find((name) => base.startsWith(name.replace(/s$/, "")));
  return named ?? Object.entries(otherNames).find(([name]) => base.startsWith(name))?.[1] ?? null;
}

/** The table of a file: the one that its name says, or else the one whose columns it has most of, two at least. */
export function tableOf(file: string, header: readonly string[]): TableName | null {
  const named = tableNamed(file);
  const shared = (name: TableName): number =>
    columnsOf(name, header).names.filter((column) => column in tables[name]).length;
  if (named !== null && shared(named) > 0) return named;
  const best = tableNames.reduce((most, name) => (shared(name) > shared(most) ? name : most));
  return shared(best) >= 2 ? best : null;
}

function baseOf(file: string): string {
  return (file.split("/").at(-1) ?? "").toLowerCase().replaceAll(/[-_ ]/g, "");
}
