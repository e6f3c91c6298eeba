import { assertOptions } from "../../errors.js";
import type { AdaptedRecords } from "../shared/adapted-records.js";
import { assertSharedOptions, sharedOptions } from "../shared/adapter-options.js";
import { openLedger } from "../shared/ledger.js";
import { objectLists } from "../shared/object-lists.js";
import { readSafely } from "../shared/read-safely.js";
import type { FromHubSpotOptions } from "./from-hubspot-options.js";
import type { HubSpotObjects } from "./hubspot-objects.js";
import { LISTS } from "./lists.js";
import { openPortal } from "./portal.js";
import { readContact } from "./read-contact.js";
import { readDeal } from "./read-deal.js";
import { readProducts } from "./read-products.js";
import { readSubmission } from "./read-submission.js";
import { readTicket } from "./read-ticket.js";
import { TOUCHES, readTouch } from "./read-touch.js";

/**
 * Turns companies, deals and whatever else HubSpot's CRM API returns into accounts, products and sellers for
 * `reviewPortfolio`. Rows and pages of a response go in as they come.
 *
 * - A company is an account, its industry the segment and its owner the seller. Archived companies are left out, and
 *   merged ids lead to the company that was kept. An archived owner is no longer a seller, and the account has none.
 * - A won deal is a purchase: one per line, or one without a product if it has no lines. The stage says whether it is
 *   won: `pipelines` with their metadata, or HubSpot's own stages. `hs_is_closed_won` is read if neither tells. Open
 *   and lost deals are `deals`. A recurring line of a won deal is a contract too.
 * - Amounts are taken in the portal's home currency if the deal's currency is not that of the records.
 * - Meetings, calls and e-mails that took place are touches: not those planned, canceled or missed, and not calls in
 *   which no one was reached.
 * - Completed tasks are touches, too: calls and e-mails by their type, and one of `toHubSpotTask` is the review held.
 * - A ticket that was closed before it was created keeps its state and loses that day. A count of contacts of 0 means
 *   that they were not logged.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the API returned, by kind of object. Ask for `associations=companies` with deals, tickets and
 *   activities, and for `associations=line_items` with deals.
 * @param options - Hours, currency, zone, and how this portal uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromHubSpot } from "retention-kit/adapters";
 *
 * const { accounts, products, left } = fromHubSpot(
 *   {
 *     companies: [{ id: "11", properties: { name: "Mill & Sons", industry: "FOOD", domain: "mill.example" } }],
 *     deals: [
 *       {
 *         id: "21",
 *         properties: { dealstage: "closedwon", amount: "900", closedate: "2026-03-02T10:00:00Z" },
 *         associations: { companies: { results: [{ id: "11", type: "deal_to_company" }] } },
 *       },
 *     ],
 *     products: [{ id: "31", properties: { name: "Oven", price: "900", hs_cost_of_goods_sold: "360" } }],
 *   },
 *   { productOf: () => "31" },
 * );
 * accounts
 * //=> [{ id: "11", name: "Mill & Sons", segment: "FOOD", purchases: [{ on: "2026-03-02", amount: 900, productId: "31" }], deals: [] }]
 * products
 * //=> [{ id: "31", price: 900, margin: 0.6 }]
 * left
 * //=> []
 */
export function fromHubSpot(objects: HubSpotObjects, options?: FromHubSpotOptions | null): AdaptedRecords {
  const known = assertOptions("fromHubSpot", "options", options ?? {}, {
    ...sharedOptions,
    homeCurrency: true,
    keyProperty: true,
  });
  assertSharedOptions("fromHubSpot", known);
  return readSafely(objects, (given) => {
    const ledger = openLedger();
    const lists = objectLists<keyof HubSpotObjects>("fromHubSpot", given, LISTS, ledger);
    const portal = openPortal(lists, known, ledger);

    for (const row of portal.rows.contacts.values()) readContact(portal, row);
    const products = readProducts(portal);
    const prices = new Map(products.map(({ id, price }) => [id, price]));
    for (const row of portal.rows.deals.values()) readDeal(portal, row, prices);
    for (const [object, kind] of TOUCHES) {
      for (const row of portal.rows[object].values()) readTouch(portal, object, kind, row);
    }
    for (const row of portal.rows.tickets.values()) readTicket(portal, row);
    for (const row of portal.rows.feedback_submissions.values()) readSubmission(portal, row);

    const dealsGiven = lists.given("deals");
    return {
      accounts: portal.book.accounts({
        touches: TOUCHES.some(([object]) => lists.given(object)),
        purchases: dealsGiven,
        deals: dealsGiven,
        contracts: dealsGiven && lists.given("line_items"),
        contacts: lists.given("contacts"),
        tickets: lists.given("tickets"),
        surveys: lists.given("tickets") || lists.given("feedback_submissions"),
      }),
      products,
      sellers: portal.sellers.sellers(),
      ...ledger.close(),
      keys: portal.book.keys(),
    };
  });
}
