import { startSmtp, type TestSmtp } from '../../support/smtp.ts';
import { pause, until } from '../faults/waiting.ts';
import type { Account } from '../load/account.ts';
import { type Assignment, checkNotices, type Line } from '../notices/check-notices.ts';
import { People } from '../notices/people.ts';
import { PushService } from '../notices/push-service.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

/** Where a node dies before anything can have gone out: between the assignment and who reads the log, and between that and the jobs. */
const BEFORE = [
  'after the commit of insert into tasks',
  'after insert into notifications',
  'before the commit of insert into notifications',
  'after the commit of insert into notifications',
];
/** Where it dies while it sends: the other side has the message and says nothing, or is told of and that is not noted. */
const WHILE = ['while it pushes', 'while it mails', 'before update push_subscriptions', 'before update notices'];
/** Who is given tasks; the others are who gives them, who is removed, and who has nothing to do with any. */
const ASSIGNEES = 2;

const CREATE_PROJECT = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';
const REMOVE = 'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';

const NOTICES = "from notices o join notifications n on n.id = o.notification_id where n.kind = 'ASSIGNED'";
const PENDING = `${NOTICES} and o.outcome = 'PENDING'`;

/** Tasks are given while nodes are killed: whom they concern is told once by each channel, and nobody else. */
export const notices: Scenario = {
  name: 'notices',
  rows: 'F1, 50',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { random } = run;
  const [push, smtp] = [await new PushService().listen(), await startSmtp()];
  const { smtpUrl, from } = smtp.settings.mail;
  const env = { ...push.settings, SMTP_URL: smtpUrl!, MAIL_FROM: from.address, PUBLIC_URL: smtp.settings.publicUrl! };
  const world = await World.open(run.kind, run.machines, { nodes: run.kind === 'sqlite' ? 1 : 2, env });
  const people = new People(world, push, smtp);
  try {
    await world.populate(ASSIGNEES + 3, 0);
    await people.settle();
    const flow = new Flow(world, people, push, smtp);
    const assignees = world.accounts.slice(1, 1 + ASSIGNEES);
    const removed = world.accounts[1 + ASSIGNEES]!;
    // A start takes seconds: the gate has five kills.
    const points = run.full
      ? random.shuffled([...BEFORE, ...WHILE].flatMap((point) => Array.from({ length: 20 }, () => point)))
      : [random.pick(BEFORE.slice(0, 3)), BEFORE[3]!, WHILE[0]!, WHILE[1]!, random.pick(WHILE.slice(2))];
    for (const point of points) await flow.kill(point, random.pick(assignees));
    for (let times = run.full ? 5 : 1; times > 0; times--) await flow.remove(removed);
    // All of them hear: who heard nothing before had nothing to hear.
    for (const account of world.accounts.slice(1)) await flow.assign(account);
    await flow.settled();
    const { faults, repeats } = await flow.check();
    const what = `${flow.assignments.length} tasks, kill -9 ${run.full ? `20 times at each of: ${[...BEFORE, ...WHILE].join(', ')}` : points.join(', ')}; ${repeats} notices went out twice as one`;
    return await conclude(world, 'notices', what, faults);
  } finally {
    people.end();
    push.close();
    await world.close();
    await smtp.goDown();
  }
}

class Flow {
  readonly assignments: Assignment[] = [];
  private readonly world: World;
  private readonly people: People;
  private readonly push: PushService;
  private readonly smtp: TestSmtp;

  constructor(world: World, people: People, push: PushService, smtp: TestSmtp) {
    this.world = world;
    this.people = people;
    this.push = push;
    this.smtp = smtp;
  }

  async assign(to: Account, known: Partial<Assignment> = {}, projectId?: string): Promise<void> {
    const taskId = await this.people.assign(to, `task ${this.assignments.length}`, projectId);
    this.assignments.push({ taskId, userId: to.id, mayRepeat: false, isHidden: false, ...known });
  }

  /** Gives a task while a node dies at a point, and where it sends all others with it; resolves when all is told. */
  async kill(point: string, to: Account): Promise<void> {
    const { nodes } = this.world;
    const isSending = WHILE.includes(point);
    const death = this.deathAt(point);
    const assigned = this.assign(to, { mayRepeat: isSending });
    await death;
    if (isSending) await this.killAll();
    await assigned;
    await Promise.all(nodes.map((node) => node.ready()));
    for (const node of nodes) node.command({ die: null });
    await this.settled();
  }

