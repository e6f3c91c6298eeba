import { presetOf } from "../../evidence/preset-of.js";
import { followUpFigures } from "../../evidence/conversation-figures.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { assertFigures, assertObject, assertOptions, assertRows, assertText, RetentionError } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type Assumptions } from "../../evidence/assumptions.js";
import { reason, type Message, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { LayeredCalendar, WorkingCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Touch } from "../../records/account/touch.js";
import { contactRules, type ContactRules } from "../../accounts/contact-rules.js";
import { resolveFollowUpPolicy, type FollowUpPolicy, type FollowUpStep } from "./follow-up-policy.js";
import { datedTickets, type DatedTicket } from "../../accounts/dated-tickets.js";
import { workingDayFinder } from "../../calendar/working-time/working-day-finder.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { ACCOUNT_ROW, TICKET_ROW, TOUCH_ROW } from "../../records/rows/host-rows.js";

const NAME = "scheduleFollowUps";

/** A sale to follow up. */
export interface Sale {
  accountId: string;
  on: PlainDate;
  productId?: string | null | undefined;
}

/** Options of `scheduleFollowUps`. */
export interface FollowUpOptions {
  asOf: PlainDate;
  /** Working days of the person who follows up, leave included. */
  calendar: LayeredCalendar;
  /** The account, for its touches, tickets and preferences. */
  account?: Account | null | undefined;
  policy?: FollowUpPolicy | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`; the policy takes precedence over them.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** A dated contact: a message for a locale, with the channel and hours for it. */
export interface FollowUp extends Message {
  /** `accountId:sale day:product:n`, n counting the steps of the plan: the same however often it is made. */
  readonly key: string;
  readonly on: PlainDate;
  /** The day it was meant for, before working days and preferences. */
  readonly dueOn: PlainDate;
  /** Who makes it, several for one that they make together; missing where it is the account's seller. */
  readonly sellerIds?: readonly string[];
  readonly channel: string;
  readonly hours: WorkingCalendar["hours"] | null;
  readonly language: string | null;
  readonly reasons: readonly Reason[];
}

/** The contacts after a sale that are still to come. */
export interface FollowUps {
  readonly accountId: string;
  readonly contacts: readonly FollowUp[];
  /** Steps that are not held, with the reason. */
  readonly dropped: readonly (Message & { readonly dueOn: PlainDate; readonly reasons: readonly Reason[] })[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

interface Step {
  message: Message;
  number: number;
  afterDays: number;
  due: number;
  /** First day that belongs to this step rather than to the one before. */
  opens: number;
  /** First day that belongs to the step after it. */
  closes: number;
}

/**
 * Dated contacts after a sale: in the first week to catch problems early, later to see that the product does what it
 * was bought for. They fall on working days, and if the customer named hours, on a weekday that has some.
 *
 * Each step covers the days from halfway after the previous step to halfway before the next. A touch in that time, or
 * later, replaces it, and a step whose time has passed is dropped. While a ticket of the account is open on `asOf`, the
 * next contact is about the ticket. The customer's preferences win: a step too soon after another contact moves, and is
 * dropped if it would leave its time.
 *
 * @param sale - Account, day and product.
 * @param options - The day, the working days, the account and the policy.
 * @returns The contacts in order of time, and the steps that were dropped.
 * @throws RetentionError when the account is not the sale's, the calendar has no working day within a year of a
 *   contact, or a field is wrong.
 *
 * @example
 * import { scheduleFollowUps } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } };
 * const account = { id: "acme", touches: [{ on: "2026-11-05", kind: "call" }] };
 * const { contacts, dropped } = scheduleFollowUps({ accountId: "acme", on: "2026-11-03" }, {
 *   asOf: "2026-11-06", calendar, account });
 * contacts.map(({ on, code }) => [on, code])
 * //=> [
 * //   ["2026-11-12", "conversation.follow-up.first-week"],
 * //   ["2026-12-03", "conversation.follow-up.in-use"],
 * //   ["2027-02-01", "conversation.follow-up.results"]
 * // ]
 * dropped.flatMap(({ reasons }) => reasons.map((reason) => describe(reason, en)))
 * //=> ["a call on 2026-11-05 took its place"]
 */
export function scheduleFollowUps(sale: Sale, options: FollowUpOptions): FollowUps {
  assertObject("scheduleFollowUps", "sale", sale);
  const known = assertOptions("scheduleFollowUps", "options", options, {
    asOf: true,
    calendar: true,
    account: true,
    policy: true,
    assumptions: assertFigures,
  });
  const { account = { id: sale.accountId } } = known;
  assertText(NAME, "accountId", sale.accountId);
  if (sale.productId != null) assertText(NAME, "productId", sale.productId);
  assertObject(NAME, "account", account);
  assertHostRow(NAME, "account", account, ACCOUNT_ROW, [
    ["touches", TOUCH_ROW],
    ["tickets", TICKET_ROW],
  ]);
  if (account.id !== sale.accountId) {
    throw new RetentionError(NAME, "account.id", `must be that of the sale, ${sale.accountId}`, account.id);
  }
  const soldOn = dayNumber(NAME, "on", sale.on);
  const asOf = dayNumber(NAME, "asOf", known.asOf);
  const usual = (known.assumptions ?? presetOf(followUpFigures))["reviews.followUpDays"];
  const { steps, countingTouches, channels } = resolveFollowUpPolicy(NAME, known.policy, usual.value);
  if (account.touches != null) assertRows(NAME, "account.touches", account.touches);
  const touches = countedTouches(account, soldOn, asOf, countingTouches);
  const rules = contactRules(NAME, account, asOf, channels);
  const workingDay = workingDayFinder(NAME, known.calendar);

  const contacts: FollowUp[] = [];
  const dropped: FollowUps["dropped"][number][] = [];
  const open = openTicket(account, sale, asOf);
  let earliest = rules.earliestDay;
  for (const step of datedSteps(steps, soldOn)) {
    const held = touches.find(({ day }) => day >= step.opens);
    const drop = (...reasons: Reason[]): void => {
      dropped.push({ ...step.message, dueOn: plainDate(step.due), reasons });
    };
    if (rules.forbidden !== null) drop(rules.forbidden);
    else if (held !== undefined)
      drop(reason("conversation.follow-up.touched", { kind: held.kind, on: plainDate(held.day) }));
    else {
      const day = workingDay(Math.max(step.due, asOf, earliest), rules.suitsOn);
      if (day >= step.closes) drop(reason("conversation.follow-up.passed"));
      else {
        contacts.push(contact(sale, step, day, rules, contacts.length === 0 ? open : null, asOf));
        earliest = day + Math.max(1, rules.daysBetweenContacts);
      }
    }
  }
  return {
    accountId: sale.accountId,
    contacts,
    dropped,
    assumptions: known.policy?.steps == null ? [usual] : [],
  };
}

function contact(
  sale: Sale,
  step: Step,
  day: number,
  rules: ContactRules,
  ticket: DatedTicket | null,
  asOf: number,
): FollowUp {
  const reasons: Reason[] = [reason("conversation.follow-up.because", { days: step.afterDays, soldOn: sale.on })];
  if (ticket !== null) reasons.push(reason("conversation.follow-up.ticket-open", { topic: ticket.topic }));
  if (step.due < asOf) reasons.push(reason("conversation.follow-up.late", { dueOn: plainDate(step.due) }));
  return {
    ...(ticket === null ? step.message : reason("conversation.follow-up.about-ticket", { topic: ticket.topic })),
    key: `${sale.accountId}:${sale.on}:${sale.productId ?? ""}:${step.number}`,
    on: plainDate(day),
    dueOn: plainDate(step.due),
    channel: rules.channels[0] ?? "",
    hours: rules.hours,
    language: rules.language,
    reasons: [...reasons, ...rules.reasons],
  };
}

function datedSteps(steps: readonly FollowUpStep[], soldOn: number): Step[] {
  const due = steps.map(({ afterDays }) => soldOn + afterDays);
  const opens = due.map((day, index) => Math.ceil(((due[index - 1] ?? soldOn) + day) / 2));
  return steps.map(({ code, text, afterDays }, index) => ({
    message: { code, ...(text != null && { text }) },
    number: index + 1,
    afterDays,
    due: due[index] ?? soldOn,
    opens: opens[index] ?? soldOn,
    closes: opens[index + 1] ?? Infinity,
  }));
}

function countedTouches(
  { touches }: Account,
  soldOn: number,
  asOf: number,
  kinds: readonly Touch["kind"][],
): { day: number; kind: string }[] {
  return (touches ?? [])
    .map(({ on, kind }, index) => {
      if (typeof kind !== "string") assertText(NAME, `account.touches[${index}].kind`, kind);
      return { day: dayNumber(NAME, `account.touches[${index}].on`, on), kind };
    })
    .filter(({ day, kind }) => day > soldOn && day <= asOf && kinds.includes(kind))
    .sort((a, b) => a.day - b.day || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** The oldest open ticket of the account that is not about another product. */
function openTicket(account: Account, { productId }: Sale, asOf: number): DatedTicket | null {
  const concerns = ({ ticket }: DatedTicket): boolean =>
    productId === undefined || (ticket.productId ?? productId) === productId;
  return datedTickets(NAME, "account.", account, asOf).find((ticket) => ticket.isOpen && concerns(ticket)) ?? null;
}
