import type { RefusalTable } from '@boon/shared-kernel';

/** Why a scheme may not be kept or published. */
export type SchemeRefusal =
  'scheme.stock-unknown' | 'scheme.audience-invalid' | 'scheme.arms-invalid';

/** Status and text of the refusals of solution. */
export const SCHEME_REFUSALS: RefusalTable<SchemeRefusal> = {
  'scheme.stock-unknown': {
    status: 422,
    zh: '权益库存 {stockId} 不存在或未发布',
    en: 'Stock {stockId} does not exist or is not published',
  },
  'scheme.audience-invalid': {
    status: 422,
    zh: '人群条件有误({path}):{fault}',
    en: 'The audience is wrong at {path}: {fault}',
  },
  'scheme.arms-invalid': {
    status: 422,
    zh: '实验分组名称不得重复,且比例合计不得超过 100%',
    en: 'Arms have names of their own, and their shares come to 100 % at most',
  },
};
