import type { Member } from "./experiment-member.js";
import { stratifiedShares, type StratumShares } from "./stratified-shares.js";

/** Shares kept in both groups, and their difference. */
export interface RetentionResult {
  readonly treated: number;
  readonly control: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly conclusive: boolean;
}

/** Shares kept, with the counts behind them. */
export interface SharesFound {
  result: RetentionResult;
  /** Of the strata put together: lost of this many. */
  cells: { treated: { lost: number; trials: number }; control: { lost: number; trials: number } };
}

/** Retention compared within strata; `null` if a group says nothing. */
export function retentionOf(members: readonly Member[], confidence: number): SharesFound | null {
  const strata = new Map<string, StratumShares>();
  for (const { kept, treated, stratum } of members) {
    if (kept === null) continue;
    const cells = strata.get(stratum ?? "") ?? {
      treated: { successes: 0, trials: 0 },
      control: { successes: 0, trials: 0 },
    };
    const cell = treated ? cells.treated : cells.control;
    cell.trials++;
    if (kept) cell.successes++;
    strata.set(stratum ?? "", cells);
  }
  const all = sumOf([...strata.values()]);
  if (all.treated.trials === 0 || all.control.trials === 0) return null;
  // A stratum with members of one group only says nothing by itself: it joins the others like it, else all are one.
  const whole = [...strata.values()].filter(({ treated, control }) => treated.trials > 0 && control.trials > 0);
  const rest = sumOf([...strata.values()].filter((each) => !whole.includes(each)));
  const joined = rest.treated.trials > 0 && rest.control.trials > 0 ? [...whole, rest] : whole;
  const complete = rest.treated.trials + rest.control.trials === 0 || joined.length > whole.length;
  const { treated, control, difference, lower, upper } = stratifiedShares(complete ? joined : [all], confidence);
  return {
    result: { treated, control, difference, lower, upper, conclusive: lower > 0 || upper < 0 },
    cells: {
      treated: { lost: (1 - treated) * all.treated.trials, trials: all.treated.trials },
      control: { lost: (1 - control) * all.control.trials, trials: all.control.trials },
    },
  };
}

function sumOf(strata: readonly StratumShares[]): StratumShares {
  const sum: StratumShares = { treated: { successes: 0, trials: 0 }, control: { successes: 0, trials: 0 } };
  for (const cells of strata) {
    for (const group of ["treated", "control"] as const) {
      sum[group].successes += cells[group].successes;
      sum[group].trials += cells[group].trials;
    }
  }
  return sum;
}
