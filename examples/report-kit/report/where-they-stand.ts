import type { AccountState, Reason, ReviewSignal } from "retention-kit";
import { describe } from "retention-kit/locales";
import { htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { accountNames, type ReportInput } from "./report-input.js";

const SHOWN = 10;
const STATES: readonly AccountState[] = ["prospect", "new", "active", "slowing", "lapsed", "lost"];

/** Where accounts stand, what asks for a review, which contracts end, and who could be won back. */
export function whereTheyStand({
  book,
  accounts,
  currency,
  locale,
}: Pick<ReportInput, "accounts" | "currency" | "locale"> & { book: Pick<ReportInput["book"], "accounts"> }): string[] {
  const say = sayIn(locale.language);
  const nameOf = accountNames(accounts);
  const inWords = (reasons: readonly Reason[]): string => reasons.map((reason) => describe(reason, locale)).join("; ");
  const sum = (values: readonly (number | undefined)[]): number =>
    Math.round(values.reduce<number>((total, value) => total + (value ?? 0), 0));
  const table = (columns: string[], rows: (string | number)[][]): string => htmlTable(columns, rows, locale.language);

  const states = STATES.flatMap((state) => {
    const those = book.accounts.filter(({ standing }) => standing.state === state);
    const [example] = those.toSorted((a, b) => b.attention.total - a.attention.total);
    if (example === undefined) return [];
    return [
      [
        say(state),
        those.length,
        sum(those.map(({ valueAtRisk }) => valueAtRisk?.amount)),
        sum(those.map(({ winBack }) => winBack?.worth)),
        sum(those.map(({ attention }) => attention.total)),
        nameOf(example.accountId),
        inWords(example.standing.reasons),
      ],
    ];
  });

  const open = book.accounts.flatMap(({ accountId, signals }) => signals.map((signal) => ({ accountId, signal })));
  const codes = [...new Set(open.map(({ signal }) => signal.code))].sort();
  const signals = codes.flatMap((code) => {
    const those = open.filter(({ signal }) => signal.code === code);
    const [first] = those.toSorted((a, b) => (a.signal.reviewBy < b.signal.reviewBy ? -1 : 1));
    return first === undefined
      ? []
      : [
          [
            new Set(those.map(({ accountId }) => accountId)).size,
            inWords([asReason(first.signal)]),
            nameOf(first.accountId),
          ],
        ];
  });

  const renewals = book.accounts
    .flatMap(({ accountId, renewal }) => (renewal === null ? [] : [{ accountId, renewal }]))
    .sort((a, b) => a.renewal.daysLeft - b.renewal.daysLeft || (b.renewal.amount ?? 0) - (a.renewal.amount ?? 0))
    .slice(0, SHOWN)
    .map(({ accountId, renewal: { amount, endsOn, reasons } }) => [
      nameOf(accountId),
      endsOn,
      amount === null ? "" : Math.round(amount),
      inWords(reasons),
    ]);

  const gone = book.accounts
    .flatMap(({ accountId, winBack }) => (winBack === null ? [] : [{ accountId, winBack }]))
    .sort((a, b) => b.winBack.amount - a.winBack.amount || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ accountId, winBack: { worth, probability, reasons } }) => [
      nameOf(accountId),
      Math.round(worth),
      `${Math.round(probability * 100)}%`,
      inWords(reasons),
    ]);

  return [
    `<h2>${say("Where accounts stand")}</h2>`,
    table(
      [
        say("state"),
        say("accounts"),
        say("at risk, {currency}", { currency }),
        say("worth before they left, {currency}", { currency }),
        say("what reviews may protect or bring, {currency}", { currency }),
        say("for instance"),
        say("why"),
      ],
      states,
    ),
    ...(signals.length === 0
      ? []
      : [
          `<h2>${say("What asks for a review now")}</h2>`,
          table([say("accounts"), say("the most urgent"), say("account")], signals),
        ]),
    ...(renewals.length === 0
      ? []
      : [
          `<h2>${say("Contracts that end next")}</h2>`,
          table(
            [say("account"), say("ends on"), say("a year, {currency}", { currency }), say("what is known")],
            renewals,
          ),
        ]),
    ...(gone.length === 0
      ? []
      : [
          `<h2>${say("Who could be won back")}</h2>`,
          table(
            [
              say("account"),
              say("worth before they left, {currency}", { currency }),
              say("chance of a purchase"),
              say("how it left"),
            ],
            gone,
          ),
        ]),
  ];
}

/** A signal in the words of a reason. */
function asReason({ code, on, reviewBy }: ReviewSignal): Reason {
  return { code: "reviews.signal", params: { signal: code, on, reviewBy } };
}
