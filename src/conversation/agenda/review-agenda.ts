import { type AgendaQuestion, agendaQuestion, askedOfAny, messageOf } from "./agenda-question.js";
import type { Message, Reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type AgendaDeal, openDeals } from "./open-deals.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import { OPPORTUNITY_STANDINGS, type OpportunityStanding } from "../../opportunity/opportunity-level.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import type { ListedProduct } from "../../accounts/main-product.js";
import { DIRECTNESSES, type Directness, type QuestionOccasion, type ReviewQuestion } from "./review-question.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import type { Account } from "../../records/account/account.js";
import {
  RetentionError,
  assertCount,
  assertFigures,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  type OptionNames,
} from "../../errors.js";
import { assertAccount } from "../../records/account/assert-account.js";
import { presetOf } from "../../evidence/preset-of.js";
import { type AgendaAssumptions, agendaFigures } from "../../evidence/conversation-figures.js";
import { renewalWindowDays } from "../../measures/contracts/renewal-window-days.js";
import { assumedQuestions } from "./assumed-questions.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertQuestions } from "./question-bank.js";
import { questionOccasions } from "./question-occasions.js";
import type { AskableQuestion } from "./choose-questions.js";
import { questionChoice } from "./repeated-choices.js";
import { deeplyFrozen } from "../../reasons/deeply-frozen.js";
import { noteHindrances } from "./hindrances.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { keptFor } from "../../records/values/kept-for.js";
import { sharedIfEmpty } from "../../records/values/shared-if-empty.js";
import { ACCOUNT_ROW } from "../../records/rows/host-rows.js";
import { TALK_LISTS } from "../talk-lists.js";

const NAME = "reviewAgenda";

const agendaOptions: OptionNames<ReviewAgendaOptions> = {
  asOf: true,
  minutes: true,
  opportunity: true,
  loyalty: true,
  standing: true,
  signals: true,
  efforts: true,
  products: true,
  answers: true,
  questions: true,
  mostDirect: true,
  highEffort: true,
  longOwnedMonths: true,
  assumptions: assertFigures,
};

