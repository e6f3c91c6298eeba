import { refusalOf } from "../../errors.js";
import type { Writable } from "../../records/writable.js";
import type { DatedAccount } from "../account/account-dates.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { listing, type PortfolioRejection } from "../reading/portfolio-rejection.js";
import { effortsOf } from "./account-agenda.js";
import type { AccountReporter, AgendaOf, PortfolioAccount } from "./account-report.js";

/** The reports of a book that is held as a whole. */
export interface ReportCollection {
  /** Accounts come in the order of the book. */
  add: (dated: DatedAccount) => void;
  /** All reports, those of the booked with their agendas; what is refused is left out. */
  take: (booked: ReadonlySet<string>) => PortfolioAccount[];
}

/** What reports are made by. */
export interface ReportMaking {
  report: (dated: DatedAccount, isBooked: boolean) => PortfolioAccount;
  agenda: AccountReporter["agenda"];
  rules: Pick<PortfolioRules, "agenda">;
  rejected: PortfolioRejection[];
}

/** A report with what its agenda takes, or an account whose report is refused. */
type Collected = { report: PortfolioAccount; of: AgendaOf; index: number } | { refused: DatedAccount };

/**
 * Collects the reports of accounts before anybody knows which of them are booked, and adds the agendas of those who are.
 * @internal
 */
export function reportCollection({ report, agenda, rules, rejected }: ReportMaking): ReportCollection {
  const collected: Collected[] = [];
  const reportAgain = listing(
    ({ dated, isBooked }: { dated: DatedAccount; isBooked: boolean } & Pick<DatedAccount, "account" | "index">) =>
      report(dated, isBooked),
    rejected,
  );
  const withAgenda = listing(
    ({ report, of }: { report: PortfolioAccount; of: AgendaOf } & Pick<DatedAccount, "account" | "index">) => {
      (report as Writable<PortfolioAccount>).agenda = agenda(report, of);
      return report;
    },
    rejected,
  );
  return {
    add(dated) {
      const { account, index, tickets } = dated;
      try {
        collected.push({ report: report(dated, false), of: { account, efforts: effortsOf(tickets) }, index });
      } catch (error) {
        // Made again once it is known whether it is booked, as what is wrong first is told.
        refusalOf(error);
        collected.push({ refused: dated });
      }
    },
    take(booked) {
      collected.reverse();
      const reports: PortfolioAccount[] = [];
      for (let each = collected.pop(); each !== undefined; each = collected.pop()) {
        const done = finished(each, booked);
        if (done !== null) reports.push(done);
      }
      return reports;
    },
  };

  function finished(each: Collected, booked: ReadonlySet<string>): PortfolioAccount | null {
    if ("refused" in each) {
      const { account, index } = each.refused;
      return reportAgain({ dated: each.refused, isBooked: booked.has(account.id), account, index });
    }
    const { report, of, index } = each;
    if (rules.agenda !== "booked" || !booked.has(report.accountId)) return report;
    return withAgenda({ report, of, account: of.account, index });
  }
}
