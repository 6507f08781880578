import { isId } from '@boon/shared-kernel';
import { PersonalPicks } from '../personal-picks.js';

/** Asks a recommender of the shop: `GET <url>/users/<id>/picks` answers `{stockIds: [...]}`. */
export class HttpPersonalPicks extends PersonalPicks {
  constructor(private readonly url: string) {
    super();
  }

  async pick(userId: string, signal: AbortSignal): Promise<readonly string[]> {
    const url = `${this.url.replace(/\/$/, '')}/users/${encodeURIComponent(userId)}/picks`;
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`the recommender answered ${response.status}`);
    const body = (await response.json()) as { readonly stockIds?: unknown } | null;
    const stockIds: unknown = body?.stockIds;
    if (!Array.isArray(stockIds)) throw new TypeError('the recommender answered no stockIds');
    return stockIds.filter((id): id is string => typeof id === 'string' && isId(id));
  }
}
