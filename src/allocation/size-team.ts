import { assertCount, assertNumber, assertOptions, RetentionError, type OptionNames } from "../errors.js";
import { exactParts, type Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Rejection } from "../records/rows/rejection.js";
import { figuresOf } from "./allocate-reviews.js";
import type { AllocationAccount } from "./allocation-account.js";
import { contactOptions } from "./contact-options.js";
import { contactOptionNames, readAccounts, type ContactOptionsInput } from "./read-accounts.js";
import { bestChoices } from "./solver/best-choices.js";
import { leastMinutes } from "./solver/choice-problem.js";
import { hullSteps } from "./solver/hull-steps.js";
import { problemOf, worthOf } from "./team-components.js";

/** Options of `sizeTeam`. */
export interface SizeTeamOptions extends ContactOptionsInput {
  /** Hours that one seller has for it in the time that the curves cover. */
  hoursPerSeller: number;
  /** What one seller costs in that time, in the currency of the curves. */
  costPerSeller: number;
  /** Sellers today, to compare with. */
  sellersNow?: number | null | undefined;
  /** Share of the best net by which another size may fall short and still count as about as good. @defaultValue 0.01 */
  within?: number | null | undefined;
}

/** A size of the team and what it brings. */
export interface TeamSize {
  readonly sellers: number;
  readonly hours: number;
  /** What the contacts bring with this many hours, by the relaxation. */
  readonly value: number;
  /** What the last seller brings; at the least size what all of them bring. */
  readonly marginal: number;
  readonly cost: number;
  /** Value less cost. */
  readonly net: number;
}

/** How many sellers pay. The contributions add up to `net`. */
export interface SizedTeam extends Explained {
  /** The size whose value exceeds its cost by the most. */
  readonly sellers: number;
  readonly hours: number;
  /** What the contacts bring with this many sellers. */
  readonly value: number;
  readonly cost: number;
  readonly net: number;
  /** Whether no other size brings more, rounding apart. */
  readonly exact: boolean;
  /** The smallest team that can keep every account's minimum number of contacts. */
  readonly leastSellers: number;
  /** The sizes whose net is about as good as the best. */
  readonly aboutAsGood: { readonly from: number; readonly to: number; readonly within: number };
  /** Today's size; `null` if it is not given, or too small for the minimum numbers. */
  readonly now: TeamSize | null;
  /** Every size from the least one up to the one from which more hours bring nothing. */
  readonly sizes: readonly TeamSize[];
  readonly currency: string | null;
  readonly rejected: readonly Rejection[];
}

const optionNames: OptionNames<SizeTeamOptions> = {
  hoursPerSeller: true,
  costPerSeller: true,
  sellersNow: true,
  within: true,
  ...contactOptionNames,
};

/** Largest team considered. */
const MOST_SELLERS = 100_000;

/**
 * How many sellers are worth their cost: the team size at which the value of the contacts exceeds the cost by the most,
 * with each hour spent where it brings most. One more seller pays off as long as it brings more than it costs.
 *
 * All hours are one pool here: territories are taken to follow the size, and sellers to be alike. For each size the
 * relaxation bounds the value; the sizes are solved exactly in the order of their bounds, until the next bound is below the
 * best net found. The net is flat round its maximum, so `aboutAsGood` matters more than the maximum itself.
 *
 * Source: Lodish, Curtis, Ness & Simpson (1988), Interfaces 18, who sized Syntex's sales force so; Mantrala, Sinha &
 * Zoltners (1992), Marketing Science 11, on allocation and size together.
 *
 * Cost: one sort of all steps, a pass for each size, and an exact solution for a few of them.
 *
 * @param accounts - As for `allocateReviews`; who serves them does not matter.
 * @param options - Hours and cost of a seller, and the curves.
 * @returns The best size, the range about as good, and the value of every size.
 * @throws RetentionError when an option is out of its bounds; an account at fault is in `rejected`.
 *
 * @example
 * import { sizeTeam } from "retention-kit";
 *
 * const accounts = [{ id: "acme", attention: { total: 480 } }, { id: "bolt", attention: { total: 100 } }];
 * const { sellers, net, sizes } = sizeTeam(accounts, { hoursPerSeller: 1.5, costPerSeller: 90 });
 * ({ sellers, net })
 * //=> { sellers: 3, net: 780 }
 * sizes.slice(0, 4).map(({ marginal }) => marginal)
 * //=> [580, 360, 110, 55]
 */
