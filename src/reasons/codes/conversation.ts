/** Reason codes of the conversation domain, with their parameters. */
export type ConversationReasons = QuestionReasons &
  InvitationReasons &
  RecommendationReasons &
  AfterSaleReasons &
  PlaybookReasons &
  ReminderReasons;

/** Questions of a review, what they are for, why they are asked and why others are not. */
export interface QuestionReasons {
  "conversation.question.ticket-solved": { topic: string };
  "conversation.question.ticket-open": { topic: string };
  "conversation.question.still-missing": Record<never, never>;
  "conversation.question.going-well": Record<never, never>;
  "conversation.question.what-happened": Record<never, never>;
  "conversation.question.who-else": Record<never, never>;
  "conversation.question.successor": Record<never, never>;
  "conversation.question.stopped-buying": { on: string };
  "conversation.question.used-less": { on: string };
  "conversation.question.invoice": { on: string };
  "conversation.question.first-use": { on: string };
  "conversation.question.first-meeting": Record<never, never>;
  "conversation.question.contract": { contractId: string; state: "notice" | "late" | "draft" | "ends"; on: string };
  "conversation.question.low-score": Record<never, never>;
  "conversation.question.change-first": Record<never, never>;
  "conversation.question.contact-wishes": Record<never, never>;
  "conversation.question.first-call": Record<never, never>;
  "conversation.question.day-to-day": Record<never, never>;
  "conversation.question.what-instead": Record<never, never>;
  "conversation.question.long-owned": { productId: string; purchasedOn: string };
  "conversation.question.plans": Record<never, never>;
  "conversation.question.who-decides": Record<never, never>;
  "conversation.question.budget": Record<never, never>;
  "conversation.question.maintenance-hours": { productId: string };
  "conversation.question.would-help": { productId: string };
  "conversation.question.their-customers": Record<never, never>;
  "conversation.question.most-used": { productId: string };
  "conversation.question.weighed-up": { productId: string };
  "conversation.question.rival-offer": Record<never, never>;
  "conversation.question.look-first": Record<never, never>;
  "conversation.question.rival-liked": Record<never, never>;
  "conversation.question.other-suppliers": Record<never, never>;

  "conversation.purpose.catch-problems": Record<never, never>;
  "conversation.purpose.keep-loyalty": Record<never, never>;
  "conversation.purpose.learn-needs": Record<never, never>;
  "conversation.purpose.learn-means": Record<never, never>;
  "conversation.purpose.serve-better": Record<never, never>;
  "conversation.purpose.know-rivals": Record<never, never>;

  "conversation.because.always": Record<never, never>;
  "conversation.because.ticket-effort": { ticketId: string; topic: string; effort: number };
  "conversation.because.ticket-open": { ticketId: string; topic: string; openedOn: string };
  "conversation.because.low-score": { metric: string; score: number };
  "conversation.because.champion-left": { contactId: string };
  /** It bought for the last time on this day, and is slowing, lapsed or lost. */
  "conversation.because.stopped-buying": { on: string };
  /** What it bought is used less since then. */
  "conversation.because.usage-falling": { on: string };
  /** An invoice that was due then is not paid. */
  "conversation.because.invoice-open": { on: string };
  /** It bought for the first time on this day. */
  "conversation.because.new-customer": { on: string };
  /** It is not a customer yet, and no conversation is on record. */
  "conversation.because.never-met": Record<never, never>;
  /** What it can spend is estimated from what it spent or pays in a year. */
  "conversation.because.means-estimated": { spent: number };
  /** Notice was given on it and it ends on that day, it is to begin on that day and is not signed, or it ends on that day. */
  "conversation.because.contract-open": { contractId: string; state: "notice" | "late" | "draft" | "ends"; on: string };
  "conversation.because.loyalty-doubtful": { probability: number };
  "conversation.because.preferences-unknown": Record<never, never>;
  "conversation.because.means-unknown": Record<never, never>;
  "conversation.because.segment-unknown": Record<never, never>;
  "conversation.because.owns": { productId: string; purchasedOn: string };
  "conversation.because.long-owned": { productId: string; purchasedOn: string };
  "conversation.because.maintenance-unknown": { productId: string };
  "conversation.because.offer-open": { productId: string };

  /** It is about a sale, and a problem is open. */
  "conversation.left-out.problem-open": { topic: string };
  /** The answer is known and fresh. */
  "conversation.left-out.known": { field: string };
  /** No time is left for it. */
  "conversation.left-out.no-time": { minutes: number };
  /** More direct than was asked for, or no indirect question opens the subject. */
  "conversation.left-out.too-direct": { subject: string };
}

/** How an account may be contacted, and how a review is offered to it. */
export interface InvitationReasons {
  /** The customer does not want to be contacted. */
  "conversation.contact.do-not-contact": Record<never, never>;
  /** The customer agreed to no channel. */
  "conversation.contact.no-channel": Record<never, never>;
  /** No hour suits the customer. */
  "conversation.contact.no-hours": Record<never, never>;
  /** A deal that is open; `stage` is empty where its stage is unknown. */
  "conversation.deal.open": { dealId: string; stage: string };
  /** The day on which it is expected to close. */
  "conversation.deal.expected": { on: string };
  /** The day on which it should have closed, this many days ago. */
  "conversation.deal.overdue": { on: string; days: number };
  /** The person to be asked has left. */
  "conversation.contact.person-left": { contactId: string };
  /** No one of those who are there wants to be contacted. */
  "conversation.contact.everyone-opted-out": { contacts: number };
  /** This many other people there do not want to be contacted. */
  "conversation.contact.others-opted-out": { contacts: number };
  /** The channels that the customer agreed to. */
  "conversation.contact.agreed-channels": { channels: string };
  /** The last contact is too recent for the customer's wish. */
  "conversation.contact.too-soon": { on: string; days: number };

