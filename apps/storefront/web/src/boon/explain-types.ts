import type { Bilingual } from '../i18n/language.js';

/** A candidate and how far it came. */
export interface ExplainedCandidate {
  readonly stockId: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly sku: string | null;
  readonly fate: string;
  readonly reason: string | null;
  readonly text: Bilingual | null;
  readonly wouldQualify?: Bilingual | string | null;
  readonly score?: number;
  readonly payable?: string | null;
}

/** A slot of an explained decision. */
export interface ExplainedSlot {
  readonly slot: string;
  readonly survivors?: Readonly<Record<string, number>>;
  readonly stages?: readonly {
    readonly stage: string;
    readonly in: number;
    readonly out: number;
  }[];
  readonly candidates?: readonly ExplainedCandidate[];
  readonly nearest?: readonly ExplainedCandidate[];
  readonly winners?: readonly ExplainedCandidate[];
}

/** A decision with its reasons. */
export interface Explained {
  readonly decisionId: string;
  readonly decidedAt: string;
  readonly catalogueVersion: string;
  readonly valuation: string;
  readonly degraded: readonly string[];
  readonly slots: readonly ExplainedSlot[];
}
