import { sameName } from "./same-name.js";

/** A page of a response around its rows. */
export interface ResponsePage<Row> {
  /** HubSpot. */
  results?: readonly Row[] | null | undefined;
  /** Salesforce. */
  records?: readonly Row[] | null | undefined;
  /** GraphQL. */
  edges?: readonly { node?: Row | null | undefined }[] | null | undefined;
  /** What `sf data query --json` puts around the page. */
  result?: { records?: readonly Row[] | null | undefined } | null | undefined;
}

/** Rows as a system returns them: a list, a page of a response, or a list of pages. */
export type ResponseRows<Row> = readonly (Row | ResponsePage<Row> | null)[] | ResponsePage<Row> | null | undefined;

/** What a response holds. */
export interface ResponseContent {
  rows: object[];
  /** Places in a list that hold nothing. */
  empty: number;
  /** What is not a row: a text, a number. */
  unreadable: number;
  /** Other lists in its pages, by their names: rows that a request brought along. */
  beside: [name: string, rows: unknown][];
  /** Whether there is more to ask for: none of its pages says that it is the last. */
  incomplete: boolean;
}

/**
 * What a response holds, without the pages around its rows.
 *
 * @param names - Names of the list, under which some systems put the rows of a page.
 * @internal
 */
export function responseContent(given: unknown, names: readonly string[]): ResponseContent {
  const content: ResponseContent = { rows: [], empty: 0, unreadable: 0, beside: [], incomplete: false };
  const pages: Pages = { all: 0, withNext: 0 };
  collect(given, names, content, pages);
  content.incomplete = pages.all > 0 && pages.withNext === pages.all;
  return content;
}

/**
 * The rows of a response, without the pages around them. What is not an object is not a row.
 *
 * @param name - Name of the list, under which some systems put the rows of a page.
 * @internal
 */
export function responseRows<Row>(given: unknown, name: string): Row[] {
  return responseContent(given, [name]).rows as Row[];
}

/** Pages of a response, and those that say that there is another one. */
interface Pages {
  all: number;
  withNext: number;
}

function collect(
  given: unknown,
  names: readonly string[],
  content: ResponseContent,
  pages: Pages,
  isTold = false,
): void {
  if (Array.isArray(given)) {
    for (const each of given) collect(each, names, content, pages, isTold);
    return;
  }
  if (typeof given !== "object" || given === null) {
    if (given === null || given === undefined) content.empty++;
    else content.unreadable++;
    return;
  }
  const page = given as Record<string, unknown>;
  if (page.id !== undefined || page.Id !== undefined) {
    content.rows.push(given);
    return;
  }
  const isOurs = (key: string): boolean => names.some((name) => sameName(name, key));
  const keys = Object.keys(page).filter((key) => typeof page[key] === "object" && page[key] !== null);
  const inside =
    ["edges", "results", "records"].find((key) => Array.isArray(page[key])) ??
    keys.find((key) => isOurs(key) && Array.isArray(page[key])) ??
    keys.find((key) => key === "data" || key === "result" || isOurs(key));
  if (inside === undefined) {
    content.rows.push(given);
    return;
  }
  const more = isTold ? undefined : hasNext(page);
  const list = page[inside];
  // HubSpot's last page says nothing.
  if (more !== undefined || (!isTold && Array.isArray(list))) pages.all++;
  if (more === true) pages.withNext++;
  for (const key of keys) if (key !== inside && !ABOUT_PAGES.includes(key)) content.beside.push([key, page[key]]);
  collect(
    inside === "edges" ? (list as unknown[]).map(nodeOf) : list,
    names,
    content,
    pages,
    isTold || more !== undefined,
  );
}

/** What a page says of itself. */
const ABOUT_PAGES: readonly string[] = ["paging", "meta", "links", "pageInfo", "errors", "extensions"];

/** Whether a page says that there is another one after it; `undefined` if it says nothing of pages. */
function hasNext(page: Readonly<Record<string, unknown>>): boolean | undefined {
  const { paging, done, meta, pageInfo, next_page, end_of_stream } = page;
  // The first versions of HubSpot's API write it in both ways.
  const hasMore = page["has-more"] ?? page.hasMore;
  if (typeof paging === "object" && paging !== null) return "next" in paging && paging.next != null;
  if (typeof done === "boolean") return !done;
  if (typeof hasMore === "boolean") return hasMore;
  if (typeof end_of_stream === "boolean") return !end_of_stream;
  if (typeof meta === "object" && meta !== null && "has_more" in meta) return meta.has_more === true;
  if (typeof pageInfo === "object" && pageInfo !== null)
    return "hasNextPage" in pageInfo && pageInfo.hasNextPage === true;
  return "next_page" in page ? next_page != null && next_page !== "" : undefined;
}

function nodeOf(edge: unknown): unknown {
  return typeof edge === "object" && edge !== null && "node" in edge ? edge.node : edge;
}
