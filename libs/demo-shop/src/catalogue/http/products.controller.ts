import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiRefusals, pageOf, positionOf, Problem, Public } from '@boon/platform/http';
import { SHOP_REFUSALS } from '../../demo-shop.refusals.js';
import { Catalogue } from '../catalogue.js';
import type { ProductPosition } from '../domain/product.js';
import { categoryTree } from './category-tree.js';
import { ProductListQuery, SuggestQuery } from './product-dtos.js';
import {
  productView,
  ShopCategoryView,
  ShopProductList,
  ShopProductPage,
  SuggestionView,
  suggestionView,
} from './product-views.js';

const CATEGORY_LEVELS = 2;
const MOST_COUNTED = 10_000;
const MOST_SUGGESTIONS = 8;
const RELATED = 8;

/** What the shop sells: open to everybody. */
@ApiTags('shop')
@Controller('shop')
@Public()
export class ProductsController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get('categories')
  @ApiOperation({ summary: 'Two levels of categories that hold products' })
  @ApiOkResponse({ type: [ShopCategoryView] })
  async categories(): Promise<ShopCategoryView[]> {
    return categoryTree(await this.catalogue.categories(CATEGORY_LEVELS));
  }

  @Get('products')
  @ApiOperation({ summary: 'Products by text, category, brand or seller, in the order asked for' })
  @ApiOkResponse({ type: ShopProductList })
  async list(@Query() asked: ProductListQuery): Promise<ShopProductList> {
    const { cursor, limit, ...filters } = asked;
    const after = productPosition(cursor);
    const query = { ...filters, after, limit: limit + 1 };
    const [found, total] = await Promise.all([
      this.catalogue.search(query),
      after === undefined ? this.catalogue.count(query, MOST_COUNTED) : null,
    ]);
    const { items, nextCursor } = pageOf(
      found,
      limit,
      ({ position }) => position,
      ({ product }) => productView(product),
    );
    return { items: [...items], next: nextCursor, total };
  }

  @Get('products/:sku')
  @ApiOperation({ summary: 'A product, with what stands beside it' })
  @ApiOkResponse({ type: ShopProductPage })
  @ApiRefusals(SHOP_REFUSALS, 'shop.sku-unknown')
  async product(@Param('sku') sku: string): Promise<ShopProductPage> {
    const product = await this.catalogue.find(sku);
    if (product === undefined) throw Problem.of('shop.sku-unknown', SHOP_REFUSALS);
    const related = await this.catalogue.related(product, RELATED);
    return { ...productView(product), related: related.map(productView) };
  }

  @Get('suggest')
  @ApiOperation({ summary: 'What a text may become while somebody types it' })
  @ApiOkResponse({ type: [SuggestionView] })
  async suggest(@Query() { query }: SuggestQuery): Promise<SuggestionView[]> {
    return (await this.catalogue.suggest(query, MOST_SUGGESTIONS)).map(suggestionView);
  }
}

function productPosition(cursor: string | undefined): ProductPosition | undefined {
  const position = positionOf(cursor, 2);
  if (position === undefined) return undefined;
  const [key, sku] = position;
  if (typeof key !== 'number' || !Number.isSafeInteger(key) || typeof sku !== 'string') {
    throw Problem.edge('request.cursor-invalid');
  }
  return [key, sku];
}
