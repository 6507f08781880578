import type { Page } from 'playwright-core';

/** Told to the test by a page in which something broke its security policy. */
const LISTEN = `
  document.addEventListener('securitypolicyviolation', (event) =>
    boonHears(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`;

/** Errors in the console, uncaught ones, breaches of the policy, and requests that failed: everything that a good page has none of. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`uncaught: ${message}`));
  page.on('console', (line) => {
    if (line.type() !== 'error' && line.type() !== 'warning') return;
    complaints.push(`${line.type()}: ${line.text()} (${line.location().url})`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // The page itself called it off, or was left.
    if (why !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${why}`);
  });
  await page.exposeFunction('boonHears', (breach: string) => complaints.push(`policy: ${breach}`));
  await page.addInitScript(LISTEN);
  return complaints;
}
