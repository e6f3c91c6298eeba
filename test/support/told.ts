import type { Reason } from "retention-kit";

/** Parameters by name, whichever a reason has. */
export type Params = Readonly<Record<string, never>>;

/** Whether a reason with these parameters is true of what it is said of. */
export type Claim<Scene> = (params: never, scene: Scene) => boolean;
export type Claims<Scene> = Readonly<Record<string, Claim<Scene>>>;

/** Holds reasons to their claims, and remembers which were said. */
export function telling<Scene>(claims: Claims<Scene>) {
  const seen = new Map<string, number>();
  return {
    /** What is said and not true, or has no reader. */
    untrue: (reasons: readonly Reason[], scene: Scene): string[] =>
      reasons.flatMap(({ code, params = {} }) => {
        seen.set(code, (seen.get(code) ?? 0) + 1);
        const claim = claims[code];
        if (claim === undefined) return [`no reader: ${code}`];
        return claim(params as never, scene) ? [] : [`false: ${code} ${JSON.stringify(params)}`];
      }),
    unsaid: (): string[] => Object.keys(claims).filter((code) => !seen.has(code)),
  };
}
