import type { ProcessResult } from '../ports/index.js';
import { CAD_LIMITS } from './cad-limits.js';
import type { ConversionOutcome } from './structure/conversion-outcome.js';
import { conversionProblem } from './conversion-problem.js';

const exited: ProcessResult = { exitCode: 0, reason: 'exited', stdout: '', stderr: '', peakRssBytes: 0 };

function complaint(...lines: string[]): ConversionOutcome {
  return { status: 'unreadable', complaints: { count: lines.length, lines } };
}

describe('conversionProblem', () => {
  it('reports references that the reader could not resolve, with their number', () => {
    const outcome = complaint('*** ERR StepReaderData : Unresolved Reference : Fails Count : 11 ***');
    expect(conversionProblem(exited, outcome, CAD_LIMITS)).toMatchObject({
      code: 'step_file_dangling_references',
      details: { count: 11 },
    });
  });

  it("reports the reader's syntax errors, even if references are unresolved too", () => {
    const outcome = complaint(
      '**** ERR StepFile : Incorrect Syntax : Fails Count : 3 ****',
      '*** ERR StepReaderData : Unresolved Reference : Fails Count : 3 ***',
    );
    const problem = conversionProblem(exited, outcome, CAD_LIMITS);
    expect(problem?.code).toBe('step_file_unreadable');
    expect(problem?.why).toContain('ERR StepFile : Incorrect Syntax : Fails Count : 3.');
  });

  it('reports out of memory for the limit, for a full heap and for a failed allocation of the reader', () => {
    const full = { ...exited, exitCode: null, stderr: 'FATAL ERROR: ... JavaScript heap out of memory' };
    const none = { count: 0, lines: [] };
    const problems = [
      conversionProblem({ ...exited, reason: 'memory' }, null, CAD_LIMITS),
      conversionProblem(full, null, CAD_LIMITS),
      conversionProblem(exited, { status: 'out_of_memory', complaints: none, message: '' }, CAD_LIMITS),
    ];
    expect(problems.map((problem) => problem?.code)).toEqual(Array(3).fill('step_conversion_out_of_memory'));
  });

  it('does not report the file as the cause where the process was killed or the machine failed', () => {
    expect(conversionProblem({ ...exited, exitCode: null }, null, CAD_LIMITS)).toBeNull();
    expect(conversionProblem({ ...exited, exitCode: 1, stderr: 'Error: ENOSPC' }, null, CAD_LIMITS)).toBeNull();
  });
});
