import { LitElement, css, html, nothing } from 'lit';
import * as api from './api.js';
import { controls } from './controls.js';

const DAY_MS = 24 * 60 * 60_000;
const DAYS = [['7', '7 days'], ['30', '30 days'], ['90', '90 days'], ['365', 'a year']];

/** Makes a fault a known issue: its bins are masked until a day, and the alarm is put aside. */
class AdoptControl extends LitElement {
  static properties = {
    alarm: { attribute: false },
    waiting: { attribute: false },
    open: { state: true },
    runs: { state: true },
  };

  static styles = [controls, css`
    :host { font-size: 16px; }
    form, .line { display: flex; align-items: center; flex-wrap: wrap; gap: 10px; }
    label { display: flex; align-items: center; gap: 6px; color: var(--muted); }
    .why { flex: 1; min-width: 200px; }
    input { width: 100%; }
    .muted { color: var(--muted); }
  `];

  willUpdate(changed) {
    const { alarm } = this;
    if (changed.get('alarm') && changed.get('alarm').id !== alarm.id) this.open = this.runs = this.asked = undefined;
    const at = `${alarm.id} ${alarm.revision}`;
    if (at !== this.asked && alarm.acknowledgement === 'ACKED') {
      this.asked = at;
      this.#ask(alarm.id);
    }
  }

  /** In how many runs it was raised since somebody acknowledged it, if that is enough to propose a mask. */
  async #ask(id) {
    const proposals = await api.maskProposals().catch(() => []);
    if (this.alarm.id === id) this.runs = proposals.find(({ alarm }) => alarm.id === id)?.runs;
  }

  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** What a person writes about stays in sight. */
  #begin() {
    this.open = true;
    this.#send('select', this.alarm.id);
  }

  #adopt(event) {
    event.preventDefault();
    const { days, reason } = Object.fromEntries(new FormData(event.target));
    const until = new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    this.open = false;
    this.#send('adopt', { alarm: this.alarm, wish: { reason, until } });
  }

  render() {
    if (!this.open) {
      return html`
        <div class="line">
          <button ?disabled=${this.waiting} @click=${this.#begin}>Adopt as known</button>
          ${this.runs ? html`<span class="muted">acknowledged, and raised in ${this.runs} runs since</span>` : nothing}
        </div>`;
    }
    return html`
      <form @submit=${this.#adopt}>
        <label>Mask its bins for <select name="days">
          ${DAYS.map(([days, text]) => html`<option value=${days} ?selected=${days === '30'}>${text}</option>`)}
        </select></label>
        <label class="why">What it is <input name="reason" required maxlength="1000" autocomplete="off"
          placeholder="tower without voltage, ticket 12"></label>
        <button class="go" ?disabled=${this.waiting}>Adopt</button>
        <button type="button" @click=${() => { this.open = false; }}>Cancel</button>
      </form>`;
  }
}

customElements.define('adopt-control', AdoptControl);
