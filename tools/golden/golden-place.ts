import { join } from 'node:path';
import type { Place } from '../cli/place.js';

/**
 * The folders of golden cases: approved ones in `approvedDir` (committed), candidates in `candidatesDir` (in the state
 * folder).
 */
export interface GoldenPlace extends Place {
  approvedDir: string;
  candidatesDir: string;
}

export const goldenPlace = ({ root, homeDir }: Place): GoldenPlace => ({
  ...{ root, homeDir },
  approvedDir: join(root, 'tests/golden'),
  candidatesDir: join(homeDir, 'golden'),
});
