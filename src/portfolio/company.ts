import { USUAL_DAYS, USUAL_HOURS, USUAL_MINUTES } from "../calendar/working-calendars/usual-hours.js";
import type { Catalogue } from "../opportunity/catalogue/catalogue.js";
import { defineCatalogue } from "../opportunity/catalogue/define-catalogue.js";
import type { SellerLoad } from "../planner/plan/review-plan.js";
import { planReviews } from "../planner/plan-reviews.js";
import { type Reason, reason } from "../reasons/reason.js";
import type { Product } from "../records/company/product.js";
import type { Seller } from "../records/company/seller.js";
import type { PortfolioRules } from "./options/portfolio-rules.js";
import { type PortfolioRejection, dropInvalidRows } from "./reading/portfolio-rejection.js";
import { recordReading } from "./reading/read-records.js";
import type { PortfolioRecords } from "./report/portfolio.js";

/** What is sold, and who sells it. */
export type CompanyRecords = Pick<PortfolioRecords, "products" | "sellers">;

/** Products and sellers as they were read, with what was left out of them. */
export interface Company {
  catalogue: Catalogue;
  products: Product[];
  sellers: Seller[];
  /** The minutes of the sellers' days, before anything is booked. */
  load: readonly SellerLoad[];
  reasons: Reason[];
  rejected: PortfolioRejection[];
}

/**
 * Reads what is sold, and who sells it.
 * @internal
 */
export function readCompany(
  records: CompanyRecords,
  { currency, planning: { from, to } }: Pick<PortfolioRules, "currency" | "planning">,
): Company {
  const rejected: PortfolioRejection[] = [];
  const reading = recordReading(rejected);
  const { result: catalogue, kept: products } = dropInvalidRows(
    "products",
    reading.products(records.products),
    (list) => defineCatalogue(list, currency === undefined ? {} : { currency }),
    rejected,
  );
  const {
    result: { load },
    kept: sellers,
  } = dropInvalidRows(
    "sellers",
    reading.sellers(records.sellers),
    (list) => planReviews([], { from, to, sellers: [...list] }),
    rejected,
  );
  return { catalogue, products, sellers, load, reasons: reading.reasons(), rejected };
}

/**
 * What was taken for granted of sellers who do not say when, or how long, they have time.
 * @internal
 */
export function usualSellers(sellers: readonly Seller[]): Reason[] {
  const lacking = (field: "calendar" | "minutesPerDay"): number =>
    sellers.filter((seller) => seller[field] == null).length;
  const [weeks, minutes] = [lacking("calendar"), lacking("minutesPerDay")];
  return [
    ...(weeks > 0
      ? [reason("portfolio.sellers.usual-week", { sellers: weeks, days: USUAL_DAYS, hours: USUAL_HOURS })]
      : []),
    ...(minutes > 0 ? [reason("portfolio.sellers.usual-minutes", { sellers: minutes, minutes: USUAL_MINUTES })] : []),
  ];
}
