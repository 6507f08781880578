import { MINUTE, NOW } from '../clock-attributes.js';
import type { Scalar } from '../context.js';
import { minuteOf, weekdayOf } from '../time-window.js';
import { scalarHolds, type ValueLiteral } from './literal-holds.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** After a week and a day every weekday has come round. */
const DAYS_AHEAD = 8;

/** The first moment from `now` on that meets all literals on the clock; null when none is ahead. */
export function clockChange(literals: readonly ValueLiteral[], now: number): number | null {
  const starts = operandsOn(literals, NOW.name).flatMap((time) => [time, time + 1]);
  const minutes = [0, ...operandsOn(literals, MINUTE.name)];
  const ahead = [now, ...starts].flatMap((start) => daysFrom(start, minutes));
  const fitting = [now, ...starts, ...ahead].filter(
    (time) => time >= now && literals.every((literal) => clockHolds(literal, time)),
  );
  return fitting.length === 0 ? null : Math.min(...fitting);
}

/** Whether the literal holds at the moment. */
export function clockHolds(literal: ValueLiteral, time: number): boolean {
  return scalarHolds(literal, clockValue(literal.attribute.name, time));
}

function clockValue(name: string, time: number): Scalar {
  if (name === NOW.name) return time;
  return name === MINUTE.name ? minuteOf(time) : weekdayOf(time);
}

function daysFrom(start: number, minutes: readonly number[]): number[] {
  const local = start + SHANGHAI_OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS;
  return Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => midnight + day * DAY_MS).flatMap(
    (day) => minutes.map((minute) => day + minute * MINUTE_MS),
  );
}

function operandsOn(literals: readonly ValueLiteral[], name: string): number[] {
  return literals.flatMap((literal) =>
    literal.kind === 'within' && literal.attribute.name === name
      ? [literal.from, literal.to].flatMap((bound) => (bound ? [Number(bound.value)] : []))
      : [],
  );
}
