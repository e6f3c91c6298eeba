/** A page of a response around its rows. */
export interface ResponsePage<Row> {
  /** HubSpot. */
  results?: readonly Row[] | null | undefined;
  /** Salesforce. */
  records?: readonly Row[] | null | undefined;
  /** GraphQL. */
  edges?: readonly { node?: Row | null | undefined }[] | null | undefined;
}

/** Rows as a system returns them: a list, a page of a response, or a list of pages. */
export type ResponseRows<Row> = readonly (Row | ResponsePage<Row> | null)[] | ResponsePage<Row> | null | undefined;

/**
 * The rows of a response, without the pages around them. What is no object is no row.
 *
 * @param name - Name of the list, under which some systems put the rows of a page.
 * @internal
 */
export function responseRows<Row>(given: unknown, name: string): Row[] {
  const rows: Row[] = [];
  collect(given, name, rows);
  return rows;
}

function collect(given: unknown, name: string, rows: unknown[]): void {
  if (Array.isArray(given)) {
    for (const each of given) collect(each, name, rows);
    return;
  }
  if (typeof given !== "object" || given === null) return;
  const page = given as Record<string, unknown>;
  if (page.id !== undefined || page.Id !== undefined) {
    rows.push(given);
    return;
  }
  if (Array.isArray(page.edges)) {
    for (const edge of page.edges) collect(nodeOf(edge), name, rows);
    return;
  }
  const list = ["results", "records", name].find((key) => Array.isArray(page[key]));
  const inside = list ?? ["data", name].find((key) => typeof page[key] === "object" && page[key] !== null);
  if (inside === undefined) rows.push(given);
  else collect(page[inside], name, rows);
}

function nodeOf(edge: unknown): unknown {
  return typeof edge === "object" && edge !== null && "node" in edge ? edge.node : edge;
}
