import { memo, useId } from 'react';
import { spread } from './dice.js';
import { paletteOf } from './paint.js';
import { shapeOf } from './shape-of.js';
import { Sheen } from './sheen.js';

const TURN = 360;

/** A category as a small picture of its goods. */
export const CategoryIcon = memo(function CategoryIcon({ path }: { readonly path: string }) {
  const id = useId();
  const palette = paletteOf(spread(path) % TURN, 1);
  return (
    <svg viewBox="10 16 180 168" aria-hidden="true" focusable="false">
      <defs>
        <Sheen id={id} palette={palette} />
      </defs>
      {shapeOf(path)({ ...palette.paint, main: `url(#${id})` })}
    </svg>
  );
});
