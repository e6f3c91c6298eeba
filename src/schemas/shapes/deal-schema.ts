import { deal } from "../../reading/record-kinds.js";
import { day, fields, list, notNegative, oneOf, share, text, unknownable } from "./fields.js";

const dealLine = fields({
  productId: text,
  quantity: unknownable(notNegative),
  amount: unknownable(notNegative),
});

/** Strict schema of a `Deal`: unknown fields are refused, and so are numbers written as text. */
export const dealSchema = fields(
  {
    id: text,
    status: oneOf("open", "won", "lost"),
    stage: unknownable(text),
    amount: unknownable(notNegative),
    probability: unknownable(share),
    openedOn: unknownable(day),
    expectedCloseOn: unknownable(day),
    closedOn: unknownable(day),
    products: unknownable(list(dealLine)),
    sellerId: unknownable(text),
  },
  deal,
);
