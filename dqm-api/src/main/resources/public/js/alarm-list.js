import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count } from './format.js';
import { bySeverity, groupOf, GROUPS, isWaiting, signOf } from './severity.js';
import './alarm-row.js';

/**
 * The alarms in their groups. While the pointer or the keyboard is on a row nothing moves: rows keep their
 * places, change their text only, and what is new is announced in the line above until the list is left.
 */
class AlarmList extends LitElement {
  static properties = {
    alarms: { attribute: false },
    selected: { attribute: false },
    waiting: { attribute: false },
    watching: { attribute: false },
    ready: { attribute: false },
    well: { attribute: false },
    held: { state: true },
  };

  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--panel);
      overflow: hidden;
    }
    .news {
      box-sizing: border-box;
      display: flex;
      align-items: center;
      flex: none;
      height: 52px;
      padding: 0 20px;
      border: 0;
      border-bottom: 1px solid var(--line);
      background: none;
      color: var(--text);
      font: inherit;
      font-size: 18px;
      text-align: left;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .news.fresh {
      background: var(--warn);
      color: var(--on-colour);
      font-weight: 600;
    }
    .quiet { color: var(--ok); }
    .rows {
      flex: 1;
      overflow-y: auto;
      padding-bottom: 12px;
    }
    h2 {
      display: flex;
      justify-content: space-between;
      margin: 0;
      padding: 16px 20px 6px;
      font-size: 14px;
      font-weight: 600;
      letter-spacing: 0.08em;
      text-transform: uppercase;
      color: var(--muted);
    }
    .none {
      padding: 48px 20px;
      text-align: center;
      color: var(--muted);
      font-size: 20px;
    }
    .none span {
      display: block;
      font-size: 44px;
    }
    .well span { color: var(--ok); }
  `;

  constructor() {
    super();
    this.alarms = [];
    this.kept = new Map();
    this.layout = [];
    this.held = false;
  }

  willUpdate() {
    for (const alarm of this.alarms) this.kept.set(alarm.id, alarm);
    const shown = new Set(this.alarms.map((alarm) => alarm.id));
    if (!this.held) {
      this.layout = GROUPS.map(({ key, title }) => ({
        key,
        title,
        ids: this.alarms.filter((alarm) => groupOf(alarm) === key).sort(bySeverity).map((alarm) => alarm.id),
      }));
      for (const id of this.kept.keys()) if (!shown.has(id)) this.kept.delete(id);
    }
    this.gone = new Set([...this.kept.keys()].filter((id) => !shown.has(id)));
  }

  #news() {
    const placed = new Set(this.layout.flatMap((group) => group.ids));
    return this.alarms.filter((alarm) => !placed.has(alarm.id)).sort(bySeverity);
  }

  #release() {
    this.held = false;
  }

  #headline() {
    const news = this.#news();
    if (news.length) {
      const sign = signOf(news[0]);
      return html`<button class="news fresh" role="status" @click=${this.#release}>
        ${sign.shape}&nbsp;${news.length} new: ${news[0].title} — show</button>`;
    }
    const open = this.alarms.filter(isWaiting).length;
    if (!this.ready) return html`<div class="news">Connecting</div>`;
    return html`<div class="news" role="status">${open
      ? `${open} to acknowledge — click, or press A`
      : html`<span class=${this.well ? 'quiet' : ''}>Nothing to acknowledge</span>`}</div>`;
  }

  #empty() {
    if (!this.ready) return nothing;
    const { watched, seen } = this.watching ?? {};
    return html`<div class="none ${this.well ? 'well' : ''}"><span>${this.well ? '✓' : '○'}</span>No alarms${seen === undefined
      ? nothing : html`<br>watching ${count(watched)} of ${count(seen)} elements`}</div>`;
  }

  #group({ key, title, ids }) {
    if (!ids.length) return nothing;
    return html`
      <h2><span>${title}</span><span>${ids.length}</span></h2>
      <div role="list" aria-label=${title} data-group=${key}>
        ${repeat(ids, (id) => id, (id) => html`
          <alarm-row role="listitem" .alarm=${this.kept.get(id)} ?gone=${this.gone.has(id)}
              ?selected=${id === this.selected} ?waiting=${this.waiting.has(id)}></alarm-row>`)}
      </div>`;
  }

  render() {
    const any = this.layout.some((group) => group.ids.length);
    return html`
      ${this.#headline()}
      <div class="rows"
          @pointermove=${() => { this.held = any; }} @pointerleave=${this.#release}
          @focusin=${() => { this.held = any; }} @focusout=${this.#release}>
        ${any ? this.layout.map((group) => this.#group(group)) : this.#empty()}
      </div>`;
  }
}

customElements.define('alarm-list', AlarmList);
