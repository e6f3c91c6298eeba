import { assertNumber, assertOneOf } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Account } from "../records/account/account.js";
import type { Holdings } from "./holdings/holdings.js";

/** Whether an account can pay for an offer. */
export type Means = "has" | "lacks" | "unknown";

/** An account's means, and how well they are known. */
export interface MeansFound {
  means: Means;
  /** Money for offers in minor units; Infinity where there is no limit, or none known. */
  budget: number;
  /** 1 where stated, a half where estimated, 0 where unknown. */
  coverage: number;
  reasons: Reason[];
}

/**
 * An account's means: its budget, else its resources, else an estimate from what it spent, as where they are limited.
 *
 * @param cheapest - Cost of the cheapest opening in minor units; Infinity where there is none.
 * @internal
 */
export function findMeans(
  functionName: string,
  account: Account,
  holdings: Holdings,
  cheapest: number,
  minorUnits: number,
  budgetFromSpend: number | null,
): MeansFound {
  const { annualBudget, resources } = account;
  if (resources != null) assertOneOf(functionName, "resources", resources, ["none", "limited", "ample"]);
  if (annualBudget != null) {
    assertNumber(functionName, "annualBudget", annualBudget, { min: 0, max: 1e12 });
    return fromBudget(annualBudget, cheapest, minorUnits);
  }
  if (resources != null) {
    const reasons = [reason("opportunity.means.stated", { resources })];
    if (resources === "none") return { means: "lacks", budget: 0, coverage: 1, reasons };
    if (resources === "ample") return { means: "has", budget: Infinity, coverage: 1, reasons };
    const found = fromSpend(holdings, cheapest, minorUnits, budgetFromSpend ?? 1);
    return { ...found, reasons: [...reasons, ...found.reasons] };
  }
  return budgetFromSpend === null ? unknownMeans() : fromSpend(holdings, cheapest, minorUnits, budgetFromSpend);
}

/** What it may spend where only what it spent tells; no one knows of one that has bought nothing yet. */
function fromSpend(
  { spentLastYear, unpricedLastYear, everOrdered }: Holdings,
  cheapest: number,
  minorUnits: number,
  budgetFromSpend: number,
): MeansFound {
  if (!everOrdered || (spentLastYear <= 0 && unpricedLastYear > 0)) return unknownMeans();
  const spent = Math.max(0, spentLastYear);
  if (spent === 0) {
    return { means: "lacks", budget: 0, coverage: 0.5, reasons: [reason("opportunity.means.nothing-spent")] };
  }
  const found = fromBudget(spent * budgetFromSpend, cheapest, minorUnits);
  found.coverage = 0.5;
  found.reasons.push(reason("opportunity.means.estimated", { spent: rounded(spent, minorUnits) }));
  return found;
}

function unknownMeans(): MeansFound {
  return { means: "unknown", budget: Infinity, coverage: 0, reasons: [reason("opportunity.means.unknown")] };
}

function fromBudget(money: number, cheapest: number, minorUnits: number): MeansFound {
  const budget = Math.round(money * minorUnits);
  const params = { budget: budget / minorUnits, cheapest: cheapest / minorUnits };
  if (cheapest === Infinity) {
    return {
      means: budget > 0 ? "has" : "lacks",
      budget,
      coverage: 1,
      reasons: [reason("opportunity.means.budget", { budget: params.budget })],
    };
  }
  return budget >= cheapest
    ? { means: "has", budget, coverage: 1, reasons: [reason("opportunity.means.covered", params)] }
    : { means: "lacks", budget, coverage: 1, reasons: [reason("opportunity.means.short", params)] };
}

function rounded(money: number, minorUnits: number): number {
  return Math.round(money * minorUnits) / minorUnits;
}
