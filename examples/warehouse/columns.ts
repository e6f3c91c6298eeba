/** What is read of each table, as a warehouse of one's own may call it otherwise. */

/** A column: what the table calls it, and what it becomes. */
interface Column {
  /** How DuckDB makes of it what the library takes; `?` stands for the column. */
  as: string;
  /** Whether the table must have it. */
  isNeeded?: true;
}

/** A day as text; what is no day stays as it is, so that the library says which row is wrong. */
const day: Column = { as: "coalesce(CAST(TRY_CAST(? AS DATE) AS VARCHAR), CAST(? AS VARCHAR))" };
/** An instant in UTC as text; without a zone it is taken for UTC. */
const instant: Column = {
  as: "coalesce(strftime(TRY_CAST(? AS TIMESTAMP), '%Y-%m-%dT%H:%M:%SZ'), CAST(? AS VARCHAR))",
};
const text: Column = { as: "CAST(? AS VARCHAR)" };
const number: Column = { as: "CAST(? AS DOUBLE)" };

/** The tables and their columns, by the names that they have where no mapping says otherwise. */
export const TABLES = {
  accounts: {
    id: { ...text, isNeeded: true },
    seller: { ...text, isNeeded: true },
    segment: text,
    budget: number,
    time_zone: text,
    status: text,
  },
  purchases: { account: { ...text, isNeeded: true }, day: { ...day, isNeeded: true }, product: text, amount: number },
  touches: { account: { ...text, isNeeded: true }, day: { ...day, isNeeded: true }, kind: text },
  tickets: {
    account: { ...text, isNeeded: true },
    ticket: { ...text, isNeeded: true },
    opened: { ...instant, isNeeded: true },
    resolved: instant,
    contacts: number,
  },
  products: { id: { ...text, isNeeded: true }, price: { ...number, isNeeded: true }, margin: number, lifespan: number },
} as const satisfies Record<string, Record<string, Column>>;

export type TableName = keyof typeof TABLES;

/** What one's own warehouse calls things: for a table its name, or a query in its place, and names or expressions for its columns. */
export type Mapping = Partial<
  Record<TableName, { table?: string; query?: string; columns?: Readonly<Record<string, string>> }>
>;

/** A mapping as it was read, with a clear word for what is wrong with it. */
export function readMapping(json: string): Mapping {
  const mapping = JSON.parse(json) as Mapping;
  for (const [table, { columns = {}, table: name, query }] of Object.entries(mapping)) {
    if (!(table in TABLES)) {
      throw new Error(`the mapping names a table ${table}; there are ${Object.keys(TABLES).join(", ")}`);
    }
    if (name !== undefined && query !== undefined) throw new Error(`the mapping of ${table} has both table and query`);
    const known = Object.keys(TABLES[table as TableName]);
    const unknown = Object.keys(columns).find((column) => !known.includes(column));
    if (unknown !== undefined) {
      throw new Error(`the mapping of ${table} names a column ${unknown}; there are ${known.join(", ")}`);
    }
  }
  return mapping;
}

/** The query that reads a table as the job wants it, whatever the source calls its columns; `null` for a column it lacks. */
export function canonicalQuery(table: TableName, from: string, found: readonly string[], mapping: Mapping): string {
  const own = mapping[table]?.columns ?? {};
  const fields = Object.entries(TABLES[table] as Record<string, Column>).map(([name, { as, isNeeded }]) => {
    const given = own[name];
    const named = given ?? name;
    const column = found.find((each) => each.toLowerCase() === named.toLowerCase());
    if (column === undefined && given === undefined) {
      if (isNeeded) {
        throw new Error(`${table} has no column ${name}: name it in the mapping; there are ${found.join(", ")}`);
      }
      return `NULL::${/AS (?:VARCHAR|DATE|TIMESTAMP)/.test(as) ? "VARCHAR" : "DOUBLE"} AS ${name}`;
    }
    // What is no column is an expression over the columns.
    const value = column === undefined ? `(${named})` : quoted(column);
    return `${as.replaceAll("?", () => value)} AS ${name}`;
  });
  return `SELECT ${fields.join(", ")} FROM ${from}`;
}

/** A name as SQL takes any. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL takes any. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
