import { assertOptions } from "../../errors.js";
import type { Contact } from "../../records/contact.js";
import type { Deal } from "../../records/deal.js";
import type { PlainDate } from "../../records/time.js";
import type { Touch } from "../../records/touch.js";
import { addTo } from "../shared/add-to.js";
import { type AccountBook, accountBook, type AccountDraft, defined, type ReadAccount } from "../shared/account-book.js";
import type { AdaptedRecords, LeftWhy } from "../shared/adapted-records.js";
import { type AdapterOptions, assertSharedOptions, type Custom, sharedOptions } from "../shared/adapter-options.js";
import { type Identified, type Ledger, openLedger } from "../shared/ledger.js";
import { converted, currencyCode, type MoneyReader, moneyReader, rounded } from "../shared/money-reader.js";
import { type ObjectLists, objectLists } from "../shared/object-lists.js";
import { day, dayIn, domain, filled, finite, moment, text, zone } from "../shared/read-field.js";
import { responseRows } from "../shared/response-rows.js";
import { type SellerBook, sellerBook } from "../shared/seller-book.js";
import { touchKind } from "../shared/touch-kind.js";
import type {
  TwentyCalendarEvent,
  TwentyCompany,
  TwentyMessage,
  TwentyObjects,
  TwentyOpportunity,
  TwentyParticipant,
  TwentyPerson,
  TwentyTask,
  TwentyTaskTarget,
  TwentyWorkspaceMember,
} from "./twenty-objects.js";

/** The rows that the options of `fromTwenty` look into. */
export interface TwentyRows {
  account: TwentyCompany;
  product: object;
  deal: TwentyOpportunity;
  touch: TwentyCalendarEvent | TwentyMessage | TwentyTask;
  ticket: object;
  seller: TwentyWorkspaceMember;
}

/** How to read Twenty's rows. */
export type FromTwentyOptions = AdapterOptions<TwentyRows>;

type Name = keyof TwentyObjects;

const LISTS = {
  workspaceMembers: ["members"],
  companies: [],
  people: ["persons"],
  opportunities: [],
  calendarEvents: [],
  calendarEventParticipants: [],
  messages: [],
  messageParticipants: [],
  tasks: [],
  taskTargets: [],
} as const satisfies Record<Name, readonly string[]>;

/** Stages of a won and of a lost deal, where no option says so. */
const WON = /^(customer|(closed[ _-]?)?won)$/i;
const LOST = /^(closed[ _-]?)?lost$/i;

/** A title that says what a task was. */
const KIND_IN_TITLE = /^(call|meeting|e-?mail|review)\b/i;

/**
 * Companies, opportunities and whatever else Twenty's API returns, as accounts and sellers: the way from an export to
 * `reviewPortfolio`. The rows go in as they come, from GraphQL or REST. Twenty keeps no products: list yours beside the
 * result, and name them with `productOf`.
 *
 * - An opportunity in the stage `CUSTOMER` is won, and a purchase; `won` says so of stages of your own. Amounts are in
 *   millionths. Open and lost ones are `deals`.
 * - Meetings and e-mails belong to the companies of those who take part: of the person, else of the address's domain. A
 *   meeting among your own people is none, nor is one that was called off or that every guest declined.
 * - Tasks count once they are done, as the kind that their title begins with: a call, a meeting, an e-mail, a review.
 * - What was deleted softly is left out.
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
export function fromTwenty(objects: TwentyObjects, options: FromTwentyOptions = {}): AdaptedRecords {
  assertOptions("fromTwenty", "options", options, sharedOptions);
  assertSharedOptions("fromTwenty", options);
  const ledger = openLedger();
  const lists = objectLists<Name>("fromTwenty", objects, LISTS, ledger);
  const space = openSpace(lists, options, ledger);

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
}

/** What is known of a workspace before its rows are read one by one. */
interface Space {
  lists: ObjectLists<Name>;
  options: FromTwentyOptions;
  ledger: Ledger;
  money: MoneyReader;
  sellers: SellerBook;
  book: AccountBook;
  /** Accounts by domain; `null` where several have it. */
  byDomain: ReadonlyMap<string, AccountDraft | null>;
  /** Ids of members by their mail address. */
  members: ReadonlyMap<string, string>;
  /** Domains of the members' addresses. */
  ownDomains: ReadonlySet<string>;
  people: ReadonlyMap<string, Identified<TwentyPerson>>;
  /** People by mail address. */
  addresses: ReadonlyMap<string, Identified<TwentyPerson>>;
  opportunities: ReadonlyMap<string, Identified<TwentyOpportunity>>;
  /** Rows of a list that were not deleted. */
  rowsOf: <Row extends object>(name: Name, mayLackId?: boolean) => Identified<Row>[];
}

