import type { LabelledPair } from './label-parts.ts';
import { colourDistance } from './mean-colour.ts';
import type { Rgb } from './mean-colour.ts';
import type { PartDifference } from './picture-difference.ts';
import { wordsOf } from './raster.ts';
import type { Raster } from './raster.ts';

/** Sums over the pixels of each label; index 0 is the background. */
interface Sums {
  count: Float64Array;
  x: Float64Array;
  y: Float64Array;
}

interface Colours {
  count: Float64Array;
  /** Three channels a label, legacy's and graph's. */
  legacy: Float64Array;
  graph: Float64Array;
}

/** How each part differs, for parts with a changed pixel under either mask. Labels and pictures have one size. */
export function partDifferences(labels: LabelledPair, legacy: Raster, graph: Raster): PartDifference[] {
  const places = { legacy: sumPlaces(labels, labels.legacy), graph: sumPlaces(labels, labels.graph) };
  const colours = sumColours(labels, legacy, graph);
  const changed = countChanged(labels, legacy, graph);
  return labels.parts.flatMap((part, index) => {
    const label = index + 1;
    const changedPixels = changed[label]!;
    if (changedPixels === 0) return [];
    const colour = {
      legacy: meanOf(colours.legacy, colours.count, label),
      graph: meanOf(colours.graph, colours.count, label),
    };
    return {
      part,
      visible: { legacy: places.legacy.count[label]!, graph: places.graph.count[label]! },
      colour,
      colourDistance: colourDistance(colour.legacy, colour.graph),
      shift: shiftOf(places, label),
      changedPixels,
    };
  });
}

function sumPlaces({ width, parts }: LabelledPair, labels: Uint16Array): Sums {
  const sums = { count: zeros(parts), x: zeros(parts), y: zeros(parts) };
  for (let i = 0, x = 0, y = 0; i < labels.length; i++) {
    const label = labels[i]!;
    sums.count[label]!++;
    sums.x[label]! += x;
    sums.y[label]! += y;
    if (++x === width) [x, y] = [0, y + 1];
  }
  return sums;
}

/** Only where both masks show the part: areas that another part's absence reveals must not change this part's mean. */
function sumColours({ parts, ...labels }: LabelledPair, legacy: Raster, graph: Raster): Colours {
  const sums = { count: zeros(parts), legacy: zeros(parts, 3), graph: zeros(parts, 3) };
  for (let i = 0; i < labels.legacy.length; i++) {
    const label = labels.legacy[i]!;
    if (label === 0 || label !== labels.graph[i]) continue;
    sums.count[label]!++;
    for (let channel = 0; channel < 3; channel++) {
      sums.legacy[label * 3 + channel]! += legacy.pixels[i * 4 + channel]!;
      sums.graph[label * 3 + channel]! += graph.pixels[i * 4 + channel]!;
    }
  }
  return sums;
}

function countChanged({ parts, ...labels }: LabelledPair, legacy: Raster, graph: Raster): Float64Array {
  const changed = zeros(parts);
  const [a, b] = [wordsOf(legacy), wordsOf(graph)];
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [labels.legacy[i]!, labels.graph[i]!];
    if (a[i] === b[i] && one === other) continue;
    changed[one]!++;
    if (other !== one) changed[other]!++;
  }
  return changed;
}

function meanOf(sums: Float64Array, count: Float64Array, label: number): Rgb {
  const n = Math.max(1, count[label]!);
  return [sums[label * 3]! / n, sums[label * 3 + 1]! / n, sums[label * 3 + 2]! / n];
}

function shiftOf({ legacy, graph }: { legacy: Sums; graph: Sums }, label: number): { x: number; y: number } {
  if (legacy.count[label] === 0 || graph.count[label] === 0) return { x: 0, y: 0 };
  const centre = (sums: Sums, axis: 'x' | 'y'): number => sums[axis][label]! / sums.count[label]!;
  return { x: centre(graph, 'x') - centre(legacy, 'x'), y: centre(graph, 'y') - centre(legacy, 'y') };
}

const zeros = (parts: string[], channels = 1): Float64Array => new Float64Array((parts.length + 1) * channels);
