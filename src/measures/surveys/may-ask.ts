import type { PartOf } from "../../records/values/given.js";
import { presetOf } from "../../evidence/preset-of.js";
import { surveyFigures } from "../../evidence/loyalty-figures.js";
import { epochMs } from "../../calendar/days/instant.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { assertTimeZone, dayOfInstant } from "../../calendar/days/time-zone.js";
import {
  assertArray,
  assertCount,
  assertFields,
  assertFigures,
  assertObject,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type Assumptions } from "../../evidence/assumptions.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { Contact } from "../../records/account/contact.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { Instant, PlainDate } from "../../records/values/time.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { ACCOUNT_ROW, CONTACT_ROW } from "../../records/rows/host-rows.js";

/** A survey that was sent, answered or not. An answer counts as one too. */
export interface SentSurvey {
  /** If missing, the account given to the function. */
  accountId?: string | null | undefined;
  at: Instant;
  metric: SurveyAnswer["metric"];
  /** The person at the account it was sent to, where one is named. */
  contactId?: string | null | undefined;
}

/** How long not to survey a customer again. */
export interface SurveyPolicy {
  /**
   * Minimum days after any survey.
   * @defaultValue the figure `surveys.coolDownDays`
   */
  coolDownDays?: number | null | undefined;
  /** Minimum days after a survey of the same metric, if longer. */
  sameMetricDays?: PartOf<Record<SurveyAnswer["metric"], number>> | null | undefined;
}

/** What to ask, and when. */
export interface MayAskOptions {
  /** Day of asking. */
  asOf: PlainDate;
  /** The metric to ask about, for `sameMetricDays`. */
  metric?: SurveyAnswer["metric"] | null | undefined;
  /**
   * The person to be asked. Then surveys that name another person do not count, and their own preferences win over the
   * account's.
   * @defaultValue the account as a whole
   */
  contactId?: string | null | undefined;
  /**
   * Channel of the survey, such as `"email"`: who agreed to others only is not asked.
   * @defaultValue any
   */
  channel?: string | null | undefined;
  policy?: SurveyPolicy | null | undefined;
  /** IANA zone in which moments become days; the account's, else UTC. */
  timeZone?: string | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue the published figures
   */
  assumptions?: Assumptions | null | undefined;
}

