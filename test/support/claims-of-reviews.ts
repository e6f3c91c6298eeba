import { contractsInTurn } from "./contracts-by-rule.js";
import { reviewQuestions } from "retention-kit";
import { valuesOf } from "./reason-samples.js";
import type {
  Account,
  Offer,
  Product,
  Reason,
  Recommendation,
  ReviewFindings,
  ReviewInvitation,
  ReviewQuestion,
} from "retention-kit";

/** What a claim is read against: rows, and what was asked for. Each kind of claim has what it needs. */
export interface ClaimScene {
  account: Account;
  products: readonly Product[];
  asOf: string;
  // Of an agenda.
  probability?: number | null;
  efforts?: ReadonlyMap<string, number>;
  /** Minutes for questions, and those that they take. */
  minutes?: number | undefined;
  used?: number;
  question?: ReviewQuestion | null;
  standing?: string | null;
  signals?: readonly { code: string; on: string }[];
  /** What its budget is estimated from; `null` where it is not. */
  spent?: number | null;
  /** The occasion that a question is asked for; `null` where it is not asked. */
  why?: Reason | null;
  answers?: readonly { field: string; on: string }[];
  // Of an invitation.
  attempt?: number;
  relation?: "customer" | "prospect" | "lapsed";
  reluctance?: "none" | "hesitant";
  invitation?: ReviewInvitation;
  /** The person asked for. */
  contactId?: string | undefined;
  // Of recommendations.
  findings?: ReviewFindings;
  hourCost?: number | null;
  offers?: readonly Offer[];
  recommended?: Partial<Recommendation>;
}

/** Parameters by name, whichever a reason has. */
export interface Params {
  [name: string]: string | number;
  ticketId: string;
  topic: string;
  effort: number;
  openedOn: string;
  metric: string;
  score: number;
  contactId: string;
  contractId: string;
  state: string;
  on: string;
  productId: string;
  purchasedOn: string;
  field: string;
  minutes: number;
  dealId: string;
  stage: string;
  days: number;
  probability: number;
  subject: string;
  price: number;
  benefitPerYear: number;
  paybackMonths: number;
  hours: number;
  hourCost: number;
  onto: string;
  spent: number;
}

type Claims = Readonly<Record<string, (params: Params, scene: ClaimScene) => boolean>>;

const DAY = 86_400_000;
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const dayOf = (on: string): number => Date.parse(on.slice(0, 10)) / DAY;
const dayIn = (instant: unknown): string => String(instant).slice(0, 10);
const monthsBefore = (on: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
};

// What the rows say.

type Tickets = NonNullable<Account["tickets"]>;
const opened = ({ account, asOf }: ClaimScene): Tickets[number][] =>
  (account.tickets ?? []).filter(({ openedAt }) => dayIn(openedAt) <= asOf);
const isOpen = ({ resolvedAt }: Tickets[number], { asOf }: ClaimScene): boolean =>
  resolvedAt == null || dayIn(resolvedAt) > asOf;
const nameOf = ({ topic, id }: Tickets[number]): string => topic ?? id;
/** Open, and not so long ago that no one closed it. */
const live = (scene: ClaimScene): Tickets[number][] => opened(scene).filter((ticket) => isOpen(ticket, scene));
const lastOf = (days: readonly string[], asOf: string): string | null =>
  days
    .filter((on) => on <= asOf)
    .sort()
    .at(-1) ?? null;
const lastReview = ({ account, asOf }: ClaimScene): string | null =>
  lastOf(
    (account.touches ?? []).filter(({ kind }) => kind === "review").map(({ on }) => on),
    asOf,
  );
const lastTalk = ({ account, asOf }: ClaimScene): string | null =>
  lastOf(
    (account.touches ?? []).filter(({ kind }) => kind !== "email").map(({ on }) => on),
    asOf,
  );
