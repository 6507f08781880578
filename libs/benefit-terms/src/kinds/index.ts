export type { BenefitFamily, KindUse } from './kind-module.js';
export { familyOfKind, isBroughtByMerchants, kindsUsed, useOfKind } from './registry.js';
