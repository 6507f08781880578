import { startEmbeddedRun } from '@boon/infra';
import { describe, expect, it } from '@jest/globals';
import { DESK, PHONE, useShopPage } from './use-shop-page.js';

describe('the pages of the API', () => {
  const { visit } = useShopPage(startEmbeddedRun);

  it.each([PHONE, DESK])('show every route at %i px, without a complaint', async (width) => {
    const reader = await visit(width);
    await reader.goto('/docs');
    await reader.page.getByText('/v1/decisions', { exact: true }).waitFor();
    await reader.shoot('docs');
    reader.expectClean();
  });

  it('are what a browser would complain of, if there were a reason', async () => {
    const reader = await visit();
    await reader.goto('/docs');
    await reader.page.evaluate(`
      console.error('planted');
      document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }));
      document.body.innerHTML = '<img src="data:,"><button></button>';
      setTimeout(() => { throw new Error('planted, too'); });
      new Promise((resolve) => setTimeout(resolve, 50));`);
    await expect(reader.expectAccessible()).rejects.toThrow(/button-name/);
    const said = reader.complaints.join('\n');
    expect(said).toMatch(/error: planted /);
    expect(said).toMatch(/policy: script-src/);
    expect(said).toMatch(/uncaught: planted, too/);
    expect(() => reader.expectClean()).toThrow();
  });
});
