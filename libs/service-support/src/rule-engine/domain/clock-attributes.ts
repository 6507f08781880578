import type { Attribute } from './attribute.js';

/**
 * What a time window asks about the decision's clock, as attributes of an index. Schemas cannot declare
 * such names, so they never meet one of theirs.
 */
export const NOW = clock('@now', 'instant');
/** ISO weekday in Asia/Shanghai: 1 = Monday to 7 = Sunday. */
export const WEEKDAY = clock('@weekday', 'number');
/** Minute of the day in Asia/Shanghai. */
export const MINUTE = clock('@minute', 'number');

function clock(name: string, type: Attribute['type']): Attribute {
  return { name, type, source: 'server', label: { zh: '时间', en: 'time' } };
}
