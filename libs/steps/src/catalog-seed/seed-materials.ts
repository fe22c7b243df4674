import type { Material } from '../domain.js';

/** Base colours are what a matte sample of the surface shows in neutral light; metals are a little darker than their specular colour. */
export const seedMaterials: Material[] = [
  { key: 'steel-polished', label: 'Steel, polished', baseColour: '#c4c7ca', metalness: 1, roughness: 0.18 },
  { key: 'steel-brushed', label: 'Steel, brushed', baseColour: '#a9adb1', metalness: 1, roughness: 0.42 },
  { key: 'steel-black-oxide', label: 'Steel, black oxide', baseColour: '#33363a', metalness: 0.85, roughness: 0.5 },
  { key: 'brass', label: 'Brass', baseColour: '#c9a24f', metalness: 1, roughness: 0.3 },
  { key: 'bronze', label: 'Bronze', baseColour: '#a0673b', metalness: 1, roughness: 0.35 },
  { key: 'aluminium', label: 'Aluminium', baseColour: '#d3d5d8', metalness: 1, roughness: 0.35 },
  { key: 'rubber-black', label: 'Rubber (NBR), black', baseColour: '#1e1e20', metalness: 0, roughness: 0.85 },
  { key: 'paint-red', label: 'Paint, red (RAL 3020)', baseColour: '#bb1e10', metalness: 0, roughness: 0.35 },
  { key: 'pom-white', label: 'POM, white', baseColour: '#e6e5df', metalness: 0, roughness: 0.5 },
  { key: 'polymer-graphite', label: 'Polymer, graphite', baseColour: '#4a4d52', metalness: 0, roughness: 0.6 },
];
