import type { Stepwise } from '@boon/shared-kernel';

/** How many entries one step copies. */
const A_STEP = 4_096;

/** Copies a map into an empty one in steps. The map must not change meanwhile. */
export function* copyInto<Key, Value>(
  copy: Map<Key, Value>,
  map: ReadonlyMap<Key, Value>,
  copyOf: (value: Value) => Value = (value) => value,
): Stepwise<void> {
  for (const [key, value] of map) {
    copy.set(key, copyOf(value));
    if (copy.size % A_STEP === 0) yield;
  }
}
