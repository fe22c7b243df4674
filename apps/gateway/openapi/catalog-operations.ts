import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import type { Operation } from './operation.js';
import { listOf, refTo } from './schema-of.js';

const catalog = { tag: 'catalog' };
const head = refTo('CatalogHeadReply');
const productMaterials = refTo('ProductMaterialsReply');

/** The catalog's operations by method and path. Edits take `If-Match`; every reply's `ETag` is the head's sha256. */
export const catalogOperations: Record<string, Operation> = {
  'get /api/catalog': { ...catalog, summary: 'The document that new dispatches pin', reply: head },
  'get /api/catalog/documents/{sha256}': {
    ...catalog,
    summary: 'A whole document, as it was pinned',
    reply: { type: 'object' },
  },
  'get /api/catalog/history': {
    ...catalog,
    summary: 'Changes of the catalog, newest first',
    query: ['after', 'limit'],
    reply: listOf(refTo('CatalogChangeReply')),
  },
  'post /api/catalog/undo': {
    ...catalog,
    summary: 'Make a former document the head again: the one before the newest change, or the one that is named',
    body: 'UndoCatalogRequest',
    reply: head,
  },
  'put /api/catalog/default-material': {
    ...catalog,
    summary: 'Set the material of parts that nothing else gives one',
    body: 'SetDefaultMaterialRequest',
    reply: head,
  },
  'get /api/products/{key}/materials': {
    ...catalog,
    summary: "What people assigned to a product's parts, and what the last delivery chose for the others",
    reply: productMaterials,
  },
  'put /api/products/{key}/materials': {
    ...catalog,
    summary: "Assign materials to some of a product's parts; the others stay as they are",
    body: 'SetAssignmentsRequest',
    reply: productMaterials,
  },
  'delete /api/products/{key}/materials': {
    ...catalog,
    summary: 'Take one part its assignment: rules, colours and the default choose again. The query names the part',
    query: ['part'],
    reply: productMaterials,
  },
  ...Object.assign({}, ...catalogKinds.map(operationsOf)),
};

function operationsOf(kind: CatalogKind): Record<string, Operation> {
  const { path, request } = CATALOG_KINDS[kind];
  const name = kind.replace('-', ' ');
  const body = request.name;
  const reply = refTo(body);
  return {
    [`get /api/${path}`]: { ...catalog, summary: `Every ${name}`, reply: listOf(reply) },
    [`post /api/${path}`]: { ...catalog, summary: `A new ${name}; its key is in the body`, status: 201, body, reply },
    [`get /api/${path}/{key}`]: { ...catalog, summary: `One ${name}`, reply },
    [`put /api/${path}/{key}`]: { ...catalog, summary: `Create or replace one ${name}`, body, reply },
    [`delete /api/${path}/{key}`]: {
      ...catalog,
      summary: `Delete one ${name} that nothing uses`,
      reply: head,
    },
  };
}
