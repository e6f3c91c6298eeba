import type { Counted } from "../process/quantity.js";
import type { WordOfMouthEstimates } from "../process/estimate.js";
import { estimateQuantities } from "./estimate-quantities.js";
import type { Scenario, Scenarios } from "./scenarios.js";
import { usesOnline } from "../process/word-of-mouth-process.js";

/**
 * All that a projection estimates.
 * @internal
 */
export interface ProjectedEstimates {
  readonly inPeriod: readonly WordOfMouthEstimates[];
  /** Up to the end of each period. */
  readonly cumulative: readonly WordOfMouthEstimates[];
  readonly ofGeneration: readonly WordOfMouthEstimates[];
  /** One for each group of customers who tell. */
  readonly byTeller: readonly WordOfMouthEstimates[];
  /** In person and online; `null` if no one is reached online. */
  readonly byChannel: readonly [WordOfMouthEstimates, WordOfMouthEstimates] | null;
}

/**
 * Estimates by exact moments and by inversion of the generating function.
 * @internal
 */
export function exactEstimates(followed: Scenarios, generations: number, confidence: number): ProjectedEstimates {
  const { resolved } = followed.stated;
  const atEnd = ({ cumulative }: Scenario) => ({ ...cumulative, roots: cumulative.roots.slice(-1) });
  const only = (part: Pick<Counted, "outcome" | "channel">): WordOfMouthEstimates => {
    const [total] = estimateQuantities(followed, atEnd, confidence, part);
    if (total === undefined) throw new RangeError("a horizon has at least one period");
    return total;
  };
  const inPeriod = estimateQuantities(followed, (scenario) => scenario.inPeriod, confidence);
  return {
    inPeriod,
    cumulative: estimateQuantities(followed, (scenario) => scenario.cumulative, confidence),
    // Without a delay each generation tells and is over within a period of its own.
    ofGeneration:
      resolved.delay.length === 1
        ? inPeriod.slice(0, generations)
        : estimateQuantities(followed, (scenario) => scenario.ofGeneration, confidence),
    byTeller: resolved.tellers.map(({ outcome }) => only({ outcome })),
    byChannel: usesOnline(resolved) ? [only({ channel: "inPerson" }), only({ channel: "online" })] : null,
  };
}
