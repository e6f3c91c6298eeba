import { refusalOf } from "../../errors.js";
import type { Writable } from "../../records/values/writable.js";
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
  /** The fields that are kept of each; `null` for all. */
  fields: ReadonlySet<keyof PortfolioAccount> | null;
  rejected: PortfolioRejection[];
}

/** A report with what its agenda takes, one without an agenda to come, or an account whose report is refused. */
type Collected =
  ({ report: PortfolioAccount; index: number } & AgendaOf) | PortfolioAccount | { refused: DatedAccount };

/**
 * Collects the reports of accounts before anyone knows which of them are booked, and adds the agendas of those who are.
 * @internal
 */
export function reportCollection({ report, agenda, rules, fields, rejected }: ReportMaking): ReportCollection {
  const collected: Collected[] = [];
  /** Agendas come once it is known who is booked; until then a report is held whole. */
  const mayHaveAgenda = rules.agenda === "booked" && fields?.has("agenda") !== false;
  const kept = (made: PortfolioAccount): PortfolioAccount => (fields === null ? made : onlySome(made, fields));
  const reportAgain = listing(
    ({ dated, isBooked }: { dated: DatedAccount; isBooked: boolean } & Pick<DatedAccount, "account" | "index">) =>
      report(dated, isBooked),
    rejected,
  );
  const withAgenda = listing((made: { report: PortfolioAccount; index: number } & AgendaOf) => {
    const { report } = made;
    (report as Writable<PortfolioAccount>).agenda = agenda(report, made);
    return report;
  }, rejected);
  return {
    add(dated) {
      const { account, index, tickets } = dated;
      try {
        const made = report(dated, false);
        collected.push(mayHaveAgenda ? { report: made, account, efforts: effortsOf(tickets), index } : kept(made));
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
        if (done !== null) reports.push(mayHaveAgenda || "refused" in each ? kept(done) : done);
      }
      return reports;
    },
  };

  function finished(each: Collected, booked: ReadonlySet<string>): PortfolioAccount | null {
    if ("refused" in each) {
      const { account, index } = each.refused;
      return reportAgain({ dated: each.refused, isBooked: booked.has(account.id), account, index });
    }
    if (!("report" in each)) return each;
    return booked.has(each.account.id) ? withAgenda(each) : each.report;
  }
}

/** A report with some of its fields, in its order. */
function onlySome(report: PortfolioAccount, fields: ReadonlySet<keyof PortfolioAccount>): PortfolioAccount {
  const some: Partial<Record<keyof PortfolioAccount, unknown>> = {};
  for (const name of Object.keys(report) as (keyof PortfolioAccount)[]) if (fields.has(name)) some[name] = report[name];
  return some as PortfolioAccount;
}
