import type { Account, PortfolioAccount, Reason } from "retention-kit";
import { dayIn } from "../dates.js";
import { touchWord } from "../kind-words.js";
import { about, aboutShare, grouped } from "../numbers.js";
import { escapeHtml } from "../page.js";
import { sayIn } from "../say.js";
import { wordsIn } from "../words.js";
import type { ReportInput } from "./report-input.js";

/** What is known of one kind: its name, and a line for each. */
export type Fact = readonly [label: string, lines: readonly string[]];

const CUSTOMERS = ["new", "active", "slowing"];

/** A function that says what is known of an account: money to two digits where it is estimated, in full where it is counted. */
export function accountFacts({
  asOf,
  currency,
  locale,
}: Pick<ReportInput, "asOf" | "currency" | "locale">): (
  report: PortfolioAccount,
  account: Account | undefined,
) => Fact[] {
  const { language } = locale;
  const say = sayIn(language);
  const day = dayIn(language);
  const words = wordsIn(locale, currency);
  const money = (amount: number): string => `${about(amount, language)} ${currency}`;
  const exact = (amount: number): string => grouped(Math.round(amount), language);

  return (report, account) => {
    const { buysAgain, valueAtRisk, winBack, growth, openProblems, standing } = report;
    // Of one that never bought, or has left, the standing and the money to win back say it.
    const isCustomer = CUSTOMERS.includes(standing.state);
    const facts: Fact[] = [
      [say("standing"), standing.reasons.slice(0, 1).map((why) => words(isCustomer ? withoutChance(why) : why))],
      [
        say("chance of a purchase"),
        buysAgain?.horizonDays == null || !isCustomer
          ? []
          : [
              say("{share} within {days} days", {
                share: aboutShare(buysAgain.probability),
                days: buysAgain.horizonDays,
              }),
            ],
      ],
      [
        say("at risk"),
        valueAtRisk === null
          ? []
          : [
              say("{amount} of {worth} {currency} within {months} months", {
                amount: about(valueAtRisk.amount, language),
                worth: about(valueAtRisk.worth.value, language),
                currency,
                months: valueAtRisk.months,
              }),
            ],
      ],
      [say("to win back"), winBack === null ? [] : [money(winBack.amount)]],
      [
        say("further sales"),
        growth === null || growth.amount < 0.5
          ? []
          : [
              say("{amount} {currency} within {months} months", {
                amount: about(growth.amount, language),
                currency,
                months: growth.months,
              }),
            ],
      ],
      [say("contracts"), contracts(report, account)],
      [
        say("open problems"),
        openProblems.map(({ topic, openedOn }) => say("since {day}: {topic}", { day: day(openedOn), topic })),
      ],
      [say("last touch"), [lastTouch(account)]],
    ];
    return facts.filter(([, lines]) => lines.length > 0);
  };

  /** The contracts to be renewed, and those that have no end. */
  function contracts({ renewals }: PortfolioAccount, account: Account | undefined): string[] {
    const known = new Set(renewals.map(({ contractId }) => contractId));
    const running = (account?.contracts ?? []).flatMap(({ id, amount, per, startsOn, endsOn, status }) =>
      startsOn <= asOf && (endsOn == null || endsOn >= asOf) && status !== "draft" && !known.has(id)
        ? [
            {
              id,
              endsOn: endsOn ?? null,
              amount: amount == null || per == null ? null : amount * (TIMES_A_YEAR[per] ?? 1),
            },
          ]
        : [],
    );
    const next = renewals.map(({ contractId: id, endsOn, amount }) => ({ id, endsOn, amount }));
    return [...next, ...running].map(({ id, endsOn, amount }) => {
      const ends = endsOn === null ? say("no end") : say("ends on {day}", { day: day(endsOn) });
      return amount === null
        ? `${id}: ${ends}`
        : `${id}: ${say("{amount} {currency} a year", { amount: exact(amount), currency })}, ${ends}`;
    });
  }

  function lastTouch(account: Account | undefined): string {
    const past = (account?.touches ?? []).filter(({ on }) => isDay(on) && on <= asOf);
    const last = past.reduce<(typeof past)[number] | null>(
      (latest, touch) => (latest === null || touch.on > latest.on ? touch : latest),
      null,
    );
    if (last === null) return say("none on record");
    return say("{kind} on {day}", { kind: touchWord(last.kind, say), day: day(last.on) });
  }
}

/** The chance by purchases alone is not the one told below it, which goes by all that is known. */
function withoutChance({ code, params = {} }: Reason): Reason {
  const silent = {
    "portfolio.standing.unlikely": "portfolio.standing.silent",
    "portfolio.standing.unlikely-once": "portfolio.standing.silent-once",
  } as const;
  return { code: code in silent ? silent[code as keyof typeof silent] : code, params };
}

const TIMES_A_YEAR: Readonly<Record<string, number>> = { month: 12, quarter: 4, year: 1 };

function isDay(on: string): boolean {
  return !Number.isNaN(Date.parse(on)) && new Date(on).toISOString().startsWith(on);
}

/** Facts as a list of names and what is known. */
export function factList(facts: readonly Fact[]): string {
  const items = facts.map(
    ([label, lines]) => `<dt>${escapeHtml(label)}</dt>${lines.map((line) => `<dd>${escapeHtml(line)}</dd>`).join("")}`,
  );
  return `<dl class="facts">${items.join("")}</dl>`;
}
