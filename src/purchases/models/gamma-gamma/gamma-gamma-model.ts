import { type Model, modelFromParameters } from "../../engine/model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";

/** Parameters of the gamma–gamma model. */
export interface GammaGammaParameters {
  /** Shape of a customer's single amounts. */
  p: number;
  /** Shape of the customers' scales. */
  q: number;
  /** Their own scale, in the currency of the amounts. */
  v: number;
}

/** A gamma–gamma model of spend; it has no unit of time. */
export type GammaGammaModel = Model<"gamma-gamma", GammaGammaParameters, null>;

/**
 * A gamma–gamma model of spend from published parameters: amounts vary around each customer's own mean, and the means
 * vary among customers, independent of how often they buy.
 *
 * Source: Fader, Hardie & Lee (2005), "RFM and CLV: using iso-value curves for customer base analysis", Journal of
 * Marketing Research 42(4); Fader & Hardie (2013), "The gamma-gamma model of monetary value".
 *
 * @param parameters - p, q and v, all positive.
 * @returns The model, as `fitGammaGamma` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive.
 *
 * @example
 * import { gammaGammaModel } from "retention-kit";
 *
 * gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 })
 * //=> { kind: "gamma-gamma", timeUnit: null, parameters: { p: 6.25, q: 3.74, v: 15.44 }, ... }
 */
export function gammaGammaModel(parameters: GammaGammaParameters): GammaGammaModel {
  return modelFromParameters("gammaGammaModel", "gamma-gamma", PARAMETER_NAMES["gamma-gamma"], parameters, null);
}
