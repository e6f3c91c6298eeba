import { type WordOfMouthAssumptions } from "../../evidence/word-of-mouth-figures.js";
import type { Explained } from "../../reasons/explained.js";
import { type Reason, reason } from "../../reasons/reason.js";
import type { WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { reproductionMean } from "./reproduction.js";

/**
 * What a projection and a simulation say about themselves alike: reasons, figures used, and how much was known.
 * @internal
 */
export function explainedProcess(
  resolved: WordOfMouthProcess,
  hearers: number,
  figures: WordOfMouthAssumptions,
): Omit<Explained, "contributions"> {
  return {
    reasons: reasonsOf(resolved, hearers, figures),
    assumptions: [...resolved.assumptions],
    coverage: coverageOf(resolved),
  };
}

function reasonsOf(resolved: WordOfMouthProcess, hearers: number, figures: WordOfMouthAssumptions): Reason[] {
  const reasons: Reason[] = [];
  if (!resolved.wonKnown) reasons.push(reason("word-of-mouth.unknown.won"));
  if (!resolved.lostKnown) reasons.push(reason("word-of-mouth.unknown.lost"));
  if (resolved.customerValue === null) reasons.push(reason("word-of-mouth.unknown.value"));
  const tail = figures["wordOfMouth.told.dissatisfied.tail"];
  if (resolved.assumptions.includes(tail)) {
    const moreThan20Share = figures["wordOfMouth.told.dissatisfied.moreThan20Share"].value;
    reasons.push(reason("word-of-mouth.told.tail-maybe-counted-twice", { moreThan20Share }));
  }
  const reproduction = reproductionMean(resolved);
  if (reproduction >= 1) reasons.push(reason("word-of-mouth.chain.grows", { reproduction }));
  const { market, customers } = resolved;
  if (market !== null) {
    const heardShare = market === 0 ? 1 : Math.min(1, (customers + hearers) / market);
    reasons.push(reason("word-of-mouth.market.saturates", { market, heardShare }));
  }
  return reasons;
}

/** Known of what could have been: the problems, whether hearers are won, whether lost, and what a customer is worth. */
function coverageOf({ wonKnown, lostKnown, customerValue }: WordOfMouthProcess): number {
  return (1 + Number(wonKnown) + Number(lostKnown) + Number(customerValue !== null)) / 4;
}
