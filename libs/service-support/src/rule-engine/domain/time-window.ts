import type { TimeWindowCondition } from './condition.js';
import type { LeafOperator } from './leaf-operator.js';
import { instantText, minutesText } from './value-text.js';
import type { WireReader } from './wire-reader.js';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const MINUTES_OF_DAY = 1_440;
const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const WEEKDAYS_ZH = ['', '一', '二', '三', '四', '五', '六', '日'];
const WEEKDAYS_EN = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const timeWindowOperator: LeafOperator<TimeWindowCondition> = {
  parse: (wire) => {
    wire.only('from', 'to', 'weekdays', 'daily');
    const from = instant(wire, 'from');
    const to = instant(wire, 'to');
    const days = weekdays(wire);
    const hours = daily(wire);
    if (from === undefined || to === undefined || days === undefined || hours === undefined) {
      return undefined;
    }
    if (from === null && to === null && days === null && hours === null) {
      return wire.fault('', 'window-empty');
    }
    if (from !== null && to !== null && from.getTime() >= to.getTime()) {
      return wire.fault('to', 'range-empty');
    }
    return { op: 'time-window', from, to, weekdays: days, daily: hours };
  },
  matches: ({ from, to, weekdays: days, daily: hours }, { now }) => {
    const time = now.getTime();
    if (from !== null && time < from.getTime()) return false;
    if (to !== null && time >= to.getTime()) return false;
    if (days !== null && !days.has(weekdayOf(time))) return false;
    return hours === null || isWithinDaily(minuteOf(time), hours.from, hours.to);
  },
  describe: (window) => ({
    zh: `时间在 ${partsOf(window, WEEKDAYS_ZH, '周').join('，')}（不含结束）`,
    en: `the time is within ${partsOf(window, WEEKDAYS_EN, '').join(', ')}, end excluded`,
  }),
};

function isWithinDaily(minute: number, from: number, to: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** ISO weekday in Asia/Shanghai of an epoch in milliseconds, 1 = Monday. */
export function weekdayOf(time: number): number {
  const day = new Date(time + SHANGHAI_OFFSET_MS).getUTCDay();
  return day === 0 ? 7 : day;
}

/** Minute of the day in Asia/Shanghai of an epoch in milliseconds. */
export function minuteOf(time: number): number {
  const minutes = Math.floor((time + SHANGHAI_OFFSET_MS) / MINUTE_MS) % MINUTES_OF_DAY;
  return minutes < 0 ? minutes + MINUTES_OF_DAY : minutes;
}

function instant(wire: WireReader, member: string): Date | null | undefined {
  if (!wire.has(member)) return null;
  const time = wire.scalar(member, 'instant');
  return time === undefined ? undefined : new Date(Number(time));
}

function weekdays(wire: WireReader): ReadonlySet<number> | null | undefined {
  if (!wire.has('weekdays')) return null;
  const days: unknown = wire.raw('weekdays');
  const valid = (day: unknown): day is number =>
    typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= 7;
  if (!Array.isArray(days) || days.length === 0 || days.length > 7 || !days.every(valid)) {
    return wire.fault('weekdays', 'value-weekdays');
  }
  return new Set<number>(days);
}

function daily(wire: WireReader): TimeWindowCondition['daily'] | undefined {
  if (!wire.has('daily')) return null;
  const hours = wire.raw('daily');
  const [from, to] =
    typeof hours === 'object' && hours !== null
      ? [clockTime(Reflect.get(hours, 'from')), clockTime(Reflect.get(hours, 'to'))]
      : [];
  if (from === undefined || to === undefined || from === to) {
    return wire.fault('daily', 'value-daily');
  }
  return { from, to };
}

function clockTime(text: unknown): number | undefined {
  const match = typeof text === 'string' ? CLOCK_TIME.exec(text) : null;
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

function partsOf(window: TimeWindowCondition, names: readonly string[], prefix: string): string[] {
  const { from, to, weekdays: days, daily: hours } = window;
  const parts: string[] = [];
  if (from !== null || to !== null) {
    parts.push(`${from ? instantText(from) : '…'} – ${to ? instantText(to) : '…'}`);
  }
  if (days !== null) {
    const named = [...days].sort().map((day) => names[day]);
    parts.push(prefix + named.join('/'));
  }
  if (hours !== null) parts.push(`${minutesText(hours.from)} – ${minutesText(hours.to)}`);
  return parts;
}
