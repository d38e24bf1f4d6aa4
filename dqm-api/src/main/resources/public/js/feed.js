// The live feed of the page: one WebSocket at a time, replaced whenever nothing was heard for 12 s.

import { groupOf } from './severity.js';

const SILENCE_MS = 12_000;
const BACKOFF_MIN_MS = 500;
const BACKOFF_MAX_MS = 10_000;

/**
 * Follows the alarms. Calls `onChange` after every message and twice a second; `alarms` is a Map by id of what a
 * person must see, `flood` the floods of new alarms as {subsystem, since, until, alarms},
 * `pipeline` the last that a bookmark said, `link` one of CONNECTING, LIVE, STALE.
 */
export class Feed {
  #socket;
  #epoch;
  #to;
  #staged;
  #attempt = 0;
  #retryAt = 0;
  #opened = 0;

  constructor(onChange, url = `${location.origin.replace(/^http/, 'ws')}/ws/v1/alarms`) {
    this.onChange = onChange;
    this.url = url;
    this.alarms = new Map();
    this.flood = [];
    this.pipeline = undefined;
    this.pipelineAt = 0;
    this.lastHeard = 0;
    this.link = 'CONNECTING';
    this.gaps = 0;
  }

  start() {
    this.#connect();
    setInterval(() => this.#tick(), 500);
  }

  get attempt() {
    return this.#attempt;
  }

  /** Takes in an alarm from a REST answer, unless the feed knows a newer revision or that it is over. */
  learn(alarm) {
    const known = this.alarms.get(alarm.id);
    if (known && known.revision <= alarm.revision) this.#keep([alarm]);
    this.onChange();
  }

  /** Alarms that nobody needs to see any more are forgotten. */
  #keep(latest) {
    const alarms = new Map(this.alarms);
    for (const alarm of latest) {
      if (groupOf(alarm)) alarms.set(alarm.id, alarm);
      else alarms.delete(alarm.id);
    }
    this.alarms = alarms;
  }

  #connect() {
    this.#drop();
    this.#attempt++;
    this.#opened = Date.now();
    const socket = new WebSocket(this.url, 'dqm-alarms.v1');
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.#hello()));
    socket.onmessage = (event) => socket === this.#socket && this.#heard(JSON.parse(event.data));
    socket.onclose = () => socket === this.#socket && this.#retry();
  }

  #hello() {
    return { type: 'hello', ...(this.#epoch && { resume: { epoch: this.#epoch, to: this.#to } }) };
  }

  #drop() {
    const old = this.#socket;
    this.#socket = undefined;
    this.#staged = undefined;
    if (old) {
      old.onopen = old.onmessage = old.onclose = null;
      old.close();
    }
  }

  #retry() {
    this.#drop();
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** Math.min(this.#attempt, 6));
    this.#retryAt = Date.now() + BACKOFF_MIN_MS + Math.random() * (ceiling - BACKOFF_MIN_MS);
    if (this.link === 'LIVE') this.link = 'CONNECTING';
    this.onChange();
  }

  #tick() {
    const now = Date.now();
    const since = Math.max(this.lastHeard, this.#opened);
    if (this.lastHeard && now - this.lastHeard > SILENCE_MS) this.link = 'STALE';
    // Whatever readyState says: a socket that is silent is dead.
    if (this.#socket && now - since > SILENCE_MS) this.#retry();
    if (!this.#socket && now >= this.#retryAt) this.#connect();
    this.onChange();
  }

  #heard(message) {
    this.lastHeard = Date.now();
    this.#floods(message.flood);
    this.link = 'LIVE';
    this.#attempt = 0;
    switch (message.type) {
      case 'welcome':
        this.#epoch = message.epoch;
        break;
      case 'snapshot':
        if (message.part === 1) this.#staged = new Map();
        for (const alarm of message.items) this.#staged?.set(alarm.id, alarm);
        break;
      case 'snapshot_end':
        this.alarms = this.#staged ?? this.alarms;
        this.#staged = undefined;
        this.#to = message.to;
        break;
      case 'events':
        this.#events(message);
        break;
      case 'bookmark':
        this.pipeline = message.pipeline;
        this.pipelineAt = Date.now();
        if (message.to !== this.#to) this.#gap();
        break;
      default:
        break; // `resync` says why a snapshot follows; a newer server may say more.
    }
    this.onChange();
  }

  /** The same floods stay the same array, so that nobody sorts anew. */
  #floods(floods) {
    if (floods && JSON.stringify(floods) !== JSON.stringify(this.flood)) this.flood = floods;
  }

  #events({ from, to, items }) {
    if (from !== this.#to) return this.#gap();
    this.#keep(items.map(({ alarm }) => alarm));
    this.#to = to;
    return undefined;
  }

  /** Something between was missed: ask for everything anew. */
  #gap() {
    this.gaps++;
    this.#epoch = undefined;
    this.#connect();
  }
}
