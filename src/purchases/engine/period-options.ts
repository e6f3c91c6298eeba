import type { TimeUnit } from "../../records/values/time.js";

/** Options of a model that counts periods. */
export interface PeriodModelOptions<Unit extends TimeUnit | null = TimeUnit | null> {
  /** Length of one period or between two opportunities; not specified if missing. */
  timeUnit?: Unit | null | undefined;
}

/** Options of the fits that count periods. */
export interface PeriodFitOptions<Unit extends TimeUnit | null = TimeUnit | null> extends PeriodModelOptions<Unit> {
  /**
   * Weight of the squared distance of the logarithms of the parameters from a neutral start.
   * @defaultValue `0`
   */
  penalty?: number | null | undefined;
}
