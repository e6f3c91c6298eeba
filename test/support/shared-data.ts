import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of real data beside the checkout, or `null`: the data are not part of this repository. */
export function sharedData(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
