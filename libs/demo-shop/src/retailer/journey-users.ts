import type { Cells } from './cells.js';
import type { Folder } from './folder.js';
import type { RetailUser } from './retailer.js';
import type { Row } from './rows.js';

/** Households as users: those with demographics first, then all others that were targeted or that bought. */
export async function* journeyUsers(
  folder: Folder,
  transactions: string,
): AsyncGenerator<Row<RetailUser>> {
  const seen = new Set<string>();
  const sources = ['demographics', 'campaigns', transactions].filter((name) => folder.has(name));
  for (const source of sources) {
    const rows = folder.file(source).rows(['household_id'], userOf(source === 'demographics'));
    for await (const row of rows) {
      // The other files report their own faulty rows when their turn comes.
      if (!row.ok && source !== 'demographics') continue;
      if (row.ok && seen.has(row.record.userId)) continue;
      if (row.ok) seen.add(row.record.userId);
      yield row;
    }
  }
}

function userOf(withAttributes: boolean): (cells: Cells) => RetailUser {
  return (cells) => ({
    userId: cells.text('household_id'),
    attributes: withAttributes ? cells.others(['household_id']) : {},
  });
}
