import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { Words } from "../locale.js";
import { date } from "./date.js";

/** Lao for the measures domain. */
export const measures: Words<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `ໄດ້ຖາມແລ້ວວັນທີ ${date(on)} ແລະ ຖາມອີກໄດ້ຕັ້ງແຕ່ວັນທີ ${date(from)}`,
};
