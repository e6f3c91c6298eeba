import type { Account, FollowUps, Sale, ServiceAsset, ServiceReminders } from "retention-kit";
import type { Claims } from "./told.js";

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;
const monthsLater = (on: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};
const TALKS = ["review", "meeting", "call"];

/** What holds for any contact: what the customer wishes, and touches that took its place. */
interface ContactScene {
  account: Account;
  asOf: string;
}
const touched = ({ kind, on }: { kind: string; on: string }, { account, asOf }: ContactScene): boolean =>
  on <= asOf && (account.touches ?? []).some((touch) => touch.kind === kind && touch.on === on);
const contactClaims: Claims<ContactScene> = {
  "conversation.contact.do-not-contact": (_, { account }) => account.preferences?.doNotContact === true,
  "conversation.contact.no-channel": (_, { account }) => account.preferences?.channels?.length === 0,
  "conversation.contact.no-hours": (_, { account }) =>
    Object.values(account.preferences?.hours ?? { mon: [[]] }).every((shifts) => (shifts ?? []).length === 0),
  "conversation.contact.agreed-channels": ({ channels }: { channels: string }, { account }) =>
    channels === account.preferences?.channels?.join(", "),
  "conversation.contact.too-soon": ({ on, days }: { on: string; days: number }, { account, asOf }) =>
    days === account.preferences?.daysBetweenContacts &&
    daysBetween(on, asOf) < days &&
    (account.touches ?? []).some((touch) => touch.on === on),
};

export interface FollowUpScene extends ContactScene {
  sale: Sale;
  /** The contact, or the step that was dropped. */
  step: FollowUps["contacts"][number] | FollowUps["dropped"][number];
  /** Days after the sale of the step after it; `null` for the last. */
  nextDays: number | null;
}
const openTopics = ({ account, asOf, sale }: FollowUpScene): string[] =>
  (account.tickets ?? [])
    .filter(
      ({ openedAt, resolvedAt, productId }) =>
        String(openedAt).slice(0, 10) <= asOf &&
        (resolvedAt == null || String(resolvedAt).slice(0, 10) > asOf) &&
        (productId == null || sale.productId == null || productId === sale.productId),
    )
    .map(({ topic, id }) => topic ?? id);
const dueAfter = ({ sale, step }: FollowUpScene): number => daysBetween(sale.on, step.dueOn);

/** What is said of contacts after a sale. */
export const followUpClaims: Claims<FollowUpScene> = {
  ...contactClaims,
  "conversation.follow-up.arrived": (_, scene) => dueAfter(scene) === 2,
  "conversation.follow-up.first-week": (_, scene) => dueAfter(scene) === 7,
  "conversation.follow-up.in-use": (_, scene) => dueAfter(scene) === 30,
  "conversation.follow-up.results": (_, scene) => dueAfter(scene) === 90,
  "conversation.follow-up.about-ticket": ({ topic }: { topic: string }, scene) => openTopics(scene).includes(topic),
  "conversation.follow-up.because": ({ days, soldOn }: { days: number; soldOn: string }, scene) =>
    soldOn === scene.sale.on && days === dueAfter(scene),
  "conversation.follow-up.ticket-open": ({ topic }: { topic: string }, scene) => openTopics(scene).includes(topic),
  "conversation.follow-up.late": ({ dueOn }: { dueOn: string }, { step, asOf }) => dueOn === step.dueOn && dueOn < asOf,
  "conversation.follow-up.touched": (touch: { kind: string; on: string }, scene) =>
    touched(touch, scene) && TALKS.includes(touch.kind) && touch.on > scene.sale.on,
  // Its time ends half-way to the next step; the customer may wish to be left alone until then.
  "conversation.follow-up.passed": (_, { step, asOf, account, sale, nextDays }) => {
    const until = nextDays === null ? null : (daysBetween(sale.on, step.dueOn) + nextDays) / 2;
    return (
      account.preferences?.daysBetweenContacts != null || until === null || daysBetween(sale.on, asOf) + 3 >= until
    );
  },
};

