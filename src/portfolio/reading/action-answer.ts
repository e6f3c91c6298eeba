import type { OneOf } from "../../records/values/one-of.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertFields, assertOneOf, assertRows, assertText, RetentionError } from "../../errors.js";
import type { PlainDate } from "../../records/values/time.js";

/** What happened to a proposal: a review, a problem, a follow-up, a reminder or an invitation. */
export interface ActionAnswer {
  /** The `key` of what was proposed. */
  key: string;
  /** Done, snoozed until a day, or dropped. */
  answer: OneOf<"done" | "snoozed" | "dropped">;
  /** The day of the answer. */
  on: PlainDate;
  /** First day on which it may come back; required for what is snoozed, and only for that. */
  until?: PlainDate | null | undefined;
}

/** An answer with its days as day numbers. */
export interface ReadAnswer {
  answer: ActionAnswer["answer"];
  onDay: number;
  /** `null` if it is not snoozed. */
  untilDay: number | null;
}

const ANSWERS = ["done", "snoozed", "dropped"] as const;

/**
 * Reads answers, by the key of what they answer. Of several the latest stands, and of one day the last in the list.
 * @internal
 */
export function readAnswers(functionName: string, answers: readonly ActionAnswer[] = []): Map<string, ReadAnswer> {
  assertRows(functionName, "answers", answers);
  const known = new Map<string, ReadAnswer>();
  for (const [index, row] of answers.entries()) {
    const path = `answers[${index}]`;
    assertFields(functionName, path, row, ["key", "answer", "on", "until"]);
    const { key, answer, on, until } = row as unknown as ActionAnswer;
    assertText(functionName, `${path}.key`, key);
    assertOneOf(functionName, `${path}.answer`, answer, ANSWERS);
    const onDay = dayNumber(functionName, `${path}.on`, on);
    if (answer !== "snoozed" && until != null) {
      throw new RetentionError(functionName, `${path}.until`, "must be left out of what is not snoozed", until);
    }
    const untilDay = answer === "snoozed" ? dayNumber(functionName, `${path}.until`, until) : null;
    if (onDay >= (known.get(key)?.onDay ?? onDay)) known.set(key, { answer, onDay, untilDay });
  }
  return known;
}

/**
 * The key of the invitation to a review on a day; of one without a day, the review's alone tells it.
 * @internal
 */
export function invitationKey(reviewKey: string, on: PlainDate | null): string {
  return on === null ? `${reviewKey}:invite` : `${reviewKey}:invite:${on}`;
}
