import { OPEN_TICKET_SILENT_DAYS } from "../evidence/loyalty-figures.js";
import { presetOf } from "../evidence/preset-of.js";
import { invitationFigures } from "../evidence/conversation-figures.js";
import { addMonths, dayInRow, dayNumber, parseDay, plainDate } from "../calendar/days/plain-date.js";
import {
  assertCount,
  assertFields,
  assertFigures,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  assertTexts,
  type OptionNames,
  RetentionError,
} from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { type Assumptions } from "../evidence/assumptions.js";
import { deeplyFrozen } from "../reasons/deeply-frozen.js";
import { reason, type Message, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Account } from "../records/account.js";
import { assertAccount } from "../records/assert-account.js";
import type { WorkingCalendar } from "../records/seller.js";
import type { PlainDate } from "../records/time.js";
import { contactRules } from "../accounts/contact-rules.js";
import { personToContact } from "../accounts/person-to-contact.js";
import { datedTickets } from "../accounts/dated-tickets.js";
import { departedFrom, lastTalkDay } from "../accounts/departed.js";
import { BAD_ANSWER_DAYS, lastAnswers } from "./last-answers.js";
import { type ListedProduct, mainProduct, withoutContracts } from "../accounts/main-product.js";
import { ownedProducts } from "../accounts/owned-products.js";
import { type Complete, given } from "../records/given.js";
import { keptFor } from "../records/kept-for.js";

const NAME = "reviewInvitation";

const invitationOptions: OptionNames<ReviewInvitationOptions> = {
  asOf: true,
  attempt: true,
  reluctance: true,
  contactId: true,
  minutes: true,
  relation: true,
  products: true,
  policy: true,
  assumptions: assertFigures,
};

/** How reviews are offered. Every field has a default; the customer's own preferences win over all of them. */
export interface InvitationPolicy {
  /**
   * Refusals after which no one asks for a while.
   * @defaultValue `3`
   */
  stopAfter?: number | undefined;
  /**
   * Calendar months before asking again after that, at most 12.
   * @defaultValue `6`
   */
  pauseMonths?: number | undefined;
  /**
   * Days to wait for an answer before the next attempt.
   * @defaultValue `14`
   */
  retryDays?: number | undefined;
  /**
   * Channels by attempt, for a customer who named none.
   * @defaultValue `["call", "email"]`
   */
  channels?: readonly string[] | undefined;
}

