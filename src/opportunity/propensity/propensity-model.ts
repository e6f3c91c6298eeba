import type { ObservedOffer, ProductTerms } from "./product-terms.js";

/** One offer of the past, and whether it was bought. */
export interface PropensityObservation {
  bought: boolean;
  /** Numbers by name, the same names in every observation; `null` if not known. */
  features: Readonly<Record<string, number | null>>;
  /** Which offers were made to which accounts, from which the products' own terms are learned. */
  offer?: ObservedOffer | null | undefined;
}

/**
 * A fitted propensity model: plain JSON. Log odds = intercept + Σ parameter × feature, and in version 2 the term of the
 * product that is offered.
 */
export interface PropensityModel {
  kind: "purchase-propensity";
  /** Version of this format: 2 with terms of the products, 1 without. */
  version: 1 | 2;
  /** What the products say, in version 2. */
  terms?: ProductTerms | undefined;
  /** Days within which the offers were bought, in version 2; `null` if not stated. */
  days?: number | null | undefined;
  /** Names of the features, in the order of the covariance after the intercept. */
  features: string[];
  /** Mean of each feature where known, which stands in where it is not. */
  means: Record<string, number>;
  /** Posterior mode by feature, and `intercept`. */
  parameters: Record<string, number>;
  standardErrors: Record<string, number>;
  /** Laplace covariance, the intercept first. */
  covariance: number[][];
  /** Logarithm of the likelihood at the mode, without the prior. */
  logLikelihood: number;
  observations: number;
  converged: boolean;
  prior: { deviation: number | null; interceptDeviation: number | null };
}
