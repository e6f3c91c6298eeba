import { assertArray, assertNumber, assertOptions, RetentionError } from "../errors.js";
import { studentTQuantile } from "../numeric/distributions/student-t.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { moments } from "./mean-interval.js";
import { shareInterval, type ShareInterval } from "./share-interval.js";
import { squared } from "../numeric/elementary/squared.js";

/** Successes among this many, such as customers kept among those who were there. */
export interface SharedGroup {
  successes: number;
  trials: number;
}

/** A group: how many succeeded, or one number per customer. */
export type Group = SharedGroup | readonly number[];

/** How far apart two groups are. */
export interface GroupComparison {
  /** First group's share or mean less the second's. */
  difference: number;
  lower: number;
  upper: number;
  /** Whether the interval leaves out 0. */
  conclusive: boolean;
  /** Newcombe's interval for shares, Welch's for means. */
  method: "newcombe" | "welch";
  confidence: number;
}

/**
 * Did the program work? The difference between two groups, with its interval. Shares use Newcombe's interval, which
 * combines the two Wilson intervals. Means use Welch's t, which does not assume equal variances. The result shows
 * whether the groups differ. That the program caused it follows only if customers were assigned at random.
 *
 * Sources: Newcombe (1998), Statistics in Medicine 17, method 10; Welch (1947), Biometrika 34.
 *
 * @param programme - The customers in the program: successes and trials, or a number for each.
 * @param control - The others, in the same form.
 * @param options - Confidence level, 0.95 by default.
 * @returns Difference, bounds, and whether they leave out 0.
 * @throws RetentionError when the forms differ, a count is not one, or a list holds fewer than two numbers.
 *
 * @example
 * import { compareGroups } from "retention-kit";
 *
 * compareGroups({ successes: 171, trials: 200 }, { successes: 150, trials: 200 })
 * //=> { difference: 0.105, lower: 0.0269, upper: 0.1819, conclusive: true, method: "newcombe", confidence: 0.95 }
 * compareGroups([120, 80, 100], [60, 90, 75]).lower
 * //=> -16.34
 */
export function compareGroups(programme: Group, control: Group, options?: IntervalOptions | null): GroupComparison {
  const known = assertOptions("compareGroups", "options", options ?? {}, { confidence: true });
  const confidence = resolveConfidence("compareGroups", known);
  for (const [path, group] of Object.entries({ programme, control })) {
    if (typeof group !== "object" || (group as unknown) === null) {
      throw new RetentionError("compareGroups", path, "must be a share or a list of numbers", group);
    }
  }
  if ("trials" in programme && "trials" in control) {
    return compareShares(
      shareInterval(programme.successes, programme.trials, { confidence }),
      shareInterval(control.successes, control.trials, { confidence }),
    );
  }
  if ("trials" in programme || "trials" in control) {
    throw new RetentionError("compareGroups", "control", "must have the form of the programme's group", control);
  }
  assertNumbers("programme", programme);
  assertNumbers("control", control);
  return compareMeans(programme, control, confidence);
}

function compareShares(first: ShareInterval, second: ShareInterval): GroupComparison {
  const difference = first.share - second.share;
  const below = Math.sqrt(squared(first.share - first.lower) + squared(second.upper - second.share));
  const above = Math.sqrt(squared(first.upper - first.share) + squared(second.share - second.lower));
  return compared(difference, below, above, "newcombe", first.confidence);
}

function compareMeans(first: readonly number[], second: readonly number[], confidence: number): GroupComparison {
  const a = moments(first);
  const b = moments(second);
  const variance = a.variance / a.count + b.variance / b.count;
  // Welch–Satterthwaite; where neither group varies there is nothing to widen the interval.
  const degrees =
    squared(variance) / (squared(a.variance / a.count) / (a.count - 1) + squared(b.variance / b.count) / (b.count - 1));
  const reach = variance === 0 ? 0 : studentTQuantile((1 + confidence) / 2, degrees) * Math.sqrt(variance);
  return compared(a.mean - b.mean, reach, reach, "welch", confidence);
}

function compared(
  difference: number,
  below: number,
  above: number,
  method: GroupComparison["method"],
  confidence: number,
): GroupComparison {
  const lower = difference - below;
  const upper = difference + above;
  return { difference, lower, upper, conclusive: lower > 0 || upper < 0, method, confidence };
}

function assertNumbers(path: string, values: readonly number[]): void {
  assertArray("compareGroups", path, values);
  if (values.length < 2) throw new RetentionError("compareGroups", path, "must hold at least two numbers", values);
  values.forEach((value, index) => {
    assertNumber("compareGroups", `${path}[${index}]`, value);
  });
}