  /** Somebody is removed from a project when he was told live of a task there, and what pushes and mails was told to come later. */
  async remove(member: Account): Promise<void> {
    const { people, push, smtp, world } = this;
    const [owner] = world.accounts;
    const input = { name: 'Left soon', memberIds: [member.id] };
    const projectId = (await people.ask(owner!, CREATE_PROJECT, { input })).createProject.project.id;
    push.conduct = 'fail';
    smtp.conduct = { at: 'RCPT TO', code: 450, text: '4.2.1 later' };
    await this.assign(member, { isHidden: true }, projectId);
    await until('he heard of it', () => this.hasHeard());
    await until('both were refused', async () => (await this.count(`${PENDING} and o.attempts > 0`)) === 2);
    await this.holdTries();
    await people.ask(owner!, REMOVE, { input: { projectId, userId: member.id } });
    push.conduct = 'take';
    smtp.conduct = 'take';
    await this.shift('push_subscriptions', 'waits_until', -1, 'waits_until is not null');
    await this.shift('jobs', 'run_at', -3, "status = 'WAITING'");
    await this.settled();
  }

  /** Resolves when everybody was told of all, as far as he may see it. */
  async settled(): Promise<void> {
    await until('all is told', async () => {
      if (!this.hasHeard()) return false;
      await pause(50);
      return (await this.count(PENDING)) === 0;
    });
  }

  /** Whether as much was heard live as was given. */
  private hasHeard(): boolean {
    const heard = this.people.listeners.reduce((sum, listener) => sum + listener.heard.length, 0);
    return heard >= this.assignments.length;
  }

  async check(): Promise<{ faults: string[]; repeats: number }> {
    // A second one would come within this time.
    await pause(500);
    const { people, push, assignments } = this;
    const { copies, listeners } = people;
    const heard = listeners.flatMap((listener) => listener.heard);
    const ledger: Line[] = await this.world.query(
      `select n.user_id as "userId", n.task_id as "taskId", o.channel, o.outcome, o.attempts ${NOTICES} and o.decision = 'SEND'`,
    );
    const repeated = (channel: string) => {
      const keys = copies.filter((copy) => copy.channel === channel).map(({ key }) => key);
      return keys.length - new Set(keys).size;
    };
    const faults = [
      ...push.faults,
      ...listeners.flatMap((listener) => listener.faults),
      ...[...push.keys].filter((key) => key !== people.publicKey).map((key) => `sworn by ${key}`),
      ...checkNotices({ assignments, heard, bells: await people.readBells(), copies, ledger }),
      // What was taken by the other side without a word has to come again: otherwise no node died where it was to.
      ...['PUSH', 'MAIL']
        .filter((channel) => repeated(channel) === 0)
        .map((channel) => `${channel}: nothing came again`),
    ];
    return { faults: faults.slice(0, 20), repeats: repeated('PUSH') + repeated('MAIL') };
  }

  private async deathAt(point: string): Promise<unknown> {
    const { push, smtp, world } = this;
    if (point === 'while it pushes') {
      push.conduct = 'hang';
      return new Promise<void>((resolve) => {
        push.taken = resolve;
      });
    }
    if (point === 'while it mails') {
      smtp.conduct = 'hang after DATA';
      return smtp.arrived(smtp.received.length + 1);
    }
    for (const node of world.nodes) node.command({ die: point }, true);
    return Promise.race(world.nodes.map((node) => node.ended()));
  }

  /** Then the leases of all that they did end. */
  private async killAll(): Promise<void> {
    const up = this.world.nodes.filter((node) => node.isUp);
    await Promise.all(up.map((node) => node.kill('SIGKILL')));
    this.push.conduct = 'take';
    this.smtp.conduct = 'take';
    await this.shift('jobs', 'run_at', -1, "status = 'RUNNING'");
  }

  /** A slow machine may come to the next try by itself: what that has looked at before the removal is sent after it. */
  private async holdTries(): Promise<void> {
    await this.shift('jobs', 'run_at', 1, "status = 'WAITING'");
    await until('no try is under way', async () => (await this.count("from jobs where status = 'RUNNING'")) === 0);
    await this.shift('jobs', 'run_at', 1, "status = 'WAITING'");
  }

  /** Makes times later, hours; negative: as if they had passed. */
  private async shift(table: string, column: string, hours: number, where: string): Promise<void> {
    const time = this.world.kind === 'sqlite' ? `${hours * 3_600_000}` : `interval '${hours} hours'`;
    await this.world.query(`update ${table} set ${column} = ${column} + ${time} where ${where} returning id`);
  }

  private async count(from: string): Promise<number> {
    const [{ count }] = await this.world.query(`select count(*) as count ${from}`);
    return Number(count);
  }
}
