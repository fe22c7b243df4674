import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CatalogDocument } from '#steps';
import { artifactsOf } from './golden-case.js';
import type { ApprovedCase } from './golden-case.js';
import type { GoldenPlace } from './golden-place.js';

export const casePath = ({ approvedDir }: GoldenPlace, id: string): string => join(approvedDir, 'cases', `${id}.json`);
export const catalogPath = ({ approvedDir }: GoldenPlace): string => join(approvedDir, 'catalog.json');
export const artifactsDir = ({ approvedDir }: GoldenPlace): string => join(approvedDir, 'artifacts');

/** All approved cases by id; none where nothing was approved yet. */
export function readApproved(place: GoldenPlace): ApprovedCase[] {
  const folder = join(place.approvedDir, 'cases');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => readJson<ApprovedCase>(join(folder, file)));
}

/** The catalog that the approved cases were made with, the output types scaled; null where nothing was approved yet. */
export function readCatalog(place: GoldenPlace): CatalogDocument | null {
  return existsSync(catalogPath(place)) ? readJson(catalogPath(place)) : null;
}

/** Artifact files that no approved case refers to, and missing artifacts that a case refers to. */
export function strayArtifacts(place: GoldenPlace): { orphans: string[]; missing: string[] } {
  const wanted = new Set(readApproved(place).flatMap(artifactsOf));
  const files = filesBelow(artifactsDir(place));
  const there = new Set(files.map((file) => basename(file)));
  return {
    orphans: files.filter((file) => !wanted.has(basename(file))),
    missing: [...wanted].filter((sha256) => !there.has(sha256)),
  };
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
