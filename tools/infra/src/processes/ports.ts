import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { CannotStart, PortTaken } from '../cannot-start.js';

export const LOOPBACK = '127.0.0.1';
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;
const TRIES = 5;

/**
 * A port that nobody listened on a moment ago: whoever uses it must be ready to try another.
 * Below the range of outgoing connections, where a client that retries a dead server's port may in
 * the end connect to itself and keep the server from coming back.
 */
export async function freePort(): Promise<number> {
  for (let left = 100; left > 0; left--) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    if (await isPortFree(port)) return port;
  }
  throw new CannotStart(`No free port between ${LOWEST_PORT} and ${HIGHEST_PORT} on ${LOOPBACK}.`);
}

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });
}

/** Refuses a port that somebody else has, before anything is started for it. */
export async function assertPortFree(port: number, what: string): Promise<void> {
  if (!(await isPortFree(port))) throw new PortTaken(port, what);
}

/** The wanted port, which must be free, or a free one. */
export async function choosePort(wanted: number | undefined, what: string): Promise<number> {
  if (!wanted) return freePort();
  await assertPortFree(wanted, what);
  return wanted;
}

/** Starts something on the wanted port or, with none wanted, on one that turns out to be free. */
export async function onPort<T>(
  wanted: number | undefined,
  what: string,
  start: (port: number) => Promise<T>,
): Promise<T> {
  if (wanted) {
    await assertPortFree(wanted, what);
    return start(wanted);
  }
  for (let left = TRIES; ; left--) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (!(error instanceof PortTaken) || left === 1) throw error;
    }
  }
}
