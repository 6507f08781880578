import { applyDecorators, Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Limits } from '@boon/platform/http';
import { CatalogueIntake } from '../../catalogue/catalogue-intake.js';
import { SHOP_REFUSALS } from '../../demo-shop.refusals.js';
import { categoryLines, merchantLines, shelfLines } from '../read-lines.js';

const BODY_BYTES = 4 * 1024 * 1024;

/** How much was taken. */
export class TakenView {
  @ApiProperty({ type: 'integer' })
  taken: number;
}

/** How much there is. */
export class RenewedView {
  @ApiProperty({ type: 'integer' })
  products: number;
}

function Lines(path: string, example: object): MethodDecorator {
  return applyDecorators(
    Post(path),
    HttpCode(200),
    Limits({ bodyBytes: BODY_BYTES, accepts: 'ndjson' }),
    ApiOperation({ summary: `Takes ${path}, one JSON object per line; all of them or none` }),
    ApiConsumes('application/x-ndjson'),
    ApiBody({ schema: { type: 'string', example: JSON.stringify(example) } }),
    ApiOkResponse({ type: TakenView }),
    ApiRefusals(SHOP_REFUSALS, 'shop.intake-unreadable'),
  );
}

/** Where the shop's goods come in, by whoever keeps the shop. May be repeated: the last one counts. */
@ApiTags('shop intake')
@Controller('shop/intake')
@Allow({ role: 'service', scope: 'feeds' })
export class IntakeController {
  constructor(private readonly intake: CatalogueIntake) {}

  @Lines('categories', { path: 'beauty/skincare', name: { zh: '护肤', en: 'Skincare' } })
  async categories(@Body() body: unknown): Promise<TakenView> {
    const { lines } = answer(categoryLines(textOf(body)), SHOP_REFUSALS);
    await this.intake.takeCategories(lines);
    return { taken: lines.length };
  }

  @Lines('merchants', { merchantId: 'm-7', name: { zh: '澜旗舰店', en: 'Lan Flagship Store' } })
  async merchants(@Body() body: unknown): Promise<TakenView> {
    const { lines } = answer(merchantLines(textOf(body)), SHOP_REFUSALS);
    await this.intake.takeMerchants(lines);
    return { taken: lines.length };
  }

  @Lines('products', {
    sku: 'mask-01',
    spu: 'mask',
    name: { zh: '补水面膜', en: 'Hydrating mask' },
    categoryPath: 'beauty/skincare/masks',
    brand: 'lan',
    brandName: { zh: '澜', en: 'Lan' },
    merchantId: 'm-7',
    priceFen: '12900',
    sales: 321,
  })
  async products(@Body() body: unknown): Promise<TakenView> {
    const { lines } = answer(shelfLines(textOf(body)), SHOP_REFUSALS);
    await this.intake.takeProducts(lines);
    return { taken: lines.length };
  }

  @Post('renew')
  @HttpCode(200)
  @ApiOperation({ summary: 'Counts categories and renews what is suggested, after the last lines' })
  @ApiOkResponse({ type: RenewedView })
  async renew(): Promise<RenewedView> {
    return { products: await this.intake.renew() };
  }
}

// A request without any body arrives as undefined.
function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}
