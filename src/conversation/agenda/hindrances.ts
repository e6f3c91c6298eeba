import { fieldOf } from "./agenda-question.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { PlainDate } from "../../records/values/time.js";
import { DIRECTNESSES, type Directness } from "./review-question.js";
import type { Account } from "../../records/account/account.js";
import { assertText } from "../../errors.js";
import { addMonths, dayInRow } from "../../calendar/days/plain-date.js";
import { type AskableQuestion, opensFor, waitsForTact } from "./choose-questions.js";
import { hasValueAt } from "./has-value-at.js";

const NAME = "reviewAgenda";

/**
 * Notes why some questions are not asked, however much time there is.
 * @internal
 */
export function noteHindrances(
  candidates: readonly AskableQuestion[],
  mostDirect: Directness,
  account: Account,
  asOf: number,
  answers: readonly { field: string; on: PlainDate }[],
): void {
  const askedOn = answers.length === 0 ? null : lastAsked(asOf, answers);
  for (const candidate of candidates) {
    const { freshForMonths } = candidate.question;
    if (freshForMonths === 0) continue;
    const field = fieldOf(candidate);
    const day = askedOn?.get(field);
    const isFresh = day === undefined ? hasValueAt(account, field) : addMonths(day, freshForMonths) > asOf;
    if (isFresh) candidate.hindrance = sharedReason("conversation.left-out.known", { field });
  }
  const unknown = candidates.filter(({ hindrance }) => hindrance === null);
  const mostPlain = DIRECTNESSES.indexOf(mostDirect);
  for (const candidate of unknown) {
    const { question } = candidate;
    const isTooDirect = DIRECTNESSES.indexOf(question.directness) > mostPlain;
    const isUnopened = waitsForTact(question) && !unknown.some((opener) => opensFor(opener.question, question));
    if (!(isTooDirect || isUnopened)) continue;
    const subject = question.subject ?? question.area;
    candidate.hindrance = sharedReason("conversation.left-out.too-direct", { subject });
  }
}

/** The last day on which each field was asked about. */
function lastAsked(asOf: number, answers: readonly { field: string; on: PlainDate }[]): Map<string, number> {
  const askedOn = new Map<string, number>();
  answers.forEach(({ field, on }, index) => {
    assertText(NAME, `answers[${index}].field`, field);
    const day = dayInRow(NAME, "answers", index, "on", on);
    if (day <= asOf && day > (askedOn.get(field) ?? -Infinity)) askedOn.set(field, day);
  });
  return askedOn;
}
