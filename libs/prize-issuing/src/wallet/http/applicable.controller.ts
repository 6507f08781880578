import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  pageOf,
  positionOf,
  Problem,
  type Identity,
  type Page,
} from '@boon/platform/http';
import { isId } from '@boon/shared-kernel';
import { quoteRequest } from '../../quote/http/quote-request.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { FindApplicable, type FindApplicableQuery } from '../find-applicable.js';
import {
  ApplicableBody,
  applicableGrantView,
  ApplicablePage,
  type ApplicableGrantView,
} from './applicable-dtos.js';

const DEFAULT_LIMIT = 50;

/** What of a wallet a cart could use. */
@ApiTags('wallet')
@Controller('v1/wallet')
export class ApplicableController {
  constructor(private readonly findApplicable: FindApplicable) {}

  @Post('applicable')
  @HttpCode(200)
  @Allow('user', { role: 'service', scope: 'orders' })
  @ApiOperation({
    summary: 'Held grants with what they could do for a cart, or why not and what is missing',
  })
  @ApiOkResponse({ type: ApplicablePage })
  @ApiRefusals(ISSUING_REFUSALS, 'quote.sku-unknown', 'quote.order-too-large')
  async find(
    @Body()
    { onlyApplicable = false, kind, limit = DEFAULT_LIMIT, cursor, ...order }: ApplicableBody,
    @Caller() caller: Identity,
  ): Promise<Page<ApplicableGrantView>> {
    const outcome = await this.findApplicable.execute({
      ...quoteRequest(order, caller),
      ...{ onlyApplicable, kind, after: afterOf(cursor), limit: limit + 1 },
    });
    const { grants } = answer(outcome, ISSUING_REFUSALS);
    return pageOf(
      grants,
      limit,
      ({ grant }) => [grant.expiresAt.getTime(), grant.grantId],
      applicableGrantView,
    );
  }
}

function afterOf(cursor: string | undefined): FindApplicableQuery['after'] {
  const position = positionOf(cursor, 2);
  if (position === undefined) return undefined;
  const [expiry, grantId] = position;
  if (typeof expiry !== 'number' || !isId(grantId)) throw Problem.edge('request.cursor-invalid');
  return { expiresAt: new Date(expiry), grantId };
}
