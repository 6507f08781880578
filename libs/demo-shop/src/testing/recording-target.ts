import type { Draft } from '../benefits/drafts.js';
import type { RejectedLine } from '../feeds/feed-answer.js';
import type { FeedContents, FeedName } from '../feeds/feed-lines.js';
import {
  ImportJournal,
  ImportProgress,
  ImportTarget,
  type Placed,
  type RowFault,
} from '../importing/ports.js';
import type { Shelves } from '../shop/shelves.js';

/** Remembers what was sent; can refuse lines and break down like a server that dies. */
export class RecordingTarget extends ImportTarget {
  readonly batches: { readonly name: FeedName; readonly lines: readonly object[] }[] = [];
  readonly drafts: Draft[] = [];
  readonly shelves: Shelves[] = [];
  renewals = 0;
  /** How many more calls are served before each one fails. */
  callsLeft = Number.POSITIVE_INFINITY;
  rejects: (line: object) => RejectedLine['code'] | null = () => null;

  send<Name extends FeedName>(
    name: Name,
    lines: readonly FeedContents[Name][],
  ): Promise<RejectedLine[]> {
    if (!this.serves()) return Promise.reject(new Error('the server died'));
    this.batches.push({ name, lines });
    const rejected = lines.map((line, index) => ({
      line: index + 1,
      code: this.rejects(line) ?? '',
      field: 'any',
    }));
    return Promise.resolve(rejected.filter(({ code }) => code !== ''));
  }

  shelve(shelves: Shelves): Promise<void> {
    if (!this.serves()) return Promise.reject(new Error('the server died'));
    this.shelves.push(shelves);
    return Promise.resolve();
  }

  renewShelves(): Promise<void> {
    if (!this.serves()) return Promise.reject(new Error('the server died'));
    this.renewals += 1;
    return Promise.resolve();
  }

  settle(draft: Draft): Promise<Placed> {
    if (!this.serves()) return Promise.reject(new Error('the server died'));
    this.drafts.push(draft);
    const stockId = draft.kind === 'assets' ? `stock-of-${draft.code}` : null;
    return Promise.resolve({ id: `id-of-${draft.code}`, stockId });
  }

  /** All lines of a feed, in the order in which they came. */
  linesOf<Name extends FeedName>(name: Name): FeedContents[Name][] {
    const lines = this.batches.filter((batch) => batch.name === name).flatMap(({ lines }) => lines);
    return lines as FeedContents[Name][];
  }

  contentOf(code: string): Readonly<Record<string, unknown>> | undefined {
    const draft = this.drafts.find((each) => each.code === code);
    return draft?.content as Record<string, unknown> | undefined;
  }

  private serves(): boolean {
    this.callsLeft -= 1;
    return this.callsLeft >= 0;
  }
}

/** A journal in memory. */
export class MemoryJournal extends ImportJournal {
  readonly notes = new Map<string, string>();
  readonly faults: RowFault[] = [];

  noteOf(step: string): string | undefined {
    return this.notes.get(step);
  }

  record(step: string, note: string): void {
    this.notes.set(step, note);
  }

  fault(fault: RowFault): void {
    this.faults.push(fault);
  }
}

/** Counts instead of drawing. */
export class CountingProgress extends ImportProgress {
  readonly stages: { name: string; total: number | null; done: number }[] = [];

  begin(name: string, total: number | null): void {
    this.stages.push({ name, total, done: 0 });
  }

  advance(items: number): void {
    const stage = this.stages.at(-1);
    if (stage) stage.done += items;
  }

  end(): void {
    // Nothing to draw.
  }
}
