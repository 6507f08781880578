import { memo, useId } from 'react';
import type { Art } from '../api/shop-types.js';
import { pickOf } from './dice.js';
import { paletteOf, type Palette } from './paint.js';
import { shapeOf } from './shape-of.js';
import { Sheen } from './sheen.js';
import './product-art.css';

interface Props {
  readonly art: Art;
  readonly categoryPath: string;
}

const VARIETIES = 4;
const SETS = 4;
const TILTS = [-5, -2, 0, 0, 3, 5] as const;

/** A product in its studio: backdrop, prop, shadow and the thing itself, all from its seed. */
export const ProductArt = memo(function ProductArt({ art, categoryPath }: Props) {
  const id = useId();
  const { seed } = art;
  const palette = paletteOf(Number(art.hue) || 0, pickOf(VARIETIES, seed, 'company'));
  const tilt = TILTS[pickOf(TILTS.length, seed, 'tilt')] ?? 0;
  return (
    <svg className="product-art" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id={`${id}g`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={palette.ground[0]} />
          <stop offset="1" stopColor={palette.ground[1]} />
        </linearGradient>
        <Sheen id={`${id}s`} palette={palette} />
        <radialGradient id={`${id}d`}>
          <stop offset="0" stopColor={palette.paint.dark} stopOpacity="0.34" />
          <stop offset="1" stopColor={palette.paint.dark} stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect width="200" height="200" fill={`url(#${id}g)`} />
      <Backdrop which={pickOf(SETS, seed, 'set')} palette={palette} />
      <ellipse cx="100" cy="166" rx="74" ry="12" fill={`url(#${id}d)`} />
      <g transform={`rotate(${tilt} 100 164)`}>
        {shapeOf(categoryPath, art.shape)({ ...palette.paint, main: `url(#${id}s)` })}
      </g>
    </svg>
  );
});

function Backdrop({ which, palette }: { readonly which: number; readonly palette: Palette }) {
  switch (which) {
    case 0:
      return <circle cx="100" cy="92" r="70" fill={palette.decor} />;
    case 1:
      return <path d="M36 200V96a64 64 0 0 1 128 0v104Z" fill={palette.decor} />;
    case 2:
      return (
        <>
          <ellipse cx="100" cy="176" rx="84" ry="17" fill={palette.decor} />
          <path d="M16 176h168v24H16Z" fill={palette.decor} />
        </>
      );
    default:
      return <path d="M0 132q50-34 100-8t100-14v90H0Z" fill={palette.decor} />;
  }
}
