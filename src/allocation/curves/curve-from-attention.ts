import { assertNumber, assertObject, assertText } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { AllocationAssumptions } from "../../evidence/allocation-figures.js";
import type { ExponentialResponse } from "./curve-shapes.js";
import type { ResponseFactors, ResponseJudgment } from "./response-judgment.js";

/** What one review of an account may protect or bring, in money: its `attention`, or as much of it as there is. */
export interface AttentionParts {
  keep?: number | null | undefined;
  renew?: number | null | undefined;
  grow?: number | null | undefined;
  winBack?: number | null | undefined;
  /** The sum, where the parts are not given. */
  total?: number | null | undefined;
  currency?: string | null | undefined;
}

/** What is at stake in an account, with its segment and standing for the judgment. */
export interface AttentionStakes {
  kind: "attention";
  /** `null` if nothing is known of what is at stake. */
  attention: AttentionParts | null;
  segment?: string | null | undefined;
  /** State of the account, by name or as `reviewPortfolio` returns it. */
  standing?: string | { state: string } | null | undefined;
}

const parts = ["keep", "renew", "grow", "winBack"] as const;

/** The default curve of an account. */
export interface AttentionCurve extends ExponentialResponse {
  /** What the first review brings; `null` if nothing is known of what is at stake. */
  first: number | null;
  assumptions: Assumption<unknown>[];
}

/**
 * The default curve: what one review may protect or bring, and a stated share of it for each further one. The judgment
 * must have been checked.
 * @internal
 */
export function curveFromAttention(
  functionName: string,
  { attention, segment, standing }: AttentionStakes,
  figures: AllocationAssumptions,
  judgment: ResponseJudgment,
): AttentionCurve {
  const ofSegment = lookUp(judgment.bySegment, segment ?? null);
  const ofStanding = lookUp(judgment.byStanding, (typeof standing === "object" ? standing?.state : standing) ?? null);
  const figure = figures["reviews.furtherShare"];
  const given = ofStanding?.furtherShare ?? ofSegment?.furtherShare;
  const furtherShare = given ?? figure.value;
  if (given === undefined) assertNumber(functionName, `the figure ${figure.key}`, furtherShare, { min: 0, below: 1 });
  const first = attention === null ? null : firstReview(functionName, attention, ofSegment, ofStanding);
  return {
    kind: "exponential",
    base: 0,
    gain: (first ?? 0) / (1 - furtherShare),
    furtherShare,
    first,
    assumptions: given === undefined ? [figure] : [],
  };
}

function lookUp(
  table: Readonly<Record<string, ResponseFactors>> | null | undefined,
  name: string | null,
): ResponseFactors | undefined {
  return table != null && name !== null && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What one review brings, in money; `null` if no part is known. */
function firstReview(
  functionName: string,
  attention: AttentionParts,
  ofSegment: ResponseFactors | undefined,
  ofStanding: ResponseFactors | undefined,
): number | null {
  assertObject(functionName, "attention", attention);
  const { currency = null, total = null } = attention;
  if (currency !== null) assertText(functionName, "attention.currency", currency);
  let sum: number | null = null;
  for (const part of parts) {
    const stake = attention[part] ?? null;
    if (stake === null) continue;
    assertNumber(functionName, `attention.${part}`, stake, { min: 0 });
    sum = (sum ?? 0) + stake * (ofSegment?.[part] ?? 1) * (ofStanding?.[part] ?? 1);
  }
  if (sum !== null || total === null) return sum;
  assertNumber(functionName, "attention.total", total, { min: 0 });
  return total;
}
