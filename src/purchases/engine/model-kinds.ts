/**
 * Names of every model's parameters, in the order of every vector.
 * @internal
 */
export const PARAMETER_NAMES = {
  "bg-nbd": ["r", "alpha", "a", "b"],
  "mbg-nbd": ["r", "alpha", "a", "b"],
  "pareto-nbd": ["r", "alpha", "s", "beta"],
  "gamma-gamma": ["p", "q", "v"],
  "bg-bb": ["alpha", "beta", "gamma", "delta"],
  "shifted-beta-geometric": ["alpha", "beta"],
  "beta-discrete-weibull": ["alpha", "beta", "c"],
} as const satisfies Record<string, readonly string[]>;

/**
 * Models of purchases in continuous time.
 * @internal
 */
export const HISTORY_KINDS = ["bg-nbd", "mbg-nbd", "pareto-nbd"] as const;

/**
 * Models of purchases by customers who may leave without a word.
 * @internal
 */
export const PURCHASE_KINDS = ["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb"] as const;

/**
 * Models of one customer's history, of purchases or of what is spent on them.
 * @internal
 */
export const LIKELIHOOD_KINDS = ["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb", "gamma-gamma"] as const;
