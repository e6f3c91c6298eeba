import type { PurchasesReasons } from "../../reasons/codes/purchases.js";
import type { DomainWords } from "../not-translated.js";
import { amount, units } from "./terms.js";
import { wordOf } from "../word-of.js";

const length = (time: number, unit: string): string => `${amount(time, 1)} ${wordOf(units, unit) ?? unit}`;

/** Lao for the purchases domain. */
export const purchases: DomainWords<PurchasesReasons> = {
  "purchases.alive.by-construction": ({ observed, unit }) =>
    `ບໍ່ມີການຊື້ຊ້ຳໃນ ${length(observed, unit)}: ແບບຈຳລອງຖືວ່າລູກຄ້າແບບນີ້ທຸກຄົນຍັງຊື້ຢູ່`,
  "purchases.silent": ({ time, unit }) => `ຊື້ຄັ້ງຫຼ້າສຸດ ${length(time, unit)}ກ່ອນ`,
  "purchases.repeat": ({ purchases, time, unit }) => `ຊື້ຊ້ຳ ${amount(purchases)} ຄັ້ງໃນ ${length(time, unit)}`,
  "purchases.model.not-converged": ({ kind, observations }) =>
    `ແບບຈຳລອງ ${kind} ຫາຄ່າທີ່ນິ້ງບໍ່ໄດ້ຈາກການຊື້ຂອງລູກຄ້າ ${amount(observations)} ຄົນ`,
};
