import { addTo } from "../../records/values/add-to.js";

/** A ticket that was solved: how long it took by the clock, and what solved it where that is known. */
export interface SolvedTicket {
  minutes: number;
  resolution: string | null;
}

/** One way in which tickets of a kind were solved. */
export interface SolutionUsed {
  readonly resolution: string;
  readonly tickets: number;
  /** Half of them took at most this long, by the clock. */
  readonly medianMinutes: number;
}

/** How tickets of a kind were solved so far, and how fast. */
export interface EarlierSolutions {
  /** Solved, with a known time. */
  readonly solved: number;
  /** Half of them took at most this long, by the clock; `null` without any. */
  readonly medianMinutes: number | null;
  /** Nine of ten took at most this long. */
  readonly ninetiethPercentileMinutes: number | null;
  /** What solved them, most used first; tickets without a `resolution` are not among them. */
  readonly by: readonly SolutionUsed[];
}

/**
 * Sums up how tickets were solved.
 * @internal
 */
export function summarizeSolutions(tickets: readonly SolvedTicket[]): EarlierSolutions {
  const byResolution = new Map<string, number[]>();
  for (const { minutes, resolution } of tickets) {
    if (resolution === null) continue;
    addTo(byResolution, resolution, minutes);
  }
  const minutes = ascending(tickets.map((ticket) => ticket.minutes));
  return {
    solved: minutes.length,
    medianMinutes: minutes.length === 0 ? null : quantile(minutes, 0.5),
    ninetiethPercentileMinutes: minutes.length === 0 ? null : quantile(minutes, 0.9),
    by: [...byResolution]
      .map(([resolution, times]) => ({
        resolution,
        tickets: times.length,
        medianMinutes: quantile(ascending(times), 0.5),
      }))
      .sort((left, right) => right.tickets - left.tickets || left.medianMinutes - right.medianMinutes),
  };
}

function ascending(numbers: number[]): number[] {
  return numbers.sort((left, right) => left - right);
}

/** The smallest of sorted numbers that at least so large a share of them does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? NaN;
}
