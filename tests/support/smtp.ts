import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Config } from '../../src/config.js';

/** A mail that came in whole, whether its sender was told so or not. */
export interface ReceivedMail extends ParsedMail {
  /** The addresses of its envelope. */
  recipients: string[];
}

/** What the server does with the next mails, until it is told otherwise; an answer: what it says to RCPT TO or after DATA. */
export type Conduct =
  | 'take'
  | 'hang'
  | 'drop after DATA'
  | 'hang after DATA'
  | { at: 'MAIL FROM' | 'RCPT TO' | 'DATA'; code: number; text: string };

/** A mail server on loopback that can be told to misbehave. */
export interface TestSmtp {
  /** For `createTestApp`: mails go there, and links begin with https://chat.example. */
  settings: Pick<Config, 'publicUrl' | 'mail'>;
  received: ReceivedMail[];
  conduct: Conduct;
  /** Resolves once so many mails came in. */
  arrived(count: number): Promise<void>;
  /** Takes no connections from now on, and ends those there are. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

/** patience: how long the mailer waits for a word, milliseconds. */
export async function startSmtp({ patience = 5000 } = {}): Promise<TestSmtp> {
  const waiting = new Set<() => void>();
  const sockets = new Set<Socket>();
  let server = createServer();
  const port = await listen(server, 0);

  /** Ends every connection without a word. */
  function drop(): void {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  }

  function refusal(at: string): Error | null {
    const { conduct } = smtp;
    if (typeof conduct === 'string' || conduct.at !== at) return null;
    return Object.assign(new Error(conduct.text), { responseCode: conduct.code });
  }

  function createServer(): SMTPServer {
    const created = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 10,
      onConnect: (_session, done) => void (smtp.conduct === 'hang' || done()),
      onMailFrom: (_address, _session, done) => done(refusal('MAIL FROM')),
      onRcptTo: (_address, _session, done) => done(refusal('RCPT TO')),
      async onData(stream, session, done) {
        // Of a sender that dies while it speaks no mail came.
        const parsed = await simpleParser(stream).catch(() => null);
        if (!parsed) return;
        const refused = refusal('DATA');
        if (refused) return done(refused);
        smtp.received.push({ ...parsed, recipients: recipientsOf(session) });
        for (const wake of waiting) wake();
        if (smtp.conduct === 'drop after DATA') drop();
        else if (smtp.conduct !== 'hang after DATA') done();
      },
    });
    created.on('error', () => {});
    created.server.on('connection', (socket) => sockets.add(socket));
    return created;
  }

  const smtp: TestSmtp = {
    settings: {
      publicUrl: 'https://chat.example',
      mail: {
        smtpUrl: `smtp://127.0.0.1:${port}`,
        from: { name: 'Team Messenger', address: 'messenger@chat.example' },
        patience,
      },
    },
    received: [],
    conduct: 'take',
    async arrived(count) {
      while (smtp.received.length < count) await new Promise<void>((resolve) => waiting.add(resolve));
    },
    goDown() {
      drop();
      return new Promise((resolve) => server.close(resolve));
    },
    async comeBack() {
      server = createServer();
      await listen(server, port);
    },
  };
  return smtp;
}

function recipientsOf({ envelope }: SMTPServerSession): string[] {
  return envelope.rcptTo.map(({ address }) => address);
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
}
