import type { Persistence } from '@boon/platform/database';
import { createGrantJob } from './batch-grant/infrastructure/create-grant-job.js';
import { grantJobInBulk } from './batch-grant/infrastructure/grant-job-in-bulk.js';
import { createJobSegment } from './batch-grant/infrastructure/create-job-segment.js';
import { createSingleKey } from './batch-grant/infrastructure/create-single-key.js';
import { createVisitorOffer } from './claim/infrastructure/create-visitor-offer.js';
import { createCode } from './code/infrastructure/create-code.js';
import { createGift } from './gift/infrastructure/create-gift.js';
import { createLottery } from './draw/infrastructure/create-lottery.js';
import { createLotteryUntold } from './draw/infrastructure/create-lottery-untold.js';
import { createManualGrant } from './manual-grant/infrastructure/create-manual-grant.js';
import { addLimits } from './persistence/add-limits.js';
import { addStrategy } from './persistence/add-strategy.js';
import { addTermsReason } from './persistence/add-terms-reason.js';
import { createGrant } from './persistence/create-grant.js';
import { createInsist } from './persistence/create-insist.js';
import { createRedemption } from './persistence/create-redemption.js';
import { keepReturned } from './persistence/keep-returned.js';
import { createStands } from './persistence/create-stands.js';
import { createStock } from './persistence/create-stock.js';
import { giveBackCounts } from './persistence/give-back-counts.js';
import { indexUsedUp } from './persistence/index-used-up.js';
import { markHalfReturned } from './persistence/mark-half-returned.js';
import { protectLedger } from './persistence/protect-ledger.js';
import { releaseStopped } from './persistence/release-stopped.js';
import { useInParts } from './persistence/use-in-parts.js';
import { createToldBudget } from './gates/infrastructure/create-told-budget.js';
import { createSubsidyChange } from './wallet/infrastructure/create-subsidy-change.js';
import { noteHolders } from './wallet/infrastructure/note-holders.js';
import { createRevision } from './revision/infrastructure/create-revision.js';

/** The schema `prize_issuing`: stocks, grants, tallies, redemptions. All SQL of it is written by hand. */
export const prizeIssuingPersistence: Persistence = {
  name: 'prize_issuing',
  entities: [],
  migrations: [
    createStock,
    createGrant,
    createRedemption,
    protectLedger,
    createLottery,
    createGrantJob,
    createSingleKey,
    createCode,
    createInsist,
    addLimits,
    useInParts,
    createGift,
    createRevision,
    createVisitorOffer,
    indexUsedUp,
    addStrategy,
    createSubsidyChange,
    createToldBudget,
    releaseStopped,
    giveBackCounts,
    grantJobInBulk,
    createManualGrant,
    addTermsReason,
    createJobSegment,
    createStands,
    keepReturned,
    createLotteryUntold,
    noteHolders,
    markHalfReturned,
  ],
};
