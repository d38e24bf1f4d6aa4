// How an alarm is told apart: always shape + text + colour, never colour alone.

import { timeOfDay } from './format.js';

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
  { key: 'shelved', title: 'Put aside' },
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

/** Whether its bins can be masked as a known issue: it is there, and it is bins that show it. */
export function canAdopt(alarm) {
  return SEEN.has(alarm.condition) && !isOfPipeline(alarm) && alarm.kind !== 'whole'
    && !(alarm.suppressions ?? []).some(({ type }) => type === 'MASKED');
}

/** Whether it stays in sight in a flood: a lumisection was gross. */
export function isSevere(alarm) {
  return (alarm.badges ?? []).includes('SEVERE');
}

/** The flood that hides it in a group, of {subsystem, since, until}: all that came with the flood and waits, but what is severe. */
export function floodOf(alarm, floods) {
  if (isSevere(alarm) || !isWaiting(alarm)) return undefined;
  const at = Date.parse(alarm.since);
  return floods.find(({ subsystem, since, until }) => subsystem === alarm.subsystem
    && at >= Date.parse(since) && (!until || at <= Date.parse(until)));
}

const rank = (alarm) => (isSevere(alarm) ? 0 : alarm.severity === 'ALARM' ? 1 : 2);

/** Those of one group in their order: severe ones, severity, then the oldest, then the id. */
export function bySeverity(alarms) {
  return alarms
    .map((alarm) => ({ alarm, rank: rank(alarm), since: Date.parse(alarm.since) }))
    .sort((a, b) => a.rank - b.rank || a.since - b.since || a.alarm.id - b.alarm.id)
    .map(({ alarm }) => alarm);
}

/** All that people must see, in the order of the list: group after group, in each what no flood hides first. */
export function inListOrder(alarms, floods) {
  const groups = new Map(GROUPS.map(({ key }) => [key, { open: [], hidden: [] }]));
  for (const alarm of alarms) {
    const group = groups.get(groupOf(alarm));
    group?.[floodOf(alarm, floods) ? 'hidden' : 'open'].push(alarm);
  }
  return [...groups.values()].flatMap(({ open, hidden }) => [...bySeverity(open), ...bySeverity(hidden)]);
}

/** Whether it is about the pipeline itself: no map shows it. */
export function isOfPipeline(alarm) {
  return alarm.kind === 'pipeline';
}

/** The elements that show it. */
export function whereOf(alarm) {
  return isOfPipeline(alarm) ? `${alarm.subsystem} · pipeline` : alarm.elements.map(({ element }) => element).join(', ');
}

/** Where it began: a lumisection, or a time if none began it. */
export function sinceOf(alarm) {
  return isOfPipeline(alarm) ? `${timeOfDay(new Date(alarm.since))} UTC` : `run ${alarm.run}, LS ${alarm.firstLs}`;
}

/** Whether an empty list means that all is well: only while the link, the data and the models are all right. */
export function isWatching(feed) {
  const { health } = feed.pipeline ?? {};
  return feed.link === 'LIVE' && health?.data === 'OK' && health?.model === 'OK';
}
