import { join } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { LogFile } from '../processes/log-file.js';
import { LOOPBACK } from '../processes/ports.js';
import { type Ending, ServerProcess } from '../processes/server-process.js';
import { repositoryRoot } from '../repository.js';
import { until } from '../until.js';
import { type Environment, surroundings } from './app-environment.js';
import { builtEntry } from './program-folder.js';

const READY_WITHIN_MS = 120_000;
/** Longer than the app's own bound on draining. */
const STOP_SECONDS = 25;
const SHOWN_LINES = 15;

export interface AppOrder {
  readonly name: string;
  /** What Node runs; `apps/<name>/dist/main.js` when left out. */
  readonly entry?: string;
  readonly port: number;
  readonly env: Environment;
  readonly logFolder: string;
}

/** An app of `apps/` as a process of its own, ready to serve. */
export interface RunningApp {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  readonly ended: Promise<Ending>;
  /** SIGTERM: it drains and ends. */
  stop(): Promise<Ending>;
  /** SIGKILL: the crash. */
  kill(): Promise<Ending>;
}

/** Starts an app; resolves when its /readyz says 200. */
export async function startApp({
  name,
  entry,
  port,
  env,
  logFolder,
}: AppOrder): Promise<RunningApp> {
  const log = new LogFile(join(logFolder, `${name}.log`));
  const server = launchNode(
    entry ?? builtEntry(name, 'main'),
    { ...env, PORT: String(port) },
    log,
    true,
  );
  const url = `http://${LOOPBACK}:${port}`;
  try {
    await until(async () => isReady(server, url, name, log), {
      withinMs: READY_WITHIN_MS,
      everyMs: 50,
      orElse: () => {
        throw new CannotStart(
          `The app ${name} was not ready in ${READY_WITHIN_MS / 1000} s: see ${log.path}.`,
        );
      },
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    name,
    url,
    pid: server.pid,
    logFile: log.path,
    ended: server.ended,
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}

/** Runs a script of an app to its end, such as the migrations; answers what it said, which the log keeps too. */
export async function runAppScript(
  app: string,
  script: string,
  env: Environment,
  logFolder: string,
): Promise<string> {
  const log = new LogFile(join(logFolder, `${app}-${script}.log`));
  const { code } = await launchNode(builtEntry(app, script), env, log, false).finish();
  if (code === 0) return log.text();
  throw new CannotStart(
    `apps/${app}/dist/${script}.js failed, its log ${log.path} ends:\n${log.tail(SHOWN_LINES)}`,
  );
}

/** Requests under way live for milliseconds: with the default of 16 MB most of them would be moved to the old space. */
const YOUNG_SPACE = '--max-semi-space-size=64';

/** BOON_PARENT tells an app to end when its channel does; the watchdog ends one that does not listen. */
function launchNode(entry: string, env: Environment, log: LogFile, ipc: boolean): ServerProcess {
  return ServerProcess.launch({
    command: process.execPath,
    args: [YOUNG_SPACE, entry],
    cwd: repositoryRoot(),
    env: { ...surroundings(), ...env, ...(ipc && { BOON_PARENT: '1' }) },
    log,
    stopSignal: 'SIGTERM',
    graceSeconds: STOP_SECONDS,
    ipc,
  });
}

async function isReady(
  server: ServerProcess,
  url: string,
  name: string,
  log: LogFile,
): Promise<true | undefined> {
  if (server.hasEnded) {
    throw new CannotStart(
      `The app ${name} ended before it was ready, its log ${log.path} ends:\n${log.tail(SHOWN_LINES)}`,
    );
  }
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  await answer?.body?.cancel();
  return answer?.status === 200 || undefined;
}
