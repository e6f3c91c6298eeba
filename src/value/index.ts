/** What customers value, and how close they are to leaving. */
export type { AskNext } from "./ask-next.js";
export { type MatchedCustomer, matchValue, type ValueMatch } from "./match-value.js";
export {
  rankValueDrivers,
  type ValueDriver,
  type ValueDriverOptions,
  type ValueDrivers,
  type ValueGroup,
} from "./rank-value-drivers.js";
export {
  type PerceivedSwitch,
  type PerceivedValue,
  switchingRisk,
  type SwitchingRisk,
  type SwitchingRiskOptions,
  type TippingPoint,
} from "./switching-risk.js";
export type { CustomerKind, ValueFamily } from "./value-groups.js";
export type { ValueInterview } from "./value-interview.js";
