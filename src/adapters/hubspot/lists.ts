import type { Identified } from "../shared/ledger.js";
import type { HubSpotObject, HubSpotObjects, HubSpotOwner, HubSpotPipeline } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";

/** A row with its id. */
export type Row = Identified<HubSpotObject>;

/** Lists of rows that belong to a company. */
export const BELONGING = [
  "contacts",
  "deals",
  "tickets",
  "meetings",
  "calls",
  "emails",
  "communications",
  "tasks",
  "feedback_submissions",
] as const;

/** The name of a list whose rows belong to a company. */
export type Belonging = (typeof BELONGING)[number];

/** The lists that are read, with HubSpot's numbers of their kinds. */
export const LISTS = {
  owners: [],
  companies: ["0-2"],
  contacts: ["0-1"],
  deals: ["0-3"],
  line_items: ["0-8"],
  products: ["0-7"],
  meetings: ["0-47"],
  calls: ["0-48"],
  emails: ["0-49"],
  communications: ["0-18"],
  tasks: ["0-27"],
  tickets: ["0-5"],
  feedback_submissions: ["0-19"],
  pipelines: ["deal_pipelines", "ticket_pipelines"],
} as const satisfies Record<keyof HubSpotObjects, readonly string[]>;

/**
 * A row whose columns are all in capitals, as Snowflake writes them, with their names in small letters beside those.
 * @internal
 */
export function inSmallLetters(row: object): object {
  const columns = Object.entries(row) as [string, unknown][];
  if (columns.length === 0 || columns.some(([name]) => name !== name.toUpperCase())) return row;
  return { ...row, ...Object.fromEntries(columns.map(([name, value]) => [name.toLowerCase(), value])) };
}

/** The id of a row, which the first version of the API calls by the name of its kind. */
export function idOf(row: HubSpotObject | HubSpotOwner | HubSpotPipeline): unknown {
  const old: Readonly<Record<string, unknown>> = { ...row };
  const id = row.id ?? ("properties" in row ? property(row, "hs_object_id") : undefined);
  return id ?? old.companyId ?? old.dealId ?? old.vid ?? old.ownerId ?? old.pipelineId;
}
