import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Shopper } from '../decision/domain/facts.js';
import type { HookFacts } from '../hook/match-hooked.js';
import type { StageNumber } from './stage-number.js';

/** Who looks at a shortlist, and what hooks may know. */
export interface Onlooker extends Pick<HookFacts, 'named'> {
  readonly shopper: Shopper;
  readonly stage: StageNumber;
  readonly audiences: AskedAudiences;
  readonly picks: ReadonlySet<string>;
}
