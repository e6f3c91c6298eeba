import type { BookedReview, Portfolio } from "retention-kit";
import type { Locale } from "retention-kit/locales";
import { wordsIn } from "./words.js";

/** What a seller needs to know before a review, in words. */
export interface Briefing {
  /** Why this account, and why on this day. */
  why: string[];
  /** How to offer the review: what to say, in this order. */
  offer: string[];
  /** What to ask, in the order of asking. */
  questions: string[];
}

/** Briefings for all booked reviews, by their keys; amounts are in the currency of the book. */
export function briefings({ accounts: pictures, plan, valueAtRisk }: Portfolio, locale: Locale): Map<string, Briefing> {
  const pictureOf = new Map(pictures.map((picture) => [picture.accountId, picture]));
  const inWords = wordsIn(locale, valueAtRisk?.currency);

  const briefingOf = ({ accountId, reasons }: BookedReview): Briefing => {
    const { agenda = null, invitation } = pictureOf.get(accountId) ?? {};
    return {
      why: reasons.map(inWords),
      offer: (invitation?.messages ?? []).map(inWords),
      questions: (agenda?.questions ?? []).map(inWords),
    };
  };
  return new Map(plan.booked.map((review) => [review.key, briefingOf(review)]));
}

/** A briefing as plain text, for the description of a calendar's entry. */
export function briefingText({ why, offer, questions }: Briefing): string {
  return [
    ...why.map((line) => `- ${line}`),
    "",
    ...offer,
    "",
    ...questions.map((question, index) => `${index + 1}. ${question}`),
  ].join("\n");
}
