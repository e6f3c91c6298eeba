import {
  assertFigures,
  assertNoNearMiss,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertText,
  RetentionError,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { allocationFigures } from "../../evidence/allocation-figures.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { presetOf } from "../../evidence/preset-of.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { curveFromAnswers, type ResponseAnswers } from "./curve-from-answers.js";
import { curveFromAttention, type AttentionStakes } from "./curve-from-attention.js";
import { assertJudgment, type ResponseJudgment } from "./response-judgment.js";
import type { ExponentialResponse, AdbudgResponse, TableResponse } from "./curve-shapes.js";

/** What a curve is made from: its own parameters, a manager's answers, or what is at stake in the account. */
export type ResponseSpec = (
  ExponentialResponse | AdbudgResponse | TableResponse | ResponseAnswers | AttentionStakes
) & {
  /** Currency of the worths. */
  currency?: string | null | undefined;
};

/** Options of `responseCurve`. */
export interface ResponseCurveOptions {
  /**
   * How far the assumed effects differ by segment and standing.
   * @defaultValue no difference
   */
  judgment?: ResponseJudgment | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** What a curve carries apart from its parameters. */
export interface ResponseCurveBasis {
  version: 1;
  /** `concave` where no review brings more than the one before it. */
  shape: "concave" | "s-shaped" | "irregular";
  currency: string | null;
  reasons: Reason[];
  /** The published figures behind it. */
  assumptions: Assumption<unknown>[];
}

/** What a year of n reviews of an account is expected to be worth: plain JSON, evaluated by `responseAt`. */
export type ResponseCurve = ResponseCurveBasis & (ExponentialResponse | AdbudgResponse | TableResponse);

/** Longest table, and most reviews that a curve is asked for. */
const MOST_REVIEWS = 10_000;

/**
 * What a year with n reviews, or other contacts, of an account is expected to be worth. `allocateReviews` takes one
 * curve per account, or one for all accounts of a segment.
 *
 * - `exponential`: base + gain·(1 − fⁿ). Each review brings the share f of what the previous one brought.
 * - `adbudg`: a + (b − a)·nᶜ/(d + nᶜ). S-shaped for c > 1: a single call to a large account may do nothing.
 * - `table`: the worth of each number of reviews, in any shape.
 * - `answers`: a manager's judgment of the worth without reviews, at half today's number, at today's, at twice it and
 *   at saturation, turned into ADBUDG. d comes from the ends and today's worth, c from least squares on the log odds of
 *   the others.
 * - `attention`: the default. The first review brings the account's `attention`: what is at stake times the share that
 *   a review is assumed to change. Each further one in the year brings the share `reviews.furtherShare` of the previous
 *   one.
 *
 * Sources: Little (1970), "Models and managers: the concept of a decision calculus", Management Science 16, for ADBUDG and
 * its judgmental calibration; Lodish (1971), "CALLPLAN", Management Science 18, for response functions of calls.
 *
 * @param spec - One of the five kinds, with its currency where it has one.
 * @param options - Judgment by segment and standing, and the figures.
 * @returns The curve as plain JSON.
 * @throws RetentionError when a parameter is out of its bounds, or the answers do not rise with effort.
 *
 * @example
 * import { responseAt, responseCurve, type ResponseSpec } from "retention-kit";
 *
 * const answers: ResponseSpec = { kind: "answers", present: 4, atZero: 15, atHalf: 48, atPresent: 104, atTwice: 128, atSaturation: 135 };
 * const curve = responseCurve(answers);
 * [curve.kind, curve.shape]
 * //=> ["adbudg", "s-shaped"]
 * responseAt(curve, 4)
 * //=> 104
 *
 * @example
 * import { responseAt, responseCurve, type ResponseSpec } from "retention-kit";
 *
 * const stakes: ResponseSpec = { kind: "attention", attention: { keep: 60, grow: 40, total: 100 }, currency: "EUR" };
 * [0, 1, 2, 3].map((reviews) => responseAt(responseCurve(stakes), reviews))
 * //=> [0, 100, 150, 175]
 */
export function responseCurve(spec: ResponseSpec, options?: ResponseCurveOptions | null): ResponseCurve {
  assertObject("responseCurve", "spec", spec);
  const chosen = assertOptions("responseCurve", "options", options ?? {}, {
    judgment: true,
    assumptions: assertFigures,
  });
  assertNoNearMiss("responseCurve", "", spec, SPEC_FIELDS);
  assertOneOf("responseCurve", "kind", spec.kind, ["exponential", "adbudg", "table", "answers", "attention"]);
  const { currency = null } = spec;
  if (currency !== null) assertText("responseCurve", "currency", currency);
  const { judgment = {} } = chosen;
  assertJudgment("responseCurve", "options.judgment", judgment);
  const figures = chosen.assumptions ?? presetOf(allocationFigures);
  switch (spec.kind) {
    case "exponential":
      return { ...exponential("responseCurve", "", spec), ...basis(currency), shape: "concave" };
    case "adbudg":
      return { ...adbudg("responseCurve", "", spec), ...basis(currency), shape: shapeOf(spec) };
    case "table":
      return { ...table("responseCurve", "", spec), ...basis(currency), shape: shapeOf(spec) };
    case "answers": {
      const { parameters, reasons } = curveFromAnswers("responseCurve", spec);
      return { ...parameters, ...basis(currency), shape: shapeOf(parameters), reasons };
    }
    case "attention": {
      const made = curveFromAttention("responseCurve", spec, figures, judgment);
      const attentionCurrency = spec.attention?.currency ?? null;
      if (currency !== null && attentionCurrency !== null && attentionCurrency !== currency) {
        throw new RetentionError("responseCurve", "attention.currency", `must be ${currency}`, attentionCurrency);
      }
      const { first, ...rest } = made;
      const why =
        first === null
          ? reason("allocation.curve.attention-unknown")
          : reason("allocation.curve.attention", { first, furtherShare: made.furtherShare });
      return { ...rest, version: 1, shape: "concave", currency: currency ?? attentionCurrency, reasons: [why] };
    }
  }
}

/**
 * Refuses what is no curve that `responseCurve` made, or one of another currency.
 * @internal
 */
export function assertCurve(functionName: string, path: string, curve: unknown): asserts curve is ResponseCurve {
  assertObject(functionName, path, curve);
  const { kind, version } = curve as Partial<ResponseCurve>;
  assertOneOf(functionName, `${path}.kind`, kind, ["exponential", "adbudg", "table"]);
  if (version !== 1) throw new RetentionError(functionName, `${path}.version`, "must be 1", version);
  const known = curve as ResponseCurve;
  if (known.kind === "exponential") exponential(functionName, `${path}.`, known);
  else if (known.kind === "adbudg") adbudg(functionName, `${path}.`, known);
  else table(functionName, `${path}.`, known);
}

function basis(currency: string | null): Omit<ResponseCurveBasis, "shape"> {
  return { version: 1, currency, reasons: [], assumptions: [] };
}

function exponential(functionName: string, path: string, spec: ExponentialResponse): ExponentialResponse {
  const { base, gain, furtherShare } = spec;
  assertNumber(functionName, `${path}base`, base);
  assertNumber(functionName, `${path}gain`, gain, { min: 0 });
  assertNumber(functionName, `${path}furtherShare`, furtherShare, { min: 0, below: 1 });
  return { kind: "exponential", base, gain, furtherShare };
}

function adbudg(functionName: string, path: string, { a, b, c, d }: AdbudgResponse): AdbudgResponse {
  assertNumber(functionName, `${path}a`, a);
  assertNumber(functionName, `${path}b`, b, { min: a });
  assertNumber(functionName, `${path}c`, c, { above: 0 });
  assertNumber(functionName, `${path}d`, d, { above: 0 });
  return { kind: "adbudg", a, b, c, d };
}

function table(functionName: string, path: string, { values }: TableResponse): TableResponse {
  const list: unknown = values;
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_REVIEWS + 1) {
    throw new RetentionError(functionName, `${path}values`, `must be a list of 1 to ${MOST_REVIEWS + 1} numbers`, list);
  }
  values.forEach((value, index) => {
    assertNumber(functionName, `${path}values[${index}]`, value);
  });
  return { kind: "table", values: [...values] };
}

function shapeOf(spec: AdbudgResponse | TableResponse): ResponseCurve["shape"] {
  if (spec.kind === "adbudg") return spec.c > 1 && spec.b > spec.a ? "s-shaped" : "concave";
  // What is past the end of the table brings nothing.
  const steps = spec.values.slice(1).map((value, index) => value - (spec.values[index] ?? 0));
  steps.push(0);
  const rises = steps.map((step, index) => index > 0 && step > (steps[index - 1] ?? 0));
  const lastRise = rises.lastIndexOf(true);
  if (lastRise < 0) return "concave";
  const falls = steps.findIndex((step, index) => index > 0 && step < (steps[index - 1] ?? 0));
  return falls < 0 || lastRise < falls ? "s-shaped" : "irregular";
}

const SPEC_FIELDS = {
  kind: true,
  base: true,
  gain: true,
  furtherShare: true,
  a: true,
  b: true,
  c: true,
  d: true,
  values: true,
  present: true,
  atZero: true,
  atHalf: true,
  atPresent: true,
  atOneAndAHalf: true,
  atTwice: true,
  atSaturation: true,
  attention: true,
  segment: true,
  standing: true,
  currency: true,
} as const;
