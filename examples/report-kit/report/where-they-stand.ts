import type { AccountState, Reason, ReviewSignal } from "retention-kit";
import { hasLeft } from "../figures.js";
import { about, aboutShare } from "../numbers.js";
import { type Cell, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 10;
const STATES: readonly AccountState[] = ["prospect", "new", "active", "slowing", "lapsed", "lost"];

/** Where accounts stand, what asks for a review, which contracts end, and who could be won back. */
export function whereTheyStand({
  asOf,
  book,
  accounts,
  currency,
  locale,
}: Pick<ReportInput, "asOf" | "accounts" | "currency" | "locale"> & {
  book: Pick<ReportInput["book"], "accounts">;
}): string[] {
  if (book.accounts.length === 0) return [];
  const say = sayIn(locale.language);
  const { language } = locale;
  const linkTo = accountLinks(accounts);
  const words = wordsIn(locale, currency);
  const inWords = (reasons: readonly Reason[]): string => together(reasons.map(words), locale.language);
  const sum = (values: readonly (number | undefined)[]): Cell => {
    const whole = values.reduce<number>((total, value) => total + (value ?? 0), 0);
    return { estimate: whole === 0 ? "" : about(whole, language) };
  };
  const table = (columns: string[], rows: Cell[][]): string => htmlTable(columns, rows, language);

  const states = STATES.flatMap((state) => {
    const those = book.accounts.filter(({ standing }) => standing.state === state);
    const [example] = those.toSorted((a, b) => b.attention.total - a.attention.total);
    if (example === undefined) return [];
    return [
      [
        { leadsTo: `#view=all&standing=${state}`, text: say(state) },
        those.length,
        sum(those.map(({ valueAtRisk }) => valueAtRisk?.amount)),
        sum(those.filter(({ standing }) => hasLeft(standing.state)).map(({ winBack }) => winBack?.worth)),
        sum(those.map(({ attention }) => attention.total)),
        linkTo(example.accountId),
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
            inWords([asReason(first.signal, asOf)]),
            linkTo(first.accountId),
          ],
        ];
  });

  const left = book.accounts
    .filter(({ standing }) => hasLeft(standing.state))
    .flatMap(({ accountId, winBack }) => (winBack === null ? [] : [{ accountId, winBack }]))
    .sort((a, b) => b.winBack.amount - a.winBack.amount || (a.accountId < b.accountId ? -1 : 1));
  const gone = left
    .slice(0, SHOWN)
    .map(({ accountId, winBack: { worth, probability, reasons } }) => [
      linkTo(accountId),
      { estimate: about(worth, language) },
      { estimate: aboutShare(probability) },
      inWords(reasons),
    ]);

  return [
    part("stand", say("Where accounts stand")),
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
          part("signals", say("What asks for a review now")),
          table([say("accounts"), say("the most urgent"), say("account")], signals),
        ]),
    ...(gone.length === 0
      ? []
      : [
          part("win-back", say("Who could be won back")),
          table(
            [
              say("account"),
              say("worth before they left, {currency}", { currency }),
              say("chance of a purchase within {months} months", { months: left[0]?.winBack.months ?? 12 }),
              say("how it left"),
            ],
            gone,
          ),
          tableEnd({ shown: gone.length, total: left.length, order: "the most to win back first" }, language),
        ]),
  ];
}

/** A signal in the words of a reason. */
function asReason({ code, on, reviewBy }: ReviewSignal, asOf: string): Reason {
  const days = Math.round((Date.parse(asOf) - Date.parse(reviewBy)) / 86_400_000);
  return days > 0
    ? { code: "reviews.signal-late", params: { signal: code, on, reviewBy, days } }
    : { code: "reviews.signal", params: { signal: code, on, reviewBy } };
}
