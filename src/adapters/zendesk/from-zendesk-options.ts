import type { AdapterOptions } from "../shared/adapter-options.js";
import type { ZendeskOrganization, ZendeskTicket, ZendeskUser } from "./zendesk-objects.js";

/** The rows that the options of `fromZendesk` look into. */
export interface ZendeskRows {
  account: ZendeskOrganization;
  product: object;
  deal: object;
  touch: object;
  ticket: ZendeskTicket;
  seller: ZendeskUser;
}

/** How to read Zendesk's rows. */
export interface FromZendeskOptions extends AdapterOptions<ZendeskRows> {
  /** Ids of users that are programs: what they write is not an answer. */
  bots?: readonly (string | number)[] | null | undefined;
  /**
   * Whether a ticket in this status waits for the customer.
   * @defaultValue `"pending"`
   */
  waiting?: ((status: string) => boolean | null | undefined) | null | undefined;
}
