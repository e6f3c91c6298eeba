import type { WorkingCalendar, ActionAnswer, NextBestAction, Portfolio, PreviousBooking, Seller } from "retention-kit";
import type { Company } from "./company.js";

type Booking = Portfolio["plan"]["booked"][number];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** Minutes that a seller has for reviews on a day, counted from the records alone. */
function minutesOn({ minutesPerDay = 0, away, ...seller }: Seller, on: string): number {
  const calendar = seller.calendar as WorkingCalendar | undefined;
  const hours = calendar?.hours ?? {};
  const weekday = WEEKDAYS[new Date(`${on}T00:00:00Z`).getUTCDay()] ?? "sun";
  const isOff = calendar?.holidays?.includes(on) === true || away?.some(({ from, to }) => from <= on && on <= to);
  return isOff === true || (hours[weekday] ?? []).length === 0 ? 0 : (minutesPerDay ?? 0);
}

/** The day of the touch that a review's key names; an empty text for the first review. */
function keyDay(key: string): string {
  return /(\d{4}-\d\d-\d\d):\d+$/.exec(key)?.[1] ?? "";
}

/** The answers that stand on a day, by key. */
function standing(answers: readonly ActionAnswer[], today: string): Map<string, ActionAnswer> {
  const latest = new Map<string, ActionAnswer>();
  for (const answer of answers) {
    if (answer.on <= today && answer.on >= (latest.get(answer.key)?.on ?? "")) latest.set(answer.key, answer);
  }
  return latest;
}

function hides(answer: ActionAnswer | undefined, today: string): boolean {
  return answer !== undefined && (answer.answer !== "snoozed" || today < (answer.until ?? ""));
}

/** Walks along a company's days and says what is wrong with its plans and lists. It knows the rules, not the library. */
export class Checker {
  readonly faults: string[] = [];
  readonly counts = { today: 0, moved: 0, listed: 0, hidden: 0, conflicts: 0 };
  private readonly revisions = new Map<string, { revision: number; place: string }>();

  constructor(private readonly company: Company) {}

  private fault(text: string): void {
    this.faults.push(`${this.company.today}: ${text}`);
  }

  /** A plan against the bookings that were stored before it. */
  plan({ plan }: Portfolio, stored: readonly PreviousBooking[]): void {
    const { today, sellers } = this.company;
    this.once(
      plan.booked.map(({ key }) => key),
      "is booked twice",
    );
    this.once(
      plan.booked.filter(({ status }) => status !== "completed").map(({ accountId, on }) => `${accountId} ${on}`),
      "has two reviews on a day",
    );
    const inConflict = new Set(plan.conflicts.map(({ sellerId, on }) => `${sellerId} ${on}`));
    this.counts.conflicts += inConflict.size;
    for (const seller of sellers) {
      const taken = new Map<string, number>();
      for (const { sellerId, on, minutes } of plan.booked) {
        if (sellerId === seller.id) taken.set(on, (taken.get(on) ?? 0) + minutes);
      }
      for (const [on, minutes] of taken) {
        const isFixedOnly = plan.booked.every(
          (each) => each.sellerId !== seller.id || each.on !== on || each.status !== "planned",
        );
        if (minutes > minutesOn(seller, on) && !isFixedOnly) this.fault(`${seller.id} has ${minutes} minutes on ${on}`);
        const hasPin = plan.booked.some(
          (each) => each.sellerId === seller.id && each.on === on && each.status === "pinned",
        );
        if (on >= today && hasPin && minutes > minutesOn(seller, on) && !inConflict.has(`${seller.id} ${on}`)) {
          this.fault(`nothing says that ${seller.id} has too much on ${on}`);
        }
      }
    }
    const before = new Map(stored.map((booking) => [booking.key, booking]));
    for (const booking of plan.booked) this.booking(booking, before.get(booking.key));
    this.moves(plan, before);
  }

