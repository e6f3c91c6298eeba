import { assertArray, assertCount, assertText, RetentionError } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import type { AllocationAssumptions } from "../evidence/allocation-figures.js";
import type { ReasonCode } from "../reasons/reason.js";
import { curveFromAttention, type AttentionParts } from "./curves/curve-from-attention.js";
import { assertCurve, type ResponseCurve } from "./curves/response-curve.js";
import type { AdbudgResponse, ExponentialResponse, TableResponse } from "./curves/curve-shapes.js";
import type { ResponseJudgment } from "./curves/response-judgment.js";

/** An account that hours may go to, such as one from `reviewPortfolio`. */
export interface AllocationAccount {
  /** Its id; or give `id`. */
  accountId?: string | null | undefined;
  id?: string | null | undefined;
  /** Who holds its contacts. */
  sellerId?: string | null | undefined;
  /**
   * Who may hold them, if several share the account; takes precedence over `sellerId`. Without either, any seller of
   * its segment.
   */
  sellerIds?: readonly string[] | null | undefined;
  /** Its next review, as `reviewPortfolio` returns it: its seller replaces a missing `sellerId`. */
  nextReview?: { sellerId?: string | null | undefined } | null | undefined;
  segment?: string | null | undefined;
  /** State of the account, by name or as `reviewPortfolio` returns it. */
  standing?: string | { state: string } | null | undefined;
  /** What one review may protect or bring, in money; `null` if it is not known. */
  attention?: AttentionParts | null | undefined;
  /** Its own curve, which takes precedence over the one from the options. */
  response?: ResponseCurve | null | undefined;
  /** Whole minutes of one contact where it takes another time than its kind says, such as a long way; one kind only. */
  minutes?: number | null | undefined;
  /** Minimum and maximum number of contacts, overriding the options. */
  min?: number | null | undefined;
  max?: number | null | undefined;
}

/** Curves by segment. */
export interface SegmentCurves {
  readonly bySegment: Readonly<Record<string, ResponseCurve>>;
  /**
   * For accounts of other segments.
   * @defaultValue their attention's curve
   */
  readonly otherwise?: ResponseCurve | null | undefined;
}

/** Where an account's curve comes from: one for all, one per segment, or your own rule. */
export type ResponseSource = ResponseCurve | SegmentCurves | ((account: AllocationAccount) => ResponseCurve | null);

/** What reading an account depends on. */
export interface AccountReading {
  functionName: string;
  response: ResponseSource | undefined;
  judgment: ResponseJudgment;
  figures: AllocationAssumptions;
  min: number;
  max: number;
  /** Whether an account may bring its own minutes. */
  ownMinutes: boolean;
  /** The curves that were checked already. */
  checked: WeakSet<ResponseCurve>;
}

/** A curve without its words. */
export type AccountCurve = (ExponentialResponse | AdbudgResponse | TableResponse) & {
  currency: string | null;
  assumptions: Assumption<unknown>[];
  /** Whether anything is known of what is at stake. */
  known: boolean;
  /** Whether the curve was fitted to contacts that sellers chose. */
  chosen: boolean;
};

/** An account that was checked, with its curve. */
export interface ReadAccount {
  id: string;
  sellerIds: readonly string[] | null;
  segment: string | null;
  curve: AccountCurve;
  minutes: number | null;
  min: number;
  max: number;
}

/** Most contacts of one account. */
export const MOST_CONTACTS = 1_000;

/**
 * Checks an account and finds its curve.
 * @internal
 */
export function readAccount(account: AllocationAccount, reading: AccountReading): ReadAccount {
  const { functionName } = reading;
  const id = account.accountId ?? account.id;
  assertText(functionName, "accountId", id);
  const segment = account.segment ?? null;
  if (segment !== null) assertText(functionName, "segment", segment);
  const min = account.min ?? reading.min;
  assertCount(functionName, "min", min, { max: MOST_CONTACTS });
  const max = account.max ?? Math.max(min, reading.max);
  assertCount(functionName, "max", max, { min, max: MOST_CONTACTS });
  const minutes = account.minutes ?? null;
  if (minutes !== null) {
    assertCount(functionName, "minutes", minutes, { min: 1 });
    if (!reading.ownMinutes) {
      throw new RetentionError(functionName, "minutes", "must not be given where there are several kinds", minutes);
    }
  }
  return {
    id,
    sellerIds: sellersOf(functionName, account),
    segment,
    curve: curveOf(account, reading),
    minutes,
    min,
    max,
  };
}

function sellersOf(functionName: string, account: AllocationAccount): readonly string[] | null {
  const { sellerIds } = account;
  const sellerId = account.sellerId ?? account.nextReview?.sellerId;
  if (sellerIds !== undefined && sellerIds !== null) {
    assertArray(functionName, "sellerIds", sellerIds);
    return sellerIds;
  }
  if ((sellerId ?? null) === null) return null;
  assertText(functionName, "sellerId", sellerId);
  return [sellerId];
}

function curveOf(account: AllocationAccount, reading: AccountReading): AccountCurve {
  const { functionName, response, checked } = reading;
  const given = account.response ?? curveFrom(response, account);
  if (given === null) {
    const { attention = null, segment = null, standing = null } = account;
    const stakes = { kind: "attention", attention, segment, standing } as const;
    const made = curveFromAttention(functionName, stakes, reading.figures, reading.judgment);
    const { base, gain, furtherShare, first, assumptions } = made;
    const currency = attention?.currency ?? null;
    return {
      kind: "exponential",
      base,
      gain,
      furtherShare,
      currency,
      assumptions,
      known: first !== null,
      chosen: false,
    };
  }
  if (!checked.has(given)) {
    assertCurve(functionName, "response", given);
    checked.add(given);
  }
  const has = (wanted: ReasonCode): boolean => given.reasons.some(({ code }) => code === wanted);
  const chosen = has("allocation.fit.chosen") || has("allocation.fit.not-by-lot");
  return { ...given, known: !has("allocation.curve.attention-unknown"), chosen };
}

function curveFrom(response: ResponseSource | undefined, account: AllocationAccount): ResponseCurve | null {
  if (response === undefined) return null;
  if (typeof response === "function") return response(account);
  if (!("bySegment" in response)) return response;
  const { segment = null } = account;
  const segmentResponse =
    segment !== null && Object.hasOwn(response.bySegment, segment) ? response.bySegment[segment] : undefined;
  return segmentResponse ?? response.otherwise ?? null;
}
