import type { ConvertedBody, ConvertedMesh, ConvertedProduct, Matrix } from './conversion-outcome.js';
import { IDENTITY, multiply } from './matrix.ts';
import { Appearance } from './appearance.ts';
import type { BodyColour, Sight } from './appearance.ts';
import type { Body, Mapping } from './bodies.ts';
import type { Instances, Look } from './instances.ts';
import { nameOf, productName } from './part-names.ts';
import type { Product, Usage } from './products.ts';
import { grouped, rootsOf } from './products.ts';
import type { Structure } from './structure.ts';

/** The reader's shapes of the products, and its meshes. */
export interface ConvertedModel {
  products: ConvertedProduct[];
  meshes: ConvertedMesh[];
}

/** Where a product stands, itself included. */
interface Place {
  products: Product[];
  usages: Usage[];
  matrix: Matrix;
  group: PlacedGroup | null;
}

/** An assembly in one of its places; it is a group once there is a part in it. */
interface PlacedGroup {
  name: string;
  parent: PlacedGroup | null;
  index: number | null;
}

const NOWHERE: Place = { products: [], usages: [], matrix: IDENTITY, group: null };

/**
 * Lists every visible body in every place, in the order of the product tree; at most `limit`. No product may contain itself.
 */
export function listInstances(structure: Structure, model: ConvertedModel, limit: number): Instances {
  const listing = new Listing(structure, model, limit);
  for (const at of rootsOf(structure.products)) listing.visit(at, NOWHERE);
  listing.visitBodies(model.products.at(-1)!, NOWHERE);
  const made = new Set(model.products.flatMap(({ bodies }) => bodies.map(({ body }) => body)));
  const missing = structure.bodies.filter(
    ({ rank, kind }) => (kind === 'solid' || kind === 'tessellated') && !made.has(rank),
  ).length;
  const found = listing.found.tooMany ? { ...listing.found, instances: [], groups: [], looks: [] } : listing.found;
  return { ...found, missing };
}

/** One traversal of the product tree. */
class Listing {
  readonly found: Omit<Instances, 'missing'> = {
    instances: [],
    groups: [],
    looks: [],
    hidden: 0,
    unplaced: 0,
    tooMany: false,
  };
  private readonly structure: Structure;
  private readonly model: ConvertedModel;
  private readonly limit: number;
  private readonly appearance: Appearance;
  private readonly looks: LookTable;
  private readonly bodies: Map<number, Body>;
  private readonly mapped: Map<number, Mapping>;
  private readonly shownBy: Map<number, Product>;
  private readonly visible = new Map<number, boolean>();

  constructor(structure: Structure, model: ConvertedModel, limit: number) {
    this.structure = structure;
    this.model = model;
    this.limit = limit;
    this.appearance = new Appearance(structure);
    this.looks = new LookTable(model.meshes, this.appearance.faces(), this.found.looks);
    this.bodies = new Map(structure.bodies.map((body) => [body.rank, body]));
    this.mapped = new Map(structure.mappings.map((mapping) => [mapping.rank, mapping]));
    this.shownBy = new Map(structure.products.flatMap((product) => product.representations.map((id) => [id, product])));
  }

  /** `around` is the place of the assembly around the product, with the product's own matrix and last usage. */
  visit(at: number, around: Place): void {
    const product = this.structure.products[at]!;
    const converted = this.model.products[at]!;
    const here = { ...around, products: [...around.products, product], group: this.groupOf(at, around) };
    this.visitBodies(converted, here);
    for (const [n, usage] of product.usages.entries()) {
      if (this.found.tooMany) return;
      const found = converted.usages[n] ?? null;
      // What has no place of its own is shown by mapped items; where a place leads nowhere, the part stands at the origin.
      const move = found ?? (usage.isPlaced ? IDENTITY : null);
      if (!move || !this.showsAnything(usage.product)) continue;
      if (!found || this.structure.unplaced.has(usage.id)) this.found.unplaced += 1;
      this.visit(usage.product, { ...here, usages: [...here.usages, usage], matrix: multiply(here.matrix, move) });
    }
  }

  /** A product that shows one body, and uses no other, is that part itself. */
  private groupOf(at: number, { group: parent, usages }: Place): PlacedGroup | null {
    const product = this.structure.products[at]!;
    if (product.usages.length === 0 && this.model.products[at]!.bodies.length < 2) return parent;
    return { name: productName(product, usages.at(-1)), parent, index: null };
  }

