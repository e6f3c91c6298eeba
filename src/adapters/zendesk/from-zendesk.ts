import { assertOptions } from "../../errors.js";
import type { AdaptedRecords } from "../shared/adapted-records.js";
import { assertSharedOptions, sharedOptions } from "../shared/adapter-options.js";
import { openLedger } from "../shared/ledger.js";
import { objectLists } from "../shared/object-lists.js";
import { readSafely } from "../shared/read-safely.js";
import { type ListName, LISTS } from "./desk.js";
import { openDesk } from "./open-desk.js";
import type { FromZendeskOptions } from "./from-zendesk-options.js";
import { readPerson } from "./read-person.js";
import { readRatings } from "./read-ratings.js";
import { sellersOf } from "./read-sellers.js";
import { readTicket } from "./read-ticket.js";
import type { ZendeskObjects } from "./zendesk-objects.js";

/**
 * Turns organizations, tickets and whatever else Zendesk's API returns into accounts with their tickets and answers.
 * `joinRecords` joins them with the accounts of your CRM.
 *
 * - An organization is an account, in the time zone of most of its people. A ticket belongs to its organization, else
 *   to that of the requester, else to the one with the domain of the requester's address.
 * - Deleted tickets are left out. Merged ones name the ticket that was kept, or are left out if it is not known.
 * - Contacts, answers, transfers, reopenings and waits come from the audits of a ticket, else what its metrics count.
 *   Only public comments count; the system (author −1) and bots answer no one; the first to take a ticket is not a transfer;
 *   a ticket waits for the customer while it is `pending`.
 * - A rating of `offered` is not an answer; `good` and `bad` are 1 and 0.
 * - Agents are the sellers, in the hours of the first schedule; `joinRecords` prefers those of the CRM.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the API returned, by object.
 * @param options - Hours, bots, and how this desk uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromZendesk } from "retention-kit/adapters";
 *
 * const { accounts } = fromZendesk({
 *   organizations: [{ id: 41, name: "Mill & Sons", domain_names: ["mill.example"] }],
 *   users: [{ id: 51, email: "jo@mill.example", role: "end-user" }],
 *   tickets: [{ id: 61, requester_id: 51, status: "solved", created_at: "2026-03-02T08:00:00Z", via: { channel: "voice" } }],
 *   ticket_metrics: [{ id: 71, ticket_id: 61, solved_at: "2026-03-02T10:00:00Z", assignee_stations: 2, reopens: 0, replies: 1 }],
 *   satisfaction_ratings: [{ id: 81, ticket_id: 61, score: "good", created_at: "2026-03-03T08:00:00Z" }],
 * });
 * accounts[0]?.tickets
 * //=> [{
 * //   id: "61", openedAt: "2026-03-02T08:00:00.000Z", resolvedAt: "2026-03-02T10:00:00.000Z", resolved: true,
 * //   replies: 1, reopens: 0, transfers: 1, channels: ["phone"],
 * // }]
 * accounts[0]?.surveys
 * //=> [{
 * //   at: "2026-03-03T08:00:00.000Z", metric: "csat", score: 1, scale: { min: 0, max: 1, higherIsBetter: true },
 * //   ticketId: "61",
 * // }]
 */
export function fromZendesk(objects: ZendeskObjects, options?: FromZendeskOptions | null): AdaptedRecords {
  const known = assertOptions("fromZendesk", "options", options ?? {}, { ...sharedOptions, bots: true, waiting: true });
  assertSharedOptions("fromZendesk", known);
  return readSafely(objects, (given) => {
    const ledger = openLedger();
    const lists = objectLists<ListName>("fromZendesk", given, LISTS, ledger);
    const desk = openDesk(lists, known, ledger);

    for (const user of desk.users.values()) readPerson(desk, user);
    for (const ticket of desk.tickets.values()) readTicket(desk, ticket);
    readRatings(desk);
    return {
      accounts: desk.book.accounts({
        contacts: lists.given("users"),
        tickets: lists.given("tickets"),
        surveys: lists.given("satisfaction_ratings") || lists.given("survey_responses") || lists.given("tickets"),
      }),
      products: [],
      sellers: sellersOf(desk),
      ...ledger.close(),
      keys: desk.book.keys(),
    };
  });
}
