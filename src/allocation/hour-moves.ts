import { countWhile } from "../numeric/discrete/bisect.js";
import { leastMinutes } from "./solver/choice-problem.js";
import type { HullSteps } from "./solver/hull-steps.js";
import type { SolvedComponent } from "./team-components.js";
import type { SellerMinutes } from "./team-hours.js";

/** Hours that would bring more on another seller's accounts. */
export interface HourMove {
  /** Whose hours bring less. */
  readonly fromSellerId: string;
  /** On whose accounts they would bring more. */
  readonly toSellerId: string;
  readonly hours: number;
  /** What the move would bring, less what it would cost. */
  readonly gain: number;
}

interface Territory {
  /** The seller named: of several who share accounts the one whose hours are worth least, and most. */
  least: number;
  most: number;
  steps: HullSteps;
  /** Minutes beyond the first options, and those that all hours in one pool would give it. */
  atHand: number;
  pooled: number;
  /** What it wins or loses by the pool. */
  change: number;
}

/** A difference of less than a minute is none. */
const NO_MOVE = 1;

/**
 * The hours that would change hands if all sellers' hours were one pool, by the linear relaxation: at the optimum of the
 * pool an hour is worth the same everywhere. Who gives least by it gives first, who wins most gets first.
 * @internal
 */
export function hourMoves(components: readonly SolvedComponent[], sellers: readonly SellerMinutes[]): HourMove[] {
  const territories = components.map(territoryOf);
  if (territories.length < 2) return [];
  pool(territories);
  const giving = territories.filter(({ atHand, pooled }) => atHand - pooled >= NO_MOVE);
  const getting = territories.filter(({ atHand, pooled }) => pooled - atHand >= NO_MOVE);
  const perMinute = ({ change, atHand, pooled }: Territory): number => change / (pooled - atHand);
  giving.sort((one, other) => perMinute(one) - perMinute(other) || one.least - other.least);
  getting.sort((one, other) => perMinute(other) - perMinute(one) || one.most - other.most);

  const moves: HourMove[] = [];
  const left = new Map(giving.map((territory) => [territory, territory.atHand - territory.pooled]));
  let from = 0;
  for (const to of getting) {
    let wanted = to.pooled - to.atHand;
    while (wanted >= NO_MOVE && from < giving.length) {
      const giver = giving[from]!;
      const minutes = Math.min(wanted, left.get(giver)!);
      const gain = minutes * (perMinute(to) - perMinute(giver));
      moves.push({
        fromSellerId: sellers[giver.least]!.id,
        toSellerId: sellers[to.most]!.id,
        hours: minutes / 60,
        gain,
      });
      wanted -= minutes;
      left.set(giver, left.get(giver)! - minutes);
      if (left.get(giver)! < NO_MOVE) from++;
    }
  }
  return moves;
}

function territoryOf({ sellers, component, solution }: SolvedComponent): Territory {
  const byPrice = [...sellers.keys()].sort((one, other) => solution.prices[one]! - solution.prices[other]!);
  const atHand = component.capacities.reduce((sum, minutes) => sum + minutes, 0) - leastMinutes(component.problem);
  return {
    least: sellers[byPrice[0]!]!,
    most: sellers[byPrice.at(-1)!]!,
    steps: solution.steps,
    atHand: Math.max(0, atHand),
    pooled: 0,
    change: 0,
  };
}

/** Shares all minutes by the price at which the steps worth more than it just fill them. */
function pool(territories: readonly Territory[]): void {
  const total = territories.reduce((sum, { atHand }) => sum + atHand, 0);
  const prefixes = territories.map(({ steps }) => runningSum(steps.minutes));
  const demand = (price: number): number =>
    territories.reduce((sum, { steps }, at) => sum + prefixes[at]![stepsAbove(steps, price)]!, 0);
  let [low, high] = [0, territories.reduce((top, { steps }) => Math.max(top, steps.densities[0] ?? 0), 0)];
  // Just above `high` the minutes suffice; at `low` they do not, or it is 0.
  if (demand(0) > total) {
    for (let turn = 0; turn < 200 && low < high; turn++) {
      const middle = (low + high) / 2;
      if (middle === low || middle === high) break;
      if (demand(middle) > total) low = middle;
      else high = middle;
    }
  } else high = 0;
  let left = total - demand(high);
  for (const [at, territory] of territories.entries()) {
    const { steps } = territory;
    let count = stepsAbove(steps, high);
    territory.pooled = prefixes[at]![count]!;
    // The steps at the price itself, in turn, fill what is left.
    for (; count < steps.count && steps.densities[count]! >= low && steps.densities[count]! > 0 && left > 0; count++) {
      const taken = Math.min(left, steps.minutes[count]!);
      territory.pooled += taken;
      left -= taken;
    }
    territory.change = valueWithin(steps, territory.pooled) - valueWithin(steps, territory.atHand);
  }
}

/** How many steps are worth more than the price. */
function stepsAbove({ densities, count }: HullSteps, price: number): number {
  return countWhile(count, (step) => densities[step]! > price);
}

function runningSum(numbers: Float64Array): Float64Array {
  const sums = new Float64Array(numbers.length + 1);
  for (let at = 0; at < numbers.length; at++) sums[at + 1] = sums[at]! + numbers[at]!;
  return sums;
}

function valueWithin({ minutes, densities, count }: HullSteps, room: number): number {
  let left = room;
  let value = 0;
  for (let at = 0; at < count && left > 0; at++) {
    const taken = Math.min(left, minutes[at]!);
    value += taken * densities[at]!;
    left -= taken;
  }
  return value;
}
