import type { Teller } from "./word-of-mouth-process.js";
import type { TellingOutcome } from "./cohort.js";

/** How a hearer was reached. */
export type WordOfMouthChannel = "inPerson" | "online";

/**
 * A whole number that the process adds up: so much for a hearer, a hearer won, a hearer lost and a customer who
 * leaves, of one outcome or channel only where named.
 * @internal
 */
export interface Counted {
  readonly hearer: 0 | 1;
  readonly won: 0 | 1;
  readonly lost: 0 | 1 | -1;
  /**
   * For a customer who leaves on account of their own problem.
   * @defaultValue not counted
   */
  readonly leaver?: 1;
  readonly outcome?: TellingOutcome;
  readonly channel?: WordOfMouthChannel;
}

/**
 * The quantities a projection reports.
 * @internal
 */
export const quantities = {
  hearers: { hearer: 1, won: 0, lost: 0 },
  won: { hearer: 0, won: 1, lost: 0 },
  lost: { hearer: 0, won: 0, lost: 1 },
  net: { hearer: 0, won: 1, lost: -1 },
} as const satisfies Record<string, Counted>;

/**
 * Whether a hearer told by this group over this channel counts.
 * @internal
 */
export function counts(counted: Counted, { outcome }: Teller, channel: WordOfMouthChannel): boolean {
  return (counted.outcome ?? outcome) === outcome && (counted.channel ?? channel) === channel;
}