type Surveys = NonNullable<Account["surveys"]>;
const shareOf = ({ score, scale }: Surveys[number]): number => (score - scale.min) / (scale.max - scale.min);
const isBad = (answer: Surveys[number]): boolean =>
  answer.metric === "nps" ? answer.score <= 6 : shareOf(answer) < 1 / 3;
/** The last answer of each kind. */
const lastAnswers = ({ account, asOf }: ClaimScene): Surveys[number][] =>
  ["nps", "csat", "ces"].flatMap((metric) => {
    const all = (account.surveys ?? []).filter((each) => each.metric === metric && dayIn(each.at) <= asOf);
    const last = lastOf(
      all.map(({ at }) => dayIn(at)),
      asOf,
    );
    return all
      .filter(({ at }) => dayIn(at) === last)
      .sort((a, b) => shareOf(a) - shareOf(b))
      .slice(0, 1);
  });
const mattered = ({ account, asOf }: ClaimScene) =>
  (account.contacts ?? []).filter(
    ({ role, left }) =>
      (role === "champion" || role === "decision-maker") &&
      (left === true || (typeof left === "string" && left <= asOf)),
  );
/** Days on which it bought something, in order. */
const boughtOn = ({ account, asOf }: ClaimScene): string[] =>
  (account.purchases ?? [])
    .filter(({ on, amount, quantity }) => on <= asOf && (amount ?? 0) >= 0 && (quantity ?? 0) >= 0)
    .map(({ on }) => on)
    .sort();
const neverMet = ({ account, asOf }: ClaimScene): boolean =>
  (account.touches ?? []).every(({ kind, on }) => on > asOf || !["review", "meeting", "call"].includes(kind));
const isGone = (left: unknown, asOf: string): boolean => left === true || (typeof left === "string" && left <= asOf);
const owned = ({ account, asOf }: ClaimScene) => (account.owned ?? []).filter(({ purchasedOn }) => purchasedOn <= asOf);
const has = (scene: ClaimScene, { productId, purchasedOn }: Params): boolean =>
  owned(scene).some((row) => row.productId === productId && row.purchasedOn === purchasedOn);
const isDue = (scene: ClaimScene, { productId, purchasedOn }: Params): boolean => {
  const lifespan = scene.products.find(({ id }) => id === productId)?.lifespanMonths;
  const soon = monthsBefore(scene.asOf, -12);
  return (
    purchasedOn <= monthsBefore(scene.asOf, 36) || (lifespan != null && purchasedOn <= monthsBefore(soon, lifespan))
  );
};
/** The end of the term that runs, if the contract renews by itself. */
const endOf = (contract: NonNullable<Account["contracts"]>[number], asOf: string): string[] => {
  const { startsOn, endsOn, autoRenews, status } = contract;
  if (endsOn == null) return [];
  if (autoRenews !== true || status === "cancelled") return [endsOn];
  const begins = dateOf(dayOf(endsOn) + 1);
  const months = Math.max(1, Math.round(((dayOf(begins) - dayOf(startsOn)) * 12) / 365.25));
  let end = endsOn;
  for (let terms = 1; end < asOf; terms++) end = dateOf(dayOf(monthsBefore(begins, -terms * months)) - 1);
  return [end];
};
const contractSays = ({ account, asOf }: ClaimScene, { contractId, state, on }: Params): boolean => {
  const contract = (account.contracts ?? []).find(({ id }) => id === contractId);
  if (contract === undefined) return false;
  if (state === "draft") return contract.status === "draft" && contract.startsOn === on;
  if (state === "late") {
    const turn = contractsInTurn(account.contracts ?? [], asOf).find(({ last }) => last.id === contractId);
    return turn?.state === "late" && turn.end === on;
  }
  return (
    (state === "notice") === (contract.status === "cancelled") &&
    contract.status !== "draft" &&
    endOf(contract, asOf).includes(on) &&
    on >= asOf
  );
};
const dealNamed = ({ account }: ClaimScene, dealId: string) =>
  (account.deals ?? []).find(({ id, status }) => id === dealId && status === "open");
