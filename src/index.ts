/**
 * Scoring, planning, loyalty, purchase models and word of mouth, and the main job over all of it.
 * @module retention-kit
 */

// Errors
export { RetentionError } from "./errors.js";

// Records
export type { Account, OwnedProduct } from "./records/account.js";
export type { AccountSignal } from "./records/account-signal.js";
export type { Contact } from "./records/contact.js";
export type { ContactPreferences } from "./records/contact-preferences.js";
export type { Contract } from "./records/contract.js";
export type { Deal, DealLine } from "./records/deal.js";
export type { Invoice } from "./records/invoice.js";
export type { Product } from "./records/product.js";
export type { Purchase } from "./records/purchase.js";
export type { Batch, Rejection } from "./records/rejection.js";
export type { Seller, Weekday, WorkingCalendar } from "./records/seller.js";
export type { SurveyAnswer } from "./records/survey-answer.js";
export type { Ticket, TicketWait } from "./records/ticket.js";
export type { Instant, PlainDate, TimeUnit } from "./records/time.js";
export type { Touch } from "./records/touch.js";
export type { Usage } from "./records/usage.js";

// Evidence
export type { Assumption } from "./evidence/assumption.js";
export {
  assumptions,
  type AssumptionKey,
  type AssumptionOverrides,
  type AssumptionPreset,
  type Assumptions,
  type AssumptionValue,
} from "./evidence/assumptions.js";
export type { Contribution, Explained } from "./evidence/explained.js";
export type { Message, Reason, ReasonCode, ReasonParameters } from "./evidence/reason.js";
export type { ReviewInterval } from "./evidence/review-figures.js";

// Calendar
export { addBusinessMinutes } from "./calendar/add-business-minutes.js";
export { addWorkingDays } from "./calendar/add-working-days.js";
export { businessMinutesBetween, type WorkingTimeOptions } from "./calendar/business-minutes-between.js";
export { isWorkingDay, type WorkingDayOptions } from "./calendar/is-working-day.js";
export { type CalendarLayer, mergeCalendars } from "./calendar/merge-calendars.js";
export { workingDaysBetween } from "./calendar/working-days-between.js";

// Measures
export type { CalendarPeriod } from "./calendar/calendar-period.js";
export {
  cohortTable,
  type Cohort,
  type CohortCell,
  type CohortTable,
  type CohortTableOptions,
} from "./measures/cohort-table.js";
export { compareGroups, type Group, type GroupComparison, type SharedGroup } from "./measures/compare-groups.js";
export type { IntervalOptions } from "./measures/confidence.js";
export {
  customerEffortScore,
  type CustomerEffortScore,
  type CustomerEffortScoreOptions,
  type EffortRule,
  type EffortScale,
} from "./measures/customer-effort-score.js";
export {
  customerSatisfaction,
  type CustomerSatisfaction,
  type CustomerSatisfactionOptions,
} from "./measures/customer-satisfaction.js";
export {
  customerValue,
  type CustomerValue,
  type CustomerValueInput,
  type ValueConvention,
} from "./measures/customer-value.js";
export {
  mayAsk,
  type AskPermission,
  type MayAskOptions,
  type SentSurvey,
  type SurveyPolicy,
} from "./measures/may-ask.js";
export { netPromoterScore, type NetPromoterScore } from "./measures/net-promoter-score.js";
export {
  repeatPurchaseRate,
  type RepeatPurchaseRate,
  type RepeatPurchaseRateOptions,
} from "./measures/repeat-purchase-rate.js";
export {
  retentionLeverage,
  type AssumptionOptions,
  type RetentionLeverage,
  type RetentionLeverageInput,
} from "./measures/retention-leverage.js";
export { retentionRate, type CustomerCounts, type RetentionRate } from "./measures/retention-rate.js";
export { sampleSize, type SampleSizeOptions } from "./measures/sample-size.js";
export { shareInterval, type ShareInterval } from "./measures/share-interval.js";
export { survivalCurve, type Stay, type SurvivalCurve } from "./measures/survival-curve.js";

// Scorecard
export {
  defineScorecard,
  type ScoreBand,
  type Scorecard,
  type ScorecardDefinition,
} from "./scorecard/define-scorecard.js";
export { evaluateScorecard, type ScorecardResult, type ScorecardValues } from "./scorecard/evaluate-scorecard.js";
export type { BandFactor, BoundedFactor, DecayFactor, Factor, LinearFactor, StepFactor } from "./scorecard/factor.js";

