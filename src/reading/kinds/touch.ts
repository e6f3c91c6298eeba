import type { Touch } from "../../records/account/touch.js";
import type { RecordKind } from "../field.js";
import { ON, ID, TEXT, NOT_NEGATIVE, type FieldsOf } from "./row-rules.js";

/** @internal */
export const touch: RecordKind = {
  fields: {
    on: ON,
    kind: ID,
    sellerId: TEXT,
    direction: { words: ["in", "out"] },
    contactId: TEXT,
    about: TEXT,
    minutes: NOT_NEGATIVE,
  } satisfies FieldsOf<Touch>,
};
