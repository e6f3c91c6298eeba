import { assertNumber, assertObject, assertOneOf, assertOptions, assertShare, RetentionError } from "../errors.js";
import type { ShareInterval } from "./share-interval.js";

/**
 * When the margin comes in. `pays-now`: at once, then every period while the customer stays, m(1+d)/(1+d−r).
 * `pays-if-retained`: at the end of every period the customer stays through, m·r/(1+d−r). `pays-at-end`: at the end of
 * every period begun as a customer, m/(1+d−r).
 */
export type ValueConvention = "pays-now" | "pays-if-retained" | "pays-at-end";

/** What a customer brings, and how long they stay. */
export interface CustomerValueInput {
  /** Margin per period. */
  margin: number;
  /** Share kept from one period to the next: a number, or what `shareInterval` or `retentionRate` gave. */
  retention: number | Pick<ShareInterval, "share" | "lower" | "upper">;
  /** Discount rate per period, as a share: 0.1 is 10%. */
  discount: number;
  /**
   * When the customer pays.
   * @defaultValue `"pays-if-retained"`
   */
  convention?: ValueConvention | null | undefined;
}

/** Present value of a customer by a named convention. */
export interface CustomerValue {
  value: number;
  /** Value at the retention's lower and upper bound; `null` if the retention was given as a plain number. */
  lower: number | null;
  upper: number | null;
  convention: ValueConvention;
}

/**
 * Present value of a customer with a constant margin and a constant retention rate per period, without end. Three
 * conventions are in use and can differ by more than one period's margin; the result names the one used. If retention
 * rises over time, as in most customer bases, use `fitShiftedBetaGeometric` and `lifetimeValue`.
 *
 * @param input - Margin, retention and discount of the same period, and the convention.
 * @returns The value, and its bounds where the retention had bounds.
 * @throws RetentionError when the retention is not within 0 to 1, or nothing ever ends: retention 1 without discount.
 *
 * @example
 * import { customerValue } from "retention-kit";
 *
 * customerValue({ margin: 100, retention: 0.9, discount: 0.1 })
 * //=> { value: 450.00, lower: null, upper: null, convention: "pays-if-retained" }
 * customerValue({ margin: 100, retention: 0.9, discount: 0.1, convention: "pays-now" }).value
 * //=> 550.00
 */
export function customerValue(input: CustomerValueInput): CustomerValue {
  const knownInput = assertOptions("customerValue", "input", input, {
    margin: true,
    retention: true,
    discount: true,
    convention: true,
  });
  const { margin, retention, discount, convention = "pays-if-retained" } = knownInput;
  assertNumber("customerValue", "margin", margin);
  assertNumber("customerValue", "discount", discount, { min: 0 });
  assertOneOf("customerValue", "convention", convention, ["pays-now", "pays-if-retained", "pays-at-end"]);

  const at = (path: string, share: number): number => {
    assertShare("customerValue", path, share);
    if (share >= 1 + discount) throw new RetentionError("customerValue", path, "must be below 1 + discount", share);
    return margin * factorOf(convention, share, discount);
  };
  if (typeof retention === "number") {
    return { value: at("retention", retention), lower: null, upper: null, convention };
  }
  assertObject("customerValue", "retention", retention);
  // A loss-making customer is worth least when kept longest.
  const ends = [at("retention.lower", retention.lower), at("retention.upper", retention.upper)];
  return {
    value: at("retention.share", retention.share),
    lower: Math.min(...ends),
    upper: Math.max(...ends),
    convention,
  };
}

function factorOf(convention: ValueConvention, retention: number, discount: number): number {
  const numerator = { "pays-now": 1 + discount, "pays-if-retained": retention, "pays-at-end": 1 }[convention];
  return numerator / (1 + discount - retention);
}
