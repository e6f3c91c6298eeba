import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Account, Product } from "retention-kit";
import { literal, type Mapping, type TableName } from "./columns.js";
import { tableQuery, type Source } from "./sources.js";

/** Accounts of whole teams, as many as a chunk holds at least. */
export interface Chunk {
  at: number;
  accounts: number;
  sellers: string[];
}

/** The tables as the passes read them: once joined and sorted by chunk and account, so that a chunk is one short read. */
export interface Arranged {
  chunks: Chunk[];
  products: Product[];
  /** Rows of accounts without a seller, or with an id that another has. */
  leftOut: number;
  /** A chunk's accounts in the order of their ids. */
  accountsOf: (chunk: Chunk) => Promise<Account[]>;
}

/** Rows of a table that are read or skipped at once: about a chunk's. */
const ROW_GROUP = 30_000;

/** Sorts each table once, aside, and names it when it is whole: what is there is not made again. */
export async function arrange(
  connection: DuckDBConnection,
  source: Source,
  { folder, mapping, chunk: most }: { folder: string; mapping: Mapping; chunk: number },
): Promise<Arranged> {
  mkdirSync(folder, { recursive: true });
  const fileOf = (table: string): string => join(folder, `${table}.parquet`);
  const write = async (table: string, query: string): Promise<void> => {
    const path = fileOf(table);
    if (existsSync(path)) return;
    console.log(`arranging ${table}`);
    await connection.run(
      `COPY (${query}) TO ${literal(`${path}.part`)} (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP}, COMPRESSION zstd)`,
    );
    renameSync(`${path}.part`, path);
  };
  const read = (table: string): string => `read_parquet(${literal(fileOf(table))})`;
  const rowsOf = (table: TableName): Promise<string | null> => tableQuery(connection, source, table, mapping);

  const accounts = await rowsOf("accounts");
  // A team is planned at once, so that a seller's accounts are never in two chunks.
  // Of accounts with one id that of the first seller stands.
  const distinct = `(SELECT * FROM (${accounts ?? ""}) WHERE seller IS NOT NULL QUALIFY row_number() OVER (PARTITION BY id ORDER BY seller) = 1)`;
  await write(
    "chunks",
    `SELECT seller, accounts, CAST(floor((sum(accounts) OVER (ORDER BY seller) - accounts) / ${most}) AS INTEGER) AS chunk
      FROM (SELECT seller, count(*) AS accounts FROM ${distinct} GROUP BY seller) ORDER BY seller`,
  );
  await write(
    "accounts",
    `SELECT c.chunk, a.* FROM ${distinct} AS a JOIN ${read("chunks")} AS c ON c.seller = a.seller ORDER BY c.chunk, a.id`,
  );
  const ids = `(SELECT id, chunk FROM ${read("accounts")})`;
  const orders = {
    purchases: "day, product, amount",
    touches: "day, kind",
    tickets: "opened, ticket",
  } as const;
  for (const [table, order] of Object.entries(orders) as [keyof typeof orders, string][]) {
    const rows = await rowsOf(table);
    if (rows === null) continue;
    const sorted = order
      .split(", ")
      .map((column) => `t.${column}`)
      .join(", ");
    await write(
      table,
      `SELECT i.chunk, t.* FROM (${rows}) AS t JOIN ${ids} AS i ON i.id = t.account ORDER BY i.chunk, t.account, ${sorted}`,
    );
  }
  // Without a list of prices, a product's is the middle one of what was paid.
  const products =
    (await rowsOf("products")) ??
    (existsSync(fileOf("purchases"))
      ? `SELECT product AS id, median(amount) AS price, NULL::DOUBLE AS margin, NULL::DOUBLE AS lifespan FROM ${read("purchases")}
          WHERE product IS NOT NULL GROUP BY product HAVING median(amount) > 0`
      : "SELECT NULL::VARCHAR AS id, NULL::DOUBLE AS price, NULL::DOUBLE AS margin, NULL::DOUBLE AS lifespan LIMIT 0");
  await write("products", `SELECT * FROM (${products}) ORDER BY id`);

  const own = (table: keyof typeof orders, chunk: number, fields: string): string =>
    existsSync(fileOf(table))
      ? `(SELECT account, list(${fields} ORDER BY ${orders[table]}) AS own FROM ${read(table)} WHERE chunk = ${chunk} GROUP BY account)`
      : `(SELECT NULL::VARCHAR AS account, NULL::VARCHAR AS own LIMIT 0)`;
  const whole = (table: keyof typeof orders, alias: string): string =>
    existsSync(fileOf(table)) ? `coalesce(${alias}.own, [])` : "NULL";
  const rows = async (query: string): Promise<unknown[][]> => (await connection.runAndReadAll(query)).getRows();
  const chunks = new Map<number, Chunk>();
  for (const [seller, count, at] of await rows(
    `SELECT seller, accounts, chunk FROM ${read("chunks")} ORDER BY seller`,
  )) {
    const known = chunks.get(Number(at)) ?? { at: chunks.size, accounts: 0, sellers: [] };
    chunks.set(Number(at), known);
    known.accounts += Number(count);
    known.sellers.push(String(seller));
  }
  const numbers = new Map([...chunks].map(([number, chunk]) => [chunk, number]));
  // A sum of ones: DuckDB 1.5.5 hands count(*) over to MySQL, and then cannot bind what comes back.
  const [[leftOut] = []] = await rows(
    `SELECT (SELECT coalesce(sum(1), 0) FROM (${accounts ?? ""})) - (SELECT count(*) FROM ${read("accounts")})`,
  );
  return {
    chunks: [...chunks.values()],
    products: (await rows(`SELECT id, price, margin, lifespan FROM ${read("products")} ORDER BY id`)).map(
      ([id, price, margin, lifespanMonths]) =>
        ({
          id,
          price,
          ...(margin !== null && { margin }),
          ...(lifespanMonths !== null && { lifespanMonths }),
        }) as Product,
    ),
    leftOut: Number(leftOut),
    async accountsOf(chunk) {
      const at = numbers.get(chunk) ?? -1;
      const purchases = own("purchases", at, "{'on': day, 'productId': product, 'amount': amount}");
      const touches = own("touches", at, "{'on': day, 'kind': coalesce(kind, 'review')}");
      const tickets = own(
        "tickets",
        at,
        "{'id': ticket, 'openedAt': opened, 'resolvedAt': resolved, 'contacts': contacts}",
      );
      const found = await rows(
        `SELECT CAST(to_json({'id': a.id, 'sellerId': a.seller, 'segment': a.segment, 'annualBudget': a.budget,
            'timeZone': a.time_zone, 'status': a.status, 'purchases': ${whole("purchases", "p")},
            'touches': ${whole("touches", "t")}, 'tickets': ${whole("tickets", "k")}}) AS VARCHAR)
          FROM (SELECT * FROM ${read("accounts")} WHERE chunk = ${at}) AS a LEFT JOIN ${purchases} AS p ON p.account = a.id
          LEFT JOIN ${touches} AS t ON t.account = a.id LEFT JOIN ${tickets} AS k ON k.account = a.id ORDER BY a.id`,
      );
      return found.map(([json]) => JSON.parse(String(json)) as Account);
    },
  };
}
