import type { Paint } from '../paint.js';

export function ball(p: Paint) {
  return (
    <>
      <circle cx="100" cy="106" r="58" fill={p.main} />
      <path
        d="M100 48v116M42 106h116M60 64q40 42 0 84M140 64q-40 42 0 84"
        fill="none"
        stroke={p.dark}
        strokeWidth="4"
      />
      <path
        d="M62 78q10-16 26-20"
        fill="none"
        stroke={p.white}
        strokeWidth="7"
        strokeLinecap="round"
        opacity=".7"
      />
    </>
  );
}

export function backpack(p: Paint) {
  return (
    <>
      <path d="M78 52q0-20 22-20t22 20" fill="none" stroke={p.dark} strokeWidth="8" />
      <path d="M54 84q0-34 46-34t46 34v70q0 10-10 10H64q-10 0-10-10Z" fill={p.main} />
      <rect x="66" y="112" width="68" height="42" rx="9" fill={p.dark} opacity=".8" />
      <path d="M66 126h68" stroke={p.accent} strokeWidth="5" />
      <path
        d="M66 92q34-14 68 0"
        fill="none"
        stroke={p.light}
        strokeWidth="5"
        strokeLinecap="round"
      />
    </>
  );
}

export function bicycle(p: Paint) {
  return (
    <>
      <circle cx="54" cy="126" r="34" fill="none" stroke={p.dark} strokeWidth="8" />
      <circle cx="146" cy="126" r="34" fill="none" stroke={p.dark} strokeWidth="8" />
      <path
        d="M54 126 80 80h50l-36 46ZM80 80l14 46M146 126 126 66"
        fill="none"
        stroke={p.flat}
        strokeWidth="8"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M70 74h22M118 66h22" stroke={p.accent} strokeWidth="9" strokeLinecap="round" />
    </>
  );
}

export function book(p: Paint) {
  return (
    <>
      <path d="M56 46h76q14 0 14 12v106H68q-12 0-12-12Z" fill={p.main} />
      <path d="M56 152q0-10 12-10h78v22H68q-12 0-12-12Z" fill={p.white} />
      <path d="M76 46v96" stroke={p.dark} strokeWidth="4" opacity=".5" />
      <rect x="90" y="68" width="40" height="26" rx="4" fill={p.accent} />
    </>
  );
}

export function jar(p: Paint) {
  return (
    <>
      <rect x="62" y="58" width="76" height="24" rx="6" fill={p.dark} />
      <path d="M60 82h80q10 8 10 22v46q0 14-14 14H64q-14 0-14-14v-46q0-14 10-22Z" fill={p.main} />
      <rect x="50" y="104" width="100" height="38" fill={p.white} opacity=".92" />
      <circle cx="100" cy="123" r="12" fill={p.accent} />
      <path
        d="M62 92q-4 6-4 12"
        fill="none"
        stroke={p.light}
        strokeWidth="5"
        strokeLinecap="round"
      />
    </>
  );
}

export function lamp(p: Paint) {
  return (
    <>
      <path d="M78 40h44l28 62H50Z" fill={p.main} />
      <path d="M78 40h16L74 102H50Z" fill={p.light} opacity=".7" />
      <path d="M100 102v52" stroke={p.dark} strokeWidth="8" />
      <path d="M68 164q0-14 32-14t32 14Z" fill={p.dark} />
      <circle cx="100" cy="106" r="7" fill={p.accent} />
    </>
  );
}

export function pens(p: Paint) {
  return (
    <>
      <path d="M70 96 58 34l14-4 16 66ZM94 96V30h14v66ZM116 96l16-62 14 4-14 58Z" fill={p.accent} />
      <path d="m58 34 4-14 10 10ZM94 30l7-14 7 14ZM132 34l10-10 4 14Z" fill={p.dark} />
      <path d="M56 92h88l-8 64q-1 8-9 8H73q-8 0-9-8Z" fill={p.main} />
      <path d="M60 110h80" stroke={p.light} strokeWidth="6" />
    </>
  );
}

export function plant(p: Paint) {
  return (
    <>
      <path d="M100 116V66" stroke={p.dark} strokeWidth="6" />
      <path
        d="M100 92Q52 88 50 44q46 2 50 48Zm0-8q44-4 50-46-46-2-50 46Zm0-16q-20-22 0-46 20 24 0 46Z"
        fill={p.accent}
      />
      <path d="M62 112h76l-10 46q-1 6-8 6H80q-7 0-8-6Z" fill={p.main} />
      <path d="M58 108h84v14H58Z" fill={p.dark} opacity=".75" />
    </>
  );
}
