import type { NodeForm } from '#workflow-core';

export const form: NodeForm = {
  place: 1,
  order: ['/quality'],
  groups: [],
  params: {
    '/quality': {
      labels: { preview: 'Preview, 1 % of a part', standard: 'Standard, 0.3 %', fine: 'Fine, 0.1 %' },
    },
  },
  logs: {
    'cad.converted': '{parts} parts converted to {triangles} triangles',
    'cad.parts_hidden': 'Parts hidden by the file and left out: {count}',
    'cad.unnamed_parts': 'Parts without a name: {count} of {of}',
    'cad.parts_without_surface': 'Parts without a surface left out: {parts}',
    'cad.parts_with_missing_faces': 'Parts with faces that could not be converted: {parts}',
    'cad.solids_missing': 'Solids that could not be converted: {count}',
    'cad.parts_without_place': 'Parts whose place in the assembly is missing: {count}',
    'cad.unused_references': 'Unused references that lead nowhere: {count}, the first to {missing} in {usedBy}',
    'cad.unit_missing': 'Shapes without a unit of length: {count} of {of}; {assumed} assumed',
    'cad.names_guessed': 'Names read by a guessed character set ({codePage}): {count}, such as "{example}"',
  },
};
