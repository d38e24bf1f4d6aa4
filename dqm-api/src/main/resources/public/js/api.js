// The REST calls of the page. Errors are problem+json: the message says what to do.

import { shiftHeader } from './on-shift.js';

export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

async function call(path, options = {}) {
  const response = await fetch(`/api/v1${path}`, { cache: 'no-store', signal: AbortSignal.timeout(10_000), ...options });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, body);
  // What was answered before may not be so any more: the feed knows better.
  return response.headers.has('Idempotency-Replayed') ? undefined : body;
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

/** A request without an answer may have been done: it is sent once more, and the key sees that it is done once. */
async function command(method, path, revision, body) {
  const key = method === 'POST' ? { 'Idempotency-Key': newKey() } : {};
  const send = () => call(path, request(method, revision, body, key));
  try {
    return await send();
  } catch (error) {
    if (error instanceof ApiError || method !== 'POST') throw error;
    return send();
  }
}

const request = (method, revision, body, key) => ({
  method,
  headers: {
    'Content-Type': 'application/json', ...shiftHeader(), ...key,
    ...(revision === undefined ? {} : { 'If-Match': `"r${revision}"` }),
  },
  body: body && JSON.stringify(body),
});

export const status = () => call('/status');

/** The canary's alarms, which are in no other list. */
export const systemAlarms = () => call('/alarms?system=true');

/** Maps and regions of one lumisection of an alarm; without one, of the latest that is stored. */
export const evidence = (id, lumisection) =>
  call(`/alarms/${id}/evidence${lumisection ? `?ls=${lumisection}` : ''}`);

/** Says that a person has seen the alarm at this revision. Throws ApiError 412 if it has changed since. */
export const acknowledge = (id, revision) => command('POST', `/alarms/${id}/acknowledgement`, revision, {});

/** Says how far the work on an acknowledged alarm has come: SEEN, CALLED or BEING_FIXED. */
export const handle = (id, revision, state) => command('POST', `/alarms/${id}/acknowledgement`, revision, { state });

/** Adds to the thread of an alarm. */
export const comment = (id, text) => command('POST', `/alarms/${id}/comments`, undefined, { text });

/** What people say an alarm was, newest first. */
export const labels = (id) => call(`/labels?alarmId=${id}`).then(({ items }) => items);

/** Says that an alarm was a fault (BAD) or a false alarm (GOOD); takes the place of `earlier`, if there is one. */
export const label = (id, verdict, text, earlier) => command('POST', '/labels', undefined, {
  alarmId: id, verdict, ...(text && { comment: text }), ...(earlier && { supersedes: earlier.id }),
});

/** Puts the alarm aside: wish has reason, once or until, comment. Throws ApiError 412 if it has changed since. */
export const shelve = (id, revision, wish) => command('POST', `/alarms/${id}/shelves`, revision, wish);

/** Ends a shelf before its time. Throws ApiError 412 if the alarm has changed since. */
export const unshelve = (id, revision, shelfId) => command('DELETE', `/alarms/${id}/shelves/${shelfId}`, revision);

/** Masks the bins of an alarm as a known issue: wish has reason, until. Throws ApiError 412 if it has changed since. */
export const adopt = (id, revision, wish) => command('POST', `/alarms/${id}/adoption`, revision, wish);

/** Alarms that have been left acknowledged for runs: [{alarm, runs, masks}]. */
export const maskProposals = () => call('/masks/proposals').then(({ items }) => items);

/** The masks that hold on an element: [{bins: [{xBin, yBin}], reason, until, author}]. */
export const masksOn = (element) =>
  call(`/masks?active=true&limit=1000&element=${encodeURIComponent(element)}`).then(({ items }) => items);

/** The bundles that the service has: [{name, version, kind, element, exportable, reason}]. */
export const exportModels = () => call('/exports/fpga/models').then(({ items }) => items);

/** The newest exports, without their tables. */
export const exportsList = () => call('/exports/fpga?limit=50').then(({ items }) => items);

/** One export with its tables. */
export const exportOne = (id) => call(`/exports/fpga/${id}`);

/** Puts an export into the queue: wish has model, version and options. Undefined if the answer was given before. */
export const askExport = (wish) => command('POST', '/exports/fpga', undefined, wish);

/** The numbers of a map: {nx, ny, at(x, y)} with bins counted from 1. */
export function decodeMap({ nx, ny, data }) {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const values = new Float32Array(nx * ny);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(4 * i, true);
  return { nx, ny, values, at: (x, y) => values[(y - 1) * nx + x - 1] };
}
