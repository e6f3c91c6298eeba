import type { AccountSignal } from "../../records/account/account-signal.js";
import type { RecordKind } from "../field.js";
import { ID, ON, type FieldsOf } from "./row-rules.js";

/** @internal */
export const signal: RecordKind = {
  fields: { code: ID, on: ON, reviewBy: ON } satisfies FieldsOf<AccountSignal>,
};
