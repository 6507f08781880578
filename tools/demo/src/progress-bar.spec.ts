import { describe, expect, it } from '@jest/globals';
import { ProgressBar } from './progress-bar.js';

function aBar(isTTY: boolean) {
  const written: string[] = [];
  let nowMs = 0;
  const screen = { isTTY, write: (text: string) => written.push(text) };
  const bar = new ProgressBar(screen, () => nowMs);
  return { bar, written, pass: (ms: number) => (nowMs += ms) };
}

describe('the progress bar', () => {
  it('shows on a terminal how far a stage is', () => {
    const { bar, written, pass } = aBar(true);
    bar.begin('products', 4_000);
    pass(500);
    bar.advance(1_000);
    expect(written.at(-1)).toContain('[######..................] 25 % of 4,000');
    pass(500);
    bar.advance(3_000);
    bar.end();
    expect(written.at(-1)).toMatch(/^\rproducts +4,000 \(4,000\/s\) in 1\.0 s +\n$/);
  });

  it('is not drawn for every row', () => {
    const { bar, written } = aBar(true);
    bar.begin('products', 4_000);
    for (let row = 0; row < 4_000; row += 1) bar.advance(1);
    expect(written.length).toBeLessThan(5);
  });

  it('writes one line for each stage to a log', () => {
    const { bar, written, pass } = aBar(false);
    bar.begin('reading the folder', null);
    pass(2_000);
    bar.end();
    expect(written).toEqual(['reading the folder   in 2.0 s\n']);
  });
});
