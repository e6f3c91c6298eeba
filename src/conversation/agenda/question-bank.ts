import { assertArray, assertCount, assertNumber, assertOneOf, assertText, RetentionError } from "../../errors.js";
import type { Directness, QuestionOccasion, ReviewArea, ReviewPurpose, ReviewQuestion } from "./review-question.js";

/** The areas of a review, in the order of a conversation: what is touchiest comes last. */
export const reviewAreas: readonly ReviewArea[] = ["relationship", "needs", "rivals"];

/** From the most tactful to the plainest. */
export const directnesses: readonly Directness[] = ["indirect", "open", "direct"];

const purposes: readonly ReviewPurpose[] = [
  "catch-problems",
  "keep-loyalty",
  "learn-needs",
  "learn-means",
  "serve-better",
  "know-rivals",
];

const occasions: readonly QuestionOccasion[] = [
  "always",
  "ticket-effort",
  "ticket-open",
  "low-score",
  "loyalty-doubtful",
  "preferences-unknown",
  "means-unknown",
  "segment-unknown",
  "owns",
  "long-owned",
  "maintenance-unknown",
  "offer-open",
  "follow-up",
];

const checkedBanks = new WeakSet();

/**
 * Refuses a bank with a bad question, or without an indirect question that may be asked in every review of each area.
 * A bank that was frozen and checked before is not checked again.
 * @internal
 */
export function assertQuestions(functionName: string, questions: readonly ReviewQuestion[]): void {
  if (checkedBanks.has(questions)) return;
  assertArray(functionName, "questions", questions);
  (questions as readonly ReviewQuestion[]).forEach((question, index) => {
    assertQuestion(functionName, `questions[${index}]`, question);
  });
  const codes = questions.map(({ code }) => code);
  codes.forEach((code, index) => {
    if (codes.indexOf(code) < index) {
      throw new RetentionError(functionName, `questions[${index}].code`, "must not come twice", code);
    }
  });
  for (const area of reviewAreas) {
    const hasOpener = questions.some((question) => question.area === area && isOpener(question));
    if (hasOpener) continue;
    const rule = `must hold for the area "${area}" an indirect question to ask always, with freshForMonths 0`;
    throw new RetentionError(functionName, "questions", rule, codes);
  }
  if (Object.isFrozen(questions)) checkedBanks.add(questions);
}

function isOpener({ when, freshForMonths, directness }: ReviewQuestion): boolean {
  return when === "always" && freshForMonths === 0 && directness === "indirect";
}

function assertQuestion(functionName: string, path: string, question: ReviewQuestion): void {
  assertText(functionName, `${path}.code`, question.code);
  if (question.text !== undefined) assertText(functionName, `${path}.text`, question.text);
  assertOneOf(functionName, `${path}.area`, question.area, reviewAreas);
  assertOneOf(functionName, `${path}.purpose`, question.purpose, purposes);
  assertOneOf(functionName, `${path}.when`, question.when, occasions);
  assertNumber(functionName, `${path}.urgency`, question.urgency, { min: 0, max: 100 });
  assertCount(functionName, `${path}.minutes`, question.minutes, { min: 1 });
  assertText(functionName, `${path}.fills`, question.fills);
  assertCount(functionName, `${path}.freshForMonths`, question.freshForMonths, { max: 1200 });
  assertOneOf(functionName, `${path}.directness`, question.directness, directnesses);
  if (question.subject !== undefined) assertText(functionName, `${path}.subject`, question.subject);
}
