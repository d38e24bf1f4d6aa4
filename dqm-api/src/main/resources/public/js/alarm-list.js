import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, timeOfDay } from './format.js';
import { bySeverity, floodOf, groupOf, GROUPS, isSevere, isWaiting, signOf } from './severity.js';
import { HEAD_PX, ROW_PX, Window } from './window.js';
import './alarm-row.js';

/**
 * The alarms in their groups, those of a flood folded into one line. While the pointer or the keyboard is on a row
 * nothing moves: rows keep their places, change their text only, and what is new is announced in the line above until
 * the list is left. Only rows in sight are in the document, however many there are.
 */
class AlarmList extends LitElement {
  static properties = {
    alarms: { attribute: false },
    flood: { attribute: false },
    system: { attribute: false },
    selected: { attribute: false },
    waiting: { attribute: false },
    watching: { attribute: false },
    ready: { attribute: false },
    well: { attribute: false },
    held: { state: true },
    unfolded: { state: true },
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
      overflow-anchor: none;
      padding-bottom: 12px;
    }
    h2 {
      box-sizing: border-box;
      display: flex;
      justify-content: space-between;
      height: 44px;
      margin: 0;
      padding: 16px 20px 6px;
      font-size: 14px;
      font-weight: 600;
      letter-spacing: 0.08em;
      text-transform: uppercase;
      color: var(--muted);
    }
    .flood {
      box-sizing: border-box;
      display: grid;
      grid-template-columns: 34px minmax(0, 1fr) auto;
      align-items: center;
      width: calc(100% - 20px);
      height: 72px;
      margin: 10px 10px 6px;
      padding: 0 16px 0 0;
      border: 1px solid var(--warn);
      border-left-width: 10px;
      border-radius: var(--radius);
      background: var(--raised);
      color: var(--text);
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    .flood:focus-visible { outline: 3px solid var(--calm); outline-offset: -3px; }
    .flood .arrow { text-align: center; color: var(--muted); }
    .flood b { display: block; font-size: 19px; font-weight: 600; }
    .flood small { font-size: 14px; color: var(--muted); }
    .flood .many { font-size: 30px; font-weight: 600; }
    .system { margin: 0; padding: 4px 20px; list-style: none; font-size: 14px; color: var(--muted); }
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
    this.flood = [];
    this.kept = new Map();
    this.layout = [];
    this.held = false;
    this.unfolded = new Set();
    this.window = new Window(() => this.requestUpdate());
  }

  willUpdate() {
    for (const alarm of this.alarms) this.kept.set(alarm.id, alarm);
    const shown = new Set(this.alarms.map((alarm) => alarm.id));
    if (!this.held) {
      this.layout = [...this.#floods(), ...this.#groups()].filter(({ ids }) => ids.length);
      for (const id of this.kept.keys()) if (!shown.has(id)) this.kept.delete(id);
    }
    this.gone = new Set([...this.kept.keys()].filter((id) => !shown.has(id)));
  }

  /** One group for each flood, above all others. */
  #floods() {
    const hidden = this.alarms.filter((alarm) => floodOf(alarm, this.flood));
    return this.flood.map((flood) => ({
      key: `flood ${flood.subsystem}`,
      title: `Flood in ${flood.subsystem}`,
      flood,
      ids: bySeverity(hidden.filter((alarm) => alarm.subsystem === flood.subsystem)).map((alarm) => alarm.id),
    }));
  }

