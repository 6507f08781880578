import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'web');
const MOST_BYTES = 200_000;

function built(path: string): string {
  return readFileSync(join(BUILT, path), 'utf8');
}

/** Scripts that the browser loads before anything is shown: named by the page, and all that those import at once. */
function initialScripts(): Set<string> {
  const named = [...built('index.html').matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)];
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, next = ''] of built(path).matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) {
      visit(`/assets/${next}`);
    }
  };
  for (const [, path = ''] of named) visit(path);
  return found;
}

describe('the built page (tools/test/build.mjs builds it)', () => {
  it('starts with at most 200 kB of packed script', () => {
    const scripts = [...initialScripts()];
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.reduce((sum, path) => sum + gzipSync(built(path)).length, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('has neither a script nor a style in its HTML: the policy refuses both', () => {
    const html = built('index.html');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('puts what was packed beside what was written, not beside what was planned', () => {
    for (const path of initialScripts()) expect(built(path)).not.toContain('__VITE_PRELOAD__');
  });
});
