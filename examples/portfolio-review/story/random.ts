import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { PlainDate } from "retention-kit";

export const MS_PER_DAY = 86_400_000;
export const DAYS_PER_YEAR = 365.25;

/** Random numbers for one account. */
export interface Random {
  between: (least: number, most: number) => number;
  whole: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(choices: readonly T[]) => T;
  /** Days until the next event of a Poisson stream, at least one. */
  gap: (perYear: number) => number;
}

/** The stream of random numbers of an account: the same index always gives the same. */
export function randomOf(index: number): Random {
  const generator = xoroshiro128plus(0x5eed + Math.imul(index, 0x9e3779b1));
  const uniform = (): number => uniformFloat64(generator);
  const between = (least: number, most: number): number => least + (most - least) * uniform();
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  return {
    between,
    whole,
    chance: (probability) => uniform() < probability,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? fail("nothing to pick from"),
    gap: (perYear) => Math.max(1, Math.ceil((-Math.log(1 - uniform()) / perYear) * DAYS_PER_YEAR)),
  };
}

export function date(day: number): PlainDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function dayOf(on: PlainDate): number {
  return Date.parse(on) / MS_PER_DAY;
}

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

export function fail(message: string): never {
  throw new Error(message);
}
