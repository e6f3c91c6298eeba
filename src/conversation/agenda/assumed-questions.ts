import type { AgendaAssumptions } from "../../evidence/conversation-figures.js";
import { keptFor } from "../../records/values/kept-for.js";
import type { ReviewQuestion } from "./review-question.js";
import { reviewQuestions } from "./review-questions.js";

const PREFIX = "conversation.question.";

const banks = new WeakMap<AgendaAssumptions, readonly ReviewQuestion[]>();

/**
 * The questions with the minutes and urgencies of some assumptions; made once for each.
 * @internal
 */
export function assumedQuestions(assumed: AgendaAssumptions): readonly ReviewQuestion[] {
  return keptFor(banks, assumed, bankOf);
}

function bankOf(assumed: AgendaAssumptions): readonly ReviewQuestion[] {
  const minutes: Readonly<Record<string, number>> = assumed["reviews.agenda.minutes"].value;
  const urgency: Readonly<Record<string, number>> = assumed["reviews.agenda.urgency"].value;
  return Object.freeze(
    reviewQuestions.map((question) => {
      const name = question.code.slice(PREFIX.length);
      return Object.freeze({
        ...question,
        minutes: minutes[name] ?? question.minutes,
        urgency: urgency[name] ?? question.urgency,
      });
    }),
  );
}
