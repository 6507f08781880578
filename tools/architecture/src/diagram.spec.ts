import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renewed } from '../diagram.mjs';

const page = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'docs', 'architecture.md'),
  'utf8',
);

describe('docs/architecture.md', () => {
  it('shows the table as it is', () => {
    expect(renewed(page)).toBe(page);
  });

  it('is found stale when an arrow was changed by hand', () => {
    const forged = page.replace('placement --> solution', 'placement --> prize-issuing');
    expect(forged).not.toBe(page);
    expect(renewed(forged)).not.toBe(forged);
  });
});
