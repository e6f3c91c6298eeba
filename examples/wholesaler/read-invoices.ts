import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Account, Purchase, Product } from "retention-kit";
import { chargeCodes, families, OTHER_FAMILY } from "./families.js";

/** What the invoices say, in the library's records. */
export interface Invoices {
  accounts: Account[];
  products: Product[];
  counts: {
    rows: number;
    withoutCustomer: number;
    charges: number;
    cancelled: number;
    used: number;
  };
}

/** Share of a family's customers that spend less on it in a year than its price here. */
const FAMILY_PRICE_QUANTILE = 0.75;

/**
 * Reads the wholesaler's invoices: a product is a family of goods, its price what a good customer of that family
 * spends on it in a year, an account's segment its country. Cancelled invoices stay in as negative amounts.
 */
export async function readInvoices(file: string): Promise<Invoices> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`CREATE VIEW invoices AS SELECT * FROM read_parquet(${quoted(file)})`);
  await connection.run(`CREATE TABLE lines AS
    SELECT CAST(CAST(CustomerID AS BIGINT) AS VARCHAR) AS account, Country AS country, strftime(InvoiceDate, '%Y-%m-%d') AS day,
      CAST(round(Quantity * UnitPrice * 100) AS BIGINT) AS pence, Quantity AS quantity, ${familyOfDescription()} AS family
    FROM invoices WHERE CustomerID IS NOT NULL AND NOT ${isCharge}`);

  const [counts] = await rows<Invoices["counts"]>(
    connection,
    `SELECT count(*) AS rows, count(*) FILTER (CustomerID IS NULL) AS withoutCustomer,
       count(*) FILTER (CustomerID IS NOT NULL AND ${isCharge}) AS charges,
       count(*) FILTER (CustomerID IS NOT NULL AND NOT ${isCharge} AND InvoiceNo LIKE 'C%') AS cancelled,
       count(*) FILTER (CustomerID IS NOT NULL AND NOT ${isCharge}) AS used FROM invoices`,
  );
  const products = await rows<{ id: string; pence: number }>(
    connection,
    `SELECT family AS id, CAST(quantile_disc(spent, ${FAMILY_PRICE_QUANTILE}) AS BIGINT) AS pence
     FROM (SELECT family, account, sum(pence) AS spent FROM lines GROUP BY ALL HAVING sum(pence) > 0) GROUP BY family ORDER BY family`,
  );
  const purchases = await rows<{
    account: string;
    country: string;
    on: string;
    productId: string;
    pence: number;
    quantity: number;
  }>(
    connection,
    `SELECT account, first(country ORDER BY day, country) OVER (PARTITION BY account) AS country, day AS "on", family AS productId,
       CAST(sum(pence) AS BIGINT) AS pence, CAST(sum(quantity) AS BIGINT) AS quantity
     FROM lines GROUP BY account, country, day, family ORDER BY account, "on", productId, country`,
  );
  connection.closeSync();

  const accounts = new Map<string, Account & { purchases: Purchase[] }>();
  for (const { account: id, country, on, productId, pence, quantity } of purchases) {
    const account = accounts.get(id) ?? { id, segment: country, currency: "GBP", purchases: [] };
    accounts.set(id, account);
    account.purchases.push({ on, productId, amount: pence / 100, quantity });
  }
  if (counts === undefined) throw new Error(`${file} holds no rows`);
  return {
    accounts: [...accounts.values()],
    products: products.map(({ id, pence }) => ({ id, price: pence / 100 })),
    counts,
  };
}

const isCharge = `upper(StockCode) IN (${chargeCodes.map(quoted).join(", ")})`;

function familyOfDescription(): string {
  const cases = families.map(
    ([family, words]) =>
      `WHEN regexp_matches(upper(Description), ${quoted(`\\b(${words.map((word) => word.trim()).join("|")})(S|ES)?\\b`)}) THEN ${quoted(family)}`,
  );
  return `CASE ${cases.join(" ")} ELSE ${quoted(OTHER_FAMILY)} END`;
}

async function rows<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const result = await connection.runAndReadAll(sql);
  const numeric = new Set(
    result.columnNames().filter((_, index) => result.columnType(index).toString().includes("INT")),
  );
  return result
    .getRowObjectsJson()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, numeric.has(key) ? Number(value) : value])),
    ) as Row[];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
