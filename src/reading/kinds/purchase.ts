import type { Purchase } from "../../records/account/purchase.js";
import type { RecordKind } from "../field.js";
import { TEXT, ON, NUMBER, type FieldsOf } from "./row-rules.js";

/** @internal */
export const purchase: RecordKind = {
  fields: { accountId: TEXT, on: ON, amount: NUMBER, productId: TEXT, quantity: NUMBER } satisfies FieldsOf<Purchase>,
};
