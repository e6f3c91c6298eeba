import type { PurchasesReasons } from "../../reasons/codes/purchases.js";
import type { DomainWords } from "../not-translated.js";
import { count } from "./terms.js";

/** English for the purchases domain. */
export const purchases: DomainWords<PurchasesReasons> = {
  "purchases.alive.by-construction": ({ observed, unit }) =>
    `no repeat purchase in ${length(observed, unit)}: the model counts every such customer as alive`,
  "purchases.silent": ({ time, unit }) => `last purchase ${length(time, unit)} ago`,
  "purchases.repeat": ({ purchases, time, unit }) => `${count(purchases, "repeat purchase")} in ${length(time, unit)}`,
  "purchases.model.not-converged": ({ kind, observations }) =>
    `the ${kind} model did not settle on the purchases of ${count(observations, "customer")}`,
};

function length(time: number, unit: string): string {
  return count(Math.round(time * 10) / 10, unit);
}
