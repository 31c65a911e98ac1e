import { expect, test } from '@jest/globals';
import { dueDateIn } from '../../../src/features/tasks/due-date-in.js';

/** A Wednesday, 13:00 in Moscow. */
const NOW = Date.parse('2026-11-18T10:00:00Z');

/** Due times in Moscow's own time; null: no date to come is told. */
const SENTENCES: [string, string | null][] = [
  ['@anna подготовь отчёт к пятнице', '2026-11-20 23:59'],
  ['@anna подготовь отчет до завтра 18:00', '2026-11-19 18:00'],
  ['Созвон послезавтра утром', '2026-11-20 06:00'],
  ['Проверить через неделю', '2026-11-25 23:59'],
  ['Ответить через 2 часа', '2026-11-18 15:00'],
  ['Релиз в пятницу в 15:30', '2026-11-20 15:30'],
  ['Сдать к понедельнику', '2026-11-23 23:59'],
  ['Сделай сегодня', '2026-11-18 23:59'],
  ['до конца недели поправить вёрстку', '2026-11-20 23:59'],
  ['Закрыть счета до конца месяца', '2026-11-30 23:59'],
  ['Согласовать до 1.12', '2026-12-01 23:59'],
  ['Поздравить клиентов к 3 января', '2027-01-03 23:59'],
  ['Договор до 01.12.2026 10:00', '2026-12-01 10:00'],
  ['@boris fix the login page by Friday', '2026-11-20 23:59'],
  ['Please review this tomorrow at 5pm', '2026-11-19 17:00'],
  ['Ship it by November 30', '2026-11-30 23:59'],
  ['Deploy on 2026-12-01', '2026-12-01 23:59'],
  ['Write the report in two weeks', '2026-12-02 23:59'],
  ['Can you do it by end of day?', '2026-11-18 23:59'],
  ['Numbers by EOW please', '2026-11-20 23:59'],
  ['by EOD Friday', '2026-11-20 23:59'],
  ['Deploy the gateway on the 3rd of December at 10:30', '2026-12-03 10:30'],
  ['The invoice is due 05.12.2026', '2026-12-05 23:59'],
  ['В среду поговорим, а отчёт до четверга', '2026-11-25 23:59'],
  ['Спасибо за неделю работы', null],
  ['Вчера упал сервер', null],
  ['Два дня назад всё работало', null],
  ['до 31.02', null],
  ['We have 3 days of data from 2019', null],
  ['I may go to the shop', null],
  ['Version 2.5.1 is out', null],
  ['between 10 and 12 people', null],
];

test.each(SENTENCES)('%s → %s', (sentence, due) => {
  const expected = due && new Date(`${due.replace(' ', 'T')}:00+03:00`);
  expect(dueDateIn(sentence, { now: NOW, zone: 'Europe/Moscow' })).toEqual(expected);
});

test('row 127: a time is that of its own day, beyond a change to winter time', () => {
  const now = Date.parse('2026-10-23T10:00:00Z');
  const due = (text: string) => dueDateIn(text, { now, zone: 'Europe/Berlin' })?.toISOString();
  expect(due('tomorrow at 10:00')).toBe('2026-10-24T08:00:00.000Z');
  expect(due('Monday at 10:00')).toBe('2026-10-26T09:00:00.000Z');
  expect(due('on Sunday')).toBe('2026-10-25T22:59:00.000Z');
});

test('on a Saturday the end of the week is its Sunday', () => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  expect(dueDateIn('до конца недели', { now, zone: 'UTC' })?.toISOString()).toBe('2026-11-22T23:59:00.000Z');
});

test('a long text is read at its beginning alone', () => {
  const zone = 'UTC';
  expect(dueDateIn(`${'a '.repeat(300)} tomorrow`, { now: NOW, zone })).not.toBeNull();
  expect(dueDateIn(`${'a '.repeat(5000)} tomorrow`, { now: NOW, zone })).toBeNull();
});
