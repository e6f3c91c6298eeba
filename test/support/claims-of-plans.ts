import type { PlanningRequest, PlanReviewsOptions, PreviousBooking, Seller } from "retention-kit";

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
const later = (on: string, days: number): string => new Date(Date.parse(on) + days * DAY).toISOString().slice(0, 10);
const isWeekday = (on: string): boolean => ![0, 6].includes(new Date(on).getUTCDay());

/** What a reason of a plan is read against. */
export interface PlanScene {
  /** Minutes that all that is booked takes of a seller in a week. */
  takenIn?: (sellerId: string, from: string, to: string) => number;
  request: PlanningRequest | undefined;
  options: PlanReviewsOptions;
  previous: PreviousBooking | undefined;
  /** Minutes that pinned and completed reviews take of a seller's day. */
  fixedOn: (sellerId: string, on: string) => number;
  /** The day that it has now. */
  now: string | null;
  /** Who holds it then. */
  heldBy: string | null;
}

const isAway = ({ away }: Seller, on: string): boolean => (away ?? []).some(({ from, to }) => from <= on && on <= to);
const holidaysOf = ({ calendar }: Seller): readonly string[] =>
  (calendar as { holidays?: readonly string[] } | undefined)?.holidays ?? [];
const works = (seller: Seller, on: string): boolean => isWeekday(on) && !holidaysOf(seller).includes(on);

/** The window as it counts: what was put off begins then, what closed before the plan or before that day stays open. */
function windowOf({ earliestOn, latestOn, snoozedUntil }: PlanningRequest, { from, to }: PlanReviewsOptions) {
  const isOverdue = latestOn < from;
  const opens = [isOverdue ? from : earliestOn, snoozedUntil ?? ""].toSorted().at(-1) ?? from;
  const closes = isOverdue || latestOn < opens ? (to > opens ? to : opens) : latestOn;
  return { opens, closes, isOverdue };
}

function holdersOf({ sellerId }: PlanningRequest, { sellers }: PlanReviewsOptions): readonly Seller[] {
  return sellerId == null ? sellers : sellers.filter(({ id }) => id === sellerId);
}

/** Days of the window within the plan that suit. */
function ownDays(request: PlanningRequest, options: PlanReviewsOptions): string[] {
  const { opens, closes } = windowOf(request, options);
  const { from, to } = options;
  const previous = options.previous ?? [];
  // A day that was called off does not suit either.
  const calledOff = previous.filter(({ key, status }) => key === request.key && status === "cancelled");
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => later(from, index));
  return days.filter(
    (on) =>
      opens <= on && on <= closes && !(request.notOn ?? []).includes(on) && !calledOff.some((each) => each.on === on),
  );
}

const nearness = (request: PlanningRequest, options: PlanReviewsOptions, on: string): number =>
  Math.abs(daysBetween(windowOf(request, options).isOverdue ? options.from : request.idealOn, on));

/** Parameters by name, whichever a reason has. */
interface Params {
  days: number;
  minutes: number;
  on: string;
  idealOn: string;
  earliestOn: string;
  latestOn: string;
  to: string;
  sellerId: string;
}
type Check = (params: Params, scene: PlanScene & { request: PlanningRequest }) => boolean;
const sellerOf = ({ options }: Pick<PlanScene, "options">, id: unknown): Seller | undefined =>
  options.sellers.find((each) => each.id === id);
const wasOn = ({ previous }: Pick<PlanScene, "previous">, on: string): boolean => previous?.on === on;

