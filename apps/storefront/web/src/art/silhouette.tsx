import { memo } from 'react';
import { PLAIN } from './paint.js';
import { shapeOf } from './shape-of.js';

/** The outline of a category's goods in the colour of the text around it. */
export const Silhouette = memo(function Silhouette({
  categoryPath,
}: {
  readonly categoryPath: string;
}) {
  return (
    <svg viewBox="20 24 160 146" aria-hidden="true" focusable="false">
      {shapeOf(categoryPath)(PLAIN)}
    </svg>
  );
});
