import { presetOf } from "../../evidence/preset-of.js";
import { invitationFigures } from "../../evidence/conversation-figures.js";
import { addMonths, dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import {
  assertCount,
  assertFigures,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  type OptionNames,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { reason, type Message, type Reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { Account } from "../../records/account/account.js";
import { assertAccount } from "../../records/account/assert-account.js";
import type { WorkingCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { contactRules } from "../../accounts/contact-rules.js";
import { personToContact } from "../../accounts/person-to-contact.js";
import type { ListedProduct } from "../../accounts/main-product.js";
import { type InvitationPolicy, invitationPolicy } from "./invitation-policy.js";
import { invitationPurpose } from "./invitation-purpose.js";
import { invitationMessages, figureAlone, reasonsOfFirst } from "./shared-lists.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { ACCOUNT_ROW, SIGNAL_ROW } from "../../records/rows/host-rows.js";
import { TALK_LISTS } from "../talk-lists.js";

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

/** Options of `reviewInvitation`. */
export interface ReviewInvitationOptions {
  asOf: PlainDate;
  /** 1 for the first invitation; each one before it was refused or not answered. */
  attempt: number;
  /**
   * How the customer has reacted so far.
   * @defaultValue `"none"`
   */
  reluctance?: "none" | "hesitant" | "refusing" | null | undefined;
  /**
   * The person to ask.
   * @defaultValue of those who are there and have not opted out the one who matters most
   */
  contactId?: string | null | undefined;
  /**
   * Minutes that the review will take.
   * @defaultValue not mentioned
   */
  minutes?: number | null | undefined;
  /**
   * Relation to the account, if known: a prospect, or an account that has not bought for a long time, is asked what it
   * needs. The account's own status takes precedence.
   * @defaultValue `"customer"`
   */
  relation?: "customer" | "prospect" | "lapsed" | null | undefined;
  /** The products, to find the most important one that they own; without them it is the one with the highest spend. */
  products?: readonly ListedProduct[] | null | undefined;
  policy?: InvitationPolicy | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`; the policy takes precedence over them.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** How to offer a review. */
export interface ReviewInvitation {
  readonly accountId: string;
  /** The person to ask; missing where the account's contacts are not known, or none of them may be asked. */
  readonly contactId?: string;
  /**
   * `check` to see that all is well, or what else there is to talk about; `favour`, free of charge for a valued customer; `stop` to take no for an answer;
   * `none` where the customer does not want to be contacted.
   */
  readonly approach: "check" | "favour" | "stop" | "none";
  /** What to say, in this order. */
  readonly messages: readonly Message[];
  /** First suitable day; `null` if there is none. */
  readonly on: PlainDate | null;
  readonly channel: string | null;
  /** Suitable channels, most preferred first; empty if the customer does not want to be contacted. */
  readonly channels: readonly string[];
  /** Hours that the customer asked for, on the account's clock; `null` if it named none. */
  readonly hours: WorkingCalendar["hours"] | null;
  /** Language that the customer asked for, as a BCP 47 tag; `null` if it named none. */
  readonly language: string | null;
  /** When to ask again if this one brings no review; `null` for never. */
  readonly nextOn: PlainDate | null;
  readonly reasons: readonly Reason[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * How to invite this account to a review. First it is offered as a check that all is going well and that the products
 * are set up for its needs. If the customer is reluctant, it is offered free of charge to a valued customer. After the
 * third refusal there is no invitation, but the day on which to ask again.
 *
 * Unhappy customers are never told that all is well. While a problem is open, the invitation is to get it solved. After
 * a bad answer, or if the account is unhappy, has left, or gave notice on a running contract, it is to hear what should
 * be better. If our champion has left, it is to meet the successor. A prospect is asked what it needs. A dated
 * conversation since then settles the matter.
 *
 * The customer's preferences win: a channel it agreed to, its hours, its language, its minimum days between contacts,
 * and no invitation if it does not want to be contacted. The preferences of the person asked override the account's,
 * and no one who has left or opted out is asked.
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
 * //   "I would like to make sure that all is going well, and that mill is set up the best way for your needs",
 * //   "It is free of charge, because you are a customer we value",
 * //   "It takes 30 minutes"
 * // ]
 */
export function reviewInvitation(account: Account, options: ReviewInvitationOptions): ReviewInvitation {
  assertAccount(NAME, account);
  assertHostRow(NAME, "", account, ACCOUNT_ROW, [...TALK_LISTS, ["signals", SIGNAL_ROW]]);
  return invitationFor(account, options);
}

/**
 * The same of an account that has been read.
 * @internal
 */
export function invitationFor(account: Account, options: ReviewInvitationOptions): ReviewInvitation {
  assertAccount("reviewInvitation", account, ["touches", "tickets", "surveys", "contacts", "contracts", "signals"]);
  const chosen = assertOptions("reviewInvitation", "options", options, invitationOptions);
  const { attempt, reluctance = "none", minutes, relation = "customer", products = [] } = chosen;
  assertRows(NAME, "products", products);
  const asOf = dayNumber(NAME, "asOf", chosen.asOf);
  assertCount(NAME, "attempt", attempt, { min: 1 });
  assertOneOf(NAME, "reluctance", reluctance, ["none", "hesitant", "refusing"]);
  assertOneOf(NAME, "relation", relation, ["customer", "prospect", "lapsed"]);
  if (minutes !== undefined) assertCount(NAME, "minutes", minutes, { min: 1 });
  const usual = (chosen.assumptions ?? presetOf(invitationFigures))["reviews.invitation"];
  const { stopAfter, pauseMonths, retryDays, channels } = invitationPolicy(chosen.policy, usual.value);

  if (chosen.contactId !== undefined) assertText(NAME, "options.contactId", chosen.contactId);
  const person = personToContact(NAME, account, asOf, chosen.contactId);
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
    const [accountId, assumptions] = [account.id, figureAlone(usual)];
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
      channels: ownList(rules.channels),
      nextOn,
      reasons: [reason("conversation.approach.refused", { refusals }), ...person.reasons, ...rules.reasons],
    });
  }
  const approach = refusals === 0 && reluctance === "none" ? "check" : "favour";
  return invitation({
    approach,
    messages: invitationMessages(
      invitationPurpose(account, asOf, relation, products),
      approach === "favour" ? reason("conversation.invitation.free") : null,
      minutes === undefined ? null : sharedReason("conversation.invitation.duration", { minutes }),
    ),
    on,
    channel,
    channels: ownList(rules.channels),
    nextOn: contactAfter(rules.earliestDay + retryDays),
    reasons:
      approach === "check"
        ? reasonsOfFirst([...person.reasons, ...rules.reasons])
        : [reason("conversation.approach.reluctant", { attempt, reluctance }), ...person.reasons, ...rules.reasons],
  });
}

/** A list of the result's own, unless it is frozen and so may be held by many. */
function ownList(channels: readonly string[]): readonly string[] {
  return Object.isFrozen(channels) ? channels : [...channels];
}
