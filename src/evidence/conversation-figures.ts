import { contractFigures } from "./contract-figures.js";
import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** Minutes for the answer to a question and what follows from it. */
export const agendaMinutes = {
  "ticket-solved": 5,
  "ticket-open": 5,
  "going-well": 2,
  successor: 3,
  contract: 4,
  "stopped-buying": 4,
  "used-less": 4,
  invoice: 3,
  "first-use": 3,
  "first-meeting": 4,
  "low-score": 4,
  "change-first": 4,
  "contact-wishes": 2,
  "first-call": 2,
  "day-to-day": 4,
  "long-owned": 3,
  plans: 3,
  budget: 2,
  "maintenance-hours": 2,
  "would-help": 4,
  "their-customers": 2,
  "most-used": 3,
  "weighed-up": 3,
  "rival-offer": 4,
  "look-first": 3,
  "other-suppliers": 3,
} as const;

/** How urgent each question is, 0 to 100; only the order counts. */
export const agendaUrgency = {
  "ticket-solved": 100,
  "ticket-open": 95,
  "going-well": 60,
  successor: 90,
  contract: 92,
  "stopped-buying": 88,
  "used-less": 86,
  invoice: 83,
  "first-use": 75,
  "first-meeting": 72,
  "low-score": 85,
  "change-first": 80,
  "contact-wishes": 30,
  "first-call": 25,
  "day-to-day": 50,
  "long-owned": 70,
  plans: 68,
  budget: 65,
  "maintenance-hours": 55,
  "would-help": 45,
  "their-customers": 40,
  "most-used": 35,
  "weighed-up": 55,
  "rival-offer": 58,
  "look-first": 40,
  "other-suppliers": 20,
} as const;

/** The questions of the bank that comes with the library, by name. */
export type QuestionName = keyof typeof agendaMinutes;

/** When to get in touch after a sale. */
export const followUpFigures = () => ({
  "reviews.followUpDays": figure(
    { arrived: 2, firstWeek: 7, inUse: 30, results: 90 },
    "days after the sale",
    "judgment",
    "customers who bought something",
    "stated judgment over the rule to stay in touch above all just after a purchase: most problems show in the first week, habits after a month, results after a quarter",
  ),
});

/** How often to ask for a review. */
export const invitationFigures = () => ({
  "reviews.invitation": figure(
    { stopAfter: 3, pauseMonths: 6, retryDays: 14 },
    "refusals after which nobody asks; calendar months until someone asks again; days between attempts",
    "judgment",
    "customers invited to a review",
    "stated judgment: three refusals are meant; half the year in which every account should be reviewed",
  ),
});

/** When to act on what a review found. */
export const afterReviewFigures = () => ({
  "reviews.afterReviewDays": figure(
    { rescue: 7, problem: 14, reviewAgain: 42 },
    "days after the review by which to act",
    "judgment",
    "customers who talk to a competitor, have a problem, or are unhappy",
    "stated judgment: a competitor's offer does not wait two weeks, and six weeks show whether a remedy held",
  ),
});

/** When to remind of a service. */
export const reminderFigures = () => ({
  "reviews.reminderDays": figure(
    { service: 14, warrantyEnd: 60, tradeIn: 30 },
    "days before the day something is due or a window opens",
    "judgment",
    "owners of what needs service",
    "stated judgment: two weeks find a free day for a service, two months let a contract be compared, a month a new product be tried",
  ),
});

/** What makes a question worth asking. */
export const agendaFigures = () => ({
  ...contractFigures(),
  "reviews.agenda.occasions": figure(
    { highEffort: 3.5, longOwnedMonths: 36, lowScore: 0.4, doubtfulLoyalty: 0.5, contractMonths: 6 },
    "effort from which a ticket is asked about, 1 to 5; months from which something is long owned; share of its scale up to which an answer is low; probability of buying again below which loyalty is doubtful; months to its end from which a contract is asked about",
    "judgment",
    "accounts about to be reviewed",
    "stated judgment: above the middle of the effort scale; the lower two fifths of a scale; more likely than not; half the year in which every account should be reviewed",
  ),
  "reviews.agenda.minutes": figure<Record<QuestionName, number>>(
    agendaMinutes,
    "minutes for the answer and what follows from it, by question",
    "judgment",
    "reviews of an account",
    "stated judgment: two minutes for a fact, three or four for an opinion, five for a problem",
  ),
  "reviews.agenda.urgency": figure<Record<QuestionName, number>>(
    agendaUrgency,
    "urgency by question, 0 to 100; only the order counts",
    "judgment",
    "reviews of an account",
    "stated judgment: problems first, since effort is what loyalty follows; then what a sale or a rescue depends on; then what is good to know",
  ),
});

/** The figures of that table as assumptions. */
export type AgendaAssumptions = AssumptionsOf<typeof agendaFigures>;

/** When customers are contacted, and what makes a question worth asking: practice, put into numbers by judgment. */
export const conversationFigures = () => ({
  ...followUpFigures(),
  ...invitationFigures(),
  ...afterReviewFigures(),
  ...reminderFigures(),
  "reviews.inviteDaysAhead": figure(
    10,
    "days before a booked review from which to arrange it",
    "judgment",
    "accounts with a booked review",
    "stated judgment: near enough to be kept, far enough to find another day",
  ),
  ...agendaFigures(),
});

/** The figures of this table as assumptions. */
export type ConversationAssumptions = AssumptionsOf<typeof conversationFigures>;
