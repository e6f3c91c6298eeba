import { added, areAlike, type Line, merge } from "./line.js";
import { afterReturns } from "./take-back.js";

/** What one account's rows come to, one entry a day; money in minor units. */
export interface DaySpend {
  day: number;
  /** `null` if a purchase of the day has no amount. */
  spend: number | null;
}

/**
 * The days on which one account bought, with the money spent on each, once returns and credits are taken off as
 * `afterReturns` says. Rows may come in any order.
 *
 * Cost: one entry a day, product and account; a sort when rows did not come in order of time.
 * @internal
 */
export interface AccountDays {
  buy: (line: Line) => void;
  /** A return or a credit; a credit gets its pieces once lines are asked for. */
  takeBack: (line: Line) => void;
  /** The days that remain purchases once returns are taken off, in order. */
  purchaseDays: () => DaySpend[];
  /** The lines of which something is left, in order of time; those of one day and product may be one. */
  keptLines: () => readonly Line[];
}

/**
 * The days of an account without a line yet. The lines that it is given are its own from then on.
 * @internal
 */
export function accountDays(): AccountDays {
  return new OwnDays();
}

/** A class, as there is one for each of a million accounts: its functions are made once. */
class OwnDays implements AccountDays {
  // Most accounts bought a few times: a list that starts with its first line takes no room for sixteen more.
  private lines: Line[] | null = null;
  private returns: Line[] | null = null;
  private isOrdered = true;

  buy(line: Line): void {
    const last = this.lines?.at(-1);
    if (this.lines === null || last === undefined) {
      this.lines = [line];
      return;
    }
    if (last.day > line.day) this.isOrdered = false;
    if (areAlike(last, line)) merge(last, line);
    else this.lines.push(line);
  }

  takeBack(line: Line): void {
    if (this.returns === null) this.returns = [line];
    else this.returns.push(line);
  }

  purchaseDays(): DaySpend[] {
    return daysOf(this.keptLines());
  }

  keptLines(): readonly Line[] {
    let lines = this.lines ?? [];
    if (!this.isOrdered) lines = this.lines = lines.toSorted((first, second) => first.day - second.day);
    this.isOrdered = true;
    return this.returns === null ? lines : afterReturns(lines, this.returns);
  }
}

function daysOf(lines: readonly Line[]): DaySpend[] {
  const days: DaySpend[] = [];
  for (const { day, money } of lines) {
    const last = days.at(-1);
    if (last?.day === day) last.spend = added(last.spend, money);
    else days.push({ day, spend: money });
  }
  return days;
}
