import {
  assertArray,
  assertCount,
  assertFields,
  assertNumber,
  assertObject,
  assertOneOf,
  assertShare,
  assertText,
  RetentionError,
  withoutNulls,
} from "../errors.js";
import { type CompiledScorecard, compileScorecard } from "./compiled-scorecard.js";
import { type Factor, LARGEST_WEIGHT, largestPoints } from "./factor.js";
import type { Scorecard, ScoreBand, ScorecardDefinition } from "./scorecard.js";

/**
 * Checks a scorecard and fills in its defaults, once, so that it can score many rows.
 *
 * A scorecard is a weighted mean of factors on top of a baseline: score = baseline + Σ weight / Σ weights of the known
 * factors × points. To map the mean onto a range, choose baseline and points: baseline 1 and points from 0 to 4 give a
 * score from 1 to 5. Each shape of factor has its boundary rule in its own type: `StepFactor`, `LinearFactor`,
 * `BoundedFactor`, `BandFactor`, `DecayFactor`.
 *
 * @param definition - The scorecard as JSON. The baseline and the largest points together must stay below 4096.
 * @returns The same scorecard, frozen, with nothing left to default.
 * @throws RetentionError with the path of the field when the definition breaks a rule or has an unknown field.
 *
 * @example
 * import { defineScorecard, evaluateScorecard } from "retention-kit";
 *
 * const scorecard = defineScorecard({
 *   version: 1,
 *   factors: [
 *     { factor: "daysSinceContact", weight: 2, shape: "decay", halfLife: 90, points: { fresh: 100, old: 0 } },
 *     { factor: "openTickets", weight: 1, shape: "step", below: 100, steps: [{ from: 1, points: 50 }, { from: 4, points: 0 }] },
 *   ],
 *   bands: [{ band: "at risk" }, { band: "healthy", from: 60 }],
 * });
 * scorecard.minimumCoverage
 * //=> 0.5
 * evaluateScorecard(scorecard, { daysSinceContact: 90, openTickets: 0 }).band
 * //=> "healthy"
 */
export function defineScorecard(definition: ScorecardDefinition): Scorecard {
  return resolveScorecard("defineScorecard", "", definition).scorecard;
}

/** Scorecards that were checked. They are frozen, so that what follows from one stays true. */
const compiled = new WeakMap<object, CompiledScorecard>();

const DEFAULT_MINIMUM_COVERAGE = 0.5;
const DEFAULT_BAND_DECIMALS = 9;

/** Sums of multiples of 2⁻⁴⁰ are exact while they stay below this many points. */
const POINTS_LIMIT = 4096;

/**
 * A scorecard ready for use: as it was made ready before, else checked, filled in and frozen.
 *
 * @param path - Where the scorecard stands in the input of the function; empty where it is the input.
 * @internal
 */
export function resolveScorecard(
  functionName: string,
  path: string,
  definition: ScorecardDefinition,
): CompiledScorecard {
  const known = compiled.get(definition);
  if (known !== undefined) return known;

  const at = (field: string): string => (path === "" ? field : `${path}.${field}`);
  const fields = ["kind", "version", "factors", "baseline", "minimumCoverage", "bands", "bandDecimals"];
  assertFields(functionName, path === "" ? "definition" : path, definition, fields);
  const {
    kind = "scorecard",
    version,
    factors,
    bands = [],
    baseline = 0,
    minimumCoverage = DEFAULT_MINIMUM_COVERAGE,
    bandDecimals = DEFAULT_BAND_DECIMALS,
  } = withoutNulls(definition as ScorecardDefinition);
  assertOneOf(functionName, at("kind"), kind, ["scorecard"]);
  if ((version as number) !== 1) {
    throw new RetentionError(functionName, at("version"), "must be 1, the version of the format", version);
  }
  assertNumber(functionName, at("baseline"), baseline);
  assertShare(functionName, at("minimumCoverage"), minimumCoverage);
  assertCount(functionName, at("bandDecimals"), bandDecimals, { max: 9 });

  const scorecard = Object.freeze({
    kind,
    version,
    factors: checkedFactors(functionName, at("factors"), factors, baseline),
    baseline,
    minimumCoverage,
    bands: checkedBands(functionName, at("bands"), bands),
    bandDecimals,
  });
  const ready = compileScorecard(scorecard);
  compiled.set(scorecard, ready);
  return ready;
}

