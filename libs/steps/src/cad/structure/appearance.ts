import type { Body } from './bodies.ts';
import type { Rgb, StyledItem } from './colours.ts';
import { grouped } from './products.ts';
import type { Product, Usage } from './products.ts';
import type { Structure } from './structure.ts';

/** A body in one of its placements: the products from the outermost to its own, and the usages between them. */
export interface Sight {
  products: Product[];
  usages: Usage[];
  /** Mapped items on the way, by their numbers. */
  mapped: number[];
  body: Body | null;
}

/** The colour of a body there, and whether that place overrides the colours of its faces. */
export interface BodyColour {
  colour: Rgb | null;
  overrides: boolean;
}

/** The appearance of a model: its colours and hidden items. */
export class Appearance {
  private readonly colours = new Map<number, Rgb>();
  private readonly coloursInContexts: Map<number, StyledItem[]>;
  private readonly hiddenInContexts: Map<number, StyledItem[]>;
  private readonly facesInContexts: { style: StyledItem; look: Rgb | 'hidden' }[];
  private readonly structure: Structure;

  constructor(structure: Structure) {
    this.structure = structure;
    const known = structure.styled.filter(({ colour }) => colour !== null);
    // What overrides comes after what it overrides, and of two the first counts.
    for (const { item, colour, contexts } of [...known].sort((a, b) => Number(b.overrides) - Number(a.overrides))) {
      if (contexts.length === 0 && !this.colours.has(item)) this.colours.set(item, colour!);
    }
    this.coloursInContexts = byItem(known.filter(({ contexts }) => contexts.length > 0));
    this.hiddenInContexts = byItem(structure.hidden.inContexts);
    this.facesInContexts = [
      ...structure.hidden.inContexts.map((style) => ({ style, look: 'hidden' as const })),
      ...known.filter(({ contexts }) => contexts.length > 0).map((style) => ({ style, look: style.colour! })),
    ].filter(({ style }) => structure.faces.has(style.item));
  }

  /** Of the place over the part, the body, the representation and the assemblies around it, the nearest first. */
  colourOf(sight: Sight): BodyColour {
    const placed = this.ofPlace(sight);
    if (placed) return { colour: placed, overrides: true };
    const [own, ...above] = [...sight.products].reverse();
    const ids = [
      ...(own?.aliases ?? []),
      ...(sight.body ? [sight.body.id, ...sight.body.representations] : []),
      ...(own?.representations ?? []),
      ...above.flatMap(({ aliases, representations }) => [...aliases, ...representations]),
    ];
    return { colour: this.firstOf(ids), overrides: false };
  }

  /** Colours and visibility of the faces and shells that have their own, by their ranks. */
  faces(): Map<number, Rgb | 'hidden'> {
    const found = new Map<number, Rgb | 'hidden'>();
    for (const [id, rank] of this.structure.faces) {
      const look = this.structure.hidden.items.has(id) ? 'hidden' : this.colours.get(id);
      if (look !== undefined) found.set(rank, look);
    }
    return found;
  }

  /** The appearance of faces and shells in this placement only, by their ranks. */
  facesIn({ usages }: Sight): Map<number, Rgb | 'hidden'> {
    const found = new Map<number, Rgb | 'hidden'>();
    if (this.facesInContexts.length === 0) return found;
    const way = new Set(usages.flatMap(({ aliases }) => aliases));
    for (const { style, look } of this.facesInContexts) {
      const rank = this.structure.faces.get(style.item)!;
      if (!found.has(rank) && holdsOn(way, style)) found.set(rank, look);
    }
    return found;
  }

  isHidden(sight: Sight): boolean {
    const { items } = this.structure.hidden;
    if (items.size === 0 && this.hiddenInContexts.size === 0) return false;
    return idsAround(sight).some((id) => items.has(id)) || stylesFor(this.hiddenInContexts, sight).length > 0;
  }

  private ofPlace(sight: Sight): Rgb | null {
    const ids = [...sight.usages.flatMap(({ aliases }) => aliases), ...sight.mapped];
    const found = stylesFor(this.coloursInContexts, sight).sort((a, b) => b.contexts.length - a.contexts.length);
    return found[0]?.colour ?? this.firstOf(ids);
  }

  private firstOf(ids: number[]): Rgb | null {
    for (const id of ids) {
      const colour = this.colours.get(id);
      if (colour) return colour;
    }
    return null;
  }
}

const byItem = (styles: StyledItem[]) => grouped(styles.map((style) => [style.item, style]));

function stylesFor(styles: Map<number, StyledItem[]>, sight: Sight): StyledItem[] {
  if (styles.size === 0) return [];
  const way = new Set(sight.usages.flatMap(({ aliases }) => aliases));
  const near = idsAround(sight).flatMap((id) => styles.get(id) ?? []);
  return near.filter((style) => holdsOn(way, style));
}

/** A style in contexts holds where all of these are on the way to its item. */
function holdsOn(way: Set<number>, { contexts }: StyledItem): boolean {
  return contexts.every((context) => way.has(context));
}

/**
 * All items that represent the body in this placement: itself, its shells, its part, the assemblies around it, and the
 * usages between.
 */
function idsAround({ products, usages, mapped, body }: Sight): number[] {
  return [
    ...(body ? [body.id, ...body.shells, ...body.representations] : []),
    ...mapped,
    ...usages.flatMap(({ aliases }) => aliases),
    ...products.flatMap(({ aliases, representations }) => [...aliases, ...representations]),
  ];
}