  private booking(
    { key, accountId, sellerId, on, status, revision }: Booking,
    before: PreviousBooking | undefined,
  ): void {
    const { today, customers } = this.company;
    const place = `${sellerId} ${on}`;
    const known = this.revisions.get(key);
    if (known !== undefined && revision < known.revision) this.fault(`${key} goes back to revision ${revision}`);
    if (revision === known?.revision && place !== known.place) {
      this.fault(`${key} went from ${known.place} to ${place} under revision ${revision}`);
    }
    this.revisions.set(key, { revision, place });
    const isKnown = customers.some(({ account }) => account.id === accountId);
    if (on < today && status !== "completed" && isKnown) this.fault(`${key} is still booked for ${on}`);
    if (status !== "planned") return;
    const stays = before?.status === "planned" && before.sellerId === sellerId && before.on === on;
    if (on === today && !stays) this.fault(`${key} is booked on the day itself`);
    if (!isKnown) this.fault(`${key} is of nobody`);
  }

  private moves(plan: Portfolio["plan"], before: ReadonlyMap<string, PreviousBooking>): void {
    const { today } = this.company;
    const now = new Map(plan.booked.map((booking) => [booking.key, booking]));
    const unbooked = new Set(plan.unbooked.map(({ key }) => key));
    const moved = new Map(plan.moved.map((move) => [move.key, move]));
    this.counts.moved += moved.size;
    for (const key of moved.keys()) if (!before.has(key)) this.fault(`${key} moved from nowhere`);
    for (const [key, old] of before) {
      const move = moved.get(key);
      const booking = now.get(key);
      const isSame = booking?.sellerId === old.sellerId && booking.on === old.on;
      const stood = old.status === "planned" || old.status === "pinned";
      if (old.on === today && old.status === "planned") this.today(old, booking);
      // One whose day has passed and that nobody asks for any more is history.
      const isHistory = old.on < today && booking === undefined && !unbooked.has(key);
      const mustMove = (stood && !isSame && !isHistory) || (old.status === "cancelled" && !isHistory);
      if (mustMove !== (move !== undefined)) {
        this.fault(`${key}, ${old.status} for ${old.on}, ${mustMove ? "moved silently" : "is said to have moved"}`);
      }
      if (move === undefined) {
        if (isSame && stood && booking.revision !== old.revision) this.fault(`${key} rose without a move`);
        if (old.status === "dropped" && booking !== undefined && booking.revision <= old.revision) {
          this.fault(`${key} comes back under revision ${booking.revision}`);
        }
        continue;
      }
      if (move.from.on !== old.on || move.from.sellerId !== old.sellerId) this.fault(`${key} moved from elsewhere`);
      if (move.revision !== old.revision + 1)
        this.fault(`${key} moved from revision ${old.revision} to ${move.revision}`);
      if ((move.to?.on ?? null) !== (booking?.on ?? null)) this.fault(`${key} is not where it moved to`);
      if (booking !== undefined && booking.revision !== move.revision) this.fault(`${key} has another revision`);
    }
  }

  /** A booking of today is today's, unless something keeps it from being held. */
  private today(old: PreviousBooking, booking: Booking | undefined): void {
    const { today, sellers, customers, answers } = this.company;
    const seller = sellers.find(({ id }) => id === old.sellerId);
    const customer = customers.find(({ account }) => account.id === old.accountId);
    const isOff = seller === undefined || minutesOn(seller, today) === 0;
    const isOthers = customer?.account.sellerId !== old.sellerId;
    const talkedSince = customer?.account.touches.some(
      ({ on, kind, about }) =>
        on < today && ["review", "call"].includes(kind) && about !== "invitation" && on > keyDay(old.key),
    );
    const suits = customer !== undefined && !this.isTooSoon(customer.account);
    if (isOff || isOthers || talkedSince === true || !suits || hides(standing(answers, today).get(old.key), today))
      return;
    this.counts.today++;
    if (booking?.on !== today) this.fault(`${old.key} was to be held today`);
  }

