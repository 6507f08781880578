import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryFolders } from '../testing/folders.js';
import { until } from '../until.js';
import { startOf } from './identity.js';
import { LogFile } from './log-file.js';
import { ServerProcess } from './server-process.js';

describe('a server process', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());

  const launch = (script: string) => {
    const log = new LogFile(join(folders.make(), 'server.log'));
    const command = { command: '/bin/sh', args: ['-c', script], cwd: '/', env: process.env, log };
    return {
      log,
      server: ServerProcess.launch({ ...command, stopSignal: 'SIGTERM', graceSeconds: 1 }),
    };
  };
  const untilSays = (log: LogFile, word: string) =>
    until(() => log.text().includes(word) || undefined, { withinMs: 30_000, orElse: () => false });

  it('ends by its stop signal', async () => {
    const { server } = launch('sleep 1000');
    expect(await server.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(startOf(server.pid)).toBeUndefined();
  });

  it('ends by SIGKILL when it does not listen', async () => {
    const { server, log } = launch('trap "" TERM; echo deaf; while :; do sleep 0.1; done');
    await untilSays(log, 'deaf');
    expect(await server.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('can be stopped after it ended by itself, at once or long ago', async () => {
    const { server, log } = launch('echo last words; exit 3');
    expect(await server.finish()).toEqual({ code: 3, signal: null });
    expect(await server.stop()).toEqual({ code: 3, signal: null });
    expect(log.tail(1)).toBe('last words');
  });

  it('that is no program says so', () => {
    const log = new LogFile(join(folders.make(), 'server.log'));
    const order = { command: '/no/such/program', args: [], cwd: '/', env: {}, log };
    expect(() =>
      ServerProcess.launch({ ...order, stopSignal: 'SIGTERM', graceSeconds: 1 }),
    ).toThrow('/no/such/program cannot be run.');
  });
});
