import { type TableName, tables } from "./tables.js";

/** A file's columns by the names of its table. */
export interface ReadColumns {
  /** In the order of the file; one that no record has keeps its own name, in snake case. */
  names: string[];
  /** Columns that go by another name in the file, as `customer read as account_id`. */
  renamed: string[];
}

const ACCOUNT_ID = [
  ...ids(["customer", "client", "company", "buyer", "sold_to", "account", "organization", "organisation", "partner"]),
  ...["requester_organization", "kundennr", "kundennummer", "kunde", "debitor", "cliente", "código_cliente"],
];
const PRODUCT_ID = [
  ...ids(["product", "item", "article", "sku", "lineitem_sku", "product_service"]),
  ...["artikelnr", "artikelnummer", "artikel", "produit", "référence", "producto", "artículo", "referencia"],
];
const QUANTITY = ["qty", "units", "pieces", "lineitem_quantity", "menge", "anzahl", "quantité", "cantidad"];
const SELLER_ID = ["seller", "owner", "owner_id", "account_owner", "account_manager", "sales_rep", "salesperson"];

/** What others call a column, the likeliest first. A file's own column of our name goes before. */
const otherNames: Partial<Record<TableName, Readonly<Record<string, readonly string[]>>>> = {
  accounts: {
    id: ACCOUNT_ID,
    name: ["account_name", "customer_name", "client_name", "company_name", "firma", "kundenname", "nom", "nombre"],
    seller_id: SELLER_ID,
    segment: ["industry", "sector"],
  },
  products: { id: PRODUCT_ID, price: ["list_price", "unit_price", "sales_price"] },
  purchases: {
    // Who buys in a shop without an account is known by the address alone.
    account_id: [...ACCOUNT_ID, "customer_email", "billing_email", "email"],
    on: [
      ...["date", "order_date", "purchase_date", "invoice_date", "purchased_on", "date_utc", "transaction_date"],
      ...["date_order", "created_at", "created_date", "created_date_utc", "created_utc", "date_created"],
      ...["datum", "rechnungsdatum", "belegdatum", "bestelldatum", "auftragsdatum"],
      ...["date_facture", "date_commande", "fecha", "fecha_factura", "fecha_pedido"],
    ],
    amount: [
      ...[
        "net_amount",
        "net_sales",
        "net_total",
        "net_value",
        "net_revenue",
        "n_revenue",
        "untaxed_amount",
        "amount_untaxed",
      ],
      ...["line_total", "subtotal", "amount_paid", "total"],
      ...["order_total", "total_amount", "revenue", "sales", "total_collected"],
      ...[
        "nettobetrag",
        "netto",
        "betrag",
        "umsatz",
        "gesamtpreis",
        "gesamtbetrag",
        "montant_ht",
        "montant",
        "importe_neto",
        "importe",
      ],
    ],
    product_id: PRODUCT_ID,
    quantity: QUANTITY,
  },
  owned: { account_id: ACCOUNT_ID, product_id: PRODUCT_ID },
  touches: {
    account_id: ACCOUNT_ID,
    on: ["date", "activity_date"],
    kind: ["type", "activity_type"],
    seller_id: SELLER_ID,
  },
  tickets: {
    id: ids(["ticket", "case"]),
    account_id: ACCOUNT_ID,
    opened_at: ["created_at", "created", "opened", "date_created"],
    resolved_at: ["solved_at", "closed_at", "resolved_on", "date_closed"],
    product_id: PRODUCT_ID,
  },
  contracts: {
    id: ids(["contract", "subscription"]),
    account_id: ACCOUNT_ID,
    starts_on: ["start_date", "start", "started_on", "started_at", "start_utc"],
    ends_on: ["end_date", "end", "ended_at", "ended_at_utc"],
    per: ["interval", "billing_interval", "billing_period", "billing_frequency"],
    product_id: PRODUCT_ID,
  },
  deals: {
    id: ids(["deal", "opportunity", "record"]),
    account_id: [...ACCOUNT_ID, "account_name", "company_name", "associated_company_ids", "associated_company"],
    stage: ["deal_stage", "stage_name", "sales_stage", "opportunity_stage"],
    amount: ["deal_value", "close_value", "value", "total", "revenue"],
    probability: ["deal_probability", "win_probability", "probability_percent"],
    opened_on: [
      "created_on",
      "create_date",
      "created_date",
      "created_at",
      "created",
      "deal_created",
      "open_date",
      "engage_date",
    ],
    expected_close_on: ["expected_close_date", "expected_closing_date", "estimated_close_date"],
    closed_on: ["close_date", "closed_date", "closing_date", "deal_closed_on", "closed", "won_on", "won_time", "date"],
    product_id: PRODUCT_ID,
    quantity: QUANTITY,
    seller_id: [...SELLER_ID, "deal_owner", "opportunity_owner", "sales_agent"],
  },
  surveys: { account_id: ACCOUNT_ID },
  contacts: { id: ids(["contact"]), account_id: ACCOUNT_ID },
  invoices: { account_id: ACCOUNT_ID, due_on: ["due_date"], paid_on: ["paid_date", "payment_date"], amount: ["total"] },
  usage: { account_id: ACCOUNT_ID, on: ["date"] },
  sellers: { id: ids(["seller", "rep"]) },
};

