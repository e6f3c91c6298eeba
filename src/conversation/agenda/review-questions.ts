import { keptFor } from "../../records/values/kept-for.js";
import {
  type agendaMinutes,
  type agendaUrgency,
  type AgendaAssumptions,
  type QuestionName,
} from "../../evidence/conversation-figures.js";
import type { ReviewQuestion } from "./review-question.js";

/** A question with the minutes and the urgency that stand in the evidence; another number does not compile. */
type BankQuestion<Name extends QuestionName> = ReviewQuestion & {
  code: `conversation.question.${Name}`;
  minutes: (typeof agendaMinutes)[Name];
  urgency: (typeof agendaUrgency)[Name];
};

/**
 * The questions that `reviewAgenda` chooses from by default: a start, to be replaced by what works for your
 * products. Add yours with `[...reviewQuestions, own]`. Minutes and urgencies are the assumptions
 * `reviews.agenda.minutes` and `reviews.agenda.urgency`.
 */
export const reviewQuestions: readonly ReviewQuestion[] = [
  {
    area: "relationship",
    code: "conversation.question.ticket-solved",
    minutes: 5,
    urgency: 100,
    purpose: "catch-problems",
    when: "ticket-effort",
    fills: "findings.problems.{ticketId}",
    freshForMonths: 12,
    directness: "open",
    followUps: [{ answer: "not-solved", code: "conversation.question.still-missing" }],
  },
  {
    area: "relationship",
    code: "conversation.question.ticket-open",
    minutes: 5,
    urgency: 95,
    purpose: "catch-problems",
    when: "ticket-open",
    fills: "findings.problems.{ticketId}",
    freshForMonths: 0,
    directness: "open",
    followUps: [{ answer: "any", code: "conversation.question.still-missing" }],
  },
  {
    area: "relationship",
    code: "conversation.question.going-well",
    minutes: 2,
    urgency: 60,
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
    area: "relationship",
    code: "conversation.question.successor",
    minutes: 3,
    urgency: 90,
    purpose: "keep-loyalty",
    when: "champion-left",
    fills: "contacts",
    freshForMonths: 0,
    // After how things are going.
    directness: "direct",
    subject: "satisfaction",
  },
  {
    area: "relationship",
    code: "conversation.question.contract",
    minutes: 4,
    urgency: 92,
    purpose: "keep-loyalty",
    when: "contract-open",
    fills: "findings.contracts.{contractId}",
    freshForMonths: 0,
    // After how things are going.
    directness: "direct",
    subject: "satisfaction",
  },
  {
    area: "relationship",
    code: "conversation.question.low-score",
    minutes: 4,
    urgency: 85,
    purpose: "catch-problems",
    when: "low-score",
    fills: "findings.problems",
    freshForMonths: 3,
    directness: "direct",
    subject: "satisfaction",
  },
  {
    area: "relationship",
    code: "conversation.question.change-first",
    minutes: 4,
    urgency: 80,
    purpose: "keep-loyalty",
    when: "loyalty-doubtful",
    fills: "findings.wishes",
    freshForMonths: 6,
    directness: "indirect",
    subject: "satisfaction",
  },
  {
    area: "relationship",
    code: "conversation.question.contact-wishes",
    minutes: 2,
    urgency: 30,
    purpose: "serve-better",
    when: "preferences-unknown",
    fills: "preferences",
    freshForMonths: 12,
    directness: "open",
  },
  {
    area: "relationship",
    code: "conversation.question.first-call",
    minutes: 2,
    urgency: 25,
    purpose: "catch-problems",
    when: "always",
    fills: "findings.firstCall",
    freshForMonths: 12,
    directness: "open",
  },
  {
    area: "needs",
    code: "conversation.question.day-to-day",
    minutes: 4,
    urgency: 50,
    purpose: "learn-needs",
    when: "always",
    fills: "findings.pressures",
    freshForMonths: 0,
    directness: "indirect",
    followUps: [{ answer: "any", code: "conversation.question.what-instead" }],
  },
  {
    area: "needs",
    code: "conversation.question.long-owned",
    minutes: 3,
    urgency: 70,
    purpose: "learn-needs",
    when: "long-owned",
    fills: "findings.replacements.{productId}",
    freshForMonths: 6,
    directness: "open",
  },
  {
    area: "needs",
    code: "conversation.question.plans",
    minutes: 3,
    urgency: 68,
    purpose: "learn-means",
    when: "means-unknown",
    fills: "resources",
    freshForMonths: 12,
    directness: "indirect",
    subject: "money",
    followUps: [{ answer: "plans", code: "conversation.question.who-decides" }],
  },
  {
    area: "needs",
    code: "conversation.question.budget",
    minutes: 2,
    urgency: 65,
    purpose: "learn-means",
    when: "means-unknown",
    fills: "annualBudget",
    freshForMonths: 12,
    directness: "direct",
    subject: "money",
  },
  {
    area: "needs",
    code: "conversation.question.maintenance-hours",
    minutes: 2,
    urgency: 55,
    purpose: "learn-needs",
    when: "maintenance-unknown",
    fills: "owned.{productId}.maintenanceHoursPerYear",
    freshForMonths: 12,
    directness: "open",
  },
  {
    area: "needs",
    code: "conversation.question.would-help",
    minutes: 4,
    urgency: 45,
    purpose: "learn-needs",
    when: "offer-open",
    fills: "findings.wanted.{productId}",
    freshForMonths: 6,
    directness: "open",
  },
  {
    area: "needs",
    code: "conversation.question.their-customers",
    minutes: 2,
    urgency: 40,
    purpose: "learn-needs",
    when: "segment-unknown",
    fills: "segment",
    freshForMonths: 24,
    directness: "open",
  },
  {
    area: "needs",
    code: "conversation.question.most-used",
    minutes: 3,
    urgency: 35,
    purpose: "serve-better",
    when: "owns",
    fills: "findings.underused.{productId}",
    freshForMonths: 6,
    directness: "open",
  },
  {
    area: "rivals",
    purpose: "know-rivals",
    subject: "rivals",
    code: "conversation.question.weighed-up",
    minutes: 3,
    urgency: 55,
    when: "owns",
    fills: "findings.rivals.considered",
    freshForMonths: 12,
    directness: "indirect",
    followUps: [{ answer: "named-a-rival", code: "conversation.question.rival-liked" }],
  },
  {
    area: "rivals",
    purpose: "know-rivals",
    subject: "rivals",
    code: "conversation.question.rival-offer",
    minutes: 4,
    urgency: 58,
    when: "loyalty-doubtful",
    fills: "findings.rivals.contact",
    freshForMonths: 3,
    directness: "direct",
  },
  {
    area: "rivals",
    purpose: "know-rivals",
    subject: "rivals",
    code: "conversation.question.look-first",
    minutes: 3,
    urgency: 40,
    when: "always",
    fills: "findings.rivals.considered",
    freshForMonths: 0,
    directness: "indirect",
    followUps: [{ answer: "named-a-rival", code: "conversation.question.rival-liked" }],
  },
  {
    area: "rivals",
    purpose: "know-rivals",
    subject: "rivals",
    code: "conversation.question.other-suppliers",
    minutes: 3,
    urgency: 20,
    when: "always",
    fills: "findings.rivals.suppliers",
    freshForMonths: 12,
    directness: "direct",
  },
] satisfies readonly { [Name in QuestionName]: BankQuestion<Name> }[QuestionName][];

const PREFIX = "conversation.question.";

const banks = new WeakMap<AgendaAssumptions, readonly ReviewQuestion[]>();

/**
 * The questions with the minutes and urgencies of some assumptions; made once for each.
 * @internal
 */
export function questionBank(assumed: AgendaAssumptions): readonly ReviewQuestion[] {
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