  /** To get an open problem solved. */
  "conversation.invitation.problem": { topic: string };
  /** To see that all is well. */
  "conversation.invitation.check": Record<never, never>;
  /** To see that all is well, and the product set up for their needs. */
  "conversation.invitation.check-product": { productId: string };
  /** To hear what was behind a bad answer. */
  "conversation.invitation.bad-answer": { on: string };
  /** To hear what should be better. */
  "conversation.invitation.unhappy": Record<never, never>;
  /** To meet the successor of someone who has left. */
  "conversation.invitation.successor": Record<never, never>;
  /** To learn what a prospect needs. */
  "conversation.invitation.needs": Record<never, never>;
  /** To learn what one that has not bought for long needs now. */
  "conversation.invitation.long-ago": Record<never, never>;
  /** Something of value for nothing. */
  "conversation.invitation.free": Record<never, never>;
  "conversation.invitation.duration": { minutes: number };
  /** No is taken for an answer until a day. */
  "conversation.invitation.stop": { nextOn: string };

  /** Nothing speaks against a plain invitation. */
  "conversation.approach.first": Record<never, never>;
  /** They did not take up an earlier invitation, or hesitate. */
  "conversation.approach.reluctant": { attempt: number; reluctance: string };
  /** They refused often enough. */
  "conversation.approach.refused": { refusals: number };
}

/** What to do after a review, and why. */
export interface RecommendationReasons {
  /** A competitor has made an offer. */
  "conversation.recommendation.answer-rival": Record<never, never>;
  /** The customer is talking to a competitor. */
  "conversation.recommendation.show-value": Record<never, never>;
  "conversation.recommendation.solve": { topic: string };
  /** They are unhappy, and no one knows why. */
  "conversation.recommendation.find-cause": Record<never, never>;
  "conversation.recommendation.offer": { productId: string; price: number };
  "conversation.recommendation.offer-with-case": {
    productId: string;
    price: number;
    benefitPerYear: number;
    paybackMonths: number;
  };
  /** The hours on the products it covers cost more than it does. */
  "conversation.recommendation.service-contract": {
    productId: string;
    price: number;
    onto: string;
    hours: number;
    hourCost: number;
    benefitPerYear: number;
  };
  "conversation.recommendation.use-better": { productId: string };
  "conversation.recommendation.stay-close": Record<never, never>;

  /** They said that they could use it. */
  "conversation.recommendation.wanted": Record<never, never>;
  /** It is not among the products that the account could still buy, so that the chance of a sale is not known. */
  "conversation.recommendation.chance-unknown": Record<never, never>;
}

/** Contacts after a sale, and why they are held or not. */
export interface AfterSaleReasons {
  "conversation.follow-up.arrived": Record<never, never>;
  "conversation.follow-up.first-week": Record<never, never>;
  "conversation.follow-up.in-use": Record<never, never>;
  "conversation.follow-up.results": Record<never, never>;
  /** In place of the step's own message, while a ticket is open. */
  "conversation.follow-up.about-ticket": { topic: string };

  /** The step of the plan. */
  "conversation.follow-up.because": { days: number; soldOn: string };
  /** An open ticket changed what the contact is about. */
  "conversation.follow-up.ticket-open": { topic: string };
  /** Its day has passed, its time has not. */
  "conversation.follow-up.late": { dueOn: string };
  /** Dropped: a touch took its place. */
  "conversation.follow-up.touched": { kind: string; on: string };
  /** Dropped: no day in its time is left. */
  "conversation.follow-up.passed": Record<never, never>;
}

/** Steps of a playbook, why they are held or not, and why a run ended. */
export interface PlaybookReasons {
  /** A step that has no words of its own. */
  "conversation.playbook.step": { playbook: string; kind: string; step: number; steps: number };
  /** What started the run. */
  "conversation.playbook.because": {
    playbook: string;
    trigger:
      "new-customer" | "sale" | "open-problem" | "renewal" | "detractor" | "champion-left" | "slowing" | "signal";
    on: string;
  };
  /** The step is no longer needed. */
  "conversation.playbook.unless": {
    condition: "solved" | "renewed" | "bought" | "talked" | "replied" | "recovered";
    on: string;
  };
  /** What started the run is settled. */
  "conversation.playbook.ended": {
    condition:
      | "solved"
      | "renewed"
      | "bought"
      | "talked"
      | "replied"
      | "recovered"
      | "replaced"
      | "contract-ended"
      | "no-longer";
    on: string;
  };
  /** No one is known who could hold the step. */
  "conversation.playbook.nobody": Record<never, never>;
}

/** Reminders of service, of the end of a warranty and of a trade-in, and why they come when they do. */
export interface ReminderReasons {
  "conversation.reminder.service": { service: string; productId: string };
  "conversation.reminder.warranty-end": { productId: string; endsOn: string };
  "conversation.reminder.warranty-contract": { productId: string; endsOn: string; contractId: string };
  "conversation.reminder.trade-in": { productId: string; until: string };

  /** Due by the calendar. */
  "conversation.reminder.by-date": { on: string };
  /** Due by the counter, at the use a year that its readings show. */
  "conversation.reminder.by-use": { use: number; perYear: number; on: string };
  /** The readings do not show how much it is used, so only the calendar counts. */
  "conversation.reminder.use-unknown": Record<never, never>;
  /** Readings that lie too far off to be true. */
  "conversation.reminder.readings-left-out": { readings: number };
  "conversation.reminder.overdue": { dueOn: string };
  /** Joins another reminder, since the customer does not want to be contacted so often. */
  "conversation.reminder.together": Record<never, never>;
  /** Dropped: nothing is left to remind of after a day. */
  "conversation.reminder.passed": { on: string };
}
