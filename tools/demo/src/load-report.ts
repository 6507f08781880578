import type { ImportSummary } from '@boon/demo-shop';
import { countOf } from './progress-bar.js';

/** What people read when an import is over. */
export function loadReport(summary: ImportSummary, dryRun: boolean): string {
  const { products, users, orders, segments, links, benefits } = summary;
  const feeds = Object.entries({ products, users, orders, segments }).map(([name, tally]) => {
    const leftOut = tally.leftOut === 0 ? '' : `, ${countOf(tally.leftOut)} left out`;
    return `  ${name.padEnd(18)} ${countOf(tally.taken)}${leftOut}`;
  });
  const { coupons, assets, schemes, plans } = benefits;
  return [
    dryRun ? 'Would be loaded:' : 'Loaded:',
    ...feeds,
    `  ${'coupon links'.padEnd(18)} ${countOf(links)}`,
    `  ${'benefits'.padEnd(18)} ${countOf(coupons)} coupons as ${countOf(assets)} assets, ` +
      `${countOf(schemes)} schemes, ${countOf(plans)} plans`,
  ].join('\n');
}
