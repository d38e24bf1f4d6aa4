import { LitElement, css, html, nothing } from 'lit';
import * as api from './api.js';
import { controls } from './controls.js';
import { timeOfDay } from './format.js';

const STATES = [
  ['SEEN', 'seen'],
  ['CALLED', 'expert called'],
  ['BEING_FIXED', 'being fixed'],
];

const DONE = {
  ACKNOWLEDGED: 'acknowledged', HANDLED: 'on the work', SHELVED: 'shelved', LABELLED: 'labelled',
};

const VERDICTS = { BAD: '✓ a real fault', GOOD: '✗ a false alarm' };

/** How a state of the work is called. */
export const stateWord = (state) => STATES.find(([key]) => key === state)?.[1] ?? '';

/** What people say of an alarm: how far the work is, whether it was a real fault, and their comments. */
class PeopleControl extends LitElement {
  static properties = {
    alarm: { attribute: false },
    waiting: { attribute: false },
    said: { state: true },
  };

  static styles = [controls, css`
    :host { display: flex; flex-direction: column; gap: 10px; font-size: 16px; }
    .line { display: flex; align-items: center; flex-wrap: wrap; gap: 10px; }
    .muted { color: var(--muted); }
    ol { margin: 0; padding: 0; list-style: none; display: flex; flex-direction: column; gap: 6px; }
    li { overflow-wrap: anywhere; white-space: pre-wrap; }
    li small { font-size: 14px; color: var(--muted); }
    textarea {
      flex: 1 1 260px;
      min-height: 40px;
      padding: 8px;
      resize: vertical;
    }
    button[aria-pressed='true'] { border-color: var(--calm); color: var(--calm); font-weight: 600; }
  `];

  willUpdate(changed) {
    const { alarm } = this;
    if (changed.get('alarm') && changed.get('alarm').id !== alarm.id) this.said = undefined;
    const { confirmed, falseAlarms } = alarm.trackRecord ?? {};
    // After every command too: what people say may have changed although no count has.
    if (changed.get('waiting') && !this.waiting) this.asked = undefined;
    const at = [alarm.id, confirmed, falseAlarms, alarm.comments.at(-1)?.seq].join(' ');
    if (at !== this.asked) {
      this.asked = at;
      this.#ask(alarm.id);
    }
  }

  updated(changed) {
    // A draft is about the alarm that was shown when it was written.
    if (changed.get('alarm') && changed.get('alarm').id !== this.alarm.id) {
      this.#text();
      this.renderRoot.querySelector('textarea').blur();
    }
  }

  async #ask(id) {
    const said = await api.labels(id).catch(() => undefined);
    if (this.alarm.id === id && said) [this.said] = said;
  }

  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #text() {
    const field = this.renderRoot.querySelector('textarea');
    const text = field.value.trim();
    field.value = '';
    return text;
  }

  #comment() {
    const text = this.#text();
    if (text) this.#send('comment', { alarm: this.alarm, text });
    else this.renderRoot.querySelector('textarea').focus();
  }

  #label(verdict) {
    this.#send('label', { alarm: this.alarm, verdict, text: this.#text(), earlier: this.said });
  }

  #key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#comment();
  }

  #work(alarm) {
    return html`
      <div class="line" role="group" aria-label="How far the work is">
        ${STATES.map(([state, word]) => html`
          <button ?disabled=${this.waiting} aria-pressed=${alarm.acknowledgementState === state}
            @click=${() => this.#send('handle', { alarm, state })}>${word}</button>`)}
      </div>`;
  }

  #said({ by, at, cause, text }) {
    const done = DONE[cause] ? `, ${DONE[cause]}` : '';
    return html`<li><small>${timeOfDay(new Date(at))} · ${by}${done}</small> ${text}</li>`;
  }

  #verdict(verdict, word) {
    return html`
      <button ?disabled=${this.waiting} aria-pressed=${this.said?.verdict === verdict}
        @click=${() => this.#label(verdict)}>${word}</button>`;
  }

  render() {
    const { alarm, said } = this;
    return html`
      ${alarm.acknowledgedBy ? this.#work(alarm) : nothing}
      ${alarm.comments.length ? html`
        <ol aria-label="Comments">${alarm.comments.map((each) => this.#said(each))}</ol>` : nothing}
      <div class="line">
        <textarea rows="1" maxlength="2000" aria-label="Comment" placeholder="What do you know of it?"
          @focus=${() => this.#send('select', alarm.id)} @keydown=${this.#key}></textarea>
        <button ?disabled=${this.waiting} @click=${this.#comment}>Comment</button>
        ${this.#verdict('BAD', 'Real fault')}
        ${this.#verdict('GOOD', 'False alarm')}
        ${VERDICTS[said?.verdict] ? html`<span class="muted">${VERDICTS[said.verdict]}, says ${said.by}</span>` : nothing}
      </div>`;
  }
}

customElements.define('people-control', PeopleControl);
