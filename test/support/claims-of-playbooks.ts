import type { Account, Playbook, PlaybookRun, RunStep } from "retention-kit";
import type { Claims } from "./told.js";

/** What a run is read against. No contract of the test renews by itself, and no purchase is taken back. */
export interface PlaybookScene {
  account: Account;
  playbook: Playbook;
  asOf: string;
  standing: { state: string; since: string | null } | undefined;
  escalation: string | undefined;
  /** Since when it was slowing when it was last told. */
  slowingBefore: string | undefined;
  run: PlaybookRun;
  /** The step that it is said of; `null` where it is said of the run. */
  step: RunStep | null;
}

const DAY = 86_400_000;
const daysAfter = (on: string, days: number): string =>
  new Date(Date.parse(on) + days * DAY).toISOString().slice(0, 10);
const dayIn = (instant: unknown): string => String(instant).slice(0, 10);
const first = (days: readonly string[]): string | undefined => days.toSorted()[0];
const TALKS = ["review", "meeting", "call"];

const soldOn = ({ account, asOf }: PlaybookScene, productId?: string | null): string[] =>
  (account.purchases ?? [])
    .filter((row) => row.on <= asOf && (productId == null || row.productId === productId))
    .map(({ on }) => on);
/** Answers to the NPS question in order of time. */
const answers = ({ account, asOf }: PlaybookScene): { on: string; isBad: boolean }[] =>
  (account.surveys ?? [])
    .map(({ at, score }) => ({ on: dayIn(at), isBad: score <= 6 }))
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => a.on.localeCompare(b.on));
const solvedOn = ({ asOf }: PlaybookScene, { resolvedAt }: { resolvedAt?: unknown }): string | undefined =>
  resolvedAt != null && dayIn(resolvedAt) <= asOf ? dayIn(resolvedAt) : undefined;
const tickets = ({ account, asOf }: PlaybookScene) =>
  (account.tickets ?? []).filter(({ openedAt }) => dayIn(openedAt) <= asOf);
/** The day on which another contract renews one, today where it is signed and has not begun. */
function renewedOn({ account, asOf }: PlaybookScene, about: string | null): string | undefined {
  const days = (account.contracts ?? [])
    .filter(({ renewedFrom, status }) => renewedFrom === about && status !== "draft")
    .map(({ startsOn }) => startsOn);
  return first([...days, ...(days.length > 0 ? [asOf] : [])]);
}
const contractOf = ({ account, run }: PlaybookScene) => (account.contracts ?? []).find(({ id }) => id === run.about);

/** Days on which a playbook starts for what its run is about. */
function startsOf(scene: PlaybookScene): (string | undefined)[] {
  const { account, playbook, run, asOf, standing } = scene;
  const { trigger } = playbook;
  switch (trigger.on) {
    case "new-customer": {
      const signed = (account.contracts ?? []).filter(({ status }) => status !== "draft");
      return [first([...soldOn(scene), ...signed.map(({ startsOn }) => startsOn).filter((on) => on <= asOf)])];
    }
    case "sale":
      return soldOn(scene, trigger.productId);
    case "open-problem":
      return tickets(scene)
        .filter(({ id }) => id === run.about)
        .map(({ openedAt }) => dayIn(openedAt));
    case "renewal": {
      const { noticeOn, endsOn } = contractOf(scene) ?? {};
      return [noticeOn ?? endsOn].flatMap((on) => (on == null ? [] : [daysAfter(on, -trigger.daysAhead)]));
    }
    case "detractor":
      return answers(scene).flatMap(({ on, isBad }, at, all) => (isBad && all[at - 1]?.isBad !== true ? [on] : []));
    case "champion-left":
      return (account.contacts ?? []).flatMap(({ id, role, left }) =>
        id === run.about && role === "champion" && typeof left === "string" ? [left] : [],
      );
    case "slowing":
      return [standing?.state === "slowing" ? (standing.since ?? undefined) : undefined, scene.slowingBefore];
    case "signal":
      return (account.signals ?? []).flatMap(({ code, on }) => (code === trigger.code ? [on] : []));
  }
}