function openSpace(lists: ObjectLists<Name>, options: FromTwentyOptions, ledger: Ledger): Space {
  const rowsOf: Space["rowsOf"] = <Row extends object>(name: Name, mayLackId = false) =>
    ledger.rowsOf<Row>(name, lists.of(name), undefined, mayLackId).filter(({ id, row }) => {
      if (!isDeleted(row)) return true;
      ledger.leaveRow(name, id, "deleted");
      return false;
    });
  const byId = <Row extends object>(name: Name): Map<string, Identified<Row>> =>
    new Map(rowsOf<Row>(name).map((each) => [each.id, each]));
  const members = ledger.rowsOf<TwentyWorkspaceMember>("workspaceMembers", lists.of("workspaceMembers"));
  const known = members.map((member) => ({
    ...member,
    gone: isDeleted(member.row),
    timeZone: zone(member.row.timeZone),
  }));
  const sellers = sellerBook("workspaceMembers", known, options, ledger);
  const opportunities = byId<TwentyOpportunity>("opportunities");
  const currencies = [...opportunities.values()].map(({ row }) => currencyCode(row.amount?.currencyCode));
  const money = moneyReader(options.currency, options.rates, currencies);
  const companies = rowsOf<TwentyCompany>("companies");
  const book = accountBook("companies", companies, options, ledger, (each) => readCompany(each, sellers, money));
  const byDomain = new Map<string, AccountDraft | null>();
  for (const draft of book.drafts.values()) {
    for (const each of new Set(draft.keys.domains)) byDomain.set(each, byDomain.has(each) ? null : draft);
  }
  const people = byId<TwentyPerson>("people");
  const addresses = members.flatMap(({ id, row }) => {
    const address = text(row.userEmail)?.toLowerCase();
    return address === undefined ? [] : [{ id, address }];
  });
  return {
    lists,
    options,
    ledger,
    money,
    sellers,
    book,
    byDomain,
    members: new Map(addresses.map(({ id, address }) => [address, id])),
    ownDomains: new Set(addresses.flatMap(({ address }) => domain(address) ?? [])),
    people,
    addresses: new Map(
      [...people.values()].flatMap((person) => addressesOf(person.row).map((address) => [address, person] as const)),
    ),
    opportunities,
    rowsOf,
  };
}

function isDeleted(row: object): boolean {
  return "deletedAt" in row && text(row.deletedAt) !== undefined;
}

/** Why a moment could not be used. */
function unread(value: unknown): LeftWhy {
  return filled(value) === undefined ? "missing" : "not-readable";
}

/** The id of another row: on its own, or inside the row where the query asked for it. */
function reference(id: unknown, row: { id?: unknown } | null | undefined): string | undefined {
  return text(id) ?? text(row?.id);
}

function readCompany({ id, row }: Identified<TwentyCompany>, sellers: SellerBook, money: MoneyReader): ReadAccount {
  const { domainName } = row;
  const links =
    typeof domainName === "object" && domainName !== null
      ? [
          domainName.primaryLinkUrl,
          ...(Array.isArray(domainName.secondaryLinks) ? domainName.secondaryLinks : []).map(urlOf),
        ]
      : [domainName];
  return {
    fields: {
      name: text(row.name),
      sellerId: sellers.owner("companies", id, "accountOwnerId", reference(row.accountOwnerId, row.accountOwner)),
      currency: money.currency,
    },
    keys: { domains: links.flatMap((each) => domain(each) ?? []), externalIds: [] },
  };
}

function urlOf(link: unknown): unknown {
  return typeof link === "object" && link !== null && "url" in link ? link.url : link;
}

function addressesOf({ emails }: TwentyPerson): string[] {
  const more = Array.isArray(emails?.additionalEmails) ? (emails.additionalEmails as unknown[]) : [];
  return [emails?.primaryEmail, ...more].flatMap((each) => text(each)?.toLowerCase() ?? []);
}

function readPerson({ book, byDomain, ledger }: Space, { id, row }: Identified<TwentyPerson>): void {
  const companyId = reference(row.companyId, row.company);
  const account =
    book.find(companyId) ??
    addressesOf(row)
      .map((each) => byDomain.get(domain(each) ?? ""))
      .find((each) => each);
  if (account === undefined || account === null) {
    ledger.leaveRow("people", id, companyId === undefined ? "no-account" : "unknown-account", "companyId");
    return;
  }
  account.lists.contacts.push(defined<Contact>({ id, role: text(row.jobTitle) }));
}

function statusOf({ options }: Space, row: TwentyOpportunity): Deal["status"] {
  const stage = text(row.stage) ?? "";
  const won = options.won?.(stage, row as Custom<TwentyOpportunity>);
  if (won ?? WON.test(stage)) return "won";
  return LOST.test(stage) ? "lost" : "open";
}

