let last = 0;
let text = new Date(last).toISOString();

/** `toISOString` of an instant that is mostly the one that was asked for last. */
export function isoOf(instant: Date): string {
  const ms = instant.getTime();
  if (ms !== last) {
    text = instant.toISOString();
    last = ms;
  }
  return text;
}
