import type { Account, Message } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { cards, escapeHtml, figure, htmlTable, page } from "../report-kit/page.js";
import { callsChart, forecastChart, partsChart } from "./charts.js";
import { AS_OF, CURRENCY, rules } from "./dealer.js";
import type { DealersMonth } from "./month.js";
import type { DealerWords } from "./words.js";

const SHOWN_CALLS = 24;
const SHOWN_REMINDERS = 20;
const SHOWN_REVIEWS = 12;

/** The dealer's month as one page that stands alone, in the language of the words and the locale. */
export function dealerReport(
  month: DealersMonth,
  accounts: readonly Account[],
  words: DealerWords,
  locale: Locale,
): string {
  const { book, reminders, calls, event } = month;
  const { columns } = words;
  const name = (id: string): string => words.names[id] ?? id;
  /** The words for a message, with names in place of our ids. */
  const say = ({ code, params = {}, text }: Message): string =>
    describe(
      {
        code,
        params: Object.fromEntries(
          Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? name(value) : value]),
        ),
        ...(text !== undefined && { text }),
      },
      locale,
      { currency: CURRENCY },
    );
  const all = (messages: readonly Message[]): string => messages.map(say).join("; ");
  const due = reminders
    .flatMap(({ car, result }) => result.reminders.map((reminder) => ({ car, reminder })))
    .filter(({ reminder }) => reminder.on <= "2026-12-31")
    .sort((a, b) => (a.reminder.on < b.reminder.on ? -1 : 1));
  const firstOf = (most: number, count: number): string =>
    count > most ? `<p class="soft">${escapeHtml(words.firstOf(most, count))}</p>` : "";
  const dueOf = (kind: string): typeof due => due.filter(({ reminder }) => reminder.kind === kind);
  const rows = (kind: string): string[][] =>
    dueOf(kind)
      .slice(0, SHOWN_REMINDERS)
      .map(({ car, reminder }) => [
        reminder.on,
        car.asset.accountId,
        name(car.asset.productId),
        say(reminder),
        reminder.dueOn,
        reminder.earliestOn === null || reminder.earliestOn === reminder.latestOn
          ? ""
          : `${reminder.earliestOn} – ${reminder.latestOn ?? ""}`,
        reminder.reasons.slice(0, 1).map(say).join(""),
      ]);
  const reminderTable = (kind: string): string => {
    const found = rows(kind);
    if (found.length === 0) return `<p>${escapeHtml(words.none)}</p>`;
    const heads = [columns.day, columns.owner, columns.car, columns.say, columns.due, columns.between, columns.why];
    // What falls due by the calendar alone has no days between which it does.
    const shown = heads.map((head) => head !== columns.between || found.some((row) => row[heads.indexOf(head)] !== ""));
    const table = [heads, ...found].map((row) => row.filter((_, index) => shown[index] === true));
    return firstOf(SHOWN_REMINDERS, dueOf(kind).length) + htmlTable(table[0] ?? [], table.slice(1));
  };
  const sellerOf = new Map(accounts.map(({ id, sellerId = "" }) => [id, sellerId]));

  return page(words.title, locale.language, [
    `<h1>${escapeHtml(words.title)}</h1><p class="soft">${escapeHtml(words.asOf(AS_OF))}${
      words.draft === null ? "" : ` ${escapeHtml(words.draft)}`
    }</p>`,
    cards([
      [words.owners, accounts.length],
      [words.cars, reminders.length],
      [words.remindersDue, due.length],
      [words.callsPlanned, calls.length],
      [words.invited, event.invited.length],
    ]),
    `<h2>${escapeHtml(words.calls)}</h2>`,
    figure(callsChart(calls, words), words.callsNote),
    firstOf(SHOWN_CALLS, calls.length),
    htmlTable(
      [
        columns.day,
        columns.seller,
        columns.owner,
        columns.what,
        columns.say,
        columns.why,
        columns.worth,
        columns.channel,
      ],
      calls
        .slice(0, SHOWN_CALLS)
        .map((action) => [
          action.on,
          name(action.sellerId),
          action.accountId,
          [say(action), ...action.also.map((kind) => words.actions[kind])].join("; "),
          action.messages.slice(0, 1).map(say).join(""),
          action.reasons.slice(0, 2).map(say).join("; "),
          action.worth === null ? "" : Math.round(action.worth),
          name(action.channel ?? ""),
        ]),
      locale.language,
    ),
    `<h2>${escapeHtml(words.forecast)}</h2>`,
    ...forecastOf(month, words, name),
    `<h2>${escapeHtml(words.reminders)}</h2><p class="soft">${escapeHtml(words.remindersNote)}</p>`,
    reminderTable("service"),
    `<h2>${escapeHtml(words.warranty)}</h2>`,
    reminderTable("warranty-end"),
    `<h2>${escapeHtml(words.tradeIn)}</h2>`,
    reminderTable("trade-in"),
    `<h2>${escapeHtml(words.parts)}</h2>`,
    figure(partsChart(month.parts, words), words.partsNote),
    `<p>${escapeHtml(
      words.overdueParts(
        month.overdueParts.map(({ part, pieces }) => `${name(part)} ${Math.round(pieces)}`).join(", "),
      ),
    )}</p>`,
    `<h2>${escapeHtml(words.reviews)}</h2>`,
    htmlTable(
      [columns.day, columns.seller, columns.owner, columns.why, columns.say],
      book.plan.booked.slice(0, SHOWN_REVIEWS).map(({ on, sellerId, accountId, reasons }) => {
        const questions = book.accounts.find((one) => one.accountId === accountId)?.agenda?.questions ?? [];
        return [on, name(sellerId), accountId, all(reasons.slice(0, 2)), questions.slice(0, 2).map(say).join(" ")];
      }),
    ),
    `<h2>${escapeHtml(words.event)}</h2><p>${escapeHtml(words.eventNote(event.on, event.invited.length))}</p>`,
    `<blockquote>${escapeHtml(words.eventText)}</blockquote>`,
    htmlTable(
      [columns.seller, columns.owner],
      ["riverside", "hillside"].map((seller) => [
        name(seller),
        event.invited.filter((id) => sellerOf.get(id) === seller).join(", "),
      ]),
    ),
  ]);
}

/** The car whose next service by kilometres has the clearest picture: most readings, and not overdue. */
function forecastOf({ reminders }: DealersMonth, words: DealerWords, name: (id: string) => string): string[] {
  const [best] = reminders
    .flatMap(({ car, result }) =>
      result.reminders
        .filter(
          ({ kind, by, earliestOn, latestOn }) =>
            kind === "service" && by === "use" && earliestOn !== null && latestOn !== null,
        )
        .map((reminder) => ({ car, reminder })),
    )
    .sort((a, b) => b.car.readings.length - a.car.readings.length);
  if (best === undefined) return [`<p>${escapeHtml(words.none)}</p>`];
  const { car, reminder } = best;
  const level = reminder.reasons.find(({ code }) => code === "conversation.reminder.by-use")?.params?.use;
  const service = rules.services?.find(({ service: one }) => reminder.key.includes(`:${one}:`))?.service ?? "";
  const readings = car.readings.filter(({ use }) => use <= Number(level));
  const note = words.forecastNote(
    `${name(car.asset.productId)}, ${car.asset.accountId}, ${name(service)}`,
    words.number(Number(level)),
  );
  return [figure(forecastChart(readings, reminder, Number(level), words), note)];
}
