/** The files of a CRM export, with what each column holds. Lists are separated by `|`. */
export type ColumnKind = "text" | "day" | "number" | "boolean" | "list";

/** Column names of one file, in order. */
export type Columns = Readonly<Record<string, ColumnKind>>;

/** A file for each kind of record; the column names are the record's fields in snake case. */
export const tables = {
  accounts: {
    id: "text",
    name: "text",
    segment: "text",
    size: "text",
    status: "text",
    status_since: "day",
    seller_id: "text",
    time_zone: "text",
    currency: "text",
    annual_budget: "number",
    resources: "text",
    owned_known: "boolean",
  },
  products: {
    id: "text",
    price: "number",
    margin: "number",
    lifespan_months: "number",
    requires: "list",
    add_on_to: "list",
    segments: "list",
    kind: "text",
  },
  owned: {
    account_id: "text",
    product_id: "text",
    purchased_on: "day",
    quantity: "number",
    warranty_ends_on: "day",
    maintenance_hours_per_year: "number",
  },
  touches: { account_id: "text", on: "day", kind: "text", seller_id: "text", direction: "text", about: "text" },
  purchases: { account_id: "text", on: "day", amount: "number", product_id: "text", quantity: "number" },
  tickets: {
    id: "text",
    account_id: "text",
    opened_at: "text",
    resolved_at: "text",
    resolved: "boolean",
    contacts: "number",
    reopens: "number",
    transfers: "number",
    channels: "list",
    repeated_information: "number",
    self_service_attempts: "number",
    topic: "text",
    product_id: "text",
  },
  surveys: {
    account_id: "text",
    at: "text",
    metric: "text",
    score: "number",
    scale_min: "number",
    scale_max: "number",
    scale_higher_is_better: "boolean",
    ticket_id: "text",
  },
  contracts: {
    id: "text",
    account_id: "text",
    product_id: "text",
    starts_on: "day",
    ends_on: "day",
    notice_on: "day",
    amount: "number",
    per: "text",
    auto_renews: "boolean",
    renewed_from: "text",
    status: "text",
  },
  contacts: { id: "text", account_id: "text", role: "text", influence: "text", left: "text" },
  invoices: { account_id: "text", due_on: "day", paid_on: "day", amount: "number" },
  usage: { account_id: "text", on: "day", value: "number", measure: "text" },
  signals: { account_id: "text", code: "text", on: "day", review_by: "day" },
  sellers: { id: "text", time_zone: "text", minutes_per_day: "number", segments: "list" },
  hours: { seller_id: "text", weekday: "text", from: "text", to: "text" },
  holidays: { seller_id: "text", on: "day", worked: "boolean" },
  leave: { seller_id: "text", from: "day", to: "day" },
} as const satisfies Record<string, Columns>;

/** A row of a file: the record's fields, and what the reader needs to join it. */
export type Row = Record<string, unknown>;

/** Name of a file of the export, without `.csv`. */
export type TableName = keyof typeof tables;

/** Columns without which no row of a file says anything; what else is missing is unknown. */
const needed: Partial<Record<TableName, readonly string[]>> = {
  accounts: ["id"],
  products: ["id", "price"],
  sellers: ["id"],
  hours: ["seller_id", "weekday", "from", "to"],
  holidays: ["seller_id", "on"],
  leave: ["seller_id", "from", "to"],
};

/** The columns that a file must have. */
export function neededColumns(name: TableName): readonly string[] {
  return needed[name] ?? ["account_id"];
}

/** Every file's name. */
export const tableNames = Object.keys(tables) as TableName[];

/** The record's field that a column holds: `seller_id` holds `sellerId`. */
export function fieldOf(column: string): string {
  return column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Columns by the names of the tables, whatever their spelling: `Account ID`, `accountId` and `account-id` are `account_id`. */
export function columnsOf(name: TableName, header: readonly string[]): string[] {
  const ownId = `${name.replace(/s$/, "")}_id`;
  const columns = header
    .map(snakeCase)
    .map((column) => (column === ownId && !(column in tables[name]) ? "id" : column));
  // Of two columns for one field the first is read, and the other listed as one that was not.
  return columns.map((column, at) => (columns.indexOf(column) < at ? `${column} (again)` : column));
}

/** A line's cells as fields; an empty one is unknown, and a column that no record has is not read. */
export function rowOf(name: TableName, columns: readonly string[], cells: readonly (string | undefined)[]): Row {
  const kinds: Columns = tables[name];
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const kind = kinds[column];
      const text = cells[index]?.trim() ?? "";
      return kind === undefined || text === "" ? [] : [[fieldOf(column), cellValue(text, kind)] as const];
    }),
  );
}

/** `Account ID`, `accountId` and `account-id` are `account_id`. */
export function snakeCase(column: string): string {
  return column
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "_")
    .replace(/^_|_$/g, "");
}

/** What spreadsheets and databases write for yes and no. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "1", "yes", "y", "t"].map((word) => [word, true] as const),
  ...["false", "0", "no", "n", "f"].map((word) => [word, false] as const),
]);

/** A cell's text as what its column holds; text that is none stays text, for the schema to refuse. */
function cellValue(text: string, kind: ColumnKind): unknown {
  switch (kind) {
    case "text":
      return text;
    case "day":
      // Databases write a time beside the day, which is the day that is written, whatever the offset.
      return (
        /^(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?$/.exec(text)?.[1] ?? text
      );
    case "number":
      return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : text;
    case "boolean":
      return BOOLEANS.get(text.toLowerCase()) ?? text;
    case "list":
      return text.split("|");
  }
}
