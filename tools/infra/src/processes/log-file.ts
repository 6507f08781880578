import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT_BYTES = 10_000_000;

/** A log that servers append to; `mark()` is where this run begins, so that old lines are not taken for new ones. */
export class LogFile {
  private begin = 0;

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    if (this.size() > KEPT_BYTES) renameSync(path, `${path}.old`);
    this.mark();
  }

  mark(): void {
    this.begin = this.size();
  }

  /** What was written since the mark. */
  text(): string {
    return existsSync(this.path)
      ? readFileSync(this.path).subarray(this.begin).toString('utf8')
      : '';
  }

  tail(lines: number): string {
    return this.text().trimEnd().split('\n').slice(-lines).join('\n');
  }

  private size(): number {
    return existsSync(this.path) ? statSync(this.path).size : 0;
  }
}
