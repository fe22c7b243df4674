import type { Material } from '../domain.js';
import { reflectanceOf } from './metal-reflectance.js';

type Look = [key: string, label: string, baseColour: string, roughness: number, metalness?: number];

const MIRROR = { bounces: 1, clean: 1 };

/** Bronze takes copper's reflectance, tin bronzes being nine tenths copper. Dyes, oxides and lacquers are no metal's own colour. */
const METALS: Look[] = [
  ['steel-polished', 'Steel, polished', reflectanceOf('iron', MIRROR), 0.16],
  ['steel-brushed', 'Steel, brushed', reflectanceOf('iron', { bounces: 1, clean: 0.8 }), 0.34],
  ['steel-black-oxide', 'Steel, black oxide', '#3a3b3d', 0.42, 0.6],
  ['steel-galvanised', 'Steel, galvanised', reflectanceOf('zinc', { bounces: 2, clean: 0.55 }), 0.54],
  ['stainless-matt', 'Stainless steel, matt', reflectanceOf('chromium', { bounces: 1, clean: 0.7 }), 0.46],
  ['cast-iron', 'Cast iron', reflectanceOf('iron', { bounces: 2.5, clean: 0.55 }), 0.64],
  ['chrome', 'Chrome', reflectanceOf('chromium', MIRROR), 0.06],
  ['nickel', 'Nickel', reflectanceOf('nickel', { bounces: 1, clean: 0.9 }), 0.2],
  ['brass', 'Brass', reflectanceOf('brass', { bounces: 2, clean: 0.8 }), 0.28],
  ['bronze', 'Bronze', '#b07a4a', 0.36],
  ['copper', 'Copper', reflectanceOf('copper', { bounces: 2, clean: 0.8 }), 0.26],
  ['aluminium', 'Aluminium, machined', reflectanceOf('aluminium', { bounces: 1, clean: 0.66 }), 0.4],
  ['aluminium-anodised', 'Aluminium, anodised', reflectanceOf('aluminium', { bounces: 1, clean: 0.5 }), 0.56],
  ['titanium', 'Titanium', reflectanceOf('titanium', { bounces: 1.5, clean: 0.8 }), 0.44],
];

const PLASTICS: Look[] = [
  ['pom-white', 'POM, white', '#e9e8e3', 0.5],
  ['pom-black', 'POM, black', '#1b1c1e', 0.44],
  ['pa66-natural', 'PA66, natural', '#e2d9c0', 0.46],
  ['ptfe-white', 'PTFE, white', '#f4f4f2', 0.62],
  ['peek-natural', 'PEEK, natural', '#b8a283', 0.44],
  ['abs-grey', 'ABS, grey', '#8d9194', 0.5],
  ['polymer-graphite', 'Polymer, graphite', '#45484b', 0.6],
];

const RUBBERS: Look[] = [
  ['rubber-nbr', 'Rubber, NBR black', '#2a2b2c', 0.8],
  ['rubber-fkm-brown', 'Rubber, FKM brown', '#5a3a29', 0.76],
  ['rubber-silicone-red', 'Rubber, silicone red', '#a5472f', 0.66],
];

const CERAMICS: Look[] = [
  ['ceramic-si3n4', 'Ceramic, silicon nitride', '#2e3033', 0.18],
  ['ceramic-al2o3', 'Ceramic, alumina', '#f0eadd', 0.3],
];

const COATINGS: Look[] = [
  ['paint-red', 'Paint, signal red', '#b3202a', 0.4],
  ['paint-blue', 'Paint, gentian blue', '#10508a', 0.4],
  ['powder-coat-black', 'Powder coat, black', '#17191b', 0.58],
  ['zinc-flake', 'Zinc flake coating', '#a4a8aa', 0.6, 0.4],
];

/** Thirty surfaces for the studio; base colours of metals are their reflectance, of the others their paint. */
export const MATERIALS: Material[] = [
  ...METALS.map(surface('metal', 1)),
  ...PLASTICS.map(surface('plastic', 0)),
  ...RUBBERS.map(surface('rubber', 0)),
  ...CERAMICS.map(surface('ceramic', 0)),
  ...COATINGS.map(surface('coating', 0)),
];

function surface(category: Material['category'], usual: number): (look: Look) => Material {
  return ([key, label, baseColour, roughness, metalness = usual]) => ({
    key,
    label,
    category,
    baseColour,
    metalness,
    roughness,
  });
}
