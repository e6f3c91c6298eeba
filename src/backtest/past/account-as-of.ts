import { plainDate } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";
import type { Contact } from "../../records/account/contact.js";
import type { Contract } from "../../records/account/contract.js";
import type { Deal } from "../../records/account/deal.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { Dated, DatedAccount, DatedTicket } from "./dated-account.js";

/**
 * The account as it stood at the end of a day: rows of later days are left out, and a row that went on later is taken
 * back to what was known. What has no date and can only be of today is unknown then: the free budget, how it feels, what
 * it was exposed to, a status without a day.
 *
 * - A ticket solved later is open, one answered later has no answer, and its counts, which go on until it is solved, are
 *   unknown. One that says it is solved, and not when, is unknown.
 * - A deal closed later is open, and what is said of an open deal today (stage, chance, expected day) is unknown.
 * - A contract is known from its first day. A cancellation has no date: until its end the contract runs. One that had no end
 *   until it was left has none before that day.
 * - An invoice is known from the day it is due, and open where it was paid later. A contact who left later is there.
 * @internal
 */
export function accountAsOf(dated: DatedAccount, asOf: number): Account {
  const { account, touches, purchases, owned, tickets, surveys, contracts, deals, signals, usage, invoices } = dated;
  const { status, statusSince, ...rest } = account;
  const today = plainDate(asOf);
  const cut: Account = { ...rest };
  delete cut.annualBudget;
  delete cut.sentiment;
  delete cut.exposures;
  if (status != null && statusSince != null && statusSince <= today) Object.assign(cut, { status, statusSince });
  if (touches !== null) cut.touches = until(touches, asOf);
  if (purchases !== null) cut.purchases = until(purchases, asOf);
  if (owned !== null) cut.owned = until(owned, asOf);
  if (surveys !== null) cut.surveys = until(surveys, asOf);
  if (signals !== null) cut.signals = until(signals, asOf);
  if (usage !== null) cut.usage = until(usage, asOf);
  if (contracts !== null) {
    cut.contracts = contracts.flatMap(({ row, day, hadNoEnd }) =>
      day <= asOf ? contractAsOf(row, today, hadNoEnd === true) : [],
    );
  }
  if (account.contacts != null) cut.contacts = account.contacts.map((contact) => contactAsOf(contact, today));
  if (deals !== null) {
    cut.deals = deals.flatMap(({ row, day, closedDay }) => (day <= asOf ? dealAsOf(row, closedDay, asOf) : []));
  }
  if (invoices !== null) {
    cut.invoices = invoices.flatMap(({ row, day, paidDay }) => {
      if (day > asOf) return [];
      return paidDay !== null && paidDay > asOf ? { ...row, paidOn: null } : row;
    });
  }
  if (tickets !== null) {
    const opened = new Set(tickets.filter(({ day }) => day <= asOf).map(({ row }) => row.id));
    cut.tickets = tickets.flatMap((ticket) => (ticket.day <= asOf ? ticketAsOf(ticket, asOf, opened) : []));
  }
  return cut;
}

function until<Row>(rows: readonly Dated<Row>[], asOf: number): Row[] {
  return rows.flatMap(({ row, day }) => (day <= asOf ? row : []));
}

function contractAsOf(contract: Contract, today: string, hadNoEnd: boolean): Contract {
  const { status, endsOn } = contract;
  const hasEnded = endsOn != null && endsOn < today;
  if (hadNoEnd && !hasEnded) return { ...contract, endsOn: null, noticeOn: null, status: null };
  return status == null || status === "active" || hasEnded ? contract : { ...contract, status: null };
}

function contactAsOf(contact: Contact, today: string): Contact {
  const { left } = contact;
  if (left === true) return { ...contact, left: null };
  return typeof left === "string" && left > today ? { ...contact, left: false } : contact;
}

function dealAsOf(deal: Deal, closedDay: number | null, asOf: number): Deal[] {
  if (closedDay !== null && closedDay <= asOf) return [deal];
  // Closed, and no one knows when.
  if (closedDay === null && deal.status !== "open") return [];
  return [{ ...deal, status: "open", closedOn: null, stage: null, probability: null, expectedCloseOn: null }];
}

function ticketAsOf({ row, resolvedDay, repliedDay }: DatedTicket, asOf: number, opened: ReadonlySet<string>): Ticket {
  const { mergedInto, ...ticket } = row;
  // It was merged into a later one later.
  const merged = mergedInto != null && opened.has(mergedInto) ? { mergedInto } : {};
  if (resolvedDay !== null && resolvedDay <= asOf) return { ...ticket, ...merged };

  const answered = repliedDay !== null && repliedDay <= asOf;
  const later: Partial<Ticket> = {
    priority: null,
    escalated: null,
    waits: null,
    solutions: null,
    messages: null,
    agentId: null,
    group: null,
    contacts: null,
    reopens: null,
    transfers: null,
    channels: null,
    repeatedInformation: null,
    selfServiceAttempts: null,
    resolvedAt: null,
    // One that came back at dated times may have stood solved.
    resolved: (resolvedDay === null && ticket.resolved !== false) || ticket.solutions != null ? null : false,
    // Whoever was first answered later had no answer then; after the first answer no one knows how many there were.
    firstRepliedAt: answered ? (ticket.firstRepliedAt ?? null) : null,
    replies: repliedDay !== null && !answered ? 0 : null,
  };
  const open: Ticket = { ...ticket, ...later, ...merged };
  delete open.resolution;
  return open;
}
