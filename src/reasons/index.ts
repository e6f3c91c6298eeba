/** What every answer carries. */
export type { OtherValueItem } from "./codes/value.js";
export type { Contribution, Explained } from "./explained.js";
export type { Message, Reason, ReasonCode, ReasonParameters } from "./reason.js";
