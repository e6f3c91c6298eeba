/** What an account could still buy. */
export type { Catalogue, CatalogueDefinition, CatalogueOptions } from "./catalogue/catalogue.js";
export { defineCatalogue } from "./catalogue/define-catalogue.js";
export { fitPurchasePropensity, type PropensityFitOptions } from "./propensity/fit-purchase-propensity.js";
export { type PropensityModel, type PropensityObservation } from "./propensity/propensity-model.js";
export type { Means } from "./means.js";
export type { Offer } from "./offers.js";
export type { OfferKind } from "./openings/opening.js";
export type { OpportunityLevel, OpportunityStanding } from "./opportunity-level.js";
export {
  opportunityPolicy,
  type OpportunityPolicy,
  type OpportunityPolicyInput,
  type OpportunityPolicyOptions,
} from "./opportunity-policy.js";
export type { OpportunityFactor } from "./opportunity-scorecard.js";
export { purchaseObservations, type PurchaseObservationsOptions } from "./propensity/purchase-observations.js";
export type { ObservedOffer, ProductTerms } from "./propensity/product-terms.js";
export { rankOpportunities } from "./rank-opportunities.js";
export { scoreOpportunity, type ScoreOpportunityOptions } from "./score-opportunity.js";
export { type Opportunity, type OpportunityOptions } from "./opportunity.js";
