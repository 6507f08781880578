import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`;

/** What axe finds serious or critical on a page, each as a line that names the first place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // By the debugger, so that the page's policy does not have to let it in.
  await page.evaluate(axe.source);
  const found = await page.evaluate<Finding[]>(RUN);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}) ${nodes[0]?.target.join(' ')}`);
}
