import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const MEASURE = join(import.meta.dirname, '..', '..', '..', 'tools', 'client', 'size.mjs');
const CORE_BYTES = 8_000;
const REACT_BYTES = 14_000;

/** Bytes per entry, minified and compressed, React itself left out. */
function sizes(): { core: number; react: number } {
  const said = execFileSync(process.execPath, [MEASURE], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return JSON.parse(said) as { core: number; react: number };
}

describe('what a shopper downloads', () => {
  it('is at most 8 kB for the core, and 14 kB for React with the core', () => {
    const { core, react } = sizes();
    // A bundle that lost its contents would be small, too.
    expect(core).toBeGreaterThan(3_000);
    expect(react).toBeGreaterThan(core);
    expect(core).toBeLessThanOrEqual(CORE_BYTES);
    expect(react).toBeLessThanOrEqual(REACT_BYTES);
  });
});
