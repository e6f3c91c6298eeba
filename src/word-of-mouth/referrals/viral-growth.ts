import { assertNumber, assertObject, assertShare, RetentionError } from "../../errors.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { log1p } from "../../numeric/elementary/log1p.js";

/** Customers who invite others, who in turn invite more. */
export interface ViralGrowthInput {
  /** Customers at the start. */
  initial: number;
  /** Invitations that one customer sends, once. */
  invitationsPerCustomer: number;
  /** Share of invitations that bring a customer, 0 to 1. */
  conversion: number;
  /** Days from joining to the customers that one's invitations bring. */
  cycleDays: number;
  /** Days to follow. */
  days: number;
}

/** Result of `viralGrowth`. */
export interface ViralGrowth {
  /** Customers that one customer brings. */
  reproduction: number;
  /** All customers at the end, including those at the start. */
  customers: number;
}

/**
 * Customers after a number of days of invitations, for a plan that relies on customers bringing customers. Below a
 * reproduction number of 1, growth ends at `initial / (1 − K)`; at 1 or above it never ends in an unlimited market.
 *
 * U(t) = U₀·(K^(t/c + 1) − 1)/(K − 1), and U₀·(t/c + 1) at K = 1: a geometric series with cycle time c.
 *
 * Source: Skok, "Lessons learned: viral marketing", a formula credited to Stan Reiss. Cost: constant.
 *
 * @param input - The customers, their invitations and the time.
 * @returns Reproduction number and total customers, both expected values.
 * @throws RetentionError when a quantity is negative, the conversion is not a share, the cycle takes no time, or growth
 * outruns all numbers.
 *
 * @example
 * import { viralGrowth } from "retention-kit";
 *
 * viralGrowth({ initial: 100, invitationsPerCustomer: 5, conversion: 0.1, cycleDays: 10, days: 20 })
 * //=> { reproduction: 0.5, customers: 175 }
 */
export function viralGrowth(input: ViralGrowthInput): ViralGrowth {
  assertObject("viralGrowth", "input", input);
  const { initial, invitationsPerCustomer, conversion, cycleDays, days } = input;
  assertNumber("viralGrowth", "initial", initial, { min: 0 });
  assertNumber("viralGrowth", "invitationsPerCustomer", invitationsPerCustomer, { min: 0 });
  assertShare("viralGrowth", "conversion", conversion);
  assertNumber("viralGrowth", "cycleDays", cycleDays, { above: 0 });
  assertNumber("viralGrowth", "days", days, { min: 0 });

  const reproduction = invitationsPerCustomer * conversion;
  const generations = days / cycleDays + 1;
  const excess = reproduction - 1;
  // K^n − 1 by its logarithm keeps its digits where K is close to 1.
  const growth = excess === 0 ? generations : expm1(generations * log1p(excess)) / excess;
  const customers = initial === 0 ? 0 : initial * growth;
  if (!Number.isFinite(customers)) {
    throw new RetentionError("viralGrowth", "days", "must end before growth outruns all numbers", days);
  }
  return { reproduction, customers };
}