/** A question is asked for its own occasion, and names what that names. */
const askedFor =
  (occasion: string, ...names: string[]): Claims[string] =>
  (params, scene) =>
    scene.why === null ||
    (scene.why?.code === `conversation.because.${occasion}` &&
      scene.question?.when === occasion &&
      names.every((name) => name in params) &&
      followsAny(params, scene));
/** What it names is what its occasion names. */
const followsAny: Claims[string] = (params, { why }) =>
  why === null || Object.entries(params).every(([name, value]) => value === why?.params?.[name]);
const purpose =
  (name: string): Claims[string] =>
  (_, { question }) =>
    question?.purpose === name;

/** Each question of the bank, for the occasion that the bank names, with all that its sentence says. */
const bankClaims: Claims = Object.fromEntries(
  reviewQuestions.map(({ code, when }) => [code, askedFor(when, ...valuesOf(code).map(([name]) => name))]),
);

/**
 * What an agenda asks, why, and what it leaves out. A new question needs no line here, unless it also comes after another one;
 * those that stand here say by hand what the bank says.
 */
export const agendaClaims: Claims = {
  ...bankClaims,
  "conversation.question.ticket-solved": askedFor("ticket-effort", "topic"),
  "conversation.question.ticket-open": askedFor("ticket-open", "topic"),
  "conversation.question.contract": askedFor("contract-open", "contractId", "state", "on"),
  "conversation.question.low-score": askedFor("low-score"),
  "conversation.question.change-first": askedFor("loyalty-doubtful"),
  "conversation.question.successor": askedFor("champion-left"),
  "conversation.question.stopped-buying": askedFor("stopped-buying", "on"),
  "conversation.question.used-less": askedFor("usage-falling", "on"),
  "conversation.question.invoice": askedFor("invoice-open", "on"),
  "conversation.question.first-use": askedFor("new-customer", "on"),
  "conversation.question.first-meeting": askedFor("never-met"),
  "conversation.question.contact-wishes": askedFor("preferences-unknown"),
  "conversation.question.budget": followsAny,
  "conversation.question.their-customers": askedFor("segment-unknown"),
  "conversation.question.most-used": askedFor("owns", "productId"),
  "conversation.question.weighed-up": askedFor("owns", "productId"),
  "conversation.question.long-owned": askedFor("long-owned", "productId", "purchasedOn"),
  "conversation.question.maintenance-hours": askedFor("maintenance-unknown", "productId"),
  "conversation.question.would-help": askedFor("offer-open", "productId"),
  // Asked in any review, or after another one.
  "conversation.question.still-missing": followsAny,
  "conversation.question.what-happened": followsAny,
  "conversation.question.who-else": followsAny,
  "conversation.question.first-call": followsAny,
  "conversation.question.what-instead": followsAny,
  "conversation.question.rival-liked": followsAny,
  "conversation.question.who-decides": followsAny,
  "conversation.question.going-well": askedFor("always"),
  "conversation.question.day-to-day": askedFor("always"),
  "conversation.question.plans": followsAny,
  "conversation.question.rival-offer": followsAny,
  "conversation.question.look-first": askedFor("always"),
  "conversation.question.other-suppliers": askedFor("always"),

  "conversation.purpose.catch-problems": purpose("catch-problems"),
  "conversation.purpose.keep-loyalty": purpose("keep-loyalty"),
  "conversation.purpose.learn-needs": purpose("learn-needs"),
  "conversation.purpose.learn-means": purpose("learn-means"),
  "conversation.purpose.serve-better": purpose("serve-better"),
  "conversation.purpose.know-rivals": purpose("know-rivals"),

  "conversation.because.always": (_, { question }) => question?.when === "always",
  "conversation.because.ticket-effort": ({ ticketId, topic, effort }, scene) =>
    effort >= 3.5 &&
    scene.efforts?.get(ticketId) === effort &&
    opened(scene).some(
      (ticket) =>
        ticket.id === ticketId &&
        nameOf(ticket) === topic &&
        !isOpen(ticket, scene) &&
        dayIn(ticket.openedAt) >= (lastReview(scene) ?? ""),
    ),
  "conversation.because.ticket-open": ({ ticketId, topic, openedOn }, scene) =>
    live(scene).some(
      (ticket) => ticket.id === ticketId && nameOf(ticket) === topic && dayIn(ticket.openedAt) === openedOn,
    ),
  "conversation.because.low-score": ({ metric, score }, scene) =>
    lastAnswers(scene).some(
      (answer) => answer.metric === metric && answer.score === score && (isBad(answer) || shareOf(answer) <= 0.4),
    ),
  "conversation.because.champion-left": ({ contactId }, scene) =>
    mattered(scene).some(
      ({ id, left }) =>
        id === contactId &&
        (lastReview(scene) === null || (typeof left === "string" && left > (lastReview(scene) ?? ""))),
    ),
  "conversation.because.stopped-buying": ({ on }, scene) =>
    ["slowing", "lapsed", "lost"].includes(scene.standing ?? "") && boughtOn(scene).at(-1) === on,
  "conversation.because.new-customer": ({ on }, scene) => scene.standing === "new" && boughtOn(scene)[0] === on,
  "conversation.because.usage-falling": ({ on }, { signals = [], asOf }) =>
    on <= asOf && signals.some((signal) => signal.code === "usage-falling" && signal.on === on),
  "conversation.because.invoice-open": ({ on }, { account, asOf }) => {
    const unpaid = (account.invoices ?? []).filter(
      ({ amount, dueOn, paidOn }) => amount > 0 && dueOn < asOf && (paidOn ?? "9999-12-31") > asOf,
    );
    return on === unpaid.map(({ dueOn }) => dueOn).sort()[0];
  },
  "conversation.because.never-met": (_, scene) =>
    scene.standing === "prospect" && scene.account.touches != null && neverMet(scene),
  "conversation.because.means-estimated": ({ spent }, { account, spent: known }) =>
    spent === known && account.annualBudget == null && account.resources == null,
  "conversation.because.contract-open": (params, scene) => contractSays(scene, params),
  "conversation.because.loyalty-doubtful": ({ probability }, scene) =>
    probability === scene.probability && probability < 0.5,
  "conversation.because.preferences-unknown": (_, { account }) => account.preferences == null,
  "conversation.because.means-unknown": (_, { account, spent = null }) =>
    account.annualBudget == null && account.resources == null && spent === null,
  "conversation.because.segment-unknown": (_, { account }) => account.segment == null,
  "conversation.because.owns": (params, scene) => has(scene, params),
  "conversation.because.long-owned": (params, scene) => has(scene, params) && isDue(scene, params),
  "conversation.because.maintenance-unknown": ({ productId }, scene) =>
    owned(scene).some((row) => row.productId === productId && row.maintenanceHoursPerYear == null),
  "conversation.because.offer-open": ({ productId }, scene) =>
    owned(scene).every((row) => row.productId !== productId) &&
    scene.products.some(
      ({ id, segments }) => id === productId && (segments == null || segments.includes(scene.account.segment ?? "-")),
    ),

  "conversation.left-out.problem-open": ({ topic }, scene) => live(scene).some((ticket) => nameOf(ticket) === topic),
  "conversation.left-out.known": ({ field }, { account, answers = [], asOf }) => {
    if (answers.some((answer) => answer.field === field && answer.on <= asOf)) return true;
    const [list = "", id, name = ""] = field.split(".");
    const value: unknown = account[list as keyof Account];
    if (id === undefined) return value != null;
    const row = (value as { productId?: string; id?: string }[]).find(
      (each) => each.productId === id || each.id === id,
    );
    return (row as Record<string, unknown> | undefined)?.[name] != null;
  },
  "conversation.left-out.no-time": ({ minutes }, { question, used = 0, minutes: most = 0 }) =>
    minutes === question?.minutes && used + minutes > most,
  "conversation.left-out.too-direct": ({ subject }, { question }) =>
    (question?.subject ?? question?.area) === subject && question?.directness !== "indirect",

  "conversation.deal.open": ({ dealId, stage }, scene) => {
    const deal = dealNamed(scene, dealId);
    return deal !== undefined && (deal.stage ?? "") === stage && (deal.openedOn ?? "") <= scene.asOf;
  },
  "conversation.deal.expected": ({ on }, { account, asOf }) =>
    on >= asOf &&
    (account.deals ?? []).some(({ status, expectedCloseOn }) => status === "open" && expectedCloseOn === on),
  "conversation.deal.overdue": ({ on, days }, { account, asOf }) =>
    days > 0 &&
    dayOf(asOf) - dayOf(on) === days &&
    (account.deals ?? []).some(({ status, expectedCloseOn }) => status === "open" && expectedCloseOn === on),
};

