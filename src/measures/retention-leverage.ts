import { presetOf } from "../evidence/preset-of.js";
import { acquisitionFigures } from "../evidence/money-figures.js";
import { assertFigures, assertNumber, assertOptions, assertShare } from "../errors.js";
import { type Assumption } from "../evidence/assumption.js";
import { type Assumptions } from "../evidence/assumptions.js";
import { customerValue, type ValueConvention } from "./customer-value.js";

/** A rise in retention, to see what it is worth. */
export interface RetentionLeverageInput {
  /** Margin per customer and period. */
  margin: number;
  /** Share kept from one period to the next, now. */
  retention: number;
  /** Improvement in that share: 0.05 is five percentage points. */
  improvement: number;
  /** Discount rate per period, as a share. */
  discount: number;
  /**
   * When the customer pays.
   * @defaultValue `"pays-if-retained"`
   */
  convention?: ValueConvention | null | undefined;
  /** What winning one customer costs; with it the price of keeping one is stated. */
  acquisitionCost?: number | null | undefined;
}

/** Options of functions that rest on published figures alone. */
export interface AssumptionOptions {
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue the published figures
   */
  assumptions?: Assumptions | null | undefined;
}

/** What points of retention are worth. */
export interface RetentionLeverage {
  /** Value of a customer now, and with the better retention. */
  readonly before: number;
  readonly after: number;
  /** The difference: the most worth spending, per customer and once, to get there. */
  readonly gain: number;
  /** The gain as a share of the value now. */
  readonly lift: number;
  readonly convention: ValueConvention;
  /** Price of keeping a customer that the cost of winning one implies; `null` without that cost. */
  readonly keepingCost: { readonly least: number; readonly most: number } | null;
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * What a few points of retention are worth, and what keeping a customer costs compared with winning one. The lift is
 * arithmetic under constant margin and retention, not an observation. The cost of keeping a customer rests on a folk
 * ratio, listed in `assumptions` with its grade.
 *
 * @param input - Margin, retention, improvement and discount of the same period.
 * @param options - The figures assumed.
 * @returns Values before and after, their difference, and the cost of keeping a customer.
 * @throws RetentionError when retention or the improved retention is outside 0 to 1, or the present value is 0.
 *
 * @example
 * import { retentionLeverage } from "retention-kit";
 *
 * retentionLeverage({ margin: 100, retention: 0.9, improvement: 0.05, discount: 0.1 })
 * //=> { before: 450.00, after: 633.33, gain: 183.33, lift: 0.41, convention: "pays-if-retained", ... }
 * retentionLeverage({ margin: 100, retention: 0.9, improvement: 0.05, discount: 0.1, acquisitionCost: 500 }).keepingCost
 * //=> { least: 20, most: 100 }
 */
export function retentionLeverage(
  input: RetentionLeverageInput,
  options?: AssumptionOptions | null,
): RetentionLeverage {
  const knownInput = assertOptions("retentionLeverage", "input", input, {
    margin: true,
    retention: true,
    improvement: true,
    discount: true,
    convention: true,
    acquisitionCost: true,
  });
  const { assumptions } = assertOptions("retentionLeverage", "options", options ?? {}, { assumptions: assertFigures });
  const { margin, retention, improvement, discount, convention = "pays-if-retained", acquisitionCost } = knownInput;
  assertNumber("retentionLeverage", "margin", margin, { above: 0 });
  assertNumber("retentionLeverage", "retention", retention, { above: 0, max: 1 });
  assertShare("retentionLeverage", "retention + improvement", retention + improvement);

  const before = customerValue({ margin, retention, discount, convention }).value;
  const after = customerValue({ margin, retention: retention + improvement, discount, convention }).value;
  const worth = { before, after, gain: after - before, lift: after / before - 1, convention };
  if (acquisitionCost === undefined) return { ...worth, keepingCost: null, assumptions: [] };

  assertNumber("retentionLeverage", "acquisitionCost", acquisitionCost, { min: 0 });
  const ratio = (assumptions ?? presetOf(acquisitionFigures))["money.acquisitionToRetention"];
  const keepingCost = { least: acquisitionCost / ratio.value.most, most: acquisitionCost / ratio.value.least };
  return { ...worth, keepingCost, assumptions: [ratio] };
}
