/**
 * What can follow from one new customer, as far as it is to be counted: they tell, hearers act after a delay, and
 * those who are won have a future of their own. Futures are numbered so that each comes after those it leads to.
 * @internal
 */
export interface Future {
  /** Probability that a person told can hear. */
  readonly fresh: number;
  /** Whether the people this customer tells are counted. */
  readonly countsHearers: boolean;
  /** For each delay with which a hearer acts in time: how likely it is, and what being won then leads to. */
  readonly acts: readonly { readonly share: number; readonly countsWon: boolean; readonly next: number | null }[];
  /** Share of hearers who act in time to be counted as lost, if lost. */
  readonly lostShare: number;
}

/**
 * Numbered futures, and which of them each counted period or generation starts from; `null` if nothing can happen.
 * @internal
 */
export interface Futures {
  readonly futures: readonly Future[];
  readonly roots: readonly (number | null)[];
}

/**
 * How far the process is followed.
 * @internal
 */
export interface Horizon {
  readonly periods: number;
  readonly generations: number;
  /** Shares of hearers who act 0, 1, 2, … periods after hearing. */
  readonly delay: readonly number[];
  /** Whether any hearer can be won at all. */
  readonly branching: boolean;
  /** Probability that a person told is not a customer already: 1 but in a finite market. */
  readonly fresh: number;
}

/**
 * Everything up to the end of each period: one root a period.
 * @internal
 */
export function cumulativeFutures({ periods, generations, branching, ...horizon }: Horizon): Futures {
  const graph = new FutureGraph(horizon);
  const upTo = (end: number, generationsLeft: number, start: number): number | null => {
    const left = Math.min(generationsLeft, end - start);
    if (left === 0) return null;
    return graph.add(left, end - start, (delay) => ({
      countsHearers: true,
      acts: delay.map((share, waited) => ({
        share,
        countsWon: true,
        next: branching ? upTo(end, left - 1, start + 1 + waited) : null,
      })),
      lostShare: sum(delay),
    }));
  };
  const ends = firstTo(periods);
  return {
    roots: ends.map((end) => upTo(end, generations, 0)),
    futures: graph.futures,
  };
}

/**
 * What happens in each period alone: one root a period.
 * @internal
 */
export function periodFutures({ periods, generations, branching, ...horizon }: Horizon): Futures {
  const graph = new FutureGraph(horizon);
  const inPeriod = (period: number, generationsLeft: number, start: number): number | null => {
    const left = Math.min(generationsLeft, period - start);
    if (left === 0) return null;
    return graph.add(left, period - start, (delay) => ({
      countsHearers: start === period - 1,
      acts: delay.map((share, waited) => ({
        share,
        countsWon: start + waited === period - 1,
        next: branching ? inPeriod(period, left - 1, start + 1 + waited) : null,
      })),
      lostShare: delay[period - 1 - start] ?? 0,
    }));
  };
  const numbers = firstTo(periods);
  return {
    roots: numbers.map((period) => inPeriod(period, generations, 0)),
    futures: graph.futures,
  };
}

/**
 * What each generation of customers brings about by the end of the last period: one root a generation.
 * @internal
 */
export function generationFutures({ periods, generations, branching, ...horizon }: Horizon): Futures {
  const graph = new FutureGraph(horizon);
  const ofGeneration = (generation: number, start: number): number | null => {
    // A generation has surely acted after this many periods; more of them change nothing.
    const end = Math.min(periods, start + (generation + 1) * horizon.delay.length);
    if (end - start <= generation || (generation > 0 && !branching)) return null;
    return graph.add(generation, end - start, (delay) => ({
      countsHearers: generation === 0,
      acts: delay.map((share, waited) => ({
        share,
        countsWon: generation === 0,
        next: generation === 0 ? null : ofGeneration(generation - 1, start + 1 + waited),
      })),
      lostShare: generation === 0 ? sum(delay) : 0,
    }));
  };
  return {
    roots: firstTo(generations).map((generation) => ofGeneration(generation - 1, 0)),
    futures: graph.futures,
  };
}

/** Futures by what tells them apart, each made once and numbered after those it leads to. */
class FutureGraph {
  readonly futures: Future[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly horizon: Pick<Horizon, "delay" | "fresh">) {}

  /** The future of a customer with this many periods left: when they come does not matter. `make` takes the delays that end in time. */
  add(generations: number, periods: number, make: (delay: readonly number[]) => Omit<Future, "fresh">): number {
    const { delay, fresh } = this.horizon;
    const name = `${generations},${periods}`;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const future = { fresh, ...make(delay.slice(0, periods)) };
    const number = this.futures.push(future) - 1;
    this.numbers.set(name, number);
    return number;
  }
}

function firstTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function sum(shares: readonly number[]): number {
  return shares.reduce((total, share) => total + share, 0);
}
