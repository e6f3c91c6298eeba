import type { OpportunityLevel } from "./opportunity-level.js";
import type { Assumptions } from "../evidence/assumptions.js";
import type { Explained } from "../reasons/explained.js";
import type { Product } from "../records/company/product.js";
import type { PlainDate } from "../records/values/time.js";
import type { Catalogue, CatalogueDefinition } from "./catalogue/catalogue.js";
import type { Means } from "./means.js";
import type { Offer } from "./offers.js";
import type { OpportunityPolicy, OpportunityPolicyInput } from "./opportunity-policy.js";
import { assertFigures } from "../errors.js";

/** What an account could still buy, and how likely. */
export interface Opportunity extends Explained {
  readonly accountId: string;
  readonly level: OpportunityLevel;
  /** 0 to 100; the contributions add up to it. */
  readonly score: number;
  /** Sum of the values of the chosen offers. */
  readonly expectedValue: number;
  /**
   * Another set of offers within the budget could be worth at most this share more; 0 if the chosen set is the best.
   */
  readonly gap: number;
  /** Currency of every amount here; `null` if neither the catalogue nor the account names one. */
  readonly currency: string | null;
  readonly means: Means;
  /** Whether the probabilities come from a fitted model. */
  readonly calibrated: boolean;
  /** Best value first; of equal values by product id. */
  readonly offers: readonly Offer[];
}

/** What an opportunity is scored against. */
export interface OpportunityOptions {
  /** From `defineCatalogue`, or the product list, which is then checked on every call. */
  catalogue: Catalogue | CatalogueDefinition | readonly Product[];
  /** The day of the question. Records after it count as not having happened yet. */
  asOf: PlainDate;
  /** From `opportunityPolicy`, or what differs from the defaults, which is then resolved on every call. */
  policy?: OpportunityPolicy | OpportunityPolicyInput | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`; a resolved policy has its own.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * The options that every scoring of opportunities has.
 * @internal
 */
export const OPPORTUNITY_OPTIONS = { catalogue: true, asOf: true, policy: true, assumptions: assertFigures } as const;
