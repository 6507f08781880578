import { ImportProgress } from '@boon/demo-shop';

const WIDTH = 24;
const REDRAWN_MS = 100;
const LABEL = 20;

/** Where the bar is drawn: a terminal, or a log that gets one line for each stage. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line for each stage: how far it is, how fast, how long it took. */
export class ProgressBar extends ImportProgress {
  private stage = '';
  private total: number | null = null;
  private done = 0;
  private began = 0;
  private drawn = 0;

  constructor(
    private readonly screen: Screen,
    private readonly clockMs: () => number = () => performance.now(),
  ) {
    super();
  }

  begin(stage: string, total: number | null): void {
    this.stage = stage;
    this.total = total;
    this.done = 0;
    this.began = this.clockMs();
    this.draw();
  }

  advance(items: number): void {
    this.done += items;
    if (this.clockMs() - this.drawn >= REDRAWN_MS) this.draw();
  }

  end(): void {
    const seconds = (this.clockMs() - this.began) / 1_000;
    const rate = this.done === 0 ? '' : ` ${countOf(this.done)} (${perSecond(this.done, seconds)})`;
    const line = `${this.stage.padEnd(LABEL)}${rate} in ${seconds.toFixed(1)} s`;
    this.screen.write(this.screen.isTTY ? `\r${line.padEnd(78)}\n` : `${line}\n`);
  }

  private draw(): void {
    this.drawn = this.clockMs();
    if (!this.screen.isTTY) return;
    this.screen.write(`\r${this.stage.padEnd(LABEL)} ${this.bar()}`.padEnd(79));
  }

  private bar(): string {
    if (this.total === null) return '...';
    const share = this.total === 0 ? 1 : Math.min(this.done / this.total, 1);
    const filled = Math.round(share * WIDTH);
    const blocks = '#'.repeat(filled).padEnd(WIDTH, '.');
    return `[${blocks}] ${Math.floor(share * 100)} % of ${countOf(this.total)}`;
  }
}

/** `92,331`. */
export function countOf(items: number): string {
  return items.toLocaleString('en-US');
}

function perSecond(items: number, seconds: number): string {
  return `${countOf(Math.round(items / Math.max(seconds, 0.001)))}/s`;
}