/** What an invitation depends on apart from the account. */
export interface ReviewInvitationOptions {
  asOf: PlainDate;
  /** 1 for the first invitation; each one before it was refused or not answered. */
  attempt: number;
  /**
   * What the customer made of it so far.
   * @defaultValue `"none"`
   */
  reluctance?: "none" | "hesitant" | "refusing" | undefined;
  /**
   * Whom to ask.
   * @defaultValue of those who are there and have not opted out the one who matters most
   */
  contactId?: string | undefined;
  /**
   * Minutes that the review will take.
   * @defaultValue not mentioned
   */
  minutes?: number | undefined;
  /**
   * What the account is to us, where it is known: a prospect is asked what it needs, and one that has not bought for long as
   * well. A status of the account's own wins.
   * @defaultValue `"customer"`
   */
  relation?: "customer" | "prospect" | "lapsed" | undefined;
  /** The products, to find the most important one that they own; without them it is the one with the highest spend. */
  products?: readonly ListedProduct[] | undefined;
  policy?: InvitationPolicy | undefined;
  /**
   * The figures to assume; the policy wins over them.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | undefined;
}

/** How to offer a review. */
export interface ReviewInvitation {
  readonly accountId: string;
  /** Whom to ask; missing where the account's contacts are not known, or none of them may be asked. */
  readonly contactId?: string;
  /**
   * `check` to see that all is well, or what else there is to talk about; `favour`, free of charge for a valued customer; `stop` to take no for an answer;
   * `none` where the customer does not want to be contacted.
   */
  readonly approach: "check" | "favour" | "stop" | "none";
  /** What to say, in this order. */
  readonly messages: readonly Message[];
  /** First day on which it suits; `null` if none does. */
  readonly on: PlainDate | null;
  readonly channel: string | null;
  /** All channels that suit, most preferred first; empty where the customer does not want to be contacted. */
  readonly channels: readonly string[];
  /** Hours that the customer asked for, on the account's clock; `null` if it named none. */
  readonly hours: WorkingCalendar["hours"] | null;
  /** Language that the customer asked for, as a BCP 47 tag; `null` if it named none. */
  readonly language: string | null;
  /** When to ask again if this one brings no review; `null` for never. */
  readonly nextOn: PlainDate | null;
  readonly reasons: readonly Reason[];
  /** The figures it rests on. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * How to invite this account to a review: first as a check that all is going well and that its products are set up for
 * its needs; if it is reluctant, as free of charge for a valued customer; and after the third refusal not at all, with
 * the day on which to ask again.
 *
 * Unhappy customers are never told that all is well. While a problem is open, the invitation is to get that solved.
 * After a bad answer, or where the account is known to be unhappy, has left, or gave notice on a contract that still
 * runs, it is to hear what should be better; where whoever stood up for us has gone, to meet the successor. A prospect
 * is asked what it needs. A talk since then has answered it, where the records tell the day.
 *
 * The customer's own preferences win: a channel it agreed to, its hours, its language, its least days between contacts,
 * and no invitation at all where it does not want to be contacted. The preferences of the person asked win over the
 * account's, and no one who has left or opted out is asked.
 *
 * @param account - The account with its touches, what it owns and its preferences.
 * @param options - Day, attempt, reluctance, and the policy.
 * @returns The approach, what to say, when and how.
 * @throws RetentionError when a field is wrong.
 *
 * @example
 * import { reviewInvitation } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const account = { id: "acme", owned: [{ productId: "mill", purchasedOn: "2024-03-01" }] };
 * const { approach, messages, channel } = reviewInvitation(account, { asOf: "2026-11-21", attempt: 2, minutes: 30 });
 * [approach, channel]
 * //=> ["favour", "email"]
 * messages.map((message) => describe(message, en))
 * //=> [
 * //   "I would like to see that all is going well, and that mill is set up the best way for your needs",
 * //   "It is free of charge, because you are a customer we value",
 * //   "It takes 30 minutes"
 * // ]
 */
export function reviewInvitation(account: Account, options: ReviewInvitationOptions): ReviewInvitation {
  assertAccount("reviewInvitation", account, ["touches", "tickets", "surveys", "contacts", "contracts", "signals"]);
  assertOptions("reviewInvitation", "options", options, invitationOptions);
  const { attempt, reluctance = "none", minutes, relation = "customer", products = [] } = options;
  assertRows(NAME, "products", products);
  const asOf = dayNumber(NAME, "asOf", options.asOf);
  assertCount(NAME, "attempt", attempt, { min: 1 });
  assertOneOf(NAME, "reluctance", reluctance, ["none", "hesitant", "refusing"]);
  assertOneOf(NAME, "relation", relation, ["customer", "prospect", "lapsed"]);
  if (minutes !== undefined) assertCount(NAME, "minutes", minutes, { min: 1 });
  const usual = (options.assumptions ?? presetOf(invitationFigures))["reviews.invitation"];
  const { stopAfter, pauseMonths, retryDays, channels } = resolvePolicy(options.policy, usual.value);

  if (options.contactId !== undefined) assertText(NAME, "options.contactId", options.contactId);
  const person = personToContact(NAME, account, asOf, options.contactId);
  // Not copied where nothing of it changes: an account has many fields.
  const isAsAll = person.preferences === (account.preferences ?? null);
  const wishes = isAsAll ? account : { ...account, preferences: person.preferences };
  const rules = contactRules(NAME, wishes, asOf, channels);
  const { hours, language } = rules;
  const forbidden = person.forbidden ?? rules.forbidden;
  const { contactId } = person;
  // Field by field: what follows a spread is added to it one by one, which takes a hundred times as long.
  const invitation = ({
    approach,
    messages,
    on,
    channel,
    channels,
    nextOn,
    reasons,
  }: Pick<
    ReviewInvitation,
    "approach" | "messages" | "on" | "channel" | "channels" | "nextOn" | "reasons"
  >): ReviewInvitation => {
    const [accountId, assumptions] = [account.id, alone(usual)];
    return contactId === null
      ? { accountId, hours, language, assumptions, approach, messages, on, channel, channels, nextOn, reasons }
      : {
          accountId,
          contactId,
          hours,
          language,
          assumptions,
          approach,
          messages,
          on,
          channel,
          channels,
          nextOn,
          reasons,
        };
  };
  const channel = rules.channels[(attempt - 1) % rules.channels.length];
  if (forbidden !== null || channel === undefined) {
    const reasons = forbidden === null ? [] : [forbidden];
    return invitation({
      approach: "none",
      messages: [],
      on: null,
      channel: null,
      channels: [],
      nextOn: null,
      reasons,
    });
  }

  /** The first day from one on that suits, and that leaves the days between contacts after this one. */
  const contactAfter = (from: number): PlainDate => {
    let day = Math.max(from, rules.earliestDay + rules.daysBetweenContacts);
    while (!rules.suitsOn(day)) day++;
    return plainDate(day);
  };
  const refusals = attempt - 1;
  const on = plainDate(rules.earliestDay);
  if (refusals >= stopAfter) {
    const nextOn = contactAfter(addMonths(asOf, pauseMonths));
    return invitation({
      approach: "stop",
      messages: [reason("conversation.invitation.stop", { nextOn })],
      on,
      channel,
      channels: [...rules.channels],
      nextOn,
      reasons: [reason("conversation.approach.refused", { refusals }), ...person.reasons, ...rules.reasons],
    });
  }
  const approach = refusals === 0 && reluctance === "none" ? "check" : "favour";
  return invitation({
    approach,
    messages: together(
      purposeOf(account, asOf, relation, products),
      approach === "favour" ? reason("conversation.invitation.free") : null,
      minutes === undefined ? null : sharedReason("conversation.invitation.duration", { minutes }),
    ),
    on,
    channel,
    channels: [...rules.channels],
    nextOn: contactAfter(rules.earliestDay + retryDays),
    reasons:
      approach === "check"
        ? firstTime([...person.reasons, ...rules.reasons])
        : [reason("conversation.approach.reluctant", { attempt, reluctance }), ...person.reasons, ...rules.reasons],
  });
}

/** What is said in an invitation; the same list for all accounts to which the same is said. */
function together(purpose: Reason, free: Reason | null, duration: Reason | null): Reason[] {
  if (free !== null || duration === null || !Object.isFrozen(purpose)) {
    return [purpose, ...(free === null ? [] : [free]), ...(duration === null ? [] : [duration])];
  }
  const byDuration = keptFor(everyones.messages, purpose, () => new WeakMap<Reason, Reason[]>());
  return keptFor(byDuration, duration, () => deeplyFrozen([purpose, duration]));
}

/** Lists of one figure and of one reason, which say nothing of an account: made once and frozen. */
const everyones = {
  assumptions: new WeakMap<object, Assumption<unknown>[]>(),
  reasons: new WeakMap<object, Reason[]>(),
  messages: new WeakMap<Reason, WeakMap<Reason, Reason[]>>(),
};

function alone(assumption: Assumption<unknown>): Assumption<unknown>[] {
  let list = everyones.assumptions.get(assumption);
  if (list === undefined)
    everyones.assumptions.set(assumption, (list = Object.freeze([assumption]) as Assumption<unknown>[]));
  return list;
}

/** The first invitation, with whatever the customer's preferences add. */
function firstTime(others: readonly Reason[]): Reason[] {
  const first = reason("conversation.approach.first");
  if (others.length > 0) return [first, ...others];
  let list = everyones.reasons.get(first);
  if (list === undefined) everyones.reasons.set(first, (list = deeplyFrozen([first])));
  return list;
}

/** What the account tells that calls for another tone than that all is well; else what matters most to them is looked at. */
function purposeOf(
  account: Account,
  asOf: number,
  relation: ReviewInvitationOptions["relation"],
  products: readonly ListedProduct[],
): Reason {
  const open = datedTickets(NAME, "", account, asOf).find(
    ({ isOpen, silentDays }) => isOpen && silentDays <= OPEN_TICKET_SILENT_DAYS,
  );
  if (open !== undefined) return reason("conversation.invitation.problem", { topic: open.topic });
  const talkDay = lastTalkDay(NAME, account, asOf) ?? -Infinity;
  const [bad] = lastAnswers(NAME, account, asOf)
    .filter(({ isBad, day }) => isBad && day >= talkDay && day > asOf - BAD_ANSWER_DAYS)
    .sort((a, b) => b.day - a.day);
  if (bad !== undefined) return reason("conversation.invitation.bad-answer", { on: plainDate(bad.day) });
  const status = account.statusSince != null && parseDay(account.statusSince) > asOf ? null : account.status;
  const isUnhappy = (account.signals ?? []).some(
    ({ code, on }) => UNHAPPY.includes(code) && parseDay(on) <= asOf && parseDay(on) >= talkDay,
  );
  if (isUnhappy || account.sentiment === "negative" || status === "churned" || hasGivenNotice(account, asOf)) {
    return reason("conversation.invitation.unhappy");
  }
  const [departed] = departedFrom(NAME, account, asOf);
  if (departed !== undefined && (departed.day === null || departed.day > talkDay)) {
    return reason("conversation.invitation.successor");
  }
  if (status === "prospect" || status === "trial" || (relation === "prospect" && status !== "customer")) {
    return reason("conversation.invitation.needs");
  }
  if (relation === "lapsed") return reason("conversation.invitation.long-ago");
  const things = withoutContracts(ownedProducts(NAME, account, asOf), account, products);
  const main = mainProduct(things, account, products, asOf);
  return main === undefined
    ? reason("conversation.invitation.check")
    : sharedReason("conversation.invitation.check-product", { productId: main.productId });
}

/** Whether a contract runs out for which notice was given, and that none is there to renew. */
function hasGivenNotice({ contracts }: Account, asOf: number): boolean {
  return (contracts ?? []).some(
    ({ id, status, startsOn, endsOn }, index) =>
      status === "cancelled" &&
      endsOn != null &&
      // One that was called off before it began never ran.
      dayInRow(NAME, "contracts", index, "startsOn", startsOn) <= asOf &&
      dayInRow(NAME, "contracts", index, "endsOn", endsOn) >= asOf &&
      !contracts?.some((other) => other.renewedFrom === id && other.status !== "cancelled"),
  );
}

/** Signals of an account that has something to complain of. */
const UNHAPPY: readonly string[] = ["customer-unhappy", "problem-found"];

function resolvePolicy(
  policy: InvitationPolicy = {},
  usual: Complete<Pick<InvitationPolicy, "stopAfter" | "pauseMonths" | "retryDays">>,
): Complete<InvitationPolicy> {
  assertFields(NAME, "policy", policy, ["stopAfter", "pauseMonths", "retryDays", "channels"]);
  const chosen = given<InvitationPolicy>(policy);
  const { stopAfter, pauseMonths, retryDays } = { ...usual, ...chosen };
  const { channels = ["call", "email"] } = chosen;
  assertCount(NAME, "policy.stopAfter", stopAfter, { min: 1 });
  // Every account is reviewed at least once a year.
  assertCount(NAME, "policy.pauseMonths", pauseMonths, { min: 1, max: 12 });
  assertCount(NAME, "policy.retryDays", retryDays, { min: 1, max: 366 });
  assertTexts(NAME, "policy.channels", channels);
  if (channels.length === 0) throw new RetentionError(NAME, "policy.channels", "must hold at least one", channels);
  return { stopAfter, pauseMonths, retryDays, channels: channels };
}
