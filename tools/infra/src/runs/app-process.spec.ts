import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOf } from '../processes/identity.js';
import { freePort } from '../processes/ports.js';
import { temporaryFolders } from '../testing/folders.js';
import { startApp } from './app-process.js';
import { assemble, RunParts } from './run-parts.js';

jest.setTimeout(120_000);

const READY_AT_THE_THIRD_QUESTION = `
import { createServer } from 'node:http';
let asked = 0;
createServer((request, response) => {
  response.writeHead(request.url === '/readyz' && ++asked < 3 ? 503 : 200).end(String(asked));
}).listen(process.env.PORT, '127.0.0.1');
process.on('SIGTERM', () => process.exit(process.env.BOON_PARENT === '1' ? 0 : 9));
`;

describe('an app as a process of its own', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());

  const order = async (source: string) => {
    const logFolder = folders.make();
    const entry = join(logFolder, 'main.mjs');
    writeFileSync(entry, source);
    return { name: 'placement-api', entry, port: await freePort(), env: {}, logFolder };
  };

  it('is started when it says that it is ready, and drains when asked to', async () => {
    const app = await startApp(await order(READY_AT_THE_THIRD_QUESTION));
    expect(await (await fetch(app.url)).text()).toBe('3');
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });

  it('that ends before it is ready is reported with its last words', async () => {
    const failing = await order(`console.error('REDIS_URL is missing'); process.exit(1);`);
    await expect(startApp(failing)).rejects.toThrow(
      /The app placement-api ended before it was ready, its log .*placement-api\.log ends:\nREDIS_URL is missing/,
    );
  });

  it('that crashes breaks the run, and one that is stopped does not', async () => {
    const parts = new RunParts();
    const app = await startApp(await order(READY_AT_THE_THIRD_QUESTION));
    parts.addApp(app);
    await app.kill();
    expect(await parts.broken).toMatch(/^The app placement-api ended unexpectedly: see .*\.log\.$/);
    await parts.stop();
  });

  it('is stopped when a later part of its run does not come up', async () => {
    let pid = 0;
    const attempt = assemble(async (parts) => {
      const app = await startApp(await order(READY_AT_THE_THIRD_QUESTION));
      parts.addApp(app);
      pid = app.pid;
      throw new Error('no Kafka');
    });
    await expect(attempt).rejects.toThrow('no Kafka');
    expect(startOf(pid)).toBeUndefined();
  });
});

describe('the parts of a run', () => {
  it('are stopped once, the last started first', async () => {
    const stopped: string[] = [];
    const parts = new RunParts();
    for (const name of ['PostgreSQL', 'Redis', 'app']) {
      parts.onStop(async () => stopped.push(name));
    }
    await Promise.all([parts.stop(), parts.stop()]);
    expect(stopped).toEqual(['app', 'Redis', 'PostgreSQL']);
  });
});
