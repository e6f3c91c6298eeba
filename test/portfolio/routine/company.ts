import {
  runPlaybooks,
  scheduleFollowUps,
  scheduleServiceReminders,
  type Account,
  type ActionAnswer,
  type FollowUps,
  type Playbook,
  type PlaybookRun,
  type NextBestAction,
  type Portfolio,
  type PreviousBooking,
  type Product,
  type Seller,
  type ServiceAsset,
  type ServiceReminders,
  type Ticket,
  type Touch,
} from "retention-kit";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { draws } from "../../support/draws.js";

const shift: [string, string][] = [["08:00", "16:00"]];
const week = { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift };

const playbooks: Playbook[] = [
  {
    id: "rescue",
    trigger: { on: "open-problem" },
    steps: [
      { after: 1, kind: "call" },
      { after: 4, kind: "meeting", orKinds: ["review"], unless: ["talked"] },
    ],
  },
  { id: "win-back", trigger: { on: "signal", code: "moved" }, steps: [{ after: 2, kind: "call", unless: ["bought"] }] },
];

/** An account as the host keeps it, with what it has for service. */
interface Customer {
  account: Account & { touches: Touch[]; tickets: Ticket[] };
  asset: ServiceAsset;
  readings: { on: string; use: number }[];
  perDay: number;
  sales: string[];
}

/** A made-up sales team and its customers, whose days are drawn by lot: the same from the same seed. */
export class Company {
  readonly products: Product[] = [
    { id: "mill", price: 900 },
    { id: "press", price: 2400, lifespanMonths: 60 },
    { id: "oven", price: 5200 },
    { id: "mill-care", price: 120, kind: "service-contract", addOnTo: ["mill"], lifespanMonths: 12 },
  ];
  sellers: Seller[] = ["ana", "bo", "chan"].map((id, index) => ({
    id,
    timeZone: "Asia/Vientiane",
    calendar: { hours: index === 2 ? { mon: shift, wed: shift, fri: shift } : week, holidays: ["2026-12-25"] },
    minutesPerDay: 90,
    away: [],
  }));
  customers: Customer[] = [];
  /** What the host stores: bookings by key, and answers. */
  bookings = new Map<string, PreviousBooking>();
  answers: ActionAnswer[] = [];
  /** Reviews that were held and that nobody logged, as "account day". */
  readonly unlogged = new Set<string>();
  /** Runs of playbooks by account, and the keys of those that were there and are no longer. */
  readonly runs = new Map<string, readonly PlaybookRun[]>();
  readonly lostRuns: string[] = [];
  private count = 0;
  private readonly next: () => number;

  constructor(
    seed: number,
    public today: string,
  ) {
    this.next = draws(seed).uniform;
    for (let index = 0; index < 30; index++) this.addCustomer();
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }

  day(ahead: number): string {
    return plainDate(parseDay(this.today) + ahead);
  }

  accounts(): Account[] {
    return this.customers.map(({ account }) => account);
  }

  previous(): PreviousBooking[] {
    return [...this.bookings.values()];
  }

  followUps(): FollowUps[] {
    const options = { asOf: this.today, calendar: { hours: week } };
    return this.customers.flatMap(({ account, sales }): FollowUps[] => {
      const previous = this.runs.get(account.id) ?? [];
      const result = runPlaybooks(structuredClone(account), { ...options, playbooks, previous });
      const keys = new Set(result.runs.map(({ key }) => key));
      this.lostRuns.push(...previous.map(({ key }) => key).filter((key) => !keys.has(key)));
      this.runs.set(account.id, result.runs);
      return [
        ...sales.map((on) =>
          scheduleFollowUps({ accountId: account.id, on }, { ...options, account: structuredClone(account) }),
        ),
        result,
      ];
    });
  }

