import { addMonths, dayInRow, plainDate } from "../../calendar/days/plain-date.js";
import { assertNumber } from "../../errors.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { OpportunityStanding } from "../../opportunity/opportunity-level.js";
import { linesKept } from "../../reading/kept-purchases.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import type { Account } from "../../records/account/account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { datedTickets, type DatedTicket } from "../../accounts/dated-tickets.js";
import { departedFrom, lastTalkDay } from "../../accounts/departed.js";
import { BAD_ANSWER_DAYS, lastAnswers } from "../last-answers.js";
import { type ListedProduct, mainProduct, withoutContracts } from "../../accounts/main-product.js";
import { ownedProducts, type OwnedSince } from "../../accounts/owned-products.js";
import { contractOccasion } from "./contract-occasion.js";
import type { QuestionOccasion } from "./review-question.js";

/** What is known about an account apart from its record. */
export interface QuestionContext {
  /** Day number. */
  asOf: number;
  opportunity: Pick<Opportunity, "offers" | "reasons"> | null;
  loyalty: { probability: number } | null;
  efforts: readonly { ticketId: string; effort: number }[];
  highEffort: number;
  longOwnedMonths: number;
  products: readonly ListedProduct[];
  /** Share of its scale up to which an answer is low. */
  lowScore: number;
  /** Months to its end from which a contract is asked about. */
  contractMonths: number;
  /** Days around the end of a contract within which a renewal may begin. */
  windowDays: number;
  /** Where it stands; `null` if unknown. */
  standing: OpportunityStanding | null;
  /** What asks for the review. */
  signals: readonly Pick<ReviewSignal, "code" | "on">[];
  /** Probability of buying again below which loyalty is uncertain. */
  doubtfulLoyalty: number;
}

/**
 * The occasions for questions that an account gives, each with its reason. What is dated after `asOf` gives none.
 * @internal
 */
export function questionOccasions(
  functionName: string,
  account: Account,
  context: QuestionContext,
): Map<QuestionOccasion, Reason> {
  const tickets = datedTickets(functionName, "", account, context.asOf);
  const owned = ownedProducts(functionName, account, context.asOf);
  const things = withoutContracts(owned, account, context.products);
  const found = new Map<QuestionOccasion, Reason>();
  const note = (occasion: QuestionOccasion, why: Reason | undefined): void => {
    if (why !== undefined) found.set(occasion, why);
  };
  note("always", reason("conversation.because.always"));
  note("ticket-effort", costliestTicket(functionName, tickets, account, context));
  note("ticket-open", openTicket(tickets, context));
  note("low-score", lowAnswer(functionName, account, context));
  note("champion-left", championLeft(functionName, account, context));
  note("contract-open", contractOccasion(functionName, account, context));
  noteReasons(note, account, context);
  note("loyalty-doubtful", loyaltyInDoubt(functionName, context));
  if (!account.preferences) note("preferences-unknown", reason("conversation.because.preferences-unknown"));
  if (meansUnknown(account))
    note("means-unknown", estimatedMeans(context) ?? reason("conversation.because.means-unknown"));
  if (account.segment == null) note("segment-unknown", reason("conversation.because.segment-unknown"));
  note("owns", owns(mainProduct(things, account, context.products, context.asOf)));
  note("long-owned", dueForReplacement(context) ?? longOwned(things, context));
  note("maintenance-unknown", maintenanceUnknown(things, context));
  note("offer-open", openOffer(context));
  return found;
}

/** Of the tickets since the last review that are not open any more, the one that cost the customer most effort. */
function costliestTicket(
  functionName: string,
  tickets: readonly DatedTicket[],
  { touches }: Account,
  context: QuestionContext,
): Reason | undefined {
  const { asOf } = context;
  let reviewedOn = "";
  touches?.forEach(({ on, kind }, index) => {
    const day = dayInRow(functionName, "touches", index, "on", on);
    if (kind === "review" && day <= asOf && on > reviewedOn) reviewedOn = on;
  });
  if (tickets.length === 0) return undefined;
  const closed = tickets.filter(({ isOpen, openedOn }) => !isOpen && openedOn >= reviewedOn);
  const [costliest] = costly(closed, context);
  return (
    costliest &&
    reason("conversation.because.ticket-effort", {
      ticketId: costliest.ticket.id,
      topic: costliest.topic,
      effort: costliest.effort,
    })
  );
}