function readOpportunity(space: Space, { id, row }: Identified<TwentyOpportunity>): void {
  const { book, ledger, options, money } = space;
  const companyId = reference(row.companyId, row.company);
  const account = book.find(companyId);
  if (account === undefined) {
    ledger.leaveRow("opportunities", id, companyId === undefined ? "no-account" : "unknown-account", "companyId");
    return;
  }
  const timeZone = options.timeZone ?? zone(account.own.timeZone) ?? "UTC";
  const closesOn = dayIn(row.closeDate, timeZone);
  const openedOn = dayIn(row.createdAt, timeZone);
  const on = closesOn ?? openedOn;
  const micros = finite(row.amount?.amountMicros);
  const rate = on === undefined ? undefined : money.rate(currencyCode(row.amount?.currencyCode), on);
  if (micros !== undefined && on !== undefined && rate === undefined)
    ledger.leaveField("opportunities", id, "amount", "no-rate");
  const amount = converted(micros === undefined ? undefined : micros / 1_000_000, rate);
  const productId = text(options.productOf?.(row as Custom<TwentyOpportunity>));
  const status = statusOf(space, row);
  if (status === "won") {
    if (on === undefined) ledger.leaveRow("opportunities", id, unread(row.closeDate), "closeDate");
    else account.lists.purchases.push(defined({ on, amount, productId }));
    return;
  }
  const asked = ledger.notNegative("opportunities", id, "amount", amount);
  account.lists.deals.push(
    defined<Deal>({
      id,
      status,
      stage: text(row.stage),
      amount: asked,
      openedOn,
      expectedCloseOn: status === "open" ? closesOn : undefined,
      closedOn: status === "open" ? undefined : closesOn,
      products: productId === undefined ? undefined : [defined({ productId, amount: asked })],
      sellerId: text(row.ownerId),
    }),
  );
}

/** Participants of a list of their own, by the meeting or message that they take part in. */
function participantsBy(
  space: Space,
  name: "calendarEventParticipants" | "messageParticipants",
): Map<string, TwentyParticipant[]> {
  const by = new Map<string, TwentyParticipant[]>();
  for (const { id, row } of space.rowsOf<TwentyParticipant>(name, true)) {
    const of = text(name === "messageParticipants" ? row.messageId : row.calendarEventId);
    if (of === undefined) space.ledger.leaveRow(name, id, "unknown-row");
    else addTo(by, of, row);
  }
  return by;
}

/** Who took part, apart into our own people and guests, and whose customers the guests are. */
interface Party {
  guests: TwentyParticipant[];
  accounts: { account: AccountDraft; contactId: string | undefined }[];
  sellerId: string | undefined;
}

function partyOf(space: Space, participants: readonly TwentyParticipant[]): Party {
  const guests: TwentyParticipant[] = [];
  const accounts = new Map<AccountDraft, string | undefined>();
  const members: { id: string; organizes: boolean }[] = [];
  for (const participant of participants) {
    const address = text(participant.handle)?.toLowerCase();
    const memberId =
      reference(participant.workspaceMemberId, participant.workspaceMember) ?? space.members.get(address ?? "");
    if (memberId !== undefined) {
      members.push({ id: memberId, organizes: participant.isOrganizer === true || participant.role === "from" });
      continue;
    }
    if (space.ownDomains.has(domain(address) ?? "")) continue;
    guests.push(participant);
    const person =
      space.people.get(reference(participant.personId, participant.person) ?? "") ?? space.addresses.get(address ?? "");
    const account =
      space.book.find(reference(person?.row.companyId, person?.row.company)) ??
      space.byDomain.get(domain(address) ?? "");
    if (account && accounts.get(account) === undefined) accounts.set(account, person?.id);
  }
  return {
    guests,
    accounts: [...accounts].map(([account, contactId]) => ({ account, contactId })),
    sellerId: (members.find(({ organizes }) => organizes) ?? members[0])?.id,
  };
}

function readEvents(space: Space): void {
  const { ledger } = space;
  const apart = participantsBy(space, "calendarEventParticipants");
  for (const { id, row } of space.rowsOf<TwentyCalendarEvent>("calendarEvents")) {
    const inside = responseRows<TwentyParticipant>(row.calendarEventParticipants, "calendarEventParticipants");
    const party = partyOf(space, inside.length > 0 ? inside : (apart.get(id) ?? []));
    const declined =
      party.guests.length > 0 && party.guests.every((each) => text(each.responseStatus)?.toUpperCase() === "DECLINED");
    const starts = moment(row.startsAt);
    const ends = moment(row.endsAt);
    if (row.isCanceled === true || declined) ledger.leaveRow("calendarEvents", id, "not-held");
    else if (starts === undefined) ledger.leaveRow("calendarEvents", id, unread(row.startsAt), "startsAt");
    else {
      const minutes =
        ends === undefined || ends <= starts || row.isFullDay === true ? undefined : rounded((ends - starts) / 60_000);
      addTouches(space, "calendarEvents", id, row, party, "meeting", {
        dayIn: (timeZone) => (row.isFullDay === true ? day(row.startsAt) : dayIn(row.startsAt, timeZone)),
        minutes,
      });
    }
  }
}

