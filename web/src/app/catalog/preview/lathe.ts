/** Triangles of one body: positions and normals x y z x y z …, three indices a triangle, counter-clockwise from outside. */
export interface Body {
  positions: number[];
  normals: number[];
  indices: number[];
}

/** A point of a profile: distance from the axis, height, and the normal in the same plane. */
export interface ProfilePoint {
  radius: number;
  height: number;
  normal: readonly [outwards: number, upwards: number];
}

const AROUND = 96;

/** Turns each line of a profile, with its own normals at both ends, round the vertical axis. */
export function turned(lines: readonly (readonly [ProfilePoint, ProfilePoint])[]): Body {
  const body: Body = { positions: [], normals: [], indices: [] };
  for (const [from, to] of lines) {
    const first = body.positions.length / 3;
    for (let i = 0; i <= AROUND; i++) {
      const angle = (2 * Math.PI * i) / AROUND;
      for (const { radius, height, normal } of [from, to]) {
        const [x, z] = [Math.sin(angle), Math.cos(angle)];
        body.positions.push(radius * x, height, radius * z);
        body.normals.push(normal[0] * x, normal[1], normal[0] * z);
      }
    }
    for (let i = 0; i < AROUND; i++) {
      const [a, b, c, d] = [0, 1, 2, 3].map((corner) => first + 2 * i + corner) as [number, number, number, number];
      body.indices.push(a, c, b, c, d, b);
    }
  }
  return body;
}

/** A polygon of sharp edges; its outside is at the right of the way, seen with the axis at the left. */
export function sharpLines(points: readonly (readonly [radius: number, height: number])[]) {
  return points.slice(1).map(([radius, height], i): [ProfilePoint, ProfilePoint] => {
    const [fromRadius, fromHeight] = points[i]!;
    const length = Math.hypot(radius - fromRadius, height - fromHeight);
    const normal = [(height - fromHeight) / length, (fromRadius - radius) / length] as const;
    return [
      { radius: fromRadius, height: fromHeight, normal },
      { radius, height, normal },
    ];
  });
}

/** A ball, as smooth lines from its lowest point to its highest. */
export function ballLines(size: number, middle: number, steps: number) {
  const at = (step: number): ProfilePoint => {
    const angle = Math.PI * (step / steps - 0.5);
    const normal = [Math.cos(angle), Math.sin(angle)] as const;
    return { radius: size * normal[0], height: middle + size * normal[1], normal };
  };
  return Array.from({ length: steps }, (_, step): [ProfilePoint, ProfilePoint] => [at(step), at(step + 1)]);
}
