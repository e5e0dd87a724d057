import { projectFolder } from '../../lib/definition.ts';
import { runValidator } from '../run-validator.ts';
import { timeStart } from '../time-start.ts';
import type { Measurement } from './measurement.ts';

/** The validator's command: processor time for the package of this checkout, whichever commit checks it. */
export const measureValidate: Measurement = {
  name: 'validate',
  entry: 'scripts/validate.ts',
  prepare: async (checkout) => async () => ({
    'validate, this package (ms CPU)': (await runValidator(checkout.root, [projectFolder])).cpuMilliseconds,
  }),
};

/** The mock server's command: time on the clock, because a start may also wait. */
export const measureStart: Measurement = {
  name: 'start',
  entry: 'mock-server/server.ts',
  prepare: async (checkout) => async () => ({ 'start to the first answer (ms)': await timeStart(checkout.root) }),
};
