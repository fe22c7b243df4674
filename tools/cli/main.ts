import { Command } from 'commander';
import { LocalSetupError } from '../../deploy/local/local-server.js';
import { addBenchCommand } from './bench/bench-command.js';
import { addCatalogCommand } from './catalog/catalog-command.js';
import { addCheckCommand } from './check-command.js';
import { addDeadLettersCommand } from './dead-letters/dead-letters-command.js';
import { addDemoCommand } from './demo/demo-command.js';
import { addDevCommand } from './dev/dev-command.js';
import { addDoctorCommand } from './doctor/doctor-command.js';
import { addGoldenCommand } from './golden/golden-command.js';
import { addDownCommand } from './instance/down-command.js';
import { addLogsCommand } from './instance/logs-command.js';
import { addStatusCommand } from './instance/status-command.js';
import { addUpCommand } from './instance/up-command.js';
import { addDeliveriesCommand } from './orders/deliveries-command.js';
import { addDispatchCommand } from './orders/dispatch-command.js';
import { addMigrationCommand } from './migration-command.js';
import { addNewNodeCommand } from './new-node/new-node-command.js';
import { addPoolsCommand } from './pools/pools-command.js';
import { addPresetsCommand } from './presets/presets-command.js';
import { addRetentionCommand } from './retention/retention-command.js';
import { addRunsCommand } from './runs/runs-command.js';
import { addSignInCommand } from './sign-in/sign-in-command.js';
import { addSpecCommand } from './test/spec-command.js';
import { addTestCommand } from './test/test-command.js';
import { addWorkflowsCommand } from './workflows/workflows-command.js';

const program = new Command('./hartomat')
  .description('HartOMat workflows: start it, try it, test it. State lives in .hartomat (HARTOMAT_HOME).')
  .showHelpAfterError('(./hartomat --help lists all commands)');

addDemoCommand(program);
addUpCommand(program);
addDevCommand(program);
addDownCommand(program);
addStatusCommand(program);
addLogsCommand(program);
addSignInCommand(program);
addDoctorCommand(program);
addDispatchCommand(program);
addDeliveriesCommand(program);
addRunsCommand(program);
addPoolsCommand(program);
addDeadLettersCommand(program);
addWorkflowsCommand(program);
addTestCommand(program);
addSpecCommand(program);
addCheckCommand(program);
addMigrationCommand(program);
addBenchCommand(program);
addNewNodeCommand(program);
addPresetsCommand(program);
addGoldenCommand(program);
addCatalogCommand(program);
addRetentionCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  const expected = error instanceof LocalSetupError;
  process.stderr.write(`hartomat: ${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
}
