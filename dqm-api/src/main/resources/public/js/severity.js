// How an alarm is told apart: always shape + text + colour, never colour alone.

const ALARM = { shape: '▲', text: 'ALARM', tone: 'alarm' };
const WARN = { shape: '◆', text: 'WARN', tone: 'warn' };
const RETURNED = { shape: '○', text: 'RETURNED', tone: 'calm' };
const UNKNOWN = { shape: '?', text: 'UNKNOWN', tone: 'muted' };
const NORMAL = { shape: '✓', text: 'NORMAL', tone: 'ok' };

/** The sign of an alarm's present state. */
export function signOf(alarm) {
  if (alarm.acknowledgement === 'RETURNED_UNACKED') return RETURNED;
  if (alarm.condition === 'UNKNOWN') return UNKNOWN;
  if (alarm.condition === 'NORMAL') return NORMAL;
  return alarm.severity === 'ALARM' ? ALARM : WARN;
}

/** Groups of the alarm list, in the order in which they are shown. */
export const GROUPS = [
  { key: 'unacknowledged', title: 'Unacknowledged' },
  { key: 'acknowledged', title: 'Acknowledged' },
  { key: 'returned', title: 'Returned unseen' },
  { key: 'shelved', title: 'Shelved' },
];

const SEEN = new Set(['ACTIVE', 'PENDING_OFF', 'UNKNOWN']);

/** The group that an alarm belongs to; undefined if nobody needs to see it. */
export function groupOf(alarm) {
  if (alarm.acknowledgement === 'RETURNED_UNACKED') return 'returned';
  if (!SEEN.has(alarm.condition)) return undefined;
  if (isShelved(alarm)) return 'shelved';
  return alarm.acknowledgement === 'ACKED' ? 'acknowledged' : 'unacknowledged';
}

/** Whether it is shelved, masked or out of service. */
export function isShelved(alarm) {
  return (alarm.suppressions ?? []).length > 0;
}

/** Whether it waits for a person: not acknowledged, not put aside. */
export function isWaiting(alarm) {
  return canAcknowledge(alarm) && !isShelved(alarm);
}

export function canAcknowledge(alarm) {
  return alarm.acknowledgement === 'UNACKED' || alarm.acknowledgement === 'RETURNED_UNACKED';
}

const rank = (alarm) => (alarm.severity === 'ALARM' ? 0 : 1);

/** Order within a group: severity, then the oldest, then the id. */
export function bySeverity(a, b) {
  return rank(a) - rank(b) || a.since.localeCompare(b.since) || a.id - b.id;
}

const place = (alarm) => GROUPS.findIndex(({ key }) => key === groupOf(alarm));

/** Order of the whole list, from the top. */
export function inListOrder(a, b) {
  return place(a) - place(b) || bySeverity(a, b);
}

/** Whether an empty list means that all is well: only while the link, the data and the models are all right. */
export function isWatching(feed) {
  const { health } = feed.pipeline ?? {};
  return feed.link === 'LIVE' && health?.data === 'OK' && health?.model === 'OK';
}
