import { contentHash } from '@boon/shared-kernel';
import { slugOf } from '../retailer/slugs.js';

const LONGEST_PART = 22;
const HASH_DIGITS = 6;

/** A retailer's own id as part of a code; when letters had to go, a few digits of its hash keep it apart. */
export function codePart(id: string): string {
  const slug = slugOf(id, LONGEST_PART);
  if (slug === id) return slug;
  return [slug.slice(0, LONGEST_PART - HASH_DIGITS - 1), contentHash(id).slice(0, HASH_DIGITS)]
    .filter((part) => part !== '')
    .join('-')
    .replace(/-{2,}/g, '-');
}

/** The segment of the users for whom a campaign is meant. */
export function segmentOf(campaign: string): string {
  return `campaign-${codePart(campaign)}`;
}
