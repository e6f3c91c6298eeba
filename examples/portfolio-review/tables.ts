/** The files of a CRM export, with what each column holds. Lists are separated by `|`. */
export type ColumnKind = "text" | "number" | "boolean" | "list";

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
    status_since: "text",
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
    purchased_on: "text",
    quantity: "number",
    warranty_ends_on: "text",
    maintenance_hours_per_year: "number",
  },
  touches: { account_id: "text", on: "text", kind: "text", seller_id: "text", direction: "text", about: "text" },
  purchases: { account_id: "text", on: "text", amount: "number", product_id: "text", quantity: "number" },
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
    starts_on: "text",
    ends_on: "text",
    notice_on: "text",
    amount: "number",
    per: "text",
    auto_renews: "boolean",
    renewed_from: "text",
    status: "text",
  },
  contacts: { id: "text", account_id: "text", role: "text", influence: "text", left: "text" },
  invoices: { account_id: "text", due_on: "text", paid_on: "text", amount: "number" },
  usage: { account_id: "text", on: "text", value: "number", measure: "text" },
  signals: { account_id: "text", code: "text", on: "text", review_by: "text" },
  sellers: { id: "text", time_zone: "text", minutes_per_day: "number", segments: "list" },
  hours: { seller_id: "text", weekday: "text", from: "text", to: "text" },
  holidays: { seller_id: "text", on: "text", worked: "boolean" },
  leave: { seller_id: "text", from: "text", to: "text" },
} as const satisfies Record<string, Columns>;

/** Name of a file of the export, without `.csv`. */
export type TableName = keyof typeof tables;

/** Every file's name. */
export const tableNames = Object.keys(tables) as TableName[];

/** The record's field that a column holds: `seller_id` holds `sellerId`. */
export function fieldOf(column: string): string {
  return column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A cell's text as what its column holds; text that is none stays text, for the schema to refuse. */
export function cellValue(text: string, kind: ColumnKind): unknown {
  switch (kind) {
    case "text":
      return text;
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "list":
      return text.split("|");
  }
}
