import { Money } from '@boon/shared-kernel';
import type { AttributeType } from './attribute.js';
import type { Scalar } from './context.js';

const LISTED = 5;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** How a value reads in both languages: money in yuan, instants in Asia/Shanghai to the minute. */
export function valueText(type: AttributeType, value: Scalar): string {
  if (type === 'money' && typeof value === 'bigint') return `¥${Money.ofFen(value).toYuan()}`;
  if (type === 'instant' && typeof value === 'number') return instantText(new Date(value));
  return String(value);
}

/** At most five values, then how many more there are. */
export function valuesText(type: AttributeType, values: ReadonlySet<Scalar>): string {
  const shown = [...values].slice(0, LISTED).map((value) => valueText(type, value));
  const more = values.size - shown.length;
  return more > 0 ? `${shown.join(', ')}, … (+${more})` : shown.join(', ');
}

/** `YYYY-MM-DD HH:MM` in Asia/Shanghai. */
export function instantText(instant: Date): string {
  const local = new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** Minutes of a day as `HH:MM`. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