/** No one complains: not an open problem, nor a bad answer, notice or word of theirs that nobody talked about since. */
const allIsWell = (scene: ClaimScene): boolean =>
  live(scene).length === 0 && scene.account.sentiment !== "negative" && badSince(scene).length === 0;
const badSince = (scene: ClaimScene): string[] =>
  lastAnswers(scene)
    .filter((answer) => isBad(answer) && dayOf(scene.asOf) - dayOf(dayIn(answer.at)) < 90)
    .map(({ at }) => dayIn(at))
    .filter((on) => on >= (lastTalk(scene) ?? ""));
const reachable = ({ account, asOf }: ClaimScene) => (account.contacts ?? []).filter(({ left }) => !isGone(left, asOf));

/** What an invitation says, and why. */
export const invitationClaims: Claims = {
  "conversation.invitation.problem": ({ topic }, scene) => live(scene).some((ticket) => nameOf(ticket) === topic),
  "conversation.invitation.bad-answer": ({ on }, scene) => live(scene).length === 0 && badSince(scene).includes(on),
  "conversation.invitation.unhappy": (_, { account, asOf }) =>
    account.sentiment === "negative" ||
    account.status === "churned" ||
    (account.contracts ?? []).some(({ status, endsOn }) => status === "cancelled" && (endsOn ?? "") >= asOf),
  "conversation.invitation.successor": (_, scene) =>
    mattered(scene).some(({ left }) => left === true || (typeof left === "string" && left > (lastTalk(scene) ?? ""))),
  "conversation.invitation.needs": (_, { account, relation }) =>
    account.status === "prospect" || account.status === "trial" || (relation === "prospect" && account.status == null),
  "conversation.invitation.long-ago": (_, scene) => scene.relation === "lapsed" && allIsWell(scene),
  "conversation.invitation.check": (_, scene) => allIsWell(scene) && owned(scene).length === 0,
  "conversation.invitation.check-product": ({ productId }, scene) =>
    allIsWell(scene) && owned(scene).some((row) => row.productId === productId),
  "conversation.invitation.free": (_, { attempt = 0, reluctance }) => attempt > 1 || reluctance === "hesitant",
  "conversation.invitation.duration": ({ minutes }, scene) => minutes === scene.minutes,
  "conversation.invitation.stop": ({ nextOn }, { invitation, asOf }) =>
    nextOn === invitation?.nextOn && String(nextOn) >= monthsBefore(asOf, -6),
  "conversation.approach.first": (_, { attempt, reluctance }) => attempt === 1 && reluctance === "none",
  "conversation.approach.reluctant": ({ attempt, reluctance }, scene) =>
    attempt === scene.attempt && reluctance === scene.reluctance && (attempt !== 1 || reluctance === "hesitant"),
  "conversation.approach.refused": ({ refusals }, { attempt }) => refusals === (attempt ?? 0) - 1,
  "conversation.contact.do-not-contact": (_, { account, asOf }) =>
    account.preferences?.doNotContact === true ||
    (account.contacts ?? []).some(({ left, preferences }) => !isGone(left, asOf) && preferences?.doNotContact === true),
  "conversation.contact.person-left": ({ contactId }, scene) =>
    contactId === scene.contactId &&
    (scene.account.contacts ?? []).some(({ id, left }) => id === contactId && isGone(left, scene.asOf)),
  "conversation.contact.everyone-opted-out": ({ contacts }, scene) =>
    reachable(scene).length > 0 &&
    contacts === reachable(scene).length &&
    reachable(scene).every(({ preferences }) => preferences?.doNotContact === true),
  "conversation.contact.others-opted-out": ({ contacts }, scene) =>
    contacts === reachable(scene).filter(({ preferences }) => preferences?.doNotContact === true).length,
  "conversation.contact.agreed-channels": ({ channels }, { account }) =>
    channels === account.preferences?.channels?.join(", "),
  "conversation.contact.too-soon": ({ on, days }, scene) => {
    const { account, asOf, invitation } = scene;
    const person = (account.contacts ?? []).find(({ id }) => id === invitation?.contactId);
    const wished = person?.preferences?.daysBetweenContacts ?? account.preferences?.daysBetweenContacts;
    return (
      days === wished &&
      on ===
        lastOf(
          (account.touches ?? []).map((touch) => touch.on),
          asOf,
        ) &&
      dayOf(asOf) - dayOf(on) < days
    );
  },
};