  /** Assemblies without a visible part are no groups, since there may be millions of them. */
  private indexOf(group: PlacedGroup | null): number | null {
    if (group === null || group.index !== null) return group?.index ?? null;
    const parent = this.indexOf(group.parent);
    group.index = this.found.groups.push({ name: group.name, parent }) - 1;
    return group.index;
  }

  visitBodies({ bodies }: ConvertedProduct, place: Place): void {
    const together = grouped(bodies.map((body) => [body.mapped.at(-1) ?? 0, body]));
    for (const body of bodies) {
      const mapped = body.mapped.map((rank) => this.mapped.get(rank)!);
      const products = this.productsMapped(mapped, place.products);
      const beside = products.length > place.products.length ? together.get(body.mapped.at(-1)!)! : bodies;
      this.show(body, { ...place, products, mapped: mapped.map(({ id }) => id), alone: beside.length === 1 });
    }
  }

  /** An assembly may show its parts by mapped items of their representations: then these parts are on the way, too. */
  private productsMapped(mapped: Mapping[], around: Product[]): Product[] {
    const found = [...around];
    for (const { source } of mapped) {
      const product = this.shownBy.get(source ?? 0);
      if (product && !found.includes(product)) found.push(product);
    }
    return found;
  }

  private show({ mesh, body: rank, matrix }: ConvertedBody, place: Place & { mapped: number[]; alone: boolean }): void {
    const { instances } = this.found;
    const { products, usages, mapped, alone } = place;
    if (this.found.tooMany || this.model.meshes[mesh]!.indices === 0) return;
    const body = this.bodies.get(rank) ?? null;
    const sight: Sight = { products, usages, body, mapped };
    if (instances.length + this.found.hidden >= this.limit) this.found.tooMany = true;
    else if (this.appearance.isHidden(sight)) this.found.hidden += 1;
    else
      instances.push({
        ...nameOf(products, usages, { body, alone }),
        mesh,
        looks: this.looks.of(mesh, { ...this.appearance.colourOf(sight), faces: this.appearance.facesIn(sight) }),
        matrix: multiply(place.matrix, matrix),
        material: this.materialOf(products.at(-1)),
        group: this.indexOf(place.group),
      });
  }

  private materialOf(product: Product | undefined): string | null {
    const named = product?.aliases.find((id) => this.structure.materials.has(id));
    return named === undefined ? null : this.structure.materials.get(named)!;
  }

  /** Whether there is a body below, so that an empty assembly is not traversed in all its placements. */
  private showsAnything(at: number): boolean {
    const known = this.visible.get(at);
    if (known !== undefined) return known;
    this.visible.set(at, false);
    const { usages } = this.structure.products[at]!;
    const shows =
      this.model.products[at]!.bodies.length > 0 || usages.some(({ product }) => this.showsAnything(product));
    this.visible.set(at, shows);
    return shows;
  }
}

/** A body's colour in a place, and those that its faces and shells have only there. */
interface PlacedColours extends BodyColour {
  faces: Map<number, Look>;
}

/** The looks of meshes; each way to look is kept once. */
class LookTable {
  private readonly numbers = new Map<string, number>();
  private readonly meshes: ConvertedMesh[];
  private readonly faces: Map<number, Look>;
  private readonly looks: Look[][];

  constructor(meshes: ConvertedMesh[], faces: Map<number, Look>, looks: Look[][]) {
    this.meshes = meshes;
    this.faces = faces;
    this.looks = looks;
  }

  of(mesh: number, body: PlacedColours): number {
    const key = `${mesh} ${String(body.colour)} ${body.overrides} ${[...body.faces].join(' ')}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const looks = this.meshes[mesh]!.faces.map(({ ranks }) => this.lookOf(ranks, body));
    this.numbers.set(key, this.looks.length);
    return this.looks.push(looks) - 1;
  }

  /** A face's own over its shell's over its body's; a place may override the colours but shows nothing that is hidden. */
  private lookOf(ranks: number[], { colour, overrides, faces }: PlacedColours): Look {
    const own = ranks.map((rank) => this.faces.get(rank)).filter((look) => look !== undefined);
    const here = ranks.map((rank) => faces.get(rank)).filter((look) => look !== undefined);
    if (own.includes('hidden')) return 'hidden';
    return here[0] ?? (overrides ? colour : (own[0] ?? colour));
  }
}
