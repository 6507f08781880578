import type { Paint } from '../paint.js';

export function dress(p: Paint) {
  return (
    <>
      <path d="M82 36q18 18 36 0l12 8-10 36 34 80q-54 16-108 0l34-80-10-36Z" fill={p.main} />
      <path d="M80 80h40l3 12H77Z" fill={p.accent} />
      <path
        d="M88 92 70 160M100 92v70M112 92l18 68"
        stroke={p.light}
        strokeWidth="3"
        opacity=".7"
      />
    </>
  );
}

export function coat(p: Paint) {
  return (
    <>
      <path d="M78 38h44l30 16 18 74-22 6-10-34v64H62v-64l-10 34-22-6 18-74Z" fill={p.main} />
      <path d="M78 38 100 84l22-46 12 8-34 62-34-62Z" fill={p.dark} />
      <path d="M100 104v60" stroke={p.dark} strokeWidth="3" />
      <circle cx="92" cy="120" r="4" fill={p.accent} />
      <circle cx="92" cy="140" r="4" fill={p.accent} />
      <path d="M66 132h18M116 132h18" stroke={p.light} strokeWidth="5" strokeLinecap="round" />
    </>
  );
}

export function shirt(p: Paint) {
  return (
    <>
      <path d="M78 40h44l40 22-16 34-16-8v74H70V88l-16 8-16-34Z" fill={p.main} />
      <path d="m78 40 22 24 22-24 8 5-18 30-12-9-12 9-18-30Z" fill={p.white} />
      <path d="M100 68v94" stroke={p.light} strokeWidth="4" />
      <path
        d="M98 84h4M98 104h4M98 124h4M98 144h4"
        stroke={p.dark}
        strokeWidth="5"
        strokeLinecap="round"
      />
      <rect
        x="112"
        y="92"
        width="18"
        height="20"
        rx="3"
        fill={p.flat}
        stroke={p.light}
        strokeWidth="2"
      />
    </>
  );
}

export function trousers(p: Paint) {
  return (
    <>
      <path d="M66 40h68l12 122h-34l-12-78-12 78H54Z" fill={p.main} />
      <path d="M66 40h68l1 14H65Z" fill={p.dark} />
      <circle cx="100" cy="47" r="4" fill={p.accent} />
      <path
        d="M68 60q2 16 14 20M132 60q-2 16-14 20M100 54v28"
        fill="none"
        stroke={p.light}
        strokeWidth="3"
      />
    </>
  );
}

export function shoe(p: Paint) {
  return (
    <>
      <path
        d="M34 146h136v8q0 10-12 10H46q-12 0-12-10Z"
        fill={p.white}
        stroke={p.light}
        strokeWidth="3"
      />
      <path d="M36 146V92q16 12 34-4l8-16 38 42q10 8 30 10 24 4 24 22Z" fill={p.main} />
      <path d="M36 146v-22q24 10 50 22Z" fill={p.dark} />
      <path
        d="m84 92 14-8M94 103l14-8M105 113l13-8"
        stroke={p.white}
        strokeWidth="5"
        strokeLinecap="round"
      />
      <path
        d="M56 134q40-4 56-20"
        fill="none"
        stroke={p.accent}
        strokeWidth="7"
        strokeLinecap="round"
      />
    </>
  );
}
