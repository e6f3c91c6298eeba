import type { Assumptions } from "../evidence/assumptions.js";
import type { Explained } from "../evidence/explained.js";
import { type Reason, reason } from "../evidence/reason.js";
import type { WordOfMouthProcess } from "./process.js";
import { reproductionMean } from "./reproduction.js";

/**
 * What a projection and a simulation say about themselves alike: reasons, figures used, and how much was known.
 * @internal
 */
export function explainedProcess(
  process: WordOfMouthProcess,
  hearers: number,
  figures: Assumptions,
): Omit<Explained, "contributions"> {
  return {
    reasons: reasonsOf(process, hearers, figures),
    assumptions: [...process.assumptions],
    coverage: coverageOf(process),
  };
}

function reasonsOf(process: WordOfMouthProcess, hearers: number, figures: Assumptions): Reason[] {
  const reasons: Reason[] = [];
  if (!process.wonKnown) reasons.push(reason("word-of-mouth.unknown.won"));
  if (!process.lostKnown) reasons.push(reason("word-of-mouth.unknown.lost"));
  if (process.customerValue === null) reasons.push(reason("word-of-mouth.unknown.value"));
  const tail = figures["wordOfMouth.told.dissatisfied.tail"];
  if (process.assumptions.includes(tail)) {
    const moreThan20Share = figures["wordOfMouth.told.dissatisfied.moreThan20Share"].value;
    reasons.push(reason("word-of-mouth.told.tail-maybe-counted-twice", { moreThan20Share }));
  }
  const reproduction = reproductionMean(process);
  if (reproduction >= 1) reasons.push(reason("word-of-mouth.chain.grows", { reproduction }));
  const { market, customers } = process;
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