export interface ReminderScene extends ContactScene {
  asset: ServiceAsset;
  rules: {
    everyMonths: number | undefined;
    everyUse: number | undefined;
    contractId: string | undefined;
    fromMonths: number;
    openMonths: number;
  };
  readings: readonly { on: string; use: number }[];
  reminder: ServiceReminders["reminders"][number] | ServiceReminders["dropped"][number];
  all: ServiceReminders;
}
const lastService = ({ asset, asOf }: ReminderScene): string =>
  (asset.services ?? [])
    .map(({ on }) => on)
    .filter((on) => on <= asOf)
    .sort()
    .at(-1) ?? asset.purchasedOn;

/** What is said of reminders of a service, of the end of a warranty and of a trade-in. */
export const reminderClaims: Claims<ReminderScene> = {
  ...contactClaims,
  "conversation.reminder.service": (
    { service, productId }: { service: string; productId: string },
    { asset, reminder },
  ) => service === "oil-change" && productId === asset.productId && reminder.kind === "service",
  "conversation.reminder.warranty-end": ({ productId, endsOn }: { productId: string; endsOn: string }, scene) =>
    productId === scene.asset.productId && scene.rules.contractId === undefined && endsOn === scene.reminder.dueOn,
  "conversation.reminder.warranty-contract": (
    { productId, endsOn, contractId }: { productId: string; endsOn: string; contractId: string },
    { asset, rules, reminder },
  ) => productId === asset.productId && contractId === rules.contractId && endsOn === reminder.dueOn,
  "conversation.reminder.trade-in": (
    { productId, until }: { productId: string; until: string },
    { asset, rules, reminder },
  ) => productId === asset.productId && until === monthsLater(reminder.dueOn, rules.openMonths),
  "conversation.reminder.by-date": ({ on }: { on: string }, scene) => {
    const { asset, rules, reminder } = scene;
    if (reminder.kind === "service") return on === monthsLater(lastService(scene), rules.everyMonths ?? NaN);
    if (reminder.kind === "warranty-end") return on === asset.warrantyEndsOn;
    return on === monthsLater(asset.purchasedOn, rules.fromMonths);
  },
  // The counter reaches it about then, at that pace.
  "conversation.reminder.by-use": (
    { use, perYear, on }: { use: number; perYear: number; on: string },
    { rules, readings, all, reminder },
  ) => {
    const last = readings.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1);
    const days = ((use - (last?.use ?? 0)) * 365.25) / perYear;
    return (
      on === reminder.dueOn &&
      perYear === Math.round(all.usePerYear ?? NaN) &&
      use >= (rules.everyUse ?? NaN) - 1 &&
      (use <= (last?.use ?? 0)
        ? readings.some((reading) => reading.on >= on && reading.use >= use)
        : Math.abs(daysBetween(last?.on ?? on, on) - days) <= 40 + 0.2 * Math.abs(days))
    );
  },
  "conversation.reminder.use-unknown": (_, { rules, all, readings }) =>
    rules.everyUse !== undefined && (all.usePerYear === null || all.usePerYear <= 1 || readings.length < 2),
  "conversation.reminder.readings-left-out": ({ readings: count }: { readings: number }, { readings }) =>
    count > 0 && count < readings.length,
  "conversation.reminder.overdue": ({ dueOn }: { dueOn: string }, { reminder, asOf }) =>
    dueOn === reminder.dueOn && dueOn < asOf,
  "conversation.reminder.together": (_, { reminder, all, account }) =>
    account.preferences?.daysBetweenContacts !== undefined &&
    all.reminders.some((other) => other !== reminder && "on" in reminder && other.on === reminder.on),
  // No day is left on which somebody works, Mondays and Wednesdays, or that the customer likes.
  "conversation.reminder.passed": ({ on }: { on: string }, { account, asOf, reminder }) => {
    if (on < reminder.dueOn) return false;
    const left = Array.from({ length: Math.max(0, daysBetween(asOf, on) + 1) }, (_, index) =>
      new Date(Date.parse(asOf) + index * DAY).getUTCDay(),
    );
    return !left.some((day) => day === 1 || day === 3) || account.preferences?.daysBetweenContacts != null;
  },
  "conversation.follow-up.touched": touched,
};
