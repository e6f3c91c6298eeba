/**
 * Everything that runs the library outside one process of Node, one after the other: other engines, DuckDB over Parquet,
 * and Apache Spark with executors of their own, one of which is killed. Takes some minutes:
 *
 *   npm run test:engines
 *   npm run test:engines -- --accounts 60000     of another size; default 20,000
 *
 * Python's packages go into an environment of their own in the out folder. Spark needs Java 17 or later: without it, or
 * without Python, that part is skipped, and says so.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const environment = join(root, "out", "venv-cluster");
const PYSPARK = "pyspark==4.0.0";
const at = process.argv.indexOf("--accounts");
const accounts = at < 0 ? "20000" : (process.argv[at + 1] ?? "");

const run = (program: string, ...args: string[]): void => {
  console.log(`\n> ${[program, ...args].join(" ")}`);
  execFileSync(program, args, { cwd: root, stdio: "inherit" });
};
const isThere = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

run("npm", "run", "check:engines", "--", "--all");
run("npm", "run", "example:warehouse", "--", "--accounts", accounts, "--out", "out/engines/warehouse");
run("npm", "run", "check:warehouse");

const lacking = [
  ...(isThere("python3", "-m", "venv", "--help") ? [] : ["Python 3 with venv"]),
  ...(isThere("java", "-version") ? [] : ["Java 17"]),
];
if (lacking.length > 0) {
  console.log(`\nSKIPPED: Apache Spark, for want of ${lacking.join(" and ")}`);
} else {
  const python = join(environment, "bin", "python");
  if (!existsSync(python)) run("python3", "-m", "venv", environment);
  run(python, "-m", "pip", "install", "--quiet", PYSPARK);
  run("npm", "run", "example:cluster");
  run(python, "examples/cluster/run.py", "--accounts", accounts, "--kill");
}