/** Whether a customer may be asked. */
export interface AskPermission {
  readonly accountId: string;
  /** The person asked about; `null` for the account as a whole. */
  readonly contactId: string | null;
  readonly allowed: boolean;
  /** First day on which it is allowed, not before `asOf`; `null` if it is not, whatever the day. */
  readonly from: PlainDate | null;
  /** Day of the last survey of any kind up to `asOf`; `null` if there was none. */
  readonly lastAskedOn: PlainDate | null;
  readonly reasons: readonly Reason[];
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * Whether a customer may be sent a survey now. One cool-down covers all surveys, so that service, sales and marketing
 * together do not wear the customer out. Surveys sent count as much as answers. No one is asked who does not want to be
 * contacted, or not over the survey's channel, or who has left.
 *
 * @param account - The customer; its own answers count too.
 * @param surveys - All surveys sent, of any account. Those of other accounts and those after `asOf` are ignored.
 * @param options - Day, metric, policy.
 * @returns Whether it is allowed, and from when.
 * @throws RetentionError when a moment, a metric or the policy is wrong, or `contactId` names none of the account's contacts.
 *
 * @example
 * import { mayAsk } from "retention-kit";
 *
 * const sent = [{ accountId: "A1", at: "2026-10-01T08:00:00Z", metric: "csat" }];
 * const { allowed, from } = mayAsk({ id: "A1" }, sent, { asOf: "2026-11-21" });
 * allowed
 * //=> false
 * from
 * //=> "2026-12-30"
 *
 * // People have wishes of their own.
 * const account = { id: "A1", contacts: [{ id: "jo" }, { id: "sam", preferences: { channels: ["call"] } }] };
 * const byEmail = { asOf: "2026-11-21", channel: "email" };
 * [mayAsk(account, [], { ...byEmail, contactId: "jo" }).allowed, mayAsk(account, [], { ...byEmail, contactId: "sam" }).allowed]
 * //=> [true, false]
 */
export function mayAsk(account: Account, surveys: readonly SentSurvey[], options: MayAskOptions): AskPermission {
  assertObject("mayAsk", "account", account);
  const chosen = assertOptions("mayAsk", "options", options, {
    asOf: true,
    metric: true,
    contactId: true,
    channel: true,
    policy: true,
    timeZone: true,
    assumptions: assertFigures,
  });
  const { policy = {}, metric, contactId, channel, timeZone = account.timeZone ?? "UTC" } = chosen;
  const asOf = dayNumber("mayAsk", "options.asOf", chosen.asOf);
  assertText("mayAsk", "account.id", account.id);
  assertHostRow("mayAsk", "account", account, ACCOUNT_ROW, [["contacts", CONTACT_ROW]]);
  assertTimeZone("mayAsk", "options.timeZone", timeZone);
  if (contactId !== undefined) assertText("mayAsk", "options.contactId", contactId);
  if (channel !== undefined) assertText("mayAsk", "options.channel", channel);
  if (metric !== undefined) assertOneOf("mayAsk", "options.metric", metric, METRICS);
  const published = (chosen.assumptions ?? presetOf(surveyFigures))["surveys.coolDownDays"];
  assertFields("mayAsk", "options.policy", policy, ["coolDownDays", "sameMetricDays"]);
  const { coolDownDays = published.value, sameMetricDays = {} } = withoutNulls(policy as SurveyPolicy);
  assertCount("mayAsk", "options.policy.coolDownDays", coolDownDays);
  const sameDays = metric === undefined ? 0 : (sameMetricDays[metric] ?? 0);
  assertCount("mayAsk", `options.policy.sameMetricDays.${metric ?? ""}`, sameDays);

  assertRows("mayAsk", "surveys", surveys);
  assertRows("mayAsk", "account.surveys", account.surveys ?? []);
  let lastAsked = -Infinity;
  let from = asOf;
  const count = (path: string, { accountId, at, metric: asked, contactId: to }: SentSurvey): void => {
    if (accountId != null) assertText("mayAsk", `${path}.accountId`, accountId);
    if (accountId != null && accountId !== account.id) return;
    if (contactId !== undefined && to != null && to !== contactId) return;
    assertOneOf("mayAsk", `${path}.metric`, asked, METRICS);
    const day = dayOfInstant(epochMs("mayAsk", `${path}.at`, at), timeZone);
    if (day > asOf) return;
    lastAsked = Math.max(lastAsked, day);
    from = Math.max(from, day + (asked === metric ? Math.max(coolDownDays, sameDays) : coolDownDays));
  };
  surveys.forEach((survey, index) => {
    count(`surveys[${index}]`, survey);
  });
  account.surveys?.forEach((survey, index) => {
    count(`account.surveys[${index}]`, survey);
  });

  const lastAskedOn = Number.isFinite(lastAsked) ? plainDate(lastAsked) : null;
  const against = whyNever(account, { contactId, channel, asOf });
  if (against.length === 0 && from > asOf && lastAskedOn !== null) {
    against.push(reason("measures.asked-lately", { on: lastAskedOn, from: plainDate(from) }));
  }
  const never = against.some(({ code }) => code !== "measures.asked-lately");
  return {
    accountId: account.id,
    contactId: contactId ?? null,
    allowed: against.length === 0,
    from: never ? null : plainDate(from),
    lastAskedOn,
    reasons: against,
    assumptions: policy.coolDownDays == null ? [published] : [],
  };
}

const METRICS = ["ces", "csat", "nps"] as const;

/** What keeps a customer, or a person there, from being asked on any day. */
function whyNever(
  { preferences, contacts }: Account,
  { contactId, channel, asOf }: { contactId: string | undefined; channel: string | undefined; asOf: number },
): Reason[] {
  const rows: readonly (Contact | null)[] = contacts ?? [];
  assertRows("mayAsk", "account.contacts", rows);
  const contact = contactId === undefined ? undefined : rows.find((row) => row?.id === contactId);
  // Nothing is known of the wishes of someone who is not on a list that is given.
  if (contactId !== undefined && contact === undefined && contacts != null) {
    throw new RetentionError("mayAsk", "options.contactId", "must name one of account.contacts", contactId);
  }
  const against: Reason[] = [];
  const { left } = contact ?? {};
  const isGone =
    left === true || (typeof left === "string" && dayNumber("mayAsk", "account.contacts.left", left) <= asOf);
  if (isGone) against.push(reason("measures.ask-left"));
  if ((contact?.preferences?.doNotContact ?? preferences?.doNotContact) === true) {
    against.push(reason("measures.ask-do-not-contact"));
  }
  const channels = contact?.preferences?.channels ?? preferences?.channels;
  // A text would be searched for the letters of the channel.
  if (channels != null) assertArray("mayAsk", "account.preferences.channels", channels);
  if (channel !== undefined && channels != null && !channels.includes(channel)) {
    against.push(reason("measures.ask-not-by", { channel }));
  }
  return against;
}
