import type { OpportunityReasons } from "./reasons/opportunity.js";

/** Every reason code with its parameters: each domain adds its own. */
export type ReasonParameters = OpportunityReasons;

/** Code of a reason or message: what happened, without the words. */
export type ReasonCode = keyof ReasonParameters;

/** Why something was decided: a code with its numbers. The words come from a locale. */
export interface Reason {
  code: ReasonCode;
  params?: Record<string, string | number>;
  /** How much it counted, where reasons are weighed. */
  weight?: number;
}

/**
 * A reason whose parameters match its code.
 * @internal
 */
export function reason<Code extends ReasonCode>(
  code: Code,
  ...[params]: keyof ReasonParameters[Code] extends never ? [] : [params: ReasonParameters[Code]]
): Reason {
  return params === undefined ? { code } : { code, params: params };
}
