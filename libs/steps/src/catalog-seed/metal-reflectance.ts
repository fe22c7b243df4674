/**
 * Reflectance of bare metals at normal incidence (F0), linear RGB 0 to 1. Measured n and k as collected at
 * refractiveindex.info, in the tables of S. Lagarde, "Feeding a physically based shading model" (2011) (aluminium, chromium,
 * copper, iron, nickel, titanium) and Adobe's "Metal material references" (zinc); brass is Cu70Zn30 by Querry (1985).
 */
const MEASURED = {
  aluminium: [0.913, 0.921, 0.925],
  brass: [0.91, 0.778, 0.423],
  chromium: [0.55, 0.556, 0.554],
  copper: [0.955, 0.638, 0.538],
  iron: [0.56, 0.57, 0.58],
  nickel: [0.66, 0.609, 0.526],
  titanium: [0.542, 0.497, 0.449],
  zinc: [0.876, 0.869, 0.854],
} as const;

/**
 * A finish: how often light is reflected on average before it leaves the surface (1 = a mirror; more between ridges and
 * pores, which deepens the colour) and the share that oxide and passivation let through, 0 to 1.
 */
export interface Finish {
  bounces: number;
  clean: number;
}

/** The base colour '#rrggbb' (sRGB) of a metal in a finish: measured reflectance to the power of the bounces, times the clean share. */
export function reflectanceOf(metal: keyof typeof MEASURED, { bounces, clean }: Finish): string {
  return `#${MEASURED[metal].map((share) => channel(clean * share ** bounces)).join('')}`;
}

function channel(light: number): string {
  const encoded = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}
