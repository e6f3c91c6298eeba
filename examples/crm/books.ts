import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Account, Portfolio, Product, Seller } from "retention-kit";
import type {
  HubSpotObjects,
  LeftRow,
  ObjectCount,
  SalesforceObjects,
  TwentyObjects,
  ZendeskObjects,
} from "retention-kit/adapters";
import { type AdventureWorks, adventureWorksBook } from "./adventureworks.js";
import { hubSpotBook } from "./hubspot.js";
import { type Northwind, northwindBook } from "./northwind.js";
import { readCsv } from "../reading/csv.js";
import { pipelineBook } from "./pipeline.js";
import { salesforceBook } from "./salesforce.js";
import { twentyBook } from "./twenty.js";
import { zendeskBook } from "./zendesk.js";

/** One system's records and its book; the adapters also say what they left out. */
export interface CrmBook {
  records: {
    accounts: readonly Account[];
    products: readonly Product[];
    sellers: readonly Seller[];
    left?: LeftRow[];
    counts?: Record<string, ObjectCount>;
  };
  book: Portfolio;
}

/** The days of each book: its last rows lie shortly before `asOf`. */
export interface Days {
  asOf: string;
  to: string;
}

/** Reads a file of an export by its name. */
type Read = (file: string) => string;

/** A system: from its files to a book, and the days of the made-up and of the real rows. */
export interface CrmExample {
  name: string;
  files: string[];
  run: (read: Read, days: Days) => CrmBook;
  madeUp: Days;
  shared: Days;
}

/** Every system that there is an example of. */
export const examples: CrmExample[] = [
  {
    name: "HubSpot",
    files: ["hubspot.json"],
    run: (read, days) => hubSpotBook(JSON.parse(read("hubspot.json")) as HubSpotObjects, days),
    madeUp: { asOf: "2026-04-15", to: "2026-07-14" },
    shared: { asOf: "2021-03-31", to: "2021-06-30" },
  },
  {
    name: "Salesforce",
    files: ["salesforce.json"],
    run: (read, days) => salesforceBook(JSON.parse(read("salesforce.json")) as SalesforceObjects, days),
    madeUp: { asOf: "2026-06-30", to: "2026-09-30" },
    shared: { asOf: "2026-06-30", to: "2026-09-30" },
  },
  {
    name: "Zendesk",
    files: ["zendesk.json"],
    run: (read, days) => zendeskBook(JSON.parse(read("zendesk.json")) as ZendeskObjects, days),
    madeUp: { asOf: "2026-06-30", to: "2026-09-30" },
    shared: { asOf: "2024-10-01", to: "2024-12-31" },
  },
  {
    name: "Twenty",
    files: ["twenty.json"],
    run: (read, days) => twentyBook(JSON.parse(read("twenty.json")) as TwentyObjects, days),
    madeUp: { asOf: "2026-06-30", to: "2026-09-30" },
    shared: { asOf: "2026-06-30", to: "2026-09-30" },
  },
  {
    name: "Northwind",
    files: ["northwind.json"],
    run: (read, days) => northwindBook(JSON.parse(read("northwind.json")) as Northwind, days),
    madeUp: { asOf: "1998-05-06", to: "1998-08-06" },
    shared: { asOf: "1998-05-06", to: "1998-08-06" },
  },
  {
    name: "Pipeline",
    files: ["accounts", "products", "sales_pipeline", "sales_teams"].map((file) => `pipeline-${file}.csv`),
    run: (read, days) => {
      const rows = (file: string) => csvRows(read(`pipeline-${file}.csv`));
      const files = { accounts: rows("accounts"), products: rows("products"), deals: rows("sales_pipeline") };
      return pipelineBook({ ...files, teams: rows("sales_teams") }, days);
    },
    madeUp: { asOf: "2017-12-31", to: "2018-03-31" },
    shared: { asOf: "2017-12-31", to: "2018-03-31" },
  },
  {
    name: "AdventureWorks",
    files: ["adventureworks-slow.json"],
    run: (read, days) => adventureWorksBook(JSON.parse(read("adventureworks-slow.json")) as AdventureWorks, days),
    madeUp: { asOf: "2017-06-30", to: "2017-09-30" },
    shared: { asOf: "2017-06-30", to: "2017-09-30" },
  },
];

/** Rows of a CSV file by its header. */
function csvRows(text: string): Record<string, string>[] {
  const { columns, rows } = readCsv(text);
  return rows.map(({ cells }) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])));
}

const folders = {
  madeUp: fileURLToPath(new URL("made-up/", import.meta.url)),
  shared: fileURLToPath(new URL("../../../shared/data/crm/", import.meta.url)),
};

/** The book of a system, of the made-up rows or of the real ones; `null` where these are not beside the checkout. */
export function bookOf(example: CrmExample, rows: "madeUp" | "shared"): CrmBook | null {
  const folder = folders[rows];
  if (!example.files.every((file) => existsSync(`${folder}${file}`))) return null;
  return example.run((file) => readFileSync(`${folder}${file}`, "utf8"), example[rows]);
}
