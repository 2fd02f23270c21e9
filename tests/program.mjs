// @ts-check
// The program on a free port, and a browser before it, for what is tried or measured from outside of cargo.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PATH = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug", "afterimage");

/** Whoever tries everything at once is not held up by rates. */
const GENEROUS = "[rate]\nper_minute = 100000\nper_hour = 100000\nper_day = 100000\n[log]\ndir = \"\"\n";

/** What is undone when the process ends, however it does. @type {(() => void)[]} */
const undone = [];
process.on("exit", () => undone.forEach((undo) => undo()));

/** An empty folder that is gone with the process. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "afterimage-"));
  undone.push(() => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));
  return path;
}

/**
 * Starts the program as the tests have built it, or else as it is built now.
 * @param {string} lines of configuration, besides where it listens
 */
export async function service(lines = "") {
  if (!existsSync(PATH) && spawnSync("cargo", ["test", "--quiet", "--locked", "--no-run"], { cwd: ROOT, stdio: "inherit" }).status !== 0) {
    throw new Error("the program cannot be built");
  }
  const address = `127.0.0.1:${await freePort()}`;
  const config = join(folder(), "afterimage.toml");
  writeFileSync(config, `[server]\nbind = "${address}"\n${GENEROUS}${lines}`);
  const server = spawn(PATH, ["--config", config], { stdio: ["ignore", "ignore", "inherit"] });
  undone.push(() => server.kill());
  const origin = `http://${address}`;
  const begun = () => fetch(`${origin}/healthz`).then(({ ok }) => ok, () => false);
  while (!(await begun())) {
    if (server.exitCode !== null) throw new Error("the program does not start");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { origin, stop: () => server.kill() };
}

/**
 * Starts a browser of Debian's with an empty profile; FIREFOX and CHROMIUM name others.
 * @param {"chromium" | "firefox"} name
 * @param {Record<string, unknown>} [preferences] of Firefox
 */
export function browser(name, preferences) {
  const firefox = name === "firefox";
  return puppeteer.launch({
    browser: firefox ? "firefox" : "chrome",
    executablePath: firefox ? (process.env.FIREFOX ?? "/usr/bin/firefox-esr") : (process.env.CHROMIUM ?? "/usr/bin/chromium"),
    args: firefox ? [] : ["--no-sandbox"],
    env: { ...process.env, HOME: folder() },
    headless: true,
    protocolTimeout: 600_000,
    ...(preferences ? { extraPrefsFirefox: preferences } : {}),
  });
}

async function freePort() {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const address = /** @type {import("node:net").AddressInfo} */ (socket.address());
  socket.close();
  return address.port;
}
