import type { PurchasesReasons } from "../../reasons/codes/purchases.js";
import type { DomainWords } from "../not-translated.js";
import { amount, plural, units } from "./terms.js";
import { wordOf } from "../word-of.js";

const length = (time: number, unit: string): string => `${amount(time, 1)} ${wordOf(units, unit) ?? unit}`;

/** Hindi for the purchases domain. */
export const purchases: DomainWords<PurchasesReasons> = {
  "purchases.alive.by-construction": ({ observed, unit }) =>
    `${length(observed, unit)} में दोबारा ख़रीद नहीं हुई: मॉडल ऐसे हर ग्राहक को सक्रिय मानता है`,
  "purchases.silent": ({ time, unit }) => `पिछली ख़रीद ${length(time, unit)} पहले`,
  "purchases.repeat": ({ purchases, time, unit }) => `${length(time, unit)} में ${amount(purchases)} बार दोबारा ख़रीदा`,
  "purchases.model.not-converged": ({ kind, observations }) =>
    `${kind} मॉडल ${amount(observations)} ${plural(observations, { one: "ग्राहक", other: "ग्राहकों" })} की ख़रीद पर स्थिर नहीं हुआ`,
};
