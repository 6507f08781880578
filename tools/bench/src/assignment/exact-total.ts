import type { Option } from '@boon/placement/slates';

/**
 * The largest total that options of a slate can have, by trying row after row and leaving only what could not be better
 * even if every row left had its best option. No limit on how long it takes.
 */
export function exactTotal(rows: number, options: readonly Option[]): number {
  const byRow = Array.from({ length: rows }, (_, row) =>
    options
      .filter((option) => option.row === row && option.value > 0)
      .sort((one, other) => other.value - one.value),
  );
  const rest = byRow.map((_, row) =>
    byRow.slice(row).reduce((sum, [best]) => sum + (best?.value ?? 0), 0),
  );
  const taken = new Set<string>();
  let most = 0;
  const fill = (row: number, total: number): void => {
    most = Math.max(most, total);
    for (const { value, keys } of byRow[row] ?? []) {
      if (total + value + (rest[row + 1] ?? 0) <= most) break;
      if (keys.some((key) => taken.has(key))) continue;
      for (const key of keys) taken.add(key);
      fill(row + 1, total + value);
      for (const key of keys) taken.delete(key);
    }
    if (row < rows && total + (rest[row + 1] ?? 0) > most) fill(row + 1, total);
  };
  fill(0, 0);
  return most;
}
