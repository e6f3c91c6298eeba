import {
  matchValue,
  rankValueDrivers,
  switchingRisk,
  type Account,
  type Message,
  type ValueInterview,
} from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { escapeHtml, figure, htmlTable, page } from "../report-kit/page.js";
import { driverChart, gapChart } from "./charts.js";
import { believed, drivers as allDrivers, perceptions, prospect } from "./interviews.js";
import type { PitchWords } from "./words.js";

const LINES_OF_PITCH = 3;

/** From interviews to a pitch, as one page that stands alone. */
export function pitchReport(
  interviews: readonly ValueInterview[],
  accounts: readonly Account[],
  words: PitchWords,
  locale: Locale,
): string {
  const ranked = rankValueDrivers(interviews, { believed, accounts, drivers: allDrivers });
  const match = matchValue(prospect, { drivers: ranked });
  const { columns } = words;
  const name = (id: string): string => words.names[id] ?? id;
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  /** The words for a message, with names in place of our ids. */
  const say = ({ code, params = {} }: Message): string => {
    const named = Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? name(value) : value]);
    return describe({ code, params: Object.fromEntries(named) as Record<string, string | number> }, locale);
  };
  const soft = (text: string): string => `<p class="soft">${escapeHtml(text)}</p>`;
  const heading = (text: string): string => `<h2>${escapeHtml(text)}</h2>`;
  const byKind = ranked.groups.filter(({ by }) => by === "segment-and-size");
  const risks = perceptions.map((perceived) => switchingRisk(perceived)).sort((a, b) => b.logOdds - a.logOdds);

  return page(words.title, locale.language, [
    `<h1>${escapeHtml(words.title)}</h1>`,
    soft([words.intro, words.draft].filter((text) => text !== null).join(" ")),
    heading(words.prospect(name(prospect.segment), name(prospect.size))),
    `<p>${match.reasons.map((one) => escapeHtml(say(one))).join("; ")}</p>`,
    `<h3>${escapeHtml(words.opening)}</h3>`,
    `<ol>${match.drivers
      .slice(0, LINES_OF_PITCH)
      .map(({ driver }) => `<li><b>${escapeHtml(name(driver))}</b>: ${escapeHtml(words.lines[driver] ?? "")}</li>`)
      .join("")}</ol>`,
    heading(words.order),
    figure(driverChart(match.drivers, words), words.orderNote(percent(ranked.confidence))),
    heading(words.gap),
    figure(gapChart(ranked.whole.drivers, words), words.gapNote),
    `<ul>${ranked.reasons.map((one) => `<li>${escapeHtml(say(one))}</li>`).join("")}</ul>`,
    heading(words.kinds),
    htmlTable(
      [columns.kind, columns.size, columns.interviews, columns.lead, columns.sure],
      byKind.map(({ segment, size, interviews: count, drivers }) => [
        name(segment ?? ""),
        name(size ?? ""),
        count,
        name(drivers[0]?.driver ?? ""),
        percent(drivers[0]?.probabilityFirst ?? 0),
      ]),
    ),
    soft(words.kindsNote),
    heading(words.ask),
    htmlTable(
      [columns.kind, columns.size, columns.interviews, columns.customers],
      ranked.askNext
        .slice(0, 4)
        .map(({ segment, size, interviews: count, customers }) => [
          name(segment ?? ""),
          name(size ?? ""),
          count,
          customers,
        ]),
    ),
    soft(words.askNote),
    heading(words.risk),
    htmlTable(
      [columns.account, columns.probability, columns.why, columns.missing],
      risks.map(({ accountId, probability, reasons }) => [
        accountId ?? "",
        percent(probability),
        reasons
          .filter(({ code }) => /gain|loss|unknown|tips/.test(code))
          .map(say)
          .join("; "),
        reasons
          .filter(({ code }) => code.endsWith("missing"))
          .map(say)
          .join("; "),
      ]),
    ),
    soft(words.riskNote),
  ]);
}
