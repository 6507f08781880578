import { assetStrategyPersistence } from '@boon/asset-strategy';
import { governancePersistence } from '@boon/governance';
import { merchantRecruitmentPersistence } from '@boon/merchant-recruitment';
import { placementPersistence } from '@boon/placement';
import { prizeIssuingPersistence } from '@boon/prize-issuing';
import { serviceSupportPersistence } from '@boon/service-support';
import { solutionPersistence } from '@boon/solution';

/** Every lib's tables: what `migrate` brings up to date. */
export const everyPersistence = [
  serviceSupportPersistence,
  governancePersistence,
  prizeIssuingPersistence,
  assetStrategyPersistence,
  merchantRecruitmentPersistence,
  solutionPersistence,
  placementPersistence,
];
