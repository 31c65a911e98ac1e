import { useState } from 'react';
import { failureOf } from '../../api/errors.js';
import { type Problems, problemsIn, problemsRefused } from './account-rules.js';

interface Outcome {
  /** What is wrong with fields: found here or by the server. */
  problems: Problems;
  /** What the last try ended with; null where it did not fail, or where fields are to blame. */
  error: unknown;
  /** Whether the last try succeeded. */
  isDone: boolean;
}

/** A form about an account on its way to the server, and what came of it. */
export interface Submission extends Outcome {
  /** fields: name -> what was filled in. */
  send: (fields: Record<string, string>) => Promise<void>;
  isBusy: boolean;
}

const NOTHING: Outcome = { problems: {}, error: null, isDone: false };

/** work: what sends the fields, once they keep the rules that can be told without the server. */
export function useSubmission(work: (fields: Record<string, string>) => Promise<void>): Submission {
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState(NOTHING);
  return {
    async send(fields) {
      const problems = problemsIn(fields);
      setOutcome({ ...NOTHING, problems });
      if (Object.keys(problems).length > 0) return;
      setBusy(true);
      setOutcome(await work(fields).then(() => ({ ...NOTHING, isDone: true }), outcomeOf));
      setBusy(false);
    },
    isBusy,
    ...outcome,
  };
}

function outcomeOf(error: unknown): Outcome {
  const problems = problemsRefused(failureOf(error).fields);
  return { ...NOTHING, problems, error: Object.keys(problems).length > 0 ? null : error };
}
