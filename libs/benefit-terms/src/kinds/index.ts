export type { KindUse } from './kind-module.js';
export { isBroughtByMerchants, kindsUsed, useOfKind } from './registry.js';