function checkedFactors(
  functionName: string,
  path: string,
  factors: readonly Factor[],
  baseline: number,
): readonly Factor[] {
  assertArray(functionName, path, factors);
  if (factors.length === 0) throw new RetentionError(functionName, path, "must have at least one factor", factors);
  const names = new Set(["baseline"]);
  return frozen(
    factors.map((factor, index) => {
      const at = `${path}[${index}]`;
      const copy = checkedFactor(functionName, at, factor);
      if (names.has(copy.factor)) {
        throw new RetentionError(functionName, `${at}.factor`, 'must be named once, and not "baseline"', copy.factor);
      }
      names.add(copy.factor);
      if (!(Math.abs(baseline) + largestPoints(copy) < POINTS_LIMIT)) {
        const rule = `must stay below ${POINTS_LIMIT} together with the baseline`;
        throw new RetentionError(functionName, `${at}.points`, rule, largestPoints(copy));
      }
      return copy;
    }),
  );
}

function checkedFactor(functionName: string, at: string, factor: Factor): Factor {
  const number = (field: string, value: unknown, bounds?: Parameters<typeof assertNumber>[3]): void => {
    assertNumber(functionName, `${at}.${field}`, value, bounds);
  };
  const only = (...each: string[]): void => {
    assertFields(functionName, at, factor, ["factor", "weight", "shape", ...each]);
  };

  assertObject(functionName, at, factor);
  assertOneOf(functionName, `${at}.shape`, factor.shape, ["step", "linear", "bounded", "band", "decay"]);
  assertText(functionName, `${at}.factor`, factor.factor);
  number("weight", factor.weight, { above: 0, max: LARGEST_WEIGHT });
  switch (factor.shape) {
    case "step":
      only("below", "steps");
      number("below", factor.below);
      return frozen({ ...factor, steps: checkedSteps(functionName, `${at}.steps`, factor.steps) });
    case "linear":
    case "bounded": {
      only("from", "to", "points");
      number("from", factor.from);
      number("to", factor.to, { above: factor.from });
      number("to - from", factor.to - factor.from);
      assertArray(functionName, `${at}.points`, factor.points);
      const [atFrom, atTo] = factor.points;
      number("points[0]", atFrom);
      number("points[1]", atTo);
      return frozen({ ...factor, points: frozen([atFrom, atTo] as [number, number]) });
    }
    case "band": {
      only("from", "to", "fade", "points");
      const { points } = factor;
      const fade = factor.fade ?? 0;
      number("from", factor.from);
      number("to", factor.to, { min: factor.from });
      number("fade", fade, { min: 0 });
      assertFields(functionName, `${at}.points`, points, ["inside", "outside"]);
      number("points.inside", points.inside);
      number("points.outside", points.outside);
      return frozen({ ...factor, fade, points: frozen({ ...points }) });
    }
    case "decay": {
      only("halfLife", "points");
      number("halfLife", factor.halfLife, { above: 0 });
      assertFields(functionName, `${at}.points`, factor.points, ["fresh", "old"]);
      number("points.fresh", factor.points.fresh);
      number("points.old", factor.points.old);
      return frozen({ ...factor, points: frozen({ ...factor.points }) });
    }
  }
}

function checkedSteps(
  functionName: string,
  path: string,
  steps: readonly { from: number; points: number }[],
): { from: number; points: number }[] {
  assertArray(functionName, path, steps);
  if (steps.length === 0) throw new RetentionError(functionName, path, "must have at least one step", steps);
  return frozen(
    steps.map((step, index) => {
      const at = `${path}[${index}]`;
      assertFields(functionName, at, step, ["from", "points"]);
      assertNumber(functionName, `${at}.from`, step.from, { above: steps[index - 1]?.from ?? -Infinity });
      assertNumber(functionName, `${at}.points`, step.points);
      return frozen({ ...step });
    }),
  );
}

function checkedBands(functionName: string, path: string, bands: readonly ScoreBand[]): readonly ScoreBand[] {
  assertArray(functionName, path, bands);
  return frozen(
    bands.map((band, index) => {
      const at = `${path}[${index}]`;
      assertFields(functionName, at, band, ["band", "from"]);
      assertText(functionName, `${at}.band`, band.band);
      if (index > 0) {
        assertNumber(functionName, `${at}.from`, band.from, { above: bands[index - 1]?.from ?? -Infinity });
      } else if (band.from != null) {
        throw new RetentionError(functionName, `${at}.from`, "must be missing: the first band has no floor", band.from);
      }
      return frozen(withoutNulls({ ...band }));
    }),
  );
}

function frozen<T extends object>(value: T): T {
  Object.freeze(value);
  return value;
}
