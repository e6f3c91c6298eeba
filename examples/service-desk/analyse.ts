import {
  assumptions,
  dayOf,
  detectRecurringProblems,
  evaluateServiceStandards,
  marketDamage,
  projectWordOfMouth,
  recoveryValue,
  reviewPortfolio,
  scoreEffort,
  sensitivity,
  staffForStandard,
  ticketsFromEvents,
  type Account,
  type EffortScore,
  type LoggedTicket,
  type MarketDamage,
  type PortfolioAccount,
  type RecoveryValue,
  type RecurringProblem,
  type Rejection,
  type ServiceStandardsReport,
  type Staffing,
  type TicketEvent,
  type WordOfMouthCohort,
  type WordOfMouthProjection,
  type WordOfMouthSensitivity,
} from "retention-kit";
import { CURRENCY, type Desk, hearers, MONTH_DAYS, shop, standards, telephone } from "./desk.js";

const MS_PER_DAY = 86_400_000;
const OPEN_TICKETS_SHOWN = 10;

/** A ticket of the month with the effort it cost. */
export interface ScoredTicket {
  ticket: LoggedTicket;
  score: EffortScore;
}

/** A topic as something to be fixed: what its problems of the month cost, and what is known about them. */
export interface TopicToFix {
  topic: string;
  tickets: number;
  meanEffort: number;
  /** The driver that cost most effort in most tickets. */
  driver: string | null;
  /** What the month's problems of this topic cost in customers and money. */
  damage: MarketDamage;
  /** How it compares with its history; `null` if it has none. */
  problem: RecurringProblem | null;
}

/** People needed at the telephone in one hour of the day. */
export interface StaffedHour {
  hour: number;
  callsPerHour: number;
  staffing: Staffing;
}

/** Everything the report shows. */
export interface Analysis {
  desk: Desk;
  month: { from: string; to: string };
  rejected: Rejection[];
  history: LoggedTicket[];
  scored: ScoredTicket[];
  accounts: readonly PortfolioAccount[];
  toFix: TopicToFix[];
  problems: RecurringProblem[];
  /** How the promises were kept in the month, and how month by month. */
  standards: ServiceStandardsReport;
  standardsByMonth: ServiceStandardsReport;
  staff: StaffedHour[];
  open: number;
  toRescue: RecoveryValue[];
  cohort: WordOfMouthCohort;
  projections: { published: WordOfMouthProjection; cautious: WordOfMouthProjection };
  sensitivity: WordOfMouthSensitivity;
  damage: MarketDamage;
}

/**
 * A service log into all that follows from it, as it stood at the end of the day of the report. Pure: the same log always
 * gives the same answer.
 */
export function analyse(log: readonly TicketEvent[], desk: Desk = shop): Analysis {
  const { asOf, timeZone, calendar } = desk;
  const hours = { calendar, timeZone };
  const from = plainDate(Date.parse(asOf) - (MONTH_DAYS - 1) * MS_PER_DAY);
  const { accepted, rejected } = ticketsFromEvents(log, { ...hours, asOf });
  const ofMonth = accepted.filter(({ openedAt }) => dayOf(openedAt, timeZone) >= from);
  const scored = ofMonth.map((ticket) => ({ ticket, score: scoreEffort(ticket, hours) }));
  const { problems } = detectRecurringProblems(accepted, { asOf, windowDays: MONTH_DAYS, timeZone });

  const book = bookOf(ofMonth, desk);
  const cohort = cohortOf(book);
  const { periods } = hearers;
  const cautious = assumptions("cautious");
  return {
    desk,
    month: { from, to: asOf },
    rejected,
    history: accepted,
    scored,
    accounts: book.accounts,
    toFix: topicsToFix(scored, problems, desk),
    problems,
    standards: evaluateServiceStandards(accepted, { ...hours, standards, from, asOf }),
    standardsByMonth: evaluateServiceStandards(accepted, { ...hours, standards, asOf }),
    staff: staffByHour(
      log.filter((_, index) => !rejected.some((line) => line.index === index)),
      from,
      desk,
    ),
    open: scored.filter(({ ticket }) => ticket.resolved === false).length,
    toRescue: worthRescuing(scored, desk),
    cohort,
    projections: {
      published: projectWordOfMouth(cohort, { periods }),
      cautious: projectWordOfMouth(cohort, { periods, assumptions: cautious }),
    },
    sensitivity: sensitivity(cohort, { periods }),
    damage: marketDamage(cohort),
  };
}

