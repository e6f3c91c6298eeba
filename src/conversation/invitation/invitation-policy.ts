import { assertCount, assertFields, assertTexts, RetentionError } from "../../errors.js";
import { type Complete, given } from "../../records/values/given.js";
import { keptFor } from "../../records/values/kept-for.js";

const NAME = "reviewInvitation";

/** How reviews are offered. Every field has a default; the customer's own preferences take precedence. */
export interface InvitationPolicy {
  /**
   * Number of refusals after which to stop asking for a while.
   * @defaultValue `3`
   */
  stopAfter?: number | null | undefined;
  /**
   * Calendar months before asking again after that, at most 12.
   * @defaultValue `6`
   */
  pauseMonths?: number | null | undefined;
  /**
   * Days to wait for an answer before the next attempt.
   * @defaultValue `14`
   */
  retryDays?: number | null | undefined;
  /**
   * Channels by attempt, for a customer who named none.
   * @defaultValue `["call", "email"]`
   */
  channels?: readonly string[] | null | undefined;
}

/** Made where it is first asked for, and frozen, as all invitations hold it. */
let usualChannels: readonly string[] | undefined;

/**
 * Fills in what a caller's policy leaves open.
 * @internal
 */
export function invitationPolicy(
  policy: InvitationPolicy | undefined,
  usual: Complete<Pick<InvitationPolicy, "stopAfter" | "pauseMonths" | "retryDays">>,
): Complete<InvitationPolicy> {
  if (policy === undefined) return Object.isFrozen(usual) ? keptFor(resolved, usual, usualPolicy) : usualPolicy(usual);
  return checked(chosenPolicy(policy, usual, channelsOfAny()));
}

/** Policies of callers that chose none, by the frozen figures behind them. */
const resolved = new WeakMap<object, Complete<InvitationPolicy>>();

function usualPolicy(
  usual: Complete<Pick<InvitationPolicy, "stopAfter" | "pauseMonths" | "retryDays">>,
): Complete<InvitationPolicy> {
  return checked({ ...usual, channels: channelsOfAny() });
}

function channelsOfAny(): readonly string[] {
  return (usualChannels ??= Object.freeze(["call", "email"]));
}

function checked({
  stopAfter,
  pauseMonths,
  retryDays,
  channels,
}: Complete<InvitationPolicy>): Complete<InvitationPolicy> {
  assertCount(NAME, "policy.stopAfter", stopAfter, { min: 1 });
  // Every account is reviewed at least once a year.
  assertCount(NAME, "policy.pauseMonths", pauseMonths, { min: 1, max: 12 });
  assertCount(NAME, "policy.retryDays", retryDays, { min: 1, max: 366 });
  assertTexts(NAME, "policy.channels", channels);
  if (channels.length === 0) throw new RetentionError(NAME, "policy.channels", "must hold at least one", channels);
  return { stopAfter, pauseMonths, retryDays, channels };
}

function chosenPolicy(
  policy: InvitationPolicy,
  usual: Complete<Pick<InvitationPolicy, "stopAfter" | "pauseMonths" | "retryDays">>,
  channels: readonly string[],
): Complete<InvitationPolicy> {
  assertFields(NAME, "policy", policy, ["stopAfter", "pauseMonths", "retryDays", "channels"]);
  return { ...usual, channels, ...given<InvitationPolicy>(policy) };
}
