import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ProductMaterialsReply, PutAssignment } from '#contracts';
import { lockHead } from './catalog.repository.js';
import { assignmentNotFound, productNotFound, unknownMaterials } from './product-materials.errors.js';
import {
  deleteAssignment,
  hasProduct,
  readAssigned,
  readGuesses,
  readKnownParts,
  writeAssignments,
} from './product-materials.repository.js';

/** The materials of a product's parts: those assigned, and those that deliveries chose for the rest. */
@Injectable()
export class ProductMaterialsService {
  constructor(private readonly orm: MikroORM) {}

  /** Rejects with 404 `product_not_found`. */
  get(product: string): Promise<ProductMaterialsReply> {
    return this.orm.em.fork().transactional((em) => replyOf(em, product));
  }

  /** Assigns materials to the named parts; 422 `unknown_reference` for one that the catalog does not have. */
  set(product: string, assignments: PutAssignment[]): Promise<ProductMaterialsReply> {
    return this.orm.em.fork().transactional(async (em) => {
      if (!(await hasProduct(em, product))) throw productNotFound(product);
      // Locked until the end: a material must not be deleted meanwhile.
      const { document } = await lockHead(em, 'share');
      refuseUnknown(
        assignments,
        document.materials.map(({ key }) => key),
      );
      await writeAssignments(em, product, assignments);
      return replyOf(em, product);
    });
  }

  /** Deletes a part's assignment: rules, colours and the default choose again. 404 `assignment_not_found`. */
  clear(product: string, part: string): Promise<ProductMaterialsReply> {
    return this.orm.em.fork().transactional(async (em) => {
      const reply = await replyOf(em, product);
      if (await deleteAssignment(em, product, part)) return replyOf(em, product);
      const assigned = reply.assignments.map((assignment) => assignment.part);
      throw assignmentNotFound(product, part, assigned);
    });
  }
}

async function replyOf(em: EntityManager, product: string): Promise<ProductMaterialsReply> {
  if (!(await hasProduct(em, product))) throw productNotFound(product);
  const assignments = await readAssigned(em, product);
  const known = await readKnownParts(em, product);
  const unknown = known ? assignments.filter(({ part }) => !known.has(part)) : [];
  const warnings = unknown.map(({ part }) => ({
    part,
    message: `The last delivered file has no part ${JSON.stringify(part)}; the assignment waits for a file that has it.`,
  }));
  return { product, assignments, guesses: await readGuesses(em, product), warnings };
}

function refuseUnknown(assignments: PutAssignment[], known: string[]): void {
  const unknown = assignments
    .map(({ material }, at) => ({ at, material }))
    .filter(({ material }) => !known.includes(material));
  if (unknown.length > 0) throw unknownMaterials(unknown, known);
}
