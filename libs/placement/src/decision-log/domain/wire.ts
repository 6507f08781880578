import { Money } from '@boon/shared-kernel';

/** JSON that keeps what JSON has no word for: an instant, an amount, a map and what is left undefined. */
export type Wire =
  string | number | boolean | null | readonly Wire[] | { readonly [key: string]: Wire };

const TAGS = ['$instant', '$fen', '$map'] as const;

/**
 * Facts as JSON: instants, money and maps as tagged objects. Throws on what is none of these, so that an input of
 * another kind cannot slip out of the log unseen.
 */
export function toWire(value: unknown): Wire {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date) return { $instant: value.toISOString() };
  if (value instanceof Money) return { $fen: value.toString() };
  if (value instanceof Map) return { $map: [...value].map(([key, each]) => [key, toWire(each)]) };
  if (Array.isArray(value)) return value.map(toWire);
  if (isPlain(value)) {
    const told = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(told.map(([key, each]) => [key, toWire(each)]));
  }
  throw new TypeError(`a ${typeof value} cannot be logged as an input`);
}

/** What `toWire` was given. */
export function fromWire(wire: Wire): unknown {
  if (wire === null || typeof wire !== 'object') return wire;
  if (isList(wire)) return wire.map(fromWire);
  const { $instant, $fen, $map } = wire;
  if (typeof $instant === 'string') return new Date($instant);
  if (typeof $fen === 'string') return Money.parse($fen);
  if (Array.isArray($map)) {
    return new Map(($map as [string, Wire][]).map(([key, each]) => [key, fromWire(each)]));
  }
  return Object.fromEntries(Object.entries(wire).map(([key, each]) => [key, fromWire(each)]));
}

function isList(wire: Wire): wire is readonly Wire[] {
  return Array.isArray(wire);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return (
    (prototype === Object.prototype || prototype === null) && !TAGS.some((tag) => tag in value)
  );
}
