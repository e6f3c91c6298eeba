import { assertNumber, assertOneOf } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
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

/** What an account's means follow from beside its own fields. */
export interface MeansEvidence {
  holdings: Holdings;
  /** Money of a year of the contracts that run. */
  ofContracts: number;
  /** Cost of the cheapest opening in minor units; Infinity where there is none. */
  cheapest: number;
  minorUnits: number;
  budgetFromSpend: number | null;
  /** Whether results of many accounts are kept, many of which may have one budget. */
  isOfMany: boolean;
}

/**
 * An account's means: its budget, else its resources, else an estimate from what it spent, as where they are limited. What it
 * pays under contracts counts as spent where it is more than its purchases of the year, which may hold the invoices.
 * @internal
 */
export function findMeans(functionName: string, account: Account, evidence: MeansEvidence): MeansFound {
  const { budgetFromSpend } = evidence;
  const { annualBudget, resources } = account;
  if (resources != null) assertOneOf(functionName, "resources", resources, ["none", "limited", "ample"]);
  if (annualBudget != null) {
    assertNumber(functionName, "annualBudget", annualBudget, { min: 0, max: 1e12 });
    return fromBudget(annualBudget, evidence);
  }
  if (resources != null) {
    const reasons = [reason("opportunity.means.stated", { resources })];
    if (resources === "none") return { means: "lacks", budget: 0, coverage: 1, reasons };
    if (resources === "ample") return { means: "has", budget: Infinity, coverage: 1, reasons };
    const found = fromSpend(evidence, budgetFromSpend ?? 1);
    return { ...found, reasons: [...reasons, ...found.reasons] };
  }
  return budgetFromSpend === null ? unknownMeans() : fromSpend(evidence, budgetFromSpend);
}

/** What it may spend where only what it spent tells; no one knows of one that has bought nothing yet. */
function fromSpend(evidence: MeansEvidence, budgetFromSpend: number): MeansFound {
  const { holdings, ofContracts, minorUnits } = evidence;
  const { spentLastYear, unpricedLastYear, everOrdered } = holdings;
  if (ofContracts > Math.max(0, spentLastYear)) {
    const found = fromBudget(ofContracts * budgetFromSpend, evidence);
    found.coverage = 0.5;
    found.reasons.push(reason("opportunity.means.contracts", { spent: rounded(ofContracts, minorUnits) }));
    return found;
  }
  if (!everOrdered || (spentLastYear <= 0 && unpricedLastYear > 0)) return unknownMeans();
  const spent = Math.max(0, spentLastYear);
  if (spent === 0) {
    return { means: "lacks", budget: 0, coverage: 0.5, reasons: [reason("opportunity.means.nothing-spent")] };
  }
  const found = fromBudget(spent * budgetFromSpend, evidence);
  found.coverage = 0.5;
  found.reasons.push(reason("opportunity.means.estimated", { spent: rounded(spent, minorUnits) }));
  return found;
}

function unknownMeans(): MeansFound {
  return { means: "unknown", budget: Infinity, coverage: 0, reasons: [reason("opportunity.means.unknown")] };
}

function fromBudget(money: number, { cheapest, minorUnits, isOfMany }: MeansEvidence): MeansFound {
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
  if (budget >= cheapest) {
    const covered = isOfMany
      ? sharedReason("opportunity.means.covered", params)
      : reason("opportunity.means.covered", params);
    return { means: "has", budget, coverage: 1, reasons: [covered] };
  }
  return { means: "lacks", budget, coverage: 1, reasons: [reason("opportunity.means.short", params)] };
}

function rounded(money: number, minorUnits: number): number {
  return Math.round(money * minorUnits) / minorUnits;
}
