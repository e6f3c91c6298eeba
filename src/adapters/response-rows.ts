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
  if (Array.isArray(given)) return given.flatMap((each: unknown) => responseRows<Row>(each, name));
  if (typeof given !== "object" || given === null) return [];
  const page = given as Record<string, unknown>;
  if ("id" in page || "Id" in page) return [given as Row];
  if (Array.isArray(page.edges)) return page.edges.flatMap((edge: unknown) => responseRows<Row>(nodeOf(edge), name));
  for (const key of ["results", "records", name]) {
    if (Array.isArray(page[key])) return responseRows<Row>(page[key], name);
  }
  for (const key of ["data", name]) {
    if (typeof page[key] === "object" && page[key] !== null) return responseRows<Row>(page[key], name);
  }
  return [given as Row];
}

function nodeOf(edge: unknown): unknown {
  return typeof edge === "object" && edge !== null && "node" in edge ? edge.node : edge;
}
