import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Caller,
  notFound,
  pageOf,
  positionOf,
  Problem,
  type Identity,
  type Page,
} from '@boon/platform/http';
import { isId } from '@boon/shared-kernel';
import { NAME } from '../../http/is-name.js';
import { ReadWallet } from '../read-wallet.js';
import {
  walletGrantView,
  WalletPage,
  WalletQueryDto,
  type WalletGrantView,
} from './wallet-dtos.js';

/** Wallets: a shopper's own, or any for a service of orders. */
@ApiTags('wallet')
@Controller('v1/users')
export class WalletController {
  constructor(private readonly readWallet: ReadWallet) {}

  @Get(':id/wallet')
  @Allow('user', { role: 'service', scope: 'orders' })
  @ApiOperation({ summary: 'Grants of a user, newest first; a claim shows at once' })
  @ApiOkResponse({ type: WalletPage })
  @ApiNotFoundResponse({ description: 'Somebody else’s wallet' })
  async read(
    @Param('id') userId: string,
    @Query() query: WalletQueryDto,
    @Caller() caller: Identity,
  ): Promise<Page<WalletGrantView>> {
    const isForeign = caller.role === 'user' && caller.sub !== userId;
    if (isForeign || !NAME.test(userId)) throw notFound();

    const { state, kind, expiringInDays, limit } = query;
    const grants = await this.readWallet.execute({
      ...{ userId, state, kind, expiringInDays },
      after: grantIdOf(query.cursor),
      limit: limit + 1,
    });
    return pageOf(grants, limit, (grant) => [grant.grantId], walletGrantView);
  }
}

function grantIdOf(cursor: string | undefined): string | undefined {
  const position = positionOf(cursor, 1)?.[0];
  if (position !== undefined && !isId(position)) throw Problem.edge('request.cursor-invalid');
  return position;
}
