import { logGamma } from "../../numeric/functions/gamma.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { expm1 } from "../../numeric/elementary/expm1.js";

/** A queue in its steady state. */
export interface QueueState {
  /** Share that has to wait. */
  waiting: number;
  /** Share that is answered within the time asked for; those who give up are not. */
  answeredInTime: number;
  /** Mean wait of all, in the unit of the times given; those who give up wait until they do. */
  meanWait: number;
  /** Share that gives up before being answered. */
  abandoned: number;
  /** Share of their time that the servers are busy. */
  occupancy: number;
}

/**
 * The inverse of Erlang's loss formula, 1/B(servers, load), by a recursion whose terms only add up, so that it neither
 * cancels nor overflows before the loss itself is nothing: 1/B(n) = 1 + n/load · 1/B(n − 1).
 *
 * Source: Jagers & van Doorn (1986), "On the continued Erlang loss function", Operations Research Letters 5.
 *
 * @internal
 */
export function inverseErlangLoss(servers: number, load: number): number {
  let inverse = 1;
  for (let n = 1; n <= servers; n++) inverse = 1 + (n / load) * inverse;
  return inverse;
}

/**
 * A queue in which no one gives up (M/M/n, Erlang C); `null` if the load needs all servers or more, so that the queue
 * grows without end. P(wait) = B/(1 − ρ(1 − B)), and the wait of those who wait is exponential with mean
 * handling/(servers − load).
 *
 * Source: Erlang (1917); Gross, Shortle, Thompson & Harris (2008), "Fundamentals of Queueing Theory", section 2.3.
 *
 * @param load - Mean number being served if no one waited: arrivals times handling time.
 * @param handling - Mean handling time.
 * @param within - Time asked for, in the same unit.
 * @internal
 */
export function erlangC(servers: number, load: number, handling: number, within: number): QueueState | null {
  if (servers <= load) return null;
  const occupancy = load / servers;
  const waiting = 1 / (inverseErlangLoss(servers, load) * (1 - occupancy) + occupancy);
  const spare = servers - load;
  return {
    waiting,
    answeredInTime: 1 - waiting * exp((-spare * within) / handling),
    meanWait: (waiting * handling) / spare,
    abandoned: 0,
    occupancy,
  };
}

/**
 * A queue in which each waiting customer gives up after an exponential time (M/M/n + M, Palm's or Erlang's A). It has a
 * steady state at any load.
 *
 * With x = servers · patience/handling and y = load · patience/handling, the probability of j waiting is proportional to
 * y^j/((x + 1)…(x + j)), and A(x, y) is the sum of these. P(wait) = ρA/(1/B(n − 1) + ρA). Of those who wait longer than t
 * and are served, the share is P(wait)/ρ · e^h(t) · (A(x, y·e^−θt) − 1)/A(x, y), with h(t) = y(1 − e^−θt) − xθt and θ the
 * rate of giving up.
 *
 * Source: Mandelbaum & Zeltyn (2007), "Service engineering in action: the Palm/Erlang-A queue", in Advances in Services
 * Innovations, equations for P{W > 0}, P{Ab} and the density of the offered wait.
 *
 * @param patience - Mean time until a waiting customer gives up.
 * @internal
 */
export function erlangA(servers: number, load: number, handling: number, within: number, patience: number): QueueState {
  const ratio = load / servers;
  const x = (servers * patience) / handling;
  const y = (load * patience) / handling;
  const elapsed = within / patience;
  const queue = palmSum(x, y);
  const later = palmSum(x, y * exp(-elapsed));

  const logServed = log(inverseErlangLoss(servers - 1, load)) - log(ratio) - queue.logSum;
  const waiting = 1 / (1 + exp(logServed));
  const abandoned = (waiting * queue.mean) / y;
  const logLate = -y * expm1(-elapsed) - x * elapsed + later.logRest - queue.logSum;
  return {
    waiting,
    answeredInTime: Math.max(0, 1 - abandoned - (waiting / ratio) * exp(logLate)),
    meanWait: abandoned * patience,
    abandoned,
    occupancy: Math.min(1, ratio * (1 - abandoned)),
  };
}

interface PalmSum {
  /** log A, for A = 1 + Σ y^j/((x + 1)…(x + j)). */
  logSum: number;
  /** log(A − 1). */
  logRest: number;
  /** Mean of j under these terms. */
  mean: number;
}

/** Beyond this many standard deviations from x to y, the lower incomplete gamma function is complete to the last bit. */
const COMPLETE = 40;

function palmSum(x: number, y: number): PalmSum {
  if (y > x + COMPLETE * Math.sqrt(x + COMPLETE)) {
    // A = x·e^y·y^−x·γ(x, y), and the incomplete gamma function is as good as Γ(x).
    const logSum = y - x * log(y) + logGamma(x + 1);
    return { logSum, logRest: logSum + log(-expm1(-logSum)), mean: y - x + x * exp(-logSum) };
  }
  let term = 1;
  let rest = 0;
  let weighted = 0;
  let logScale = 0;
  for (let j = 1; ; j++) {
    const growth = y / (x + j);
    term *= growth;
    rest += term;
    weighted += j * term;
    if (rest > 1e200) {
      logScale += log(1e200);
      term /= 1e200;
      rest /= 1e200;
      weighted /= 1e200;
    }
    if (growth < 1 && term <= 1e-17 * (1 - growth) * rest) break;
  }
  const sum = rest + exp(-logScale);
  return { logSum: logScale + log(sum), logRest: logScale + log(rest), mean: weighted / sum };
}
