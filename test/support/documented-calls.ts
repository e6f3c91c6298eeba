import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import * as schemas from "retention-kit/schemas";
import { documented, runExample } from "./doc-examples.js";

/** A place in a call's arguments: the position first. */
export type Path = (string | number)[];

/** A call of a public function. */
export interface Call {
  name: string;
  call: (...args: unknown[]) => unknown;
  args: unknown[];
}

/** Every call that the examples of the documentation make of the functions, in the functions' order. */
export function documentedCalls(functions: readonly (readonly [string, Call["call"]])[]): Call[] {
  kept ??= recorded();
  const calls = kept;
  return functions.flatMap(([name, call]) =>
    (calls.get(name) ?? []).map((args) => ({ name, call, args: ownOf(args) })),
  );
}

let kept: ReadonlyMap<string, unknown[][]> | undefined;

/** Arguments of one's own: files of tests share a process, and one may change what it is given. */
function ownOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(ownOf) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ownOf<unknown>(each)])) as T;
}

/** The arguments of every such call by the name of the function, recorded once in a process. */
function recorded(): ReadonlyMap<string, unknown[][]> {
  const calls = new Map<string, unknown[][]>();
  // A function that an example passes on may call others again whenever a test makes the example's call.
  let isRecording = true;
  const everything = { ...root, ...locales, ...icalendar, ...adapters, ...schemas };
  const recording = Object.fromEntries(
    functionsOf(everything).map(([name, call]) => [
      name,
      (...args: unknown[]): unknown => {
        if (isRecording) calls.set(name, [...(calls.get(name) ?? []), ownOf(args)]);
        return call(...args);
      },
    ]),
  );
  const scope = { ...everything, ...recording, en, hi, km, lo };
  for (const { examples } of documented(fileURLToPath(new URL("../../src", import.meta.url)))) {
    for (const example of examples) runExample(example, scope);
  }
  isRecording = false;
  return calls;
}

/** The functions that a module exports. */
export function functionsOf(module: object): [string, Call["call"]][] {
  return Object.entries<unknown>({ ...module }).filter(
    (entry): entry is [string, Call["call"]] => typeof entry[1] === "function" && entry[1] !== root.RetentionError,
  );
}

/** Places of values, the arguments themselves first, of each list its first entry. */
export function places(value: unknown, deepest: number, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== "object" || value === null || value instanceof Date || path.length === deepest) return own;
  const inner = Object.entries(value).slice(0, Array.isArray(value) && path.length > 0 ? 1 : undefined);
  return [
    ...own,
    ...inner.flatMap(([key, each]) => places(each, deepest, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

/** What stands at a place. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | null | undefined)?.[key], value);
}

/** A copy with another value at a place. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
