/* eslint-disable @typescript-eslint/no-non-null-assertion -- counted a million times; every index is bounded by the periods. */
import { narrowInterval } from "../../numeric/distributions/narrow-interval.js";
import { inUnits } from "../process/estimate.js";
import type { PathCounts } from "./path-counts.js";
import type { WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { Tally } from "./streaming-histogram.js";

/** A number over many paths. */
export interface SimulatedEstimate {
  readonly mean: number;
  /** Bounds that held the number in this share of the paths, and in hardly any more. */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** Standard deviation between paths. */
  readonly chance: number;
  /** Standard error of the mean: how far it may be from the mean of infinitely many paths. */
  readonly standardError: number;
  /** The number that this share of the paths did not exceed. */
  readonly quantiles: readonly { readonly probability: number; readonly value: number }[];
}

/** What word of mouth brought and cost. Whatever depends on the hearers' behavior is `null` if that was not given. */
export interface SimulatedQuantities {
  readonly hearers: SimulatedEstimate;
  readonly won: SimulatedEstimate | null;
  readonly lost: SimulatedEstimate | null;
  readonly net: SimulatedEstimate | null;
  readonly money: SimulatedEstimate | null;
}

interface Tallies {
  readonly hearers: Tally;
  readonly won: Tally;
  readonly lost: Tally;
  readonly net: Tally;
}

/**
 * Counts of what the paths brought, in each period and up to its end.
 * @internal
 */
export class PathTallies {
  private readonly inPeriod: readonly Tallies[];
  private readonly cumulative: readonly Tallies[];

  constructor(private readonly periods: number) {
    const tallies = (): Tallies => ({ hearers: new Tally(), won: new Tally(), lost: new Tally(), net: new Tally() });
    this.inPeriod = Array.from({ length: periods }, tallies);
    this.cumulative = Array.from({ length: periods }, tallies);
  }

  add({ byPeriod }: PathCounts): void {
    let hearers = 0;
    let won = 0;
    let lost = 0;
    for (let period = 0; period < this.periods; period++) {
      const heard = byPeriod.hearers[period]!;
      const wonHere = byPeriod.won[period]!;
      const lostHere = byPeriod.lost[period]!;
      record(this.inPeriod[period]!, heard, wonHere, lostHere);
      hearers += heard;
      won += wonHere;
      lost += lostHere;
      record(this.cumulative[period]!, hearers, won, lost);
    }
  }

  summarise(
    resolved: WordOfMouthProcess,
    probabilities: readonly number[],
    confidence: number,
  ): { inPeriod: SimulatedQuantities[]; cumulative: SimulatedQuantities[] } {
    const quantities = (tallies: Tallies): SimulatedQuantities =>
      summary(resolved, tallies, (tally) => estimate(tally, probabilities, confidence));
    return { inPeriod: this.inPeriod.map(quantities), cumulative: this.cumulative.map(quantities) };
  }
}

function record(tallies: Tallies, hearers: number, won: number, lost: number): void {
  tallies.hearers.add(hearers);
  tallies.won.add(won);
  tallies.lost.add(lost);
  tallies.net.add(won - lost);
}

function summary(
  { wonKnown, lostKnown, customerValue }: WordOfMouthProcess,
  tallies: Tallies,
  of: (tally: Tally) => SimulatedEstimate,
): SimulatedQuantities {
  const net = wonKnown && lostKnown ? of(tallies.net) : null;
  return {
    hearers: of(tallies.hearers),
    won: wonKnown ? of(tallies.won) : null,
    lost: lostKnown ? of(tallies.lost) : null,
    net,
    money: net === null || customerValue === null ? null : scaled(net, customerValue),
  };
}

function estimate(tally: Tally, probabilities: readonly number[], confidence: number): SimulatedEstimate {
  const chance = Math.sqrt(tally.variance);
  return {
    mean: tally.mean,
    ...narrowInterval(tally, confidence),
    confidence,
    chance,
    standardError: chance / Math.sqrt(tally.count),
    quantiles: probabilities.map((probability) => ({ probability, value: tally.quantile(probability) })),
  };
}

function scaled(estimate: SimulatedEstimate, factor: number): SimulatedEstimate {
  return {
    ...inUnits(estimate, factor),
    standardError: estimate.standardError * factor,
    quantiles: estimate.quantiles.map(({ probability, value }) => ({ probability, value: value * factor + 0 })),
  };
}
