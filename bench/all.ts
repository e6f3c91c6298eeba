/**
 * The tables of docs/performance.md about the main job and about growth, one after the other, on the built package:
 * `npm run bench:all [-- TABLE…]` with the tables `main`, `stream`, `money` and `growth`. All of them take some minutes.
 */
import { spawnSync } from "node:child_process";
import { buildSync } from "esbuild";

interface Run {
  bench: string;
  arguments: string[];
  /** What Node is given, such as a limit of its heap. */
  node?: string[];
}

const run = (bench: string, text = "", node: string[] = []): Run => ({
  bench,
  arguments: text.split(" ").filter(Boolean),
  node,
});

const tables: Record<string, Run[]> = {
  main: [
    run("portfolio"),
    run("portfolio", "--memory", ["--max-old-space-size=1000"]),
    run("portfolio", "--memory", ["--max-old-space-size=1500"]),
    run("portfolio", "--memory", ["--max-old-space-size=4096"]),
  ],
  stream: [
    run("portfolio", "--stream --accounts 1000"),
    run("portfolio", "--stream --accounts 10000"),
    run("portfolio", "--stream --accounts 250000"),
    run("portfolio", "--stream --accounts 1000000", ["--max-old-space-size=3072"]),
  ],
  money: [run("growth", "money")],
  growth: [run("growth")],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in tables));
if (unknown.length > 0) throw new Error(`no table ${unknown.join(", ")}; there are ${Object.keys(tables).join(", ")}`);

for (const bench of ["portfolio", "growth"]) {
  buildSync({
    entryPoints: [`bench/${bench}.ts`],
    outfile: `out/bench/${bench}.mjs`,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    // Without the paths that lead to the source: what is measured is the built package.
    tsconfig: "examples/tsconfig.run.json",
  });
}
for (const [name, runs] of Object.entries(tables)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n## ${name}`);
  for (const { bench, arguments: given, node = [] } of runs) {
    const command = [...node, `out/bench/${bench}.mjs`, ...given];
    console.log(`\nnode ${command.join(" ")}`);
    const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
