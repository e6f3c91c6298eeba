import type { Assumptions } from "../../evidence/assumptions.js";
import { followUpFigures } from "../../evidence/conversation-figures.js";
import { presetOf } from "../../evidence/preset-of.js";
import { assertFigures, assertOptions, assertText } from "../../errors.js";
import { resolveFollowUpPolicy, type FollowUpPolicy } from "../follow-ups/follow-up-policy.js";
import type { Playbook } from "./playbook.js";

/** What the follow-ups after a sale are made of. */
export interface FollowUpPlaybookOptions {
  /**
   * The name of the playbook.
   * @defaultValue `"follow-up"`
   */
  id?: string | null | undefined;
  policy?: FollowUpPolicy | null | undefined;
  /**
   * Published figures to start from, from `assumptions(preset, overrides)`.
   * @defaultValue the published figures
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * The follow-ups after a sale as a playbook, to run beside others and to edit as data. Its steps are as many calendar
 * days after the sale as those of `scheduleFollowUps`.
 *
 * @param options - Another policy, another name.
 * @returns A playbook that each sale starts.
 * @throws RetentionError when the policy is wrong.
 *
 * @example
 * import { followUpPlaybook } from "retention-kit";
 *
 * followUpPlaybook().steps.map(({ afterDays, kind, orKinds }) => [afterDays, kind, orKinds])
 * //=> [
 * //   [2, "review", ["meeting", "call"]], [7, "review", ["meeting", "call"]],
 * //   [30, "review", ["meeting", "call"]], [90, "review", ["meeting", "call"]]
 * // ]
 */
export function followUpPlaybook(options?: FollowUpPlaybookOptions | null): Playbook {
  const known = assertOptions("followUpPlaybook", "options", options ?? {}, {
    id: true,
    policy: true,
    assumptions: assertFigures,
  });
  const usual = (known.assumptions ?? presetOf(followUpFigures))["reviews.followUpDays"];
  const { steps, countingTouches } = resolveFollowUpPolicy("followUpPlaybook", known.policy, usual.value);
  const [kind = "call", ...orKinds] = countingTouches;
  const { id = "follow-up" } = known;
  assertText("followUpPlaybook", "id", id);
  return {
    id,
    trigger: { on: "sale" },
    steps: steps.map(({ code, text, afterDays }) => ({
      afterDays,
      kind,
      orKinds,
      code,
      ...(text !== undefined && { text }),
    })),
  };
}
