import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** Milliseconds of processor time that a page has taken: its own thread, and that of its worker. */
export interface ProcessorTimes {
  page: number;
  worker: number;
}

/**
 * What tells the processor time of the open page and its worker, which other work on the machine leaves alone; `null` where
 * the system does not tell it by thread, as only Linux does.
 */
export async function processorTimes(browser: Browser): Promise<(() => ProcessorTimes) | null> {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const threads = processInfo.flatMap(({ id, type }) =>
    type === "renderer" ? readdirSync(`/proc/${id}/task`).map((thread) => `/proc/${id}/task/${thread}`) : [],
  );
  const named = (name: string): string[] =>
    threads.filter((thread) => readFileSync(`${thread}/comm`, "utf8").startsWith(name));
  const workers = named("DedicatedWorker");
  // A page and its worker are threads of one process, whose first thread is the page's.
  const pages = workers.map((thread) => thread.replace(/(\d+)\/task\/\d+$/, "$1/task/$1"));
  const sum = (of: readonly string[]): number =>
    of.reduce((total, thread) => total + Number(readFileSync(`${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6, 0);
  return () => ({ page: sum(pages), worker: sum(workers) });
}