  /** The lists of a day against what is due, told from the records, the plan and the answers alone. */
  lists(book: Portfolio, lists: ReadonlyMap<string, readonly NextBestAction[]>): void {
    const { company } = this;
    const { today } = company;
    const answers = standing(company.answers, today);
    const shown = new Map<string, string>();
    for (const [sellerId, list] of lists) {
      this.once(
        list.map(({ accountId }) => accountId),
        `stands twice on the list of ${sellerId}`,
      );
      for (const { accountId, things, action, key } of list) {
        if (things[0]?.key !== key || things[0].action !== action)
          this.fault(`the line of ${accountId} is not its own`);
        for (const thing of things) {
          if (shown.has(thing.key)) this.fault(`${thing.key} is on two lists`);
          shown.set(thing.key, `${thing.action} ${sellerId}`);
        }
      }
    }
    const due = new Map<string, string>();
    const followUps = company.followUps();
    const reminders = company.reminders();
    for (const key of company.lostRuns.splice(0)) this.fault(`the run ${key} is lost`);
    for (const { account } of company.customers) {
      const booked = book.plan.booked.filter(
        ({ accountId, status }) => accountId === account.id && status !== "completed",
      );
      for (const { key, on, sellerId } of booked) if (on === today) due.set(key, `hold-review ${sellerId}`);
      const seller = account.sellerId ?? "";
      if (this.isTooSoon(account)) continue;
      for (const { id, resolved } of account.tickets) {
        if (resolved === false) due.set(`${account.id}:problem:${id}`, `solve-problem ${seller}`);
      }
      for (const { contacts } of followUps.filter(({ accountId }) => accountId === account.id)) {
        for (const { key, on } of contacts) if (on <= today) due.set(key, `follow-up ${seller}`);
      }
      for (const { reminders: own } of reminders.filter(({ accountId }) => accountId === account.id)) {
        for (const { key, on } of own) if (on <= today) due.set(key, `remind ${seller}`);
      }
      const next = booked.find(({ on, sellerId }) => on > today && sellerId === seller);
      if (next?.status === "planned" && next.on <= company.day(10) && !hides(answers.get(next.key), today)) {
        due.set(`${next.key}:invite:${next.on}`, `invite ${seller}`);
      }
    }
    for (const [key, what] of due) {
      const isHidden = hides(answers.get(key), today) && !what.startsWith("hold-review");
      if (isHidden) this.counts.hidden++;
      if (isHidden === shown.has(key))
        this.fault(`${what} ${key} is ${isHidden ? "shown after its answer" : "not shown"}`);
      else if (!isHidden && shown.get(key) !== what)
        this.fault(`${key} is shown as ${shown.get(key) ?? ""}, not ${what}`);
    }
    for (const [key, what] of shown) {
      this.counts.listed++;
      if (hides(answers.get(key), today)) this.fault(`${what} ${key} is shown after its answer`);
      // What else is shown: customers about to leave, and reviews that found no day.
      if (!due.has(key) && !what.startsWith("rescue") && !what.startsWith("invite"))
        this.fault(`${what} ${key} is not due`);
      if (what.startsWith("invite") && key.includes("invite:") && !due.has(key))
        this.fault(`${what} ${key} is not to be arranged`);
    }
  }

  private isTooSoon({ id, touches, preferences }: Company["customers"][number]["account"]): boolean {
    const { today } = this.company;
    const wait = preferences?.daysBetweenContacts ?? 0;
    const hours = preferences?.hours;
    const weekday = WEEKDAYS[new Date(`${today}T00:00:00Z`).getUTCDay()] ?? "sun";
    const isRecent = (on: string): boolean => on <= today && on > this.company.day(-wait);
    const held = [...this.company.unlogged].flatMap((line) =>
      line.startsWith(`${id} `) ? (line.split(" ")[1] ?? []) : [],
    );
    const recent = held.some(isRecent) || touches.some(({ on, kind }) => kind !== "ticket" && isRecent(on));
    return (wait > 0 && recent) || (hours != null && (hours[weekday] ?? []).length === 0);
  }

  private once(values: readonly string[], rule: string): void {
    const seen = new Set<string>();
    for (const value of values) if (seen.size === seen.add(value).size) this.fault(`${value} ${rule}`);
  }
}
