import type { Command } from 'commander';
import { findApi } from '../api/connect.js';
import { print } from '../print.js';
import { newSignInLink } from './sign-in-link.js';

/** Adds `sign-in`: prints a link that signs a browser in. */
export function addSignInCommand(program: Command): void {
  program
    .command('sign-in')
    .description('print a link that signs a browser in: it works once, for ten minutes')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { origin, token } = findApi();
      const link = await newSignInLink(origin, token);
      print(json, link, () => link.url);
    });
}
