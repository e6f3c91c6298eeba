/**
 * Cadences, follow-ups with playbooks, and plans with times of day, drawn by lot around the days on which clocks change,
 * each held to rules that are counted anew, in five time zones of the host, which must give the same bytes:
 *
 *   npm run fuzz:clocks                                  5,000 of each kind in each zone
 *   npm run fuzz:clocks -- --cases 500 --seed 7 --kinds plans
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { draws } from "../../test/support/draws.js";
import { cadenceCase } from "./cadence-case.js";
import { followUpCase } from "./follow-up-case.js";
import { planCase } from "./plan-case.js";
import { Lot } from "./lot.js";

const HOST_ZONES = ["UTC", "America/New_York", "Asia/Phnom_Penh", "Australia/Lord_Howe", "Pacific/Apia"];
const KINDS = { cadences: cadenceCase, "follow-ups": followUpCase, plans: planCase };

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "5000" },
    seed: { type: "string", default: "1" },
    kinds: { type: "string", default: Object.keys(KINDS).join() },
    here: { type: "boolean", default: false },
  },
});
const cases = Number(values.cases);
const seed = Number(values.seed);
const kinds = values.kinds.split(",") as (keyof typeof KINDS)[];
for (const kind of kinds) if (!(kind in KINDS)) throw new Error(`--kinds knows ${Object.keys(KINDS).join()}`);

/** One line a kind: how many, what was seen, and the digest of all results. */
function runHere(): void {
  for (const kind of kinds) {
    const digest = createHash("sha256");
    const seen = new Map<string, number>();
    for (let index = 0; index < cases; index++) {
      const lot = new Lot(draws(seed * 1_000_003 + index).uniform, seen);
      try {
        digest.update(JSON.stringify(KINDS[kind](lot)));
      } catch (error) {
        throw new Error(`${kind}: case ${index} of seed ${seed}`, { cause: error });
      }
    }
    const counts = [...seen].map(([name, count]) => `${count} ${name}`).join(", ");
    console.log(`${kind}: ${cases} cases; ${counts}; sha256 ${digest.digest("hex")}`);
  }
}

if (values.here) runHere();
else {
  const outputs = HOST_ZONES.map((zone) => {
    const args = ["--here", "--cases", values.cases, "--seed", values.seed, "--kinds", values.kinds];
    const program = ["--import", "tsx", fileURLToPath(import.meta.url), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, program, {
      encoding: "utf8",
      env: { ...process.env, TZ: zone, TSX_TSCONFIG_PATH: "examples/tsconfig.run.json" },
    });
    if (status !== 0) throw new Error(`${zone}: ${stderr}`);
    console.log(`${zone}\n${stdout}`);
    return stdout;
  });
  if (new Set(outputs).size !== 1) throw new Error("the zones of the host give different results");
  console.log(`the same in ${HOST_ZONES.length} zones of the host`);
}
