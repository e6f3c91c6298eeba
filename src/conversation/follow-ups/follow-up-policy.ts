import {
  assertCount,
  assertFields,
  assertRows,
  assertText,
  assertTexts,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import type { ReasonCode } from "../../reasons/reason.js";
import type { Touch } from "../../records/account/touch.js";
import type { Complete } from "../../records/values/given.js";

/** One contact of a follow-up plan. */
export interface FollowUpStep {
  /** A code that locales have words for, or one of your own with `text`. */
  code: ReasonCode | (string & {});
  /** Your own words. */
  text?: string | null | undefined;
  /** Days after the sale, a whole number above that of the step before. */
  afterDays: number;
}

/** How sales are followed up. Every field has a default; the customer's own preferences take precedence. */
export interface FollowUpPolicy {
  /**
   * What to ask after a sale, and when.
   * @defaultValue 2, 7, 30 and 90 days after the sale
   */
  steps?: readonly FollowUpStep[] | null | undefined;
  /**
   * Kinds of touch that take the place of a follow-up.
   * @defaultValue `["review", "meeting", "call"]`
   */
  countingTouches?: readonly Touch["kind"][] | null | undefined;
  /**
   * Channels for a customer who named none.
   * @defaultValue `["call"]`
   */
  channels?: readonly string[] | null | undefined;
}

/** The default plan: the first week to catch problems early, then whether it does what it was bought for. */
function usualSteps({
  arrived,
  firstWeek,
  inUse,
  results,
}: Assumptions["reviews.followUpDays"]["value"]): FollowUpStep[] {
  return [
    { code: "conversation.follow-up.arrived", afterDays: arrived },
    { code: "conversation.follow-up.first-week", afterDays: firstWeek },
    { code: "conversation.follow-up.in-use", afterDays: inUse },
    { code: "conversation.follow-up.results", afterDays: results },
  ];
}

/**
 * A policy with its defaults.
 * @internal
 */
export function resolveFollowUpPolicy(
  functionName: string,
  policy: FollowUpPolicy | null = {},
  usual: Assumptions["reviews.followUpDays"]["value"],
): Complete<FollowUpPolicy> {
  assertFields(functionName, "policy", policy, ["steps", "countingTouches", "channels"]);
  const {
    steps = usualSteps(usual),
    countingTouches = ["review", "meeting", "call"],
    channels = ["call"],
  } = withoutNulls(policy as FollowUpPolicy);
  assertRows(functionName, "policy.steps", steps);
  steps.forEach(({ code, text, afterDays }, index) => {
    assertText(functionName, `policy.steps[${index}].code`, code);
    if (text != null) assertText(functionName, `policy.steps[${index}].text`, text);
    const min = (steps[index - 1]?.afterDays ?? 0) + 1;
    assertCount(functionName, `policy.steps[${index}].afterDays`, afterDays, { min, max: 3660 });
  });
  assertTexts(functionName, "policy.countingTouches", countingTouches);
  assertTexts(functionName, "policy.channels", channels);
  if (channels.length === 0)
    throw new RetentionError(functionName, "policy.channels", "must hold at least one", channels);
  return { steps, countingTouches, channels };
}
