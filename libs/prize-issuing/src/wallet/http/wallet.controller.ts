import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, pageOf, type Identity } from '@boon/platform/http';
import { grantIdOf } from '../../http/grant-cursor.js';
import { ensureOwn } from '../../http/own-wallet.js';
import { ReadWallet } from '../read-wallet.js';
import type { WalletGrant } from '../domain/wallet.js';
import {
  subsidyBalanceView,
  walletGrantView,
  WalletPage,
  WalletQueryDto,
  type WalletGrantView,
} from './wallet-dtos.js';

/** Wallets: a shopper's own, or any for an operator or a service of orders. */
@ApiTags('wallet')
@Controller('v1/users')
export class WalletController {
  constructor(private readonly readWallet: ReadWallet) {}

  @Get(':id/wallet')
  @Allow('user', 'operator', { role: 'service', scope: 'orders' })
  @ApiOperation({ summary: 'Grants of a user, newest first; a claim shows at once' })
  @ApiOkResponse({ type: WalletPage })
  @ApiNotFoundResponse({ description: 'Somebody else’s wallet' })
  async read(
    @Param('id') userId: string,
    @Query() query: WalletQueryDto,
    @Caller() caller: Identity,
  ): Promise<WalletPage> {
    ensureOwn(userId, caller);
    const { state, kind, expiringInDays, limit } = query;
    const grants = await this.readWallet.execute({
      ...{ userId, state, kind, expiringInDays },
      after: grantIdOf(query.cursor),
      limit: limit + 1,
    });
    const view = (grant: WalletGrant): WalletGrantView =>
      walletGrantView(grant, caller.role === 'user');
    const page = pageOf(grants, limit, (grant) => [grant.grantId], view);
    return { ...page, subsidyBalance: subsidyBalanceView(await this.readWallet.balance(userId)) };
  }
}
