import { assertNumber, assertOneOf } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Account } from "../records/account/account.js";
import { plainDate } from "../calendar/days/plain-date.js";
import type { Holdings, Horizon } from "./holdings/holdings.js";

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
  horizon: Horizon;
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
 * pays under contracts counts as spent where it is more than its purchases of its best year, which may hold the invoices.
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
  const { holdings, horizon, ofContracts, minorUnits } = evidence;
  const { spentLastYear, spentBefore, unpriced, everOrdered } = holdings;
  let spent = Math.max(spentLastYear, 0);
  if (spentBefore !== null) for (const earlier of spentBefore) spent = Math.max(spent, earlier);
  if (ofContracts > spent) {
    const found = fromBudget(ofContracts * budgetFromSpend, evidence);
    found.coverage = 0.5;
    found.reasons.push(reason("opportunity.means.contracts", { spent: rounded(ofContracts, minorUnits) }));
    return found;
  }
  if (!everOrdered || (spent === 0 && unpriced > 0)) return unknownMeans();
  if (spent === 0) {
    const years = 1 + horizon.yearsBefore.length;
    const none =
      years === 1
        ? reason("opportunity.means.nothing-spent")
        : sharedReason("opportunity.means.nothing-in-years", { years });
    return { means: "lacks", budget: 0, coverage: 0.5, reasons: [none] };
  }
  const found = fromBudget(spent * budgetFromSpend, evidence);
  found.coverage = 0.5;
  const params = { spent: rounded(spent, minorUnits) };
  if (spentBefore === null || spent === spentLastYear) {
    found.reasons.push(reason("opportunity.means.estimated", params));
  } else {
    const { yearBefore, yearsBefore } = horizon;
    const until = plainDate([yearBefore, ...yearsBefore][spentBefore.indexOf(spent)] ?? yearBefore);
    found.reasons.push(reason("opportunity.means.earlier-year", { ...params, until }));
  }
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