/** Every claim of a plan, by its code. */
export const planClaims: Readonly<Record<string, Check>> = {
  "planning.day.ideal": (_, { request, now }) => now === request.idealOn,
  "planning.day.early": ({ days, idealOn }, { request, now }) =>
    days > 0 && idealOn === request.idealOn && daysBetween(now ?? "", idealOn) === days,
  "planning.day.late": ({ days, idealOn }, { request, now }) =>
    (now ?? "") <= request.latestOn &&
    days > 0 &&
    idealOn === request.idealOn &&
    daysBetween(idealOn, now ?? "") === days,
  "planning.day.overdue": ({ latestOn }, { request, now }) => latestOn === request.latestOn && latestOn < (now ?? ""),
  "planning.unbooked.no-seller": (_, { request, options }) => holdersOf(request, options).length === 0,
  "planning.unbooked.outside-horizon": ({ earliestOn, to }, { request, options }) => {
    const { opens, closes } = windowOf(request, options);
    return to === options.to && (opens > to || closes < options.from) && earliestOn === opens;
  },
  "planning.unbooked.no-working-day": (_, { request, options }) =>
    ownDays(request, options).every((on) => holdersOf(request, options).every((seller) => !works(seller, on))),
  "planning.unbooked.seller-away": (_, { request, options }) =>
    ownDays(request, options).every((on) =>
      holdersOf(request, options).every((seller) => !works(seller, on) || isAway(seller, on)),
    ),
  "planning.unbooked.no-capacity": ({ minutes }, { request, options, fixedOn }) =>
    minutes === request.minutes &&
    ownDays(request, options).every((on) =>
      holdersOf(request, options).every(
        (seller) =>
          !works(seller, on) || isAway(seller, on) || (seller.minutesPerDay ?? 0) - fixedOn(seller.id, on) < minutes,
      ),
    ),
  "planning.unbooked.displaced": () => true,
  "planning.unbooked.too-far": ({ idealOn }, { request }) => idealOn === request.idealOn,
  "planning.remedy.minutes": ({ minutes, sellerId, on }, { request, options }) =>
    minutes > 0 &&
    ownDays(request, options).includes(on) &&
    holdersOf(request, options).some((seller) => seller.id === sellerId && works(seller, on) && !isAway(seller, on)),
  "planning.remedy.daily-minutes": ({ minutes, sellerId }, { request, options }) =>
    minutes > 0 && holdersOf(request, options).some(({ id }) => id === sellerId),
  "planning.remedy.earlier": ({ days, earliestOn }, { request }) =>
    days > 0 && daysBetween(earliestOn, request.earliestOn) === days,
  "planning.remedy.later": ({ days, latestOn }, { request, options }) =>
    days > 0 && daysBetween(windowOf(request, options).closes, latestOn) === days,
  "planning.moved.missed": ({ on }, scene) => wasOn(scene, on) && on < scene.options.from,
  "planning.moved.cancelled": (_, { previous }) => previous?.status === "cancelled",
  "planning.moved.no-longer-wanted": (_, { request }) => (request as unknown) === undefined,
  "planning.moved.seller-changed": ({ sellerId }, { previous, request, options }) =>
    previous?.sellerId === sellerId && !holdersOf(request, options).some(({ id }) => id === sellerId),
  "planning.moved.seller-away": ({ sellerId, on }, scene) => {
    const seller = sellerOf(scene, sellerId);
    return wasOn(scene, on) && seller !== undefined && isAway(seller, on);
  },
  "planning.moved.day-off": ({ sellerId, on }, scene) => {
    const seller = sellerOf(scene, sellerId);
    return wasOn(scene, on) && seller !== undefined && (!works(seller, on) || (seller.minutesPerDay ?? 0) === 0);
  },
  "planning.moved.outside-window": ({ on, earliestOn, latestOn }, scene) => {
    const { opens, closes } = windowOf(scene.request, scene.options);
    return wasOn(scene, on) && earliestOn === opens && latestOn === closes && (on < opens || on > closes);
  },
  "planning.moved.outside-horizon": ({ on }, scene) => wasOn(scene, on) && on > scene.options.to,
  "planning.moved.not-on": ({ on }, scene) => wasOn(scene, on) && (scene.request.notOn ?? []).includes(on),
  "planning.moved.no-room": ({ on, minutes }, scene) => {
    const seller = sellerOf(scene, scene.previous?.sellerId);
    const left = (seller?.minutesPerDay ?? 0) - scene.fixedOn(seller?.id ?? "", on);
    return wasOn(scene, on) && minutes === scene.request.minutes && left < minutes;
  },
  "planning.moved.better-day": ({ days }, { request, options, previous, now }) =>
    days > 0 && nearness(request, options, previous?.on ?? "") - nearness(request, options, now ?? "") === days,
  // The day of that seller: another one may hold it on the same day.
  "planning.moved.gives-way": ({ on }, scene) =>
    wasOn(scene, on) && (scene.now !== on || scene.heldBy !== scene.previous?.sellerId),
};

/** What is said against a pinned review, or of one that shares its sellers, by its code. */
export interface PinScene extends PlanScene {
  pin: PreviousBooking;
  /** Minutes that pinned and completed reviews take of a seller on a day, whoever else holds them. */
  takenOn: (sellerId: string, on: string) => number;
}
interface PinParams {
  sellerId: string;
  on: string;
  earliestOn: string;
  latestOn: string;
  from: string;
  to: string;
  minutes: number;
  capacity: number;
}
type PinCheck = (params: PinParams, scene: PinScene) => boolean;
const holders = ({ pin, request }: PinScene): string[] => [
  pin.sellerId,
  ...(pin.alsoSellerIds ?? request?.alsoSellerIds ?? []),
];
/** Hours of a seller of the test end at eight on Fridays, where it is five in the afternoon in Tokyo. */
const meets = ({ timeZone }: PlanningRequest, on: string): boolean =>
  timeZone == null || (new Date(on).getUTCDay() === 5) === (timeZone === "Asia/Tokyo");