/** The tickets that cost much effort, the costliest first. */
function costly(
  tickets: readonly DatedTicket[],
  { efforts, highEffort }: QuestionContext,
): (DatedTicket & { effort: number })[] {
  if (tickets.length === 0) return [];
  const effortOnly = new Map(efforts.map(({ ticketId, effort }) => [ticketId, effort]));
  return tickets
    .map(({ ticket, topic, openedOn, isOpen }) => ({
      ticket,
      topic,
      openedOn,
      isOpen,
      effort: effortOnly.get(ticket.id) ?? 0,
    }))
    .filter(({ effort }) => effort >= highEffort)
    .sort((a, b) => b.effort - a.effort);
}

/** Of the open tickets the one that cost the customer most effort, where any cost much; else the oldest. */
function openTicket(tickets: readonly DatedTicket[], context: QuestionContext): Reason | undefined {
  if (tickets.length === 0) return undefined;
  const allOpen = tickets.filter(({ isOpen }) => isOpen);
  const [open] = [...costly(allOpen, context), ...allOpen];
  return (
    open &&
    reason("conversation.because.ticket-open", {
      ticketId: open.ticket.id,
      topic: open.topic,
      openedOn: open.openedOn,
    })
  );
}

/** The worst of what is low: the last answer of all, and the last ones of each kind that are bad and not long ago. */
function lowAnswer(functionName: string, account: Account, { asOf, lowScore }: QuestionContext): Reason | undefined {
  const answers = lastAnswers(functionName, account, asOf);
  if (answers.length === 0) return undefined;
  const latest = Math.max(...answers.map(({ ms }) => ms));
  const [worst] = answers
    .filter(
      ({ ms, day, share, isBad }) => (ms === latest && share <= lowScore) || (isBad && day > asOf - BAD_ANSWER_DAYS),
    )
    .sort((a, b) => a.share - b.share || b.ms - a.ms);
  return (
    worst && sharedReason("conversation.because.low-score", { metric: worst.answer.metric, score: worst.answer.score })
  );
}

/** Someone who mattered has left, and no one asked about it in a review since. */
function championLeft(functionName: string, account: Account, { asOf }: QuestionContext): Reason | undefined {
  const reviewedDay = lastTalkDay(functionName, account, asOf, ["review"]);
  const [departed] = departedFrom(functionName, account, asOf);
  if (departed === undefined) return undefined;
  const { contactId, day } = departed;
  // Of someone without a day, a review at any time has asked.
  const isAsked = reviewedDay !== null && (day === null || reviewedDay >= day);
  return isAsked ? undefined : reason("conversation.because.champion-left", { contactId });
}

/** What the review is held for: silence, falling use, an unpaid invoice, a first purchase, or to meet at all. */
function noteReasons(
  note: (occasion: QuestionOccasion, why: Reason | undefined) => void,
  { purchases, invoices, touches }: Account,
  { asOf, standing, signals }: QuestionContext,
): void {
  const today = plainDate(asOf);
  // A contract that ended and may still be renewed makes a customer slow that buys as ever.
  const isSlow = standing === "slowing" && !signals.some(({ code }) => code === "renewal-late");
  const hasStopped = isSlow || standing === "lapsed" || standing === "lost";
  // Most accounts are asked about neither, and need no look at their purchases.
  const days = hasStopped || standing === "new" ? linesKept(purchases ?? [], asOf).map(({ day }) => day) : [];
  if (days.length > 0 && hasStopped) {
    note("stopped-buying", reason("conversation.because.stopped-buying", { on: plainDate(Math.max(...days)) }));
  }
  if (days.length > 0 && standing === "new") {
    note("new-customer", reason("conversation.because.new-customer", { on: plainDate(Math.min(...days)) }));
  }
  const falling = signals.find(({ code, on }) => code === "usage-falling" && on <= today);
  if (falling !== undefined) note("usage-falling", reason("conversation.because.usage-falling", { on: falling.on }));
  const [late] = (invoices ?? [])
    .filter(({ dueOn, paidOn, amount }) => amount > 0 && dueOn < today && (paidOn == null || paidOn > today))
    .toSorted((a, b) => compareTexts(a.dueOn, b.dueOn));
  if (late !== undefined) note("invoice-open", reason("conversation.because.invoice-open", { on: late.dueOn }));
  // Where contacts are not on record, it may have been met.
  const hasTalked = touches?.some(({ kind, on }) => TALKS.includes(kind) && on <= today) ?? true;
  if (standing === "prospect" && !hasTalked) note("never-met", sharedReason("conversation.because.never-met", {}));
}