// Opportunity
export {
  defineCatalogue,
  type Catalogue,
  type CatalogueDefinition,
  type CatalogueOptions,
} from "./opportunity/define-catalogue.js";
export {
  fitPurchasePropensity,
  type PropensityFitOptions,
  type PropensityModel,
  type PropensityObservation,
} from "./opportunity/fit-purchase-propensity.js";
export type { Means } from "./opportunity/means.js";
export type { Offer } from "./opportunity/offers.js";
export type { OpportunityLevel } from "./opportunity/opportunity-level.js";
export {
  opportunityPolicy,
  type OfferKind,
  type OpportunityFactor,
  type OpportunityPolicy,
  type OpportunityPolicyInput,
  type OpportunityPolicyOptions,
} from "./opportunity/opportunity-policy.js";
export { purchaseObservations, type PurchaseObservationsOptions } from "./opportunity/purchase-observations.js";
export { rankOpportunities } from "./opportunity/rank-opportunities.js";
export { scoreOpportunity, type Opportunity, type OpportunityOptions } from "./opportunity/score-opportunity.js";

// Effort
export {
  detectRecurringProblems,
  type DetectRecurringProblemsOptions,
  type RecurringProblem,
  type RecurringProblems,
} from "./effort/detect-recurring-problems.js";
export type { EffortDriver, EffortRange, EffortWeights, TimeStandard } from "./effort/driver.js";
export type { MeasuredTicket } from "./effort/driver-values.js";
export type { EarlierSolutions, SolutionUsed } from "./effort/earlier-solutions.js";
export { effortPolicy, type EffortPolicy, type EffortPolicyInput } from "./effort/effort-policy.js";
export type { EffortWeightsModel, FittedDriver } from "./effort/effort-weights-model.js";
export {
  evaluateServiceStandards,
  type EvaluateServiceStandardsOptions,
  type ServiceStandardsReport,
} from "./effort/evaluate-service-standards.js";
export { fitEffortWeights, type FitEffortWeightsOptions } from "./effort/fit-effort-weights.js";
export type { TicketAnswer } from "./effort/link-answers.js";
export type { ProblemKind } from "./effort/problem-series.js";
export { scoreEffort, type EffortScore, type ScoreEffortOptions } from "./effort/score-effort.js";
export type { ServiceHours } from "./effort/service-clock.js";
export type { ServiceStandard, StandardMeasure } from "./effort/service-standard.js";
export type { StandardCompliance, StandardGroup, StandardPeriod, StandardShare } from "./effort/standard-compliance.js";
export { staffForStandard, type ServiceLoad, type StaffedService, type Staffing } from "./effort/staff-for-standard.js";
export type { TicketEvent, TicketEventKind } from "./effort/ticket-event.js";
export {
  ticketFromEvents,
  type ElapsedMinutes,
  type LoggedTicket,
  type TicketFromEventsOptions,
} from "./effort/ticket-from-events.js";
export { ticketsFromEvents } from "./effort/tickets-from-events.js";
export type { UnitsFrom, UnitsInUse } from "./effort/units-in-use.js";