const meetsOnce = (request: PlanningRequest, seller: Seller, { from, to }: PlanReviewsOptions): boolean =>
  request.sellerId != null ||
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => later(from, index)).some(
    (on) => works(seller, on) && !isAway(seller, on) && meets(request, on),
  );
const isPinned = ({ on }: PinParams, { pin }: PinScene): boolean => pin.on === on;

export const pinClaims: Readonly<Record<string, PinCheck>> = {
  "planning.pin.unknown-seller": ({ sellerId }, scene) =>
    holders(scene).includes(sellerId) && sellerOf(scene, sellerId) === undefined,
  "planning.pin.other-seller": ({ sellerId }, { pin, request, options }) =>
    pin.sellerId === sellerId &&
    request !== undefined &&
    sellerOf({ options }, sellerId) !== undefined &&
    // Nor may anyone whose hours suit on no day of the plan.
    !holdersOf(request, options).some((seller) => seller.id === sellerId && meetsOnce(request, seller, options)),
  "planning.pin.few-common-hours": (params, scene) =>
    isPinned(params, scene) &&
    holders(scene).includes(params.sellerId) &&
    scene.request !== undefined &&
    !meets(scene.request, params.on),
  "planning.pin.outside-horizon": (params, scene) =>
    isPinned(params, scene) && (params.on < scene.options.from || params.on > scene.options.to),
  "planning.pin.seller-away": (params, scene) => {
    const seller = sellerOf(scene, params.sellerId);
    return (
      isPinned(params, scene) &&
      holders(scene).includes(params.sellerId) &&
      seller !== undefined &&
      isAway(seller, params.on)
    );
  },
  "planning.pin.day-off": (params, scene) => {
    const seller = sellerOf(scene, params.sellerId);
    return (
      isPinned(params, scene) &&
      holders(scene).includes(params.sellerId) &&
      seller !== undefined &&
      (!works(seller, params.on) || seller.minutesPerDay === 0)
    );
  },
  "planning.pin.over-capacity": (params, scene) =>
    isPinned(params, scene) &&
    holders(scene).includes(params.sellerId) &&
    params.minutes === scene.takenOn(params.sellerId, params.on) &&
    params.capacity === sellerOf(scene, params.sellerId)?.minutesPerDay &&
    params.minutes > params.capacity,
  "planning.pin.over-period": ({ sellerId, from, to, minutes, capacity }, scene) => {
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => later(from, index));
    return (
      holders(scene).includes(sellerId) &&
      days.includes(scene.pin.on) &&
      days.length === 7 &&
      new Date(from).getUTCDay() === 1 &&
      minutes === days.reduce((sum, on) => sum + scene.takenOn(sellerId, on), 0) &&
      capacity === sellerOf(scene, sellerId)?.minutesPerWeek &&
      minutes > capacity
    );
  },
  "planning.pin.outside-window": (params, scene) => {
    if (scene.request === undefined) return false;
    const { opens, closes } = windowOf(scene.request, scene.options);
    return (
      isPinned(params, scene) &&
      params.earliestOn === opens &&
      params.latestOn === closes &&
      (params.on < opens || params.on > closes)
    );
  },
  "planning.pin.not-on": (params, scene) => isPinned(params, scene) && (scene.request?.notOn ?? []).includes(params.on),
};

/** What is said of a plan only where several hold a review, hours differ, or a week has minutes of its own. */
export const sharedPlanClaims: Readonly<Record<string, Check>> = {
  "planning.moved.others-changed": (_, { previous, request, now, heldBy }) => {
    const sorted = (ids: readonly string[] | null | undefined): string => [...(ids ?? [])].sort().join();
    return (
      previous?.on === now &&
      previous.sellerId === heldBy &&
      sorted(previous.alsoSellerIds) !== sorted(request.alsoSellerIds)
    );
  },
  "planning.moved.few-common-hours": ({ on, sellerId }, scene) =>
    wasOn(scene, on) && scene.previous?.sellerId === sellerId && !meets(scene.request, on),
  // What is booked in the week, and this review, are so much more than the week has.
  "planning.remedy.period-minutes": (params, { options, request, takenIn }) => {
    const { minutes, sellerId, from, to } = params as unknown as PinParams;
    const seller = options.sellers.find(({ id }) => id === sellerId);
    if (seller?.minutesPerWeek == null || daysBetween(from, to) !== 6) return false;
    return minutes > 0 && minutes === (takenIn?.(seller.id, from, to) ?? NaN) + request.minutes - seller.minutesPerWeek;
  },
};
