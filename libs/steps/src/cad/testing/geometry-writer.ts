export type Vector = readonly [number, number, number];

export const ref = (id: number) => `#${id}`;
export const refs = (ids: readonly number[]) => `(${ids.map(ref).join()})`;
export const real = (value: number) => (Number.isInteger(value) ? `${value}.` : String(value).toUpperCase());
const reals = (values: readonly number[]) => `(${values.map(real).join()})`;

/** Writes instances of units, points and placements: each method adds some and gives the last one's number. */
export class GeometryWriter {
  private readonly instances: string[] = [];
  /** The length unit of `context`. */
  readonly millimetres = this.add('(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.))');
  readonly context = this.contextOf([this.millimetres]);

  /** Adds an instance as it is written behind `#12=`, without the semicolon. */
  add(written: string): number {
    return this.instances.push(written);
  }

  /** The text of the file; instance n is `#number(n)`, and the instances come in the order of `order`. */
  text({
    number = (n) => n,
    order = (all) => all,
  }: {
    number?: (n: number) => number;
    order?: (all: string[]) => string[];
  } = {}): string {
    const renumbered = (written: string) =>
      written.replace(/'(?:[^']|'')*'|#(\d+)/g, (whole, id?: string) => (id ? ref(number(Number(id))) : whole));
    const data = this.instances.map((written, at) => `#${number(at + 1)}=${renumbered(written)};`);
    return [
      'ISO-10303-21;',
      'HEADER;',
      "FILE_DESCRIPTION((''),'2;1');",
      "FILE_NAME('made.step','2026-01-01T00:00:00',(''),(''),'','','');",
      "FILE_SCHEMA(('AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }'));",
      'ENDSEC;',
      'DATA;',
      ...order(data),
      'ENDSEC;',
      'END-ISO-10303-21;',
      '',
    ].join('\n');
  }

  /** Inches, by a factor to millimetres. */
  inches(): number {
    const inch = this.add(`LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(25.4),${ref(this.millimetres)})`);
    const dimension = this.add('DIMENSIONAL_EXPONENTS(1.,0.,0.,0.,0.,0.,0.)');
    return this.add(`(CONVERSION_BASED_UNIT('INCH',${ref(inch)})LENGTH_UNIT()NAMED_UNIT(${ref(dimension)}))`);
  }

  /** A context with these length units and with radians. */
  contextOf(lengths: number[]): number {
    const angle = this.add('(NAMED_UNIT(*)PLANE_ANGLE_UNIT()SI_UNIT($,.RADIAN.))');
    const solid = this.add('(NAMED_UNIT(*)SI_UNIT($,.STERADIAN.)SOLID_ANGLE_UNIT())');
    const units = refs([...lengths, angle, solid]);
    return this.add(
      `(GEOMETRIC_REPRESENTATION_CONTEXT(3)GLOBAL_UNIT_ASSIGNED_CONTEXT(${units})REPRESENTATION_CONTEXT('','3D'))`,
    );
  }

  point(at: Vector): number {
    return this.add(`CARTESIAN_POINT('',${reals(at)})`);
  }

  direction(along: Vector): number {
    return this.add(`DIRECTION('',${reals(along)})`);
  }

  placement(at: Vector = [0, 0, 0], axis: Vector = [0, 0, 1], across: Vector = [1, 0, 0]): number {
    const [point, z, x] = [this.point(at), this.direction(axis), this.direction(across)];
    return this.add(`AXIS2_PLACEMENT_3D('',${ref(point)},${ref(z)},${ref(x)})`);
  }

  /** An operator whose axes are these; the third is left-handed where it is not the cross product of the others. */
  operator(
    at: Vector,
    scale: number,
    axes: [Vector, Vector, Vector] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  ): number {
    const [x, y, z] = axes.map((axis) => this.direction(axis)) as [number, number, number];
    const point = this.point(at);
    return this.add(
      `CARTESIAN_TRANSFORMATION_OPERATOR_3D('','','',${ref(x)},${ref(y)},${ref(point)},${real(scale)},${ref(z)})`,
    );
  }
}
