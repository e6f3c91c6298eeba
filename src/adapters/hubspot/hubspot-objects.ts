import type { ResponseRows } from "../shared/response-rows.js";

/** A value of a property: a text in the API's third version, an object around it in the first. */
export type HubSpotValue = string | number | boolean | { value?: unknown } | null | undefined;

/** One row that another one is associated with. */
export interface HubSpotAssociation {
  /** Third version. */
  id?: string | number | null | undefined;
  type?: string | null | undefined;
  /** Fourth version. */
  toObjectId?: string | number | null | undefined;
  associationTypes?:
    | readonly {
        category?: string | null | undefined;
        typeId?: number | null | undefined;
        label?: string | null | undefined;
      }[]
    | null
    | undefined;
}

/** A row of HubSpot's CRM API as it comes: a company, a deal, a meeting. Properties are what the request asked for. */
export interface HubSpotObject {
  id?: string | number | null | undefined;
  properties?: Readonly<Record<string, HubSpotValue>> | null | undefined;
  createdAt?: string | Date | null | undefined;
  updatedAt?: string | Date | null | undefined;
  archived?: boolean | null | undefined;
  archivedAt?: string | Date | null | undefined;
  /** By kind of object, `companies` or `line items`. */
  associations?: Readonly<Record<string, HubSpotAssociations>> | null | undefined;
}

/** What a row is associated with: a page of it, or a bare list of ids as some exports have. */
export type HubSpotAssociations =
  | { results?: readonly HubSpotAssociation[] | null | undefined }
  | readonly (HubSpotAssociation | string | number)[]
  | null
  | undefined;

/** A user who owns rows. */
export interface HubSpotOwner {
  id?: string | number | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  userId?: number | null | undefined;
  archived?: boolean | null | undefined;
}

/** A pipeline of deals or tickets with what its stages mean. */
export interface HubSpotPipeline {
  id?: string | null | undefined;
  label?: string | null | undefined;
  stages?: readonly HubSpotStage[] | null | undefined;
}

/** A stage of a pipeline. */
export interface HubSpotStage {
  id?: string | null | undefined;
  label?: string | null | undefined;
  archived?: boolean | null | undefined;
  /** `isClosed` and `probability` of a deal's stage, `ticketState` of a ticket's. */
  metadata?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What HubSpot's API returned, list by list. A list that was not asked for is unknown; an empty one says there is none. */
export interface HubSpotObjects {
  owners?: ResponseRows<HubSpotOwner>;
  companies?: ResponseRows<HubSpotObject>;
  contacts?: ResponseRows<HubSpotObject>;
  deals?: ResponseRows<HubSpotObject>;
  line_items?: ResponseRows<HubSpotObject>;
  products?: ResponseRows<HubSpotObject>;
  meetings?: ResponseRows<HubSpotObject>;
  calls?: ResponseRows<HubSpotObject>;
  emails?: ResponseRows<HubSpotObject>;
  communications?: ResponseRows<HubSpotObject>;
  tasks?: ResponseRows<HubSpotObject>;
  tickets?: ResponseRows<HubSpotObject>;
  feedback_submissions?: ResponseRows<HubSpotObject>;
  /** Pipelines of deals and of tickets; they say which stages are won, lost, closed. */
  pipelines?: ResponseRows<HubSpotPipeline>;
}
