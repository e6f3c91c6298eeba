import type { Product } from "../../records/company/product.js";
import { lifespan, price, share, type RecordKind } from "../field.js";
import { ID, TEXTS, TRUTH, DAY, TEXT, type FieldsOf } from "./row-rules.js";

/** @internal */
export const product: RecordKind = {
  fields: {
    id: ID,
    price: { fault: price, required: true },
    margin: { fault: share },
    lifespanMonths: { fault: lifespan },
    requires: TEXTS,
    addOnTo: TEXTS,
    segments: TEXTS,
    kind: { words: ["product", "service-contract", "option"] },
    discontinued: TRUTH,
    soldFrom: DAY,
    family: TEXT,
    replaces: TEXTS,
  } satisfies FieldsOf<Product>,
};
