import { contentHash } from '@boon/shared-kernel';
import { SHOP_FEEDER } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import { rejectedLines, type RejectedLine } from './feed-answer.js';
import type { FeedContents, FeedName } from './feed-lines.js';

/**
 * Sends one batch of a feed; the lines that Boon refused come back. The key is the batch's content, so
 * the same batch sent twice is one.
 */
export async function sendBatch<Name extends FeedName>(
  api: BoonApi,
  name: Name,
  lines: readonly FeedContents[Name][],
): Promise<RejectedLine[]> {
  if (lines.length === 0) return [];
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  const key = `feed-${name}-${contentHash(body).slice(0, 40)}`;
  return rejectedLines(await api.feed(SHOP_FEEDER, `/v1/feeds/${name}`, body, key));
}
