import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { TokenSigner } from '@boon/platform';
import { Allow, ApiRefusals, Caller, Problem, type Identity } from '@boon/platform/http';
import { Clock } from '@boon/shared-kernel';
import { Catalogue } from '../../catalogue/catalogue.js';
import { SHOP_REFUSALS } from '../../demo-shop.refusals.js';
import { IsShopKey } from '../../http/is-shop-key.js';
import { DemoShopOptions } from '../../demo-shop.options.js';

const LIVES_MS = 30 * 60_000;
const CAMPAIGN = 'demo-ad';

/** What an ad shows. */
export class AdClickBody {
  @IsShopKey()
  sku: string;
}

/** Where a click on the ad leads. */
export class AdClickView {
  @ApiProperty({ example: '/p/masks-01-a?ad=v1.local...' })
  url: string;
}

/** Stands in for an ad network: clicks that the shop has signed, as `pdp.external-ad` asks for. */
@ApiTags('shop')
@Controller('shop/ad-clicks')
@Allow('user', 'visitor')
export class AdClicksController {
  private readonly signer: TokenSigner;

  constructor(
    options: DemoShopOptions,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {
    this.signer = new TokenSigner(options.adClickKeys);
  }

  @Post()
  @ApiOperation({
    summary: 'A signed link to a product, as an ad outside of the shop would have it',
  })
  @ApiCreatedResponse({ type: AdClickView })
  @ApiRefusals(SHOP_REFUSALS, 'shop.sku-unknown')
  async click(@Body() { sku }: AdClickBody, @Caller() { sub }: Identity): Promise<AdClickView> {
    if ((await this.catalogue.find(sku)) === undefined) {
      throw Problem.of('shop.sku-unknown', SHOP_REFUSALS);
    }
    const exp = Math.floor((this.clock.now().getTime() + LIVES_MS) / 1_000);
    const token = this.signer.sign({ sku, sub, campaign: CAMPAIGN, exp });
    return { url: `/p/${encodeURIComponent(sku)}?ad=${encodeURIComponent(token)}` };
  }
}