/** What names things: `customer_id`, `customer_no`, `customer_number`, `customer_code` and `customer`. */
function ids(things: readonly string[]): string[] {
  return ["_id", "_no", "_number", "_code", ""].flatMap((end) => things.map((thing) => `${thing}${end}`));
}

/**
 * Columns by the names of a table, in any case and spelling: `Account ID`, `accountId`, `ACCOUNTID` and `account-id` are
 * `account_id`, and so is `Customer No.` where no column has that name.
 */
export function columnsOf(table: TableName, given: readonly string[]): ReadColumns {
  const header = withoutPrefix(given);
  const own = new Map(Object.keys(tables[table]).map((column) => [squashed(column), column]));
  const names = header.map((column) => own.get(squashed(column)) ?? snakeCase(column));
  const renamed: string[] = [];
  // Three of an interval are none that `per` could name.
  const isCounted = header.some((each) => squashed(each).endsWith("intervalcount"));
  for (const [column, others] of Object.entries(otherNames[table] ?? {})) {
    if (names.includes(column) || (column === "per" && isCounted)) continue;
    const other = others.find((name) => header.some((each) => squashed(each) === squashed(name)));
    if (other === undefined) continue;
    const at = header.findIndex((each) => squashed(each) === squashed(other));
    renamed.push(`${given[at] ?? ""} read as ${column}`);
    names[at] = column;
  }
  // Of two columns for one field the first is read, and the other listed as one that was not.
  return { names: names.map((column, at) => (names.indexOf(column) < at ? `${column} (again)` : column)), renamed };
}

/**
 * Names without what most of them begin with, as `Deal - Value` in an export of one kind of record with a few columns of
 * others: `Value`.
 */
function withoutPrefix(header: readonly string[]): readonly string[] {
  const prefixOf = (column: string): string => /^[\p{L} ]+ - (?=.)/u.exec(column)?.[0] ?? "";
  const times = new Map<string, number>();
  for (const column of header) times.set(prefixOf(column), (times.get(prefixOf(column)) ?? 0) + 1);
  const [most] = [...times].find(([prefix, count]) => prefix !== "" && count > header.length / 2) ?? [];
  if (most === undefined) return header;
  // A column of another record keeps its own: two of one name would be one too many.
  return header.map((column) => (prefixOf(column) === most ? column.slice(most.length) : column));
}

/** A name in lower case, its letters and digits alone. */
export function squashed(column: string): string {
  return column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** `Account ID`, `accountId` and `account-id` are `account_id`. */
function snakeCase(column: string): string {
  return column
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
}