  reminders(): ServiceReminders[] {
    const rules = {
      services: [{ service: "check", everyMonths: 6, everyUse: 5000 }],
      warranty: { contractId: "mill-care" },
    };
    return this.customers.map(({ account, asset, readings }) =>
      scheduleServiceReminders(structuredClone(asset), {
        asOf: this.today,
        ...structuredClone({ account, readings }),
        rules,
      }),
    );
  }

  /** Takes over the plan, as the documentation says: bookings by key, and what fell away as dropped. */
  store({ plan }: Portfolio): void {
    for (const { key, from, to, revision } of plan.moved) {
      if (to === null) this.bookings.set(key, { key, ...from, revision, status: "dropped" });
    }
    for (const { key, accountId, sellerId, on, minutes, status, revision } of plan.booked) {
      this.bookings.set(key, { key, accountId, sellerId, on, minutes, status, revision });
    }
  }

  /** What a seller does with a line of the list. */
  work({ accountId, things }: NextBestAction): void {
    const customer = this.customers.find(({ account }) => account.id === accountId);
    if (customer === undefined) return;
    for (const { key, action } of things) {
      if (action === "hold-review") this.hold(customer, key);
      else if (action === "invite") this.invite(customer, key);
      else if (action === "solve-problem") this.solve(customer, key);
      else this.contact(customer, key, action);
    }
  }

  /** What the day brings: sales, problems, illness, and customers who merge, move or come. */
  happen(): void {
    for (const customer of this.customers) {
      const { account, readings, perDay } = customer;
      if (this.chance(0.01)) {
        customer.sales.push(this.today);
        account.purchases = [
          ...(account.purchases ?? []),
          { on: this.today, amount: 100 + Math.floor(this.next() * 900) },
        ];
      }
      if (this.chance(0.012)) {
        const id = `T${this.count++}`;
        const openedAt = `${this.today}T0${this.pick([3, 4, 5])}:00:00Z`;
        account.tickets.push({
          id,
          openedAt,
          topic: this.pick(["noise", "leak", "invoice"]),
          contacts: this.pick([1, 2, 8]),
          resolved: false,
        });
      }
      if (this.chance(0.05))
        readings.push({ on: this.today, use: perDay * (parseDay(this.today) - parseDay("2026-01-05")) });
      if (this.chance(0.01)) account.touches.push({ on: this.today, kind: "email", direction: "out" });
      if (this.chance(0.01)) account.signals = this.chance(0.5) ? [] : [this.moved()];
      if (this.chance(0.01)) account.resources = this.pick(["none", "limited", "ample"] as const);
    }
    if (this.chance(0.06)) this.fallIll();
    if (this.chance(0.05)) this.merge();
    if (this.chance(0.06)) this.pick(this.customers).account.sellerId = this.pick(this.sellers).id;
    if (this.chance(0.1)) this.addCustomer();
  }

  private moved(): NonNullable<Account["signals"]>[number] {
    return { code: "moved", on: this.today, reviewBy: this.day(30) };
  }

  private touch({ account }: Customer, kind: string, about?: string): void {
    account.touches.push({ on: this.today, kind, ...(about !== undefined && { about }) });
  }

  private answer(key: string, answer: ActionAnswer["answer"], days = 0): void {
    this.answers.push({ key, answer, on: this.today, ...(answer === "snoozed" && { until: this.day(days) }) });
  }

  private set(key: string, status: PreviousBooking["status"]): void {
    const booking = this.bookings.get(key);
    if (booking !== undefined) this.bookings.set(key, { ...booking, status });
  }

  private hold(customer: Customer, key: string): void {
    const lot = this.next();
    if (lot < 0.55) {
      this.touch(customer, "review");
      this.set(key, "completed");
    } else if (lot < 0.65) this.touch(customer, "review");
    else if (lot < 0.76) {
      if (lot < 0.72) this.set(key, "completed");
      else this.answer(key, "done");
      this.unlogged.add(`${customer.account.id} ${this.today}`);
    } else if (lot < 0.84) this.set(key, "cancelled");
    else if (lot < 0.88) this.answer(key, "snoozed", 1 + Math.floor(this.next() * 20));
    // The rest is missed.
  }