// Purchases
export {
  betaDiscreteWeibullModel,
  type BetaDiscreteWeibullModel,
  type BetaDiscreteWeibullParameters,
} from "./purchases/beta-discrete-weibull-model.js";
export { bgBbModel, type BgBbModel, type BgBbParameters, type PeriodModelOptions } from "./purchases/bg-bb-model.js";
export { bgNbdModel, type BgNbdModel, type BgNbdParameters } from "./purchases/bg-nbd-model.js";
export type { ContractCohort, ContractFitOptions } from "./purchases/contract-cohorts.js";
export {
  compareModels,
  type CompareOptions,
  type FrequencyBin,
  type JudgedHistory,
  type ModelComparison,
} from "./purchases/compare-models.js";
export type { ContractAge } from "./purchases/contract-age.js";
export type { ContractModel } from "./purchases/contract-models.js";
export { cumulativeTracking, type TrackingOptions, type TrackingPoint } from "./purchases/cumulative-tracking.js";
export type { Discount } from "./purchases/discount.js";
export { discountedResidualLifetime } from "./purchases/discounted-residual-lifetime.js";
export { type DiscountOptions, discountedResidualPurchases } from "./purchases/discounted-residual-purchases.js";
export { expectedNextPurchase, type NextPurchase } from "./purchases/expected-next-purchase.js";
export { expectedPurchases, type HorizonOptions } from "./purchases/expected-purchases.js";
export { expectedSpend } from "./purchases/expected-spend.js";
export { explainAlive, type ExplainedAlive } from "./purchases/explain-alive.js";
export { fitBetaDiscreteWeibull } from "./purchases/fit-beta-discrete-weibull.js";
export { type CountedOpportunities, fitBgBb, type PeriodFitOptions } from "./purchases/fit-bg-bb.js";
export { fitBgNbd } from "./purchases/fit-bg-nbd.js";
export { fitGammaGamma, type SpendFitOptions, type SpendHistory } from "./purchases/fit-gamma-gamma.js";
export type {
  CountedHistory,
  CovariateCoefficients,
  CovariateNames,
  FittedHistoryModel,
  FitOptions,
} from "./purchases/fit-histories.js";
export { fitMbgNbd } from "./purchases/fit-mbg-nbd.js";
export { fitParetoNbd } from "./purchases/fit-pareto-nbd.js";
export { fitShiftedBetaGeometric } from "./purchases/fit-shifted-beta-geometric.js";
export { frequencyRecencyMatrix, type MatrixCell, type MatrixOptions } from "./purchases/frequency-recency-matrix.js";
export { gammaGammaModel, type GammaGammaModel, type GammaGammaParameters } from "./purchases/gamma-gamma-model.js";
export type { ContinuousModel, HistoryOf, PurchaseModel } from "./purchases/futures.js";
export type { OpportunityHistory, PurchaseHistory } from "./purchases/history.js";
export type { ModelOptions } from "./purchases/history-model-from-parameters.js";
export { type LikelihoodRatio, likelihoodRatioTest } from "./purchases/likelihood-ratio-test.js";
export { lifetimeValue, type LifetimeValueOptions } from "./purchases/lifetime-value.js";
export { type LikelihoodHistory, type LikelihoodModel, logLikelihood } from "./purchases/log-likelihood.js";
export { mbgNbdModel, type MbgNbdModel } from "./purchases/mbg-nbd-model.js";
export type { AnyModel, Model } from "./purchases/model.js";
export {
  type BootstrapOptions,
  predictionInterval,
  type PredictionInterval,
  type PredictionIntervalOptions,
} from "./purchases/prediction-interval.js";
export { predictPurchases, type PurchasePrediction, type PurchasePredictions } from "./purchases/predict-purchases.js";
export { type AliveOptions, probabilityAlive } from "./purchases/probability-alive.js";
export { probabilityOfBuying } from "./purchases/probability-of-buying.js";
export { type CountOptions, probabilityOfPurchases } from "./purchases/probability-of-purchases.js";
export { paretoNbdModel, type ParetoNbdModel, type ParetoNbdParameters } from "./purchases/pareto-nbd-model.js";
export {
  purchaseAccumulator,
  type PurchaseAccumulator,
  type PurchaseSummary,
  type SummaryOptions,
} from "./purchases/purchase-accumulator.js";
export {
  type HoldoutOptions,
  type HoldoutSplit,
  type HoldoutSummary,
  splitHoldout,
} from "./purchases/split-holdout.js";
export {
  shiftedBetaGeometricModel,
  type ShiftedBetaGeometricModel,
  type ShiftedBetaGeometricParameters,
} from "./purchases/shifted-beta-geometric-model.js";
export { type SimulatedFuture, simulateHistories, type SimulationOptions } from "./purchases/simulate-histories.js";
export { survival, type SurvivalOptions } from "./purchases/survival.js";
export { type PurchaseSummaries, summarizePurchases } from "./purchases/summarize-purchases.js";

// Value
export type { OtherValueItem } from "./evidence/reasons/value.js";
export type { AskNext } from "./value/ask-next.js";
export { matchValue, type MatchedCustomer, type ValueMatch } from "./value/match-value.js";
export {
  rankValueDrivers,
  type ValueDriver,
  type ValueDriverOptions,
  type ValueDrivers,
  type ValueGroup,
} from "./value/rank-value-drivers.js";
export {
  switchingRisk,
  type PerceivedSwitch,
  type PerceivedValue,
  type SwitchingRisk,
  type SwitchingRiskOptions,
  type TippingPoint,
} from "./value/switching-risk.js";
export type { CustomerKind, ValueFamily } from "./value/value-groups.js";
export type { ValueInterview } from "./value/value-interview.js";

