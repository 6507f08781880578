import type { Retailer } from '../retailer/retailer.js';
import { runBenefits, type BenefitCounts } from './benefit-stage.js';
import type { CampaignBook, CampaignEntry, RetailCoupon } from './campaign-book.js';
import { CampaignDrafts } from './campaign-drafts.js';
import type { ImportDesk } from './feed-stage.js';
import { runFeeds, type FeedTallies } from './feeds-of-retailer.js';
import type { ImportJournal, RowFault } from './ports.js';
import { runShelves } from './shelf-stage.js';
import { survey } from './survey.js';

/** What an import is asked to do. */
export interface ImportRequest extends ImportDesk {
  readonly retailer: Retailer;
  /** When the first run of this import began; later runs read it from the journal. */
  readonly now: Date;
  /** At most so many coupons become benefits, taken from all campaigns in turn; null: all. */
  readonly coupons: number | null;
}

/** What an import found and made, earlier runs included. */
export interface ImportSummary extends FeedTallies {
  /** Coupon-product links that were taken. */
  readonly links: number;
  readonly benefits: BenefitCounts;
}

/**
 * Imports a retailer's folder: products with prices (for Boon and for the shop's own shelves), users, orders and segments, then a product coupon for
 * each coupon, a scheme for each campaign's audience, a plan for each campaign. Streams, and can be repeated:
 * what the journal knows is left alone, and every step by itself may be done twice.
 */
export async function importRetailer(request: ImportRequest): Promise<ImportSummary> {
  const { retailer, journal, progress } = request;
  const now = startOf(journal, request.now);
  progress.begin('reading the folder', null);
  const surveyed = await reportingOnce(journal, (onFault) => survey(retailer, now, onFault));
  progress.end();

  const tallies = await runFeeds(retailer, surveyed, request);
  await runShelves(retailer, surveyed.prices, request);
  const drafts = new CampaignDrafts(retailer.prefix, surveyed.prices, now);
  const coupons = inTurn(surveyed.campaigns).slice(0, request.coupons ?? undefined);
  const benefits = await runBenefits(coupons, drafts, request);
  return { ...tallies, links: surveyed.links, benefits };
}

/** A continued import keeps the dates of its first run. */
function startOf(journal: ImportJournal, now: Date): number {
  const note = journal.noteOf('start');
  if (note !== undefined) return Number(note);
  journal.record('start', String(now.getTime()));
  return now.getTime();
}

async function reportingOnce<T>(
  journal: ImportJournal,
  read: (onFault: (fault: RowFault) => void) => Promise<T>,
): Promise<T> {
  const isKnown = journal.noteOf('survey') !== undefined;
  const result = await read((fault) => (isKnown ? undefined : journal.fault(fault)));
  if (!isKnown) journal.record('survey', '');
  return result;
}

/** The first coupon of each campaign, then the second of each, and so on. */
function inTurn(book: CampaignBook): { entry: CampaignEntry; coupon: RetailCoupon }[] {
  return book
    .campaigns()
    .flatMap((entry) =>
      [...entry.coupons.values()].map((coupon, place) => ({ entry, coupon, place })),
    )
    .sort((a, b) => a.place - b.place);
}
