import type { RefusalTable } from '@boon/shared-kernel';

/** Why an asset may not be kept or published. */
export type AssetRefusal =
  | 'asset.terms-invalid'
  | 'asset.strategy-invalid'
  | 'asset.stock-refused'
  | 'asset.stock-closed'
  | 'asset.unbounded'
  | 'asset.too-costly'
  | 'asset.not-platform-funded'
  | 'asset.window-empty';

/** Status and text of the refusals of asset-strategy. */
export const ASSET_REFUSALS: RefusalTable<AssetRefusal> = {
  'asset.terms-invalid': {
    status: 422,
    zh: '权益条款有误:{fault}',
    en: 'The terms are wrong: {fault}',
  },
  'asset.strategy-invalid': {
    status: 400,
    zh: '策略有误:{fault}',
    en: 'The strategy is wrong: {fault}',
  },
  'asset.stock-refused': {
    status: 422,
    zh: '无法开出库存:{code}',
    en: 'No stock can be opened: {code}',
  },
  'asset.stock-closed': {
    status: 409,
    zh: '库存状态不允许该操作:{code}',
    en: 'The stock behind it cannot do that now: {code}',
  },
  'asset.too-costly': {
    status: 422,
    zh: '最高成本超过上限 {most} 分',
    en: 'It could cost more than {most} fen',
  },
  'asset.not-platform-funded': {
    status: 422,
    zh: '资产须由平台全额出资;商家券须经招商提报',
    en: 'Assets are paid by the platform alone; merchants bring vouchers by proposals',
  },
  'asset.unbounded': {
    status: 422,
    zh: '必须设置数量或金额预算',
    en: 'A quantity or a value budget must bound the cost',
  },
  'asset.window-empty': {
    status: 422,
    zh: '结束时间必须晚于开始时间',
    en: 'The validity must end after it starts',
  },
};
