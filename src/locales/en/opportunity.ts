import type { OpportunityReasons } from "../../evidence/reasons/opportunity.js";
import type { Words } from "../locale.js";
import { count } from "./count.js";

/** English for the opportunity domain. */
export const opportunity: Words<OpportunityReasons> = {
  "opportunity.low.lacks-means": ({ owned }) => `owns ${count(owned, "product")} and has no means for another`,
};
