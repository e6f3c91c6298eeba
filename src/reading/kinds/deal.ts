import type { Deal, DealLine } from "../../records/account/deal.js";
import { list, share, type RecordKind } from "../field.js";
import { ID, NOT_NEGATIVE, type FieldsOf, TEXT, DAY } from "./row-rules.js";

const dealLine: RecordKind = {
  fields: { productId: ID, quantity: NOT_NEGATIVE, amount: NOT_NEGATIVE } satisfies FieldsOf<DealLine>,
};

/** @internal */
export const deal: RecordKind = {
  fields: {
    id: ID,
    status: { words: ["open", "won", "lost"], required: true },
    stage: TEXT,
    amount: NOT_NEGATIVE,
    probability: { fault: share },
    openedOn: DAY,
    expectedCloseOn: DAY,
    closedOn: DAY,
    products: { fault: list, rows: dealLine },
    sellerId: TEXT,
  } satisfies FieldsOf<Deal>,
  whole: (row) =>
    row.status === "won" && (row.closedOn ?? "") === ""
      ? { path: "closedOn", rule: "must be given for a deal that was won" }
      : null,
};
