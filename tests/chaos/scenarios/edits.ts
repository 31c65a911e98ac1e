import { checkEdits } from '../edits/check-edits.ts';
import { type Ask, editTask, readHistory, readState } from '../edits/edit-task.ts';
import { ask } from '../load/ask.ts';
import { createRandom } from '../random.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const EDITORS = 32;

const CREATE_PROJECT = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';
const PROMOTE = 'mutation($input: SetProjectMemberRoleInput!) { setProjectMemberRole(input: $input) { cursor } }';
const CREATE_TASK = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';

/** Many edit one task without a pause: each edit is in its history or was refused, and its versions have no hole. */
export const edits: Scenario = {
  name: 'edits',
  rows: '55',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const seconds = run.full ? 10 : 2;
  const world = await World.open(run.kind, run.machines, { nodes: run.kind === 'sqlite' ? 1 : 2 });
  try {
    await world.populate(EDITORS, 0);
    const asks = world.accounts.map(
      ({ token, address }, index): Ask =>
        (query, variables) =>
          ask(world.doors.url(index), token, query, variables, address),
    );
    const id = await createTask(world, asks[0]!);
    const first = await readState(asks[0]!, id);
    const end = performance.now() + seconds * 1000;
    const all = await Promise.all(
      world.accounts.map(({ name }, index) =>
        editTask(asks[index]!, {
          id,
          by: name,
          // A stream of his own for each: what one does must not depend on how fast the others are.
          random: createRandom(run.random.below(2 ** 31)),
          isOver: () => performance.now() > end,
        }),
      ),
    );
    const made = all.flat();
    const refused = made.filter(({ version }) => version === null).length;
    const failures = checkEdits(made, await readHistory(asks[0]!, id), first, await readState(asks[0]!, id));
    const what = `${EDITORS} editors of one task for ${seconds} s: ${made.length - refused} edits made, ${refused} refused with CONFLICT`;
    return await conclude(world, 'edits', what, failures.slice(0, 20));
  } finally {
    await world.close();
  }
}

/** A task in a project that all of them own. */
async function createTask(world: World, owner: Ask): Promise<string> {
  const [, ...others] = world.accounts;
  const memberIds = others.map(({ id }) => id);
  const made = await owner(CREATE_PROJECT, { input: { name: 'Edited by all', memberIds } });
  const projectId = made.data.createProject.project.id;
  for (const userId of memberIds) await owner(PROMOTE, { input: { projectId, userId, role: 'OWNER' } });
  const { data } = await owner(CREATE_TASK, { input: { title: 'Edited by all', projectId } });
  return data.createTask.task.id;
}
