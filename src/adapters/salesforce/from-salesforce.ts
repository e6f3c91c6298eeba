import { assertOptions } from "../../errors.js";
import type { AdaptedRecords } from "../shared/adapted-records.js";
import { assertSharedOptions, sharedOptions } from "../shared/adapter-options.js";
import { openLedger } from "../shared/ledger.js";
import { objectLists } from "../shared/object-lists.js";
import { readSafely } from "../shared/read-safely.js";
import type { FromSalesforceOptions } from "./from-salesforce-options.js";
import { innerLists } from "./inner-lists.js";
import { type ListName, LISTS, openOrg } from "./organization.js";
import { readTask, readEvents } from "./read-activities.js";
import { readAssets, ownWhatWasSold } from "./read-assets.js";
import { readCases } from "./read-cases.js";
import { readContact } from "./read-contact.js";
import { readContract } from "./read-contract.js";
import { readOpportunity } from "./read-opportunity.js";
import { listedPrices, readProducts } from "./read-products.js";
import type { SalesforceObjects, SalesforceTask } from "./salesforce-objects.js";

/**
 * Turns accounts, opportunities and whatever else Salesforce's queries return into accounts, products and sellers for
 * `reviewPortfolio`. The rows go in as they come.
 *
 * - A date field is a day in every time zone; a moment becomes a day in the zone given. Ids of 15 and 18 characters
 *   match.
 * - A won opportunity is a purchase: one per line, or one without a product if it has no lines. Open and lost ones are
 *   `deals`. Assets are what an account owns, with the latest of their warranties; a product that was sold without an
 *   asset is owned too.
 * - Prices come from the standard price book, else from any active one, else from what was last paid.
 * - Completed tasks and all events are touches, through whatever they are about: an account, an opportunity, a case, a
 *   contact. The pattern of a series, copies for guests and calls in which no one was reached are not, nor is an event
 *   that `toSalesforceEvent` wrote, unless `held` says that it took place.
 * - `AnnualRevenue` is the customer's own revenue, not a budget. A queue is not an agent. A change of owner appears
 *   twice in a case's history and counts once; the first person to take a case is not a transfer.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the queries returned, by object.
 * @param options - Hours, currency, zone, and how this organization uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromSalesforce } from "retention-kit/adapters";
 *
 * const { accounts, products } = fromSalesforce({
 *   accounts: [{ Id: "0011", Name: "Mill & Sons", Type: "Customer - Direct", Industry: "Food" }],
 *   opportunities: [{ Id: "0061", AccountId: "0011", Amount: 900, StageName: "Closed Won", IsWon: true, CloseDate: "2026-03-02" }],
 *   tasks: [{ Id: "00T1", WhatId: "0061", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2026-04-01" }],
 *   products: [{ Id: "01t1", Name: "Oven", IsActive: true }],
 *   pricebookEntries: [{ Id: "01u1", Product2Id: "01t1", UnitPrice: 900, IsActive: true }],
 * });
 * accounts[0]?.purchases
 * //=> [{ on: "2026-03-02", amount: 900 }]
 * accounts[0]?.touches
 * //=> [{ on: "2026-04-01", kind: "call" }]
 * products
 * //=> [{ id: "01t1", price: 900 }]
 */
export function fromSalesforce(objects: SalesforceObjects, options?: FromSalesforceOptions | null): AdaptedRecords {
  const names = {
    ...sharedOptions,
    pricebookId: true,
    waiting: true,
    keyField: true,
    held: true,
    contract: true,
  } as const;
  const known = assertOptions("fromSalesforce", "options", options ?? {}, names);
  assertSharedOptions("fromSalesforce", known);
  return readSafely(objects, (given) => {
    const ledger = openLedger();
    const lists = objectLists<ListName>("fromSalesforce", given, LISTS, ledger, innerLists());
    const org = openOrg(lists, known, ledger);

    for (const contact of org.contacts.values()) readContact(org, contact);
    readAssets(org);
    const prices = listedPrices(org);
    for (const opportunity of org.opportunities.values()) readOpportunity(org, opportunity, prices);
    for (const contract of org.contracts.values()) readContract(org, "contracts", contract);
    for (const contract of org.serviceContracts.values()) readContract(org, "serviceContracts", contract);
    readCases(org);
    for (const task of org.rowsOf<SalesforceTask>("tasks")) readTask(org, task);
    readEvents(org);

    const dealsGiven = lists.given("opportunities");
    if (lists.given("assets")) ownWhatWasSold(org);
    return {
      accounts: org.book.accounts({
        owned: lists.given("assets"),
        touches: lists.given("tasks") || lists.given("events"),
        purchases: dealsGiven,
        deals: dealsGiven,
        contracts: lists.given("contracts") || lists.given("serviceContracts"),
        contacts: lists.given("contacts"),
        tickets: lists.given("cases"),
      }),
      products: readProducts(org, prices),
      sellers: org.sellers.sellers(),
      ...ledger.close(),
      keys: org.book.keys(),
    };
  });
}
