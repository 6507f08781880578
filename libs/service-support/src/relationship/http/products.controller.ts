import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, notFound, PageOf, pageOf, positionOf, type Page } from '@boon/platform/http';
import { ProductDirectory } from '../product-directory.js';
import { ProductQuery, productView, ProductView } from './product-dtos.js';

/** The product directory, for pages and pickers. */
@ApiTags('products')
@Controller('v1/products')
@Allow('user', 'visitor', 'operator', 'service')
export class ProductsController {
  constructor(private readonly products: ProductDirectory) {}

  @Get()
  @ApiOperation({ summary: 'Finds products by words and category, in order of SKU' })
  @ApiOkResponse({ type: PageOf(ProductView) })
  find(@Query() { query, category, cursor, limit }: ProductQuery): Page<ProductView> {
    const [after] = positionOf(cursor, 1) ?? [];
    const found = this.products.search({
      limit: limit + 1,
      ...(query !== undefined && { query }),
      ...(category !== undefined && { category }),
      ...(after !== undefined && { after: String(after) }),
    });
    return pageOf(found, limit, ({ sku }) => [sku], productView);
  }

  @Get(':sku')
  @ApiOperation({ summary: 'Shows one product' })
  @ApiOkResponse({ type: ProductView })
  @ApiNotFoundResponse({ description: 'No such product' })
  show(@Param('sku') sku: string): ProductView {
    const product = this.products.find(sku);
    if (product === undefined) throw notFound();
    return productView(product);
  }
}
