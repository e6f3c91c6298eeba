import { SingleBar } from "cli-progress";

/** A progress bar on the terminal's error stream; silent where that is no terminal. */
export function progressBar(label: string): { update: (done: number, of: number) => void; stop: () => void } {
  const bar = new SingleBar({ format: `${label} {bar} {value}/{total}`, hideCursor: true, stream: process.stderr });
  let started = false;
  return {
    update(done, of) {
      if (!process.stderr.isTTY) return;
      if (!started) bar.start(of, done);
      else bar.update(done);
      started = true;
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
