/** A task that was given to somebody. */
export interface Assignment {
  taskId: string;
  userId: string;
  /** A node died while it sent this: a push message or a mail may have gone out twice, and has to be known for one. */
  mayRepeat: boolean;
  /** He lost sight of it before a push message or a mail had gone out. */
  isHidden: boolean;
}

/** That somebody was told of a task. */
export interface Told {
  userId: string;
  taskId: string;
}

/** As it came in at the other side. */
export interface Copy extends Told {
  channel: 'PUSH' | 'MAIL';
  /** By which the other side knows what it has already: the Topic, the Message-ID. */
  key: string;
}

/** What came of one channel, as it stands in the ledger. */
export interface Line extends Told {
  channel: string;
  outcome: string | null;
  /** Tries whose outcome was noted. One that was noted as failed may have been taken all the same: its answer came too late. */
  attempts: number;
}

export interface Notices {
  assignments: Assignment[];
  /** What the open clients heard, and what stands in the bells at the end. */
  heard: Told[];
  bells: Told[];
  copies: Copy[];
  ledger: Line[];
}

const of = ({ userId, taskId }: Told) => `${taskId} ${userId}`;

/** What is wrong with what people were told of; nothing where each was told once by each channel, and nobody else. */
export function checkNotices(notices: Notices): string[] {
  const given = new Set(notices.assignments.map(of));
  const strangers = Object.entries({
    heard: notices.heard,
    bell: notices.bells,
    sent: notices.copies,
    ledger: notices.ledger,
  }).flatMap(([where, told]) =>
    told.filter((each) => !given.has(of(each))).map((each) => `${where}: ${of(each)} is not his`),
  );
  return [
    ...strangers,
    ...checkKeys(notices.copies),
    ...notices.assignments.flatMap((each) => checkOne(each, notices)),
  ];
}

/** Two tasks by one key: the later one would take the place of the other. */
function checkKeys(copies: Copy[]): string[] {
  const owners = new Map<string, string>();
  return copies.flatMap((copy) => {
    const owner = owners.get(copy.key) ?? of(copy);
    owners.set(copy.key, owner);
    return owner === of(copy) ? [] : [`${copy.channel}: ${owner} and ${of(copy)} have one key`];
  });
}

function checkOne(assignment: Assignment, { heard, bells, copies, ledger }: Notices): string[] {
  const { isHidden, mayRepeat } = assignment;
  const isIt = (each: Told) => of(each) === of(assignment);
  const faults: string[] = [];
  const expectCount = (what: string, count: number, least: number, most = least) => {
    if (count < least || count > most) faults.push(`${what} of ${of(assignment)}: ${count} instead of ${least}`);
  };
  expectCount('heard', heard.filter(isIt).length, 1);
  expectCount('bell', bells.filter(isIt).length, isHidden ? 0 : 1);
  for (const channel of ['PUSH', 'MAIL'] as const) {
    const sent = copies.filter((copy) => copy.channel === channel && isIt(copy));
    const lines = ledger.filter((line) => line.channel === channel && isIt(line));
    const tries = (lines[0]?.attempts ?? 1) + (mayRepeat ? 1 : 0);
    expectCount(channel, sent.length, isHidden ? 0 : 1, isHidden ? 0 : tries);
    if (new Set(sent.map(({ key }) => key)).size > 1)
      faults.push(`${channel} of ${of(assignment)}: repeated as another`);
    const outcomes = lines.map(({ outcome }) => outcome);
    const wanted = isHidden ? 'DROPPED' : 'SENT';
    if (outcomes.join() !== wanted) faults.push(`${channel} of ${of(assignment)} is ${outcomes}, not ${wanted}`);
  }
  return faults;
}
