/** What clients did and heard, and what the server has in the end. Contents are unique: they name a message. */
export interface History {
  /** Contents that somebody tried to send, with the room. */
  attempts: Map<string, string>;
  /** Answers, one per answered send: repeats of a send give more than one. */
  acks: { content: string; messageId: string; cursor: string }[];
  /** Contents whose send failed at least once: they may or may not have been written by it. */
  unsure: Set<string>;
  subscribers: Map<string, Heard>;
  /** Every room as paged through by a client, oldest first, and once more from the end. */
  rooms: Map<string, { forwards: Row[]; backwards: Row[] }>;
  /** The messages in the tables, by place in the order, and the numbers of the log's events. */
  rows: (Row & { roomId: string })[];
  seqs: number[];
}

/** What one subscriber heard, in the order he heard it. */
export interface Heard {
  /** Those he is to hear of. */
  rooms: Set<string>;
  receipts: Receipt[];
  /** What he had read before he subscribed: the newest messages of that time. Without it he heard of all from the first on. */
  page?: Row[];
}

export interface Row {
  id: string;
  content: string;
}

export interface Receipt extends Row {
  roomId: string;
  /** The event's number in the log. */
  seq: number;
}

/** Counts of what must not be; `recovered` may be: sends without an answer that were nevertheless written, once. */
export interface Verdict {
  lost: number;
  doubled: number;
  unexpected: number;
  outOfOrder: number;
  gaps: number;
  recovered: number;
  /** The first few of each kind, to look into. */
  examples: string[];
}

export const FAULTS = ['lost', 'doubled', 'unexpected', 'outOfOrder', 'gaps'] as const;
const MAX_EXAMPLES = 20;

/** Compares what was promised with what is there and what was heard. All FAULTS must be 0. */
export function check(history: History): Verdict {
  const verdict: Verdict = { lost: 0, doubled: 0, unexpected: 0, outOfOrder: 0, gaps: 0, recovered: 0, examples: [] };
  const count = (kind: (typeof FAULTS)[number], what: string) => {
    verdict[kind]++;
    if (verdict.examples.length < MAX_EXAMPLES) verdict.examples.push(`${kind}: ${what.slice(0, 200)}`);
  };
  checkRows(history, count);
  checkPages(history, count);
  for (const [name, subscriber] of history.subscribers) checkReceipts(history, name, subscriber, count);
  checkSeqs(history.seqs, count);
  const written = new Set(history.rows.map((row) => row.content));
  verdict.recovered = [...history.unsure].filter((content) => written.has(content)).length;
  return verdict;
}

type Count = (kind: (typeof FAULTS)[number], what: string) => void;

/** What was answered is there, under the id and at the position that was told; nothing is there twice or unasked. */
function checkRows({ attempts, acks, rows }: History, count: Count): void {
  const ids = new Map<string, string>();
  for (const row of rows) {
    if (ids.has(row.content)) count('doubled', `row ${row.content}`);
    ids.set(row.content, row.id);
    if (attempts.get(row.content) !== row.roomId) count('unexpected', `row ${row.content} in ${row.roomId}`);
  }
  const answers = new Map<string, string>();
  for (const { content, messageId, cursor } of acks) {
    const answer = `${messageId} ${cursor}`;
    if (!ids.has(content)) count('lost', `answered ${content}`);
    else if (ids.get(content) !== messageId) count('doubled', `answer of another row to ${content}`);
    if ((answers.get(content) ?? answer) !== answer) count('doubled', `two answers to ${content}`);
    answers.set(content, answer);
  }
}

/** Paging either way gives each room's rows, in their order. */
function checkPages({ rooms, rows }: History, count: Count): void {
  for (const [roomId, { forwards, backwards }] of rooms) {
    const expected = rows.filter((row) => row.roomId === roomId);
    compareList(`paging ${roomId} forwards`, expected, forwards, count);
    compareList(`paging ${roomId} backwards`, expected, backwards, count);
  }
}

/** Each subscriber heard every row of his rooms once, in the order of the rows, with rising numbers of the log. */
function checkReceipts(history: History, name: string, { rooms, receipts, page }: Heard, count: Count): void {
  let seq = 0;
  for (const receipt of receipts) {
    if (receipt.seq === seq) count('doubled', `event ${seq} to ${name}`);
    else if (receipt.seq < seq) count('outOfOrder', `event ${receipt.seq} after ${seq} to ${name}`);
    seq = receipt.seq;
  }
  const expected = history.rows.filter((row) => rooms.has(row.roomId));
  if (!page) {
    compareList(`heard by ${name}`, expected, receipts, count);
    return;
  }
  // The cursor is older than the page: what is in both, clients merge by id.
  const read = new Set(page.map((row) => row.id));
  const merged = [...page, ...receipts.filter((receipt) => !read.has(receipt.id))];
  const first = expected.findIndex((row) => row.id === page[0]?.id);
  compareList(`read and heard by ${name}`, expected.slice(Math.max(first, 0)), merged, count);
}

function compareList(what: string, expected: Row[], found: Row[], count: Count): void {
  const places = new Map(expected.map((row, place) => [row.id, place]));
  const seen = new Set<string>();
  let highest = -1;
  for (const row of found) {
    const place = places.get(row.id);
    if (place === undefined || expected[place]!.content !== row.content)
      count('unexpected', `${what}: ${row.id} ${row.content}`);
    else if (seen.has(row.id)) count('doubled', `${what}: ${row.content}`);
    else if (place < highest) count('outOfOrder', `${what}: ${row.content}`);
    seen.add(row.id);
    highest = Math.max(highest, place ?? -1);
  }
  for (const row of expected) if (!seen.has(row.id)) count('lost', `${what}: ${row.content}`);
}

/** The log's numbers are 1, 2, 3 … */
function checkSeqs(seqs: number[], count: Count): void {
  seqs.forEach((seq, index) => {
    if (seq !== (seqs[index - 1] ?? 0) + 1) count('gaps', `${seq} after ${seqs[index - 1] ?? 0}`);
  });
}
