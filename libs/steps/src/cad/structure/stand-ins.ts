import { skipBlanks, skipWord } from '../part21/bytes.ts';
import { StatementReader } from '../part21/statement-reader.ts';

/** The tessellated bodies of a file, and the representations that list them, by their numbers. */
export interface Tessellated {
  bodies: ReadonlySet<number>;
  representations: ReadonlySet<number>;
}

/**
 * The text of a file in which tessellated bodies are single points. The reader knows no tessellated geometry, but it finds
 * the places of points; all instances keep their ranks.
 */
export function withStandIns(text: Buffer, { bodies, representations }: Tessellated): Buffer {
  const { largest, dataEnd } = survey(text);
  const point = `#${largest + 1}`;
  const pieces: Buffer[] = [];
  let written = 0;
  const replace = (from: number, to: number, by: string) => {
    pieces.push(text.subarray(written, from), Buffer.from(by));
    written = to;
  };
  const statements = new StatementReader(text);
  while (statements.next()) {
    const { id, body, start, end } = statements;
    if (start === dataEnd) replace(start, start, `${point}=CARTESIAN_POINT('',(0.,0.,0.));\n`);
    else if (bodies.has(id)) replace(body, end, `GEOMETRIC_CURVE_SET('',(${point}))`);
    else if (representations.has(id)) {
      const name = skipBlanks(text, body);
      replace(name, skipWord(text, name), 'SHAPE_REPRESENTATION');
    }
  }
  return Buffer.concat([...pieces, text.subarray(written)]);
}

/** The largest number of an instance, and where the last data section ends. */
function survey(text: Buffer): { largest: number; dataEnd: number } {
  const statements = new StatementReader(text);
  let largest = 0;
  let dataEnd = -1;
  while (statements.next()) {
    if (statements.section === 'DATA' && statements.keyword === 'ENDSEC') dataEnd = statements.start;
    largest = Math.max(largest, statements.id);
  }
  return { largest, dataEnd };
}
