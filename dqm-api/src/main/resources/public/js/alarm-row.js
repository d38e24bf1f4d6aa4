import { LitElement, css, html, nothing } from 'lit';
import { one, person, timeOfDay } from './format.js';
import { canAcknowledge, isWaiting, signOf, sinceOf, whereOf } from './severity.js';
import { stateWord } from './people-control.js';
import { sentenceOf } from './suppression.js';

/** One alarm in the list; its height never changes. */
class AlarmRow extends LitElement {
  static properties = {
    alarm: { attribute: false },
    selected: { type: Boolean, reflect: true },
    waiting: { type: Boolean, reflect: true },
    gone: { type: Boolean, reflect: true },
  };

  static styles = css`
    :host {
      display: grid;
      grid-template-columns: 72px minmax(0, 1fr) auto;
      align-items: center;
      height: 84px;
      margin: 0 10px 6px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--raised);
    }
    :host([selected]) {
      border-color: var(--calm);
      box-shadow: 0 0 0 1px var(--calm);
    }
    :host([gone]) { opacity: 0.6; }
    .sign {
      display: grid;
      place-items: center;
      align-content: center;
      height: 100%;
      border-radius: 7px 0 0 7px;
      font-size: 11px;
      font-weight: 700;
      letter-spacing: 0.04em;
    }
    .sign span { font-size: 30px; line-height: 1; }
    .sign.alarm { color: var(--alarm-text); }
    .sign.warn { color: var(--warn); }
    .sign.calm { color: var(--calm); }
    .sign.ok { color: var(--ok); }
    .sign.muted { color: var(--muted); }
    .open.alarm { background: var(--alarm); color: var(--on-colour); }
    .open.warn { background: var(--warn); color: var(--on-colour); }
    .what {
      height: 100%;
      min-width: 0;
      padding: 0 14px;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    .title, .where, .when {
      display: block;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .title { font-size: clamp(16px, 1.05vw, 20px); font-weight: 600; }
    .where, .when { font-size: 14px; color: var(--muted); }
    .do { max-width: 176px; padding-right: 12px; overflow-wrap: anywhere; text-align: right; font-size: 14px; color: var(--muted); }
    .ack {
      min-width: 128px;
      height: 48px;
      border: 1px solid var(--calm);
      border-radius: 6px;
      background: none;
      color: var(--calm);
      font: inherit;
      font-size: 16px;
      font-weight: 600;
      cursor: pointer;
    }
    .ack:hover { background: var(--calm); color: var(--on-colour); }
    .ack:disabled { opacity: 0.6; cursor: progress; }
    button:focus-visible { outline: 3px solid var(--calm); outline-offset: -3px; }
  `;

  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #action() {
    const { alarm } = this;
    if (this.gone) return html`<span>returned to normal</span>`;
    if (canAcknowledge(alarm)) {
      return html`<button class="ack" ?disabled=${this.waiting} aria-label="Acknowledge ${alarm.title}"
        @click=${() => this.#send('acknowledge', alarm)}>${this.waiting ? 'Saving' : 'Acknowledge'}</button>`;
    }
    if (!alarm.acknowledgedBy) return nothing;
    const work = alarm.acknowledgementState === 'SEEN' ? '' : `${stateWord(alarm.acknowledgementState)}, `;
    return html`<span>✓ ${work}seen by ${person(alarm.acknowledgedBy)}<br>${timeOfDay(new Date(alarm.acknowledgedAt))}</span>`;
  }

  #marks() {
    const { badges = [], suppressions = [] } = this.alarm;
    const shelved = suppressions.map(sentenceOf);
    const intermittent = badges.includes('INTERMITTENT') ? ['comes and goes'] : [];
    const fromStart = badges.includes('SINCE_RUN_START') ? ['since the run started'] : [];
    return [...intermittent, ...fromStart, ...shelved].map((mark) => `${mark} · `).join('');
  }

  render() {
    const { alarm } = this;
    const sign = signOf(alarm);
    return html`
      <div class="sign ${sign.tone} ${isWaiting(alarm) && !this.gone ? 'open' : ''}">
        <span aria-hidden="true">${sign.shape}</span>${sign.text}
      </div>
      <button class="what" aria-current=${this.selected ? 'true' : 'false'}
          @click=${() => this.#send('select', alarm.id)}>
        <span class="title">${alarm.title}</span>
        <span class="where">${whereOf(alarm)}</span>
        <span class="when">${this.#marks()}since ${sinceOf(alarm)}${alarm.live?.score === undefined
          ? nothing : html` · score ${one(alarm.live.score)}`}</span>
      </button>
      <div class="do">${this.#action()}</div>`;
  }
}

customElements.define('alarm-row', AlarmRow);
