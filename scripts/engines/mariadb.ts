/** A MariaDB server of its own for a check, with a socket and its data in a folder; nothing else of the machine sees it. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The folder above `sbin/mariadbd`, from the search path and where Debian puts servers; `null` for nowhere. */
export function mariaDbPrograms(): string | null {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  const found = folders.find((folder) => existsSync(join(folder, "mariadbd")));
  return found === undefined ? null : dirname(found);
}

/**
 * Starts a server, hands over its address, as DuckDB takes one, and stops it.
 *
 * @param folder - Where its data go: a short path, as those of sockets are limited.
 */
export async function withMariaDb(
  programs: string,
  folder: string,
  work: (address: (database: string) => string) => Promise<void>,
): Promise<void> {
  const share = join(programs, "share", "mysql");
  const socket = join(folder, "socket");
  const server = join(programs, "sbin", "mariadbd");
  mkdirSync(join(folder, "data", "mysql"), { recursive: true });
  const settings = [
    "--no-defaults",
    `--basedir=${programs}`,
    `--datadir=${join(folder, "data")}`,
    `--lc-messages-dir=${share}`,
    // The server refuses to run as root unless it is told to.
    ...(process.getuid?.() === 0 ? ["--user=root"] : []),
  ];
  const tables = ["mysql_system_tables", "mysql_performance_tables", "mysql_system_tables_data"].map((name) =>
    readFileSync(join(share, `${name}.sql`), "utf8"),
  );
  const input = ["USE mysql;", ...tables].join("\n");
  execFileSync(server, [...settings, "--bootstrap"], {
    input,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const running = spawn(server, [...settings, "--skip-grant-tables", "--skip-networking", `--socket=${socket}`], {
    stdio: "ignore",
  });
  const ended = new Promise((done) => running.once("close", done));
  try {
    for (let waited = 0; !existsSync(socket); waited++) {
      if (waited > 600 || running.exitCode !== null) throw new Error("MariaDB did not start");
      await new Promise((done) => setTimeout(done, 100));
    }
    await work((database) => `mysql://root@localhost/${database}?socket=${encodeURIComponent(socket)}`);
  } finally {
    running.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
