import type { AdapterOptions } from "../shared/adapter-options.js";
import type { HubSpotObject, HubSpotOwner } from "./hubspot-objects.js";

/** The rows that the options of `fromHubSpot` look into. */
export interface HubSpotRows {
  account: HubSpotObject;
  product: HubSpotObject;
  deal: HubSpotObject;
  touch: HubSpotObject;
  ticket: HubSpotObject;
  seller: HubSpotOwner;
}

/** How to read HubSpot's rows. */
export interface FromHubSpotOptions extends AdapterOptions<HubSpotRows> {
  /**
   * The portal's own currency, in which `amount_in_home_currency` is.
   * @defaultValue that of the deals whose amount is the same in it, else that of the records
   */
  homeCurrency?: string | null | undefined;
  /**
   * Name of the property of tasks that takes the key of a review, as `toHubSpotTask` was given it.
   * @defaultValue any property of your own that holds such a key
   */
  keyProperty?: string | null | undefined;
}
