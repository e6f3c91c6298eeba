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
