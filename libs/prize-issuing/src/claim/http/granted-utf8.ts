import type { ClaimedGrant } from '../domain/claim.js';

/** What the grants of one offer in one batch have in common: it is rendered once for all of them. */
interface Common {
  readonly name: ClaimedGrant['name'];
  readonly expiresAt: string;
  readonly utf8: string;
}

const commons = new WeakMap<ClaimedGrant['terms'], Common>();

/**
 * The JSON of a granted claim in UTF-8, each byte as one character (`HotAnswer`), byte for byte what
 * `JSON.stringify({ claimKey, grants })` writes. The key is ASCII.
 */
export function grantedUtf8(claimKey: string, grants: readonly ClaimedGrant[]): string {
  let rendered = '';
  for (const grant of grants) {
    if (rendered !== '') rendered += ',';
    rendered += `{"grantId":"${grant.grantId}","stockId":"${grant.stockId}",${commonOf(grant)}`;
  }
  return `{"claimKey":${JSON.stringify(claimKey)},"grants":[${rendered}]}`;
}

function commonOf({ name, kind, terms, expiresAt }: ClaimedGrant): string {
  const known = commons.get(terms);
  if (known?.expiresAt === expiresAt && known.name === name) return known.utf8;
  const json = JSON.stringify({ name, kind, terms, expiresAt }).slice(1);
  const utf8 = Buffer.from(json).toString('latin1');
  commons.set(terms, { name, expiresAt, utf8 });
  return utf8;
}
