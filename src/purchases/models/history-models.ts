import type { HistoryModel } from "../engine/history-model.js";
import { bgNbd, mbgNbd } from "./beta-geometric/beta-geometric.js";
import { paretoNbd } from "./pareto-nbd/pareto-nbd.js";

/** The kinds of models in continuous time. */
export type HistoryModelKind = "bg-nbd" | "mbg-nbd" | "pareto-nbd";

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
