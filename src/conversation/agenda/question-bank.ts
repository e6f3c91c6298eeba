import { OCCASIONS } from "./review-question.js";
import { PURPOSES } from "./review-question.js";
import { DIRECTNESSES } from "./review-question.js";
import { REVIEW_AREAS } from "./review-question.js";
import {
  assertArray,
  assertCount,
  assertNumber,
  assertObject,
  assertOneOf,
  assertRows,
  assertText,
  RetentionError,
} from "../../errors.js";
import type { ReviewQuestion } from "./review-question.js";

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
  for (const area of REVIEW_AREAS) {
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
  assertObject(functionName, path, question);
  assertText(functionName, `${path}.code`, question.code);
  if (question.text != null) assertText(functionName, `${path}.text`, question.text);
  assertOneOf(functionName, `${path}.area`, question.area, REVIEW_AREAS);
  assertOneOf(functionName, `${path}.purpose`, question.purpose, PURPOSES);
  assertOneOf(functionName, `${path}.when`, question.when, OCCASIONS);
  assertNumber(functionName, `${path}.urgency`, question.urgency, { min: 0, max: 100 });
  assertCount(functionName, `${path}.minutes`, question.minutes, { min: 1 });
  assertText(functionName, `${path}.fills`, question.fills);
  assertCount(functionName, `${path}.freshForMonths`, question.freshForMonths, { max: 1200 });
  assertOneOf(functionName, `${path}.directness`, question.directness, DIRECTNESSES);
  const { followUps } = question;
  if (followUps != null) {
    assertRows(functionName, `${path}.followUps`, followUps);
    followUps.forEach(({ answer, code }, index) => {
      assertText(functionName, `${path}.followUps[${index}].answer`, answer);
      assertText(functionName, `${path}.followUps[${index}].code`, code);
    });
  }
  if (question.subject != null) assertText(functionName, `${path}.subject`, question.subject);
}