  #groups() {
    return GROUPS.map(({ key, title }) => ({
      key,
      title,
      ids: bySeverity(this.alarms.filter((alarm) => groupOf(alarm) === key && !floodOf(alarm, this.flood)))
        .map((alarm) => alarm.id),
    }));
  }

  #news() {
    const placed = new Set(this.layout.flatMap((group) => group.ids));
    const news = this.alarms.filter((alarm) => !placed.has(alarm.id));
    return news.length ? bySeverity(news) : news;
  }

  #release() {
    this.held = false;
  }

  #toggle(key) {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(key)) unfolded.add(key);
    this.unfolded = unfolded;
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
      ? `${count(open)} to acknowledge — click, or press A`
      : html`<span class=${this.well ? 'quiet' : ''}>Nothing to acknowledge</span>`}</div>`;
  }

  #empty() {
    if (!this.ready) return nothing;
    const { watched, seen } = this.watching ?? {};
    return html`<div class="none ${this.well ? 'well' : ''}"><span>${this.well ? '✓' : '○'}</span>No alarms${seen === undefined
      ? nothing : html`<br>watching ${count(watched)} of ${count(seen)} elements`}</div>`;
  }

  #flood({ key, title, flood, ids }, isOpen) {
    const severe = this.alarms.filter((alarm) => alarm.subsystem === flood.subsystem && isSevere(alarm)
      && isWaiting(alarm)).length;
    const span = `${timeOfDay(new Date(flood.since))}${flood.until ? `–${timeOfDay(new Date(flood.until))}` : ''}`;
    return html`
      <button class="flood" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => this.#toggle(key)}>
        <span class="arrow" aria-hidden="true">${isOpen ? '▾' : '▸'}</span>
        <span><b>${title}</b><small>${count(flood.alarms)} new alarms ${flood.until ? '' : 'since '}${span}${severe
          ? html`, ${count(severe)} severe below` : nothing}</small></span>
        <span class="many" aria-label="${ids.length} in this group">${count(ids.length)}</span>
      </button>`;
  }

  #rows({ key, title, ids }, [from, to]) {
    return html`
      <div role="list" aria-label=${title} data-group=${key}>
        <div role="presentation" .style=${`height: ${from * ROW_PX}px`}></div>
        ${repeat(ids.slice(from, to), (id) => id, (id, i) => html`
          <alarm-row role="listitem" aria-setsize=${ids.length} aria-posinset=${from + i + 1}
              .alarm=${this.kept.get(id)} ?gone=${this.gone.has(id)}
              ?selected=${id === this.selected} ?waiting=${this.waiting.has(id)}></alarm-row>`)}
        <div role="presentation" .style=${`height: ${(ids.length - to) * ROW_PX}px`}></div>
      </div>`;
  }

  #groupsInSight() {
    let top = 0;
    return this.layout.map((group) => {
      const isOpen = !group.flood || this.unfolded.has(group.key);
      const head = group.flood ? HEAD_PX.flood : HEAD_PX.title;
      const rows = isOpen ? this.#rows(group, this.window.rows(top + head, group.ids.length)) : nothing;
      top += head + (isOpen ? group.ids.length * ROW_PX : 0);
      return html`
        ${group.flood ? this.#flood(group, isOpen)
          : html`<h2><span>${group.title}</span><span>${count(group.ids.length)}</span></h2>`}
        ${rows}`;
    });
  }

  /** What the canary shows, for whoever asks for it: nobody's to acknowledge. */
  #canary() {
    return html`
      <h2><span>System: canary</span><span>${this.system.length}</span></h2>
      <ul class="system" aria-label="System">
        ${this.system.map((alarm) => html`<li>${signOf(alarm).shape} ${alarm.title} · ${alarm.condition.toLowerCase()}
          since ${timeOfDay(new Date(alarm.since))}</li>`)}
      </ul>`;
  }

  updated() {
    this.window.watch(this.renderRoot.querySelector('.rows'));
  }

  render() {
    const any = this.layout.length > 0;
    return html`
      ${this.#headline()}
      <div class="rows"
          @scroll=${(event) => this.window.scrolled(event.target)}
          @pointermove=${() => { this.held = any; }} @pointerleave=${this.#release}
          @focusin=${() => { this.held = any; }} @focusout=${this.#release}>
        ${any ? this.#groupsInSight() : this.#empty()}
        ${this.system ? this.#canary() : nothing}
      </div>`;
  }
}

customElements.define('alarm-list', AlarmList);