export function sizeTeam(accounts: readonly AllocationAccount[], options: SizeTeamOptions): SizedTeam {
  const functionName = "sizeTeam";
  const chosen = assertOptions(functionName, "options", options, optionNames);
  const { hoursPerSeller, costPerSeller, sellersNow, within = 0.01 } = chosen;
  assertNumber(functionName, "options.hoursPerSeller", hoursPerSeller, { min: 1 / 60, max: 1e9 });
  assertNumber(functionName, "options.costPerSeller", costPerSeller, { min: 0 });
  if (sellersNow !== undefined) assertCount(functionName, "options.sellersNow", sellersNow, { max: MOST_SELLERS });
  assertNumber(functionName, "options.within", within, { min: 0, max: 1 });
  const { accepted, rejected, contacts, currency } = readAccounts(functionName, accounts, chosen, () => ({}));
  const reads = accepted.map(({ read }) => read);
  const problem = problemOf(
    reads.map((read) => contactOptions(read, contacts, { min: read.min, max: read.max, bonus: 0 })),
  );

  const minutesPerSeller = hoursPerSeller * 60;
  const withoutAny = worthOf(reads);
  const steps = hullSteps(problem);
  const leastSellers = sellersFor(leastMinutes(problem));
  const values = valuesBySize();
  const valueAt = (sellers: number): number => values[Math.min(sellers - leastSellers, values.length - 1)]!;
  const sizeOf = (sellers: number): TeamSize => {
    const value = valueAt(sellers);
    const cost = sellers * costPerSeller;
    const marginal = sellers > leastSellers ? value - valueAt(sellers - 1) : value;
    return { sellers, hours: sellers * hoursPerSeller, value, marginal, cost, net: value - cost };
  };
  const sizes = Array.from(values, (_, extra) => sizeOf(leastSellers + extra));

  // Solve the sizes in the order of their bounds: one is the best when no other bound is above it.
  let best = { sellers: leastSellers, value: -Infinity, net: -Infinity };
  let exact = true;
  for (const { sellers, net: bound, cost } of [...sizes].sort(
    (one, other) => other.net - one.net || one.sellers - other.sellers,
  )) {
    if (bound <= best.net) break;
    const solved = bestChoices(problem, Math.floor(sellers * minutesPerSeller + 1e-6), undefined, steps);
    const value = solved.value - withoutAny;
    if (value - cost > best.net) best = { sellers, value, net: value - cost };
    exact &&= solved.exact;
  }

  const cost = best.sellers * costPerSeller;
  const parts = exactParts([best.value, -cost]);
  const good = sizes.filter(({ net }) => net >= best.net - within * Math.abs(best.net));
  return {
    sellers: best.sellers,
    hours: best.sellers * hoursPerSeller,
    value: parts[0]!,
    cost: -parts[1]! + 0,
    net: parts[0]! + parts[1]!,
    exact,
    leastSellers,
    aboutAsGood: {
      from: Math.min(best.sellers, good[0]?.sellers ?? best.sellers),
      to: Math.max(best.sellers, good.at(-1)?.sellers ?? best.sellers),
      within,
    },
    now: sellersNow === undefined || sellersNow < leastSellers ? null : sizeOf(sellersNow),
    sizes,
    currency,
    rejected,
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      { factor: "contacts", points: parts[0]!, weight: 1, value: best.sellers * hoursPerSeller },
      { factor: "sellers", points: parts[1]!, weight: 1, value: best.sellers },
    ],
    reasons: [sizeReason()],
    assumptions: figuresOf(reads),
    coverage: reads.length === 0 ? 0 : reads.filter(({ curve }) => curve.known).length / reads.length,
  };

  function sizeReason(): Reason {
    const { sellers } = best;
    const next = valueAt(sellers + 1) - valueAt(sellers);
    // What the last of the least number brings by itself no one knows.
    if (sellers === leastSellers && sellers !== 1) {
      return reason("allocation.team-size.least", { sellers, next, cost: costPerSeller });
    }
    const last = sizeOf(sellers).marginal;
    return reason("allocation.team-size", { sellers, last, next, cost: costPerSeller });
  }

  function sellersFor(minutes: number): number {
    return Math.ceil(minutes / minutesPerSeller - 1e-9);
  }

  /** The value by the relaxation of every size from the least to the one that has hours for all contacts. */
  function valuesBySize(): Float64Array {
    const { first, values: worths } = problem;
    const least = leastMinutes(problem);
    const most = sellersFor(steps.minutes.reduce((sum, each) => sum + each, least));
    if (most > MOST_SELLERS) {
      throw new RetentionError(
        functionName,
        "options.hoursPerSeller",
        `must need at most ${MOST_SELLERS} sellers`,
        most,
      );
    }
    let value = -withoutAny;
    for (let index = 0; index + 1 < first.length; index++) value += worths[first[index]!]!;
    let used = least;
    let at = 0;
    let inStep = 0;
    return Float64Array.from({ length: Math.max(0, most - leastSellers) + 1 }, (_, extra) => {
      const capacity = (leastSellers + extra) * minutesPerSeller;
      while (at < steps.count && used < capacity) {
        const taken = Math.min(capacity - used, steps.minutes[at]! - inStep);
        value += taken * steps.densities[at]!;
        used += taken;
        inStep += taken;
        if (inStep < steps.minutes[at]!) break;
        at++;
        inStep = 0;
      }
      return value;
    });
  }
}
