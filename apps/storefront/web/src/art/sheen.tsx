import type { Palette } from './paint.js';

const STOPS = ['0', '0.45', '1'] as const;

/** The light that falls on a round body from the left. */
export function Sheen({ id, palette }: { readonly id: string; readonly palette: Palette }) {
  return (
    <linearGradient id={id} x1="0" y1="0" x2="1" y2="0.25">
      {STOPS.map((offset, index) => (
        <stop key={offset} offset={offset} stopColor={palette.sheen[index]} />
      ))}
    </linearGradient>
  );
}
