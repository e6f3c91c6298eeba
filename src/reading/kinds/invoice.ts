import type { Invoice } from "../../records/account/invoice.js";
import { number, type RecordKind } from "../field.js";
import { ON, DAY, type FieldsOf } from "./row-rules.js";

/** @internal */
export const invoice: RecordKind = {
  fields: { dueOn: ON, paidOn: DAY, amount: { fault: number, required: true } } satisfies FieldsOf<Invoice>,
};
