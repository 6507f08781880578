/** Pearson's statistic of counts against the weights that they should follow. */
export function chiSquare(counts: readonly number[], weights: readonly number[]): number {
  const draws = sum(counts);
  const whole = sum(weights);
  return sum(
    counts.map((count, index) => {
      const expected = (draws * (weights[index] ?? 0)) / whole;
      return expected === 0 ? 0 : (count - expected) ** 2 / expected;
    }),
  );
}

/** P(chi-square with k degrees of freedom >= x): the upper incomplete gamma function Q(k/2, x/2). */
export function chiSquareTail(x: number, k: number): number {
  return x <= 0 ? 1 : upperGamma(k / 2, x / 2);
}

/** P(D_n >= d) that uniform values deviate so far (Kolmogorov's limit with Stephens' correction). */
export function kolmogorovTail(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const distance = Math.max(
    ...sorted.map((value, index) => Math.max((index + 1) / n - value, value - index / n)),
  );
  const scaled = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  let tail = 0;
  for (let k = 1; k <= 100; k += 1) {
    tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
  }
  return Math.min(1, Math.max(0, tail));
}

/** Numerical Recipes 6.2: a series below the mode, Lentz's continued fraction above it. */
function upperGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let series = term;
    for (let n = 1; n < 1_000; n += 1) {
      term *= x / (a + n);
      series += term;
    }
    return 1 - front * series;
  }
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1_000; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= d * c;
  }
  return front * fraction;
}

/** Lanczos' approximation, g = 7; about 15 digits. */
function logGamma(x: number): number {
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = LANCZOS.reduce(
    (total, coefficient, index) =>
      total + (index === 0 ? coefficient : coefficient / (shifted + index)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
