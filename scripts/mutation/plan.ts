/** What the worker is to do: the script of all tests, the mutants by number, and the files where it writes. */
export interface Plan {
  bundle: string;
  files: string[];
  ids: string[];
  /** Milliseconds of the processor that the tests of one mutant may take, by what they take without it. */
  budget: number;
  /** Most cases of a property. */
  cases: number;
  coverage: string;
  log: string;
}

/**
 * The tests of each file that reach a mutant's place, with how often and how many milliseconds of the processor they take without it, and
 * whether they need all cases of their properties, as they fail with few.
 */
export type Covered = { file: string; tests: { name: string; hits: number; duration: number; whole: boolean }[] }[];

export type Verdict = "killed" | "timed out" | "survived" | "no coverage";

/** One line of the log: a mutant or a slow test on it is begun, with the time that it should take, or a mutant is judged. */
export interface LogLine {
  id: string;
  verdict: Verdict | "started";
  milliseconds?: number;
  pid?: number;
}
