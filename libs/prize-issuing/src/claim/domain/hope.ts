const FIRST_DOUBTS = 4;
const MOST_DOUBTS = 64;

/**
 * Whether to try the cheap way first. After it failed it is left alone for a few batches, ever more of them
 * while it keeps failing: where users press on beyond their limits, it would be tried in vain.
 */
export class Hope {
  private doubts = 0;
  private next = FIRST_DOUBTS;

  isJustified(): boolean {
    if (this.doubts === 0) return true;
    this.doubts -= 1;
    return false;
  }

  learn(hasWorked: boolean): void {
    this.doubts = hasWorked ? 0 : this.next;
    this.next = hasWorked ? FIRST_DOUBTS : Math.min(this.next * 2, MOST_DOUBTS);
  }
}
