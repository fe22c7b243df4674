import { refOf } from '../part21/read-arguments.ts';
import type { Arg } from '../part21/read-arguments.ts';
import { readEntities } from '../part21/read-entities.ts';
import type { Entity } from '../part21/read-entities.ts';

/** The instances of a STEP file by number and by type, with readers for their arguments. */
export class StepModel {
  private readonly entities: Map<number, Entity>;
  private readonly byType = new Map<string, number[]>();

  constructor(entities: Map<number, Entity>) {
    this.entities = entities;
    for (const [id, { parts }] of entities) {
      for (const { type } of parts) {
        const ids = this.byType.get(type);
        if (ids) ids.push(id);
        else this.byType.set(type, [id]);
      }
    }
  }

  /** Instances of a type, or with a part of it, in file order. */
  idsOf(...types: readonly string[]): number[] {
    const ids = types.flatMap((type) => this.byType.get(type) ?? []);
    return types.length === 1 ? ids : ids.sort((a, b) => this.rankOf(a) - this.rankOf(b));
  }

  /** The arguments of an instance as one of these types; null where it is none of them. */
  argsOf(id: number | null, ...types: readonly string[]): Arg[] | null {
    if (id === null) return null;
    return this.entities.get(id)?.parts.find(({ type }) => types.includes(type))?.args ?? null;
  }

  /** The place among all instances of the data sections, from 1; 0 for an instance that is not held. */
  rankOf(id: number): number {
    return this.entities.get(id)?.rank ?? 0;
  }
}

/** Reads the instances of these types. */
export function readModel(bytes: Buffer, types: ReadonlySet<string>): StepModel {
  return new StepModel(readEntities(bytes, types));
}

/** The numbers in a list of references; what is none is left out. */
export function refsOf(arg: Arg | undefined): number[] {
  return Array.isArray(arg) ? arg.map(refOf).filter((id) => id !== null) : [];
}

/** A text without blanks around it; '' where there is none. */
export function textOf(arg: Arg | undefined): string {
  return typeof arg === 'string' ? arg.trim() : '';
}

export function numberOf(arg: Arg | undefined): number | null {
  if (typeof arg === 'number') return Number.isFinite(arg) ? arg : null;
  return typeof arg === 'object' && arg !== null && 'type' in arg ? numberOf(arg.args[0]) : null;
}
