/** What surveys and retention say. */
export {
  type Cohort,
  type CohortCell,
  cohortTable,
  type CohortTable,
  type CohortTableOptions,
} from "./cohort-table.js";
export type { AnswerCounts } from "./surveys/count-answers.js";
export { compareGroups, type Group, type GroupComparison, type SharedGroup } from "./compare-groups.js";
export type { IntervalOptions } from "./confidence.js";
export {
  customerEffortScore,
  type CustomerEffortScore,
  type CustomerEffortScoreOptions,
  type EffortRule,
  type EffortScale,
} from "./surveys/customer-effort-score.js";
export {
  customerSatisfaction,
  type CustomerSatisfaction,
  type CustomerSatisfactionOptions,
} from "./surveys/customer-satisfaction.js";
export { customerValue, type CustomerValue, type CustomerValueInput, type ValueConvention } from "./customer-value.js";
export { type ControlGroup, drawControlGroup, type DrawControlGroupOptions } from "./draw-control-group.js";
export {
  type AskPermission,
  mayAsk,
  type MayAskOptions,
  type SentSurvey,
  type SurveyPolicy,
} from "./surveys/may-ask.js";
export { netPromoterScore, type NetPromoterScore, type PromoterCounts } from "./surveys/net-promoter-score.js";
export { repeatPurchaseRate, type RepeatPurchaseRate, type RepeatPurchaseRateOptions } from "./repeat-purchase-rate.js";
export {
  type AssumptionOptions,
  retentionLeverage,
  type RetentionLeverage,
  type RetentionLeverageInput,
} from "./retention-leverage.js";
export { type CustomerCounts, retentionRate, type RetentionRate } from "./retention-rate.js";
export type { ContractRow } from "./contracts/recurring-revenue.js";
export {
  type RetainedRevenue,
  type RevenueRetention,
  revenueRetention,
  type RevenueRetentionOptions,
} from "./contracts/revenue-retention.js";
export { type RevenueRow } from "./contracts/account-revenue.js";
export { sampleSize, type SampleSizeOptions } from "./sample-size.js";
export { shareInterval, type ShareInterval } from "./share-interval.js";
export { type Stay, survivalCurve, type SurvivalCurve } from "./survival-curve.js";
export { usageTrend, type UsageTrend, type UsageTrendOptions, type UsageTrends } from "./usage-trend.js";
