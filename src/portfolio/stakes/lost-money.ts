import { normalCdf, normalQuantile } from "../../numeric/distributions/normal.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { squared } from "../../numeric/elementary/squared.js";

/** What decides how much of an account's worth will be lost. */
export interface LostShare {
  /** Chance that it buys nothing, so that all is lost. */
  loss: number;
  /** If it buys: the share that is expected to be lost, as it leaves within the time. */
  leaves: number;
}

/** From here on the tail of a normal is its asymptotic series to more digits than the quantiles have. */
const FAR = 25;

const SQRT_2PI = 2.5066282746310002;

/** Steps until a quantile is exact to eight digits. */
const HALVINGS = 40;

/**
 * How what is lost lies of who buys: it leaves with this chance, and then loses a share U^power of its money with U uniform. It
 * leaves at any time alike, so that the power is 1, unless more than half is expected to be lost: then it leaves for sure,
 * and rather soon.
 */
function leavingTime(leaves: number): { chance: number; power: number } {
  return leaves <= 0.5 ? { chance: 2 * leaves, power: 1 } : { chance: 1, power: (1 - leaves) / leaves };
}

/**
 * Mean of the squared share that is lost of who buys.
 * @internal
 */
export function squaredShare(leaves: number): number {
  const { chance, power } = leavingTime(leaves);
  return chance / (1 + 2 * power);
}

/**
 * A quantile of what one account's loss will come to. If it buys nothing, that is log-normal with its worth as the mean; if it
 * leaves later, a share of that; else it is 0.
 *
 * With X log-normal(m, s), P(U^c·X ≤ y) = P(X ≤ y) + y^d·E[X^−d; X > y], d = 1/c, where
 * E[X^−d; X > y] = e^(d²s²/2 − d·m)·Φ((m − d·s² − ln y)/s). With t = (ln y − m)/s the second term is
 * e^(d·s·t + (d·s)²/2)·Φ(−t − d·s).
 * @internal
 */
export function lostQuantile(
  probability: number,
  worth: number,
  { loss, leaves, spread }: LostShare & { spread: number },
): number {
  const { chance, power } = leavingTime(leaves);
  const nothing = (1 - loss) * (1 - chance);
  const beyond = probability - nothing;
  if (worth === 0 || beyond <= 0 || nothing >= 1) return 0;
  if (leaves === 0 || spread === 0) {
    if (leaves === 0) return worth * exp(spread * normalQuantile(beyond / loss) - squared(spread) / 2);
    const share = beyond / ((1 - loss) * chance);
    return share >= 1 ? worth : worth * exp(power * log(share));
  }
  const middle = -squared(spread) / 2;
  const d = 1 / power;
  /** P(lost ≤ worth · e^u). */
  const below = (u: number): number => {
    const whole = normalCdf((u - middle) / spread);
    const above = tiltedTail((u - middle) / spread, d * spread);
    return nothing + loss * whole + (1 - loss) * chance * Math.min(1, whole + above);
  };
  let [low, high] = [middle - 8 * spread - 30 * power, middle + 8 * spread];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const u = (low + high) / 2;
    if (below(u) < probability) low = u;
    else high = u;
  }
  return worth * exp(high);
}

/**
 * e^(b·t + b²/2)·Φ(−t − b). Far out the first factor overflows while the second vanishes: there it is e^(−t²/2) times the
 * ratio of a normal's tail to its density, with x = t + b: (1/x − 1/x³ + 3/x⁵)/√(2π).
 */
function tiltedTail(t: number, b: number): number {
  const x = t + b;
  if (x <= FAR) return exp(b * t + squared(b) / 2) * normalCdf(-x);
  const inverse = 1 / squared(x);
  return (exp(-squared(t) / 2) * (1 - inverse + 3 * squared(inverse))) / (x * SQRT_2PI);
}
