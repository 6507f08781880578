import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { startEmbeddedRun, type BoonRun } from '@boon/infra';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runFolder } from './run-folder.js';

describe('what npm start prints', () => {
  let dir: string;
  let run: BoonRun;

  beforeAll(async () => {
    dir = await runFolder('printed');
    run = await startEmbeddedRun({ dir });
    await run.seed();
  }, 300_000);

  afterAll(async () => {
    await run?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 60_000);

  it('works as printed, and works again: claimed, used, returned', async () => {
    for (let time = 0; time < 2; time += 1) {
      const shell = spawn('sh', ['-eu'], { stdio: ['pipe', 'pipe', 'inherit'] });
      shell.stdin.end(run.tryNext);
      const [printed] = await Promise.all([text(shell.stdout), once(shell, 'close')]);
      const answers = printed.split('\n').filter((line) => line.startsWith('{'));
      for (const answer of answers) expect(JSON.parse(answer)).not.toHaveProperty('code');
      expect(answers.at(-1)).toContain('givenBack');
      expect(printed).toContain('"state":"held"');
    }
  });

  it('puts the demo data in once, however often it starts', async () => {
    await expect(run.seed()).resolves.toMatch(/all there already/);
  });
});
