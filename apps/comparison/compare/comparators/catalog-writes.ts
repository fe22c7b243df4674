import type { EvidenceCatalogWrite } from '#contracts';
import { differingFields } from '../differing-fields.js';
import { pairUp } from '../pair-up.js';
import type { Comparator } from '../comparator.js';
import type { Finding } from '../verdict.js';

/** Would both paths change the catalog alike? Writes are matched by product and part. */
export const catalogWrites: Comparator = {
  aspect: 'catalogWrites',
  needs: ['results', 'deliveries'],
  compare: ({ legacy, graph }) => compareCatalogWrites(legacy.catalogWrites, graph.catalogWrites),
};

function compareCatalogWrites(legacy: EvidenceCatalogWrite[], graph: EvidenceCatalogWrite[]): Finding[] {
  const { pairs, missing, extra } = pairUp(legacy, graph, ({ kind, product, part }) =>
    JSON.stringify([kind, product, part]),
  );
  return [
    ...missing.map((write) => finding('catalog_write_missing', write, `only legacy would write ${write.material}`)),
    ...extra.map((write) => finding('catalog_write_extra', write, `only graph would write ${write.material}`)),
    ...pairs.flatMap((pair) => {
      const fields = differingFields(pair.legacy, pair.graph);
      const what = `legacy would write ${pair.legacy.material}, graph ${pair.graph.material} (${fields.join(', ')} differ)`;
      return fields.length > 0 ? [finding('catalog_write_differs', pair.legacy, what, { ...pair, fields })] : [];
    }),
  ];
}

const finding = (code: string, write: EvidenceCatalogWrite, what: string, details: object = {}): Finding => ({
  verdict: 'mismatch',
  code,
  part: write.part,
  message: `Material of part "${write.part}" of product ${write.product}: ${what}.`,
  details: { product: write.product, material: write.material, ...details },
});
