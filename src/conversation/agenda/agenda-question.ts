import { type Message, type Reason, reason } from "../../reasons/reason.js";
import type { Directness, ReviewArea, ReviewPurpose, ReviewQuestion } from "./review-question.js";
import type { AskableQuestion } from "./choose-questions.js";
import { keptAmong } from "../../records/values/kept-for.js";
import { deeplyFrozen } from "../../reasons/deeply-frozen.js";
import { sharedIfEmpty } from "../../records/values/shared-if-empty.js";

/** A question to ask this account: a message for a locale, with what the seller needs to know about it. */
export interface AgendaQuestion extends Message {
  readonly area: ReviewArea;
  readonly purpose: ReviewPurpose;
  /** Path of the field that the answer fills. */
  readonly fills: string;
  readonly minutes: number;
  readonly directness: Directness;
  /** Delicate subject of the question; `null` if it is not delicate. */
  readonly subject: string | null;
  /** What to ask next, by the kind of answer. */
  readonly followUps: readonly ({ readonly answer: string } & Message)[];
  /** What gave the occasion, then the purpose. */
  readonly reasons: readonly Reason[];
}

/** Made once for all accounts with an occasion that they share, and frozen for that. */
const questionsOfAny = new WeakMap<ReviewQuestion, WeakMap<Reason, AgendaQuestion>>();

/**
 * A question of the library's own bank; the same object for all accounts where the occasion is.
 * @internal
 */
export function askedOfAny(candidate: AskableQuestion, bank: readonly ReviewQuestion[]): AgendaQuestion {
  const { question, occasion } = candidate;
  if (!Object.isFrozen(occasion)) return agendaQuestion(candidate, bank);
  let byOccasion = questionsOfAny.get(question);
  if (byOccasion === undefined) {
    byOccasion = new WeakMap<Reason, AgendaQuestion>();
    questionsOfAny.set(question, byOccasion);
  }
  let asked = byOccasion.get(occasion);
  if (asked === undefined) {
    asked = deeplyFrozen(agendaQuestion(candidate, bank));
    byOccasion.set(occasion, asked);
  }
  return asked;
}

/**
 * A question of an agenda, with its reason.
 * @internal
 */
export function agendaQuestion(candidate: AskableQuestion, bank: readonly ReviewQuestion[]): AgendaQuestion {
  const { question, occasion } = candidate;
  const { area, purpose, minutes, directness, subject = null } = question;
  const fills = fieldOf(candidate);
  const followUps = followUpsOf(candidate, bank);
  const reasons = [occasion, reason(`conversation.purpose.${purpose}`)];
  const { code, text } = question;
  const { params } = occasion;
  if (text == null && params !== undefined) {
    return { area, purpose, fills, minutes, directness, subject, followUps, reasons, code, params };
  }
  // Spread last: fields that follow a spread are added one by one, which takes a hundred times as long.
  return {
    area,
    purpose,
    fills,
    minutes,
    directness,
    subject,
    followUps,
    reasons,
    ...messageOf(question, occasion),
  };
}

function followUpsOf(
  { question: { followUps }, occasion }: AskableQuestion,
  bank: readonly ReviewQuestion[],
): AgendaQuestion["followUps"] {
  return sharedIfEmpty(
    (followUps ?? []).map(({ answer, code }) => {
      const next = bank.find((other) => other.code === code);
      const { params } = occasion;
      if (next?.text == null && params !== undefined) return { answer, code, params };
      return { answer, ...messageOf(next ?? { code }, occasion) };
    }),
  );
}

/**
 * The words of a question, filled with what its occasion knows.
 * @internal
 */
export function messageOf({ code, text }: Pick<ReviewQuestion, "code" | "text">, { params }: Reason): Message {
  return { code, ...(params && { params }), ...(text != null && { text }) };
}

/**
 * The field that an answer fills, with `{productId}` and the like replaced by what the occasion names.
 * @internal
 */
export function fieldOf(candidate: AskableQuestion): string {
  return (candidate.field ??= filled(candidate));
}

function filled({ question: { fills }, occasion: { params } }: AskableQuestion): string {
  const open = fills.indexOf("{");
  if (open < 0) return fills;
  // Nearly all name the product and nothing else, and many accounts have the same.
  const close = open + PRODUCT.length;
  if (fills.startsWith(PRODUCT, open) && !fills.includes("{", close)) {
    const product = String(params?.productId ?? PRODUCT);
    const byProduct = keptAmong(fields, MOST_FIELDS, fills, () => new Map<string, string>());
    return keptAmong(byProduct, MOST_FIELDS, product, () => fills.slice(0, open) + product + fills.slice(close));
  }
  return fills.replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole));
}

/** Fields that were filled before, by what they are filled from and the product. */
const fields = new Map<string, Map<string, string>>();

/** Most of each that are remembered. */
const MOST_FIELDS = 1024;

const PRODUCT = "{productId}";