/** The questions for one review, in the order in which to ask them. */
export interface ReviewAgenda {
  readonly accountId: string;
  /** Minutes that the questions take. */
  readonly minutes: number;
  readonly questions: readonly AgendaQuestion[];
  /** Questions that had an occasion and are not asked, with the reason. */
  readonly leftOut: readonly (Message & { readonly reasons: readonly Reason[] })[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
  /** Open deals to talk about; missing if the account has none. */
  readonly deals?: readonly AgendaDeal[];
}

/** Options of `reviewAgenda`. */
export interface ReviewAgendaOptions {
  /** The day of the review. Records after it count as not having happened yet. */
  asOf: PlainDate;
  /** Time for questions, whole minutes. */
  minutes: number;
  /** From `scoreOpportunity`; nothing is asked about offers without it. */
  opportunity?: Pick<Opportunity, "offers" | "reasons"> | null | undefined;
  /** From `estimateLoyalty`. */
  loyalty?: { probability: number } | null | undefined;
  /** Where it stands, as `reviewPortfolio` says: who stopped buying, is new or was never met is asked about that. */
  standing?: OpportunityStanding | null | undefined;
  /** What asks for the review, from `reviewPortfolio`: use that falls is asked about. */
  signals?: readonly Pick<ReviewSignal, "code" | "on">[] | null | undefined;
  /** Effort that tickets cost the customer, from `scoreEffort`. */
  efforts?: readonly { ticketId: string; effort: number }[] | null | undefined;
  /** The products, to find the most important one that they own; without them it is the one with the highest spend. */
  products?: readonly ListedProduct[] | null | undefined;
  /** When a field was last asked about, by the path in `fills`; the account's own fields count as fresh otherwise. */
  answers?: readonly { field: string; on: PlainDate }[] | null | undefined;
  /**
   * The bank to choose from.
   * @defaultValue `reviewQuestions`
   */
  questions?: readonly ReviewQuestion[] | null | undefined;
  /**
   * How direct the questions may be at most.
   * @defaultValue `"direct"`
   */
  mostDirect?: Directness | null | undefined;
  /**
   * Effort from which a ticket is asked about, 1 to 5.
   * @defaultValue `3.5`
   */
  highEffort?: number | null | undefined;
  /**
   * Months after which something owned is asked about, where no lifespan says so.
   * @defaultValue `36`
   */
  longOwnedMonths?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * The questions for a review of this account in the three areas that it must cover: how the customer feels about
 * seller and company, needs that further products could meet, and contact with competitors.
 *
 * A question is asked only when something triggers it, such as an unknown budget or a ticket that took a lot of effort,
 * and not while a recent answer is on file. While a problem is open the conversation begins with it, and offers, money
 * and replacements are left out. The most urgent questions that fit into the time are asked, with at least one from
 * each area. Open deals are listed beside the questions. The order is that of a conversation: problems first,
 * competitors last, and never a direct question on a sensitive subject before an indirect one. Urgency and minutes are
 * judgments, kept as data: bring your own question bank.
 *
 * @param account - The account with its touches, tickets, surveys, contracts and what it owns.
 * @param options - Day, time, and what else is known.
 * @returns The questions in the order of asking, and those left out.
 * @throws RetentionError when there is not enough time for one question from each area, the bank has no question that
 *   can always open an area, or a field is wrong.
 *
 * @example
 * import { reviewAgenda } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const account = { id: "acme", segment: "hotel", owned: [{ productId: "mill", purchasedOn: "2021-03-01" }] };
 * const agenda = reviewAgenda(account, { asOf: "2026-11-21", minutes: 12 });
 * agenda.questions.map((question) => describe(question, en))
 * //=> [
 * //   "How have things been going lately?",
 * //   "How has mill, from 2021-03-01, served you, and what would you expect of the next one?",
 * //   "What do you plan to improve or replace in the coming year?",
 * //   "Which other suppliers did you consider before you bought mill?"
 * // ]
 */
export function reviewAgenda(account: Account, options: ReviewAgendaOptions): ReviewAgenda {
  assertAccount(NAME, account);
  assertHostRow(NAME, "", account, ACCOUNT_ROW, TALK_LISTS);
  return agendaWithin(account, options, (minutes, least) => {
    if (minutes >= least) return minutes;
    throw new RetentionError(NAME, "minutes", `must be at least ${least}, for one question in each area`, minutes);
  });
}

/**
 * The same for a review that may be too short for a question in each area: it then takes the minutes that these need.
 * @internal
 */
export function leastAgenda(account: Account, options: ReviewAgendaOptions): ReviewAgenda {
  return agendaWithin(account, options, Math.max);
}

function agendaWithin(
  account: Account,
  options: ReviewAgendaOptions,
  timeFor: (minutes: number, least: number) => number,
): ReviewAgenda {
  assertAccount("reviewAgenda", account, ["touches", "tickets", "surveys", "contacts", "contracts"]);
  const known = assertOptions("reviewAgenda", "options", options, agendaOptions);
  const { minutes, opportunity = null, loyalty = null, efforts = [], mostDirect = "direct", answers = [] } = known;
  const { products = [], standing = null, signals = [] } = known;
  const assumed = known.assumptions ?? presetOf(agendaFigures);
  const { lowScore, doubtfulLoyalty, contractMonths, ...usual } = assumed["reviews.agenda.occasions"].value;
  const { questions = assumedQuestions(assumed), highEffort = usual.highEffort } = known;
  const { longOwnedMonths = usual.longOwnedMonths } = known;
  const asOf = dayNumber(NAME, "asOf", known.asOf);
  assertCount(NAME, "minutes", minutes);
  assertOneOf(NAME, "mostDirect", mostDirect, DIRECTNESSES);
  assertNumber(NAME, "highEffort", highEffort, { min: 1, max: 5 });
  assertCount(NAME, "longOwnedMonths", longOwnedMonths, { max: 1200 });
  assertQuestions(NAME, questions);
  assertRows(NAME, "products", products);
  assertRows(NAME, "answers", answers);
  if (standing !== null) assertOneOf(NAME, "standing", standing, OPPORTUNITY_STANDINGS);
  assertRows(NAME, "signals", signals);
  assertEfforts(efforts);
  if (loyalty !== null) assertObject(NAME, "loyalty", loyalty);
  if (opportunity !== null) {
    assertObject(NAME, "opportunity", opportunity);
    assertRows(NAME, "opportunity.offers", opportunity.offers);
    assertRows(NAME, "opportunity.reasons", opportunity.reasons);
  }

  const context = {
    products,
    asOf,
    opportunity,
    loyalty,
    efforts,
    highEffort,
    longOwnedMonths,
    standing,
    signals,
    lowScore,
    doubtfulLoyalty,
    contractMonths,
    windowDays: renewalWindowDays(NAME, assumed),
  };
  const occasions = questionOccasions(NAME, account, context);
  const candidates: AskableQuestion[] = [];
  for (const question of questions) {
    const occasion = occasions.get(question.when);
    if (occasion !== undefined) candidates.push({ question, occasion, field: null, hindrance: null });
  }
  noteHindrances(candidates, mostDirect, account, asOf, answers);
  const problem = occasions.get("ticket-open");
  for (const candidate of problem === undefined ? [] : candidates) {
    if (!SELLING.includes(candidate.question.when)) continue;
    const topic = String(problem?.params?.topic);
    candidate.hindrance = sharedReason("conversation.left-out.problem-open", { topic });
  }
  const askable = candidates.filter(({ hindrance }) => hindrance === null);
  const choice = questionChoice(questions, askable);
  const chosen = choice.within(timeFor(minutes, choice.least));
  const deals = openDeals(account, asOf);
  const agenda: ReviewAgenda = {
    accountId: account.id,
    minutes: chosen.reduce((sum, { question }) => sum + question.minutes, 0),
    questions: chosen.map((candidate) =>
      known.questions === undefined ? askedOfAny(candidate, questions) : agendaQuestion(candidate, questions),
    ),
    leftOut: sharedIfEmpty(candidates.filter((candidate) => !chosen.includes(candidate)).map(leftOut)),
    assumptions: known.questions === undefined ? assumptionsOf(assumed) : [assumed["reviews.agenda.occasions"]],
  };
  return deals.length === 0 ? agenda : { ...agenda, deals };
}

function assertEfforts(efforts: readonly { ticketId: string; effort: number }[]): void {
  assertRows(NAME, "efforts", efforts);
  efforts.forEach(({ ticketId, effort }, index) => {
    assertText(NAME, `efforts[${index}].ticketId`, ticketId);
    assertNumber(NAME, `efforts[${index}].effort`, effort);
  });
}

/** Occasions of a pitch, a talk of money or a trade-in, for which an open problem is the wrong day. */
const SELLING: readonly QuestionOccasion[] = ["offer-open", "means-unknown", "long-owned"];

/** Made once for all accounts with an occasion that they share, by question and why it is not asked, and frozen for that. */
const leftOutOfAny = new WeakMap<ReviewQuestion, WeakMap<Reason, WeakMap<Reason, LeftOut>>>();
const assumptionsOfAny = new WeakMap<object, Assumption<unknown>[]>();

type LeftOut = ReviewAgenda["leftOut"][number];

/** A question that is not asked, for a hindrance or else for want of time. */
function leftOut(candidate: AskableQuestion): LeftOut {
  const { question, occasion, hindrance } = candidate;
  const why = hindrance ?? sharedReason("conversation.left-out.no-time", { minutes: question.minutes });
  const isOfAny = Object.isFrozen(question) && Object.isFrozen(occasion) && Object.isFrozen(why);
  if (!isOfAny) return leftOutFor(candidate, why);
  const byReason = keptFor(leftOutOfAny, question, () => new WeakMap<Reason, WeakMap<Reason, LeftOut>>());
  const byOccasion = keptFor(byReason, why, () => new WeakMap<Reason, LeftOut>());
  return keptFor(byOccasion, occasion, () => deeplyFrozen(leftOutFor(candidate, why)));
}

function leftOutFor({ question, occasion }: AskableQuestion, why: Reason): LeftOut {
  const { code, text } = question;
  const { params } = occasion;
  if (text !== undefined) return { reasons: [why], ...messageOf(question, occasion) };
  return params === undefined ? { reasons: [why], code } : { reasons: [why], code, params };
}

/** The figures behind an agenda with the library's own questions. */
function assumptionsOf(assumed: AgendaAssumptions): Assumption<unknown>[] {
  let list = assumptionsOfAny.get(assumed);
  if (list === undefined) {
    list = [assumed["reviews.agenda.occasions"], assumed["reviews.agenda.minutes"], assumed["reviews.agenda.urgency"]];
    assumptionsOfAny.set(assumed, Object.freeze(list) as Assumption<unknown>[]);
  }
  return list;
}
