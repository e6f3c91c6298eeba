import { assertNumber, RetentionError } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { AssumptionKey } from "../../evidence/assumptions.js";

/** The figures that make the prior. */
const KEYS = {
  lowEffort: "loyalty.repurchase.lowEffort",
  highEffort: "loyalty.repurchase.highEffort",
  noProblem: "loyalty.repurchase.noProblem",
  unknown: "loyalty.repurchase.unknown",
  customers: "loyalty.priorCustomers",
  satisfactionWeight: "loyalty.satisfactionWeight",
  aliveWeight: "loyalty.probabilityAliveWeight",
  purchasesWeight: "loyalty.purchasesWeight",
  purchasesWeightDeviation: "loyalty.purchasesWeightDeviation",
  purchasesLevelDeviation: "loyalty.purchasesLevelDeviation",
  effortOddsRatio: "loyalty.effortOddsRatio",
  effortOddsRatioDeviation: "loyalty.effortOddsRatioDeviation",
  coefficientDeviation: "loyalty.coefficientDeviation",
  curveDeviation: "loyalty.curveDeviation",
} as const satisfies Record<string, AssumptionKey>;

const SHARES = ["lowEffort", "highEffort", "noProblem", "unknown"] as const;
const POSITIVE = [
  "customers",
  "purchasesWeightDeviation",
  "purchasesLevelDeviation",
  "effortOddsRatioDeviation",
  "coefficientDeviation",
  "curveDeviation",
] as const;

/** What is assumed before any outcome is seen. */
export interface LoyaltyPrior extends Record<keyof typeof KEYS, number> {
  assumptions: Assumption<unknown>[];
}

/**
 * The prior that a set of figures makes.
 * @internal
 */
export function loyaltyPrior(
  functionName: string,
  path: string,
  figures: Readonly<Record<string, Assumption<unknown>>>,
): LoyaltyPrior {
  const used = Object.entries(KEYS).map(([name, key]) => {
    const assumption = figures[key];
    if (assumption === undefined) throw new RetentionError(functionName, path, `must hold ${key}`, assumption);
    assertNumber(functionName, `${path}["${key}"].value`, assumption.value);
    return { name, assumption, value: assumption.value };
  });
  const values = Object.fromEntries(used.map(({ name, value }) => [name, value])) as Record<keyof typeof KEYS, number>;
  for (const name of SHARES) {
    assertNumber(functionName, `${path}["${KEYS[name]}"].value`, values[name], { above: 0, below: 1 });
  }
  for (const name of POSITIVE) assertNumber(functionName, `${path}["${KEYS[name]}"].value`, values[name], { above: 0 });
  if (values.highEffort > values.lowEffort) {
    const rule = `must be at most ${KEYS.lowEffort}, ${values.lowEffort}`;
    throw new RetentionError(functionName, `${path}["${KEYS.highEffort}"].value`, rule, values.highEffort);
  }
  assertNumber(functionName, `${path}["${KEYS.effortOddsRatio}"].value`, values.effortOddsRatio, { min: 1 });
  return { ...values, assumptions: used.map(({ assumption }) => assumption) };
}
