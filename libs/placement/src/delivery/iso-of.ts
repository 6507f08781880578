const textOf = remembering();
const laterTextOf = remembering();

/** `toISOString` of an instant that is mostly the one that was asked for last. */
export function isoOf(instant: Date): string {
  return textOf(instant.getTime());
}

/** The same of an instant that lies some milliseconds later, mostly as many as last. */
export function isoAfter(instant: Date, ms: number): string {
  return laterTextOf(instant.getTime() + ms);
}

function remembering(): (ms: number) => string {
  let last = 0;
  let text = new Date(last).toISOString();
  return (ms) => {
    if (ms !== last) {
      text = new Date(ms).toISOString();
      last = ms;
    }
    return text;
  };
}
