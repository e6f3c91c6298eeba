/** One file of the program and the built package: `out/cluster/cluster.mjs`. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

await build({
  entryPoints: [fileURLToPath(new URL("program.ts", import.meta.url))],
  outfile: fileURLToPath(new URL("../../out/cluster/cluster.mjs", import.meta.url)),
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  logLevel: "warning",
});
