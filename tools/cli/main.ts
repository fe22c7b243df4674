import { Command } from 'commander';

await new Command('hartomat').parseAsync();
