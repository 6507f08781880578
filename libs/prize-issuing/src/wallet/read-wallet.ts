import { Injectable } from '@nestjs/common';
import { Wallets, type WalletGrant, type WalletQuery } from './domain/wallet.js';

/** A user's grants, newest first. */
@Injectable()
export class ReadWallet {
  constructor(private readonly wallets: Wallets) {}

  execute(query: WalletQuery): Promise<readonly WalletGrant[]> {
    return this.wallets.read(query);
  }
}
