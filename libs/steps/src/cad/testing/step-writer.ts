import { GeometryWriter, real, ref, refs } from './geometry-writer.js';
import type { Vector } from './geometry-writer.js';

/** The numbers of a box's instances. */
export interface WrittenBox {
  solid: number;
  shell: number;
  faces: number[];
}

/** The numbers of a product's instances; `shape` is its PRODUCT_DEFINITION_SHAPE. */
export interface WrittenProduct {
  definition: number;
  shape: number;
  representation: number | null;
}

/** The numbers of a usage's instances; `place` is its CONTEXT_DEPENDENT_SHAPE_REPRESENTATION. */
export interface WrittenUsage {
  usage: number;
  shape: number;
  place: number;
}

export interface UsageOptions {
  name?: string;
  /** Where the product goes: a placement or an operator (a number of an instance), or a point; the origin by default. */
  to?: number | Vector;
}

const CORNERS = Array.from({ length: 8 }, (_, n) => [n & 1, (n >> 1) & 1, (n >> 2) & 1]);
/** The corners of each side, counter-clockwise from outside, its normal, and a direction in it. */
const SIDES: [corners: number[], normal: Vector, along: Vector][] = [
  [
    [0, 2, 3, 1],
    [0, 0, -1],
    [1, 0, 0],
  ],
  [
    [4, 5, 7, 6],
    [0, 0, 1],
    [1, 0, 0],
  ],
  [
    [0, 1, 5, 4],
    [0, -1, 0],
    [1, 0, 0],
  ],
  [
    [2, 6, 7, 3],
    [0, 1, 0],
    [1, 0, 0],
  ],
  [
    [0, 4, 6, 2],
    [-1, 0, 0],
    [0, 1, 0],
  ],
  [
    [1, 3, 7, 5],
    [1, 0, 0],
    [0, 1, 0],
  ],
];

/** Writes small STEP files for specs: each method adds instances and gives their numbers. */
export class StepWriter extends GeometryWriter {
  private readonly frame = this.add("APPLICATION_CONTEXT('automotive design')");
  private readonly productContext = this.add(`PRODUCT_CONTEXT('',${ref(this.frame)},'mechanical')`);
  private readonly designContext = this.add(
    `PRODUCT_DEFINITION_CONTEXT('part definition',${ref(this.frame)},'design')`,
  );

  /** A solid box with its lowest corner at a point. */
  box(name: string, size: Vector, at: Vector = [0, 0, 0]): WrittenBox {
    const { shell, faces } = this.boxShell(size, at);
    return { solid: this.add(`MANIFOLD_SOLID_BREP('${name}',${ref(shell)})`), shell, faces };
  }

  /** The surface of a box. */
  boxShell(size: Vector, at: Vector = [0, 0, 0], type = 'CLOSED_SHELL'): { shell: number; faces: number[] } {
    const corners = CORNERS.map(
      (corner) => corner.map((on, axis) => at[axis]! + on * size[axis]!) as unknown as Vector,
    );
    const vertices = corners.map((corner) => this.add(`VERTEX_POINT('',${ref(this.point(corner))})`));
    const edges = new Map<string, number>();
    const faces = SIDES.map(([side, normal, along]) => {
      const oriented = side.map((from, n) =>
        this.orientedEdge([from, side[(n + 1) % 4]!], { corners, vertices, edges }),
      );
      const bound = this.add(`FACE_OUTER_BOUND('',${ref(this.add(`EDGE_LOOP('',${refs(oriented)})`))},.T.)`);
      const plane = this.add(`PLANE('',${ref(this.placement(corners[side[0]!], normal, along))})`);
      return this.add(`ADVANCED_FACE('',(${ref(bound)}),${ref(plane)},.T.)`);
    });
    return { shell: this.add(`${type}('',${refs(faces)})`), faces };
  }

  representation(items: number[], type = 'ADVANCED_BREP_SHAPE_REPRESENTATION', context = this.context): number {
    return this.add(`${type}('',${refs([this.placement(), ...items])},${ref(context)})`);
  }

  /** A product whose shape is that representation; without one it has none. */
  product(
    name: string,
    representation: number | null = this.representation([], 'SHAPE_REPRESENTATION'),
  ): WrittenProduct {
    const product = this.add(`PRODUCT('${name}','${name}','',(${ref(this.productContext)}))`);
    const formation = this.add(`PRODUCT_DEFINITION_FORMATION('','',${ref(product)})`);
    const definition = this.add(`PRODUCT_DEFINITION('design','',${ref(formation)},${ref(this.designContext)})`);
    const shape = this.add(`PRODUCT_DEFINITION_SHAPE('','',${ref(definition)})`);
    if (representation !== null) this.add(`SHAPE_DEFINITION_REPRESENTATION(${ref(shape)},${ref(representation)})`);
    return { definition, shape, representation };
  }

