import type { Contract } from "../../records/account/contract.js";
import type { AdapterOptions, Custom } from "../shared/adapter-options.js";
import type {
  SalesforceAccount,
  SalesforceCase,
  SalesforceContract,
  SalesforceEvent,
  SalesforceLineItem,
  SalesforceOpportunity,
  SalesforceProduct,
  SalesforceTask,
  SalesforceUser,
} from "./salesforce-objects.js";

/** The rows that the options of `fromSalesforce` look into. */
export interface SalesforceRows {
  account: SalesforceAccount;
  product: SalesforceProduct;
  deal: SalesforceOpportunity | SalesforceLineItem;
  touch: SalesforceTask | SalesforceEvent;
  ticket: SalesforceCase;
  seller: SalesforceUser;
}

/** How to read Salesforce's rows. */
export interface FromSalesforceOptions extends AdapterOptions<SalesforceRows> {
  /**
   * Id of the price book whose prices count.
   * @defaultValue the standard one, else any that is active
   */
  pricebookId?: string | null | undefined;
  /**
   * Whether a case in this status waits for the customer.
   * @defaultValue one that names the customer and waiting
   */
  waiting?: ((status: string) => boolean | null | undefined) | null | undefined;
  /**
   * Name of the field of events that takes the key of a review, as `toSalesforceEvent` was given it.
   * @defaultValue any field of your own (`…__c`) that holds such a key
   */
  keyField?: string | null | undefined;
  /**
   * Whether an event took place. Salesforce does not say.
   * @defaultValue true, but for the bookings of `toSalesforceEvent`, which prove no meeting
   */
  held?: ((event: Custom<SalesforceEvent>) => boolean | null | undefined) | null | undefined;
  /**
   * Fields of a contract to add or override, such as its amount, which Salesforce does not keep; `null` leaves the
   * contract out.
   */
  contract?: ((contract: Custom<SalesforceContract>) => Partial<Contract> | null | undefined) | null | undefined;
}
