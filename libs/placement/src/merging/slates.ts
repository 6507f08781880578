export { bestSlate } from './best-slate.js';
export type { Option, Slate } from './slate.js';
