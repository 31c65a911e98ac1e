/*
 * Texts that are JSON (RFC 8259), that are none, and that a parser may take either way: each grammar rule bent in each place
 * where a value may stand.
 */

/** No values at all. */
const NO_VALUES = [
  ...['nul', 'tru', 'fals', 'True', 'NULL', 'undefined', 'None', 'nan', 'NaN', '-NaN', 'Infinity', '-Infinity', 'inf'],
  ...['01', '-01', '1.', '.1', '-.1', '1.e1', '1e', '1e+', '1E-', '1ea', '+1', '++1', '--1', '- 1', '-', '0x1f', '0b1'],
  ...['1_000', '1,000.00x', '1 000', '1/2', '１', '2.e3', '0e', '0.3e+', '1eE2', '-foo', '0o7', '1n', '9.3e+'],
  ...[
    "'a'",
    '`a`',
    '"a',
    'a"',
    '"\\"',
    '"\\a"',
    '"\\x00"',
    '"\\u"',
    '"\\u12"',
    '"\\u12G4"',
    '"\\U0041"',
    '"\\ "',
    '"\\',
  ],
  ...['"\t"', '"\n"', '"\0"', '"\x1f"', '"\\u{41}"', 'abc', '<b>', '#', '"a" "b"', '"a"b', '""x', '\\u0022a"', '“a”'],
  ...[
    '[',
    ']',
    '{',
    '}',
    '[1',
    '1]',
    '[,]',
    '[,1]',
    '[1,]',
    '[1,,2]',
    '[1 2]',
    '[1;2]',
    '(1)',
    '[1:2]',
    '[[]',
    '[1]]',
    '[x',
  ],
  ...[
    '{,}',
    '{"a"}',
    '{"a":}',
    '{"a" 1}',
    '{"a",1}',
    '{:1}',
    '{a:1}',
    "{'a':1}",
    '{1:1}',
    '{"a":1,}',
    '{"a":1,,"b":2}',
    '{"a"::1}',
  ],
  ...[
    '{"a":1',
    '{"a":1]',
    '[1}',
    '{"a":1 "b":2}',
    '{null:1}',
    '{"a":1;}',
    '{[]:1}',
    '{"a"=1}',
    '{}}',
    '{"a":/*x*/1}',
    '//x',
    '/**/',
  ],
];

/** Values. */
const VALUES = [
  ...[
    'null',
    'true',
    'false',
    '0',
    '-0',
    '1',
    '-1',
    '1.5',
    '-1.5',
    '1e5',
    '1E5',
    '1e+5',
    '1e-5',
    '0e1',
    '0.1e1',
    '123456789',
  ],
  ...[
    '""',
    '"a"',
    '"\\""',
    '"\\\\"',
    '"\\/"',
    '"\\b\\f\\n\\r\\t"',
    '"\\u0041"',
    '"\\u00e9"',
    '"\\ud83d\\ude00"',
    '"é"',
    '"😀"',
    '"\u2028"',
    '"\x7f"',
  ],
  ...[
    '[]',
    '[ ]',
    '[1]',
    '[1,2]',
    '[ 1 , 2 ]',
    '[[[]]]',
    '[null,true,"a",{}]',
    '{}',
    '{ }',
    '{"":0}',
    '{"a":{"b":[]}}',
    '{ "a" : 1 }',
    '{"a":1,"b":2}',
  ],
];

/** What the RFC leaves to the parser: huge numbers, names twice, lone surrogates, depth. */
const EITHER = [
  ...[
    '1e999',
    '-1e999',
    '1e-999',
    '123123123123123123123123123',
    '0.1e00000000000000000001',
    '-0.0',
    '1.7976931348623157e309',
  ],
  ...['"\\ud800"', '"\\udc00"', '"\\ud800\\ud800"', '"\\ud800a"', '"\\uDFAA"', '"\\u0000"', '"\\uFFFE"', '"\\uFDD0"'],
  ...[
    '{"a":1,"a":2}',
    '{"a":1,"a":{}}',
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{}}}',
    '{"\\u0000":1}',
  ],
  ...[`${'['.repeat(500)}${']'.repeat(500)}`, `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`, `"${'a'.repeat(20_000)}"`],
];

/** Where a value may stand. */
const PLACES = [(text: string) => text, (text: string) => `{"content":${text}}`];
const everywhere = (texts: string[]) => [...new Set(texts)].flatMap((text) => PLACES.map((place) => place(text)));

export const NOT_JSON = everywhere(NO_VALUES).concat([
  ' ',
  '\n',
  '\u00a0{}',
  '{}\u0000',
  '\ufeff[',
  '{}x',
  '{} {}',
  '[] []',
  '\f{}',
  '\v[]',
]);
export const JSON_TEXTS = everywhere(VALUES).concat([' {} ', '\n{}\n', '\t{"content":"a"}\r\n']);
export const EITHER_WAY = everywhere(EITHER).concat(['\ufeff{}', '\ufeff{"content":"a"}']);
