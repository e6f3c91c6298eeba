import { readFileSync } from "node:fs";
import { Instrumenter } from "@stryker-mutator/instrumenter";

interface Position {
  line: number;
  column: number;
}

/** One change of one place, as Stryker's mutators make them; lines and columns count from 0. */
export interface Mutant {
  id: string;
  file: string;
  start: Position;
  end: Position;
  mutator: string;
  from: string;
  to: string;
}

/** What stays the same when lines move. */
export const keyOf = ({ file, from, to }: Pick<Mutant, "file" | "from" | "to">) => JSON.stringify([file, from, to]);

/** One change of one place, as long as its file stays as it is. */
export const placeOf = ({ file, start, end, mutator, to }: Mutant) => JSON.stringify([file, start, end, mutator, to]);

const off = () => false;
const silent = () => undefined;
const instrumenter = new Instrumenter({
  isTraceEnabled: off,
  isDebugEnabled: off,
  isInfoEnabled: off,
  isWarnEnabled: off,
  isErrorEnabled: off,
  isFatalEnabled: off,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
});

/** Text for people is none of our business: a literal with a blank in it, such as an error's message. Codes and names have no blank. */
const prose = {
  shouldIgnore: (path: object) => {
    const { node } = path as { node: { type: string; value?: unknown; quasis?: { value: { raw: string } }[] } };
    if (node.type === "StringLiteral") return String(node.value).includes(" ") ? "text for people" : undefined;
    if (node.type !== "TemplateLiteral") return undefined;
    return (node.quasis ?? []).some(({ value }) => value.raw.includes(" ")) ? "text for people" : undefined;
  },
};

async function instrumented(ranges: ReadonlyMap<string, readonly { start: Position; end: Position }[] | true>) {
  const files = [...ranges].map(([name, mutate]) => ({
    name,
    content: readFileSync(name, "utf8"),
    mutate: mutate === true ? true : [...mutate],
  }));
  const lines = new Map(files.map(({ name, content }) => [name, content.split("\n")]));
  const result = await instrumenter.instrument(files, { plugins: null, excludedMutations: [], ignorers: [prose] });
  const mutants = result.mutants
    .filter(({ status }) => status === undefined)
    .map(({ id, fileName: file, location: { start, end }, mutatorName: mutator, replacement: to }): Mutant => {
      const within = (lines.get(file) ?? []).slice(start.line, end.line + 1);
      within.push((within.pop() ?? "").slice(0, end.column));
      within[0] = (within[0] ?? "").slice(start.column);
      return { id, file, start, end, mutator, from: within.map((line) => line.trim()).join(" "), to };
    });
  return { mutants, contents: new Map(result.files.map(({ name, content }) => [name, content])) };
}

/** All mutants of some files, in the order of the files. */
export const mutantsOf = async (files: readonly string[]) =>
  (await instrumented(new Map(files.map((file) => [file, true])))).mutants;

/** The text of each file with a switch at each of some mutants, and their numbers at these switches. */
export async function withSwitches(chosen: readonly Mutant[]) {
  const ranges = new Map<string, Mutant[]>();
  for (const mutant of chosen) ranges.set(mutant.file, [...(ranges.get(mutant.file) ?? []), mutant]);
  const { mutants, contents } = await instrumented(ranges);
  const ids = new Map(mutants.map((mutant) => [placeOf(mutant), mutant.id]));
  return { contents, mutants: chosen.map((mutant) => ({ ...mutant, id: ids.get(placeOf(mutant)) ?? mutant.id })) };
}
