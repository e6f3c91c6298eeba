/** The files of a CRM export, with what each column holds. Lists are separated by `|`. */
export type ColumnKind = "text" | "day" | "moment" | "number" | "share" | "boolean" | "list";

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
    margin: "share",
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
    opened_at: "moment",
    resolved_at: "moment",
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
    at: "moment",
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
  deals: {
    id: "text",
    account_id: "text",
    status: "text",
    stage: "text",
    amount: "number",
    probability: "share",
    opened_on: "day",
    expected_close_on: "day",
    closed_on: "day",
    product_id: "text",
    quantity: "number",
    seller_id: "text",
  },
  contacts: { id: "text", account_id: "text", role: "text", influence: "text", left: "text" },
  invoices: { account_id: "text", due_on: "day", paid_on: "day", amount: "number" },
  usage: { account_id: "text", on: "day", value: "number", of: "number", measure: "text" },
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

/** Words of ours that a column holds, in whatever case the file has them. Others say something that no record has. */
export const wordsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  accounts: { status: ["prospect", "trial", "customer", "churned"], resources: ["none", "limited", "ample"] },
  products: { kind: ["product", "service-contract", "option"] },
  touches: { kind: ["review", "call", "meeting", "email", "ticket"], direction: ["in", "out"] },
  surveys: { metric: ["ces", "csat", "nps"] },
  contracts: { per: ["month", "quarter", "year"], status: ["draft", "active", "cancelled", "expired"] },
  contacts: { influence: ["low", "medium", "high"] },
} satisfies Partial<Record<TableName, Record<string, readonly string[]>>>;

/**
 * Fields that a bad value costs, in place of the row: the row says as much without them. An account loses any field but its
 * id, as in the main job.
 */
export function mayLose(name: TableName, field: string): boolean {
  return name === "accounts" ? field !== "id" : (optionalWords[name]?.includes(field) ?? false);
}

const optionalWords: Partial<Record<TableName, readonly string[]>> = {
  products: ["kind"],
  touches: ["direction"],
  // Without a unit that is known its amount says nothing, and goes as well.
  contracts: ["status", "per", "amount"],
  deals: ["probability"],
  contacts: ["influence"],
};

/** Every file's name. */
export const tableNames = Object.keys(tables) as TableName[];

/** The record's field that a column holds: `seller_id` holds `sellerId`. */
export function fieldOf(column: string): string {
  return column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
