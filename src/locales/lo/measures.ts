import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { DomainWords } from "../not-translated.js";
import { date } from "./date.js";

/** Lao for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `ໄດ້ຖາມແລ້ວວັນທີ ${date(on)} ແລະ ຖາມອີກໄດ້ຕັ້ງແຕ່ວັນທີ ${date(from)}`,
};
