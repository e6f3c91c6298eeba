import type { Reason } from "retention-kit";

/** Parameters by name, whichever a reason has. */
export type Params = Readonly<Record<string, never>>;

/** Whether a reason with these parameters is true of what it is said of. */
export type Claim<Scene> = (params: never, scene: Scene) => boolean;
export type Claims<Scene> = Readonly<Record<string, Claim<Scene>>>;

/** Spoiled readings of a code are tried on this many of its true ones. */
const TRIES = 60;

/** Holds reasons to their claims, and remembers which were said, and which of their parameters a claim looks at. */
export function telling<Scene>(claims: Claims<Scene>) {
  const seen = new Map<string, number>();
  const blind = new Map<string, boolean>();
  const spoil = (code: string, params: Record<string, unknown>, claim: Claim<Scene>, scene: Scene): void => {
    for (const name of Object.keys(params)) {
      const key = `${code} ${name}`;
      const isRead = blind.get(key) === false;
      const sees = spoiled(params[name]).some((value) => isRefused(claim, { ...params, [name]: value }, scene));
      if (!isRead) blind.set(key, !sees);
    }
  };
  return {
    /** What is said and not true, or has no reader. */
    untrue: (reasons: readonly Reason[], scene: Scene): string[] =>
      reasons.flatMap(({ code, params = {} }) => {
        const count = (seen.get(code) ?? 0) + 1;
        seen.set(code, count);
        const claim = claims[code];
        if (claim === undefined) return [`no reader: ${code}`];
        if (!holds(claim, params, scene)) return [`false: ${code} ${JSON.stringify(params)}`];
        if (count <= TRIES) spoil(code, params, claim, scene);
        return [];
      }),
    unsaid: (): string[] => Object.keys(claims).filter((code) => !seen.has(code)),
    /** Parameters that could have been any other in every reading: their claims would not find a wrong one. */
    blind: (): string[] => [...blind].filter(([, isBlind]) => isBlind).map(([key]) => key),
  };
}

function holds<Scene>(claim: Claim<Scene>, params: object, scene: Scene): boolean {
  return claim(params as never, scene);
}

/** Whether a claim is false, or cannot even be read. */
function isRefused<Scene>(claim: Claim<Scene>, params: object, scene: Scene): boolean {
  try {
    return !holds(claim, params, scene);
  } catch {
    return true;
  }
}

/** Values near the one that is true, and none of them is. */
function spoiled(value: unknown): unknown[] {
  if (typeof value === "number") return [value * 1.25 + 1, value - 1, 0.5 * value + 0.01];
  if (typeof value !== "string") return [null];
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return [`${value}x`];
  return [1, -1].map((days) => new Date(Date.parse(value) + days * 86_400_000).toISOString().slice(0, 10));
}