const perYearOf = ({ findings }: ClaimScene, productId: string): number =>
  (findings?.benefits ?? []).reduce((sum, each) => sum + (each.productId === productId ? each.perYear : 0), 0);
const priceOf = ({ products }: ClaimScene, productId: string): number =>
  products.find(({ id }) => id === productId)?.price ?? NaN;
const isOffered = (scene: ClaimScene, productId: string): boolean =>
  (scene.findings?.wanted ?? []).includes(productId) ||
  (scene.offers ?? []).some((offer) => offer.productId === productId && offer.chosen);

/** What is to be done after a review, and why. */
export const recommendationClaims: Claims = {
  "conversation.recommendation.answer-rival": (_, { findings }) => findings?.rivals === "offer",
  "conversation.recommendation.show-value": (_, { findings }) => findings?.rivals === "looking",
  "conversation.recommendation.solve": ({ topic }, { findings }) =>
    (findings?.problems ?? []).some((problem) => problem.topic === topic),
  "conversation.recommendation.find-cause": (_, { findings }) =>
    findings?.satisfaction === "unhappy" && (findings.problems ?? []).length === 0,
  "conversation.recommendation.offer": ({ productId, price }, scene) =>
    price === priceOf(scene, productId) && isOffered(scene, productId) && perYearOf(scene, productId) === 0,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }, scene) =>
    price === priceOf(scene, productId) &&
    isOffered(scene, productId) &&
    benefitPerYear === perYearOf(scene, productId) &&
    // In so many months it brings what it costs.
    Math.abs((benefitPerYear * paybackMonths) / 12 - price) < 1e-6,
  "conversation.recommendation.service-contract": (params, scene) => {
    const { productId, price, onto, hours, hourCost, benefitPerYear } = params;
    const names = onto.split(", ");
    const spent = (scene.findings?.maintenance ?? []).filter((row) => names.includes(row.productId));
    const sum = spent.reduce((total, row) => total + row.hoursPerYear, 0);
    return (
      price === priceOf(scene, productId) &&
      hourCost === scene.hourCost &&
      hours === sum &&
      benefitPerYear === sum * hourCost &&
      benefitPerYear > price
    );
  },
  "conversation.recommendation.use-better": ({ productId }, scene) =>
    (scene.findings?.underused ?? []).includes(productId) || owned(scene).some((row) => row.productId === productId),
  "conversation.recommendation.stay-close": (_, scene) => owned(scene).length === 0,
  "conversation.recommendation.wanted": (_, { findings, recommended }) =>
    (findings?.wanted ?? []).includes(recommended?.productId ?? ""),
  "conversation.recommendation.chance-unknown": (_, { offers, recommended }) =>
    (offers ?? []).every(({ productId }) => productId !== recommended?.productId),
};
