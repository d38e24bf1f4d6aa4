import { LitElement, css, html, nothing } from 'lit';
import * as api from './api.js';
import { Feed } from './feed.js';
import { canAcknowledge, inListOrder, isWaiting, isWatching } from './severity.js';
import './alarm-list.js';
import './room-header.js';
import './stale-banner.js';
import './why-panel.js';

const STATUS_EVERY_MS = 5_000;
// Nobody has read an alarm that came up by itself so shortly ago.
const LOOK_FIRST_MS = 1_000;
const ASKS_FOR_SYSTEM = new URLSearchParams(location.search).get('system') === 'true';

/** The whole page: feed, status and the selected alarm; everything below only shows what it is given. */
class App extends LitElement {
  static properties = {
    status: { state: true },
    system: { state: true },
    selected: { state: true },
    said: { state: true },
    waiting: { state: true },
  };

  static styles = css`
    :host {
      display: grid;
      grid-template-rows: auto auto minmax(0, 1fr);
      height: 100vh;
    }
    main {
      display: grid;
      grid-template-columns: minmax(440px, 5fr) minmax(0, 8fr);
      gap: 16px;
      padding: 16px;
      min-height: 0;
    }
    main.stale {
      filter: grayscale(0.85) brightness(0.75);
    }
    @media (max-width: 1100px) {
      :host { height: auto; }
      main { grid-template-columns: minmax(0, 1fr); }
      alarm-list { max-height: 80vh; }
    }
    .said {
      position: fixed;
      left: 50%;
      bottom: 24px;
      transform: translateX(-50%);
      max-width: 80vw;
      padding: 12px 20px;
      border: 1px solid var(--warn);
      border-radius: var(--radius);
      background: var(--raised);
      font-size: 18px;
      box-shadow: 0 6px 24px rgb(0 0 0 / 50%);
    }
  `;

  constructor() {
    super();
    this.feed = new Feed(() => this.requestUpdate());
    this.waiting = new Set();
    this.switchedAt = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.feed.start();
    this.#askStatus();
    setInterval(() => this.#askStatus(), STATUS_EVERY_MS);
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  async #askStatus() {
    this.status = await api.status().catch(() => this.status);
    if (ASKS_FOR_SYSTEM) this.system = (await api.systemAlarms().catch(() => undefined))?.items;
  }

  /** The same array as long as nothing has changed: thousands of alarms are not sorted twice a second. */
  #shown() {
    const { alarms, flood } = this.feed;
    if (this.sorted?.alarms !== alarms || this.sorted.flood !== flood) {
      this.sorted = { alarms, flood, list: inListOrder(alarms.values(), flood) };
    }
    return this.sorted.list;
  }

  #current(shown) {
    return this.feed.alarms.get(this.selected) ?? shown.find(isWaiting) ?? shown[0];
  }

  #key(event) {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0].matches?.('input, select, textarea')) return;
    if (event.key === 'a' || event.key === 'A') {
      const alarm = this.#current(this.#shown());
      if (alarm && canAcknowledge(alarm)) this.#acknowledge(alarm);
    }
  }

  #acknowledge({ id, revision }) {
    return this.#command(id, 'acknowledged', () => api.acknowledge(id, revision));
  }

  #shelve({ alarm: { id, revision }, wish }) {
    return this.#command(id, 'shelved', () => api.shelve(id, revision, wish));
  }

  #unshelve({ alarm: { id, revision }, shelf }) {
    return this.#command(id, 'ended', () => api.unshelve(id, revision, shelf.id));
  }

  #adopt({ alarm: { id, revision }, wish }) {
    return this.#command(id, 'adopted', () => api.adopt(id, revision, wish));
  }

  #handle({ alarm: { id, revision }, state }) {
    return this.#command(id, 'noted', () => api.handle(id, revision, state));
  }

  #comment({ alarm: { id }, text }) {
    return this.#command(id, 'written', () => api.comment(id, text));
  }

  /** The feed tells of a label: the alarm itself is as it was. */
  #label({ alarm, verdict, text, earlier }) {
    return this.#command(alarm.id, 'labelled', () => api.label(alarm.id, verdict, text, earlier).then(() => undefined));
  }

  async #command(id, done, send) {
    if (this.waiting.has(id)) return;
    if (id === this.shownId && Date.now() - this.switchedAt < LOOK_FIRST_MS) {
      this.#say(`Not ${done}: another alarm has just come up. Look, then do it again.`);
      return;
    }
    this.selected = id;
    this.waiting = new Set(this.waiting).add(id);
    try {
      const alarm = await send();
      if (alarm) this.feed.learn(alarm);
    } catch (error) {
      if (error.status === 412 && error.problem.current) {
        this.feed.learn(error.problem.current);
        this.#say(`Not ${done}: this alarm has changed since you saw it. Look again.`);
      } else {
        this.#say(`Not ${done}: ${error.message}`);
      }
    } finally {
      const waiting = new Set(this.waiting);
      waiting.delete(id);
      this.waiting = waiting;
    }
  }

  #say(text) {
    this.said = text;
    clearTimeout(this.saidTimer);
    this.saidTimer = setTimeout(() => { this.said = undefined; }, 8_000);
  }

  updated() {
    this.#noticeSwitch(this.#current(this.#shown())?.id);
    const open = this.#shown().filter(isWaiting).length;
    document.title = open ? `▲ ${open} to acknowledge · DQM` : '✓ DQM';
  }

  #noticeSwitch(id) {
    const byItself = id !== this.selected && this.shownId !== undefined;
    if (id !== this.shownId && byItself) this.switchedAt = Date.now();
    this.shownId = id;
  }

  render() {
    const shown = this.#shown();
    const current = this.#current(shown);
    return html`
      <room-header .feed=${this.feed} .status=${this.status} .now=${Date.now()}></room-header>
      <stale-banner .feed=${this.feed} .now=${Date.now()}></stale-banner>
      <main class=${this.feed.link === 'STALE' ? 'stale' : ''}
          @select=${(e) => { this.selected = e.detail; }}
          @acknowledge=${(e) => this.#acknowledge(e.detail)}
          @shelve=${(e) => this.#shelve(e.detail)}
          @unshelve=${(e) => this.#unshelve(e.detail)}
          @adopt=${(e) => this.#adopt(e.detail)}
          @handle=${(e) => this.#handle(e.detail)}
          @comment=${(e) => this.#comment(e.detail)}
          @label=${(e) => this.#label(e.detail)}>
        <alarm-list .alarms=${shown} .flood=${this.feed.flood} .system=${this.system} .selected=${current?.id} .waiting=${this.waiting}
            .watching=${this.status?.watching} .ready=${this.feed.lastHeard > 0}
            .well=${isWatching(this.feed)}></alarm-list>
        <why-panel .alarm=${current} .waiting=${this.waiting} .pipeline=${this.feed.pipeline}
            .well=${isWatching(this.feed)}></why-panel>
      </main>
      <div aria-live="assertive">${this.said ? html`<div class="said">${this.said}</div>` : nothing}</div>
    `;
  }
}

customElements.define('dqm-app', App);