/** All customers with their tickets; most had none. A ticket without a customer is one of its own. */
function bookOf(tickets: readonly LoggedTicket[], desk: Desk): ReturnType<typeof reviewPortfolio> {
  const byAccount = grouped(tickets, ({ id, accountId }) => accountId ?? `ticket ${id}`);
  const accounts = [...byAccount].map(([id, own]): Account => {
    const told = own.map((ticket) => ({ ...ticket, accountId: id }));
    return { id, currency: CURRENCY, timeZone: desk.timeZone, tickets: told };
  });
  for (let index = accounts.length; index < desk.customers; index++) {
    accounts.push({ id: `without a ticket ${index}`, currency: CURRENCY, tickets: [] });
  }
  return reviewPortfolio(
    { accounts, products: [], sellers: [] },
    { asOf: desk.asOf, to: plainDate(Date.parse(desk.asOf) + MS_PER_DAY), policies: { wordOfMouth: hearers } },
  );
}

/** What became of the customers' problems, as the portfolio review decides it. */
function cohortOf({ wordOfMouth }: ReturnType<typeof reviewPortfolio>): WordOfMouthCohort {
  if (wordOfMouth === null) throw new Error("every account's tickets are known");
  return wordOfMouth.cohort;
}

/** Topics that have broken out, then by what their problems of the month cost: what to fix first stands on top. */
function topicsToFix(scored: readonly ScoredTicket[], problems: readonly RecurringProblem[], desk: Desk): TopicToFix[] {
  const byTopic = grouped(scored, ({ ticket }) => ticket.topic ?? "without a topic");
  return [...byTopic]
    .map(([topic, tickets]): TopicToFix => {
      const efforts = tickets.flatMap(({ score }) => score.effort ?? []);
      return {
        topic,
        tickets: tickets.length,
        meanEffort: efforts.reduce((sum, effort) => sum + effort, 0) / Math.max(1, efforts.length),
        driver: costliestDriver(tickets),
        damage: marketDamage(
          cohortOf(
            bookOf(
              tickets.map(({ ticket }) => ticket),
              desk,
            ),
          ),
        ),
        problem: problems.find((problem) => problem.topic === topic && problem.productId === null) ?? null,
      };
    })
    .sort(
      (a, b) =>
        Number(b.problem?.standsOut ?? false) - Number(a.problem?.standsOut ?? false) ||
        (b.damage.damage?.mean ?? 0) - (a.damage.damage?.mean ?? 0),
    );
}

/** The driver that added most effort, over all tickets. */
function costliestDriver(tickets: readonly ScoredTicket[]): string | null {
  const points = new Map<string, number>();
  for (const { score } of tickets) {
    for (const { factor, points: added } of score.contributions) {
      if (factor !== "baseline") points.set(factor, (points.get(factor) ?? 0) + added);
    }
  }
  const [costliest] = [...points].sort(([, a], [, b]) => b - a);
  return costliest === undefined || costliest[1] === 0 ? null : costliest[0];
}

/** Calls by hour of the working day, and who is needed for them. */
function staffByHour(log: readonly TicketEvent[], from: string, { asOf, timeZone }: Desk): StaffedHour[] {
  const hourOf = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
  const calls = log.filter(
    ({ kind, channel, at }) =>
      (kind === "opened" || kind === "message") &&
      channel === "phone" &&
      dayOf(at, timeZone) >= from &&
      dayOf(at, timeZone) <= asOf,
  );
  const workdays = (MONTH_DAYS / 7) * 5;
  return [9, 10, 11, 12, 13, 14, 15, 16, 17].map((hour) => {
    const callsPerHour = calls.filter(({ at }) => Number(hourOf.format(new Date(at))) === hour).length / workdays;
    return { hour, callsPerHour, staffing: staffForStandard({ ...telephone, contactsPerHour: callsPerHour }) };
  });
}

/** Open problems by what solving them today is worth. */
function worthRescuing(scored: readonly ScoredTicket[], { asOf, timeZone, calendar }: Desk): RecoveryValue[] {
  const { wonPerHearer, lostPerHearer, customerValue } = hearers;
  return scored
    .filter(({ ticket }) => ticket.resolved === false)
    .map(({ ticket }) =>
      recoveryValue(ticket, {
        calendar,
        timeZone,
        asOf,
        customerValue,
        wonPerHearer,
        lostPerHearer,
        currency: CURRENCY,
      }),
    )
    .sort((a, b) => b.value - a.value || (a.ticketId < b.ticketId ? -1 : 1))
    .slice(0, OPEN_TICKETS_SHOWN);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function plainDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
