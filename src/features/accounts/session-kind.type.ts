import { registerEnumType } from 'type-graphql';

export const SessionKindEnum = { TOKEN: 'TOKEN', COOKIE: 'COOKIE' } as const;
registerEnumType(SessionKindEnum, {
  name: 'SessionKind',
  description: 'Where the refresh token of a session is kept.',
  valuesConfig: {
    TOKEN: { description: 'By the client: the payload tells it.' },
    COOKIE: {
      description:
        'In a cookie that no script can read, for pages of this server alone: by POST, with the Origin that `PUBLIC_URL` has. The payload does not tell it.',
    },
  },
});
