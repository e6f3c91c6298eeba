import { presetOf } from "../../evidence/preset-of.js";
import { reminderFigures } from "../../evidence/conversation-figures.js";
import { dayNumber, LAST_DAY, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { assertFigures, assertObject, assertOptions, assertTexts, RetentionError } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type Assumptions } from "../../evidence/assumptions.js";
import { reason, type Message, type Reason } from "../../reasons/reason.js";
import { resolveConfidence, type IntervalOptions } from "../../measures/confidence.js";
import type { Account } from "../../records/account/account.js";
import type { LayeredCalendar, WorkingCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Touch } from "../../records/account/touch.js";
import { contactRules } from "../../accounts/contact-rules.js";
import { dueServices, type DueService } from "./due-services.js";
import { assertAsset, readRules, type ReminderRules, type ServiceAsset } from "./reminder-rules.js";
import { useForecast, type UseReading } from "./use-forecast.js";
import { workingDayFinder } from "../../calendar/working-time/working-day-finder.js";

const NAME = "scheduleServiceReminders";

/** Options of `scheduleServiceReminders`. */
export interface ServiceReminderOptions extends IntervalOptions {
  /** The day of the question. Records after it count as not having happened yet. */
  asOf: PlainDate;
  rules: ReminderRules;
  /** What the counter showed and when, in any order; without them only dates count. */
  readings?: readonly UseReading[] | null | undefined;
  /** The account, for its touches and preferences. */
  account?: Account | null | undefined;
  /**
   * Working days of the person who sends the reminders.
   * @defaultValue every day
   */
  calendar?: LayeredCalendar | null | undefined;
  /**
   * Channels for a customer who named none.
   * @defaultValue `["call"]`
   */
  channels?: readonly string[] | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`; the rules take precedence over them.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** A dated reminder: a message for a locale, with the channel and hours for it. */
export interface ServiceReminder extends Message {
  /**
   * `account:asset:what:since`, since being the last service, the purchase or the warranty's end on record: the same however
   * often it is made and whatever a counter shows, until that changes.
   */
  readonly key: string;
  readonly kind: DueService["kind"];
  /** The day to remind. */
  readonly on: PlainDate;
  /** The day it falls due, or the window opens. */
  readonly dueOn: PlainDate;
  /** First and last day of the prediction interval of `dueOn`; `null` if the readings do not show it. */
  readonly earliestOn: PlainDate | null;
  readonly latestOn: PlainDate | null;
  /** What it is due by. */
  readonly by: "date" | "use";
  /** Service contract to offer; `null` if there is none. */
  readonly contractId: string | null;
  readonly channel: string;
  readonly hours: WorkingCalendar["hours"] | null;
  readonly language: string | null;
  readonly reasons: readonly Reason[];
}

/** What to remind the owner of an asset of. */
export interface ServiceReminders {
  readonly accountId: string;
  readonly assetId: string;
  /** Yearly usage according to the readings; `null` if they do not grow. */
  readonly usePerYear: number | null;
  /** The next of each rule, in order of the day to remind. */
  readonly reminders: readonly ServiceReminder[];
  /** Reminders that were dropped, with the reason. */
  readonly dropped: readonly (Message & {
    readonly kind: DueService["kind"];
    readonly dueOn: PlainDate;
    readonly reasons: readonly Reason[];
  })[];
  /** Notes on the readings. */
  readonly reasons: readonly Reason[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * When to remind an owner: of services by date or by use, whichever comes first; of the end of the warranty, with the
 * contract to offer; and of the window in which a trade-in or a replacement is worth proposing.
 *
 * Use is forecast from noisy meter readings. The rate is the Theil–Sen slope, grossly wrong readings are left out, and
 * a random walk around the rate gives the prediction interval of the day on which a level is reached. With fewer than
 * three readings there is no interval; with fewer than two, only dates count.
 *
 * Reminders fall on working days, some days before the due day. A later conversation settles one, unless it was `about`
 * something else, and so does any contact about the service, the asset or its product. The customer's preferences win:
 * a reminder too soon after another joins it, so that the customer hears of both at once.
 *
 * Source: Theil (1950); Sen (1968); docs/conversation.md.
 * Cost: quadratic in the readings, of which the latest 1,000 count.
 *
 * @param asset - What was bought, its warranty, and the services held.
 * @param options - Rules, readings, day, account, and confidence of the intervals (0.95 by default).
 * @returns The reminders in order, and those dropped.
 * @throws RetentionError when the account is not the asset's, the calendar has no working day within a year of a
 *   reminder, or a field is wrong.
 *
 * @example
 * import { scheduleServiceReminders } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const car = { id: "car-1", accountId: "acme", productId: "van", purchasedOn: "2025-03-01", warrantyEndsOn: "2027-03-01" };
 * const readings = [
 *   { on: "2025-09-01", use: 9200 }, { on: "2026-01-10", use: 15900 }, { on: "2026-06-02", use: 23400 },
 *   { on: "2026-10-05", use: 29800 },
 * ];
 * const { reminders, usePerYear } = scheduleServiceReminders(car, {
 *   asOf: "2026-11-21",
 *   readings,
 *   rules: { services: [{ service: "oil-change", everyMonths: 24, everyUse: 35000 }], warranty: { contractId: "van-care" } },
 * });
 * reminders.map(({ on, by, dueOn, earliestOn, latestOn }) => [on, by, dueOn, earliestOn, latestOn])
 * //=> [
 * //   ["2026-12-31", "use", "2027-01-14", "2027-01-05", "2027-01-23"],
 * //   ["2026-12-31", "date", "2027-03-01", "2027-03-01", "2027-03-01"]
 * // ]
 * reminders.slice(1).map((reminder) => describe(reminder, en))
 * //=> ["The warranty of your van ends on 2027-03-01; van-care would carry on from there"]
 */
export function scheduleServiceReminders(asset: ServiceAsset, options: ServiceReminderOptions): ServiceReminders {
  assertObject("scheduleServiceReminders", "asset", asset);
  const known = assertOptions("scheduleServiceReminders", "options", options, {
    asOf: true,
    rules: true,
    readings: true,
    account: true,
    calendar: true,
    channels: true,
    assumptions: assertFigures,
    confidence: true,
  });
  const { account = { id: asset.accountId }, readings = [], channels = ["call"] } = known;
  assertAsset(NAME, asset);
  assertObject(NAME, "account", account);
  if (account.id !== asset.accountId) {
    throw new RetentionError(NAME, "account.id", `must be that of the asset, ${asset.accountId}`, account.id);
  }
  assertTexts(NAME, "channels", channels);
  if (channels.length === 0) throw new RetentionError(NAME, "channels", "must hold at least one", channels);
  const asOf = dayNumber(NAME, "asOf", known.asOf);
  const confidence = resolveConfidence(NAME, known);
  const usual = (known.assumptions ?? presetOf(reminderFigures))["reviews.reminderDays"];
  const rules = readRules(NAME, known.rules, usual.value);
  const preferences = contactRules(NAME, account, asOf, channels);
  const touches = (account.touches ?? []).filter(({ on }) => parseDay(on) <= asOf);
  const forecast = useForecast(NAME, readings, asOf, confidence);
  const workingDay = known.calendar === undefined ? null : workingDayFinder(NAME, known.calendar);
  const firstDay = (from: number): number => {
    if (workingDay !== null) return workingDay(from, preferences.suitsOn);
    let day = from;
    while (!preferences.suitsOn(day)) day++;
    return day;
  };

  const reminders: ServiceReminder[] = [];
  const dropped: ServiceReminders["dropped"][number][] = [];
  let last = -Infinity;
  const inOrder = dueServices(asset, rules, forecast, asOf).sort(
    (a, b) => a.dueDay - a.noticeDays - (b.dueDay - b.noticeDays) || a.dueDay - b.dueDay,
  );
  for (const due of inOrder) {
    const drop = (why: Reason): void => {
      dropped.push({ ...due.message, kind: due.kind, dueOn: plainDate(due.dueDay), reasons: [why] });
    };
    if (preferences.forbidden !== null) {
      drop(preferences.forbidden);
      continue;
    }
    const answer = touches.find((touch) => answersReminder(touch, due, asset));
    if (answer !== undefined) {
      drop(reason("conversation.follow-up.touched", { kind: answer.kind, on: answer.on }));
      continue;
    }
    const wanted = firstDay(Math.max(due.dueDay - due.noticeDays, preferences.earliestDay));
    const joins = wanted < last + preferences.daysBetweenContacts;
    const day = joins ? last : wanted;
    if (day > Math.min(due.closesDay, LAST_DAY)) {
      drop(reason("conversation.reminder.passed", { on: plainDate(due.closesDay) }));
      continue;
    }
    last = day;
    const late = due.dueDay < asOf ? [reason("conversation.reminder.overdue", { dueOn: plainDate(due.dueDay) })] : [];
    const joined = joins ? [reason("conversation.reminder.together")] : [];
    reminders.push({
      ...due.message,
      key: keyOf(asset, due),
      kind: due.kind,
      on: plainDate(day),
      dueOn: plainDate(due.dueDay),
      earliestOn: dateOf(due.earliestDay),
      latestOn: dateOf(due.latestDay),
      by: due.by,
      contractId: due.contractId,
      channel: preferences.channels[0] ?? "",
      hours: preferences.hours,
      language: preferences.language,
      reasons: [...due.reasons, ...late, ...joined, ...preferences.reasons],
    });
  }
  return {
    accountId: asset.accountId,
    assetId: asset.id,
    usePerYear: forecast?.perYear ?? null,
    reminders,
    dropped,
    reasons:
      forecast === null || forecast.leftOut === 0
        ? []
        : [reason("conversation.reminder.readings-left-out", { readings: forecast.leftOut })],
    assumptions: [usual],
  };
}

function keyOf({ accountId, id }: ServiceAsset, { name, since }: DueService): string {
  return `${accountId}:${id}:${name}:${since}`;
}

/** Kinds of contact in which the customer hears of whatever is due. */
const TALKS: readonly string[] = ["review", "meeting", "call"];

/**
 * Whether a touch has done what a reminder asks for: a talk from the day of the reminder on does, unless it was about
 * something else, and so does any contact about the service, the asset or its product.
 */
function answersReminder({ on, kind, about }: Touch, due: DueService, asset: ServiceAsset): boolean {
  if (parseDay(on) < due.dueDay - due.noticeDays) return false;
  if (about == null) return TALKS.includes(kind);
  const subjects = [due.name, due.kind, asset.id, asset.productId, due.contractId, keyOf(asset, due)];
  return kind === "review" || subjects.includes(about);
}

/** Beyond the year 9999 no one can tell. */
function dateOf(day: number | null): PlainDate | null {
  return day === null || day > LAST_DAY ? null : plainDate(day);
}
