import { Injectable } from '@nestjs/common';
import {
  Wallets,
  type SubsidyBalance,
  type WalletGrant,
  type WalletQuery,
} from './domain/wallet.js';

/** A user's grants, newest first. */
@Injectable()
export class ReadWallet {
  constructor(private readonly wallets: Wallets) {}

  execute(query: WalletQuery): Promise<readonly WalletGrant[]> {
    return this.wallets.read(query);
  }

  /** What their lots of subsidy come to. */
  balance(userId: string): Promise<SubsidyBalance> {
    return this.wallets.balance(userId);
  }
}
