import type { HistoryModel } from "../../engine/history-model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";
import { scaleOf } from "../../engine/scale-of.js";
import { paretoNbdKernel } from "./pareto-nbd-likelihood.js";

/**
 * The card of the Pareto/NBD model: what its fit needs to know.
 * @internal
 */
export function paretoNbd(): HistoryModel<"pareto-nbd"> {
  return {
    kind: "pareto-nbd",
    names: PARAMETER_NAMES["pareto-nbd"],
    kernel: paretoNbdKernel,
    purchase: { parameter: 1, sign: -1 },
    dropout: { parameter: 3, sign: -1 },
    starts: (meanObserved, meanPurchases) =>
      [
        { r: 0.5, s: 0.5, life: 0.5 },
        { r: 1, s: 1, life: 1 },
        { r: 2, s: 0.3, life: 0.2 },
      ].map(({ r, s, life }) => [r, scaleOf(r, meanObserved, meanPurchases), s, life * meanObserved]),
  };
}