const TALKS: readonly string[] = ["review", "meeting", "call"];

const ESTIMATES: readonly string[] = [
  "opportunity.means.estimated",
  "opportunity.means.earlier-year",
  "opportunity.means.contracts",
];

/** What it may spend is known as far as it was estimated, and worth asking all the same. */
function estimatedMeans({ opportunity }: QuestionContext): Reason | undefined {
  const found = opportunity?.reasons.find(({ code }) => ESTIMATES.includes(code));
  const spent = found?.params?.spent;
  return typeof spent === "number" ? reason("conversation.because.means-estimated", { spent }) : undefined;
}

function loyaltyInDoubt(functionName: string, { loyalty, doubtfulLoyalty }: QuestionContext): Reason | undefined {
  if (!loyalty) return undefined;
  assertNumber(functionName, "loyalty.probability", loyalty.probability, { min: 0, max: 1 });
  return loyalty.probability < doubtfulLoyalty
    ? reason("conversation.because.loyalty-doubtful", { probability: loyalty.probability })
    : undefined;
}

function meansUnknown({ annualBudget, resources }: Account): boolean {
  return (annualBudget ?? resources ?? null) === null;
}

function owns(main: OwnedSince | undefined): Reason | undefined {
  return main && sharedReason("conversation.because.owns", productSince(main), MOST_PRODUCTS_SINCE);
}

/**
 * Reasons that name a product and its day are shared by many accounts, and with each go up to three questions: in a large
 * book they are a twentieth of all that is held.
 */
const MOST_PRODUCTS_SINCE = 32_768;

function productSince({ productId, purchasedOn }: Pick<OwnedSince, "productId" | "purchasedOn">): {
  productId: string;
  purchasedOn: string;
} {
  return { productId, purchasedOn };
}

function dueForReplacement({ opportunity }: QuestionContext): Reason | undefined {
  const due: { productId: string; purchasedOn: string; dueOn: string }[] = [];
  for (const { productId, reasons } of opportunity?.offers ?? []) {
    for (const { code, params } of reasons) {
      if (code !== "opportunity.offer.replacement") continue;
      due.push({ productId, purchasedOn: String(params?.purchasedOn), dueOn: String(params?.dueOn) });
    }
  }
  const [first] = due.sort((a, b) => compareTexts(a.dueOn, b.dueOn));
  return first && sharedReason("conversation.because.long-owned", productSince(first), MOST_PRODUCTS_SINCE);
}

function longOwned(owned: readonly OwnedSince[], { asOf, longOwnedMonths }: QuestionContext): Reason | undefined {
  const [oldest] = owned;
  if (!oldest || oldest.purchasedOn > plainDate(addMonths(asOf, -longOwnedMonths))) return undefined;
  return sharedReason("conversation.because.long-owned", productSince(oldest), MOST_PRODUCTS_SINCE);
}

function maintenanceUnknown(owned: readonly OwnedSince[], { opportunity }: QuestionContext): Reason | undefined {
  if (!opportunity?.reasons.some(({ code }) => code === "opportunity.contract.unknown")) return undefined;
  const unknown = owned.find(({ maintenanceHoursPerYear }) => maintenanceHoursPerYear === null);
  return unknown && sharedReason("conversation.because.maintenance-unknown", { productId: unknown.productId });
}

function openOffer({ opportunity }: QuestionContext): Reason | undefined {
  const offer = opportunity?.offers.find(({ kind, chosen }) => chosen && kind !== "replacement");
  return offer && sharedReason("conversation.because.offer-open", { productId: offer.productId });
}
