import { assertOptions } from "../../errors.js";
import type { AdaptedRecords } from "../shared/adapted-records.js";
import { assertSharedOptions, sharedOptions } from "../shared/adapter-options.js";
import { openLedger } from "../shared/ledger.js";
import { objectLists } from "../shared/object-lists.js";
import { readSafely } from "../shared/read-safely.js";
import type { FromTwentyOptions } from "./from-twenty-options.js";
import { innerLists } from "./inner-lists.js";
import { readOpportunity } from "./read-opportunity.js";
import { readPerson } from "./read-person.js";
import { readEvents, readMessages, readTasks } from "./read-touches.js";
import { type ListName, LISTS } from "./space.js";
import { openSpace } from "./open-space.js";
import type { TwentyObjects } from "./twenty-objects.js";

/**
 * Turns companies, opportunities and whatever else Twenty's API returns into accounts and sellers for
 * `reviewPortfolio`. The rows go in as they come, from GraphQL or REST. Twenty has no products: add your own list to
 * the result, and map opportunities to it with `productOf`.
 *
 * - An opportunity in the stage `CUSTOMER` is won, and a purchase; use `won` for custom stages. Amounts are in
 *   millionths. Open and lost ones are `deals`.
 * - Meetings and e-mails belong to the companies of their participants: by person, else by the domain of the address.
 *   Internal meetings do not count, nor do those that were canceled or that every guest declined.
 * - Tasks count once they are done, as the kind that their title begins with: a call, a meeting, an e-mail, a review.
 * - Soft-deleted records are left out.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the API returned, by object.
 * @param options - Hours, currency, zone, and how this workspace uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromTwenty } from "retention-kit/adapters";
 *
 * const { accounts } = fromTwenty({
 *   companies: [{ id: "c1", name: "Mill & Sons", domainName: { primaryLinkUrl: "https://mill.example" } }],
 *   opportunities: [
 *     { id: "o1", companyId: "c1", stage: "CUSTOMER", amount: { amountMicros: "900000000", currencyCode: "EUR" }, closeDate: "2026-03-02T00:00:00Z" },
 *   ],
 *   calendarEvents: [
 *     { id: "e1", startsAt: "2026-04-01T09:00:00Z", calendarEventParticipants: [{ handle: "jo@mill.example" }] },
 *   ],
 * });
 * accounts
 * //=> [{
 * //   id: "c1", name: "Mill & Sons", currency: "EUR", touches: [{ on: "2026-04-01", kind: "meeting" }],
 * //   purchases: [{ on: "2026-03-02", amount: 900 }], deals: [],
 * // }]
 */
export function fromTwenty(objects: TwentyObjects, options?: FromTwentyOptions | null): AdaptedRecords {
  const known = assertOptions("fromTwenty", "options", options ?? {}, sharedOptions);
  assertSharedOptions("fromTwenty", known);
  return readSafely(objects, (given) => {
    const ledger = openLedger();
    const lists = objectLists<ListName>("fromTwenty", given, LISTS, ledger, innerLists());
    const space = openSpace(lists, known, ledger);

    for (const person of space.people.values()) readPerson(space, person);
    for (const opportunity of space.opportunities.values()) readOpportunity(space, opportunity);
    readEvents(space);
    readMessages(space);
    readTasks(space);
    const dealsGiven = lists.given("opportunities");
    return {
      accounts: space.book.accounts({
        touches: lists.given("calendarEvents") || lists.given("messages") || lists.given("tasks"),
        purchases: dealsGiven,
        deals: dealsGiven,
        contacts: lists.given("people"),
      }),
      products: [],
      sellers: space.sellers.sellers(),
      ...ledger.close(),
      keys: space.book.keys(),
    };
  });
}
