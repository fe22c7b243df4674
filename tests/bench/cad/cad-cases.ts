import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instancesFile, sizeOfInstances } from './instances-file.js';
import type { Case } from './measure-conversions.js';

const SHIPPED = 'node_modules/occt-import-js/test/testfiles';
/** A cube of 10 mm. */
const BOX = `${SHIPPED}/cube-fcstd/cube.step`;
const BOX_EDGE = 10;

/** A part, an assembly, and files of so many instances of one box. `root` is the project's folder. */
export async function cadCases(root: string, counts: readonly number[]): Promise<Case[]> {
  const part = await readFile(join(root, SHIPPED, 'cax-if/s1-c5-214/MAINBODY_BACK.stp'));
  const assembly = await readFile(join(root, SHIPPED, 'cax-if/as1-oc-214.stp'));
  const box = await readFile(join(root, BOX), 'latin1');
  return [
    { name: 'part', file: part, expected: { parts: 1, meshes: 1, size: [140, 146, 146] } },
    { name: 'as1', file: assembly, expected: { parts: 18, meshes: 5, size: [200, 84, 150] } },
    ...counts.map((count) => instancesCase(box, count)),
  ];
}

/** A file of `count` instances of the box that the text of a one-part file holds. */
function instancesCase(box: string, count: number): Case {
  return {
    name: `${count} instances`,
    file: Buffer.from(instancesFile(box, count), 'latin1'),
    instances: count,
    expected: { parts: count, meshes: 1, size: sizeOfInstances(count, BOX_EDGE) },
  };
}