  /** A product that is one box of its own name. */
  boxProduct(name: string, size: Vector, at?: Vector): WrittenProduct & WrittenBox {
    const box = this.box('', size, at);
    return { ...this.product(name, this.representation([box.solid])), ...box };
  }

  /** Puts a product into another one. */
  usage(above: WrittenProduct, below: WrittenProduct, { name = '', to = [0, 0, 0] }: UsageOptions = {}): WrittenUsage {
    const target = typeof to === 'number' ? to : this.placement(to);
    const moved = this.add(`ITEM_DEFINED_TRANSFORMATION('','',${ref(this.placement())},${ref(target)})`);
    return this.usageBy(above, below, { name, moved });
  }

  /** Says that a product is in another one, and not where. */
  unplacedUsage(above: WrittenProduct, below: WrittenProduct, name: string): number {
    const ends = `${ref(above.definition)},${ref(below.definition)}`;
    return this.add(`NEXT_ASSEMBLY_USAGE_OCCURRENCE('${name}','${name}','',${ends},$)`);
  }

  /** Puts a product into another one by a transformation, an instance of any type that is one. */
  usageBy(
    above: WrittenProduct,
    below: WrittenProduct,
    { name, moved }: { name: string; moved: number },
  ): WrittenUsage {
    const usage = this.unplacedUsage(above, below, name);
    const shape = this.add(`PRODUCT_DEFINITION_SHAPE('','',${ref(usage)})`);
    const related = `REPRESENTATION_RELATIONSHIP('','',${ref(below.representation!)},${ref(above.representation!)})`;
    const relation = this.add(
      `(${related}REPRESENTATION_RELATIONSHIP_WITH_TRANSFORMATION(${ref(moved)})SHAPE_REPRESENTATION_RELATIONSHIP())`,
    );
    return { usage, shape, place: this.add(`CONTEXT_DEPENDENT_SHAPE_REPRESENTATION(${ref(relation)},${ref(shape)})`) };
  }

  /** A mapped item that shows a representation: its `origin` (a placement) comes to `target` (a placement or operator). */
  mapped(representation: number, origin: number, target: number): number {
    const map = this.add(`REPRESENTATION_MAP(${ref(origin)},${ref(representation)})`);
    return this.add(`MAPPED_ITEM('',${ref(map)},${ref(target)})`);
  }

  /** The styles of a surface in an sRGB colour, 0 to 1. */
  colour(rgb: Vector): number {
    const colour = this.add(`COLOUR_RGB('',${rgb.map(real).join()})`);
    const fill = this.add(`FILL_AREA_STYLE('',(${ref(this.add(`FILL_AREA_STYLE_COLOUR('',${ref(colour)})`))}))`);
    const side = this.add(`SURFACE_SIDE_STYLE('',(${ref(this.add(`SURFACE_STYLE_FILL_AREA(${ref(fill)})`))}))`);
    const usage = this.add(`SURFACE_STYLE_USAGE(.BOTH.,${ref(side)})`);
    return this.add(`PRESENTATION_STYLE_ASSIGNMENT((${ref(usage)}))`);
  }

  style(item: number, rgb: Vector): number {
    return this.add(`STYLED_ITEM('',(${ref(this.colour(rgb))}),${ref(item)})`);
  }

  /** Another colour than `style` gives; in some contexts only where there are any. */
  override(item: number, rgb: Vector, style: number, contexts: number[] = []): number {
    const written = `'',(${ref(this.colour(rgb))}),${ref(item)},${ref(style)}`;
    if (contexts.length === 0) return this.add(`OVER_RIDING_STYLED_ITEM(${written})`);
    return this.add(`CONTEXT_DEPENDENT_OVER_RIDING_STYLED_ITEM(${written},${refs(contexts)})`);
  }

  /** Hides items, styles or layers. */
  hide(...ids: number[]): number {
    return this.add(`INVISIBILITY(${refs(ids)})`);
  }

  layer(name: string, items: number[]): number {
    return this.add(`PRESENTATION_LAYER_ASSIGNMENT('${name}','',${refs(items)})`);
  }

  private orientedEdge(
    [from, to]: [number, number],
    { corners, vertices, edges }: { corners: Vector[]; vertices: number[]; edges: Map<string, number> },
  ): number {
    const backwards = edges.get(`${to} ${from}`);
    if (backwards !== undefined) return this.add(`ORIENTED_EDGE('',*,*,${ref(backwards)},.F.)`);
    const along = corners[to]!.map((value, axis) => Math.sign(value - corners[from]![axis]!)) as unknown as Vector;
    const vector = this.add(`VECTOR('',${ref(this.direction(along))},1.)`);
    const line = this.add(`LINE('',${ref(this.point(corners[from]!))},${ref(vector)})`);
    const edge = this.add(`EDGE_CURVE('',${ref(vertices[from]!)},${ref(vertices[to]!)},${ref(line)},.T.)`);
    edges.set(`${from} ${to}`, edge);
    return this.add(`ORIENTED_EDGE('',*,*,${ref(edge)},.T.)`);
  }
}
