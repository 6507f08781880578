import { ImportJournal, type RowFault } from '@boon/demo-shop';

/** Remembers the first faults to show them, and nothing else. */
export class DryRunJournal extends ImportJournal {
  readonly firstFaults: RowFault[] = [];
  private count = 0;

  constructor(private readonly shown: number) {
    super();
  }

  get faults(): number {
    return this.count;
  }

  noteOf(): undefined {
    return undefined;
  }

  record(): void {
    // A dry run does nothing that could be continued.
  }

  fault(fault: RowFault): void {
    this.count += 1;
    if (this.firstFaults.length < this.shown) this.firstFaults.push(fault);
  }
}
