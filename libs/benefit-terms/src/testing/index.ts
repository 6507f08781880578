export type { KindModule } from '../kinds/kind-module.js';
export { addKind } from '../kinds/registry.js';
