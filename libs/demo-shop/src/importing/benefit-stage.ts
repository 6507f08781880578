import { BoonProblem } from '../api/boon-problem.js';
import type { Draft } from '../benefits/drafts.js';
import type { RowOrigin } from '../retailer/rows.js';
import { eachBounded } from './bounded.js';
import type { CampaignEntry, RetailCoupon } from './campaign-book.js';
import type { CampaignDrafts } from './campaign-drafts.js';
import type { ImportDesk } from './feed-stage.js';
import type { Placed } from './ports.js';

const DRAFTS_AT_ONCE = 8;

/** How many of each went live. */
export interface BenefitCounts {
  readonly coupons: number;
  readonly assets: number;
  readonly schemes: number;
  readonly plans: number;
}

interface AssetJob {
  readonly entry: CampaignEntry;
  readonly draft: Draft;
  readonly origin: RowOrigin;
}

/**
 * Takes the campaigns' coupons live, then their schemes, then one plan for each campaign. What the journal
 * knows is not asked for again; what Boon refuses is kept as a fault of the coupon's first row.
 */
export async function runBenefits(
  coupons: readonly { readonly entry: CampaignEntry; readonly coupon: RetailCoupon }[],
  drafts: CampaignDrafts,
  desk: ImportDesk,
): Promise<BenefitCounts> {
  const jobs = coupons.flatMap(({ entry, coupon }) =>
    drafts.assets(entry, coupon).map((draft) => ({ entry, draft, origin: coupon.origin })),
  );
  const stocks = await runAssets(jobs, desk);
  const campaigns = [...new Set(jobs.map(({ entry }) => entry))];
  desk.progress.begin('schemes and plans', campaigns.length);
  let schemes = 0;
  let plans = 0;
  for (const entry of campaigns) {
    const made = await runCampaign(entry, stocks.get(entry) ?? [], drafts, desk);
    schemes += made;
    plans += made > 0 ? 1 : 0;
    desk.progress.advance(1);
  }
  desk.progress.end();
  const assets = [...stocks.values()].reduce((sum, each) => sum + each.length, 0);
  return { coupons: coupons.length, assets, schemes, plans };
}

/** The stocks of each campaign's coupons, in the order of the jobs. */
async function runAssets(
  jobs: readonly AssetJob[],
  desk: ImportDesk,
): Promise<Map<CampaignEntry, string[]>> {
  const stockOf = new Map<AssetJob, string>();
  desk.progress.begin('coupons', jobs.length);
  await eachBounded(jobs, DRAFTS_AT_ONCE, async (job) => {
    const placed = await settle(job.draft, job.origin, desk);
    if (placed?.stockId) stockOf.set(job, placed.stockId);
    desk.progress.advance(1);
  });
  desk.progress.end();
  const stocks = new Map<CampaignEntry, string[]>();
  for (const job of jobs) {
    const stockId = stockOf.get(job);
    if (stockId) stocks.set(job.entry, [...(stocks.get(job.entry) ?? []), stockId]);
  }
  return stocks;
}

/** How many schemes the campaign has. */
async function runCampaign(
  entry: CampaignEntry,
  stockIds: readonly string[],
  drafts: CampaignDrafts,
  desk: ImportDesk,
): Promise<number> {
  const origin = [...entry.coupons.values()][0]?.origin ?? { file: 'campaigns', line: 0 };
  const schemeIds: string[] = [];
  for (const draft of drafts.schemes(entry, stockIds)) {
    const placed = await settle(draft, origin, desk);
    if (placed) schemeIds.push(placed.id);
  }
  if (schemeIds.length > 0) await settle(drafts.plan(entry, schemeIds), origin, desk);
  return schemeIds.length;
}

async function settle(
  draft: Draft,
  origin: RowOrigin,
  { target, journal }: ImportDesk,
): Promise<Placed | null> {
  const step = `${draft.kind}:${draft.code}`;
  const note = journal.noteOf(step);
  if (note !== undefined) {
    const [id = '', stockId = ''] = note.split(' ');
    return { id, stockId: stockId === '' ? null : stockId };
  }
  try {
    const placed = await target.settle(draft);
    journal.record(step, `${placed.id} ${placed.stockId ?? ''}`.trim());
    return placed;
  } catch (problem) {
    if (!(problem instanceof BoonProblem) || problem.status >= 500) throw problem;
    journal.fault({ ...origin, message: `${draft.code}: ${problem.message}` });
    return null;
  }
}
