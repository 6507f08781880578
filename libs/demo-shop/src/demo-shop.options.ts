import type { SigningKey } from '@boon/platform';
import type { BoonAddresses } from './api/boon-api.js';

/** Where Boon is, and what the shop signs with. */
export class DemoShopOptions {
  /** Where Boon's APIs and the demo issuer answer. */
  readonly boon: BoonAddresses;
  /** Sign ad clicks; Boon knows them, too. The first one signs. */
  readonly adClickKeys: readonly SigningKey[];
}
