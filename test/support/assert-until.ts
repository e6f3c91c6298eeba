import fc, { type IPropertyWithHooks, type Parameters } from "fast-check";

/** Rounds of cases before a lack counts: what one round in a hundred lacks, twenty lack never. */
const ROUNDS = 20;

/**
 * Holds a property, and that its cases were enough: that each reason was said, say. Cases are drawn at random, and now and
 * then those of one round lack a rare one. Then another round is drawn, so that chance alone fails no test.
 */
export function assertUntil<Ts>(property: IPropertyWithHooks<Ts>, params: Parameters<Ts>, enough: () => void): void {
  const seed = params.seed ?? fc.readConfigureGlobal().seed;
  for (let round = 1; ; round++) {
    fc.assert(property, { ...params, ...(seed !== undefined && { seed: seed + round - 1 }) });
    try {
      enough();
      return;
    } catch (error) {
      if (round === ROUNDS) throw error;
    }
  }
}