/** The day since which a step is needless. */
function metOn(scene: PlaybookScene, condition: string): string | undefined {
  const { account, asOf, run } = scene;
  const start = run.startedOn;
  const touches = (account.touches ?? []).filter(({ on }) => on >= start && on <= asOf);
  switch (condition) {
    case "talked":
      return first(touches.filter(({ kind }) => TALKS.includes(kind)).map(({ on }) => on));
    case "replied":
      return first(touches.filter(({ direction }) => direction === "in").map(({ on }) => on));
    case "bought":
      return first(soldOn(scene).filter((on) => on > start));
    case "recovered":
      return answers(scene).find(({ on, isBad }) => on > start && !isBad)?.on;
    case "renewed":
      return run.about === null ? undefined : renewedOn(scene, run.about);
    case "solved": {
      const ticket = tickets(scene).find(({ id }) => id === run.about);
      if (ticket !== undefined) return solvedOn(scene, ticket);
      return tickets(scene).every((each) => solvedOn(scene, each) !== undefined) ? start : undefined;
    }
    default:
      return undefined;
  }
}

/** When and how what started a run was settled. */
function settledBy(scene: PlaybookScene): [condition: string, on: string | undefined] {
  const { account, asOf, run, standing, playbook } = scene;
  switch (playbook.trigger.on) {
    case "open-problem":
      return ["solved", metOn(scene, "solved")];
    case "detractor":
      return ["recovered", metOn(scene, "recovered")];
    case "champion-left": {
      const isThere = (account.contacts ?? []).some(
        ({ role, left }) => role === "champion" && (left == null || (typeof left === "string" && left > asOf)),
      );
      return ["replaced", isThere ? asOf : undefined];
    }
    case "slowing":
      if (standing?.state !== "slowing") return ["no-longer", standing?.since ?? undefined];
      // It slows again, since another day.
      return ["no-longer", standing.since === run.startedOn ? undefined : asOf];
    case "renewal": {
      const renewed = renewedOn(scene, run.about);
      if (renewed !== undefined) return ["renewed", renewed];
      const { endsOn, status } = contractOf(scene) ?? {};
      const over = endsOn == null ? asOf : daysAfter(endsOn, 1);
      return [
        "contract-ended",
        over <= asOf ? over : status === "cancelled" || status === "expired" ? asOf : undefined,
      ];
    }
    case "new-customer":
    case "sale":
    case "signal":
      return ["", undefined];
  }
}

/** What is said of playbooks' runs and steps. */
export const playbookClaims: Claims<PlaybookScene> = {
  "conversation.playbook.step": (
    said: { playbook: string; kind: string; step: number; steps: number },
    { playbook, step },
  ) =>
    said.playbook === playbook.id &&
    said.steps === playbook.steps.length &&
    said.step === step?.number &&
    said.kind === playbook.steps[said.step - 1]?.kind,
  "conversation.playbook.because": (said: { playbook: string; trigger: string; on: string }, scene) =>
    said.playbook === scene.playbook.id &&
    said.trigger === scene.playbook.trigger.on &&
    said.on === scene.run.startedOn &&
    said.on <= scene.asOf &&
    startsOf(scene).includes(said.on),
  "conversation.playbook.unless": ({ condition, on }: { condition: string; on: string }, scene) => {
    const { unless } = scene.playbook.steps[(scene.step?.number ?? 0) - 1] ?? {};
    return (unless ?? []).some((each) => each === condition) && metOn(scene, condition) === on;
  },
  "conversation.playbook.ended": (said: { condition: string; on: string }, scene) => {
    const [condition, on] = settledBy(scene);
    return said.condition === condition && said.on === on && scene.run.state === "ended";
  },
  "conversation.playbook.nobody": (_, { account, playbook, step, escalation }) => {
    const { who = "seller" } = playbook.steps[(step?.number ?? 0) - 1] ?? {};
    const people = typeof who === "string" ? [who] : (who ?? ["seller"]);
    const ids = { seller: account.sellerId ?? account.sellerIds?.[0], escalation } as Record<
      string,
      string | undefined
    >;
    return people.every((person) => person in ids && ids[person] === undefined);
  },
};
