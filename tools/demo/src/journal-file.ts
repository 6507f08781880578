import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ImportJournal, type RowFault } from '@boon/demo-shop';

const FAULTS_HEADER = 'file,line,message\n';

/**
 * Keeps each step as one appended line, so that a kill at any moment loses at most the line being
 * written; a half-written last line is ignored. Rows at fault go to a CSV file beside it.
 */
export class JournalFile extends ImportJournal {
  private readonly notes = new Map<string, string>();
  private faultCount = 0;

  private constructor(
    private readonly path: string,
    readonly faultsPath: string,
  ) {
    super();
  }

  static open(dir: string, fingerprint: string, fresh: boolean): JournalFile {
    mkdirSync(dir, { recursive: true });
    const path = join(dir, `${fingerprint}.journal`);
    const faultsPath = join(dir, `${fingerprint}.faults.csv`);
    if (fresh) [path, faultsPath].forEach((file) => rmSync(file, { force: true }));
    const journal = new JournalFile(path, faultsPath);
    journal.load();
    return journal;
  }

  /** Rows at fault of all runs. */
  get faults(): number {
    return this.faultCount;
  }

  /** True when an earlier run left something to go on from. */
  get isContinued(): boolean {
    return this.notes.size > 0;
  }

  noteOf(step: string): string | undefined {
    return this.notes.get(step);
  }

  record(step: string, note: string): void {
    this.notes.set(step, note);
    appendFileSync(this.path, `${step}\t${note}\n`);
  }

  fault({ file, line, message }: RowFault): void {
    if (!existsSync(this.faultsPath)) appendFileSync(this.faultsPath, FAULTS_HEADER);
    const cells = [file, String(line), message].map(csvCell);
    appendFileSync(this.faultsPath, `${cells.join(',')}\n`);
    this.faultCount += 1;
  }

  private load(): void {
    const lines = linesOf(this.path);
    for (const line of lines.slice(0, -1)) {
      const [step = '', note = ''] = line.split('\t');
      this.notes.set(step, note);
    }
    // The next line must not be glued to a half-written one.
    if (lines.at(-1)) appendFileSync(this.path, '\n');
    this.faultCount = Math.max(linesOf(this.faultsPath).length - 2, 0);
  }
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}

/** Quoted, on one line, and never a formula for a spreadsheet. */
function csvCell(text: string): string {
  const oneLine = text.replace(/\s*\n\s*/g, '; ');
  const safe = /^[=+\-@]/.test(oneLine) ? `'${oneLine}` : oneLine;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
