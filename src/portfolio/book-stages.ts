import type { DatedAccount } from "./account/account-dates.js";
import type { AccountFacts } from "./account/account-facts.js";
import type { StakesSteps, AssessedAccount } from "./account/account-stakes.js";
import type { Company } from "./company.js";
import type { KnownOfBook } from "./frozen-book.js";
import type { PortfolioRules } from "./options/portfolio-rules.js";
import type { PlannedPortfolio, PortfolioPlan } from "./plan/plan-portfolio.js";
import type { PortfolioAccount } from "./report/account-report.js";
import type { Portfolio } from "./report/portfolio.js";
import type { ReportCollection } from "./report/report-collection.js";

/** The rules by which it is told what is at stake. */
export type WeighingRules = Pick<
  PortfolioRules,
  | "asOf"
  | "asOfDay"
  | "models"
  | "assumptions"
  | "effort"
  | "opportunity"
  | "standing"
  | "valueAtRisk"
  | "attention"
  | "horizonDays"
> & { signals: Pick<PortfolioRules["signals"], "dealDays"> };
/** The rules by which it is told what customers tell. */
export type TellingRules = Pick<PortfolioRules, "wordOfMouth" | "assumptions">;

/** A pass over the accounts, which reads one after the other; `null` for what is refused. */
export type ReadingPass = (row: unknown) => AccountFacts | null;

/** The accounts have been seen once: a book's models and what else takes all of them. */
export interface Learning {
  /** Of the first pass, and lists what it leaves out. */
  read: ReadingPass;
  learn: (facts: AccountFacts) => void;
  /** Each later stage may be given rules that differ in what only it and those after it ask for. */
  weighing: (rules?: PortfolioRules) => Weighing;
  /** The third pass by what the first two made of the book at another time. */
  thawed: (known: KnownOfBook) => Dating & Pick<Weighing, "readAgain">;
}

/** The accounts are seen a second time: what is at stake in all of them. */
export interface Weighing {
  /** Of a later pass, which lists nothing. */
  readAgain: () => ReadingPass;
  steps: StakesSteps;
  weigh: (facts: AccountFacts) => AssessedAccount | null;
  dating: (rules?: PortfolioRules) => Dating;
}

/** The accounts are seen a third time: their dates, the plan, their reports. */
export interface Dating {
  /** What is at stake in an account, once more; what is refused was listed when it was weighed. */
  assess: (facts: AccountFacts) => AssessedAccount | null;
  date: (assessed: AssessedAccount) => DatedAccount | null;
  /** Keeps an account's requests for the plan. */
  keep: (dated: DatedAccount) => void;
  plan: () => PortfolioPlan | null;
  /** A plan whose remedies may be asked for later. */
  planned: (company: Company) => PlannedPortfolio | null;
  /** The plan of the accounts kept since the last team, for these sellers alone; then they are forgotten. */
  planTeam: (sellerIds: ReadonlySet<string>) => PortfolioPlan | null;
  /** Of an account in a plan, or with nothing booked. */
  reporter: (booked: ReadonlySet<string>, rules?: TellingRules) => (dated: DatedAccount) => PortfolioAccount | null;
  /** The reports of a book that is held as a whole, with some of their fields; `null` for all. */
  collection: (fields: ReadonlySet<keyof PortfolioAccount> | null) => ReportCollection;
  book: (company?: Company, rules?: TellingRules) => Omit<Portfolio<boolean>, "accounts" | "plan">;
  freeze: () => KnownOfBook;
}
