import {
  switchingRisk,
  type PerceivedSwitch,
  type SwitchingRisk,
  type ValueDrivers,
  type ValueInterview,
  type ValueMatch,
} from "retention-kit";
import type { Claims } from "./told.js";

const near = (first: number, second: number): boolean => Math.abs(first - second) < 1e-9;
const total = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((sum, points) => sum + points, 0);
/** The share of a driver in what some customers named, each counting as much as any other. */
const shareOf = (rows: readonly ValueInterview[], driver: string): number =>
  rows.reduce((sum, { values }) => sum + (values[driver] ?? 0) / total(values), 0) / rows.length;
const distinct = (values: readonly unknown[]): number => new Set(values.map((value) => JSON.stringify(value))).size;

interface Asked {
  rows: readonly ValueInterview[];
  believed: Readonly<Record<string, number>> | null;
}
interface Gap {
  driver: string;
  believed: number;
  said: number;
}
const isGap = ({ driver, believed, said }: Gap, { rows, believed: points }: Asked): boolean =>
  points !== null && near(believed, (points[driver] ?? 0) / total(points)) && near(said, shareOf(rows, driver));

/** What is said of what customers value. */
export const driverClaims: Claims<Asked> = {
  "value.drivers.interviews": ({ interviews, groups }: { interviews: number; groups: number }, { rows }) => {
    const kinds = [
      rows.filter(({ segment, size }) => segment != null && size != null).map(({ segment, size }) => [segment, size]),
      rows.flatMap(({ segment }) => segment ?? []),
      rows.flatMap(({ size }) => size ?? []),
    ];
    return interviews === rows.length && groups === Math.max(1, ...kinds.map(distinct));
  },
  "value.drivers.no-interviews": (_, { rows }) => rows.length === 0,
  "value.drivers.overrated": (gap: Gap, asked) => isGap(gap, asked) && gap.believed > gap.said,
  "value.drivers.underrated": (gap: Gap, asked) => isGap(gap, asked) && gap.believed < gap.said,
};

interface Matched {
  rows: readonly ValueInterview[];
  customer: { segment?: string | undefined; size?: string | undefined };
  ranked: ValueDrivers;
  match: ValueMatch;
}
interface Whose {
  segment?: string;
  size?: string;
  interviews: number;
}
const isOf = ({ segment, size, interviews }: Whose, { rows, customer }: Matched): boolean =>
  (segment === undefined || segment === customer.segment) &&
  (size === undefined || size === customer.size) &&
  interviews ===
    rows.filter(
      (row) => (segment === undefined || row.segment === segment) && (size === undefined || row.size === size),
    ).length;
const isKind = ({ segment, size }: Matched["customer"], row: ValueInterview): boolean =>
  segment !== undefined && size !== undefined && row.segment === segment && row.size === size;

/** What is said of what to lead with. */
export const matchClaims: Claims<Matched> = {
  "value.match.segment-and-size": (whose: Whose, scene) => isOf(whose, scene) && whose.interviews > 0,
  "value.match.segment": (whose: Whose, scene) =>
    isOf(whose, scene) && !scene.rows.some((row) => isKind(scene.customer, row)),
  "value.match.size": (whose: Whose, scene) =>
    isOf(whose, scene) && !scene.rows.some((row) => isKind(scene.customer, row)),
  "value.match.whole": (whose: Whose, scene) =>
    isOf(whose, scene) &&
    !scene.rows.some(
      ({ segment, size }) =>
        (segment !== undefined && segment === scene.customer.segment) ||
        (size !== undefined && size === scene.customer.size),
    ),
  // Nothing is weightier, and it is first more often than not.
  "value.match.lead": ({ driver, probability }: { driver: string; probability: number }, { match }) =>
    match.lead === driver &&
    match.drivers.every(({ weight }) => weight <= (match.drivers[0]?.weight ?? 0)) &&
    match.drivers.find((each) => each.driver === driver)?.probabilityFirst === probability &&
    (probability > 0.5 || match.drivers.length === 1),
  "value.match.close": ({ driver, second }: { driver: string; second: string }, { match }) =>
    match.drivers[0]?.driver === driver && match.drivers[1]?.driver === second && (match.probability ?? 1) <= 0.5,
};

interface Seen {
  given: PerceivedSwitch;
  risk: SwitchingRisk;
}
interface Compared {
  driver: string;
  ours: number;
  theirs: number;
}
const isSeen = ({ driver, ours, theirs }: Compared, { given }: Seen): boolean =>
  given.values.some((each) => each.driver === driver && each.ours === ours && each.theirs === theirs);

/** What is said of who may leave. */
export const switchClaims: Claims<Seen> = {
  "value.switching.gain": (compared: Compared, scene) => isSeen(compared, scene) && compared.theirs > compared.ours,
  "value.switching.loss": (compared: Compared, scene) => isSeen(compared, scene) && compared.ours > compared.theirs,
  "value.switching.unknown": ({ driver }: { driver: string }, { given }) =>
    given.values.some((each) => each.driver === driver && (each.ours === null || each.theirs === null)),
  // What turns a difference into a chance is a judgment.
  "value.switching.uncalibrated": (_, { risk: { assumptions } }) =>
    assumptions.some(({ key, grade }) => key === "value.switching.even" && grade === "judgment"),
  // With our score changed so, leaving is as likely as staying.
  "value.switching.tips": ({ driver, from, to }: { driver: string; from: number; to: number }, { given }) => {
    const values = given.values.map((each) => (each.driver === driver ? { ...each, ours: to } : each));
    return (
      given.values.some((each) => each.driver === driver && each.ours === from) &&
      Math.abs(switchingRisk({ values }).probability - 0.5) < 1e-6
    );
  },
  "value.switching.missing": ({ item }: { item: "service" }, { given }) => given.otherValue?.[item] === false,
  "value.switching.ask-about": ({ item }: { item: "service" }, { given }) =>
    ["service", "advice", "flexible-delivery", "maintenance", "payment", "owning-problems"].includes(item) &&
    (given.otherValue?.[item] ?? null) === null,
};
