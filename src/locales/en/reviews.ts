import type { ReviewsReasons } from "../../evidence/reasons/reviews.js";
import type { Words } from "../locale.js";

/** English for the reviews domain. */
export const reviews: Words<ReviewsReasons> = {};
