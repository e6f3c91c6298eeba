/** Reason codes of the allocation of reviews, with their parameters. */
export interface AllocationReasons {
  /** A curve built on what one review may protect or bring, in money. */
  "allocation.curve.attention": { first: number; furtherShare: number };
  /** Nothing says what is at stake: reviews are taken to bring nothing. */
  "allocation.curve.attention-unknown": Record<never, never>;
  /** A curve through a manager's answers; `exponent` above 1 makes it S-shaped. */
  "allocation.curve.answers": { present: number; exponent: number };
  /** The answers do not lie on one curve: what it says in place of the value answered, at this multiple of today's effort. */
  "allocation.curve.answer-missed": { times: number; answered: number; curve: number };
  /** The last review given brings so much, one more would bring so much; an hour is worth so much. */
  "allocation.last-and-next": { kind: string; count: number; last: number; next: number; hour: number };
  /** No review is given: the first would bring less than the hour is worth elsewhere. */
  "allocation.none": { kind: string; next: number; hour: number };
  /** Held by the rule although the hour would bring more elsewhere. */
  "allocation.floor": { least: number };
  /** The rule asks for more than the hours allow. */
  "allocation.floor-missed": { least: number; count: number };
  /** No more are allowed, though one more would pay. */
  "allocation.cap": { most: number };
  /** Upper bound: no allocation brings more. */
  "allocation.exact": Record<never, never>;
  /** This allocation may bring up to this share less than the best one. */
  "allocation.gap": { share: number };
  /** Accounts that the hours leave below their least number of reviews. */
  "allocation.floors-missed": { accounts: number };
  /** What a quarter less or more hours would change, as shares of what the reviews bring. */
  "allocation.flat": { less: number; more: number };
  /** The last seller of this size brings so much, one more would bring so much; each costs so much. */
  "allocation.team-size": { sellers: number; last: number; next: number; cost: number };
  /** The least numbers of contacts decide the size, or no seller pays; the next would bring so much, and costs so much. */
  "allocation.team-size.least": { sellers: number; next: number; cost: number };
  /** This many accounts for so long show the effect with this chance. */
  "allocation.experiment.power": { accounts: number; days: number; power: number };
  /** An effect, as a share of the loss that one review prevents, from which on the experiment would detect it. */
  "allocation.experiment.smallest-effect": { effect: number };
  /** It would show the effect after this many days. */
  "allocation.experiment.days-needed": { days: number };
  /** Shares kept with and without reviews, and the bounds of their difference. */
  "allocation.experiment.retention": { treated: number; control: number; lower: number; upper: number };
  /** Money that reviews brought for each account. */
  "allocation.experiment.money": { difference: number; lower: number; upper: number };
  /** Accounts in the control group got this many reviews each, on average. */
  "allocation.experiment.control-reviewed": { reviews: number };
  /** The treated accounts got no more reviews than the control group, so nothing can be said about reviews. */
  "allocation.experiment.not-treated": Record<never, never>;
  /** Accounts without an outcome. */
  "allocation.experiment.missing": { treated: number; control: number };
  /** Before the experiment the groups differed by more than chance explains. */
  "allocation.experiment.unequal": { difference: number };
  /** Accounts were assigned reviews at random, so the curve shows the effect of reviews. */
  "allocation.fit.by-lot": Record<never, never>;
  /** Sellers chose which accounts to review: the curve shows what went with reviews, not what they cause. */
  "allocation.fit.chosen": Record<never, never>;
  /** Those who spent more before were reviewed more, or, where it is negative, less. */
  "allocation.fit.favourites": { correlation: number };
  /** Reviews were said to be assigned at random, but they go with earlier spend more than chance allows. */
  "allocation.fit.not-by-lot": { correlation: number };
  /** Accounts with more reviews brought less: reviews are taken to bring nothing. */
  "allocation.fit.less-with-reviews": Record<never, never>;
}
