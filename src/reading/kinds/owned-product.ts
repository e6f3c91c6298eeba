import type { OwnedProduct } from "../../records/account/account.js";
import type { RecordKind } from "../field.js";
import { ID, ON, NOT_NEGATIVE, DAY, type FieldsOf } from "./row-rules.js";

/** @internal */
export const owned: RecordKind = {
  fields: {
    productId: ID,
    purchasedOn: ON,
    quantity: NOT_NEGATIVE,
    warrantyEndsOn: DAY,
    maintenanceHoursPerYear: NOT_NEGATIVE,
  } satisfies FieldsOf<OwnedProduct>,
};
