import { existsSync } from 'node:fs';
import { Folder } from './folder.js';
import { JourneyLayout } from './journey-layout.js';
import { OwnLayout } from './own-layout.js';
import type { Retailer } from './retailer.js';
import { FolderFault } from './rows.js';

/** Recognises the layout of a retailer's folder; throws `FolderFault` when it is none that is known. */
export async function openRetailer(path: string): Promise<Retailer> {
  if (!existsSync(path)) throw new FolderFault(`there is no folder ${path}`);
  const folder = new Folder(path);
  if (JourneyLayout.isIn(folder)) return new JourneyLayout(folder);
  if (await OwnLayout.isIn(folder)) return new OwnLayout(folder);
  throw new FolderFault(
    `${path} has neither the documented columns nor the Complete Journey layout: see tools/demo/FORMAT.md`,
  );
}
