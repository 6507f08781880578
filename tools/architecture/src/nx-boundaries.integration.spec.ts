import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Scratch } from './planted/scratch.js';

const root = join(import.meta.dirname, '..', '..', '..');
const PLANTED = 'libs/prize-issuing/src/planted.ts';
const MINUTES = 60_000;

describe('nx lint', () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = Scratch.of(root);
  });
  afterAll(() => scratch.remove());

  it(
    'lets a clean project pass',
    () => {
      const { passed, said } = scratch.lint('@boon/prize-issuing');
      expect(said).not.toMatch(/rule will be skipped/);
      expect({ passed, said: passed ? '' : said }).toEqual({ passed: true, said: '' });
    },
    MINUTES,
  );

  it(
    'reports an edge that the table forbids',
    () => {
      scratch.plant({ [PLANTED]: "export { coupon } from '@boon/asset-strategy';\n" });
      const { passed, said } = scratch.lint('@boon/prize-issuing');
      expect(said).toMatch(/"layer:prize-issuing" can only depend on libs tagged with/);
      expect(passed).toBe(false);
    },
    MINUTES,
  );

  it(
    'reports two libs that use each other, although the table allows one of them',
    () => {
      scratch.plant({
        [PLANTED]: "export { coupon } from '@boon/service-support';\n",
        'libs/service-support/src/planted.ts': "export { coupon } from '@boon/prize-issuing';\n",
      });
      const { passed, said } = scratch.lint('@boon/prize-issuing');
      expect(said).toMatch(
        /Circular dependency between "@boon\/prize-issuing" and "@boon\/service-support"/,
      );
      expect(passed).toBe(false);
    },
    MINUTES,
  );
});
