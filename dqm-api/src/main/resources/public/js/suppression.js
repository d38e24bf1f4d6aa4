import { timeOfDay } from './format.js';

const DAY_MS = 24 * 60 * 60_000;

/** How a type of suppression reads; one that this page does not know is at least no shelf. */
const WORDS = { SHELVED: 'shelved', MASKED: 'masked as known', GATED: 'on hold', OUT_OF_SERVICE: 'out of service' };

/** Whether a person has put the alarm aside and may end it here; others end with what they are about. */
export function isShelf(suppression) {
  return suppression.type === 'SHELVED';
}

/**
 * "masked as known until 2026-12-01 by anna"; the day where it is not within the next 24 hours. What no person has set
 * says why instead: "on hold: beam_mode DUMP".
 */
export function sentenceOf(suppression) {
  if (suppression.type === 'GATED') return suppression.comment ? `on hold: ${suppression.comment}` : 'on hold';
  const word = WORDS[suppression.type] ?? 'on hold';
  return `${word}${endOf(suppression)} by ${suppression.by}`;
}

function endOf({ until }) {
  if (!until) return '';
  const end = new Date(until);
  return end - Date.now() < DAY_MS ? ` until ${timeOfDay(end)}` : ` until ${end.toISOString().slice(0, 10)}`;
}
