import type { Reason } from "../../reasons/reason.js";
import type { RejectionCount } from "../../records/rows/count-rejections.js";
import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import type { Seller } from "../../records/company/seller.js";
import type { PortfolioOptions } from "../options/portfolio-options.js";
import type { PortfolioAccount } from "./account-report.js";
import type { BookModels } from "../book/book-models.js";
import type { BookWordOfMouth } from "../book/book-word-of-mouth.js";
import type { PortfolioPlan } from "../plan/plan-portfolio.js";
import type { PortfolioRejection } from "../reading/portfolio-rejection.js";
import type { BookValueAtRisk } from "../stakes/book-value-at-risk.js";

/** A book of accounts with what is sold to them and who looks after them. */
export interface PortfolioRecords {
  accounts: readonly Account[];
  products: readonly Product[];
  sellers: readonly Seller[];
}

/** What the main job over a list of accounts depends on apart from the records. */
export interface ReviewPortfolioOptions<
  Plan extends boolean = true,
  Field extends keyof PortfolioAccount = keyof PortfolioAccount,
> extends PortfolioOptions<Plan> {
  /**
   * Fields to keep of each report, with `accountId`. A report has some 7 KB, so in a large book this saves most of
   * the memory. Nothing else changes.
   * @defaultValue all
   */
  fields?: readonly Field[] | null | undefined;
}

/** What the main job gives: a report on every account, and a plan of which accounts each seller reviews when. */
export interface Portfolio<Plan extends boolean = true, Field extends keyof PortfolioAccount = keyof PortfolioAccount> {
  /** In the order of the input. With `fields`, these alone. */
  readonly accounts: readonly Pick<PortfolioAccount, Field | "accountId">[];
  /** `null` with `plan: false`. */
  readonly plan: Plan extends true ? PortfolioPlan : null;
  /** The sum over the accounts; `null` if no account has any. */
  readonly valueAtRisk: BookValueAtRisk | null;
  /** Word of mouth; `null` if no account's tickets are known, and the reasons say so. */
  readonly wordOfMouth: BookWordOfMouth | null;
  /** The models of the book that were used. */
  readonly models: BookModels;
  /** Why a part of the whole is missing. */
  readonly reasons: readonly Reason[];
  /** Rows and fields that could not be read or are not known, each with its place. */
  readonly rejected: readonly PortfolioRejection[];
  /** The same with equal causes counted together, the most frequent first. */
  readonly rejectedCounts: readonly RejectionCount[];
}
