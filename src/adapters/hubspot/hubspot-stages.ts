import type { HubSpotObject, HubSpotPipeline, HubSpotStage, HubSpotValue } from "./hubspot-objects.js";
import { fields, flag, number, objectsIn, text } from "../shared/read-field.js";

/** What becomes of a deal. */
export type DealStatus = "open" | "won" | "lost";

/** What the stages of all pipelines mean. */
export interface HubSpotStages {
  deal(stage: string, pipeline: string | undefined): DealStatus | undefined;
  /** Whether a ticket in this stage is closed. */
  ticketClosed(stage: string, pipeline: string | undefined): boolean | undefined;
}

/** The stages that HubSpot's first pipeline comes with. */
const DEFAULT_DEAL_STAGES: Readonly<Record<string, DealStatus>> = {
  appointmentscheduled: "open",
  qualifiedtobuy: "open",
  presentationscheduled: "open",
  decisionmakerboughtin: "open",
  contractsent: "open",
  closedwon: "won",
  closedlost: "lost",
};

/** The closed stage of the pipeline of tickets that HubSpot comes with. */
const DEFAULT_CLOSED_TICKET = { pipeline: "0", stage: "4", open: ["1", "2", "3"] };

/**
 * Reads what stages mean from their metadata; without it, the stages that HubSpot comes with have their own meaning.
 * @internal
 */
export function hubSpotStages(pipelines: readonly HubSpotPipeline[]): HubSpotStages {
  const metadata = new Map<string, Readonly<Record<string, unknown>>>();
  for (const pipeline of pipelines) {
    for (const stage of objectsIn(pipeline.stages) as HubSpotStage[]) {
      // The first version of the API writes the same beside the label, under other names.
      const meaning: Record<string, unknown> = { ...stage, ...fields(stage.metadata) };
      const id = text(stage.id) ?? text(meaning.stageId) ?? "";
      metadata.set(
        JSON.stringify([text(pipeline.id) ?? text((pipeline as { pipelineId?: unknown }).pipelineId), id]),
        meaning,
      );
      // A stage's id is its own in most portals; where two pipelines share it, the pipeline tells them apart.
      if (!metadata.has(id)) metadata.set(id, meaning);
    }
  }
  const find = (stage: string, pipeline: string | undefined): Readonly<Record<string, unknown>> | undefined =>
    metadata.get(JSON.stringify([pipeline, stage])) ?? metadata.get(stage);

  return {
    deal(stage, pipeline) {
      const { isClosed, closedWon, probability } = find(stage, pipeline) ?? {};
      const chance = stageChance(probability);
      if (flag(closedWon) === true) return "won";
      const closed = flag(isClosed) ?? (chance === undefined ? undefined : chance === 0 || chance === 1);
      if (closed === undefined)
        return Object.hasOwn(DEFAULT_DEAL_STAGES, stage) ? DEFAULT_DEAL_STAGES[stage] : undefined;
      if (!closed) return "open";
      return chance === undefined ? undefined : chance > 0 ? "won" : "lost";
    },
    ticketClosed(stage, pipeline) {
      const { ticketState, isClosed } = find(stage, pipeline) ?? {};
      const state = text(ticketState)?.toUpperCase();
      const meant = state === undefined ? flag(isClosed) : state === "CLOSED";
      const { pipeline: first, stage: closed } = DEFAULT_CLOSED_TICKET;
      return meant ?? (stage === closed && (pipeline ?? first) === first ? true : undefined);
    },
  };
}

/**
 * What HubSpot itself calculated for a deal, which is stale or edited now and then: won only where nothing speaks
 * against it. Where it was not asked for, the probability of the stage says it, which is 1 for a won deal and 0 for a
 * lost one alone. `undefined` if nothing of this says.
 * @internal
 */
export function calculatedStatus(row: HubSpotObject): DealStatus | undefined {
  const chance = stageChance(property(row, "hs_deal_stage_probability"));
  const closed = flag(property(row, "hs_is_closed"));
  const won = flag(property(row, "hs_is_closed_won"));
  if (won === true && closed !== false && (chance ?? 1) === 1) return "won";
  if (won === undefined && closed === true && chance === 1) return "won";
  const lost = flag(property(row, "hs_is_closed_lost"));
  if (closed === true || lost === true) return "lost";
  if (won !== undefined || closed !== undefined) return "open";
  if (chance === 1 && lost === undefined) return "won";
  if (chance === 0) return "lost";
  return chance === undefined ? undefined : "open";
}

/**
 * A probability from 0 to 1; above 1 it is in percent.
 * @internal
 */
export function stageChance(value: unknown): number | undefined {
  const chance = number(value);
  if (chance === undefined || chance < 0 || chance > 100) return undefined;
  return chance > 1 ? chance / 100 : chance;
}

/**
 * Whether a ticket's stage is open in the pipeline that HubSpot comes with.
 * @internal
 */
export function isDefaultOpen(stage: string, pipeline: string | undefined): boolean {
  const { pipeline: first, open } = DEFAULT_CLOSED_TICKET;
  return open.includes(stage) && (pipeline ?? first) === first;
}

/**
 * A property of a row, without the object that the first version of the API puts around it.
 * @internal
 */
export function property(row: HubSpotObject, name: string): unknown {
  const value = row.properties == null ? flatProperty(row, name) : row.properties[name];
  return typeof value === "object" && value !== null ? value.value : value;
}

/** A property that a warehouse keeps as a column of its own. */
function flatProperty(row: HubSpotObject, name: string): HubSpotValue {
  const columns = row as Readonly<Record<string, HubSpotValue>>;
  return columns[`property_${name}`] ?? columns[`properties_${name}`];
}
