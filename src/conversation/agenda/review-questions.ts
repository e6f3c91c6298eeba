import { assumptions, type Assumptions } from "../../evidence/assumptions.js";
import type { ReviewQuestion } from "./review-question.js";

const relationship = { area: "relationship" } as const;
const needs = { area: "needs" } as const;
const rivals = { area: "rivals", purpose: "know-rivals", subject: "rivals" } as const;

/** What is asked, without how long it takes and how urgent it is. */
const questions: readonly Omit<ReviewQuestion, "minutes" | "urgency">[] = [
  {
    ...relationship,
    code: "conversation.question.ticket-solved",
    purpose: "catch-problems",
    when: "ticket-effort",
    fills: "findings.problems.{ticketId}",
    freshForMonths: 12,
    directness: "open",
    followUps: [{ answer: "not-solved", code: "conversation.question.still-missing" }],
  },
  {
    ...relationship,
    code: "conversation.question.ticket-open",
    purpose: "catch-problems",
    when: "ticket-open",
    fills: "findings.problems.{ticketId}",
    freshForMonths: 0,
    directness: "open",
    followUps: [{ answer: "any", code: "conversation.question.still-missing" }],
  },
  {
    ...relationship,
    code: "conversation.question.going-well",
    purpose: "keep-loyalty",
    when: "always",
    fills: "findings.satisfaction",
    freshForMonths: 0,
    directness: "indirect",
    subject: "satisfaction",
    followUps: [
      { answer: "badly", code: "conversation.question.what-happened" },
      { answer: "well", code: "conversation.question.who-else" },
    ],
  },
  {
    ...relationship,
    code: "conversation.question.low-score",
    purpose: "catch-problems",
    when: "low-score",
    fills: "findings.problems",
    freshForMonths: 3,
    directness: "direct",
    subject: "satisfaction",
  },
  {
    ...relationship,
    code: "conversation.question.change-first",
    purpose: "keep-loyalty",
    when: "loyalty-doubtful",
    fills: "findings.wishes",
    freshForMonths: 6,
    directness: "indirect",
    subject: "satisfaction",
  },
  {
    ...relationship,
    code: "conversation.question.contact-wishes",
    purpose: "serve-better",
    when: "preferences-unknown",
    fills: "preferences",
    freshForMonths: 12,
    directness: "open",
  },
  {
    ...relationship,
    code: "conversation.question.first-call",
    purpose: "catch-problems",
    when: "always",
    fills: "findings.firstCall",
    freshForMonths: 12,
    directness: "open",
  },
  {
    ...needs,
    code: "conversation.question.day-to-day",
    purpose: "learn-needs",
    when: "always",
    fills: "findings.pressures",
    freshForMonths: 0,
    directness: "indirect",
    followUps: [{ answer: "any", code: "conversation.question.what-instead" }],
  },
  {
    ...needs,
    code: "conversation.question.long-owned",
    purpose: "learn-needs",
    when: "long-owned",
    fills: "findings.replacements.{productId}",
    freshForMonths: 6,
    directness: "open",
  },
  {
    ...needs,
    code: "conversation.question.plans",
    purpose: "learn-means",
    when: "means-unknown",
    fills: "resources",
    freshForMonths: 12,
    directness: "indirect",
    subject: "money",
    followUps: [{ answer: "plans", code: "conversation.question.who-decides" }],
  },
  {
    ...needs,
    code: "conversation.question.budget",
    purpose: "learn-means",
    when: "means-unknown",
    fills: "annualBudget",
    freshForMonths: 12,
    directness: "direct",
    subject: "money",
  },
  {
    ...needs,
    code: "conversation.question.maintenance-hours",
    purpose: "learn-needs",
    when: "maintenance-unknown",
    fills: "owned.{productId}.maintenanceHoursPerYear",
    freshForMonths: 12,
    directness: "open",
  },
  {
    ...needs,
    code: "conversation.question.would-help",
    purpose: "learn-needs",
    when: "offer-open",
    fills: "findings.wanted.{productId}",
    freshForMonths: 6,
    directness: "open",
  },
  {
    ...needs,
    code: "conversation.question.their-customers",
    purpose: "learn-needs",
    when: "segment-unknown",
    fills: "segment",
    freshForMonths: 24,
    directness: "open",
  },
  {
    ...needs,
    code: "conversation.question.most-used",
    purpose: "serve-better",
    when: "owns",
    fills: "findings.underused.{productId}",
    freshForMonths: 6,
    directness: "open",
  },
  {
    ...rivals,
    code: "conversation.question.weighed-up",
    when: "owns",
    fills: "findings.rivals.considered",
    freshForMonths: 12,
    directness: "indirect",
    followUps: [{ answer: "named-a-rival", code: "conversation.question.rival-liked" }],
  },
  {
    ...rivals,
    code: "conversation.question.rival-offer",
    when: "loyalty-doubtful",
    fills: "findings.rivals.contact",
    freshForMonths: 3,
    directness: "direct",
  },
  {
    ...rivals,
    code: "conversation.question.look-first",
    when: "always",
    fills: "findings.rivals.considered",
    freshForMonths: 0,
    directness: "indirect",
    followUps: [{ answer: "named-a-rival", code: "conversation.question.rival-liked" }],
  },
  {
    ...rivals,
    code: "conversation.question.other-suppliers",
    when: "always",
    fills: "findings.rivals.suppliers",
    freshForMonths: 12,
    directness: "direct",
  },
];

const PREFIX = "conversation.question.";

const banks = new WeakMap<Assumptions, readonly ReviewQuestion[]>();

/**
 * The questions with the minutes and urgencies of some assumptions; made once for each.
 * @internal
 */
export function questionBank(assumed: Assumptions): readonly ReviewQuestion[] {
  const made = banks.get(assumed);
  if (made) return made;
  const minutes: Readonly<Record<string, number>> = assumed["reviews.agenda.minutes"].value;
  const urgency: Readonly<Record<string, number>> = assumed["reviews.agenda.urgency"].value;
  const bank = Object.freeze(
    questions.map((question) => {
      const name = question.code.slice(PREFIX.length);
      return { ...question, minutes: minutes[name] ?? NaN, urgency: urgency[name] ?? NaN };
    }),
  );
  banks.set(assumed, bank);
  return bank;
}

/**
 * The questions that `reviewAgenda` chooses from unless given others: a start, to be replaced by what works for your
 * products. Add yours with `[...reviewQuestions, own]`. Minutes and urgencies are the assumptions
 * `reviews.agenda.minutes` and `reviews.agenda.urgency`.
 */
export const reviewQuestions: readonly ReviewQuestion[] = questionBank(assumptions());
