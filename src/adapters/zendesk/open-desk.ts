import { accountBook } from "../shared/account-book.js";
import { accountsByDomain } from "../shared/accounts-by-domain.js";
import { addTo } from "../../records/values/add-to.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import { commonest } from "../shared/money-reader.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { zone } from "../shared/read-day.js";
import { text } from "../shared/read-field.js";
import { auditsByTicket, mergesIn } from "./audits-by-ticket.js";
import type { FromZendeskOptions } from "./from-zendesk-options.js";
import { railsZone } from "./rails-zone.js";
import { SYSTEM } from "./read-audits.js";
import { readOrganization } from "./read-organization.js";
import type { ZendeskOrganization, ZendeskTicket, ZendeskTicketMetric, ZendeskUser } from "./zendesk-objects.js";
import { type ListName, type Desk, isAgent } from "./desk.js";

/** Reads what the tickets refer to: users, organizations, metrics, audits. */
export function openDesk(lists: ObjectLists<ListName>, options: FromZendeskOptions, ledger: Ledger): Desk {
  const byId = <Row extends object>(name: ListName): Map<string, Identified<Row>> =>
    new Map(ledger.rowsOf<Row>(name, lists.of(name)).map((each) => [each.id, each]));
  const users = byId<ZendeskUser>("users");
  const zones = zonesOf(users);
  const organizations = ledger.rowsOf<ZendeskOrganization>("organizations", lists.of("organizations"));
  const book = accountBook("organizations", organizations, options, ledger, (each) =>
    readOrganization(each, zones, ledger),
  );
  const tickets = byId<ZendeskTicket>("tickets");
  const audits = auditsByTicket(lists, tickets, ledger);
  return {
    lists,
    options,
    ledger,
    book,
    byDomain: accountsByDomain(book),
    users,
    tickets,
    metrics: metricsByTicket(lists, tickets, ledger),
    audits,
    mergedInto: mergesIn(audits),
    bots: new Set([SYSTEM, ...(options.bots ?? []).map(String)]),
    accountOfTicket: new Map(),
  };
}

/** The zone in which most people of an organization are. */
function zonesOf(users: ReadonlyMap<string, Identified<ZendeskUser>>): Map<string, string> {
  const zones = new Map<string, string[]>();
  for (const { row } of users.values()) {
    const organization = text(row.organization_id);
    const timeZone = zoneOf(row);
    if (organization === undefined || timeZone === undefined || isAgent(row)) continue;
    addTo(zones, organization, timeZone);
  }
  return new Map(
    [...zones].flatMap(([organization, each]) => {
      const most = commonest(each);
      return most === undefined ? [] : [[organization, most]];
    }),
  );
}

/** A user's time zone. */
export function zoneOf(user: ZendeskUser): string | undefined {
  return zone(user.iana_time_zone) ?? railsZone(user.time_zone);
}

function metricsByTicket(
  lists: ObjectLists<ListName>,
  tickets: Desk["tickets"],
  ledger: Ledger,
): Map<string, ZendeskTicketMetric> {
  const metrics = new Map<string, ZendeskTicketMetric>();
  const idOf = (row: ZendeskTicketMetric): unknown => row.id ?? row.ticket_id;
  for (const { id, row } of ledger.rowsOf<ZendeskTicketMetric>("ticket_metrics", lists.of("ticket_metrics"), idOf)) {
    const ticketId = text(row.ticket_id) ?? "";
    if (tickets.has(ticketId)) metrics.set(ticketId, row);
    else ledger.leaveRow("ticket_metrics", id, "unknown-row", "ticket_id");
  }
  return metrics;
}
