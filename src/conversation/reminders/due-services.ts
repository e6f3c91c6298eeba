import { addMonths, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Message, type Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";
import type { CheckedRules, ServiceAsset } from "./reminder-rules.js";
import type { ReachedOn, UseForecast } from "./use-forecast.js";

/** Something that falls due, by date or by use. */
export interface DueService {
  readonly kind: "service" | "warranty-end" | "trade-in";
  /** Tells it from the other ones of the asset. */
  readonly name: string;
  /** The day that tells it from the one before: of the last service, the purchase, or the end that is on record. */
  readonly since: PlainDate;
  readonly message: Message;
  readonly by: "date" | "use";
  readonly dueDay: number;
  /** Days between which it falls due; `null` if the readings do not show it. */
  readonly earliestDay: number | null;
  readonly latestDay: number | null;
  readonly noticeDays: number;
  /** After this day there is nothing to remind of. */
  readonly closesDay: number;
  readonly contractId: string | null;
  readonly reasons: readonly Reason[];
}

/** What of a due service does not depend on when it is due. */
type Subject = Pick<DueService, "kind" | "name" | "since" | "noticeDays" | "contractId">;

/**
 * What falls due next of each rule, whichever of date and use comes first. What has neither, or lies a hundred years
 * ahead, is left out.
 * @internal
 */
export function dueServices(
  asset: ServiceAsset,
  rules: CheckedRules,
  forecast: UseForecast | null,
  asOf: number,
): DueService[] {
  const { productId, purchasedOn } = asset;
  const due: (DueService | null)[] = rules.services.map(({ service, text, everyMonths, everyUse, noticeDays }) => {
    const last = lastService(asset, service, asOf, forecast);
    return soonest(
      { kind: "service", name: service, since: plainDate(last.day), noticeDays, contractId: null },
      everyMonths == null ? null : addMonths(last.day, everyMonths),
      everyUse == null || last.use === null ? null : last.use + everyUse,
      forecast,
      asOf,
      () => ({
        ...reason("conversation.reminder.service", { service, productId }),
        ...(text != null && { text }),
      }),
    );
  });
  if (rules.warranty !== null) {
    const { contractId, noticeDays } = rules.warranty;
    const { warrantyEndsOn, warrantyUse = null } = asset;
    const ends = soonest(
      { kind: "warranty-end", name: "warranty-end", since: warrantyEndsOn ?? purchasedOn, noticeDays, contractId },
      warrantyEndsOn == null ? null : parseDay(warrantyEndsOn),
      warrantyUse,
      forecast,
      asOf,
      (day) => {
        const params = { productId, endsOn: plainDate(day) };
        return contractId === null
          ? reason("conversation.reminder.warranty-end", params)
          : reason("conversation.reminder.warranty-contract", { ...params, contractId });
      },
    );
    due.push(ends && { ...ends, closesDay: ends.dueDay });
  }
  if (rules.tradeIn !== null) {
    const { fromMonths, fromUse = null, openMonths, noticeDays } = rules.tradeIn;
    const opens = soonest(
      { kind: "trade-in", name: "trade-in", since: purchasedOn, noticeDays, contractId: null },
      fromMonths == null ? null : addMonths(parseDay(purchasedOn), fromMonths),
      fromUse,
      forecast,
      asOf,
      (day) => reason("conversation.reminder.trade-in", { productId, until: plainDate(addMonths(day, openMonths)) }),
    );
    due.push(opens && { ...opens, closesDay: addMonths(opens.dueDay, openMonths) });
  }
  return due.filter((one) => one !== null);
}

/**
 * The last time that a service was held, or the purchase; its use by the line through the readings where unknown.
 * @internal
 */
export function lastService(
  { services, purchasedOn, useAtPurchase }: ServiceAsset,
  name: string,
  asOf: number,
  forecast: UseForecast | null,
): { day: number; use: number | null } {
  const last = (services ?? [])
    .filter(({ service, on }) => service === name && parseDay(on) <= asOf)
    .sort((a, b) => parseDay(a.on) - parseDay(b.on))
    .at(-1);
  if (last === undefined) return { day: parseDay(purchasedOn), use: useAtPurchase ?? 0 };
  const day = parseDay(last.on);
  return { day, use: last.use ?? forecast?.useOn(day) ?? null };
}

function soonest(
  subject: Subject,
  dateDay: number | null,
  use: number | null,
  forecast: UseForecast | null,
  asOf: number,
  messageFor: (day: number) => Message,
): DueService | null {
  const reached = use === null || forecast === null ? null : forecast.reachedOn(use);
  const useDay = reached === null ? Infinity : reached.day;
  const dueDay = Math.min(dateDay ?? Infinity, useDay);
  if (dueDay > asOf + MOST_DAYS_AHEAD) return null;
  const by = dateDay === null || useDay < dateDay ? "use" : "date";
  const reasons: Reason[] = [];
  if (by === "date") reasons.push(reason("conversation.reminder.by-date", { on: plainDate(dueDay) }));
  else if (use !== null && forecast !== null) {
    const perYear = Math.round(forecast.perYear);
    reasons.push(reason("conversation.reminder.by-use", { use: Math.round(use), perYear, on: plainDate(dueDay) }));
  }
  if (use !== null && reached === null) reasons.push(reason("conversation.reminder.use-unknown"));

  const [earliestDay, latestDay] = boundsOf(dateDay, reached);
  return {
    ...subject,
    message: messageFor(dueDay),
    by,
    dueDay,
    earliestDay,
    latestDay,
    closesDay: Infinity,
    reasons,
  };
}

/** First and last day of what is due by date or by use: whichever comes first cannot come after the date. */
function boundsOf(dateDay: number | null, reached: ReachedOn | null): [number | null, number | null] {
  if (reached === null) return [dateDay, dateDay];
  const { earliest, latest } = reached;
  if (earliest === null) return [null, null];
  const date = dateDay ?? Infinity;
  return [Math.min(earliest, date), latest === null ? dateDay : Math.min(latest, date)];
}

/** A hundred years: what lies further ahead is nothing to remind of. */
const MOST_DAYS_AHEAD = 36_525;