  private invite(customer: Customer, key: string): void {
    const [review = ""] = key.split(":invite");
    const lot = this.next();
    if (lot < 0.2) this.touch(customer, "call", "invitation");
    if (lot < 0.35) this.set(review, "pinned");
    else if (lot < 0.42) this.answer(key, "done");
    else if (lot < 0.47) this.answer(key, "snoozed", 1 + Math.floor(this.next() * 5));
    else if (lot < 0.53) this.answer(review, "snoozed", 1 + Math.floor(this.next() * 30));
    else if (lot < 0.56) this.answer(review, "dropped");
    else if (lot < 0.58) this.set(review, "cancelled");
  }

  private solve({ account }: Customer, key: string): void {
    const lot = this.next();
    const ticket = account.tickets.find(({ id }) => key.endsWith(`:${id}`));
    if (lot < 0.3 && ticket !== undefined)
      Object.assign(ticket, { resolved: true, resolvedAt: `${this.today}T09:00:00Z` });
    else if (lot < 0.4) this.answer(key, "done");
    else if (lot < 0.5) this.answer(key, "snoozed", 1 + Math.floor(this.next() * 7));
  }

  private contact(customer: Customer, key: string, action: NextBestAction["action"]): void {
    const lot = this.next();
    if (lot < 0.25) this.touch(customer, "call", action === "remind" ? "check" : undefined);
    else if (lot < 0.3 && action === "remind") {
      customer.asset = {
        ...customer.asset,
        services: [...(customer.asset.services ?? []), { service: "check", on: this.today }],
      };
    } else if (lot < 0.4) this.answer(key, "done");
    else if (lot < 0.5) this.answer(key, "snoozed", 1 + Math.floor(this.next() * 10));
    else if (lot < 0.55) this.answer(key, "dropped");
  }

  private fallIll(): void {
    const { id } = this.pick(this.sellers);
    const from = this.day(this.pick([0, 1, 1]));
    const to = plainDate(parseDay(from) + 1 + Math.floor(this.next() * 8));
    this.sellers = this.sellers.map((seller) =>
      seller.id === id ? { ...seller, away: [...(seller.away ?? []), { from, to }] } : seller,
    );
  }

  /** One account goes up in another, which takes over what was logged of it. */
  private merge(): void {
    const [gone, kept] = [this.pick(this.customers), this.pick(this.customers)];
    if (gone === kept || this.customers.length < 10) return;
    this.customers = this.customers.filter((customer) => customer !== gone);
    kept.account.touches.push(...gone.account.touches);
    kept.account.tickets.push(...gone.account.tickets);
  }

  private addCustomer(): void {
    const id = `c${this.count++}`;
    const reviewed = this.day(-10 - Math.floor(this.next() * 300));
    const owned = [{ productId: "mill", purchasedOn: this.day(-400 - Math.floor(this.next() * 800)) }];
    const hasHours = this.chance(0.1);
    this.customers.push({
      account: {
        id,
        sellerId: this.pick(this.sellers).id,
        status: "customer",
        resources: this.pick(["none", "limited", "ample", "ample"] as const),
        owned,
        touches: this.chance(0.8) ? [{ on: reviewed, kind: this.pick(["review", "call"]) }] : [],
        tickets: [],
        ...(hasHours && { preferences: { hours: { tue: shift, thu: shift, fri: shift }, daysBetweenContacts: 3 } }),
      },
      asset: {
        id: "a",
        accountId: id,
        productId: "mill",
        purchasedOn: this.day(-Math.floor(this.next() * 300)),
        warrantyEndsOn: this.day(Math.floor(this.next() * 300)),
      },
      readings: [],
      perDay: 10 + Math.floor(this.next() * 60),
      sales: [],
    });
  }
}
