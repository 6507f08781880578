import { notFound, type Identity } from '@boon/platform/http';
import { NAME } from './is-name.js';

/** Throws 404 unless a shopper asks for what is theirs; services may ask for anybody's. */
export function ensureOwn(userId: string, caller: Identity): void {
  const isForeign = caller.role === 'user' && caller.sub !== userId;
  if (isForeign || !NAME.test(userId)) throw notFound();
}
