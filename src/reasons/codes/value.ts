/** Reason codes of the value domain, with their parameters. Drivers are the caller's own words. */
export interface ValueReasons {
  /** How much was asked. */
  "value.drivers.interviews": { interviews: number; groups: number };
  /** No one was asked: every driver counts the same. */
  "value.drivers.no-interviews": Record<never, never>;
  /** We believe that it matters more to customers than they say. */
  "value.drivers.overrated": { driver: string; believed: number; said: number };
  /** We believe that it matters less to customers than they say. */
  "value.drivers.underrated": { driver: string; believed: number; said: number };

  /** Whose interviews were used for what an account values. */
  "value.match.segment-and-size": { segment: string; size: string; interviews: number };
  "value.match.segment": { segment: string; interviews: number };
  "value.match.size": { size: string; interviews: number };
  /** Too few of its kind or size were asked. */
  "value.match.whole": { interviews: number };
  /** What to lead with. */
  "value.match.lead": { driver: string; probability: number };
  /** No driver is more likely than not to matter most: ask before pitching. */
  "value.match.close": { driver: string; second: string };

  /** The customer sees the competitor ahead. */
  "value.switching.gain": { driver: string; ours: number; theirs: number };
  /** The customer sees us ahead, and would lose it. */
  "value.switching.loss": { driver: string; ours: number; theirs: number };
  /** No one knows how the customer compares us. */
  "value.switching.unknown": { driver: string };
  /** The probability is a judgment. */
  "value.switching.uncalibrated": Record<never, never>;
  /** How the customer would have to see us for switching to become as likely as staying. */
  "value.switching.tips": { driver: string; from: number; to: number };
  /** Something that suppliers add beyond the product, and the customer does not see in us. */
  "value.switching.missing": { item: OtherValueItem };
  /** No one knows whether the customer sees it in us. */
  "value.switching.ask-about": { item: OtherValueItem };
}

/** What a supplier can add beyond the product. */
export type OtherValueItem = "service" | "advice" | "flexible-delivery" | "maintenance" | "payment" | "owning-problems";
