import type { HistoryModel } from "../engine/history-model.js";
import type { HISTORY_KINDS } from "../engine/model-kinds.js";
import { bgNbd, mbgNbd } from "./beta-geometric/beta-geometric.js";
import { paretoNbd } from "./pareto-nbd/pareto-nbd.js";

/**
 * The kinds of models in continuous time.
 * @useDeclaredType
 */
export type HistoryModelKind = (typeof HISTORY_KINDS)[number];

/**
 * The card of a kind of model in continuous time. A kind without its card does not compile.
 * @internal
 */
export function historyModelOf(kind: HistoryModelKind): HistoryModel<HistoryModelKind> {
  switch (kind) {
    case "bg-nbd":
      return bgNbd();
    case "mbg-nbd":
      return mbgNbd();
    case "pareto-nbd":
      return paretoNbd();
  }
}
