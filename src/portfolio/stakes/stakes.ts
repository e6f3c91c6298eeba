import type { Contribution } from "../../reasons/explained.js";
import type { StoppedBuyers } from "../buying/stopped-buyers.js";
import type { AccountStanding } from "../standing/account-standing.js";
import type { Growth } from "./account-growth.js";
import type { LosableContracts } from "./account-renewal.js";
import type { DealMoney } from "./deal-money.js";
import type { EndingContract, EndlessAtRisk } from "./ending-contracts.js";
import type { ValueAtRisk } from "./value-at-risk.js";
import type { WinBack } from "./win-back.js";

/** What is at stake, for attention. */
export interface Stakes extends LosableContracts {
  standing: AccountStanding;
  /** By its purchases: what is at risk with contracts counts as to be renewed. */
  valueAtRisk: ValueAtRisk | null;
  winBack: WinBack | null;
  growth: Growth | null;
  /** Its open deals; `null` without one whose money is known. */
  deals: DealMoney | null;
}

/** What a review may change. */
export type Factor = "keep" | "renew" | "grow" | "winBack";

/** A stake of an account. */
export interface Stake extends Contribution {
  readonly factor: Factor;
}

/** What an account has at risk with contracts. */
export interface ContractsAtStake {
  ending: EndingContract[];
  endless: EndlessAtRisk[];
}

/** What an account spends, and how likely it stops, where no model tells. */
export interface SpendAtPace {
  /** Money of the months at the pace of the last 12. */
  worth: number;
  stops: StoppedBuyers;
  /** Chance that it buys again by the service it had; `null` if unknown. */
  buysAgain: number | null;
}

/** What counts as at risk of an account's spend, where no model tells. */
export interface PaceAtRisk {
  amount: number;
  worth: number;
  months: number;
  stops: StoppedBuyers;
  /** Chance that it buys again by the service it had, where no more than that can buy within the months; else `null`. */
  buysAgain: number | null;
}