function readMessages(space: Space): void {
  const apart = participantsBy(space, "messageParticipants");
  for (const { id, row } of space.rowsOf<TwentyMessage>("messages")) {
    const inside = responseRows<TwentyParticipant>(row.messageParticipants, "messageParticipants");
    const participants = inside.length > 0 ? inside : (apart.get(id) ?? []);
    const party = partyOf(space, participants);
    const sent = party.guests.some(({ role }) => text(role)?.toLowerCase() === "from");
    addTouches(space, "messages", id, row, party, "email", {
      dayIn: (timeZone) => dayIn(row.receivedAt, timeZone),
      direction: sent ? "in" : "out",
    });
  }
}

function addTouches(
  { options, ledger }: Space,
  object: "calendarEvents" | "messages",
  id: string,
  row: TwentyCalendarEvent | TwentyMessage,
  { guests, accounts, sellerId }: Party,
  usual: string,
  {
    dayIn: dayOf,
    minutes,
    direction,
  }: { dayIn: (timeZone: string) => PlainDate | undefined; minutes?: number | undefined; direction?: "in" | "out" },
): void {
  const title = "title" in row ? row.title : "subject" in row ? row.subject : undefined;
  const kind = touchKind(options, row, [title], usual);
  if (kind === null) ledger.leaveRow(object, id, "by-option");
  else if (guests.length === 0) ledger.leaveRow(object, id, "internal");
  else if (accounts.length === 0) ledger.leaveRow(object, id, "unknown-account", "participants");
  else {
    for (const { account, contactId } of accounts) {
      const on = dayOf(options.timeZone ?? zone(account.own.timeZone) ?? "UTC");
      if (on === undefined) ledger.leaveRow(object, id, "not-readable", "receivedAt");
      else account.lists.touches.push(defined<Touch>({ on, kind, sellerId, direction, contactId, minutes }));
    }
  }
}

function readTasks(space: Space): void {
  const { ledger, options } = space;
  const apart = new Map<string, TwentyTaskTarget[]>();
  for (const { row } of space.rowsOf<TwentyTaskTarget>("taskTargets", true)) {
    const of = text(row.taskId) ?? "";
    addTo(apart, of, row);
  }
  for (const { id, row } of space.rowsOf<TwentyTask>("tasks")) {
    if (text(row.status)?.toUpperCase() !== "DONE") {
      ledger.leaveRow("tasks", id, "not-done");
      continue;
    }
    const word = KIND_IN_TITLE.exec(text(row.title) ?? "")?.[1]
      ?.toLowerCase()
      .replace("-", "");
    const kind = touchKind(options, row, [row.title], word ?? "task");
    if (kind === null) {
      ledger.leaveRow("tasks", id, "by-option");
      continue;
    }
    const inside = responseRows<TwentyTaskTarget>(row.taskTargets, "taskTargets").filter(
      (target) => !isDeleted(target),
    );
    const targets = inside.length > 0 ? inside : (apart.get(id) ?? []);
    const accounts = new Set(targets.flatMap((target) => accountOfTarget(space, target) ?? []));
    if (accounts.size === 0)
      ledger.leaveRow("tasks", id, targets.length === 0 ? "no-account" : "unknown-account", "taskTargets");
    for (const account of accounts) {
      const on = dayIn(filled(row.dueAt, row.updatedAt), options.timeZone ?? zone(account.own.timeZone) ?? "UTC");
      const sellerId = reference(row.assigneeId, row.assignee);
      if (on === undefined) ledger.leaveRow("tasks", id, unread(row.dueAt), "dueAt");
      else account.lists.touches.push(defined<Touch>({ on, kind, sellerId }));
    }
  }
}

function accountOfTarget({ book, people, opportunities }: Space, target: TwentyTaskTarget): AccountDraft | undefined {
  const person = people.get(reference(target.personId ?? target.targetPersonId, target.person) ?? "")?.row;
  const opportunity = opportunities.get(
    reference(target.opportunityId ?? target.targetOpportunityId, target.opportunity) ?? "",
  )?.row;
  return (
    book.find(reference(target.companyId ?? target.targetCompanyId, target.company)) ??
    book.find(reference(opportunity?.companyId, opportunity?.company)) ??
    book.find(reference(person?.companyId, person?.company))
  );
}
