import {
  assertArray,
  assertCount,
  assertFields,
  assertOneOf,
  assertRows,
  assertText,
  assertTexts,
  RetentionError,
} from "../../errors.js";
import type { ReasonCode } from "../../reasons/reason.js";
import type { Touch } from "../../records/account/touch.js";

/**
 * What starts a playbook for an account.
 * - `new-customer`: the first purchase or contract.
 * - `sale`: each purchase, of the product that is named or of any.
 * - `open-problem`: each ticket, on the day it was opened.
 * - `renewal`: each contract, this many days before its last day for notice, or its end where it has none; of one that
 *   renews by itself each term. Not of an account that has left.
 * - `detractor`: an answer of 0 to 6 out of 10 to the NPS question, if the one before was better or missing.
 * - `champion-left`: a contact with the role of champion who left.
 * - `slowing`: the account is `slowing`, since that day.
 * - `signal`: a custom signal with this code.
 */
export type PlaybookTrigger =
  | { on: "new-customer" }
  | { on: "sale"; productId?: string | null | undefined }
  | { on: "open-problem" }
  | { on: "renewal"; daysAhead: number }
  | { on: "detractor" }
  | { on: "champion-left" }
  | { on: "slowing" }
  | { on: "signal"; code: string };

/**
 * What makes a step unnecessary, from the start of its run on.
 * - `solved`: the problem is solved; in another playbook, no ticket of the account is open.
 * - `renewed`: another contract renews the one that ends.
 * - `bought`: something was bought.
 * - `talked`: a review, meeting or call was held.
 * - `replied`: the customer got in touch.
 * - `recovered`: a later answer to the NPS question is not a detractor's.
 */
export type StepCondition = "solved" | "renewed" | "bought" | "talked" | "replied" | "recovered";

/** One step of a playbook. */
export interface PlaybookStep {
  /** Working days after the start, 0 for the first working day from it on. Either this or `afterDays`. */
  after?: number | null | undefined;
  /** Calendar days after the start; moved to the next working day. */
  afterDays?: number | null | undefined;
  /** Kind of touch that does it. */
  kind: Touch["kind"];
  /**
   * Kinds that do it just as well.
   * @defaultValue none
   */
  orKinds?: readonly Touch["kind"][] | null | undefined;
  /**
   * Who does it: the account's `"seller"`, the second person of `"escalation"`, someone by id, or several of them.
   * @defaultValue `"seller"`
   */
  who?: string | readonly string[] | null | undefined;
  /** The step is left out once one of these holds. */
  unless?: readonly StepCondition[] | null | undefined;
  /** A code that locales have words for, or one of your own with `text`. */
  code?: ReasonCode | (string & {}) | null | undefined;
  /** Your own words. */
  text?: string | null | undefined;
}

/** What is done, step by step, when something happens to an account. */
export interface Playbook {
  id: string;
  trigger: PlaybookTrigger;
  /** In order of their days. */
  steps: readonly PlaybookStep[];
}

const TRIGGERS = [
  "new-customer",
  "sale",
  "open-problem",
  "renewal",
  "detractor",
  "champion-left",
  "slowing",
  "signal",
] as const satisfies readonly PlaybookTrigger["on"][];
const CONDITIONS: readonly StepCondition[] = ["solved", "renewed", "bought", "talked", "replied", "recovered"];
const STEP_FIELDS = ["after", "afterDays", "kind", "orKinds", "who", "unless", "code", "text"];
const MOST_DAYS = 3660;

/**
 * Refuses what is not a list of playbooks.
 * @internal
 */
export function assertPlaybooks(functionName: string, path: string, playbooks: readonly Playbook[]): void {
  assertRows(functionName, path, playbooks);
  const seen = new Set<string>();
  playbooks.forEach((playbook, index) => {
    const at = `${path}[${index}]`;
    assertFields(functionName, at, playbook, ["id", "trigger", "steps"]);
    const { id, trigger, steps }: Playbook = playbook;
    assertText(functionName, `${at}.id`, id);
    if (seen.has(id)) throw new RetentionError(functionName, `${at}.id`, "must differ from other playbooks' ids", id);
    seen.add(id);
    assertTrigger(functionName, `${at}.trigger`, trigger);
    assertRows(functionName, `${at}.steps`, steps);
    steps.forEach((step, position) => {
      assertStep(functionName, `${at}.steps[${position}]`, step);
    });
  });
}

function assertTrigger(functionName: string, path: string, trigger: PlaybookTrigger): void {
  assertFields(functionName, path, trigger, ["on", "productId", "daysAhead", "code"]);
  const given: PlaybookTrigger = trigger;
  assertOneOf(functionName, `${path}.on`, given.on, TRIGGERS);
  if (given.on === "renewal") assertCount(functionName, `${path}.daysAhead`, given.daysAhead, { max: MOST_DAYS });
  if (given.on === "signal") assertText(functionName, `${path}.code`, given.code);
  if (given.on === "sale" && given.productId != null) {
    assertText(functionName, `${path}.productId`, given.productId);
  }
}

function assertStep(functionName: string, path: string, step: PlaybookStep): void {
  assertFields(functionName, path, step, STEP_FIELDS);
  const { after, afterDays, kind, orKinds, who, unless, code, text }: PlaybookStep = step;
  if ((after == null) === (afterDays == null)) {
    throw new RetentionError(functionName, path, "must have either after, in working days, or afterDays", step);
  }
  if (after != null) assertCount(functionName, `${path}.after`, after, { max: MOST_DAYS });
  if (afterDays != null) assertCount(functionName, `${path}.afterDays`, afterDays, { max: MOST_DAYS });
  assertText(functionName, `${path}.kind`, kind);
  if (orKinds != null) assertTexts(functionName, `${path}.orKinds`, orKinds);
  if (who != null) {
    if (typeof who === "string") assertText(functionName, `${path}.who`, who);
    else assertTexts(functionName, `${path}.who`, who);
  }
  if (unless != null) {
    assertArray(functionName, `${path}.unless`, unless);
    for (const [index, condition] of unless.entries()) {
      assertOneOf(functionName, `${path}.unless[${index}]`, condition, CONDITIONS);
    }
  }
  if (code != null) assertText(functionName, `${path}.code`, code);
  if (text != null) assertText(functionName, `${path}.text`, text);
}
