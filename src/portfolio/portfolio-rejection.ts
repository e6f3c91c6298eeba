import type { Rejection } from "../records/rejection.js";

/** A row that the main job left out. */
export interface PortfolioRejection extends Rejection {
  /** Which of the lists it is a row of. */
  records: "accounts" | "products" | "sellers";
}