// Word of mouth
export {
  type BassDiffusion,
  bassDiffusion,
  type BassDiffusionInput,
  type BassDiffusionOptions,
} from "./word-of-mouth/bass-diffusion.js";
export type { OnlinePosting, ProblemOutcome, TellingOutcome, WordOfMouthCohort } from "./word-of-mouth/cohort.js";
export type { WordOfMouthChannel } from "./word-of-mouth/counted.js";
export {
  type CustomerReferralValue,
  customerReferralValue,
  type CustomerReferralValueOptions,
  type Referral,
} from "./word-of-mouth/customer-referral-value.js";
export {
  type BassDiffusionFit,
  type BassForecast,
  type BassInterval,
  fitBassDiffusion,
  type FitBassDiffusionOptions,
} from "./word-of-mouth/fit-bass-diffusion.js";
export type { NegativeBinomialFit } from "./word-of-mouth/fit-negative-binomial.js";
export {
  fitWordOfMouth,
  type FitWordOfMouthOptions,
  type ReferralRecord,
  type WordOfMouthFit,
  type WordOfMouthObservations,
} from "./word-of-mouth/fit-word-of-mouth.js";
export type { Estimate, WordOfMouthEstimates } from "./word-of-mouth/estimate.js";
export {
  type MarketDamage,
  marketDamage,
  type MarketDamageInput,
  type MarketDamageOptions,
  type OutcomeDamage,
} from "./word-of-mouth/market-damage.js";
export {
  projectReferralProgram,
  type ReferralProgram,
  type ReferralProgramInput,
  type ReferralProgramOptions,
} from "./word-of-mouth/project-referral-program.js";
export {
  type ChannelOfWordOfMouth,
  type GenerationOfWordOfMouth,
  type OutcomeOfWordOfMouth,
  type PeriodOfWordOfMouth,
  projectWordOfMouth,
  type WordOfMouthOptions,
  type WordOfMouthProjection,
} from "./word-of-mouth/project-word-of-mouth.js";
export type { SimulatedEstimate, SimulatedQuantities } from "./word-of-mouth/path-tallies.js";
export type { Reproduction } from "./word-of-mouth/reproduction.js";
export {
  sensitivity,
  type SensitivityBar,
  type SensitivityInput,
  type SensitivityOptions,
  type WordOfMouthQuantity,
  type WordOfMouthSensitivity,
} from "./word-of-mouth/sensitivity.js";
export {
  type SimulatedPeriod,
  type SimulatedWordOfMouth,
  simulateWordOfMouth,
  type SimulateWordOfMouthOptions,
} from "./word-of-mouth/simulate-word-of-mouth.js";
export type {
  MeanRange,
  MixtureTells,
  NegativeBinomialTells,
  PoissonTells,
  RangeTells,
  SharesTells,
  TailTells,
  Tells,
} from "./word-of-mouth/tells.js";
export { type ViralGrowth, viralGrowth, type ViralGrowthInput } from "./word-of-mouth/viral-growth.js";

// Loyalty
export type { LoyaltyChange } from "./loyalty/changed-most-by.js";
export { estimateLoyalty, type LoyaltyEstimate } from "./loyalty/estimate-loyalty.js";
export type { EstimateLoyaltyOptions } from "./loyalty/estimating.js";
export {
  evaluatePredictions,
  type CalibrationBin,
  type EvaluatePredictionsOptions,
  type PredictionEvaluation,
} from "./loyalty/evaluate-predictions.js";
export { fitLoyaltyModel, type FitLoyaltyModelOptions } from "./loyalty/fit-loyalty-model.js";
export { healthPolicy, type HealthFactor, type HealthPolicy, type HealthPolicyInput } from "./loyalty/health-policy.js";
export type { LoyaltyEvidence } from "./loyalty/loyalty-evidence.js";
export type { EffortCurve, Influence, LoyaltyModel } from "./loyalty/loyalty-model.js";
export type { LoyaltyObservation } from "./loyalty/loyalty-observations.js";
export { priorLoyaltyModel, type PriorLoyaltyModelOptions } from "./loyalty/prior-loyalty-model.js";
export { scoreHealth, type HealthEvent, type HealthScore, type ScoreHealthOptions } from "./loyalty/score-health.js";
export { recoveryValue, type RecoveryValue, type RecoveryValueOptions } from "./loyalty/recovery-value.js";

