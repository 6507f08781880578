import { Injectable } from '@nestjs/common';
import { readAdClick, type AdClickPayload } from '@boon/contracts/placement';
import { TokenSigner } from '@boon/platform';
import { PlacementOptions } from '../placement-options.js';

/** Tells whether a visit came from an ad, as the shop alone can vouch for. */
@Injectable()
export class AdClicks {
  private readonly signer: TokenSigner | null;

  constructor(options: PlacementOptions) {
    const keys = options.adClickKeys ?? [];
    this.signer = keys.length > 0 ? new TokenSigner(keys) : null;
  }

  /** The click; null when it is not the shop's, too old, or another shopper's. */
  open(token: string | undefined, identities: readonly string[], now: Date): AdClickPayload | null {
    if (token === undefined || this.signer === null) return null;
    const click = readAdClick(this.signer.open(token));
    if (click === null || click.exp * 1_000 <= now.getTime()) return null;
    return click.sub === null || identities.includes(click.sub) ? click : null;
  }
}
