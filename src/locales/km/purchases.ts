import type { PurchasesReasons } from "../../reasons/codes/purchases.js";
import type { DomainWords } from "../not-translated.js";
import { amount, units } from "./terms.js";
import { wordOf } from "../word-of.js";

const length = (time: number, unit: string): string => `${amount(time, 1)} ${wordOf(units, unit) ?? unit}`;

/** Khmer for the purchases domain. */
export const purchases: DomainWords<PurchasesReasons> = {
  "purchases.alive.by-construction": ({ observed, unit }) =>
    `គ្មានការទិញម្តងទៀតក្នុងរយៈពេល ${length(observed, unit)}៖ ម៉ូដែលចាត់ទុកអតិថិជនបែបនេះទាំងអស់ថានៅទិញ`,
  "purchases.silent": ({ time, unit }) => `បានទិញចុងក្រោយ ${length(time, unit)}មុន`,
  "purchases.repeat": ({ purchases, time, unit }) =>
    `បានទិញម្តងទៀត ${amount(purchases)} លើកក្នុងរយៈពេល ${length(time, unit)}`,
  "purchases.model.not-converged": ({ kind, observations }) =>
    `ម៉ូដែល ${kind} មិនបានរកឃើញតម្លៃនឹងសម្រាប់ការទិញរបស់អតិថិជន ${amount(observations)}ទេ`,
};