// Reviews
export type { FollowUpPolicy, FollowUpStep } from "./reviews/follow-up-policy.js";
export {
  scheduleFollowUps,
  type FollowUp,
  type FollowUpOptions,
  type FollowUps,
  type Sale,
} from "./reviews/schedule-follow-ups.js";
export {
  recommendAfterReview,
  type AfterReview,
  type AfterReviewOptions,
  type AfterReviewPolicy,
  type OfferCase,
  type Recommendation,
} from "./reviews/recommend-after-review.js";
export type { ReviewFindings, ReviewProblem } from "./reviews/review-findings.js";
export { joinPlans } from "./reviews/join-plans.js";
export { planReviews } from "./reviews/plan-reviews.js";
export {
  planReviewsBySeller,
  type PlanningProgress,
  type PlanReviewsBySellerOptions,
} from "./reviews/plan-reviews-by-seller.js";
export type { PlanReviewsOptions } from "./reviews/planning-rules.js";
export {
  loadOf,
  type DayUtilisation,
  type LoadOfOptions,
  type PlanLoad,
  type SellerUtilisation,
  type Utilisation,
  type WeekUtilisation,
} from "./reviews/load-of.js";
export {
  comparePlans,
  type AddedReview,
  type DroppedReview,
  type LoadDifference,
  type PlanComparison,
  type ReviewPlace,
  type ShiftedReview,
} from "./reviews/compare-plans.js";
export {
  type ProposedSlot,
  proposeSlots,
  type ProposeSlotsOptions,
  type SlotProposal,
} from "./reviews/propose-slots.js";
export type { PlanningRequest } from "./reviews/planning-request.js";
export type {
  BookedReview,
  BookingRemedy,
  DayLoad,
  MovedReview,
  PinConflict,
  PreviousBooking,
  ReviewPlan,
  SellerLoad,
  UnbookedCause,
  UnbookedReview,
} from "./reviews/review-plan.js";
export { nextReview, type NextReview, type NextReviewOptions } from "./reviews/next-review.js";
export {
  reviewAgenda,
  type AgendaQuestion,
  type ReviewAgenda,
  type ReviewAgendaOptions,
} from "./reviews/review-agenda.js";
export {
  reviewInvitation,
  type InvitationPolicy,
  type ReviewInvitation,
  type ReviewInvitationOptions,
} from "./reviews/review-invitation.js";
export type {
  Directness,
  QuestionOccasion,
  ReviewArea,
  ReviewPurpose,
  ReviewQuestion,
} from "./reviews/review-question.js";
export type { ReminderRules, ServiceAsset, ServiceRule } from "./reviews/reminder-rules.js";
export {
  scheduleServiceReminders,
  type ServiceReminder,
  type ServiceReminderOptions,
  type ServiceReminders,
} from "./reviews/schedule-service-reminders.js";
export type { DueService } from "./reviews/due-services.js";
export type { UseReading } from "./reviews/use-forecast.js";
export { reviewQuestions } from "./reviews/review-questions.js";
export {
  reviewPolicy,
  type ProductKind,
  type ReviewIntervals,
  type ReviewLevel,
  type ReviewPolicy,
  type ReviewPolicyInput,
  type ReviewPolicyOptions,
  type ReviewPriority,
} from "./reviews/review-policy.js";
export type { ReviewSignal } from "./reviews/review-signal.js";
export { upcomingReviews, type UpcomingReviewsOptions } from "./reviews/upcoming-reviews.js";

// Portfolio
export type { ActionKind } from "./portfolio/proposals-for.js";
export { nextBestActions, type NextBestAction, type NextBestActionOptions } from "./portfolio/next-best-actions.js";
export type { AccountEffort } from "./portfolio/account-effort.js";
export type { BookModels } from "./portfolio/book-models.js";
export type { BookValueAtRisk } from "./portfolio/book-value-at-risk.js";
export type { AccountWordOfMouth, BookWordOfMouth } from "./portfolio/book-word-of-mouth.js";
export type { PortfolioModels, PortfolioOptions, PortfolioPolicies } from "./portfolio/portfolio-options.js";
export type { PortfolioRejection } from "./portfolio/portfolio-rejection.js";
export {
  reviewPortfolio,
  type Portfolio,
  type PortfolioAccount,
  type PortfolioRecords,
} from "./portfolio/review-portfolio.js";
export type { SignalPolicy } from "./portfolio/signal-policy.js";
export type { Bounded, ValueAtRisk } from "./portfolio/value-at-risk.js";
export type { ValueAtRiskPolicy } from "./portfolio/value-at-risk-policy.js";
export type { WordOfMouthPolicy } from "./portfolio/word-of-mouth-policy.js";
