import type { Usage } from "../../records/account/usage.js";
import { notNegative, type RecordKind } from "../field.js";
import { ON, NOT_NEGATIVE, TEXT, type FieldsOf } from "./row-rules.js";

/** @internal */
export const usage: RecordKind = {
  fields: {
    on: ON,
    value: { fault: notNegative, required: true },
    of: NOT_NEGATIVE,
    measure: TEXT,
  } satisfies FieldsOf<Usage>,
};
