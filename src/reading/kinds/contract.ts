import type { Contract } from "../../records/account/contract.js";
import type { RecordKind } from "../field.js";
import { ID, TEXT, ON, DAY, NOT_NEGATIVE, TRUTH, type FieldsOf, daysInOrder } from "./row-rules.js";

/** @internal */
export const contract: RecordKind = {
  fields: {
    id: ID,
    productId: TEXT,
    startsOn: ON,
    endsOn: DAY,
    noticeOn: DAY,
    amount: NOT_NEGATIVE,
    per: { words: ["month", "quarter", "year"] },
    autoRenews: TRUTH,
    renewedFrom: TEXT,
    status: { words: ["draft", "active", "cancelled", "expired"] },
  } satisfies FieldsOf<Contract>,
  whole: (row) =>
    daysInOrder(row, "startsOn", "endsOn") ??
    (row.amount != null && (row.per ?? "") === ""
      ? { path: "amount", rule: "must come with per: month, quarter or year", field: true }
      : null),
};
