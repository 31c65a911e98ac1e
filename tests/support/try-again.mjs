import { jest } from '@jest/globals';

// In the gate, whose machine may do much else: what fails is tried once more, and said to have failed before.
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true });
