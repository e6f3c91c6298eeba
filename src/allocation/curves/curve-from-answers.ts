import { assertNumber, RetentionError } from "../../errors.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { AdbudgResponse } from "./curve-shapes.js";
import { log } from "../../numeric/elementary/log.js";
import { squared } from "../../numeric/elementary/squared.js";
import { pow } from "../../numeric/elementary/pow.js";
import { exp } from "../../numeric/elementary/exp.js";

/** A manager's answers: what the account would be worth in a year at several levels of effort. */
export interface ResponseAnswers {
  kind: "answers";
  /** Reviews a year today, above 0. */
  present: number;
  /** Worth without any review. */
  atZero: number;
  /** Worth at half of today's reviews. */
  atHalf?: number | null | undefined;
  /** Worth at today's reviews. */
  atPresent: number;
  /** Worth at half as many again, the question of the published studies. */
  atOneAndAHalf?: number | null | undefined;
  /** Worth at twice today's reviews. */
  atTwice?: number | null | undefined;
  /** Worth however many reviews there are. */
  atSaturation: number;
}

/** Answers that the curve misses by more than this share of its whole rise are told. */
const MISSED = 0.02;

const asked = [
  ["atHalf", 0.5],
  ["atOneAndAHalf", 1.5],
  ["atTwice", 2],
] as const;

/**
 * The ADBUDG curve through both ends and today's worth, with the exponent that comes closest to the other answers. With
 * odds (y − a)/(b − y), the curve is log odds(r·present) − log odds(present) = c·log r.
 * @internal
 */
export function curveFromAnswers(
  functionName: string,
  spec: ResponseAnswers,
): { parameters: AdbudgResponse; reasons: Reason[] } {
  const { present, atZero: a, atPresent, atSaturation: b } = spec;
  assertNumber(functionName, "present", present, { above: 0 });
  assertNumber(functionName, "atZero", a);
  assertNumber(functionName, "atPresent", atPresent, { above: a });
  assertNumber(functionName, "atSaturation", b, { above: atPresent });
  const logOdds = (worth: number): number => log((worth - a) / (b - worth));

  let product = 0;
  let square = 0;
  for (const [field, times] of asked) {
    const worth = spec[field] ?? null;
    if (worth === null) continue;
    const bounds = times < 1 ? { above: a, below: atPresent } : { above: atPresent, below: b };
    assertNumber(functionName, field, worth, bounds);
    product += log(times) * (logOdds(worth) - logOdds(atPresent));
    square += squared(log(times));
  }
  if (square === 0) {
    throw new RetentionError(functionName, "atHalf", "must be given, or atTwice, or atOneAndAHalf", spec.atHalf);
  }
  const c = product / square;
  const d = ((b - atPresent) / (atPresent - a)) * pow(present, c);
  assertNumber(functionName, "d, from the answers,", d, { above: 0 });

  const reasons = [reason("allocation.curve.answers", { present, exponent: c })];
  for (const [field, times] of asked) {
    const answered = spec[field] ?? null;
    if (answered === null) continue;
    const curve = a + (b - a) / (1 + exp(-logOdds(atPresent) - c * log(times)));
    if (Math.abs(curve - answered) > MISSED * (b - a)) {
      reasons.push(reason("allocation.curve.answer-missed", { times, answered, curve }));
    }
  }
  return { parameters: { kind: "adbudg", a, b, c, d }, reasons };
}
