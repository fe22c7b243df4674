/** A colour in CIE L*a*b* under D65: lightness 0 to 100, a green to red, b blue to yellow. */
export interface Lab {
  l: number;
  a: number;
  b: number;
}

/** '#rrggbb' in sRGB to L*a*b*. */
export function labOf(colour: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const x = cubeRoot((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = cubeRoot(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = cubeRoot((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

/** How far two '#rrggbb' colours look apart, CIEDE2000: 1 is just noticeable, 10 clearly another shade, 50 another colour. */
export function colourDifference(first: string, second: string): number {
  return labDifference(labOf(first), labOf(second));
}

/** CIEDE2000 of two L*a*b* colours, all weights 1. */
export function labDifference(first: Lab, second: Lab): number {
  const [one, two] = withRedness(first, second);
  const lightness = (one.l + two.l) / 2;
  const chroma = (one.c + two.c) / 2;
  const { turn, middle } = hues(one, two);
  const dl = (two.l - one.l) / (1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2));
  const dc = (two.c - one.c) / (1 + 0.045 * chroma);
  const dh = (2 * Math.sqrt(one.c * two.c) * sin(turn / 2)) / (1 + 0.015 * chroma * hueWeight(middle));
  const blue = sin(60 * Math.exp(-(((middle - 275) / 25) ** 2))) * 2 * saturation(chroma);
  return Math.sqrt(dl * dl + dc * dc + dh * dh - blue * dc * dh);
}

interface Polar {
  l: number;
  c: number;
  h: number;
}

/** Greys are spread along a, as the formula asks, before chroma and hue are taken. */
function withRedness(first: Lab, second: Lab): [Polar, Polar] {
  const grey = 1 + 0.5 * (1 - saturation((Math.hypot(first.a, first.b) + Math.hypot(second.a, second.b)) / 2));
  const polar = ({ l, a, b }: Lab): Polar => ({
    l,
    c: Math.hypot(a * grey, b),
    h: ((Math.atan2(b, a * grey) * 180) / Math.PI + 360) % 360,
  });
  return [polar(first), polar(second)];
}

function hues(one: Polar, two: Polar): { turn: number; middle: number } {
  if (one.c * two.c === 0) return { turn: 0, middle: one.h + two.h };
  const turn = ((two.h - one.h + 540) % 360) - 180;
  return { turn, middle: (one.h + turn / 2 + 360) % 360 };
}

function hueWeight(h: number): number {
  return 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
}

function saturation(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function cubeRoot(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
